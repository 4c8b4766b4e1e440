"""Events: the verbs of a sentence that evoke an event frame, with roles from voice and preposition."""

from dataclasses import replace

from reportedly.extract.rules.arguments import classes, direction, is_force, owner
from reportedly.extract.rules.clauses import Clause, Nominal, Parsed
from reportedly.extract.rules.frames import Frame, Trigger, adjective_triggers, frame_of, state_nouns, verb_triggers
from reportedly.extract.rules.mentions import Mention, Place
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular, verb_forms
from reportedly.schema.vocabularies import LACK_TYPES, EventType, Role

_PLACE_PREPS = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "around",
        "outside",
        "inside",
        "towards",
        "toward",
        "from",
        "along",
        "across",
        "throughout",
        "over",
        "into",
        "through",
        "within",
        "between",
        "behind",
        "beyond",
        "north",
        "south",
        "east",
        "west",
        "onto",
        "off",
        "above",
        "below",
        "to",
        "under",
        "of",
    ],
)
_PLACES = frozenset({"place", "facility"})
_TARGET_SUBJECT = frozenset(
    [
        "die",
        "perish",
        "suffer",
        "sustain",
        "lose",
        "flee",
        "starve",
        "lack",
        "bleed",
        "burn",
        "need",
        "await",
        "receive",
        "see",
        "get",
        "take",
    ]
)
_TRANSITIVE = frozenset(
    [
        "kill",
        "wound",
        "injure",
        "capture",
        "destroy",
        "damage",
        "encircle",
        "surround",
        "displace",
        "besiege",
        "hit",
        "hurt",
        "down",
        "intercept",
    ]
)
_HAVING = frozenset(["see", "receive", "get", "send", "have"])
_COPULAS = frozenset(
    [
        "be",
        "am",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "remain",
        "stay",
        "become",
        "appear",
        "seem",
        "look",
        "feel",
        "leave",
        "grow",
        "get",
    ]
)
_BAD = frozenset(["low", "poor", "weak", "collapsing", "falling", "plummeting", "broken", "diminished", "dwindling"])


def verb_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """The events that verbs and predicate adjectives evoke, in order."""
    found: list[Mention] = []
    for clause in parsed.clauses:
        if clause.relation == "gerund" or _purpose(parsed, clause):
            continue
        for mention in _verbs(parsed, clause) or _left_dead(parsed, clause):
            found.append(_armed(clause, _attempted(parsed, clause, mention)))
        found += _predicates(parsed, clause)
        found += _lacks(parsed, clause)
    return tuple(found)


_CONTROL = frozenset(
    [
        "begin",
        "start",
        "continue",
        "fail",
        "manage",
        "plan",
        "threaten",
        "want",
        "try",
        "attempt",
        "struggle",
        "seek",
        "force",
        "allow",
        "help",
        "keep",
        "stop",
        "cease",
        "prepare",
        "intend",
        "expect",
        "say",
        "believe",
        "report",
        "claim",
        "allege",
        "be",
        "is",
        "are",
        "was",
        "were",
        "refuse",
        "decide",
        "choose",
        "aim",
        "hope",
        "appear",
        "seem",
        "come",
        "go",
        "resume",
        "compel",
        "set",
        "lead",
        "cause",
        "prompt",
        "use",
        "have",
        "has",
        "had",
        "know",
        "think",
        "suspect",
        "make",
        "let",
        "see",
        "remain",
        "rush",
        "move",
        "push",
        "fight",
        "work",
        "proceed",
        "get",
    ],
)
_ATTEMPTING = frozenset(["try", "attempt", "struggle", "seek", "aim", "fight", "fail", "battle", "push"])


def _purpose(parsed: Parsed, clause: Clause) -> bool:
    """Whether an infinitive states an aim ('… to divert forces'): folded into the claim that it is the aim of."""
    if clause.relation != "infinitive" or clause.governor is None or _attempt_noun(parsed, clause):
        return False
    return parsed.clauses[clause.governor].lemma not in _CONTROL


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
            if all(_alone(t, clause, part, passive=passive) for part in parts)
        ),
        None,
    )
    if len(parts) > 1 and common is None:
        for part in parts:
            for trigger in verb_triggers().get(clause.lemma, ()):
                if _alone(trigger, clause, part, passive=passive):
                    groups.setdefault(trigger.frame, []).append(part)
                    break
    if len(groups) > 1 and sum(len(group) for group in groups.values()) == len(parts):
        for frame, group in groups.items():
            alone = replace(clause, subjects=tuple(group)) if passive else replace(clause, objects=tuple(group))
            matched = next(
                m for t in verb_triggers()[clause.lemma] if t.frame is frame and (m := _match(t, alone)) is not None
            )
            found.append(_mention(parsed, alone, frame, matched))
        return found
    for trigger in verb_triggers().get(clause.lemma, ()):
        matched_whole = _match(trigger, clause)
        if matched_whole is not None:
            return [_mention(parsed, clause, trigger.frame, matched_whole)]
    return found


def _alone(trigger: Trigger, clause: Clause, part: Nominal, *, passive: bool) -> bool:
    return (
        _match(trigger, replace(clause, subjects=(part,)) if passive else replace(clause, objects=(part,))) is not None
    )


def _armed(clause: Clause, mention: Mention) -> Mention:
    """An attack with missiles, shells or drones is a strike."""
    if mention.type is EventType.CLASH and any(
        c.prep == "with" and "munition" in classes(c.nominal) for c in clause.complements
    ):
        return replace(mention, type=EventType.STRIKE, frame=frame_of(EventType.STRIKE))
    return mention


_PHRASAL = frozenset({"out", "off", "through", "up", "down", "over", "away", "back"})


class _Matched:
    """Which nominals fill the subject and the object of a trigger."""

    def __init__(self, subjects: tuple[Nominal, ...], objects: tuple[Nominal, ...], *, passive: bool) -> None:
        self.subjects = subjects
        self.objects = objects
        self.passive = passive


def _match(trigger: Trigger, clause: Clause) -> _Matched | None:
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
        in {"break", "call", "carry", "set", "hold", "give", "turn", "take", "pull", "go", "lay", "put"}
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
    if trigger.objects:
        if not any(_has_word(nominal, trigger.objects) for nominal in done_to):
            return None
    elif trigger.frame.object and not _fits(done_to, trigger.frame.object):
        return None
    if (
        trigger.frame.subject
        and not _fits(done_by, trigger.frame.subject | ({"neuter"} if "pronoun" in trigger.frame.subject else set()))
        and not passive
    ):
        return None
    if trigger.frame.lack and clause.lemma in _HAVING and not _negative(clause):
        return None
    return _Matched(done_by, done_to, passive=passive)


def _particle(trigger: Trigger, clause: Clause) -> tuple[Nominal, ...] | None:
    """The object behind the particle ('shot down two jets'), empty if it has none; null if the particle is missing."""
    wanted = trigger.particles[0]
    if wanted in clause.particles[:3]:
        return ()
    for complement in clause.complements:
        if complement.start >= clause.verb.end and complement.prep.split()[0:1] == [wanted]:
            return (complement.nominal,)
    return None


def _has_word(nominal: Nominal, words: frozenset[str]) -> bool:
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


def _mention(parsed: Parsed, clause: Clause, frame: Frame, matched: _Matched) -> Mention:
    subject_role, object_role = frame.subject_role, frame.object_role
    if clause.lemma in _TARGET_SUBJECT and not matched.passive and frame.type in _LOSING:
        subject_role, object_role = Role.TARGET, Role.OTHER
        matched = (
            _Matched(matched.subjects, (), passive=False) if clause.lemma in {"lose", "suffer", "sustain"} else matched
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
                _assign(nominal, role, frame, participants, places)
    _complements(clause, frame, participants, places, passive=matched.passive)
    places += _subject_places(parsed, clause)
    counted = tuple(
        nominal
        for nominal in (*matched.subjects, *(matched.objects or (counted_objects if not matched.passive else ())))
    )
    start, end = extent(parsed, clause)
    if frame.type is EventType.STATEMENT:
        end = max(end, _statement_end(parsed, clause))
    return Mention(
        frame=frame,
        type=frame.type,
        trigger=(clause.verb.main.start, clause.verb.main.end),
        lemma=clause.lemma,
        extent=(start, end),
        clause=clause,
        participants=tuple(participants),
        places=(*places, *_where(parsed, clause)),
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
        or (len(clause.verb.words) > 2 and clause.verb.words[-2].norm == "been" and clause.verb.main.tag is Tag.ING),
    )


_LOSING = frozenset({EventType.CASUALTIES, EventType.EQUIPMENT_LOSS, EventType.DISPLACEMENT, *LACK_TYPES})


def _assign(
    nominal: Nominal,
    role: Role | None,
    frame: Frame,
    participants: list[tuple[Nominal, Role]],
    places: list[Place],
) -> None:
    found = classes(nominal)
    if (
        not found & {"force", "state", "civilians", "person", "detainees", "organisation", "place", "facility", "name"}
        and role is not None
    ):
        whose = owner(nominal.head)
        if whose is not None:
            participants.append((Nominal((whose,)), role))
            return
    if (
        role is Role.TARGET
        and found & {"equipment", "munition", "infrastructure", "thing", "aircraft"}
        and not found & {"force", "place"}
    ):
        owners = [Nominal((part,)) for part in nominal.parts[1:] if "force" in classes(Nominal((part,)))]
        participants += [(other, Role.TARGET) for other in owners]
    placelike = bool(found & _PLACES) and "force" not in found
    for part in nominal.parts[1:]:
        if (
            placelike
            and role is not Role.ACTOR
            and "force" in classes(Nominal((part,)))
            and nominal.parts[0].lemma in {"position", "line", "base", "stronghold", "post", "camp", "trench"}
        ):
            participants.append((Nominal((part,)), Role.TARGET))
            return
    counted = any(word.tag is Tag.NUM for word in nominal.parts[0].words) and "facility" in found
    if role is None:
        if placelike or "name" in found:
            places.append(Place(nominal, "in"))
        elif found & {"force", "state", "person"}:
            participants.append((nominal, Role.ACTOR if frame.type is EventType.WITHDRAWAL else Role.TARGET))
        return
    if (
        placelike
        and role is Role.ACTOR
        and "state" not in found
        and not any(word.tag is Tag.NAME for word in nominal.head.words)
    ):
        return
    if placelike and "state" not in found:
        named = any(word.tag is Tag.NAME for part in nominal.parts for word in part.words)
        if (frame.type is not EventType.INFRASTRUCTURE_DAMAGE or named or "facility" in found) and not (
            counted and not named
        ):
            places.append(Place(nominal, "in"))
        return
    if "name" in found and role is Role.TARGET and frame.type in _STRUCK:
        places.append(Place(nominal, "in"))
        return
    participants.append((nominal, role))


_STRUCK = frozenset(
    {
        EventType.STRIKE,
        EventType.INFRASTRUCTURE_DAMAGE,
        EventType.EXPLOSIVE_ATTACK,
        EventType.CLASH,
        EventType.ENCIRCLEMENT,
        EventType.ADVANCE,
    }
)


def _complements(
    clause: Clause,
    frame: Frame,
    participants: list[tuple[Nominal, Role]],
    places: list[Place],
    *,
    passive: bool,
) -> None:
    for complement in clause.complements:
        nominal, prep = complement.nominal, complement.prep
        found = classes(nominal)
        if (
            "time" in found
            or any(nominal is other for other, _ in participants)
            or any(nominal is p.nominal for p in places)
        ):
            continue
        person = bool(found & {"force", "state", "civilians", "person", "detainees", "organisation"}) and not (
            "state" in found and prep in {"in", "from", "across", "into"}
        )
        role = _ROLES.get(prep)
        if prep == "with" and frame.type is EventType.CLASH:
            role = Role.ACTOR
        if prep == "by" and passive:
            continue
        if person and role is not None and not (found & _PLACES and "force" not in found and prep in {"on", "in"}):
            participants.append((nominal, role))
        elif (prep in _PLACE_PREPS or prep.endswith(" of")) and is_place(nominal, prep):
            places.append(Place(nominal, prep))


_ROLES = {
    "against": Role.TARGET,
    "among": Role.TARGET,
    "by": Role.ACTOR,
    "to": Role.TARGET,
    "between": Role.ACTOR,
    "on": Role.TARGET,
    "from": Role.OTHER,
    "at": Role.TARGET,
}


def is_place(nominal: Nominal, prep: str) -> bool:
    """Whether a nominal behind this preposition is a place."""
    found = classes(nominal)
    if found & {"time", "event", "abstract", "document", "measure"} and not found & _PLACES:
        return False
    if found & _PLACES:
        return "force" not in found or prep in {"in", "near"}
    if direction(nominal.head):
        return True
    if (
        any(word.tag is Tag.NAME for word in nominal.parts[0].words)
        and prep in {"in", "near", "at", "around", "outside"}
        and not found & {"force", "person", "organisation", "state", "equipment", "munition"}
    ):
        return True
    return "name" in found and prep in _PLACE_PREPS - {"by", "to", "under", "of", "over"} and "person" not in found


def _subject_places(parsed: Parsed, clause: Clause) -> list[Place]:
    """'soldiers in the north were said to have surrendered': the place that hangs on the subject of the governor."""
    if clause.relation != "infinitive" or clause.governor is None:
        return []
    governor = parsed.clauses[clause.governor]
    return [
        Place(complement.nominal, complement.prep)
        for complement in governor.complements
        if complement.start < governor.verb.start
        and is_place(complement.nominal, complement.prep)
        and complement.prep in _PLACE_PREPS
    ]


def _where(parsed: Parsed, clause: Clause) -> tuple[Place, ...]:
    """'the region, where forces advanced': the place before 'where'."""
    first = min([n.start for n in clause.subjects], default=clause.verb.start)
    for index, item in enumerate(parsed.items):
        if item.phrase.start >= first:
            before = parsed.items[max(0, index - 3) : index]
            if any(other.sort is Sort.REL and other.phrase.norm == "where" for other in before):
                nominals = next((other.nominals for other in reversed(before) if other.sort is Sort.NOUNS), ())
                return tuple(Place(nominal, "in") for nominal in nominals[-1:] if is_place(nominal, "in"))
            return ()
    return ()


def _statement_end(parsed: Parsed, clause: Clause) -> int:
    """What a statement is about: the infinitives and clauses that hang on its verb."""
    end = clause.end
    place = parsed.verb_items[clause.index]
    for item in parsed.items[place + 1 :]:
        if item.sort is Sort.MARK or (
            item.sort is Sort.SUB and item.phrase.norm in {"though", "although", "while", "whereas"}
        ):
            break
        end = max(end, item.end)
    return end


def extent(parsed: Parsed, clause: Clause) -> tuple[int, int]:
    """The words of the clause with those of the verbs that govern it, from the subject on."""
    start, end = clause.start, clause.end
    governor = clause.governor
    steps = 0
    while (
        governor is not None and clause.relation in {"infinitive", "reduced", "participle", "coordinate"} and steps < 6
    ):
        other = parsed.clauses[governor]
        if clause.relation == "infinitive":
            start = min(start, other.start)
        clause, governor, steps = other, other.governor, steps + 1
    for other in parsed.clauses[clause.index + 1 :]:
        if other.relation == "reduced" and other.start <= end + 1 and other.end > end:
            end = other.end
    subjects = [nominal.start for nominal in clause.subjects if nominal.start < start]
    if clause.relation != "relative" and subjects and start - max(n.end for n in clause.subjects) < 4:
        start = min(start, *subjects)
    return start, end


def _left_dead(parsed: Parsed, clause: Clause) -> list[Mention]:
    """'left three people dead', 'leaving dozens wounded'."""
    if clause.lemma != "leave" or not clause.objects:
        return []
    words = [*clause.objects[0].head.words, *(word for adjective in clause.adjectives for word in adjective.words)]
    if not any(word.norm in {"dead", "wounded", "injured"} for word in words):
        return []
    frame = frame_of(EventType.CASUALTIES)
    matched = _Matched((), clause.objects, passive=False)
    return [_mention(parsed, clause, frame, matched)]


def _predicates(parsed: Parsed, clause: Clause) -> list[Mention]:
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
    _complements(clause, frame, extra, places, passive=clause.passive)
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


def _lacks(parsed: Parsed, clause: Clause) -> list[Mention]:
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


def is_verb_form(word: str) -> bool:
    """Whether a word is a form of a known verb."""
    return word in verb_forms()
