"""Grounding: placing quotes, against the floor and against two widely used aligners, time and correctness.

2,000 quotes of 4 to 12 words, half of them edited in typography and white space, are looked for in 200,000 characters
of invented war reporting; each stands there exactly once and its place is known. The floor is ``str.find`` after
normalising both texts: it gives no place in the original and doesn't see whether a quote stands twice. The peers are
rapidfuzz's ``partial_ratio_alignment`` and the aligner of langextract (extra ``bench``); one that is not installed is
left out. langextract takes a second or so for a quote in the whole text, so it is given, as in its own pipeline, the
1,000 characters that hold the quote: it alone is told where to look. A second table asks each for quotes that stand
nowhere: one digit or one word changed. Times are processor time; the article's sentences are cut beforehand, its
folding counts. Goal: within 3x of the floor, none misplaced, none certified falsely.

    python bench/grounding.py [QUOTES]
"""

import importlib.util
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.article import Article
from reportedly.grounding.drafts import Quote
from reportedly.grounding.index import ArticleIndex
from reportedly.grounding.placing import place
from reportedly.schema.span import Span

CHARACTERS = 200_000
QUOTES = 2_000
CHUNK = 500
"""Half of what langextract is given at once, so that no quote lies over an edge."""
ROUNDS = 3
Place = tuple[int, int] | None

_NUMBERS = ("{0}", "about {0}", "at least {0}", "up to {0}")
_SUBJECTS = (
    "soldiers of the {1}th Brigade",
    "the garrison’s {1}th Battalion",
    "fighters – most of them from unit {1} –",
)
_VERBS = ("withdrew from", "were reported near", "held the road to", "crossed the river at", "shelled")
_PLACES = ("Harbour Town", "the quarry at Old Mill", "Saint-Aubin’s bridge", "the ‘Red Barn’ depot", "Upper Ford")
_ENDS = (
    "on the {2}th day of the siege, the ministry said.",
    "after {2} hours of fighting, “a costly day”, residents said.",
    "and lost {2} vehicles, according to the coast guard’s bulletin.",
)
_EDITS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), (" ", "\u00a0"), (" ", "  "), (" ", "\n"))
_NORMAL = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")


class Case(NamedTuple):
    """A quote and where it stands; null where it stands nowhere."""

    quote: str
    expected: Place
    origin: int
    """Where it, or what it was made of, begins."""


class Row(NamedTuple):
    """What one way of placing did."""

    name: str
    seconds: float
    right: int
    wrong: int
    """Placed elsewhere, or placed though it stands nowhere."""
    missed: int


def source(chance: random.Random) -> str:
    """Invented reporting of about ``CHARACTERS`` code points, numbers drawn so that sentences differ."""
    sentences: list[str] = []
    length = 0
    while length < CHARACTERS:
        parts = [chance.choice(options) for options in (_NUMBERS, _SUBJECTS, _VERBS, _PLACES, _ENDS)]
        numbers = [chance.randrange(2, 9_999) for _ in range(3)]
        sentence = " ".join(parts).format(*numbers)
        sentences.append(sentence[0].upper() + sentence[1:])
        length += len(sentence) + 1
    return " ".join(sentences)


def genuine(text: str, count: int, chance: random.Random) -> list[Case]:
    """Quotes that stand in ``text`` once; every second one is edited in typography or white space."""
    words = [found.span() for found in _WORD.finditer(text)]
    cases: list[Case] = []
    while len(cases) < count:
        first = chance.randrange(len(words) - 12)
        start, end = words[first][0], words[first + chance.randint(3, 11)][1]
        end = start + len(text[start:end].rstrip(".,”’–"))
        quote = text[start:end].rstrip()
        if text.count(quote) == 1 and quote[0].isalnum() and quote[-1].isalnum():
            edited = _edited(quote, chance) if len(cases) % 2 else quote
            cases.append(Case(edited, (start, start + len(quote)), start))
    return cases


def falsified(text: str, cases: Sequence[Case], chance: random.Random) -> list[Case]:
    """The quotes with one digit or one word changed, where the result stands nowhere."""
    changed: list[Case] = []
    for case in cases:
        digits = [at for at, letter in enumerate(case.quote) if letter.isdigit()]
        if digits:
            at = chance.choice(digits)
            quote = case.quote[:at] + str((int(case.quote[at]) + 1) % 10) + case.quote[at + 1 :]
        else:
            quote = case.quote.replace(case.quote.split()[1], "deserted", 1)
        if normalised(quote) not in normalised(text):
            changed.append(Case(quote, None, case.origin))
    return changed


def _edited(quote: str, chance: random.Random) -> str:
    options = [edit for edit in _EDITS if edit[0] in quote]
    old, new = chance.choice(options)
    return quote.replace(old, new, 1 if old == " " else -1)


def normalised(text: str) -> str:
    """Quotation marks, dashes and runs of white space made alike."""
    return _SPACE.sub(" ", text.translate(_NORMAL))


def floor(text: str, cases: Sequence[Case]) -> list[Place]:
    """``str.find`` after normalising; the places are those of the normalised text."""
    plain = normalised(text)
    found = []
    for case in cases:
        quote = normalised(case.quote)
        at = plain.find(quote)
        found.append((at, at + len(quote)) if at >= 0 else None)
    return found


def ours(text: str, cases: Sequence[Case]) -> list[Place]:
    """``grounding.placing``, the article's folding included."""
    index = ArticleIndex(_article(text))
    placed = [place(index, Quote(case.quote)) for case in cases]
    return [(span.start, span.end) if isinstance(span, Span) else None for span in placed]


@cache
def _article(text: str) -> Article:
    """The article with its sentences."""
    article = Article.from_text(text)
    assert article.sentences  # noqa: S101 - cut here, outside of the measured time
    return article


def rapidfuzz(text: str, cases: Sequence[Case]) -> list[Place]:
    """``partial_ratio_alignment`` with a cut-off of 90 of 100."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - a peer, of the extra

    found: list[Place] = []
    for case in cases:
        aligned = partial_ratio_alignment(case.quote, text, score_cutoff=90)
        found.append((aligned.dest_start, aligned.dest_end) if aligned else None)
    return found


def langextract(text: str, cases: Sequence[Case]) -> list[Place]:
    """The aligner of langextract with its defaults, the quotes of a chunk in one call."""
    from langextract.core.data import Extraction  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - a peer
    from langextract.resolver import WordAligner  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    chunks: dict[int, list[int]] = {}
    for number, case in enumerate(cases):
        chunks.setdefault(case.origin // CHUNK * CHUNK, []).append(number)
    found: list[Place] = [None] * len(cases)
    for start, numbers in chunks.items():
        group = [Extraction("quote", cases[number].quote) for number in numbers]
        aligned = WordAligner().align_extractions([group], text[start : start + 2 * CHUNK])[0]
        for number, extraction in zip(numbers, aligned, strict=True):
            place = extraction.char_interval
            if place is not None and place.start_pos is not None and place.end_pos is not None:
                found[number] = (start + place.start_pos, start + place.end_pos)
    return found


def measure(
    name: str,
    run: Callable[[str, Sequence[Case]], list[Place]],
    text: str,
    cases: Sequence[Case],
    *,
    rounds: int,
) -> Row:
    """Median time of some rounds, and what the last of them found."""
    times: list[float] = []
    found: list[Place] = []
    for _ in range(rounds):
        begin = time.process_time()
        found = run(text, cases)
        times.append(time.process_time() - begin)
    pairs = list(zip(found, cases, strict=True))
    if run is floor:
        plain = normalised(text)
        right = sum(
            place is not None
            and case.expected is not None
            and plain[slice(*place)] == normalised(text[slice(*case.expected)])
            for place, case in pairs
        )
    else:
        right = sum(place == case.expected is not None for place, case in pairs)
    missed = sum(place is None and case.expected is not None for place, case in pairs)
    refused = sum(place is None and case.expected is None for place, case in pairs)
    return Row(name, statistics.median(times), right + refused, len(cases) - right - refused - missed, missed)


def main(count: int) -> None:
    """Print both tables."""
    chance = random.Random(38)
    text = source(chance)
    true = genuine(text, count, chance)
    false = falsified(text, true, chance)
    _article(text)
    ways: dict[str, Callable[[str, Sequence[Case]], list[Place]]] = {"str.find, normalised": floor, "reportedly": ours}
    peers = {"rapidfuzz": rapidfuzz, "langextract": langextract}
    ways |= {name: peer for name, peer in peers.items() if importlib.util.find_spec(name) is not None}
    for title, cases in (("quotes that stand there", true), ("one digit or word changed", false)):
        print(f"\n{len(cases):,} {title}, in {len(text):,} characters")
        print(f"{'':24}{'seconds':>9}{'ratio':>8}{'right':>8}{'wrong':>8}{'missed':>8}")
        base = 0.0
        for name, run in ways.items():
            row = measure(name, run, text, cases, rounds=ROUNDS if run in {floor, ours} else 1)
            base = base or row.seconds
            print(
                f"{row.name:24}{row.seconds:9.3f}{row.seconds / base:8.1f}{row.right:8,}{row.wrong:8,}{row.missed:8,}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUOTES)
