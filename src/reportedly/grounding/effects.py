"""Effects: what each class of governing words makes of what it governs, and which words are of which class.

The classes and their words are those of ``governors.toml``. An effect is plain, or that of a word which is itself
negated: 'denied that' negates, 'did not deny that' leaves the content alone.
"""

from dataclasses import dataclass
from functools import cache

from reportedly.grounding.commitment import WEAKNESS, Commitment, Cue
from reportedly.schema.vocabularies import Modality
from reportedly.text.lexicon import table


@dataclass(frozen=True, slots=True)
class Effect:
    """What a class makes of what it governs: whether it negates, and the modality; plain and when itself negated."""

    plain: tuple[bool, Modality]
    negated: tuple[bool, Modality]
    flows: bool = False
    """Whether the modality of the governing word holds for what it governs: 'may fail to', not 'may say that'."""
    whole: bool = False
    """Whether the cue of the negated word is negation and word together: 'no evidence that', 'cannot be ruled out'."""


_A = Modality.ASSERTED
EFFECTS = {
    "denying": Effect((True, _A), (False, _A)),
    "doubting": Effect((True, Modality.PROBABLE), (False, _A)),
    "believing": Effect((False, Modality.PROBABLE), (True, Modality.PROBABLE)),
    "suspecting": Effect((False, Modality.PROBABLE), (False, _A)),
    "seeming": Effect((False, Modality.PROBABLE), (True, Modality.PROBABLE), flows=True),
    "fearing": Effect((False, Modality.POSSIBLE), (False, _A)),
    "expecting": Effect((False, Modality.PREDICTED), (True, Modality.PREDICTED)),
    "excluding": Effect((True, _A), (False, Modality.POSSIBLE), whole=True),
    "intending": Effect((False, Modality.PREDICTED), (True, Modality.PREDICTED), flows=True),
    "trying": Effect((False, Modality.POSSIBLE), (True, _A), flows=True),
    "failing": Effect((True, _A), (False, _A), flows=True),
    "refusing": Effect((True, _A), (False, _A), flows=True),
    "preventing": Effect((True, _A), (False, _A), flows=True),
    "stopping": Effect((True, _A), (False, _A), flows=True),
    "risking": Effect((False, Modality.POSSIBLE), (True, _A), flows=True),
    "preparing": Effect((False, _A), (True, _A), flows=True),
    "transparent": Effect((False, _A), (True, _A), flows=True),
    "negative": Effect((True, _A), (False, _A), flows=True),
    "improbable": Effect((True, Modality.PROBABLE), (False, Modality.PROBABLE)),
    "probable": Effect((False, Modality.PROBABLE), (True, Modality.PROBABLE), flows=True),
    "possible": Effect((False, Modality.POSSIBLE), (True, _A), flows=True),
    "predicted": Effect((False, Modality.PREDICTED), (True, Modality.PREDICTED), flows=True),
    "evidence": Effect((False, _A), (True, Modality.PROBABLE), whole=True),
    "denial": Effect((True, _A), (False, _A)),
    "doubt": Effect((True, Modality.PROBABLE), (False, _A)),
    "worry": Effect((False, Modality.POSSIBLE), (False, _A)),
    "lack": Effect((True, _A), (False, _A)),
    "showing": Effect((False, _A), (True, Modality.PROBABLE), whole=True),
    "opaque": Effect((False, _A), (False, _A)),
}


def applied(name: str, above: Commitment, cue: Cue) -> Commitment:
    """The effect of the class ``name`` by the words ``cue``, whose own commitment is ``above``."""
    effect = EFFECTS[name]
    negates, modality = effect.negated if above.negated else effect.plain
    whole = above.cue + cue if above.negated else cue
    negative = above.cue if above.negated and above.cue and not effect.whole else whole
    modality_cue = (whole if effect.whole else cue) if modality is not Modality.ASSERTED else ()
    if effect.flows and WEAKNESS.index(above.modality) > WEAKNESS.index(modality):
        modality, modality_cue = above.modality, above.modality_cue
    return Commitment(negates, negative if negates else (), modality, modality_cue, cue + above.path)


@cache
def classes(section: str) -> dict[str, str]:
    """From a word to its class in one section of the table."""
    return {word: name for name, words in table("governors")[section].items() for word in words.split()}


def governing_noun(word: str) -> str | None:
    """The class of a governing noun, singular or plural."""
    nouns = classes("nouns")
    return nouns.get(word) or nouns.get(word.removesuffix("s"))


@cache
def members(section: str, name: str) -> frozenset[str]:
    """The words of one class."""
    found = table("governors")[section][name]
    return frozenset(found if isinstance(found, list) else found.split())


@cache
def claim_nouns() -> frozenset[str]:
    """Nouns that only carry what somebody says."""
    return frozenset(table("governors")["claim_nouns"].split())


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs of saying; what negates or weakens them does not reach what is said."""
    return frozenset(table("reporting")["say"].split())
