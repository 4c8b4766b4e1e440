"""Clause: a verb group with what belongs to it."""

from dataclasses import dataclass

from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a verb with a preposition, or a bare time ('Sunday')."""

    prep: str
    """The preposition, empty for a bare one."""
    nominal: Nominal
    start: int
    """Where the preposition begins."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb group with what belongs to it."""

    index: int
    verb: Phrase
    subjects: tuple[Nominal, ...]
    objects: tuple[Nominal, ...]
    complements: tuple[Complement, ...]
    adjectives: tuple[Phrase, ...]
    particles: tuple[str, ...]
    passive: bool
    relation: str
    """'main', 'relative', 'reduced' ('forces encircled in X'), 'participle' (', destroying …'), 'infinitive',
    'coordinate'."""
    governor: int | None
    """Index of the clause that this one depends on as infinitive, participle or relative."""
    start: int
    end: int
    antecedent: bool = False
    """Whether the subject stands outside the clause's own words (relative, coordinate, participle)."""

    @property
    def lemma(self) -> str:
        """Base form of its main verb."""
        return self.verb.lemma

    @property
    def complement_nominals(self) -> tuple[Nominal, ...]:
        """What its prepositions govern."""
        return tuple(complement.nominal for complement in self.complements)
