"""Phrases: the words of a sentence gathered into noun phrases, verb groups and the small words between them.

Flat chunks, left to right. A noun phrase ends at its head; what follows by 'of', 'in' or 'who' is attached by clauses.
"""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.extract.rules.tags import DIRECTIONS, Tag, Word
from reportedly.extract.rules.words import closed, singular, verb_forms


class Sort(StrEnum):
    """What sort of phrase."""

    NOUNS = "nouns"
    VERBS = "verbs"
    PREP = "prep"
    CONJ = "conj"
    SUB = "sub"
    REL = "rel"
    COMMA = "comma"
    MARK = "mark"
    OPEN = "open"
    CLOSE = "close"
    ADJ = "adj"
    ADV = "adv"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words of one sort."""

    sort: Sort
    words: tuple[Word, ...]
    head: int
    """Index of the head in ``words``: the last noun, the main verb."""
    passive: bool = False
    finite: bool = False
    """Of a verb group: it has a tense of its own, or may have one (a bare past form)."""
    bare: bool = False
    """Of a verb group: one participle or past form without auxiliary."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past the last."""
        return self.words[-1].end

    @property
    def main(self) -> Word:
        """The head word."""
        return self.words[self.head]

    @property
    def lemma(self) -> str:
        """The head's base form."""
        return self.main.lemma

    @property
    def norm(self) -> str:
        """The words, lower case, one space between."""
        return " ".join(word.norm for word in self.words)

    @property
    def ing(self) -> bool:
        """Whether it is a bare present participle."""
        return self.bare and self.main.tag is Tag.ING


_NOMINAL = frozenset({Tag.DET, Tag.POSS, Tag.ADJ, Tag.NUM, Tag.NOUN, Tag.NAME, Tag.PRON})
_HEADS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRON, Tag.NUM})
_VERBAL = frozenset({Tag.VERB, Tag.PAST, Tag.ING, Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.TO, Tag.NEG, Tag.ADV})
_MAIN = frozenset({Tag.VERB, Tag.PAST, Tag.ING, Tag.BE, Tag.HAVE, Tag.DO})
_SIMPLE = {
    Tag.PREP: Sort.PREP, Tag.CONJ: Sort.CONJ, Tag.SUB: Sort.SUB, Tag.REL: Sort.REL, Tag.COMMA: Sort.COMMA,
    Tag.MARK: Sort.MARK, Tag.OPEN: Sort.OPEN, Tag.CLOSE: Sort.CLOSE,
}  # fmt: skip
_GETTING = frozenset({"get", "become", "remain", "be", "feel", "look", "seem", "stay", "lie", "stand"})


def phrases(words: tuple[Word, ...]) -> tuple[Phrase, ...]:
    """The phrases of a sentence in order; every word is in one."""
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        tag = words[at].tag
        if tag is Tag.PREP and _compound(words, at):
            phrase = Phrase(Sort.PREP, words[at : at + 2], 0)
        elif tag in _SIMPLE:
            phrase = Phrase(_SIMPLE[tag], words[at : at + 1], 0)
        elif tag in _NOMINAL:
            phrase = _noun_phrase(words, at)
        elif tag in _VERBAL and tag is not Tag.ADV:
            phrase = _verb_group(words, at)
        else:
            phrase = _adverbs(words, at)
        found.append(phrase)
        at += len(phrase.words)
    return tuple(found)


def _compound(words: tuple[Word, ...], at: int) -> bool:
    """'south of', 'close to', 'out of': one preposition."""
    following = words[at + 1].norm if at + 1 < len(words) else ""
    word = words[at].norm
    return (word in DIRECTIONS | {"out", "inside", "outside"} and following == "of") or (
        word == "close" and following == "to"
    )


def _adverbs(words: tuple[Word, ...], at: int) -> Phrase:
    """Adverbs before a verb join its group; else they stand alone."""
    end = at
    while end < len(words) and words[end].tag is Tag.ADV:
        end += 1
    if end < len(words) and words[end].tag in _VERBAL and words[end].tag is not Tag.TO:
        return _verb_group(words, at)
    return Phrase(Sort.ADV, words[at:end], end - at - 1)


def _noun_phrase(words: tuple[Word, ...], at: int) -> Phrase:
    """The longest run of nominal words that ends in a noun, name, pronoun or number; else an adjective phrase."""
    end = at
    while end < len(words) and words[end].tag in _NOMINAL:
        if words[end].tag is Tag.PRON and end > at:
            break
        if (
            words[end].tag is Tag.NAME
            and end - at > 1
            and words[at].norm in {"a", "an"}
            and words[end - 1].norm in _CHARGES
        ):
            break
        if words[end].tag is Tag.ADJ and _adjectives_joined(words, end):
            end += 2
            continue
        if _two_more(words, end, at):
            end += 1
            continue
        if end > at and words[end].tag is Tag.DET and words[end - 1].tag not in {Tag.DET, Tag.POSS, Tag.ADV}:
            break
        if end > at and words[end].tag is Tag.POSS and words[end].norm not in {"'s", "'"}:
            break
        if words[end].tag is Tag.PRON and words[end].norm not in {"others", "them", "everything"}:
            end += 1
            break
        end += 1
    end = max(end, at + 1)
    head = next((index for index in range(end - 1, at - 1, -1) if words[index].tag in _HEADS), None)
    if head is None:
        if words[end - 1].tag is Tag.ADJ and words[at].tag is not Tag.DET:
            return Phrase(Sort.ADJ, words[at:end], end - at - 1)
        return Phrase(Sort.NOUNS, words[at:end], end - at - 1)
    if end - 1 > head and words[end - 1].tag is Tag.ADJ:
        return Phrase(Sort.NOUNS, words[at : head + 1], head - at)
    end = _trimmed_time(words, at, end)
    head = next((index for index in range(end - 1, at - 1, -1) if words[index].tag in _HEADS), end - 1)
    if head > at and words[head].norm.isdigit() and words[head - 1].norm in _NUMBERED:
        head -= 1
    return Phrase(Sort.NOUNS, words[at:end], head - at)


_CHARGES = frozenset("charge claim allegation accusation assertion".split())
"""Nouns that a clause without pronoun follows: 'a charge Kigali denies'."""
_NUMBERED = frozenset(
    "battalion brigade regiment division company unit hill height highway route squadron base".split()
)
"""Nouns that a number names: 'Battalion 129', 'Hill 305'."""


def _two_more(words: tuple[Word, ...], end: int, at: int) -> bool:
    """'two more people', 'three other men': the determiner behind the number goes on."""
    return (
        end > at
        and words[end].norm in {"more", "other", "further"}
        and words[end - 1].tag is Tag.NUM
        and end + 1 < len(words)
        and words[end + 1].tag in {Tag.NOUN, Tag.ADJ}
    )


def _adjectives_joined(words: tuple[Word, ...], at: int) -> bool:
    """'operational and tactical group': adjective, conjunction, adjective, noun."""
    following = words[at + 1 : at + 4]
    return [word.tag for word in following[:2]] == [Tag.CONJ, Tag.ADJ] and (
        len(following) == 3 and following[2].tag in {Tag.NOUN, Tag.NAME, Tag.ADJ}  # noqa: PLR2004
    )


def _trimmed_time(words: tuple[Word, ...], at: int, end: int) -> int:
    """A weekday or 'last week' at the end of a noun phrase is a phrase of its own: 'two people Sunday'."""
    for index in range(at + 1, end):
        word = words[index].norm
        time = word in closed("weekdays") or (
            word in {"last", "this", "next", "earlier", "late", "early"}
            and index + 1 < end
            and singular(words[index + 1].norm) in _TIME
        )
        if (
            time
            and words[index - 1].tag in {Tag.NOUN, Tag.NAME, Tag.NUM}
            and words[index - 1].norm not in closed("weekdays")
        ):
            return index
    return end


_TIME = frozenset(
    """
    day week month year night morning evening afternoon weekend spring summer autumn winter
    """.split(),
) | (closed("weekdays"))


def _verb_group(words: tuple[Word, ...], at: int) -> Phrase:
    """Auxiliaries, negations, adverbs and the main verb; 'began to withdraw' is two groups, the second bare."""
    end = at
    last = None
    while end < len(words) and words[end].tag in _VERBAL:
        tag = words[end].tag
        if tag in _MAIN:
            if last is not None and words[last].tag not in {Tag.BE, Tag.HAVE, Tag.DO}:
                break
            last = end
        elif tag is Tag.TO:
            if last is not None and words[last].tag in {Tag.VERB, Tag.PAST, Tag.ING}:
                break
        elif (tag is Tag.MODAL and last is not None) or (
            tag is Tag.ADV and last is not None and not _verb_follows(words, end)
        ):
            break
        end += 1
    if last is None:
        return Phrase(Sort.ADV, words[at:end], end - at - 1)
    end = last + 1
    return _group(words[at:end], last - at)


def _verb_follows(words: tuple[Word, ...], at: int) -> bool:
    while at < len(words) and words[at].tag in {Tag.ADV, Tag.NEG}:
        at += 1
    return at < len(words) and words[at].tag in _MAIN


def _group(words: tuple[Word, ...], head: int) -> Phrase:
    main = words[head]
    auxiliaries = [word for word in words[:head] if word.tag in {Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.TO}]
    form = verb_forms().get(main.norm)
    participle = main.tag is Tag.PAST and (form is None or form.participle)
    passive = participle and bool(auxiliaries) and auxiliaries[-1].tag is Tag.BE
    infinitive = any(word.tag is Tag.TO for word in auxiliaries)
    bare = not auxiliaries and main.tag in {Tag.PAST, Tag.ING}
    finite = not infinitive and main.tag is not Tag.ING and not (bare and form is not None and not form.past)
    if main.tag is Tag.ING and any(word.norm not in {"being", "been", "having"} for word in auxiliaries):
        finite = not infinitive
    if auxiliaries and auxiliaries[0].norm in {"being", "having"}:
        finite = False
    return Phrase(Sort.VERBS, words, head, passive=passive, finite=finite, bare=bare)
