from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from reportedly.article import Article
from reportedly.extract.llm.decode import decode
from reportedly.extract.llm.parse import parse
from reportedly.extract.llm.prompt import WHOLE, messages
from reportedly.extract.llm.windows import windows
from reportedly.extract.llm.wire import lines
from reportedly.grounding.ground import ground_claim
from reportedly.schema import vocabularies as terms

EXAMPLE = WHOLE.system.rsplit("<article>", 1)[1]
CLAIM = WHOLE.schema["$defs"]["claim"]["properties"]


def allowed(*path: str) -> list[str]:
    place: Any = CLAIM
    for step in path:
        place = place[step]["items"]["properties"] if "items" in place[step] else place[step]
    values: list[str] = place["enum"]
    return values


@pytest.mark.parametrize(
    ("path", "vocabulary"),
    [
        (("type",), terms.EventType),
        (("kind",), terms.Kind),
        (("polarity",), terms.Polarity),
        (("modality",), terms.Modality),
        (("voice",), terms.Voice),
        (("status",), terms.VerificationStatus),
        (("contested",), terms.Contested),
        (("who", "role"), terms.Role),
        (("where", "kind"), terms.LocationKind),
        (("where", "relation"), terms.Relation),
        (("when", "role"), terms.DateRole),
        (("means", "kind"), terms.MeansKind),
        (("amounts", "of"), terms.QuantityOf),
        (("responses", "stance"), terms.Stance),
    ],
)
def test_reply_schema_and_prompt_hold_every_term(path: tuple[str, ...], vocabulary: type[terms.Term]) -> None:
    values = [member.value for member in vocabulary]
    assert allowed(*path) == values
    rules = WHOLE.system.rsplit("## Example", 1)[0]
    assert [value for value in values if not re.search(rf"\b{value}\b", rules)] == []


def test_participants_are_units_or_parties() -> None:
    assert allowed("who", "kind") == ["unit", *(kind.value for kind in terms.PartyKind)]


def test_the_schema_is_strict_as_providers_want_it() -> None:
    def objects(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, list):
            return [found for part in node for found in objects(part)]
        if not isinstance(node, dict):
            return []
        own = [node] if node.get("type") == "object" else []
        return own + [found for part in node.values() for found in objects(part)]

    jsonschema.Draft202012Validator.check_schema(WHOLE.schema)
    for node in objects(WHOLE.schema):
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_sentences_are_numbered_from_1_to_64_whatever_the_article() -> None:
    assert WHOLE.schema["$defs"]["n"]["enum"] == list(range(1, 65))


def test_the_worked_example_follows_the_schema_and_grounds_without_a_refusal() -> None:
    answer = EXAMPLE.split("</article>", 1)[1]
    jsonschema.Draft202012Validator(WHOLE.schema).validate(json.loads(answer))
    sentences = [line.split("] ", 1)[1] for line in EXAMPLE.splitlines() if re.match(r"\[\d+\] ", line)]
    article = Article.from_text(" ".join(sentences))
    (window,) = windows(article)
    for item in parse(answer).items:
        decoded = decode(item, article, window)
        assert decoded.faults == ()
        assert decoded.draft is not None
        grounded = ground_claim(article, decoded.draft)
        assert grounded.rejected == ()
        assert grounded.claim is not None


def test_the_example_is_known_for_echoes() -> None:
    assert len(WHOLE.example_texts) == 3
    assert all(text in EXAMPLE for text in WHOLE.example_texts)


def test_only_the_article_differs_from_request_to_request() -> None:
    one, other = Article.from_text("Shells fell."), Article.from_text("It rained. Nobody came.")
    first, second = (messages(lines(text, windows(text)[0])) for text in (one, other))
    assert first[0] == second[0]
    assert (first[1].content, second[1].content) == (
        "<article>\n[1] Shells fell.\n</article>",
        "<article>\n[1] It rained.\n[2] Nobody came.\n</article>",
    )
