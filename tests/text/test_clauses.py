from __future__ import annotations

from typing import NamedTuple

import pytest

from reportedly.text.clauses import Sentence, parsed
from reportedly.text.parts import Part
from reportedly.text.predicates import Link
from reportedly.text.tagging import units
from reportedly.text.verbs import VerbForm, present_participle, third_person, verb_form


class Case(NamedTuple):
    text: str
    predicates: tuple[str, ...]
    """Each as 'words: link', and behind '<' the words of its parent."""


CASES = [
    Case("The fort surrendered.", ("surrendered: main",)),
    Case("The fort had not been taken.", ("had been taken: main",)),
    Case("He said the fort had fallen.", ("said: main", "had fallen: content < said")),
    Case("He said on Monday that the fort had fallen.", ("said: main", "had fallen: content < said")),
    Case("The fort, which had held out, fell.", ("had held: relative", "fell: main")),
    Case("The men who held the fort fled.", ("held: relative", "fled: main")),
    Case("The men trapped in the fort have fled.", ("trapped: relative", "have fled: main")),
    Case("If the fort falls, the men will flee.", ("falls: adverbial < will flee", "will flee: main")),
    Case("The men will flee if the fort falls.", ("will flee: main", "falls: adverbial < will flee")),
    Case("The men failed to take the fort.", ("failed: main", "to take: infinitive < failed")),
    Case("The men fled without firing a shot.", ("fled: main", "firing: gerund < fled")),
    Case("The army denied shelling the fort.", ("denied: main", "shelling: content < denied")),
    Case("The men fled and the fort fell.", ("fled: main", "fell: coordinate < fled")),
    Case("The men did not flee but surrendered.", ("did flee: main", "surrendered: coordinate < did flee")),
    Case("The men fled, burning the fort.", ("fled: main", "burning: participle < fled")),
    Case("The fort has fallen, the ministry said.", ("has fallen: main", "said: report")),
    Case("The fort, the ministry said, has fallen.", ("said: report", "has fallen: main")),
    Case("“The fort has fallen,” said the minister.", ("has fallen: main", "said: report")),
    Case("The men (the army denies this) have fled.", ("denies: main", "have fled: main")),
    Case(
        "Had the fort fallen, the men would have fled.",
        ("Had fallen: adverbial < would have fled", "would have fled: main"),
    ),
    Case("The army was, apparently, defeated.", ("was defeated: main",)),
    Case("They would rather die than surrender.", ("would die: main", "surrender: adverbial < would die")),
    Case("There were no plans to attack.", ("were: main", "to attack: infinitive < were")),
]


def words(text: str, sentence: Sentence, index: int) -> str:
    group = [sentence.units[at] for at in sentence.predicates[index].group]
    return " ".join(text[unit.start : unit.end] for unit in group)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_predicates_and_how_they_hang_together(case: Case) -> None:
    sentence = parsed(case.text)
    found = []
    for index, predicate in enumerate(sentence.predicates):
        bare = predicate.parent is None or predicate.link is Link.RELATIVE
        above = "" if bare or predicate.parent is None else f" < {words(case.text, sentence, predicate.parent)}"
        found.append(f"{words(case.text, sentence, index)}: {predicate.link}{above}")
    assert tuple(found) == case.predicates


def test_the_noun_between_a_clause_and_its_verb_is_kept() -> None:
    sentence = parsed("There is no evidence that the fort fell.")
    via = sentence.predicates[1].via
    assert via is not None
    assert sentence.units[via].norm == "evidence"


def test_a_subject_holds_the_words_of_its_clause_alone() -> None:
    sentence = parsed("The men fled, but no officer was hurt.")
    assert [sentence.units[at].norm for at in sentence.predicates[1].subject] == ["no", "officer"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "Earlier. They had fled."
    assert [text[unit.start : unit.end] for unit in units(text, 9)] == ["They", "had", "fled", "."]


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("They may have fled.", "may", Part.MODAL),
        ("They fled in May.", "may", Part.NOUN),
        ("They fled on 5 May.", "may", Part.NOUN),
        ("May 5 was quiet.", "may", Part.NOUN),
        ("The will to fight is gone.", "will", Part.NOUN),
        ("They will fight.", "will", Part.MODAL),
        ("Fort Will fell.", "will", Part.NOUN),
        ("Two will go.", "will", Part.MODAL),
        ("Military might decides.", "might", Part.NOUN),
        ("No. 3 Battery fired.", "no", Part.NOUN),
        ("No battery fired.", "no", Part.DETERMINER),
        ("They no longer fire.", "no longer", Part.NEGATION),
        ("They not only fired.", "not only", Part.INERT),
        ("The rebels attack villages.", "attack", Part.VERB),
        ("The rebel attack failed.", "attack", Part.NOUN),
        ("The army reports no losses.", "reports", Part.VERB),
        ("The army reports were read.", "reports", Part.NOUN),
        ("They went to Kyiv.", "to", Part.PREPOSITION),
        ("They went to fight.", "to", Part.TO),
        ("They fled after dawn.", "after", Part.PREPOSITION),
        ("They fled after dawn had come.", "after", Part.SUBORDINATOR),
        ("The captured town burned.", "captured", Part.NOUN),
        ("It could derail the talks.", "derail", Part.VERB),
        ("The rebels’ plan failed.", "plan", Part.NOUN),
        ("The crew’s guns fired.", "'s", Part.DETERMINER),
        ("The men left.", "left", Part.VERB),
    ],
)
def test_parts_of_speech(text: str, word: str, part: Part) -> None:
    (found,) = [unit.part for unit in units(text) if unit.norm == word]
    assert found is part


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("withdrew", VerbForm("withdraw", past=True)),
        ("withdrawn", VerbForm("withdraw", participle=True)),
        ("hit", VerbForm("hit", base=True, past=True, participle=True)),
        ("denies", VerbForm("deny", third=True)),
        ("rebutted", VerbForm("rebut", past=True, participle=True)),
        ("shelled", VerbForm("shell", past=True, participle=True)),
        ("barricaded", VerbForm("barricaded", past=True, participle=True)),
        ("bivouacking", VerbForm("bivouacking", ing=True)),
        ("king", None),
        ("brigade", None),
    ],
)
def test_verb_forms(word: str, form: VerbForm | None) -> None:
    assert verb_form(word) == form


def test_spelling_of_regular_forms() -> None:
    assert [third_person(base) for base in ("attack", "push", "defy", "deploy")] == [
        "attacks",
        "pushes",
        "defies",
        "deploys",
    ]
    assert [present_participle(base) for base in ("take", "lie", "hit", "flee")] == [
        "taking",
        "lying",
        "hitting",
        "fleeing",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "that " * 900,
        "if " * 900,
        "(" * 3000,
        ", and " * 700,
        "not " * 900,
        "who said that he denied that " * 130,
        "was , " * 700,
        "“" * 3000,
        "to " * 900,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_sentences_are_read_without_error(text: str) -> None:
    assert parsed(text).units
