"""Merging: the same event on the same word, spoken of again, is one claim with more evidence."""

from dataclasses import replace

from reportedly.extract.rules.reading import Found
from reportedly.schema.vocabularies import EventType, Polarity


def merged(found: list[Found]) -> list[Found]:
    """The same event on the same word once, with all its evidence."""
    kept: list[Found] = []
    by_key: dict[tuple[EventType, Polarity], list[int]] = {}
    for item in found:
        key = (item.draft.type, item.draft.polarity)
        at = next((index for index in reversed(by_key.get(key, [])[-_CANDIDATES:]) if _same(kept[index], item)), None)
        if at is None:
            by_key.setdefault(key, []).append(len(kept))
            kept.append(item)
        else:
            kept[at] = _joined(kept[at], item)
    return kept


_CANDIDATES = 50
"""How many earlier claims of a type are looked at, so that cost stays linear."""


_LEAD = 2
"""The sentences behind a headline that say the same again."""


_BACK_REFERENCE = 40
"""How many sentences back an event may be spoken of again."""


def _same(earlier: Found, later: Found) -> bool:
    if later.sentences[0] - earlier.sentences[-1] > _BACK_REFERENCE or later.sentences[0] == earlier.sentences[0]:
        return False
    if earlier.draft.modality is not later.draft.modality:
        return False
    amounts_ = [tuple(sorted(quantity.quote.text for quantity in one.draft.quantities)) for one in (earlier, later)]
    if amounts_[0] and amounts_[1] and amounts_[0] != amounts_[1]:
        return False
    back = later.noun and later.definite and later.origin in {"narrator", "unspecified"}
    if earlier.origin != later.origin and not back:
        return False
    shared = _overlap(earlier.names, later.names) or _overlap(earlier.places, later.places)
    clash = (earlier.names and later.names and not _overlap(earlier.names, later.names)) or (
        earlier.places and later.places and not _overlap(earlier.places, later.places)
    )
    if back:
        adds = later.draft.quantities or later.draft.dates
        return not clash and not adds and (shared or not (later.names or later.places))
    return bool(shared) and not clash and (later.noun or (earlier.headline and later.sentences[0] <= _LEAD))


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a == b or a in b or b in a for a in one for b in other)


def _joined(earlier: Found, later: Found) -> Found:
    a, b = earlier.draft, later.draft
    draft = replace(
        a,
        evidence=(*a.evidence, *b.evidence),
        units=a.units or b.units,
        parties=a.parties or b.parties,
        locations=a.locations or b.locations,
        dates=a.dates or b.dates,
        quantities=a.quantities or b.quantities,
        means=a.means or b.means,
    )
    return replace(
        earlier,
        draft=draft,
        sentences=(*earlier.sentences, *later.sentences),
        names=earlier.names | later.names,
        places=earlier.places | later.places,
    )
