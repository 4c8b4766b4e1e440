from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.extract.llm.claims import TEXT
from tests.extract.llm.server import Answer, ModelServer

from reportedly import Report, extract_report
from reportedly.article import Article
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.guided import GUIDED, parse_labels
from reportedly.extract.llm.prompt import Prompt
from reportedly.extract.llm.strategies import STRATEGIES
from reportedly.schema.report import spans
from reportedly.schema.vocabularies import EventType

HASTE = Patience(seconds=5, retries=0)
LABELS = {"1": ["withdrawal"], "2": ["casualties"], "3": ["strike"]}


def read(server: ModelServer, text: str = TEXT, **settings: Any) -> Report:
    given: dict[str, Any] = {"strategy": "guided", "cache": False, "patience": HASTE}
    return extract_report(text, extractor=LLMExtractor("scripted", api_base=server.base, **(given | settings)))


def types(report: Report) -> list[str]:
    return [claim.event.type.value for claim in report.claims]


def reasons(report: Report) -> list[tuple[str, str, str]]:
    return [(item.path, item.value, item.reason) for item in report.extraction.rejected]


def test_labels_become_claims_whose_words_the_program_finds(server: ModelServer) -> None:
    server.answers(json.dumps(LABELS))
    report = read(server)
    assert types(report) == ["withdrawal", "casualties", "strike"]
    withdrawal, toll, shelling = report.claims
    assert (withdrawal.units[0].designation, withdrawal.attribution.chain[0].name) == ("9", "coastal ministry")
    assert toll.event.quantities[0].minimum == 40
    assert shelling.event.modality == "possible"
    assert all(TEXT[span.start : span.end] == span.text for _, span in spans(report))
    assert (report.extraction.strategy, report.extraction.prompt_sha256) == ("guided", GUIDED.prompt.sha256)
    assert report.extraction.rejected == ()


def test_a_claim_of_the_rules_that_the_model_does_not_name_is_dropped(server: ModelServer) -> None:
    server.answers('{"1": [], "2": ["casualties"], "3": []}')
    assert types(read(server)) == ["casualties"]


def test_a_type_that_the_rules_do_not_read_is_proposed_to_them(server: ModelServer) -> None:
    text = "The ferry was hit at dawn. Nobody was hurt."
    server.answers('{"1": ["strike"], "2": []}')
    report = read(server, text)
    assert types(report) == ["strike"]
    assert report.claims[0].evidence[0].text == "The ferry was hit at dawn"


def test_a_type_that_no_word_can_mean_is_refused_by_name(server: ModelServer) -> None:
    server.answers('{"1": ["withdrawal", "prisoner_exchange"]}')
    report = read(server)
    assert types(report) == ["withdrawal"]
    assert reasons(report) == [("windows[0].claims[1].type", '"prisoner_exchange"', "no_words")]
    assert len(server.asked) == 1


def test_what_is_no_term_and_no_sentence_is_refused_by_name(server: ModelServer) -> None:
    server.answers('{"1": ["not withdrawal"], "9": ["strike"]}')
    report = read(server)
    assert types(report) == []
    assert reasons(report) == [
        ("windows[0].claims[0].type", '"not withdrawal"', "invalid_value"),
        ("windows[0].claims[1].n", "9", "invalid_value"),
    ]


def test_a_cut_reply_is_gone_on_with_from_its_last_sentence(server: ModelServer) -> None:
    server.answers(
        Answer(text='{"1": ["withdrawal"], "2": ["casualties"], "3": ["str', finish="length"), '{"2": ["strike"]}'
    )
    report = read(server)
    assert types(report) == ["withdrawal", "casualties", "strike"]
    assert server.asked[1].user.splitlines()[1].startswith("[1] At least 40")


def test_the_request_holds_nothing_but_the_prompt_and_the_sentences(server: ModelServer) -> None:
    server.answers(json.dumps(LABELS))
    read(server)
    (asked,) = server.asked
    assert asked.body["messages"][0]["content"] == GUIDED.prompt.system
    assert [line[:4] for line in asked.user.splitlines()] == ["<art", "[1] ", "[2] ", "[3] ", "</ar"]
    assert asked.body["response_format"]["json_schema"]["schema"] == GUIDED.prompt.schema


@pytest.mark.parametrize(
    ("reply", "items", "cut"),
    [
        ('{"1":["strike"],"2":[]}', [(1, "strike")], False),
        ('```json\n{"1": ["strike", "clash"],\n"2": []}\n```', [(1, "strike"), (1, "clash")], False),
        ('{"1":["strike"],"2":["cla', [(1, "strike")], True),
        ('{"1":["strike","strike"]}', [(1, "strike")], False),
        ('{"7":["strike",]}', [(7, "strike")], False),
        ('Sentence 1 is a strike: {"1":["strike"]}', [(1, "strike")], False),
    ],
)
def test_labels_are_read_from_whole_and_broken_replies(reply: str, items: list[tuple[int, str]], cut: bool) -> None:  # noqa: FBT001 - a table's column
    parsed = parse_labels(reply)
    assert [(item["n"], item["type"]) for item in parsed.items if isinstance(item, dict)] == items
    assert (parsed.found, parsed.cut) == (True, cut)


@pytest.mark.parametrize("reply", ["", "  ", "I can't help with that.", "[]", "null", '{"claims": "none"}'])
def test_what_holds_no_labels_is_no_answer(reply: str) -> None:
    assert not parse_labels(reply).found


def test_an_empty_object_is_an_answer() -> None:
    assert parse_labels("{}").found


PROMPTS = [one.prompt for one in STRATEGIES.values()]


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.strategy)
def test_every_prompt_names_every_type_and_has_a_schema_for_them(prompt: Prompt) -> None:
    rules = prompt.system.rsplit("Example", 1)[0]
    assert [kind.value for kind in EventType if not re.search(rf"\b{kind.value}\b", rules)] == []
    assert json.dumps([kind.value for kind in EventType]) in json.dumps(prompt.schema)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.strategy)
def test_the_reply_of_every_example_holds_claims_of_its_own_article(prompt: Prompt) -> None:
    strategy = STRATEGIES[prompt.strategy]
    example, answer = prompt.system.rsplit("<article>", 1)[1].split("</article>", 1)
    lines = [line.split("] ", 1)[1] for line in example.splitlines() if line.startswith("[")]
    article = Article.from_text("\n\n".join(lines))
    (window,) = strategy.windows(article)
    items = strategy.parse(answer).items
    assert len(items) >= 2
    assert [strategy.decode(item, article, window).faults for item in items] == [()] * len(items)
