"""States: predicates and lacks: 'were exhausted', 'morale is low', 'with no food', 'cut off from supplies'."""

from dataclasses import replace

from reportedly.extract.rules.arguments import classes, is_force
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.extents import extent
from reportedly.extract.rules.frames import Frame, adjective_triggers, frame_of, state_nouns, verb_triggers
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Mention, Place
from reportedly.extract.rules.roles import assign_complements
from reportedly.schema.vocabularies import EventType, Role

_COPULAS = frozenset(
    """
    be am is are was were been being remain stay become appear seem look feel leave grow get
    """.split(),
)


_BAD = frozenset("low poor weak collapsing falling plummeting broken diminished dwindling".split())


def predicate_mentions(parsed: Parsed, clause: Clause) -> list[Mention]:
    """'were exhausted', 'morale is low', 'are superior in manpower'."""
    found: list[Mention] = []
    words = [word for adjective in clause.adjectives for word in adjective.words]
    words += [clause.verb.main] if clause.passive else []
    words += [word for nominal in clause.objects if clause.lemma in _COPULAS for word in nominal.head.words]
    if clause.lemma in _COPULAS or clause.passive:
        for word in words:
            frame = adjective_triggers().get(word.norm)
            if frame is not None and not (
                clause.passive and clause.lemma in verb_triggers() and word is clause.verb.main
            ):
                found.append(_state(parsed, clause, frame, (word.start, word.end), word.lemma))
                break
    subject = clause.subjects[0] if clause.subjects else None
    if subject is not None:
        heads = {part.lemma for part in subject.parts}
        noun = next((head for head in heads if head in state_nouns()), None)
        bad = clause.lemma in {
            "collapse",
            "fall",
            "plummet",
            "break",
            "crumble",
            "diminish",
            "deteriorate",
            "erode",
            "drop",
            "decline",
        } or any(word.norm in _BAD or word.lemma in {"diminish", "dwindle"} for word in (*words, clause.verb.main))
        if noun is not None and bad and not found:
            state = _state(parsed, clause, state_nouns()[noun], (clause.verb.start, clause.verb.end), clause.lemma)
            behind = [
                (c.nominal, Role.TARGET)
                for c in clause.complements
                if c.start < clause.verb.start and c.prep in {"in", "of", "among", "within"} and is_force(c.nominal)
            ]
            inside = [(Nominal((part,)), Role.TARGET) for part in subject.parts[1:] if is_force(Nominal((part,)))]
            found.append(replace(state, participants=(*state.participants, *behind, *inside)))
    return found


def _state(parsed: Parsed, clause: Clause, frame: Frame, trigger: tuple[int, int], lemma: str) -> Mention:
    participants = tuple(
        (nominal, Role.TARGET)
        for nominal in clause.subjects
        if classes(nominal) & {"force", "state", "civilians", "organisation", "detainees", "person"}
    )
    places: list[Place] = []
    extra: list[tuple[Nominal, Role]] = []
    assign_complements(clause, frame, extra, places, passive=clause.passive)
    return Mention(
        frame,
        frame.type,
        trigger,
        lemma,
        extent(parsed, clause),
        clause,
        participants,
        tuple(places),
        tuple(clause.subjects),
    )


def lack_mentions(parsed: Parsed, clause: Clause) -> list[Mention]:
    """'with no food', 'without reinforcements', 'had no ammunition', 'cut off from supplies'."""
    found: list[Mention] = []
    pairs = [(c.prep, c.nominal) for c in clause.complements] + [
        ("", nominal) for nominal in clause.objects if clause.lemma in {"have", "had", "has", "leave"}
    ]
    for prep, nominal in pairs:
        lacking = (
            prep == "without"
            or nominal.parts[0].words[0].norm in {"no", "little"}
            or (prep == "from" and clause.lemma in {"cut", "isolate"})
        )
        kind = _lack_type(nominal) if lacking else None
        if kind is None or any(other.type is kind for other in found):
            continue
        participants = tuple(
            (subject, Role.TARGET)
            for subject in clause.subjects
            if is_force(subject) or "civilians" in classes(subject)
        )
        words = nominal.head.main
        found.append(
            Mention(
                frame_of(kind),
                kind,
                (words.start, words.end),
                words.lemma,
                extent(parsed, clause),
                clause,
                participants,
            ),
        )
    return found


def _lack_type(nominal: Nominal) -> EventType | None:
    found = classes(nominal)
    if any(word.norm in {"command", "commanders", "headquarters", "communications"} for word in nominal.parts[0].words):
        return EventType.COMMAND
    if "reinforcement" in found:
        return EventType.REINFORCEMENT_SHORTAGE
    return EventType.SUPPLY_SHORTAGE if "supplies" in found else None
