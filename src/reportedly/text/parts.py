"""Parts of speech: what each word of an English sentence is, as far as the reading of clauses needs it.

A shallow tagger: closed classes come from ``grammar.toml``, fixed phrases ('no longer', 'not only', 'in order to') from
``governors.toml`` and are one word here; verbs are told from nouns by their form and by their left neighbour. What
nothing is known of is a noun.
"""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.tokens import Token, tokens
from reportedly.text.verbs import verb_form


class Part(StrEnum):
    """What a word is."""

    DETERMINER = "determiner"
    NUMBER = "number"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    PRONOUN = "pronoun"
    VERB = "verb"
    AUXILIARY = "auxiliary"
    MODAL = "modal"
    NEGATION = "negation"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    TO = "to"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    THAT = "that"
    INERT = "inert"
    """A phrase that looks like a governor and is none: 'not only', 'no fewer than'."""
    COMMA = "comma"
    DASH = "dash"
    STOP = "stop"
    """A full stop, colon or semicolon."""
    QUOTE = "quote"
    BRACKET = "bracket"


class Unit(NamedTuple):
    """A word, a fixed phrase or a mark."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    norm: str
    """Casefolded, as ``text.tokens`` has it; the words of a phrase parted by one space."""
    part: Part
    capital: bool
    """Whether it is written with a capital first letter."""


_MARKS = {
    ",": Part.COMMA,
    ".": Part.STOP,
    ";": Part.STOP,
    ":": Part.STOP,
    "!": Part.STOP,
    "?": Part.STOP,
    "–": Part.DASH,
    "—": Part.DASH,
    "(": Part.BRACKET,
    ")": Part.BRACKET,
    "[": Part.BRACKET,
    "]": Part.BRACKET,
    "“": Part.QUOTE,
    "”": Part.QUOTE,
    '"': Part.QUOTE,
    "«": Part.QUOTE,
    "»": Part.QUOTE,
    "„": Part.QUOTE,
}
_NOMINAL = frozenset({Part.DETERMINER, Part.ADJECTIVE, Part.NUMBER, Part.PREPOSITION})
_ADJECTIVE = re.compile(
    r".{2,}(?:ous|ful|less|ible|able|ian|ish|ern|ical|ival|inal|onal|ered-out|ary|ive|ese|ani|aeli|aqi|ingly|ic)\Z",
)
_DATE_BEFORE = frozenset("in of on by until till since from during early late mid last this next before after".split())
_AMBIGUOUS = frozenset("after before since until till as once like than".split())
"""Prepositions that also open a clause."""
_BARRIER = frozenset({Part.COMMA, Part.STOP, Part.DASH, Part.CONJUNCTION, Part.SUBORDINATOR, Part.RELATIVE, Part.TO})
_LOOK_AHEAD = 24


@cache
def closed(name: str) -> frozenset[str]:
    """The words of one class of ``grammar.toml``."""
    return frozenset(table("grammar")[name].split())


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Part], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Part]]] = {}
    for name, entries in table("governors")["phrases"].items():
        for entry in entries:
            words = tuple(entry.split())
            found.setdefault(words[0], []).append((words, Part(name)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def _event_nouns() -> frozenset[str]:
    """Nouns that name events: 'offensive' is one, whatever its ending."""
    return frozenset(noun for frame in table("frames")["frame"] for noun in frame.get("nouns", ()))


@cache
def governing_adjectives() -> frozenset[str]:
    """Adjectives that govern: 'unable', 'unlikely', 'imminent'."""
    return frozenset(word for words in table("governors")["adjectives"].values() for word in words.split())


def units(text: str, start: int = 0, end: int | None = None) -> tuple[Unit, ...]:
    """The words, fixed phrases and marks of ``text[start:end]`` in order, with offsets into ``text``."""
    merged = _merged(tokens(text, start, end))
    found: list[Unit] = []
    for index, (token, part) in enumerate(merged):
        known = part or _part(merged, index, found)
        found.append(Unit(token.start, token.end, token.norm, known, token.text[:1].isupper()))
    return tuple(_subordinated(found))


_Merged = list[tuple[Token, Part | None]]


def _merged(words: tuple[Token, ...]) -> _Merged:
    found: _Merged = []
    at = 0
    while at < len(words):
        length, part = _phrase(words, at)
        first, last = words[at], words[at + length - 1]
        norm = " ".join(word.norm for word in words[at : at + length])
        found.append((Token(first.start, last.end, first.text, norm), part))
        at += length
    return found


def _phrase(words: tuple[Token, ...], at: int) -> tuple[int, Part | None]:
    if words[at].norm == "no" and words[at].text[0] == "N" and _numero(words, at):
        return 1, Part.NOUN
    for phrase, part in _phrases().get(words[at].norm, ()):
        if tuple(word.norm for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase), part
    return 1, None


def _numero(words: tuple[Token, ...], at: int) -> bool:
    """'No. 3', 'No 3': the abbreviation of number."""
    following = [word.norm for word in words[at + 1 : at + 3]]
    digits = following[1:] if following[:1] == ["."] else following[:1]
    return bool(digits) and digits[0][0].isdigit()


def _part(words: _Merged, index: int, before: list[Unit]) -> Part:  # noqa: PLR0911 - one return a class
    token = words[index][0]
    word = token.norm
    if word in _MARKS:
        return _MARKS[word]
    if word == "'" and before and before[-1].norm.endswith("s"):
        return Part.DETERMINER
    if not word[0].isalnum() and word[0] != "'":
        return Part.ADVERB if word[0] not in "$€£¥" else Part.NUMBER
    if word[0].isdigit() or word in closed("number_words"):
        return Part.NUMBER
    if word == "that":
        return Part.THAT
    if word == "to":
        return Part.TO if _infinitive(words, index) else Part.PREPOSITION
    if word in closed("modals"):
        return _modal(words, index, before)
    if word in closed("be") | closed("have") | closed("do") or word in {"'s", "'re", "'ve"}:
        return _auxiliary(word, before, words, index)
    if word == "left" and _is_verb(words, index, before):
        return Part.VERB
    return _closed_class(word) or _open_class(words, index, before)


def _closed_class(word: str) -> Part | None:
    for name, part in (
        ("negations", Part.NEGATION),
        ("relatives", Part.RELATIVE),
        ("determiners", Part.DETERMINER),
        ("possessives", Part.DETERMINER),
        ("pronouns", Part.PRONOUN),
        ("conjunctions", Part.CONJUNCTION),
        ("prepositions", Part.PREPOSITION),
        ("subordinators", Part.SUBORDINATOR),
        ("adverbs", Part.ADVERB),
    ):
        if word in closed(name):
            return Part.ADVERB if word == "so" else part
    if word in table("governors")["hedge_adverbs"].split():
        return Part.ADVERB
    return None


def _auxiliary(word: str, before: list[Unit], words: _Merged, index: int) -> Part:
    if word != "'s":
        return Part.AUXILIARY
    pronoun = bool(before) and before[-1].part in {Part.PRONOUN, Part.RELATIVE, Part.THAT}
    following = words[index + 1][0].norm if index + 1 < len(words) else ""
    return Part.AUXILIARY if pronoun or following in {"not", "been"} else Part.DETERMINER


def _modal(words: _Merged, index: int, before: list[Unit]) -> Part:
    """'May' the month, 'the will', 'military might', and proper names are no modals."""
    token = words[index][0]
    previous = before[-1] if before else None
    following = words[index + 1][0].norm if index + 1 < len(words) else ""
    if token.norm == "may" and token.text[0] == "M" and (previous is not None or following[:1].isdigit()):
        return Part.NOUN
    if token.text[0].isupper() and previous is not None and previous.part not in {Part.QUOTE, Part.STOP, Part.DASH}:
        return Part.NOUN
    noun = token.norm in {"will", "might", "can", "must"}
    if noun and previous is not None and previous.part in _NOMINAL and not _pronominal(previous.norm):
        return Part.NOUN
    if noun and (following in {"to", "of", "and"} and token.norm in {"will", "might"}):
        return Part.NOUN
    return Part.MODAL


def _pronominal(word: str) -> bool:
    """Determiners and numbers that also stand alone as a subject: 'some may', 'two will', 'others must'."""
    return word in {
        "this",
        "these",
        "those",
        "all",
        "some",
        "most",
        "many",
        "few",
        "both",
        "each",
        "none",
        "several",
    } or (word[0].isdigit() or word in closed("number_words"))


def _infinitive(words: _Merged, index: int) -> bool:
    for token, part in words[index + 1 : index + 4]:
        if part is Part.INERT or token.norm in closed("adverbs") or token.norm.endswith("ly"):
            continue
        if token.norm in {"be", "have", "do"}:
            return True
        form = verb_form(token.norm)
        return form is not None and form.base and not token.text[0].isupper()
    return False


def _open_class(words: _Merged, index: int, before: list[Unit]) -> Part:
    word = words[index][0].norm
    form = verb_form(word)
    if form is not None and _is_verb(words, index, before):
        return Part.VERB
    if word in _event_nouns() and not (_nominal_next(words, index) and verb_form(words[index + 1][0].norm) is None):
        return Part.NOUN
    if word in closed("adjectives") or word in governing_adjectives():
        return Part.ADJECTIVE
    if word.endswith("ly") and len(word) > 4 and form is None:  # noqa: PLR2004 - 'ally', 'rely'
        return Part.ADVERB
    return Part.ADJECTIVE if _ADJECTIVE.match(word) else Part.NOUN


def _is_verb(words: _Merged, index: int, before: list[Unit]) -> bool:  # noqa: PLR0911 - one return a rule
    token = words[index][0]
    form = verb_form(token.norm)
    if form is None:
        return False
    previous = _previous(before)
    if token.text[0].isupper() and previous is not None and previous.part is not Part.COMMA:
        return False
    if previous is None:
        if form.ing and form.lemma in _governing_verbs():
            return True
        return not form.base and not form.third and not _nominal_next(words, index)
    if previous.part in {Part.MODAL, Part.TO} or previous.norm in closed("do"):
        return form.base
    if previous.part is Part.AUXILIARY:
        return form.participle or form.ing
    if previous.part in {Part.PRONOUN, Part.RELATIVE}:
        return True
    if form.ing:
        following = words[index + 1][0].norm if index + 1 < len(words) else ""
        if previous.part is Part.CONJUNCTION and following in closed("be") | closed("have") | closed("modals"):
            return False
        return previous.part not in {Part.DETERMINER, Part.ADJECTIVE} and not (
            previous.part in {Part.NUMBER} and _nominal_next(words, index)
        )
    if form.past or form.participle:
        return _past_here(words, index, previous, before, form.base)
    return _present_here(words, index, previous, before, third=form.third)


@cache
def _governing_verbs() -> frozenset[str]:
    """Verbs whose '-ing' form at the head of a sentence is a verb before any noun: 'Fearing encirclement, …'."""
    tables = table("governors")["content"], table("governors")["infinitive"]
    return frozenset(word for rows in tables for words in rows.values() for word in words.split())


def _previous(before: list[Unit]) -> Unit | None:
    for unit in reversed(before):
        if unit.part not in {Part.ADVERB, Part.NEGATION, Part.INERT, Part.QUOTE}:
            return unit
    return None


def _past_here(words: _Merged, index: int, previous: Unit, before: list[Unit], base: bool) -> bool:  # noqa: FBT001 - a form's flag
    if previous.part is Part.PREPOSITION or previous.norm in {"a", "an", "the", "'s"}:
        return False
    if previous.part in {Part.DETERMINER, Part.NUMBER, Part.ADJECTIVE}:
        return not base and not _nominal_next(words, index)
    if base and previous.part in {Part.NOUN, Part.PRONOUN} and not _finite_ahead(words, index + 1):
        return _object_next(words, index) or not _nominal_next(words, index)
    if base:
        return previous.part is Part.CONJUNCTION or _present_here(words, index, previous, before, third=False)
    return not (
        previous.part in {Part.CONJUNCTION, Part.COMMA} and _nominal_next(words, index) and _plural_next(words, index)
    )


def _present_here(words: _Merged, index: int, previous: Unit, before: list[Unit], *, third: bool) -> bool:
    """A form that may be a noun too ('attacks', 'advance'): a verb where its subject agrees and no verb follows."""
    if previous.part is Part.CONJUNCTION:
        return not third and (_object_next(words, index) or _base_before(before))
    if not third and _bare_after(previous, before):
        return True
    if previous.part in {Part.THAT, Part.SUBORDINATOR, Part.COMMA, Part.STOP}:
        return previous.norm == "that" and (third or _object_next(words, index))
    if third and len(before) > 1 and before[-1] is previous and before[-2].part is Part.PREPOSITION:
        return False
    if previous.part is not Part.NOUN and not _pronominal(previous.norm):
        return False
    joined = any(unit.part is Part.CONJUNCTION for unit in _phrase_before(before))
    plural = joined or previous.norm.endswith("s") and not previous.norm.endswith("ss")
    if previous.part is Part.NOUN and third == plural and previous.norm not in {"men", "people", "police"}:
        return False
    return not _can_be_noun(words[index][0].norm) or not _finite_ahead(words, index + 1)


@cache
def _known_nouns() -> frozenset[str]:
    lists = [*table("nouns").values(), *table("governors")["nouns"].values(), table("governors")["claim_nouns"]]
    lists += [table("reporting")[name] for name in ("documents", "sources")] + [table("grammar")["ordinary_nouns"]]
    return frozenset(word for words in lists for word in words.split()) | _event_nouns()


def _can_be_noun(word: str) -> bool:
    return any(form in _known_nouns() for form in (word, word.removesuffix("s"), word.removesuffix("es")))


def _phrase_before(before: list[Unit]) -> list[Unit]:
    """The words since the last verb or mark."""
    ends = {Part.VERB, Part.AUXILIARY, Part.MODAL, Part.COMMA, Part.STOP, Part.THAT, Part.RELATIVE, Part.SUBORDINATOR}
    at = len(before)
    while at and before[at - 1].part not in ends:
        at -= 1
    return before[at:]


def _bare_after(previous: Unit, before: list[Unit]) -> bool:
    """A base form without 'to': 'let the mission *deliver*', 'rather die than *surrender*'."""
    if previous.norm == "than":
        return any(unit.norm == "rather" for unit in before[-8:])
    if previous.part not in {Part.NOUN, Part.PRONOUN}:
        return False
    verb = next((unit for unit in reversed(before[-7:]) if unit.part in {Part.VERB, Part.STOP}), None)
    return verb is not None and verb.norm in _WITH_BARE


_WITH_BARE = frozenset("let lets letting help helped helping make makes made making".split())


def _base_before(before: list[Unit]) -> bool:
    """Whether the last verb is a base form behind a modal, 'do' or 'to': 'did not retreat or *surrender*'."""
    for at in range(len(before) - 1, max(0, len(before) - 12), -1):
        if before[at].part is Part.VERB:
            form = verb_form(before[at].norm)
            led = [
                unit
                for unit in before[max(0, at - 3) : at]
                if unit.part in {Part.MODAL, Part.TO} or unit.norm in closed("do")
            ]
            return form is not None and form.base and bool(led)
        if before[at].part in {Part.STOP, Part.AUXILIARY, Part.MODAL}:
            return False
    return False


def _object_next(words: _Merged, index: int) -> bool:
    following = words[index + 1][0] if index + 1 < len(words) else None
    return following is not None and (
        following.text[0].isupper()
        or following.text[0].isdigit()
        or following.norm
        in closed("determiners") | closed("possessives") | closed("number_words") | {"to", "into", "from", "it"}
    )


def _nominal_next(words: _Merged, index: int) -> bool:
    """Whether the next word can be the noun that this one describes."""
    if index + 1 >= len(words):
        return False
    token, part = words[index + 1]
    if part is not None or not token.text[0].isalpha():
        return False
    return (
        token.norm not in {"that", "to"}
        and _closed_class(token.norm) is None
        and token.norm not in closed("be") | closed("have") | closed("do") | closed("modals")
        and token.norm not in closed("weekdays") | closed("months") | closed("number_words")
        and not token.norm.endswith("ly")
    )


def _plural_next(words: _Merged, index: int) -> bool:
    word = words[index + 1][0].norm
    return word.endswith("s") or word in {"men", "people", "personnel"}


_CLAUSE_ENDS = frozenset({"that", "who", "which", "to", "having", "being"})


def _finite_ahead(words: _Merged, index: int) -> bool:
    finite = (closed("be") | closed("have") | closed("modals") | closed("do")) - {"be", "been", "being", "having"}
    for number in range(index, min(len(words), index + 12)):
        token = words[number][0]
        if token.norm in _MARKS or token.norm in closed("conjunctions") or token.norm in _CLAUSE_ENDS:
            return False
        if token.norm in finite:
            following = words[number + 1][0].norm if number + 1 < len(words) else ""
            return following not in closed("determiners") | closed("possessives") | closed("subject_pronouns")
        form = verb_form(token.norm)
        before = words[number - 1][0].norm
        attributive = before in closed("determiners") | closed("possessives") | closed("prepositions")
        if form is not None and form.past and not form.base and not attributive:
            return True
    return False


def _subordinated(found: list[Unit]) -> list[Unit]:
    """Words that are preposition and subordinator open a clause only where a finite verb follows in reach."""
    changed = list(found)
    for index, unit in enumerate(found):
        if unit.norm in _AMBIGUOUS:
            part = Part.SUBORDINATOR if _clause_follows(found, index + 1) else Part.PREPOSITION
            changed[index] = unit._replace(part=part)
    return changed


def _clause_follows(found: list[Unit], at: int) -> bool:
    for unit in found[at : at + _LOOK_AHEAD]:
        if unit.part in _BARRIER or unit.part is Part.THAT:
            return False
        if unit.part in {Part.MODAL, Part.AUXILIARY}:
            return True
        if unit.part is Part.VERB:
            form = verb_form(unit.norm)
            return form is not None and not form.ing
    return False
