"""Tags: a coarse part of speech, and a word that has one."""

from enum import StrEnum
from typing import NamedTuple


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


DIRECTIONS = frozenset(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east south-west
    """.split(),
)
