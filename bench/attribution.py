"""Attribution: how well sources, cues and contents are found, measured on PolNeAR beside a simple floor.

PolNeAR is a public corpus of news articles with their attributions annotated (``networkdynamics/PolNeAR``); none of it
is in this repository. Its checkout's path is the argument, the part (train, dev, test) an option:

    python -m bench.attribution PATH [--part dev] [--every N]

An attribution is matched with an annotated one whose cue it shares a letter with. Spans are compared by their letters
and digits, so that marks and blanks at the edges don't count; ``exact``: the same, ``overlap``: intersection over union
of at least one half. ``whole``: source, cue and content at once. PolNeAR also annotates attitudes and intentions
('hoped', 'supports'), which the reader leaves alone on purpose: the last column is the recall on those attributions
whose cue has a verb or preposition of speech.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reportedly.extract.rules.attribution import Said
from reportedly.extract.rules.clauses import parsed
from reportedly.extract.rules.discourse import Discourse
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.sources import word_list
from reportedly.extract.rules.tagging import tagged
from reportedly.text.sentences import sentences
from reportedly.text.tokens import tokens

Letters = frozenset[int]
ROLES = ("cue", "source", "content")
_OVERLAP = 0.5
_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|according|claim(?:s|ed|ing)?|report(?:s|ed|ing)?|"
    r"announc(?:e|es|ed|ing)|not(?:e|es|ed|ing)|writ(?:e|es|ing)|wrote|stat(?:e|es|ed|ing)|argu(?:e|es|ed|ing)|"
    r"explain(?:s|ed|ing)?|warn(?:s|ed|ing)?|insist(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|"
    r"den(?:y|ies|ied|ying)|conced(?:e|es|ed|ing)|confirm(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)


class Attribution(NamedTuple):
    """Who says what: the letters of each span, as offsets."""

    cue: Letters
    source: Letters
    content: Letters
    speech: bool = False
    """Whether the cue is one of speech."""


@dataclass(slots=True)
class Counts:
    """Matches of one role."""

    exact: int = 0
    overlap: int = 0
    found: int = 0
    expected: int = 0
    speech: int = 0
    """Overlapping ones whose cue is one of speech."""
    expected_speech: int = 0


def annotated(text: str, path: Path) -> tuple[Attribution, ...]:
    """The attributions of a brat file."""
    spans: dict[str, Letters] = {}
    events: list[dict[str, Letters]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) > 1:
            ranges = [pair.split() for pair in fields[1].split(" ", 1)[1].split(";")]
            spans[fields[0]] = letters(text, *((int(start), int(end)) for start, end in ranges))
        elif fields[0].startswith("E") and len(fields) > 1:
            roles: dict[str, Letters] = defaultdict(frozenset)
            for argument in fields[1].split():
                role, name = argument.split(":")
                roles[role.rstrip("0123456789").lower()] |= spans.get(name, frozenset())
            events.append(roles)
    return tuple(
        Attribution(roles["cue"], roles["source"], roles["content"], _is_speech(text, roles["cue"]))
        for roles in events
        if roles["cue"] and roles["content"]
    )


def _is_speech(text: str, cue: Letters) -> bool:
    return _SPEECH.search(text[min(cue) : max(cue) + 1]) is not None


def letters(text: str, *ranges: tuple[int, int]) -> Letters:
    """The offsets of letters and digits in the ranges."""
    return frozenset(at for start, end in ranges for at in range(start, end) if text[at : at + 1].isalnum())


def read(text: str) -> tuple[Attribution, ...]:
    """What the reader's attribution layer finds."""
    discourse = Discourse(text)
    found: list[Said] = []
    for start, end in sentences(text):
        sentence = parsed(tagged(tokens(text, start, end)))
        attributed = discourse.read(sentence)
        continued = attributed.continued
        if continued is not None:
            place = next((at for at, said in enumerate(found) if said.cue == continued.cue), None)
            span = (start, attributed.continued_to)
            if place is not None:
                found[place] = replace(found[place], content=(*found[place].content, span))
            elif continued.cue[0] >= end:
                found.append(replace(continued, content=(span,)))
        for said in attributed.said:
            place = next((at for at, other in enumerate(found) if other.cue == said.cue), None)
            if place is None:
                found.append(said)
            else:
                found[place] = replace(said, content=(*found[place].content, *said.content))
    return tuple(_letters_of(text, said) for said in found)


def _letters_of(text: str, said: Said) -> Attribution:
    source = said.local or ((said.speaker.start, said.speaker.end) if said.speaker else (0, 0))
    cue = letters(text, said.cue)
    return Attribution(cue, letters(text, source), letters(text, *said.content) - cue - letters(text, source))


def floor(text: str) -> tuple[Attribution, ...]:
    """Every sentence with a reporting verb: the nominal before it is the source, the rest is the content."""
    found = []
    for start, end in sentences(text):
        items = parsed(tagged(tokens(text, start, end))).items
        place = next(
            (at for at, item in enumerate(items) if item.sort is Sort.VERBS and item.phrase.lemma in word_list("say")),
            0,
        )
        if not place or items[place - 1].sort is not Sort.NOUNS:
            continue
        cue = letters(text, (items[place].phrase.start, items[place].phrase.end))
        source = letters(text, (items[place - 1].phrase.start, items[place - 1].end))
        found.append(Attribution(cue, source, letters(text, (start, end)) - cue - source))
    return tuple(found)


def matched(
    found: tuple[Attribution, ...], expected: tuple[Attribution, ...]
) -> Iterator[tuple[Attribution, Attribution]]:
    """Pairs that share a letter of the cue, each one once, in the order of the text."""
    free = list(expected)
    for one in sorted(found, key=lambda attribution: min(attribution.cue, default=0)):
        pair = max(free, key=lambda other: len(other.cue & one.cue), default=None)
        if pair is not None and pair.cue & one.cue:
            free.remove(pair)
            yield one, pair


def overlaps(one: Letters, other: Letters) -> bool:
    """Whether two spans share at least half of what either covers; two empty ones do."""
    union = len(one | other)
    return union == 0 or len(one & other) >= _OVERLAP * union


def add(counts: dict[str, Counts], found: tuple[Attribution, ...], expected: tuple[Attribution, ...]) -> None:
    """Count one article in."""
    for role in ROLES:
        counts[role].found += sum(bool(getattr(one, role)) for one in found)
        counts[role].expected += sum(bool(getattr(one, role)) for one in expected)
        counts[role].expected_speech += sum(bool(getattr(one, role)) for one in expected if one.speech)
    counts["whole"].found += len(found)
    counts["whole"].expected += len(expected)
    counts["whole"].expected_speech += sum(one.speech for one in expected)
    for one, other in matched(found, expected):
        exact = {role: getattr(one, role) == getattr(other, role) for role in ROLES}
        close = {role: overlaps(getattr(one, role), getattr(other, role)) for role in ROLES}
        for role in ROLES:
            if getattr(other, role):
                counts[role].exact += exact[role]
                counts[role].overlap += close[role]
                counts[role].speech += close[role] and other.speech
        counts["whole"].exact += all(exact.values())
        counts["whole"].overlap += all(close.values())
        counts["whole"].speech += all(close.values()) and other.speech


def articles(checkout: Path, part: str) -> Iterator[tuple[str, Path]]:
    """Each text of a part with its first annotator's file."""
    folder = checkout / "data" / part
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if files:
            text = path.read_bytes().decode("utf-8")
            yield text, files[0]


def one_mark(text: str) -> str:
    """Two apostrophes, which some wires write for a quotation mark, as one mark and a blank: offsets stay."""
    opened = re.sub(r"(?<![^\s(])(?:''|``)(?=\S)", ' "', text)
    return opened.replace("''", '" ')


def line(name: str, role: str, counts: Counts) -> str:
    """A row of the table."""

    def f1(matches: int) -> tuple[float, float, float]:
        precision, recall = matches / max(1, counts.found), matches / max(1, counts.expected)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    exact = " ".join(f"{value:6.3f}" for value in f1(counts.exact))
    close = " ".join(f"{value:6.3f}" for value in f1(counts.overlap))
    return f"| {name:6} | {role:7} | {exact} | {close} | {counts.speech / max(1, counts.expected_speech):6.3f} |"


def main() -> None:
    """Read the part, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path, help="a checkout of PolNeAR")
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth article only")
    options = parser.parse_args()
    readers: dict[str, Callable[[str], tuple[Attribution, ...]]] = {"rules": read, "floor": floor}
    counts: dict[str, dict[str, Counts]] = {name: defaultdict(Counts) for name in readers}
    number = 0
    for text, path in list(articles(options.checkout, options.part))[:: options.every]:
        number += 1
        expected = annotated(text, path)
        for name, reader in readers.items():
            add(counts[name], reader(one_mark(text)), expected)
    print(f"PolNeAR {options.part}, {number} articles, {counts['rules']['whole'].expected} attributions")
    print("| reader | span    |  exact P      R     F1 | overlap P    R     F1 | speech R |")
    print("| ------ | ------- | -------------------- | -------------------- | ------ |")
    for name, found in counts.items():
        for role in (*ROLES, "whole"):
            print(line(name, role, found[role]))


if __name__ == "__main__":
    main()
