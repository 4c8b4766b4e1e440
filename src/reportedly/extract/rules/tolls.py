"""Tolls: 'ten were killed and dozens wounded' is one claim with its breakdown."""

from dataclasses import replace

from reportedly.extract.rules.reading import Found
from reportedly.grounding.drafts import Quote
from reportedly.schema.vocabularies import EventType


def with_breakdowns(text: str, found: list[Found]) -> list[Found]:
    """'ten were killed and dozens wounded' is one claim with its breakdown."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if before is not None and _one_toll(before, item):
            kept[-1] = _toll(text, before, item)
        else:
            kept.append(item)
    return kept


def _one_toll(one: Found, other: Found) -> bool:
    a, b = one.draft, other.draft
    return (
        a.type is b.type is EventType.CASUALTIES
        and (a.polarity, a.modality, one.origin) == (b.polarity, b.modality, other.origin)
        and not (one.names and other.names and one.names != other.names)
        and not (one.places and other.places and one.places != other.places)
        and not {quantity.of for quantity in a.quantities} & {quantity.of for quantity in b.quantities}
        and (bool(a.quantities or b.quantities) or one.names == other.names)
    )


def _toll(text: str, one: Found, other: Found) -> Found:
    first, second = one.draft.evidence[0], other.draft.evidence[0]
    if first.start is None or second.start is None:
        return one
    start = min(first.start, second.start)
    end = max(first.start + len(first.text), second.start + len(second.text))
    draft = replace(
        one.draft,
        evidence=(Quote(text[start:end], first.sentences, start),),
        quantities=(*one.draft.quantities, *other.draft.quantities),
        units=one.draft.units or other.draft.units,
        parties=one.draft.parties or other.draft.parties,
        locations=one.draft.locations or other.draft.locations,
        dates=one.draft.dates or other.draft.dates,
    )
    return replace(one, draft=draft, names=one.names | other.names, places=one.places | other.places)
