"""Open classes: nouns, verbs, adjectives and adverbs, by lexicon, shape and neighbours."""

import re

from reportedly.extract.rules.shapes import HYPHENED_ADJECTIVE, nominal_next
from reportedly.extract.rules.tags import Tag, Word
from reportedly.extract.rules.words import closed, known_nouns, singular, verb_forms
from reportedly.normalise.sides import is_country, is_nationality
from reportedly.text.lexicon import table
from reportedly.text.tokens import Token

_NOMINAL = frozenset({Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM})


_ADJECTIVE = re.compile(r".{3,}(?:ous|ful|less|able|ible|ive|ary|ish|ian|ese|ic|al)\Z")


_CLAUSE_TAGS = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})


def open_class(sentence: tuple[Token, ...], index: int, before: list[Word]) -> Tag:  # noqa: PLR0911, C901, PLR0912
    """The tag of a noun, verb, adjective or adverb."""
    token = sentence[index]
    word = token.norm
    previous = _previous(before)
    form = verb_forms().get(word)
    noun = singular(word) in known_nouns()
    following = sentence[index + 1].norm if index + 1 < len(sentence) else ""
    if word in closed("adjectives"):
        return (
            Tag.NOUN
            if noun and not nominal_next(sentence, index) and not _adjectives_joined(sentence, index)
            else Tag.ADJ
        )
    if form is None:
        if previous in {Tag.DO, Tag.MODAL, Tag.TO} and not noun:
            return Tag.VERB
        return _by_shape(word, previous, noun=noun, modifier=nominal_next(sentence, index))
    if form.past or form.participle:
        if form.participle and previous in {Tag.HAVE, Tag.BE}:
            return Tag.PAST
        if form.base and not _auxiliary(previous) and noun and previous in _NOMINAL:
            return Tag.NOUN
        ordinal = bool(before) and before[-1].norm in {"first", "second", "third", "another", "both"}
        if (
            previous in {Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM, Tag.PREP}
            and not form.base
            and not ordinal
            and nominal_next(sentence, index)
        ):
            return Tag.ADJ
        if form.base and previous in {Tag.TO, Tag.MODAL, Tag.DO}:
            return Tag.VERB
        if previous is None and not form.base and not before and _plural_next(sentence, index):
            return Tag.ADJ
        if (
            previous in {Tag.VERB, Tag.PAST, Tag.ING}
            and form.participle
            and not form.base
            and before[-1].tag is previous
            and nominal_next(sentence, index)
        ):
            return Tag.ADJ
        if not form.base or not noun:
            return Tag.PAST
    if form.ing:
        if (
            form.lemma in _UNDIRECTED
            and previous in {Tag.PREP, Tag.VERB, Tag.PAST, Tag.DET}
            and nominal_next(sentence, index)
        ):
            return Tag.ADJ
        if previous in {Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM}:
            return Tag.ADJ if nominal_next(sentence, index) and following not in closed("prepositions") else Tag.NOUN
        if (
            previous in {Tag.NOUN, Tag.NAME}
            and noun
            and (
                following in {"in", "on", "of", "has", "had", "was", "is", "near", "at", "between", "into", "and"}
                or not following.isalpha()
            )
        ):
            return Tag.NOUN
        ahead = verb_forms().get(following)
        if (
            noun
            and (previous in {Tag.PAST, Tag.SUB, Tag.PREP} or not before)
            and ahead is not None
            and ahead.past
            and not ahead.base
        ):
            return Tag.NOUN
        if noun and (not before or previous in {Tag.PREP, Tag.CONJ}) and following in _AFTER_GERUND_NOUN():
            return Tag.NOUN
        return Tag.ING
    if previous in {Tag.TO, Tag.MODAL, Tag.DO}:
        return Tag.VERB
    quantified = bool(before) and before[-1].norm in _QUANTIFIERS and following in _CONTENT_OPENERS
    if not noun:
        if (form.third and not form.base) or quantified:
            return Tag.VERB
        if previous in {Tag.DET, Tag.POSS, Tag.PREP} or (previous in {Tag.ADJ, Tag.NUM} and form.base):
            return Tag.NOUN
        return Tag.VERB
    return Tag.VERB if _verb_here(sentence, index, before, form.third) else Tag.NOUN


_UNDIRECTED = frozenset("retreat surrender advance flee withdraw attack invade defend".split())
"""Verbs whose '-ing' before a noun describes it: 'over retreating troops', 'by advancing forces'."""


def _AFTER_GERUND_NOUN() -> frozenset[str]:  # noqa: N802 - reads as the constant that it is
    return closed("prepositions", "be", "have", "weekdays") | {",", ".", "and"}


def _previous(before: list[Word]) -> Tag | None:
    for word in reversed(before):
        if word.tag not in {Tag.ADV, Tag.NEG}:
            return word.tag
    return None


def _auxiliary(tag: Tag | None) -> bool:
    return tag in _CLAUSE_TAGS or tag is Tag.TO


def _headline_verb(sentence: tuple[Token, ...], index: int, *, third: bool) -> bool:
    """'Ministry Reports Encircled Forces': between capitals, a reporting word in the present is the headline's verb."""
    around = sentence[index - 1 : index + 2]
    form = verb_forms().get(sentence[index].norm)
    capitals = len(around) == 3 and all(token.text[0].isupper() for token in around)  # noqa: PLR2004 - its neighbours
    return third and capitals and form is not None and form.lemma in table("reporting")["say"].split()


def _verb_here(sentence: tuple[Token, ...], index: int, before: list[Word], third: bool) -> bool:  # noqa: FBT001
    """Whether a form that is noun and verb ('attacks', 'advance') is the verb of its clause."""
    previous = before[-1] if before else None
    if previous is not None and _headline_verb(sentence, index, third=third):
        return True
    if previous is None or previous.tag in {Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM, Tag.PREP}:
        return False
    if previous.tag in {Tag.TO, Tag.MODAL, Tag.DO}:
        return True
    if previous.tag is Tag.PRON or previous.tag is Tag.REL:
        return True
    if previous.tag in {Tag.NOUN, Tag.NAME}:
        if is_nationality(previous.text) and not is_country(previous.text):
            return False
        if third == (previous.norm.endswith("s") and previous.norm != singular(previous.norm)):
            return False
        following = sentence[index + 1].norm if index + 1 < len(sentence) else ""
        if following in _CONTENT_OPENERS or (
            third and following in {".", ""} and _closes_report(sentence[index].norm, before)
        ):
            return True
        if _finite_ahead(sentence, index + 1):
            return False
        return following in closed("determiners", "possessives", "number_words") | {
            "to",
            "into",
            "towards",
            "from",
            "that",
            "him",
            "them",
            "it",
        } or (
            index + 1 < len(sentence)
            and (sentence[index + 1].text[0].isupper() or sentence[index + 1].text[0].isdigit())
        )
    return previous.tag is Tag.ADV and not _finite_ahead(sentence, index + 1)


def _adjectives_joined(sentence: tuple[Token, ...], index: int) -> bool:
    """'operational and tactical group'."""
    following = sentence[index + 1 : index + 3]
    return (
        len(following) == 2  # noqa: PLR2004 - the conjunction and the second adjective
        and following[0].norm in {"and", "or", ","}
        and (following[1].norm in closed("adjectives") or bool(_ADJECTIVE.match(following[1].norm)))
        and nominal_next(sentence, index + 2)
    )


def _closes_report(word: str, before: list[Word]) -> bool:
    """Whether it closes a sentence as its reporting verb: '…, the bishop’s office reports'."""
    comma = next(
        (at for at in range(len(before) - 1, max(-1, len(before) - 8), -1) if before[at].tag is Tag.COMMA), None
    )
    form = verb_forms().get(word)
    return (
        comma is not None
        and form is not None
        and form.lemma in table("reporting")["clausal"].split()
        and any(earlier.tag in {Tag.BE, Tag.HAVE, Tag.PAST, Tag.VERB} for earlier in before[:comma])
    )


_CONTENT_OPENERS = frozenset("that the a an he she it they its his her their".split())
"""Behind a noun that agrees with a verb form, these show that it is the verb: 'sources claim the …'."""


_QUANTIFIERS = frozenset("some many most few several all both".split())
"""Determiners that are subjects by themselves: 'some say that'."""


def _plural_next(sentence: tuple[Token, ...], index: int) -> bool:
    following = sentence[index + 1].norm if index + 1 < len(sentence) else ""
    return singular(following) in known_nouns() and singular(following) != following


def _finite_ahead(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a finite verb stands before the next mark."""
    auxiliary = closed("be", "have", "modals")
    for token in sentence[index : index + 12]:
        if not token.text[0].isalnum():
            return False
        if token.norm in auxiliary:
            return True
        form = verb_forms().get(token.norm)
        if form is not None and form.past and singular(token.norm) not in known_nouns():
            return True
    return False


def _by_shape(word: str, previous: Tag | None, *, noun: bool, modifier: bool) -> Tag:
    if noun:
        return Tag.NOUN
    if HYPHENED_ADJECTIVE.match(word):
        return Tag.ADJ
    if "-" in word and modifier and word.endswith(("ing", "ed")):
        return Tag.ADJ
    if word.endswith("ly"):
        return Tag.ADJ if modifier and previous in {Tag.DET, Tag.POSS} else Tag.ADV
    if word.endswith("ed") and len(word) > 4:  # noqa: PLR2004 - 'need', 'bed'
        return Tag.ADJ if previous in _NOMINAL else Tag.PAST
    if word.endswith("ing") and len(word) > 5:  # noqa: PLR2004 - 'king', 'bring'
        return Tag.NOUN if previous in _NOMINAL else Tag.ING
    describing = modifier or previous in {Tag.NOUN, Tag.NAME, Tag.BE}
    return Tag.ADJ if describing and _ADJECTIVE.match(word) else Tag.NOUN
