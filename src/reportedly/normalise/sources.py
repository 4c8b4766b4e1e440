"""Sources: what sort of source a name or describing phrase is, and how far it is identified.

By the words alone: a person without title or role ('Ahmed Ali') is ``other``. What somebody is decides before what he
talks of ('military historian' is academic) and where he works ('analyst at the General Staff'); officials, spokesmen
and sources are of the body that they are told with ('police spokesman'), officials else of the government. 'The
ministry' alone is that of defence. Armed groups are ``military``, unrecognised authorities ``government``.
"""

import re

from reportedly.normalise.anonymity import source_anonymity
from reportedly.normalise.formations import read_formation
from reportedly.normalise.names import capital, pieces
from reportedly.normalise.segments import Segment
from reportedly.normalise.sides import is_country, side_of
from reportedly.normalise.source_words import Neutral, SourceName, fields, head_kinds, is_domain, source_name, words_of
from reportedly.schema.vocabularies import SourceKind
from reportedly.text.lexicon import table

__all__ = ["source_anonymity", "source_kind"]

_INTERNATIONAL = frozenset({"group:un", "group:eu", "group:african-union", "group:osce", "group:nato"})
_SURRENDERED = re.compile(r"\b(?:surrendered|surrendering|captured|taken prisoner|in captivity)\b", re.IGNORECASE)
_FIGHTING = frozenset({SourceKind.SOLDIER, SourceKind.MILITARY})
_CAPTURED = frozenset({"captured", "captive", "imprisoned", "detained", "surrendered", "surrendering"})
_MINISTRIES = frozenset({"ministry", "ministries"})
_DEFENCE = frozenset({"defence", "defense", "war"})
_NEUTRAL_KINDS = {
    Neutral.OFFICIALS: SourceKind.GOVERNMENT,
    Neutral.OFFICERS: SourceKind.MILITARY,
    Neutral.SCHOLARS: SourceKind.ACADEMIC,
    Neutral.SOURCES: SourceKind.OTHER,
}


def source_kind(name: str) -> SourceKind:
    """What sort of source the words name; ``other`` where they don't say. Pure, linear, raises nothing.

    >>> str(source_kind("spokesman for the General Staff")), str(source_kind("military historian"))
    ('military', 'academic')
    """
    found = source_name(name)
    noun = found.noun
    if noun is not None and isinstance(noun.kind, SourceKind):
        return SourceKind.PRISONER if _is_prisoner(name, found, noun.kind) else noun.kind
    told = _told(name, found) or _first(head_kinds(found)) or _of(name, found)
    if told is not None:
        return told
    return _NEUTRAL_KINDS[noun.kind] if noun is not None and isinstance(noun.kind, Neutral) else SourceKind.OTHER


def _of(name: str, found: SourceName) -> SourceKind | None:
    """'One of the soldiers', 'a group of residents': the kind of those behind 'of'."""
    at = len(found.head.words)
    if found.whole.norm(at) != "of" or at + 1 == len(found.whole.words):
        return None
    behind = source_name(name[found.whole.words[at].end :]).noun
    return behind.kind if behind is not None and isinstance(behind.kind, SourceKind) else None


def _is_prisoner(name: str, found: SourceName, kind: SourceKind) -> bool:
    """'A captured soldier', 'a soldier who surrendered'."""
    if kind not in _FIGHTING:
        return False
    before = any(word.norm in _CAPTURED for word in found.head.words)
    behind = found.whole.norm(len(found.head.words)) in {"who", "that"}
    return before or (behind and _SURRENDERED.search(name) is not None)


def _told(name: str, found: SourceName) -> SourceKind | None:
    """The kind by the proper names, ministries, bodies and sides of the name, its head first."""
    if name.strip() == "X":
        return SourceKind.SOCIAL_MEDIA
    for part in (found.head, found.whole):
        ministry = _ministry(part, found.whole)
        kind = _proper(part, found) or ministry or _field(part) or _title(part)
        if kind is not None:
            return kind
    return _sided(name)


def _proper(part: Segment, found: SourceName) -> SourceKind | None:
    names = {match.name for match in found.proper if match.start < len(part.words)}
    if any(is_domain(word.norm) for word in part.words):
        names.add("media")
    return _first(frozenset(names))


def _field(part: Segment) -> SourceKind | None:
    return _first(fields(part) - {"government"} or fields(part))


def _first(names: frozenset[str]) -> SourceKind | None:
    """The first of several in the order of the tables."""
    order = (*table("sources")["proper"], *table("sources")["fields"], *table("sources")["heads"])
    return next((SourceKind.parse(name) for name in order if name in names), None)


def _ministry(part: Segment, whole: Segment) -> SourceKind | None:
    """'Foreign ministry' and 'Ministry of Health' are of the government, 'the ministry' of the army."""
    if not any(word.norm in _MINISTRIES for word in part.words):
        return None
    norms = {word.norm for word in whole.words}
    if norms & _DEFENCE:
        return SourceKind.MILITARY
    civil = "ministries" in norms or norms & words_of("civil_ministries")
    return SourceKind.GOVERNMENT if civil else SourceKind.MILITARY


def _title(part: Segment) -> SourceKind | None:
    """'Kivu Times': the title of a newspaper."""
    last = len(part.words) - 1
    titled = last > 0 and part.norm(last) in words_of("media_titles") and part.capital(last)
    return SourceKind.MEDIA if titled and part.capital(last - 1) else None


def _sided(name: str) -> SourceKind | None:
    side = side_of(name) or ""
    if is_country(name):
        return SourceKind.GOVERNMENT
    if side in _INTERNATIONAL:
        return SourceKind.INTERNATIONAL_ORGANISATION
    slug = side.removeprefix("group:")
    if slug in table("groups")["armed"] or slug.endswith("-coalition"):
        return SourceKind.MILITARY
    if slug in table("groups")["authorities"] or capital(pieces(name)) is not None:
        return SourceKind.GOVERNMENT
    formation = read_formation(name)
    return SourceKind.MILITARY if formation.designation is not None or formation.echelon is not None else None
