"""Events: the verbs of a sentence that evoke an event frame, with roles from voice and preposition."""

from dataclasses import replace

from reportedly.extract.rules.arguments import classes
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.extents import extent, statement_end
from reportedly.extract.rules.frames import Frame, frame_of, verb_triggers
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.matching import Matched, fits_alone, matched
from reportedly.extract.rules.mentions import Mention, Place
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.roles import assign_complements, assign_role, relative_places, subject_places
from reportedly.extract.rules.states import lack_mentions, predicate_mentions
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import verb_forms
from reportedly.schema.vocabularies import LACK_TYPES, EventType, Role

_TARGET_SUBJECT = frozenset(
    """
    die perish suffer sustain lose flee starve lack bleed burn need await receive see get take
    """.split(),
)


def verb_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """The events that verbs and predicate adjectives evoke, in order."""
    found: list[Mention] = []
    for clause in parsed.clauses:
        if clause.relation == "gerund" or _purpose(parsed, clause):
            continue
        refusal = _refusal(parsed, clause)
        if refusal is not None:
            found.append(refusal)
            continue
        if (
            found
            and found[-1].type is EventType.DESERTION
            and clause.relation == "infinitive"
            and found[-1].clause is parsed.clauses[clause.index - 1]
        ):
            continue
        verbal = _verbs(parsed, clause) or _left_dead(parsed, clause)
        found += [_armed(clause, _attempted(parsed, clause, mention)) for mention in verbal]
        found += predicate_mentions(parsed, clause)
        found += lack_mentions(parsed, clause)
    return tuple(found)


_DUTIES = frozenset("fight advance attack obey deploy go return carry charge storm serve leave follow assault".split())


def _refusal(parsed: Parsed, clause: Clause) -> Mention | None:
    """'the soldiers refused to fight': a refusal is its own event."""
    following = parsed.clauses[clause.index + 1] if clause.index + 1 < len(parsed.clauses) else None
    if (
        clause.lemma != "refuse"
        or clause.passive
        or following is None
        or following.relation != "infinitive"
        or following.lemma not in _DUTIES
        or not any(classes(nominal) & {"force"} for nominal in clause.subjects)
    ):
        return None
    plain = Matched(clause.subjects, (), passive=False)
    return mention_of(parsed, clause, frame_of(EventType.DESERTION), plain)


_CONTROL = frozenset(
    """
    begin start continue fail manage plan threaten want try attempt struggle seek force allow help keep stop
    cease prepare intend expect say believe report claim allege be is are was were refuse decide choose aim hope
    appear seem come go resume compel set lead cause prompt use have has had know think suspect make let see
    remain rush move push fight work proceed get
    """.split(),
)


_ATTEMPTING = frozenset("try attempt struggle seek aim fight fail battle push".split())


def _purpose(parsed: Parsed, clause: Clause) -> bool:
    """Whether an infinitive states an aim ('… to divert forces'): folded into the claim that it is the aim of."""
    if clause.relation != "infinitive" or clause.governor is None or _attempt_noun(parsed, clause):
        return False
    governor = parsed.clauses[clause.governor].lemma
    return governor not in _CONTROL and not (clause.verb.ing and governor in {"deny", "admit", "avoid", "risk"})


def _attempt_noun(parsed: Parsed, clause: Clause) -> bool:
    """Whether the infinitive hangs on a noun of trying: 'attempts to cross the river'."""
    place = parsed.verb_items[clause.index]
    before = parsed.items[place - 1] if place else None
    if place > 1 and parsed.items[place - 2].phrase.norm == "in":
        return False
    return (
        before is not None
        and before.sort is Sort.NOUNS
        and before.nominals[-1].parts[0].lemma
        in {"attempt", "effort", "bid", "push", "campaign", "offensive", "operation", "drive"}
    )


def _attempted(parsed: Parsed, clause: Clause, mention: Mention) -> Mention:
    """An attempt to advance with no stated gain is a clash; a stated failure stays the attempted type."""
    if mention.type is not EventType.ADVANCE or clause.relation != "infinitive" or clause.governor is None:
        return mention
    governor = parsed.clauses[clause.governor].lemma
    trying = governor in _ATTEMPTING - {"fail"} or _attempt_noun(parsed, clause)
    return replace(mention, type=EventType.CLASH) if trying else mention


def _verbs(parsed: Parsed, clause: Clause) -> list[Mention]:
    """The verb's event; objects of different sorts ('190 men and three tanks') are events of their own."""
    found: list[Mention] = []
    passive = clause.passive
    parts = clause.subjects if passive else clause.objects
    groups: dict[Frame, list[Nominal]] = {}
    common = next(
        (
            t
            for t in verb_triggers().get(clause.lemma, ())
            if all(fits_alone(t, clause, part, passive=passive) for part in parts)
        ),
        None,
    )
    if len(parts) > 1 and common is None:
        for part in parts:
            for trigger in verb_triggers().get(clause.lemma, ()):
                if fits_alone(trigger, clause, part, passive=passive):
                    groups.setdefault(trigger.frame, []).append(part)
                    break
    if len(groups) > 1 and sum(len(group) for group in groups.values()) == len(parts):
        for frame, group in groups.items():
            alone = replace(clause, subjects=tuple(group)) if passive else replace(clause, objects=tuple(group))
            fitting = next(
                m for t in verb_triggers()[clause.lemma] if t.frame is frame and (m := matched(t, alone)) is not None
            )
            found.append(mention_of(parsed, alone, frame, fitting))
        return found
    for trigger in verb_triggers().get(clause.lemma, ()):
        filled = matched(trigger, clause)
        if filled is not None:
            return [mention_of(parsed, clause, trigger.frame, filled)]
    return found


_STRIKES = frozenset({"strike", "airstrike", "air-strike", "barrage", "shelling", "bombardment"})


def _armed(clause: Clause, mention: Mention) -> Mention:
    """An attack with missiles, shells or drones is a strike."""
    if mention.type is EventType.CLASH and any(
        c.prep == "with" and ("munition" in classes(c.nominal) or c.nominal.lemma in _STRIKES)
        for c in clause.complements
    ):
        return replace(mention, type=EventType.STRIKE, frame=frame_of(EventType.STRIKE))
    return mention


def mention_of(parsed: Parsed, clause: Clause, frame: Frame, matched: Matched) -> Mention:
    """The event of a clause whose verb evokes ``frame``, with its participants and places."""
    subject_role, object_role = frame.subject_role, frame.object_role
    if clause.lemma in _TARGET_SUBJECT and not matched.passive and frame.type in _LOSING:
        subject_role, object_role = Role.TARGET, Role.OTHER
        matched = (
            Matched(matched.subjects, (), passive=False) if clause.lemma in {"lose", "suffer", "sustain"} else matched
        )
    counted_objects = clause.objects
    participants: list[tuple[Nominal, Role]] = []
    places: list[Place] = []
    for nominals, role in ((matched.subjects, subject_role), (matched.objects, object_role)):
        for nominal in nominals:
            if not (
                frame.type is EventType.SUPPLY
                and role is object_role
                and "force" in classes(nominal)
                and nominal.semantic == 0
                and len(nominal.parts) > 1
            ):
                assign_role(nominal, role, frame, participants, places)
    assign_complements(clause, frame, participants, places, passive=matched.passive)
    places += subject_places(parsed, clause)
    counted = tuple(
        nominal
        for nominal in (*matched.subjects, *(matched.objects or (counted_objects if not matched.passive else ())))
    )
    start, end = extent(parsed, clause)
    if frame.type is EventType.STATEMENT:
        end = max(end, statement_end(parsed, clause))
    return Mention(
        frame=frame,
        type=frame.type,
        trigger=(clause.verb.main.start, clause.verb.main.end),
        lemma=clause.lemma,
        extent=(start, end),
        clause=clause,
        participants=tuple(participants),
        places=(*places, *relative_places(parsed, clause)),
        counted=(
            *counted,
            *(
                c.nominal
                for c in clause.complements
                if c.prep not in {"after", "since", "by", "as"} and len(c.nominal.head.words) > 1
            ),
        ),
        plural=any(
            word.norm in {"often", "repeatedly", "continue", "continued", "regularly", "daily"}
            for word in clause.verb.words
        )
        or (
            len(clause.verb.words) > 2  # noqa: PLR2004 - has, been, and the verb
            and clause.verb.words[-2].norm == "been"
            and clause.verb.main.tag is Tag.ING
        ),
    )


_LOSING = frozenset({EventType.CASUALTIES, EventType.EQUIPMENT_LOSS, EventType.DISPLACEMENT, *LACK_TYPES})


def _left_dead(parsed: Parsed, clause: Clause) -> list[Mention]:
    """'left three people dead', 'leaving dozens wounded'."""
    if clause.lemma != "leave" or not clause.objects:
        return []
    words = [*clause.objects[0].head.words, *(word for adjective in clause.adjectives for word in adjective.words)]
    if not any(word.norm in {"dead", "wounded", "injured"} for word in words):
        return []
    frame = frame_of(EventType.CASUALTIES)
    matched = Matched((), clause.objects, passive=False)
    return [mention_of(parsed, clause, frame, matched)]


def is_verb_form(word: str) -> bool:
    """Whether a word is a form of a known verb."""
    return word in verb_forms()
