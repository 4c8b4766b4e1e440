"""Reports without a subject that speaks: passives, nouns ('claims that …'), a headline's colon or dash."""

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.content_ends import content_end
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.outlets import hangs_on
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.said import Range, Said, Sentence
from reportedly.extract.rules.sources import can_speak, definite, speaker, word_list
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.verbal import as_saying
from reportedly.extract.rules.words import singular

_HEADLINE = 24
"""Longest headline in words."""
_HEADLINE_SOURCE = 8


def passive(sentence: Sentence, clause: Clause) -> Said | None:
    """'it was reported that …', 'were said to have …', 'as claimed by X', 'X was quoted by Y as saying …'."""
    as_said = (
        clause.verb.bare and clause.verb.main.tag is Tag.PAST and sentence.norm(sentence.place(clause) - 1) == "as"
    )
    if not clause.passive and not as_said:
        return None
    place = sentence.place(clause)
    if clause.lemma in {"quote", "cite"}:
        return _quoted(sentence, clause, place)
    if clause.lemma not in word_list("passive"):
        return None
    content = _passive_content(sentence, clause, place)
    if content is None:
        return None
    by = next(
        (
            c.nominal
            for c in clause.complements
            if c.prep == "by" and c.start > clause.verb.start and can_speak(c.nominal, "")
        ),
        None,
    )
    if by is None:
        return Said(None, (), (clause.verb.start, clause.verb.end), (content,), verb=clause.lemma)
    end, all_end, outlets = hangs_on(sentence, sentence.item_of(by) + 1, by)
    who = speaker(by, end=end, context=sentence.text[by.end : all_end])
    return Said(
        who, outlets, (clause.verb.start, clause.verb.end), (content,), definite(by), clause.lemma, (by.start, all_end)
    )


def _passive_content(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    if sentence.norm(place - 1) == "as":
        before = place - 2
        if before < 0:
            return None
        item = sentence.items[before]
        return sentence.start, item.phrase.start if item.sort is Sort.COMMA else item.end
    after = place + 1
    while sentence.sort(after) in {Sort.PREP, Sort.NOUNS, Sort.ADV, Sort.COMMA} and after < place + 8:
        after += 1
    if sentence.norm(after) == "that" and sentence.sort(after) is Sort.SUB:
        return sentence.items[after].phrase.end + 1, content_end(sentence, after)
    after = place + 1
    infinitive = sentence.sort(after) is Sort.VERBS and any(
        word.tag is Tag.TO for word in sentence.items[after].phrase.words
    )
    if infinitive or sentence.norm(after) == "as":
        return clause.start, content_end(sentence, after)
    impersonal = bool(clause.subjects) and clause.subjects[0].head.main.norm in {"it", "there"}
    if (
        not impersonal
        and clause.lemma in {"report", "claim"}
        and not clause.antecedent
        and clause.relation != "reduced"
    ):
        return clause.start, content_end(sentence, place)
    return None


def _quoted(sentence: Sentence, clause: Clause, place: int) -> Said | None:
    saying = as_saying(sentence, place + 1)
    subject = clause.subjects[0] if clause.subjects else None
    if saying is None or subject is None or not can_speak(subject, "say"):
        return None
    by = tuple(
        speaker(c.nominal)
        for c in clause.complements
        if c.prep in {"by", "in"} and c.start > clause.verb.start and can_speak(c.nominal, "say")
    )
    who = speaker(subject)
    return Said(
        who,
        by,
        (clause.verb.start, clause.verb.end),
        (saying,),
        definite(subject),
        clause.lemma,
        (subject.start, subject.end),
    )


def nominal_reports(sentence: Sentence) -> tuple[Said, ...]:
    """'the army’s claim that …', 'reports by X that …', 'rumours that …'."""
    found = []
    for at, item in enumerate(sentence.items):
        if item.sort is not Sort.NOUNS or singular(item.nominals[-1].head.main.norm) not in word_list("claim_nouns"):
            continue
        nominal = item.nominals[-1]
        step = at + 1
        by: Nominal | None = None
        if sentence.norm(step) in {"by", "from"} and sentence.sort(step + 1) is Sort.NOUNS:
            by = sentence.items[step + 1].nominals[0]
            step += 2
        if sentence.norm(step) != "that" or sentence.sort(step) is not Sort.SUB:
            continue
        if sentence.sort(at - 1) is Sort.PREP and sentence.norm(at - 1) == "in":
            continue
        owner = by or _owner(nominal)
        subject = not any(clause.verb.start < item.phrase.start for clause in sentence.clauses)
        stop = _predicate(sentence, step) if subject else None
        content = (sentence.items[step].phrase.end + 1, content_end(sentence, step) if stop is None else stop)
        cue = (nominal.head.main.start, nominal.head.main.end)
        if owner is not None and can_speak(owner, ""):
            found.append(Said(speaker(owner), (), cue, (content,), definite(owner), "claim", (owner.start, owner.end)))
        elif owner is None:
            found.append(Said(None, (), cue, (content,), verb="claim"))
    return tuple(found)


def _predicate(sentence: Sentence, at: int) -> int | None:
    """Where the content of a that-clause ends whose noun is the subject: before the second finite verb."""
    finite = False
    for index in range(at + 1, len(sentence.items)):
        item = sentence.items[index]
        if item.sort in {Sort.SUB, Sort.REL, Sort.CONJ}:
            finite = False
        elif item.sort is Sort.VERBS and (item.phrase.finite or item.phrase.bare):
            if finite:
                return sentence.items[index - 1].end
            finite = item.phrase.finite
    return None


def _owner(nominal: Nominal) -> Nominal | None:
    """'the army’s' in 'the army’s claim'."""
    part = nominal.parts[0]
    for at, word in enumerate(part.words[: part.head]):
        if word.tag is Tag.POSS and word.norm in {"'s", "'"} and at:
            return Nominal((Phrase(Sort.NOUNS, part.words[:at], at - 1),))
    return None


def headline(sentence: Sentence) -> tuple[Said, ...]:
    """'Ministry: Troops surrender', 'Troops surrender - ministry'."""
    words = sentence.parsed.words
    first = next(
        (
            at
            for at, item in enumerate(sentence.items)
            if item.sort is not Sort.MARK and item.phrase.main.tag is not Tag.NUM
        ),
        0,
    )
    if sentence.sort(first) is Sort.NOUNS and sentence.norm(first + 1) == ":" and len(sentence.items) > first + 2:
        who = sentence.nominal(first)
        span = (sentence.items[first + 1].phrase.start, sentence.items[first + 1].phrase.end)
        content = (sentence.items[first + 2].phrase.start, sentence.end)
        if who is not None and can_speak(who, "say") and who.end - who.start < content[1] - content[0]:
            return (Said(speaker(who), (), span, (content,), definite(who), "colon", (who.start, who.end)),)
    if len(words) > _HEADLINE or len(sentence.items) < 3 or words[-1].text in ".?!":  # noqa: PLR2004 - a verb, a dash, a source
        return ()
    dash = next((at for at in range(len(sentence.items) - 2, 0, -1) if sentence.norm(at) in {"-", "–", "—"}), None)
    if dash is None or sum(len(item.phrase.words) for item in sentence.items[dash + 1 :]) > _HEADLINE_SOURCE:
        return ()
    who = sentence.nominal(dash + 1)
    blank = sentence.text[sentence.items[dash].phrase.start - 1 : sentence.items[dash].phrase.start]
    if (
        who is None
        or not blank.isspace()
        or not can_speak(who, "say")
        or any(item.sort is Sort.VERBS for item in sentence.items[dash + 1 :])
    ):
        return ()
    span = (sentence.items[dash].phrase.start, sentence.items[dash].phrase.end)
    content = (sentence.start, sentence.items[dash - 1].end)
    return (Said(speaker(who), (), span, (content,), definite(who), "dash", (who.start, sentence.items[-1].end)),)
