"""Parts of speech: what a word of an English sentence can be, as far as the reading of clauses needs it."""

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.tokens import Token


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


MARKS = {
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


@cache
def closed(name: str) -> frozenset[str]:
    """The words of one class of ``grammar.toml``."""
    return frozenset(table("grammar")[name].split())


@cache
def auxiliaries() -> frozenset[str]:
    """Forms of be, have and do, short ones too."""
    return closed("be") | closed("have") | closed("do") | {"'s", "'re", "'ve"}


@lru_cache(maxsize=16_384)  # words are without number
def closed_class(word: str) -> Part | None:
    """The part of a word of a closed class; null for any other."""
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


Merged = list[tuple[Token, Part | None]]
"""The words of a sentence before they are tagged; fixed phrases are one word, and have their part."""
