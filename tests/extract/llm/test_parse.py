from __future__ import annotations

import json

import pytest

from reportedly.extract.llm.parse import MOST_CLAIMS, Parsed, parse

ONE = {"evidence": [{"n": 1, "text": "A fell."}], "type": "advance"}
TWO = {"evidence": [{"n": 2, "text": 'He said "no {x}" // ok'}], "type": "clash"}
BOTH = json.dumps({"claims": [ONE, TWO]})


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(BOTH, id="as it should be"),
        pytest.param("\ufeff  " + BOTH + "\n", id="byte-order mark"),
        pytest.param(f"```json\n{BOTH}\n```", id="fenced"),
        pytest.param(f"Here are the claims:\n```\n{BOTH}\n```\nAnything else?", id="fenced among words"),
        pytest.param(f"Sure! {BOTH} I hope this helps {{smile}}.", id="among words"),
        pytest.param(f"<think>Is [1] a claim? {{maybe}}</think>{BOTH}", id="reasoning"),
        pytest.param(f"No: </think>\n{BOTH}", id="the end of reasoning"),
        pytest.param(json.dumps(BOTH), id="encoded twice"),
        pytest.param(json.dumps({"claims": json.dumps([ONE, TWO])}), id="the list encoded twice"),
        pytest.param(json.dumps({"claims": [json.dumps(ONE), json.dumps(TWO)]}), id="each claim encoded twice"),
        pytest.param(json.dumps([ONE, TWO]), id="a bare list"),
        pytest.param(json.dumps(ONE) + "\n" + json.dumps(TWO), id="one a line"),
        pytest.param(BOTH.replace("}]}", "},]}").replace('"clash"}', '"clash",}'), id="trailing commas"),
        pytest.param(BOTH.replace('{"claims"', '{ // the claims "so far"\n"claims"'), id="a line comment"),
        pytest.param(BOTH.replace('"type"', '/* what? {" */ "type"'), id="block comments"),
        pytest.param(BOTH + BOTH[-2:], id="closed twice"),
        pytest.param(BOTH[:-1], id="the last bracket missing"),
        pytest.param(BOTH[:-2], id="the list not closed"),
    ],
)
def test_both_claims_are_read(reply: str) -> None:
    assert parse(reply).items == (ONE, TWO)


def test_a_single_claim_without_a_list() -> None:
    assert parse(json.dumps(ONE)).items == (ONE,)


@pytest.mark.parametrize(
    "reply", ['{"claims": []}', "[]", "```json\n[]\n```", 'None. {"claims": [ ]}', '{"claims": [],}']
)
def test_an_empty_list_is_an_answer(reply: str) -> None:
    assert parse(reply) == Parsed((), found=True, cut=False)


@pytest.mark.parametrize(
    "reply",
    ["", "   ", "No claims here.", "42", '"no"', "null", "{}", '{"summary": "all quiet"}', "Claims in [1] and [2]."],
)
def test_anything_else_is_none(reply: str) -> None:
    assert not parse(reply).found
    assert parse(reply).items == ()


@pytest.mark.parametrize("length", range(BOTH.index('"evidence"', 30), len(BOTH) - 2))
def test_a_cut_reply_gives_its_whole_claims_and_says_so(length: int) -> None:
    parsed = parse(BOTH[:length])
    whole = (ONE, TWO) if length > BOTH.index('"clash"') + 7 else (ONE,)
    assert parsed.items == whole
    assert parsed.cut == (len(whole) == 1)


def test_unfinished_reasoning_is_cut() -> None:
    assert parse("<think>First, sentence 1 says {") == Parsed((), found=False, cut=True)


@pytest.mark.parametrize(
    "bad",
    [
        '{"evidence": [{"n": 1, "text": "He said "go" and went."}], "type": "clash"}',
        '{"evidence": [{"n": 1, "text": "Unclosed}], "type": "clash"}',
        '{"evidence": [{"n": 1 "text" "no punctuation"}] "type": clash}',
        '{"evidence": [}, "type": "clash"}',
        "{'evidence': [{'n': 1, 'text': 'single quotes'}], 'type': 'clash'}",
        '"no claim at all"',
        "17",
        "null",
    ],
)
def test_a_bad_claim_takes_no_good_one_with_it(bad: str) -> None:
    reply = f'{{"claims": [{json.dumps(ONE)}, {bad}, {json.dumps(TWO)}]}}'
    items = parse(reply).items
    assert ONE in items
    assert TWO in items


def test_words_are_mended_never_completed() -> None:
    reply = '{"claims": [{"evidence": [{"n": 1, "text": "He said "go" and went."}], "type": "clash"}, ' + json.dumps(
        TWO
    )
    texts = [json.dumps(item) for item in parse(reply + "]}").items]
    assert len(texts) == 2
    assert all("not" not in text for text in texts)


@pytest.mark.parametrize(
    "reply",
    [
        "[" * 200_000,
        '{"claims": [' * 50_000,
        '{"claims": [' + '{"evidence": [' * 50_000,
        '{"claims": [{"evidence": [' + '"' * 100_000,
        '{"claims": [{"evidence": [{"n": ' + "9" * 100_000 + "}]}]}",
        "\\" * 300_000,
        "/*" * 100_000,
        "```json\n" * 20_000,
        "</think>" * 20_000,
        "{" + '"a":{' * 100_000,
    ],
)
def test_a_hostile_reply_ends(reply: str) -> None:
    assert len(parse(reply).items) <= MOST_CLAIMS


def test_more_claims_than_any_window_holds_are_left() -> None:
    assert len(parse(json.dumps([ONE] * 2_000)).items) == MOST_CLAIMS
