"""Matching: whether a clause fits a trigger of the frame table, and which nominals fill its subject and object."""

from dataclasses import replace

from reportedly.extract.rules.arguments import classes
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.frames import Trigger
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular
from reportedly.schema.vocabularies import EventType

_TRANSITIVE = frozenset(
    """
    kill wound injure capture destroy damage encircle surround displace besiege hit hurt down intercept
    """.split(),
)


_THINGS = frozenset({"munition", "debris", "charge", "supplies"})
"""Classes of what does without a will: a frame with such subjects alone needs one in the passive too."""
_HAVING = frozenset("see receive get send have".split())


def fits_alone(trigger: Trigger, clause: Clause, part: Nominal, *, passive: bool) -> bool:
    """Whether the trigger fits the clause with ``part`` as its only object (in the passive, subject)."""
    return (
        matched(trigger, replace(clause, subjects=(part,)) if passive else replace(clause, objects=(part,))) is not None
    )


_PHRASAL = frozenset({"out", "off", "through", "up", "down", "over", "away", "back"})


class Matched:
    """Which nominals fill the subject and the object of a trigger."""

    def __init__(self, subjects: tuple[Nominal, ...], objects: tuple[Nominal, ...], *, passive: bool) -> None:
        self.subjects = subjects
        self.objects = objects
        self.passive = passive


def matched(trigger: Trigger, clause: Clause) -> Matched | None:
    """What fills the subject and object of a trigger in a clause; null where it does not fit."""
    if (
        trigger.frame.type is EventType.INFORMATION_OPERATION
        and clause.relation == "reduced"
        and clause.subjects
        and clause.subjects[0].lemma in {"statement", "message", "post", "report", "letter"}
    ):
        return None
    objects = clause.objects
    particle_object: tuple[Nominal, ...] = ()
    if trigger.particles:
        found = _particle(trigger, clause)
        if found is None:
            return None
        particle_object = found
    elif (
        clause.particles
        and clause.particles[0] in _PHRASAL
        and clause.lemma
        in {"shoot", "break", "call", "carry", "set", "hold", "give", "turn", "take", "pull", "go", "lay", "put"}
    ):
        return None
    passive = clause.passive or (
        clause.verb.bare and clause.verb.main.tag is Tag.PAST and not objects and clause.lemma in _TRANSITIVE
    )
    agents = tuple(c.nominal for c in clause.complements if c.prep == "by" and not _temporal(c.nominal))
    done_by, done_to = (agents, clause.subjects) if passive else (clause.subjects, objects or particle_object)
    if (
        trigger.frame.type is EventType.ENCIRCLEMENT
        and clause.lemma == "cut"
        and any(c.prep == "from" for c in clause.complements)
    ):
        return None
    if _elsewhere(trigger, clause):
        return None
    if trigger.objects:
        if not any(has_word(nominal, trigger.objects) for nominal in done_to):
            return None
    elif trigger.frame.object and not _fits(done_to, trigger.frame.object):
        return None
    if (
        trigger.frame.subject
        and not _fits(done_by, trigger.frame.subject | ({"neuter"} if "pronoun" in trigger.frame.subject else set()))
        and not passive
    ):
        return None
    if (
        passive
        and trigger.frame.subject
        and trigger.frame.subject <= _THINGS
        and not _fits(done_by, trigger.frame.subject)
    ):
        return None
    if trigger.frame.lack and clause.lemma in _HAVING and not _negative(clause):
        return None
    return Matched(done_by, done_to, passive=passive)


def _elsewhere(trigger: Trigger, clause: Clause) -> bool:
    """'driving people from their homes' gains no ground, 'was taken to hospital' is no capture."""
    if trigger.frame.type is EventType.WITHDRAWAL and clause.lemma == "leave":
        return clause.passive or any(c.prep == "without" for c in clause.complements)
    if trigger.frame.type is EventType.ADVANCE and clause.lemma in {"drive", "chase", "force"}:
        return any(c.prep == "from" and c.nominal.lemma in {"home", "house"} for c in clause.complements)
    if trigger.frame.type is EventType.ADVANCE and clause.lemma in {"take", "seize"}:
        return any(nominal.lemma in _NOT_GROUND for nominal in clause.objects)
    if trigger.frame.type is EventType.CAPTURE and clause.lemma == "take":
        return any(c.prep == "to" and c.nominal.lemma in _SHELTERS for c in clause.complements)
    if trigger.frame.type is EventType.STATEMENT and clause.lemma in {"reject", "dismiss", "dispute"}:
        return any(nominal.lemma in _ACCOUNTS for nominal in clause.objects)
    if trigger.frame.type is EventType.ENCIRCLEMENT and clause.lemma == "trap":
        return any(c.prep in {"under", "beneath", "below"} or c.nominal.lemma == "rubble" for c in clause.complements)
    return False


_SHELTERS = frozenset("hospital clinic safety morgue shelter centre center facility infirmary ward".split())
_ACCOUNTS = frozenset("figure claim report allegation accusation account charge number toll".split())
"""What is denied of others' words: a reply to them and no statement."""
_NOT_GROUND = frozenset("power office action step measure responsibility time place".split())


def _particle(trigger: Trigger, clause: Clause) -> tuple[Nominal, ...] | None:
    """The object behind the particle ('shot down two jets'), empty if it has none; null if the particle is missing."""
    wanted = trigger.particles[0]
    if wanted in clause.particles[:3]:
        return ()
    for complement in clause.complements:
        if complement.start >= clause.verb.end and complement.prep.split()[0:1] == [wanted]:
            return (complement.nominal,)
    return None


def has_word(nominal: Nominal, words: frozenset[str]) -> bool:
    """Whether the noun phrase holds one of these words."""
    return any(singular(word.norm) in words for word in nominal.parts[0].words) or nominal.lemma in words


def _fits(nominals: tuple[Nominal, ...], wanted: frozenset[str]) -> bool:
    if not nominals:
        return "none" in wanted
    return bool(classes(nominals[0]) & wanted)


def _negative(clause: Clause) -> bool:
    if any(word.tag is Tag.NEG or word.norm.endswith("n't") for word in clause.verb.words):
        return True
    return any(nominal.parts[0].words[0].norm in {"no", "few", "little"} for nominal in clause.objects)


def _temporal(nominal: Nominal) -> bool:
    return "time" in classes(nominal) or "measure" in classes(nominal)
