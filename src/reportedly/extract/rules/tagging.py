"""Tagging: every token of a sentence with its tag, by lexicon, shape and neighbours, in one pass."""

import re

from reportedly.extract.rules.closed_classes import closed_class
from reportedly.extract.rules.open_classes import open_class
from reportedly.extract.rules.shapes import HYPHENED_ADJECTIVE, contracted
from reportedly.extract.rules.tags import Tag, Word
from reportedly.extract.rules.words import closed, known_nouns, singular, verb_forms
from reportedly.normalise.sides import is_country, is_nationality
from reportedly.text.tokens import Token

_NUMERAL = re.compile(r"[$€£¥]?[0-9]")

_OPENING = frozenset("“‘«(")


_CLOSING = frozenset("”»)")


def tagged(sentence: tuple[Token, ...]) -> tuple[Word, ...]:
    """The tokens with their tags."""
    words: list[Word] = []
    shouting = _title_case(sentence)
    quoted = False
    for index, token in enumerate(sentence):
        tag = _tag(sentence, index, words, shouting=shouting)
        if (
            token.text == "."
            and words
            and index + 1 < len(sentence)
            and _abbreviated(words[-1], token, sentence[index + 1])
        ):
            tag = Tag.NAME
        if tag is Tag.MARK and token.text in "\"'" and len(token.text) == 1:
            tag = _straight_mark(sentence, index, quoted=quoted)
            quoted = tag is Tag.OPEN
        words.append(Word(*token, tag, _lemma(token.norm, tag)))
    return tuple(words)


def _straight_mark(sentence: tuple[Token, ...], index: int, *, quoted: bool) -> Tag:
    """Whether a straight quotation mark opens or closes: it opens before what it touches, closes behind it."""
    touches_before = index > 0 and sentence[index - 1].end == sentence[index].start
    touches_behind = index + 1 < len(sentence) and sentence[index + 1].start == sentence[index].end
    if touches_before == touches_behind:
        return Tag.CLOSE if quoted else Tag.OPEN
    return Tag.CLOSE if touches_before else Tag.OPEN


def _abbreviated(previous: Word, stop: Token, following: Token) -> bool:
    """Whether a full stop belongs to a title: 'Lt.' before 'Col.' or a name."""
    return (
        previous.end == stop.start
        and previous.text[0].isupper()
        and len(previous.text) <= 5  # noqa: PLR2004 - 'Capt', 'Brig'
        and (following.text[0].isupper() or following.text[0].isdigit())
    )


def _lemma(norm: str, tag: Tag) -> str:
    if tag in {Tag.VERB, Tag.PAST, Tag.ING} or (tag is Tag.ADJ and norm in verb_forms()):
        form = verb_forms().get(norm)
        return form.lemma if form else norm
    if tag in {Tag.NOUN, Tag.NAME}:
        return singular(norm)
    return norm


def _title_case(sentence: tuple[Token, ...]) -> bool:
    """Whether capitals say nothing here: a headline in title case or capitals."""
    words = [token.text for token in sentence if len(token.text) > 3 and token.text[0].isalpha()]  # noqa: PLR2004
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)  # noqa: PLR2004


def _tag(sentence: tuple[Token, ...], index: int, before: list[Word], *, shouting: bool) -> Tag:
    token = sentence[index]
    word = token.norm
    if not (token.text[0].isalnum() or token.text[0] in "$€£¥’'"):
        return _mark(token.text)
    if token.text in {"’", "'"}:
        return _apostrophe(sentence, index)
    if word == "'s":
        return Tag.POSS
    if "-" in word and all(part in closed("number_words") for part in word.split("-")):
        return Tag.NUM
    if _NUMERAL.match(token.text):
        return Tag.ADJ if HYPHENED_ADJECTIVE.match(word) else Tag.NUM
    if _is_name(sentence, index, before, shouting=shouting):
        return Tag.NAME
    found = closed_class(sentence, index, before)
    return found if found is not None else open_class(sentence, index, before)


def _mark(text: str) -> Tag:
    if text == ",":
        return Tag.COMMA
    if text in _OPENING:
        return Tag.OPEN
    return Tag.CLOSE if text in _CLOSING else Tag.MARK


def _apostrophe(sentence: tuple[Token, ...], index: int) -> Tag:
    """A lone apostrophe: possessive after a plural before a noun, else a quotation mark."""
    if index and sentence[index - 1].end == sentence[index].start:
        following = sentence[index + 1] if index + 1 < len(sentence) else None
        if sentence[index - 1].norm.endswith("s") and following and following.text[0].isalnum():
            return Tag.POSS
        return Tag.CLOSE
    return Tag.MARK if sentence[index].text == "'" else Tag.CLOSE


def _is_name(sentence: tuple[Token, ...], index: int, before: list[Word], *, shouting: bool) -> bool:
    token = sentence[index]
    if not token.text[0].isupper() or contracted(token.norm):
        return False
    if is_nationality(token.text) or is_country(token.text) or (token.text.isupper() and len(token.text) > 1):
        return not (shouting and _known(token.norm)) or is_nationality(token.text) or is_country(token.text)
    first = not any(word.tag not in {Tag.OPEN, Tag.CLOSE, Tag.MARK} for word in before[-3:]) or (
        bool(before) and before[-1].tag in {Tag.OPEN, Tag.MARK} and before[-1].text not in "-/&"
    )
    if token.norm in closed("weekdays") or token.norm in closed("months"):
        return not (token.norm in {"may", "march"} and first and not _numeral_next(sentence, index))
    if not (first or shouting):
        return token.norm not in _SENTENCE_WORDS()
    return not _known(token.norm)


def _SENTENCE_WORDS() -> frozenset[str]:  # noqa: N802 - reads as the constant that it is
    return closed("determiners", "prepositions", "conjunctions", "subject_pronouns")


def _numeral_next(sentence: tuple[Token, ...], index: int) -> bool:
    return index + 1 < len(sentence) and sentence[index + 1].text[0].isdigit()


def _known(norm: str) -> bool:
    return (
        any(
            norm in closed(name)
            for name in (
                "determiners", "possessives", "pronouns", "relatives", "modals", "be", "have", "do", "negations",
                "prepositions", "conjunctions", "subordinators", "adverbs", "adjectives", "number_words",
                "ordinary_nouns", "titles",
            )
        )
        or norm in verb_forms()
        or singular(norm) in known_nouns()
        or bool(HYPHENED_ADJECTIVE.match(norm))
        or norm.endswith("ly")
    )  # fmt: skip
