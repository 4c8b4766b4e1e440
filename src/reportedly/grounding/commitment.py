"""Commitment: how an event is asserted, with the units of the sentence that make it so.

Steps are put together from the inside out: two negations cancel, and of two modalities the weaker commitment stands.
"""

from dataclasses import dataclass

from reportedly.schema.vocabularies import Modality

WEAKNESS = (Modality.ASSERTED, Modality.PREDICTED, Modality.PROBABLE, Modality.POSSIBLE, Modality.CONDITIONAL)
"""From the firmest commitment to the weakest; a condition beats all others (annotation guidelines, claim 6)."""


Cue = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """How an event is asserted, with the units that make it so."""

    negated: bool = False
    cue: Cue = ()
    modality: Modality = Modality.ASSERTED
    modality_cue: Cue = ()
    path: Cue = ()
    """Every governing unit on the way, those whose negations cancel included."""


PLAIN = Commitment()


def negation(*cue: int) -> Commitment:
    """A negation by these units."""
    return Commitment(negated=True, cue=cue, path=cue)


def modal(modality: Modality, *cue: int) -> Commitment:
    """A weakened commitment by these units."""
    return Commitment(modality=modality, modality_cue=cue, path=cue)


def combined(*steps: Commitment) -> Commitment:
    """The steps, put together from the inside out."""
    total = PLAIN
    for step in steps:
        negated = total.negated != step.negated
        weaker = WEAKNESS.index(step.modality) > WEAKNESS.index(total.modality)
        total = Commitment(
            negated=negated,
            cue=(total.cue or step.cue) if negated else (),
            modality=step.modality if weaker else total.modality,
            modality_cue=step.modality_cue if weaker else total.modality_cue,
            path=total.path + step.path,
        )
    return total
