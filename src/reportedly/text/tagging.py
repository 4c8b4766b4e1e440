"""Tagging: the words of an English sentence with their parts of speech.

A shallow tagger: closed classes come from ``grammar.toml``, fixed phrases ('no longer', 'not only', 'in order to') from
``governors.toml`` and are one word here; verbs are told from nouns by ``text.verbhood``. What nothing is known of is a
noun.
"""

import re
from functools import cache

from reportedly.text.lexicon import table
from reportedly.text.parts import MARKS, Merged, Part, Unit, auxiliaries, closed, closed_class
from reportedly.text.tokens import Token, tokens
from reportedly.text.verbhood import event_nouns, is_pronominal, is_verb, nominal_next
from reportedly.text.verbs import verb_form

_NOMINAL = frozenset({Part.DETERMINER, Part.ADJECTIVE, Part.NUMBER, Part.PREPOSITION})

_ADJECTIVE = re.compile(
    r".{2,}(?:ous|ful|less|ible|able|ian|ish|ern|ical|ival|inal|onal|ered-out|ary|ive|ese|ani|aeli|aqi|ingly|ic)\Z",
)

_AMBIGUOUS = frozenset({"after", "before", "since", "until", "till", "as", "once", "like", "than"})
"""Prepositions that also open a clause."""

_BARRIER = frozenset({Part.COMMA, Part.STOP, Part.DASH, Part.CONJUNCTION, Part.SUBORDINATOR, Part.RELATIVE, Part.TO})

_LOOK_AHEAD = 24


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Part], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Part]]] = {}
    for name, entries in table("governors")["phrases"].items():
        for entry in entries:
            words = tuple(entry.split())
            found.setdefault(words[0], []).append((words, Part(name)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


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


def _merged(words: tuple[Token, ...]) -> Merged:
    found: Merged = []
    at = 0
    while at < len(words):
        length, part = _phrase(words, at)
        if length == 1:
            found.append((words[at], part))
            at += 1
            continue
        first, last = words[at], words[at + length - 1]
        norm = " ".join(word.norm for word in words[at : at + length])
        found.append((Token(first.start, last.end, first.text, norm), part))
        at += length
    return found


def _phrase(words: tuple[Token, ...], at: int) -> tuple[int, Part | None]:
    if words[at].norm == "no" and words[at].text[0] == "N" and _numero(words, at):
        return 1, Part.NOUN
    known = _phrases().get(words[at].norm)
    if known is not None:
        following = tuple(word.norm for word in words[at : at + len(known[0][0])])
        for phrase, part in known:
            if following[: len(phrase)] == phrase and not (phrase == ("due", "to") and _is_due(words, at)):
                return len(phrase), part
    return 1, None


def _is_due(words: tuple[Token, ...], at: int) -> bool:
    """'is due to withdraw': no 'due to' of reasons."""
    form = verb_form(words[at + 2].norm) if at + 2 < len(words) else None
    return at > 0 and words[at - 1].norm in closed("be") and form is not None and form.base


def _numero(words: tuple[Token, ...], at: int) -> bool:
    """'No. 3', 'No 3': the abbreviation of number."""
    following = [word.norm for word in words[at + 1 : at + 3]]
    digits = following[1:] if following[:1] == ["."] else following[:1]
    return bool(digits) and digits[0][0].isdigit()


def _part(words: Merged, index: int, before: list[Unit]) -> Part:
    token = words[index][0]
    word = token.norm
    mark = _mark(token, before)
    if mark is not None:
        return mark
    if word[0].isdigit() or word in closed("number_words"):
        return Part.NUMBER
    if word == "that":
        return Part.THAT
    if word == "to":
        return Part.TO if _infinitive(words, index) else Part.PREPOSITION
    if word in closed("modals"):
        return _modal(words, index, before)
    if word in auxiliaries():
        return _auxiliary(word, before, words, index)
    return _ambiguous(words, index, before) or closed_class(word) or _open_class(words, index, before)


def _mark(token: Token, before: list[Unit]) -> Part | None:
    """A mark; an apostrophe is a possessive right behind an s, else a quotation mark."""
    word = token.norm
    if word == "'":
        owned = bool(before) and before[-1].norm.endswith("s") and before[-1].end == token.start
        return Part.DETERMINER if owned else Part.QUOTE
    if word in MARKS:
        return MARKS[word]
    if word[0].isalnum() or word[0] == "'":
        return None
    return Part.NUMBER if word[0] in "$€£¥" else Part.ADVERB


def _ambiguous(words: Merged, index: int, before: list[Unit]) -> Part | None:
    """Words of a closed class that are another part here: 'the men *left*', 'has *neither* fled nor'."""
    word = words[index][0].norm
    if word == "left" and is_verb(words, index, before):
        return Part.VERB
    led = bool(before) and before[-1].part in {Part.AUXILIARY, Part.MODAL}
    return Part.NEGATION if word == "neither" and led else None


def _auxiliary(word: str, before: list[Unit], words: Merged, index: int) -> Part:
    if word != "'s":
        return Part.AUXILIARY
    pronoun = bool(before) and before[-1].part in {Part.PRONOUN, Part.RELATIVE, Part.THAT}
    following = words[index + 1][0].norm if index + 1 < len(words) else ""
    return Part.AUXILIARY if pronoun or following in {"not", "been"} else Part.DETERMINER


def _modal(words: Merged, index: int, before: list[Unit]) -> Part:
    """'May' the month, 'the will', 'military might', and proper names are no modals."""
    token = words[index][0]
    previous = before[-1] if before else None
    following = words[index + 1][0].norm if index + 1 < len(words) else ""
    if token.norm == "may" and token.text[0] == "M" and (previous is not None or following[:1].isdigit()):
        return Part.NOUN
    if token.text[0].isupper() and previous is not None and previous.part not in {Part.QUOTE, Part.STOP, Part.DASH}:
        return Part.NOUN
    noun = token.norm in {"will", "might", "can", "must"}
    if noun and previous is not None and previous.part in _NOMINAL and not is_pronominal(previous.norm):
        return Part.NOUN
    if noun and (following in {"to", "of", "and"} and token.norm in {"will", "might"}):
        return Part.NOUN
    return Part.MODAL


def _infinitive(words: Merged, index: int) -> bool:
    for token, part in words[index + 1 : index + 4]:
        if part is Part.INERT or token.norm in closed("adverbs") or token.norm.endswith("ly"):
            continue
        if token.norm in {"be", "have", "do"}:
            return True
        form = verb_form(token.norm)
        if form is None and token.norm.isalpha() and closed_class(token.norm) is None and token.text[0].islower():
            following = words[index + 2][0].norm if index + 2 < len(words) else ""
            return following in closed("determiners") | closed("possessives")
        return form is not None and form.base and not token.text[0].isupper()
    return False


def _unknown_verb(words: Merged, index: int, before: list[Unit]) -> bool:
    """A word that no table knows, behind a modal, 'do' or 'to': 'will *derail* its offensive'."""
    token = words[index][0]
    led = [unit for unit in before[-3:] if unit.part not in {Part.ADVERB, Part.NEGATION, Part.INERT}][-1:]
    if not led or not token.norm.isalpha() or token.text[0].isupper():
        return False
    return led[0].part in {Part.MODAL, Part.TO} or (led[0].norm in closed("do") and not nominal_next(words, index))


def _open_class(words: Merged, index: int, before: list[Unit]) -> Part:
    word = words[index][0].norm
    form = verb_form(word)
    if is_verb(words, index, before) if form is not None else _unknown_verb(words, index, before):
        return Part.VERB
    if word in event_nouns() and not (nominal_next(words, index) and verb_form(words[index + 1][0].norm) is None):
        return Part.NOUN
    if word in closed("adjectives") or word in governing_adjectives():
        return Part.ADJECTIVE
    if word.endswith("ly") and len(word) > 4 and form is None:  # noqa: PLR2004 - 'ally', 'rely'
        return Part.ADVERB
    return Part.ADJECTIVE if _ADJECTIVE.match(word) else Part.NOUN


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
