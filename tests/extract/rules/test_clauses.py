from __future__ import annotations

import pytest
from tests.extract.rules.reading import read_sentence, words


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        ("The rebels took the bridge.", "take", ["The rebels"], ["the bridge"]),
        ("The rebels took the bridge and burned it.", "burn", ["The rebels"], ["it"]),
        ("The brigade, raised in the spring, took the hill.", "take", ["The brigade"], ["the hill"]),
        ("Forces backed by militias took the hill.", "take", ["Forces"], ["the hill"]),
        ("Forces defending the hill have fled.", "flee", ["Forces"], []),
        ("The soldier who found the letter said nothing.", "say", ["The soldier"], ["nothing"]),
        ("The army began to withdraw.", "withdraw", ["The army"], []),
        ("The shelling forced hundreds of families to flee.", "flee", ["hundreds of families"], []),
        ("Despite suffering losses, the division advanced.", "suffer", ["the division"], ["losses"]),
        ("They struck the port, killing two men.", "kill", ["They"], ["two men"]),
        ("Kabul accused Dushanbe of shelling the valley.", "shell", ["Dushanbe"], ["the valley"]),
        ("They shot down 31 of the 36 drones.", "shoot", ["They"], []),
    ],
)
def test_a_verb_has_its_subject_and_objects(text: str, lemma: str, subjects: list[str], objects: list[str]) -> None:
    clause = next(clause for clause in read_sentence(text).clauses if clause.lemma == lemma)
    assert [words(text, nominal) for nominal in clause.subjects] == subjects
    assert [words(text, nominal) for nominal in clause.objects] == objects


@pytest.mark.parametrize(
    ("text", "lemma", "passive"),
    [
        ("The bridge was destroyed by the army.", "destroy", True),
        ("The army destroyed the bridge.", "destroy", False),
        ("Troops encircled in the valley have surrendered.", "encircle", True),
        ("Areas lost to the rebels were looted.", "lose", True),
        ("The forces remain “fully prepared” for war.", "prepare", True),
    ],
)
def test_voice(text: str, lemma: str, passive: bool) -> None:  # noqa: FBT001 - a column of the table
    assert next(clause for clause in read_sentence(text).clauses if clause.lemma == lemma).passive is passive


def test_prepositions_and_times_are_complements() -> None:
    text = "Rebels ambushed a patrol south of Sebha on Sunday."
    (clause,) = read_sentence(text).clauses
    assert [(c.prep, words(text, c.nominal)) for c in clause.complements] == [("south of", "Sebha"), ("on", "Sunday")]


def test_a_name_in_parentheses_is_a_gloss() -> None:
    text = "Troops left Karan (known as Karaan in the north) at dawn."
    (clause,) = read_sentence(text).clauses
    gloss = clause.objects[0].gloss
    assert gloss is not None
    assert words(text, gloss) == "Karaan"


def test_a_list_ends_where_the_next_clause_begins() -> None:
    text = "They killed five soldiers and rebels fled."
    clauses = read_sentence(text).clauses
    assert [[words(text, n) for n in clause.objects] for clause in clauses] == [["five soldiers"], []]
    assert [words(text, n) for n in clauses[1].subjects] == ["rebels"]
