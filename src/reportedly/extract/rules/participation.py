"""Participation: the forces and other parties of a mention as drafts; what pronouns point back to."""

from reportedly.extract.rules.arguments import classes, force_range, is_force, plain_range
from reportedly.extract.rules.attribution import Range, Said
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.quoting import Quoter
from reportedly.extract.rules.sources import Speaker
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import classes_of
from reportedly.grounding.drafts import PartyDraft, Quote, UnitDraft
from reportedly.normalise.formations import read_formation
from reportedly.normalise.sides import side_of
from reportedly.schema.vocabularies import PartyKind

_PARTIES = {
    "detainees": PartyKind.DETAINEES,
    "civilians": PartyKind.CIVILIANS,
    "state": PartyKind.STATE,
    "organisation": PartyKind.ORGANISATION,
    "person": PartyKind.PERSON,
}


def participants_of(
    text: str,
    mention: Mention,
    quote: Quoter,
    said: tuple[Said, ...],
    topics: tuple[Range, ...],
) -> tuple[tuple[UnitDraft, ...], tuple[PartyDraft, ...]]:
    """The units and parties of a mention, each once, as drafts."""
    units: list[UnitDraft] = []
    parties: list[PartyDraft] = []
    seen: set[int] = set()
    for nominal, role in mention.participants:
        found = classes(nominal)
        if found & {"pronoun", "neuter"}:
            spoken = _spoken_of(text, nominal, said)
            span = (spoken.start, spoken.end) if spoken is not None else None
            if span is None and nominal.head.main.norm in {"they", "them", "their"} and topics:
                span = topics[-1]
            if span is not None and span[0] not in seen:
                seen.add(span[0])
                name = Quote(text[span[0] : span[1]], (), span[0])
                units.append(UnitDraft(name, role, (), side_of(name.text)))
            continue
        if "time" in found or (nominal.head.main.tag is Tag.NUM and len(nominal.parts) == 1):
            continue
        if is_force(nominal):
            start, end = _formation_of(mention, nominal) or force_range(nominal)
            name = quote(start, end)
            if _refers(nominal, text[start:end]):
                before = _antecedent(text, nominal, topics)
                if before is not None:
                    start, end = before
                    name = Quote(text[start:end], (), start)
            if start in seen or _bare(text[start:end]):
                continue
            seen.add(start)
            units.append(UnitDraft(name, role, _glosses(nominal, quote), side_of(text[start:end])))
            continue
        kind = _party_kind(found)
        if kind is None:
            continue
        start, end = plain_range(nominal)
        if start in seen:
            continue
        seen.add(start)
        parties.append(PartyDraft(quote(start, end), kind, role, _glosses(nominal, quote), side_of(text[start:end])))
    return tuple(units), tuple(parties)


def _formation_of(mention: Mention, nominal: Nominal) -> Range | None:
    """'25 soldiers from the 38th Brigade': the formation named behind the people."""
    if mention.clause is None or nominal.head.main.tag is Tag.NAME:
        return None
    for complement in mention.clause.complements:
        if 0 < complement.start - nominal.end <= 1 and complement.prep in {"from", "of", "in", "with"}:
            start, end = force_range(complement.nominal)
            words = " ".join(word.text for part in complement.nominal.parts for word in part.words)
            if read_formation(words).designation is not None:
                return start, end
    return None


_REFERRING = frozenset(
    """
    soldier troop force unit brigade battalion regiment division fighter militant group formation
    """.split(),
)


def _refers(nominal: Nominal, name: str) -> bool:
    """'the soldiers', 'the unit', 'the brigade': nothing but an article before a common noun."""
    words = nominal.parts[0].words
    return (
        len(nominal.parts) == 1
        and words[0].norm in {"the", "these", "those"}
        and nominal.lemma in _REFERRING
        and " " not in name
    )


def _antecedent(text: str, nominal: Nominal, topics: tuple[Range, ...]) -> Range | None:
    """The latest force of the same noun, or a named formation for 'the unit', 'the soldiers'."""
    for start, end in reversed(topics):
        name = text[start:end]
        if nominal.lemma in name.casefold().split()[-1] or (
            nominal.lemma in {"unit", "soldier", "formation", "troop", "force", "fighter"}
            and read_formation(name).designation is not None
        ):
            return start, end
    return None


def _spoken_of(text: str, nominal: Nominal, said: tuple[Said, ...]) -> Speaker | None:
    """'the coalition said it had …': the speaker itself, where it is a force."""
    if nominal.head.main.norm not in {"it", "they"} or not said or said[0].speaker is None:
        return None
    who = said[0].speaker
    name = text[who.start : who.end]
    forces = (
        read_formation(name).echelon is not None
        or (side_of(name) or "").startswith("group:")
        or "force" in classes_of(who.head)
    )
    return who if forces and who.plural == (nominal.head.main.norm == "they") else None


def _bare(name: str) -> bool:
    """Words that identify no force: 'members', 'units'."""
    return name.casefold() in {
        "members",
        "personnel",
        "units",
        "unit",
        "elements",
        "others",
        "those",
        "side",
        "sides",
        "volunteers",
    }


def _glosses(nominal: Nominal, quote: Quoter) -> tuple[Quote, ...]:
    if nominal.gloss is None:
        return ()
    return (quote(nominal.gloss.start, nominal.gloss.end),)


def _party_kind(found: frozenset[str]) -> PartyKind | None:
    for name, kind in _PARTIES.items():
        if name in found:
            return kind
    return None
