"""Tags: a coarse part of speech for every token of a sentence, by lexicon, shape and neighbours.

Left to right, one pass, no model. It is right where war reporting needs it: 'attacks' the noun from 'attacks' the verb,
'in May' from 'may fall', 'the captured men' from 'captured the men'.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from reportedly.extract.rules.words import closed, known_nouns, singular, verb_forms
from reportedly.normalise.sides import is_country, is_nationality
from reportedly.text.lexicon import table
from reportedly.text.tokens import Token


class Tag(StrEnum):
    """Part of speech."""

    DET = "det"
    POSS = "poss"
    """Possessive pronoun, or the ending 's."""
    ADJ = "adj"
    NUM = "num"
    NOUN = "noun"
    NAME = "name"
    PRON = "pron"
    REL = "rel"
    VERB = "verb"
    """Finite present, base or infinitive."""
    PAST = "past"
    """Past tense or past participle; chunking decides."""
    ING = "ing"
    BE = "be"
    HAVE = "have"
    DO = "do"
    MODAL = "modal"
    TO = "to"
    """Infinitive marker."""
    NEG = "neg"
    ADV = "adv"
    PREP = "prep"
    CONJ = "conj"
    SUB = "sub"
    """Subordinator; also 'that' before a clause."""
    COMMA = "comma"
    MARK = "mark"
    """Any other punctuation."""
    OPEN = "open"
    CLOSE = "close"


class Word(NamedTuple):
    """A token with its tag and base form."""

    start: int
    end: int
    text: str
    norm: str
    tag: Tag
    lemma: str


_NOMINAL = frozenset({Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM})
_NUMERAL = re.compile(r"[$€£¥]?[0-9]")
_OPENING = frozenset("“‘«(")
_CLOSING = frozenset("”»)")
_ADJECTIVE = re.compile(r".{3,}(?:ous|ful|less|able|ible|ive|ary|ish|ian|ese|ic|al)\Z")
_CLAUSE_TAGS = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})
_HYPHENED_ADJECTIVE = re.compile(
    r".+-(?:led|held|backed|controlled|occupied|based|affiliated|linked|run|old|made|range|level|ranking|scale|term"
    r"|style|born|owned|speaking|aligned|ridden|torn|launched|supplied|wide|year|month|day|hour|week|km|mile|metre|meter"
    r"|kilometre|kilometer|strong|party|time|guided|war|armed|trained|equipped|intensity|profile|known|laden)\Z",
)


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


DIRECTIONS = frozenset(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east south-west
    """.split(),
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


def _tag(sentence: tuple[Token, ...], index: int, before: list[Word], *, shouting: bool) -> Tag:  # noqa: PLR0911
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
        return Tag.ADJ if _HYPHENED_ADJECTIVE.match(word) else Tag.NUM
    if _is_name(sentence, index, before, shouting=shouting):
        return Tag.NAME
    found = _closed(sentence, index, before)
    return found if found is not None else _open(sentence, index, before)


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
    if not token.text[0].isupper() or _contracted(token.norm):
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
    if _known(token.norm):
        return False
    return True


def _SENTENCE_WORDS() -> frozenset[str]:  # noqa: N802 - reads as the constant that it is
    return closed("determiners", "prepositions", "conjunctions", "subject_pronouns")


def _contracted(norm: str) -> bool:
    """'we've', 'they're', 'he'd': a pronoun with its auxiliary."""
    stem, mark, ending = norm.partition("'")
    return bool(mark) and ending in {"ve", "re", "d", "ll", "m"} and stem in closed("pronouns", "relatives")


def _numeral_next(sentence: tuple[Token, ...], index: int) -> bool:
    return index + 1 < len(sentence) and sentence[index + 1].text[0].isdigit()


def _known(norm: str) -> bool:
    return (
        any(
            norm in closed(name)
            for name in (
                "determiners", "possessives", "pronouns", "relatives", "modals", "be", "have", "do", "negations",
                "prepositions", "conjunctions", "subordinators", "adverbs", "adjectives", "number_words", "ordinary_nouns",
                "titles",
            )
        )
        or norm in verb_forms()
        or singular(norm) in known_nouns()
        or bool(_HYPHENED_ADJECTIVE.match(norm))
        or norm.endswith("ly")
    )  # fmt: skip


_TABLE = (
    ("be", Tag.BE), ("have", Tag.HAVE), ("do", Tag.DO), ("modals", Tag.MODAL), ("negations", Tag.NEG),
    ("possessives", Tag.POSS), ("pronouns", Tag.PRON), ("number_words", Tag.NUM), ("determiners", Tag.DET),
    ("conjunctions", Tag.CONJ),
)  # fmt: skip


def _closed(sentence: tuple[Token, ...], index: int, before: list[Word]) -> Tag | None:  # noqa: PLR0911, C901
    word = sentence[index].norm
    following = sentence[index + 1].norm if index + 1 < len(sentence) else ""
    if word == "that":
        return _that(before, following)
    if _bound(sentence, index):
        return Tag.DET
    if _numeric_range(sentence, index, before):
        return Tag.NUM
    if word in {"between", "from"} and _numeric(following) and _numeric_range(sentence, index + 2, None):
        return Tag.DET
    if _contracted(word):
        return Tag.REL if word.partition("'")[0] in closed("relatives") else Tag.PRON
    if word == "to":
        return Tag.TO if _is_base(following) or following in {"be", "have", "do"} else Tag.PREP
    if word == "may" and before and before[-1].tag is Tag.PREP:
        return Tag.NAME
    if word in {"will", "might", "can"} and before and before[-1].tag in {Tag.DET, Tag.POSS, Tag.ADJ}:
        return Tag.NOUN
    if word == "left" and before and before[-1].tag in {Tag.DET, Tag.PREP}:
        return Tag.ADJ
    if word == "what" and not _nominal_next(sentence, index):
        return Tag.REL
    if word in closed("relatives"):
        return Tag.REL if word != "where" or before else Tag.SUB
    if word.endswith("n't") and word not in closed("do", "be", "have", "modals"):
        return Tag.NEG
    for name, tag in _TABLE:
        if word in closed(name):
            return tag
    if word in {
        "because",
        "although",
        "though",
        "while",
        "whilst",
        "whereas",
        "when",
        "whenever",
        "if",
        "unless",
        "lest",
        "whether",
    }:
        return Tag.SUB
    if (
        word == "nearby"
        and before
        and before[-1].tag in {Tag.DET, Tag.CONJ, Tag.PREP}
        and _nominal_next(sentence, index)
    ):
        return Tag.ADJ
    if word in {"according", "due", "owing", "thanks"} and following == "to":
        return Tag.PREP
    if word in DIRECTIONS and following == "of" and not (before and before[-1].tag in {Tag.DET, Tag.POSS, Tag.ADJ}):
        return Tag.PREP
    if word == "close" and following == "to":
        return Tag.PREP
    if word in closed("prepositions"):
        return Tag.PREP
    if word in closed("adverbs") and word not in {"left"}:
        determined = bool(before) and before[-1].tag in {Tag.DET, Tag.POSS}
        return Tag.ADJ if determined and _nominal_next(sentence, index) else Tag.ADV
    return None


_BOUNDS = {
    "at": (("least",), ("most",)), "more": (("than",),), "fewer": (("than",),), "less": (("than",),), "up": (("to",),),
    "as": (("many", "as"), ("much", "as"), ("few", "as")), "no": (("fewer", "than"), ("less", "than"), ("more", "than")),
    "over": ((),), "around": ((),), "about": ((),), "nearly": ((),), "almost": ((),), "roughly": ((),), "some": ((),),
    "approximately": ((),), "above": ((),), "under": ((),), "another": ((),), "well": (("over",),), "just": (("over",), ("under",)),
    "close": (("to",),), "only": ((),), "estimated": ((),), "least": ((),), "most": ((),), "than": ((),), "to": ((),),
    "many": (("as",),), "much": (("as",),), "few": (("as",),),
}  # fmt: skip


def _numeric(word: str) -> bool:
    return bool(word) and (word[0].isdigit() or all(part in closed("number_words") for part in word.split("-")))


def _numeric_range(sentence: tuple[Token, ...], index: int, before: list[Word] | None) -> bool:
    """The 'and' or 'to' of 'between 20 and 30 shells', 'from four to six vendors', '20 to 30 men'."""
    if not 0 < index < len(sentence) - 1 or sentence[index].norm not in {"and", "to"}:
        return False
    opened = index > 1 and sentence[index - 2].norm in {"between", "from"}
    if before is not None and (before[-1].tag is not Tag.NUM or (not opened and sentence[index].norm == "and")):
        return False
    ends = sentence[index + 2].norm if index + 2 < len(sentence) else ""
    year = sentence[index + 1].text.isdigit() and len(sentence[index + 1].text) == 4  # noqa: PLR2004 - a year
    return (
        _numeric(sentence[index - 1].norm)
        and _numeric(sentence[index + 1].norm)
        and not year
        and ends not in closed("months")
    )


def _bound(sentence: tuple[Token, ...], index: int) -> bool:
    """'at least', 'up to', 'more than' before a number: part of its phrase."""
    for rest in _BOUNDS.get(sentence[index].norm, ()):
        at = index + 1 + len(rest)
        if at < len(sentence) and tuple(token.norm for token in sentence[index + 1 : at]) == rest:
            if sentence[index].norm in {"to", "least", "most", "than", "many", "much", "few"} and not (
                index and sentence[index - 1].norm in {"up", "at", "more", "fewer", "less", "close", "as"}
            ):
                continue
            following = sentence[at]
            if (
                following.norm in {"a", "two-dozen"}
                and at + 1 < len(sentence)
                and sentence[at + 1].norm in closed("number_words")
            ):
                return True
            if (
                following.text[0].isdigit()
                or following.norm.split("-")[0] in closed("number_words")
                or following.norm in closed("number_words")
            ):
                return following.text[0] != "2" or len(following.text) != 4 or not following.text.isdigit()  # noqa: PLR2004
    return False


def _that(before: list[Word], following: str) -> Tag:
    """'said that', 'the town that fell', 'that town'."""
    if not before:
        return Tag.DET
    previous = before[-1].tag
    verbal = following in closed("be", "have", "do", "modals") or (
        (form := verb_forms().get(following)) is not None and (form.past or form.third)
    )
    if previous in {Tag.NOUN, Tag.NAME, Tag.COMMA} and verbal:
        return Tag.REL
    if previous is Tag.PREP:
        return Tag.DET
    return Tag.SUB


def _is_base(word: str) -> bool:
    form = verb_forms().get(word)
    return form is not None and form.base


def _open(sentence: tuple[Token, ...], index: int, before: list[Word]) -> Tag:  # noqa: PLR0911, C901, PLR0912
    token = sentence[index]
    word = token.norm
    previous = _previous(before)
    form = verb_forms().get(word)
    noun = singular(word) in known_nouns()
    following = sentence[index + 1].norm if index + 1 < len(sentence) else ""
    if word in closed("adjectives"):
        return (
            Tag.NOUN
            if noun and not _nominal_next(sentence, index) and not _adjectives_joined(sentence, index)
            else Tag.ADJ
        )
    if form is None:
        if previous in {Tag.DO, Tag.MODAL, Tag.TO} and not noun:
            return Tag.VERB
        return _by_shape(word, previous, noun=noun, modifier=_nominal_next(sentence, index))
    if form.past or form.participle:
        if form.participle and previous in {Tag.HAVE, Tag.BE}:
            return Tag.PAST
        if form.base and not _auxiliary(previous) and noun and previous in _NOMINAL:
            return Tag.NOUN
        ordinal = bool(before) and before[-1].norm in {"first", "second", "third", "another", "both"}
        if (
            previous in {Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM}
            and not form.base
            and not ordinal
            and _nominal_next(sentence, index)
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
            and _nominal_next(sentence, index)
        ):
            return Tag.ADJ
        if not form.base or not noun:
            return Tag.PAST
    if form.ing:
        if (
            form.lemma in _UNDIRECTED
            and previous in {Tag.PREP, Tag.VERB, Tag.PAST, Tag.DET}
            and _nominal_next(sentence, index)
        ):
            return Tag.ADJ
        if previous in {Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM}:
            return Tag.ADJ if _nominal_next(sentence, index) and following not in closed("prepositions") else Tag.NOUN
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
        if noun and previous is Tag.PAST and ahead is not None and ahead.past and not ahead.base:
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


def _nominal_next(sentence: tuple[Token, ...], index: int) -> bool:
    if index + 1 >= len(sentence):
        return False
    following = sentence[index + 1]
    if following.text[0].isupper():
        return True
    word = following.norm
    return (
        word.isalpha()
        and word not in closed("prepositions", "conjunctions", "be", "have", "modals")
        and word not in closed("determiners", "relatives", "adverbs", "pronouns")
        and word not in closed("subordinators")
        and (singular(word) in known_nouns() or word in closed("adjectives") or verb_forms().get(word) is None)
    )


def _verb_here(sentence: tuple[Token, ...], index: int, before: list[Word], third: bool) -> bool:  # noqa: FBT001, PLR0911
    """Whether a form that is noun and verb ('attacks', 'advance') is the verb of its clause."""
    previous = before[-1] if before else None
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
        } or (index + 1 < len(sentence) and sentence[index + 1].text[0].isupper())
    return previous.tag is Tag.ADV and not _finite_ahead(sentence, index + 1)


def _adjectives_joined(sentence: tuple[Token, ...], index: int) -> bool:
    """'operational and tactical group'."""
    following = sentence[index + 1 : index + 3]
    return (
        len(following) == 2  # noqa: PLR2004 - the conjunction and the second adjective
        and following[0].norm in {"and", "or", ","}
        and (following[1].norm in closed("adjectives") or bool(_ADJECTIVE.match(following[1].norm)))
        and _nominal_next(sentence, index + 2)
    )


def _closes_report(word: str, before: list[Word]) -> bool:
    """'…, the bishop’s office reports.'"""
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
    if _HYPHENED_ADJECTIVE.match(word):
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
