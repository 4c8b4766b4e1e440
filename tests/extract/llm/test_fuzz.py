"""Mutated replies, seeded: what is accepted and refused is known of each, whatever it is wrapped in."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from tests.extract.llm.claims import TEXT, reply, shelling, toll, withdrawal
from tests.extract.llm.server import Answer, ModelServer

from reportedly import Article, ClaimDraft, extract_report
from reportedly.extract.llm.exchange import Finish, Reply, ResponseMode
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.prompt import Message
from reportedly.extract.llm.reader import Reader, Readout
from reportedly.extract.llm.tally import Tally
from reportedly.grounding.ground import Grounded, ground_claim

ARTICLE = Article.from_text(TEXT)
GOOD = (withdrawal(), toll(), shelling())
TYPES = ("withdrawal", "casualties", "strike")
BAD: tuple[Any, ...] = (
    toll(type="massacre"),
    toll(type=None),
    toll(modality="not asserted"),
    toll(polarity="Affirmed"),
    toll(voice="loud"),
    toll(kind="events"),
    toll(evidence=[]),
    toll(evidence="At least 40 inland soldiers were killed"),
    toll(evidence=[{"n": 2, "text": "At least 400 inland soldiers were killed"}]),
    toll(evidence=[{"n": 2, "text": ""}]),
    toll(evidence=[{"n": 2, "text": 7}]),
    toll(chain=["Outland Radio"]),
    toll(chain="Inland Radio"),
    toll(chain=[None]),
    toll(amounts=[{"text": "At least 41", "of": "killed", "item": None}]),
    toll(polarity="negated"),
    toll(modality="possible"),
    withdrawal(evidence=[{"n": 1, "text": "soldiers of the 19th Brigade had withdrawn"}]),
    shelling(modality="asserted"),
    shelling(trigger="bomb", evidence=[{"n": 3, "text": "his unit will shell the northern road"}]),
    {},
    {"claims": []},
    {"type": "casualties"},
    [],
    17,
    None,
    "casualties",
    {"evidence": [[[[[[]]]]]], "type": {"a": "b"}},
)
"""Each is refused whole, with at least one reason."""

WRAPPINGS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: f"```json\n{text}\n```",
    lambda text: f"Here you are:\n```\n{text}\n```\nDone.",
    lambda text: f'<think>Sentence [1] {{says}} "much".</think>\n{text}',
    json.dumps,
    lambda text: json.dumps({"claims": text}),
    lambda text: json.dumps(json.loads(text)["claims"]),
    lambda text: text + "\n\nI hope this helps.",
    lambda text: "\ufeff\n" + text,
    lambda text: text[:-2] + ",]}",
    lambda text: text.replace('{"claims": [', '{"claims": [ // all of them\n', 1),
    lambda text: json.dumps(json.loads(text), indent=3),
    lambda text: json.dumps(json.loads(text), ensure_ascii=True, separators=(",", ":")),
    lambda text: text[:-1],
)


@dataclass(frozen=True)
class Scripted:
    """Answers every question alike."""

    text: str

    async def ask(self, messages: tuple[Message, ...], attempt: int, tally: Tally, *, temperature: float) -> Reply:
        tally.answered(reply := Reply(self.text, Finish.STOP, None, 1, 1), ResponseMode.TEXT)
        return reply


@cache
def check(draft: ClaimDraft) -> Grounded:
    return ground_claim(ARTICLE, draft)


def read(text: str) -> tuple[Readout, Tally]:
    tally = Tally()
    return asyncio.run(Reader(ARTICLE, check, Scripted(text), tally, max_attempts=1).read()), tally


def accepted(readout: Readout) -> list[str]:
    grounded = [check(draft).claim for draft in readout.drafts]
    for found in grounded:
        for span in found.evidence if found else ():
            assert TEXT[span.start : span.end] == span.text
    return [found.event.type.value for found in grounded if found]


def refused(readout: Readout) -> int:
    return readout.lost + sum(check(draft).claim is None for draft in readout.drafts)


def drawn(dice: random.Random) -> tuple[list[int], list[int]]:
    """Which good and which bad claims a reply holds."""
    good = [number for number in range(3) if dice.random() < 0.7]
    return good, dice.sample(range(len(BAD)), dice.randint(0, 6))


def structured(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - seeded on purpose
    good, bad = drawn(dice)
    items = [GOOD[number] for number in good] + [BAD[number] for number in bad]
    dice.shuffle(items)
    wrapped = dice.choice(WRAPPINGS)(reply(*items))
    readout, _ = read(wrapped)
    assert accepted(readout) == [TYPES[number] for number in good], wrapped
    assert refused(readout) == len(bad), wrapped


def mangled(seed: int) -> None:
    """Bytes deleted, doubled, swapped, put in: nothing is known but that it ends well."""
    dice = random.Random(seed)  # noqa: S311 - seeded on purpose
    text = list(dice.choice(WRAPPINGS)(reply(*GOOD)))
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(text))
        text[at] = dice.choice(
            ["", text[at] * 2, "{", "}", "[", "]", '"', "\\", ",", "\x00", "\u202e", "9", "\ud800", "</article>"]
        )
    readout, tally = read("".join(text))
    assert set(accepted(readout)) <= set(TYPES)
    named = readout.unread or readout.rejected or refused(readout) or tally.outcomes or len(accepted(readout)) == 3
    assert named or len(readout.drafts) == 3


@pytest.mark.parametrize("seed", range(0, 400, 100))
def test_known_replies_give_what_is_known_of_them(seed: int) -> None:
    for number in range(seed, seed + 100):
        structured(number)


def test_every_bad_claim_is_refused_alone() -> None:
    for bad in BAD:
        readout, _ = read(reply(GOOD[0], bad, GOOD[1]))
        assert (accepted(readout), refused(readout)) == (["withdrawal", "casualties"], 1), bad


@pytest.mark.parametrize("seed", range(100_000, 100_300, 100))
def test_mangled_replies_end_well(seed: int) -> None:
    for number in range(seed, seed + 100):
        mangled(number)


def test_ten_thousand_replies_hold_as_many_claims_as_is_said() -> None:
    replies = [drawn(random.Random(seed)) for seed in range(1_000, 11_000)]  # noqa: S311 - seeded on purpose
    assert (sum(len(good) for good, _ in replies), sum(len(bad) for _, bad in replies)) == (21_193, 29_856)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1_000, 11_000, 500))
def test_ten_thousand_known_replies(seed: int) -> None:
    for number in range(seed, seed + 500):
        structured(number)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200_000, 210_000, 500))
def test_ten_thousand_mangled_replies(seed: int) -> None:
    for number in range(seed, seed + 500):
        mangled(number)


def test_a_server_s_replies_are_counted_exactly(server: ModelServer) -> None:
    server.answers(Answer(text=reply(*GOOD, *BAD)))
    report = extract_report(
        ARTICLE, extractor=LLMExtractor("scripted", api_base=server.base, cache=False, max_attempts=1)
    )
    assert [found.event.type.value for found in report.claims] == list(TYPES)
    places = {re.match(r"(drafts|windows\[0\]\.claims)\[\d+\]", item.path) for item in report.extraction.rejected}
    named = {found.group() for found in places if found}
    assert len(named) == len(BAD)
