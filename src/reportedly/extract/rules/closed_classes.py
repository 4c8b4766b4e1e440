"""Closed classes: determiners, prepositions, auxiliaries and other small words, told apart by their neighbours."""

from reportedly.extract.rules.shapes import contracted, nominal_next
from reportedly.extract.rules.tags import DIRECTIONS, Tag, Word
from reportedly.extract.rules.words import closed, verb_forms
from reportedly.text.tokens import Token

_TABLE = (
    ("be", Tag.BE), ("have", Tag.HAVE), ("do", Tag.DO), ("modals", Tag.MODAL), ("negations", Tag.NEG),
    ("possessives", Tag.POSS), ("pronouns", Tag.PRON), ("number_words", Tag.NUM), ("determiners", Tag.DET),
    ("conjunctions", Tag.CONJ),
)  # fmt: skip


def closed_class(sentence: tuple[Token, ...], index: int, before: list[Word]) -> Tag | None:  # noqa: PLR0911, PLR0912, C901 - one branch for each small word
    """The tag of a small word; null for one that is none."""
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
    if contracted(word):
        return Tag.REL if word.partition("'")[0] in closed("relatives") else Tag.PRON
    if word == "to":
        return Tag.TO if _is_base(following) or following in {"be", "have", "do"} else Tag.PREP
    if word == "may" and before and before[-1].tag is Tag.PREP:
        return Tag.NAME
    if word in {"will", "might", "can"} and before and before[-1].tag in {Tag.DET, Tag.POSS, Tag.ADJ}:
        return Tag.NOUN
    if word == "left" and before and before[-1].tag in {Tag.DET, Tag.PREP}:
        return Tag.ADJ
    if word == "what" and not nominal_next(sentence, index):
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
        and nominal_next(sentence, index)
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
    if word in closed("adverbs") and word != "left":
        determined = bool(before) and before[-1].tag in {Tag.DET, Tag.POSS}
        return Tag.ADJ if determined and nominal_next(sentence, index) else Tag.ADV
    return None


_BOUNDS = {
    "at": (("least",), ("most",)),
    "more": (("than",),),
    "fewer": (("than",),),
    "less": (("than",),),
    "up": (("to",),),
    "as": (("many", "as"), ("much", "as"), ("few", "as")),
    "no": (("fewer", "than"), ("less", "than"), ("more", "than")),
    "over": ((),),
    "around": ((),),
    "about": ((),),
    "nearly": ((),),
    "almost": ((),),
    "roughly": ((),),
    "some": ((),),
    "approximately": ((),),
    "above": ((),),
    "under": ((),),
    "another": ((),),
    "well": (("over",),),
    "just": (("over",), ("under",)),
    "close": (("to",),),
    "only": ((),),
    "estimated": ((),),
    "least": ((),),
    "most": ((),),
    "than": ((),),
    "to": ((),),
    "many": (("as",),),
    "much": (("as",),),
    "few": (("as",),),
}


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
            if following.norm == "half" and sentence[index].norm in {
                "more",
                "nearly",
                "almost",
                "about",
                "than",
                "over",
            }:
                return True
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
