"""Outlets: through whom a report came: 'told the Herald', 'who spoke to the Herald', 'on its Telegram channel'."""

from collections.abc import Iterable

from reportedly.extract.rules.clause import Clause, Complement
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Sentence
from reportedly.extract.rules.sources import Speaker, can_speak, speaker, word_list
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular

_PUBLISHING = frozenset("publish post broadcast air carry release share upload issue distribute".split())
_TALKING = frozenset("speak talk tell say".split())


def outlets_of(sentence: Sentence, clause: Clause, subject: Nominal) -> tuple[Speaker, ...]:
    """The outlets of a report with a verb, in the order of the text."""
    found: list[Nominal] = []
    if clause.lemma in {"tell", "inform"}:
        found += [nominal for nominal in clause.objects[:1] if is_outlet(nominal) and nominal is not subject]
    found += _complements(clause.complements, addressed=clause.lemma in word_list("addressed"))
    found += published_on(sentence)
    found += _relayed(sentence, subject)
    return unique(found)


def unique(found: Iterable[Nominal]) -> tuple[Speaker, ...]:
    """Each outlet once."""
    speakers: dict[int, Speaker] = {}
    for nominal in found:
        who = speaker(nominal)
        speakers.setdefault(who.start, who)
    return tuple(speakers.values())


def _complements(complements: tuple[Complement, ...], *, addressed: bool) -> list[Nominal]:
    found = []
    for complement in complements:
        if complement.prep in {"on", "via", "through", "over"} and is_channel(complement.nominal):
            found.append(complement.nominal)
        if complement.prep == "to" and addressed and is_outlet(complement.nominal):
            found.append(complement.nominal)
        if complement.prep in {"with", "to", "by"} and is_outlet(complement.nominal) and _interviewed(complements):
            found.append(complement.nominal)
    return found


def _interviewed(complements: tuple[Complement, ...]) -> bool:
    """'in an interview with X', 'in remarks to X'."""
    return any(
        complement.prep == "in"
        and complement.nominal.parts[0].main.lemma in {"interview", "remark", "comment", "interviews", "conversation"}
        for complement in complements
    )


def published_on(sentence: Sentence) -> list[Nominal]:
    """'a statement published on Z', 'footage broadcast by Z'."""
    found = []
    for clause in sentence.clauses:
        if clause.lemma not in _PUBLISHING or (clause.verb.finite and not clause.passive):
            continue
        if not any(subject.parts[0].main.lemma in word_list("documents") for subject in clause.subjects):
            continue
        found += [
            complement.nominal
            for complement in clause.complements
            if complement.start > clause.verb.start
            and (
                (
                    complement.prep in {"on", "via", "through"}
                    and (is_channel(complement.nominal) or is_outlet(complement.nominal))
                )
                or (complement.prep == "by" and is_outlet(complement.nominal) and _is_medium(complement.nominal))
            )
        ]
    return found


def _relayed(sentence: Sentence, subject: Nominal) -> list[Nominal]:
    """'X, who spoke to Y, said', 'X, cited by Y, said', 'speaking to Y, X said'."""
    found: list[Nominal] = []
    for clause in sentence.clauses:
        if not clause.subjects or clause.subjects[0].start != subject.start:
            continue
        if clause.lemma in _TALKING and (clause.relation == "relative" or clause.verb.ing):
            found += [
                c.nominal
                for c in clause.complements
                if c.prep in {"to", "with"} and c.start > clause.verb.start and is_outlet(c.nominal)
            ]
            found += [nominal for nominal in clause.objects[:1] if clause.lemma == "tell" and is_outlet(nominal)]
        if clause.lemma in word_list("relaying") and (clause.passive or not clause.verb.finite):
            found += [c.nominal for c in clause.complements if c.prep == "by" and can_speak(c.nominal, "say")]
    return found


def is_channel(nominal: Nominal) -> bool:
    """Whether it is a platform, a channel or an account."""
    return singular(nominal.parts[0].main.norm) in word_list("channels")


def _is_medium(nominal: Nominal) -> bool:
    return singular(nominal.parts[0].main.norm) in word_list("media") or nominal.parts[0].words[-1].tag is Tag.NAME


def is_outlet(nominal: Nominal) -> bool:
    """Whether it can be a medium: a name that is no person's role and no body of state, or a media noun."""
    words = nominal.parts[0].words
    if any(singular(word.norm) in word_list("addressees") for word in words):
        return False
    last = words[-2:] if words[-1].tag is Tag.NUM else words[-1:]
    return last[0].tag is Tag.NAME or singular(last[0].norm) in word_list("media")


def hangs_on(sentence: Sentence, at: int, who: Nominal) -> tuple[int, int, tuple[Speaker, ...]]:
    """What hangs on a source whose next phrase is at ``at``: 'who spoke to Y', 'cited by Y', ', a historian,'.

    Returns the end of its describing words, the end of all, and the outlets.
    """
    items = sentence.items
    name_end = who.end
    step = at
    issued = {"by"} if singular(who.parts[0].main.norm) in word_list("documents") else set[str]()
    while (
        sentence.norm(step) in word_list("describing") | issued
        and sentence.sort(step + 1) is Sort.NOUNS
        and not _dated(sentence, step + 1)
    ):
        name_end = items[step + 1].nominals[0].end if sentence.norm(step) != "with" else items[step + 1].end
        step += 2
    end = name_end
    comma = step
    if sentence.sort(step) is Sort.COMMA:
        step += 1
    relative = sentence.sort(step) is Sort.REL
    participle = sentence.sort(step) is Sort.VERBS and _reduced(sentence, step)
    if not relative and not participle:
        return name_end, _apposition_end(sentence, comma, end), ()
    found: list[Nominal] = []
    verb = ""
    while step < len(items) and items[step].sort not in {Sort.COMMA, Sort.MARK, Sort.CLOSE}:
        if items[step].sort is Sort.VERBS:
            verb = items[step].phrase.lemma
        if items[step].sort is Sort.NOUNS and _relays(verb, sentence.norm(step - 1)):
            found += [
                nominal for nominal in items[step].nominals if is_outlet(nominal) or verb in word_list("relaying")
            ]
        end = items[step].end
        step += 1
    return name_end, end, unique(found)


def _reduced(sentence: Sentence, at: int) -> bool:
    """Whether the verb at ``at`` is a participle that describes the nominal before it."""
    clause = next((clause for clause in sentence.clauses if sentence.place(clause) == at), None)
    return clause is not None and (
        clause.relation == "reduced"
        or clause.verb.ing
        or (clause.verb.bare and (clause.passive or clause.lemma in word_list("relaying")))
    )


def _relays(verb: str, preposition: str) -> bool:
    if verb in _TALKING:
        return preposition in {"to", "with"} or verb == "tell"
    return verb in word_list("relaying") | _PUBLISHING and preposition in {"by", "to", "in", "on"}


def _dated(sentence: Sentence, at: int) -> bool:
    word = sentence.items[at].phrase.main
    return word.tag is Tag.NUM or word.norm.endswith("day")


def _apposition_end(sentence: Sentence, comma: int, end: int) -> int:
    """Where ', a spokesman for Y' ends."""
    if sentence.sort(comma) is not Sort.COMMA or sentence.sort(comma + 1) is not Sort.NOUNS:
        return end
    step = comma + 1
    while step < len(sentence.items) and sentence.sort(step) in {Sort.NOUNS, Sort.PREP}:
        step += 1
    if sentence.sort(step) in {Sort.VERBS, Sort.SUB, Sort.CONJ}:
        return end
    return sentence.items[step - 1].end
