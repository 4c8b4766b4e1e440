"""Positions: an official's word on the conflict that holds no event of its own is a statement."""

from reportedly.extract.rules.frames import frame_of
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.reading import Reading
from reportedly.normalise.sources import source_kind
from reportedly.schema.vocabularies import EventType, Role, SourceKind
from reportedly.text.lexicon import table


def positions_of(text: str, reading: Reading, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The statements of a sentence: officials' words on the conflict that hold no event; the speaker acts."""
    found: list[Mention] = []
    for report in reading.attributed.said:
        who = report.speaker
        if who is None or report.local is None or report.verb in {"deny", "dismiss", "reject", "dispute", "according"}:
            continue
        if any(start <= mention.trigger[0] < end for start, end in report.content for mention in mentions):
            continue
        if any(report.cue[0] <= mention.trigger[0] < report.cue[1] for mention in mentions):
            continue
        words = {
            word.norm
            for word in reading.parsed.words
            if any(start <= word.start < end for start, end in report.content)
        }
        kind = source_kind(text[who.start : who.end])
        if kind not in _OFFICIAL or not words & _CONCERNS():
            continue
        nominal = next(
            (n for item in reading.parsed.items for n in item.nominals if report.local[0] <= n.start < report.local[1]),
            None,
        )
        if nominal is None:
            continue
        start = min(report.local[0], report.cue[0], *(start for start, _ in report.content))
        end = max(report.local[1], report.cue[1], *(end for _, end in report.content))
        found.append(
            Mention(
                frame=frame_of(EventType.STATEMENT),
                type=EventType.STATEMENT,
                trigger=report.cue,
                lemma=report.verb,
                extent=(start, end),
                clause=None,
                participants=((nominal, Role.ACTOR),),
            ),
        )
    return found


_OFFICIAL = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.INTERNATIONAL_ORGANISATION})


def _CONCERNS() -> frozenset[str]:  # noqa: N802 - reads as the constant that it is
    return frozenset(table("remarks")["concerns"].split())
