"""Verbal reports: 'X said that …', '…, X said', '… , said X', 'X, cited by Y, said', 'citing X'."""

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.content_ends import content_end
from reportedly.extract.rules.contents import closes, content_before, content_of, tail
from reportedly.extract.rules.denials import apposed_denial
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.outlets import hangs_on, outlets_of
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Range, Said, Sentence
from reportedly.extract.rules.sources import can_act, can_speak, definite, pronoun, speaker, word_list
from reportedly.extract.rules.tags import Tag


def verbal(sentence: Sentence, clause: Clause) -> Said | None:
    """The report of an active reporting verb; null if the clause has none."""
    if clause.lemma not in word_list("say") or clause.verb.passive or not _reports(sentence, clause):
        return None
    place = sentence.place(clause)
    if apposed_denial(sentence.parsed, clause):
        return None
    who = _behind_verb(sentence, clause, place)
    if who is not None:
        return _inverted(sentence, clause, place, who)
    if clause.passive:
        return _after_apposition(sentence, clause, place)
    relayed = _as_saying(sentence, clause, place)
    if relayed is not None:
        return relayed
    subjects = _speakers(sentence, clause)
    if not subjects and clause.subjects and closes(sentence, clause, clause.subjects[0].start):
        subjects = tuple(nominal for nominal in clause.subjects if can_speak(nominal, "say"))
    if not subjects:
        return None
    content = content_of(sentence, clause, subjects[0].start)
    return _report(sentence, clause, subjects, content) if content else None


def _after_apposition(sentence: Sentence, clause: Clause, place: int) -> Said | None:
    """'“…,” Mr. X, a docker and former sailor, said quietly': the commas make the verb look like a participle."""
    if clause.lemma not in word_list("speech") or sentence.sort(place - 1) is not Sort.COMMA or not clause.verb.bare:
        return None
    at = place - 2
    while sentence.sort(at - 1) in {Sort.NOUNS, Sort.PREP, Sort.COMMA} and at > 0:
        at -= 1
    if at > 0 and sentence.sort(at - 1) not in {Sort.CLOSE, Sort.SUB, Sort.CONJ, Sort.MARK}:
        return None
    who = sentence.nominal(at)
    if who is None or not can_speak(who, clause.lemma):
        return None
    content = content_of(sentence, clause, who.start)
    local = (who.start, sentence.items[place - 2].end)
    cue = (clause.verb.start, clause.verb.end)
    return (
        Said(speaker(who), outlets_of(sentence, clause, who), cue, content, verb=clause.lemma, local=local)
        if content
        else None
    )


def _reports(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb's form reports: 'wants to say', 'a man saying' and 'without saying' don't."""
    words = clause.verb.words
    if any(word.tag is Tag.TO for word in words):
        governor = sentence.clauses[clause.governor] if clause.governor is not None else None
        return governor is not None and governor.lemma in {"go", "continue", "appear", "seem"}
    if clause.verb.ing:
        if clause.relation in {"reduced", "gerund"}:
            return False
        before = sentence.place(clause) - 1
        if sentence.norm(before) in {"-", "–", "—"}:
            return True
        return before < 0 or sentence.sort(before) in {Sort.COMMA, Sort.CLOSE, Sort.CONJ, Sort.SUB}
    return not any(word.tag is Tag.MODAL and word.norm not in {"will", "'ll"} for word in words) or clause.lemma in {
        "confirm",
        "reveal",
    }


def _speakers(sentence: Sentence, clause: Clause) -> tuple[Nominal, ...]:
    """The subjects, if they can be sources."""
    subjects = clause.subjects
    if clause.verb.ing and clause.relation == "participle":
        subjects = _reporting_subjects(sentence, clause) or subjects
    nearest = sentence.nominal(sentence.place(clause) - 1)
    if (
        subjects
        and nearest is not None
        and nearest is not subjects[0]
        and not can_act(subjects[0])
        and can_act(nearest)
    ):
        return (nearest,)
    if not subjects or not can_speak(subjects[0], clause.lemma):
        apposed = next((nominal.apposed for nominal in subjects if nominal.apposed is not None), None)
        return (apposed,) if apposed is not None and can_speak(apposed, clause.lemma) else _called(sentence, clause)
    return tuple(nominal for nominal in subjects if nominal is subjects[0] or can_speak(nominal, clause.lemma))


def _reporting_subjects(sentence: Sentence, clause: Clause) -> tuple[Nominal, ...]:
    """'X said …, adding that …': the speaker of the report before; else the subject of the last main clause."""
    before = [other for other in reversed(sentence.clauses[: clause.index]) if other.verb.finite and other.subjects]
    for other in before:
        if other.lemma in word_list("say") and can_speak(other.subjects[0], other.lemma):
            return other.subjects
        behind = sentence.nominal(sentence.place(other) + 1)
        if (
            other.lemma in word_list("inverting")
            and behind is not None
            and can_speak(behind, other.lemma)
            and not other.objects[1:]
        ):
            return (behind,)
    return next(
        (other.subjects for other in before if other.relation == "main" and can_speak(other.subjects[0], "")), ()
    )


def _called(sentence: Sentence, clause: Clause) -> tuple[Nominal, ...]:
    """'The network called “Name” said': what is called so."""
    place = sentence.place(clause)
    at = place - 1
    while at >= 0 and sentence.sort(at) in {Sort.CLOSE, Sort.OPEN, Sort.NOUNS, Sort.COMMA, Sort.ADV}:
        at -= 1
    if (
        at > 0
        and sentence.sort(at) is Sort.VERBS
        and sentence.items[at].phrase.lemma in {"call", "name", "dub", "know"}
    ):
        nominal = sentence.nominal(at - 1)
        if nominal is not None and can_speak(nominal, clause.lemma):
            return (nominal,)
    return ()


def _report(sentence: Sentence, clause: Clause, subjects: tuple[Nominal, ...], content: tuple[Range, ...]) -> Said:
    named = subjects[0].apposed or subjects[0]
    last = subjects[-1]
    at = sentence.item_of(last)
    end, all_end, relayed = hangs_on(sentence, at + 1, last) if at >= 0 else (last.end, last.end, ())
    behind = clause.verb.start if last.end <= clause.verb.start and clause.relation != "relative" else last.end
    end, all_end = min(end, max(behind, last.end)), min(max(all_end, end), max(behind, last.end))
    if named is not subjects[0]:
        end = named.end
    elif len(subjects) > 1:
        end = max(end, last.end)
    context = sentence.text[last.end : max(last.end, all_end)]
    who = speaker(named, end=end, context=context, plural=len(subjects) > 1)
    withheld = clause.lemma in word_list("withholding") and any(word.tag is Tag.NEG for word in clause.verb.words)
    outlets = outlets_of(sentence, clause, subjects[0])
    outlets += tuple(other for other in relayed if other.start not in {outlet.start for outlet in outlets})
    return Said(
        speaker=None if withheld else who,
        outlets=() if withheld else tuple(outlet for outlet in outlets if not who.start <= outlet.start < who.end),
        cue=(clause.verb.start, clause.verb.end),
        content=content,
        pronoun=len(subjects) == 1 and (pronoun(named) or definite(named)),
        verb=clause.lemma,
        local=(subjects[0].start, max(end, all_end)),
    )


def _behind_verb(sentence: Sentence, clause: Clause, place: int) -> Nominal | None:
    """'… , said X': the speaker behind the verb."""
    if clause.lemma not in word_list("inverting") or place == 0 or not _simple(clause):
        return None
    who = sentence.nominal(place + 1)
    before = sentence.sort(place - 1)
    if who is None or not can_speak(who, clause.lemma) or _finite_behind(sentence, place + 2):
        return None
    quoted = before in {Sort.CLOSE, Sort.COMMA} or sentence.norm(place - 1) in {"?", "!", "…", "—", "–", "-"}
    if quoted:
        return who if not _own_subject(sentence, clause) else None
    earlier = any(other.verb.finite for other in sentence.clauses[: clause.index])
    last = sentence.nominal(place - 1)
    plain = earlier and clause.lemma in {"say", "report"} and last is not None and not can_speak(last, "")
    return who if plain else None


def _simple(clause: Clause) -> bool:
    """A past or present form without auxiliary."""
    return clause.verb.main.tag in {Tag.PAST, Tag.VERB} and not any(
        word.tag in {Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.TO} for word in clause.verb.words
    )


def _own_subject(sentence: Sentence, clause: Clause) -> bool:
    """'The ministry, which lost X, said rebels' has its subject before the comma."""
    if (
        sentence.sort(sentence.place(clause) - 1) is not Sort.COMMA
        or sentence.quotation(clause.verb.start - 2) is not None
    ):
        return False
    if any(q.end <= clause.verb.start and clause.verb.start - q.end <= 2 for q in sentence.quotations):  # noqa: PLR2004 - a comma, a blank
        return False
    return (
        bool(clause.subjects)
        and not clause.antecedent
        and not any(other.verb.finite and other.relation != "relative" for other in sentence.clauses[: clause.index])
    )


def _finite_behind(sentence: Sentence, at: int) -> bool:
    """Whether the nominal behind the verb has a verb of its own: '…, said rebels had left'."""
    while sentence.sort(at) is Sort.PREP and sentence.sort(at + 1) is Sort.NOUNS:
        at += 2
    if sentence.sort(at) is not Sort.VERBS:
        return False
    phrase = sentence.items[at].phrase
    return phrase.finite and not (phrase.bare and sentence.norm(at + 1) == "by")


def _inverted(sentence: Sentence, clause: Clause, place: int, who: Nominal) -> Said | None:
    before = content_before(sentence, clause.verb.start) or _all_before(sentence, place)
    if before is None:
        return None
    nominals = sentence.items[place + 1].nominals
    joined = (
        nominals
        if len(nominals) > 1 and all(can_speak(n, clause.lemma) for n in nominals) and sentence.norm(place + 1)
        else (who,)
    )
    joined = joined if len(joined) == 1 or _listed(sentence, joined) else (who,)
    end, all_end, relayed = hangs_on(sentence, place + 2, joined[-1])
    named = speaker(
        who, end=max(end, joined[-1].end), context=sentence.text[joined[-1].end : all_end], plural=len(joined) > 1
    )
    outlets = outlets_of(sentence, clause, who)
    outlets += tuple(other for other in relayed if other.start not in {outlet.start for outlet in outlets})
    return Said(
        speaker=named,
        outlets=tuple(outlet for outlet in outlets if not named.start <= outlet.start < named.end),
        cue=(clause.verb.start, clause.verb.end),
        content=(before, *(span for span in tail(sentence, place) if sentence.quotation(span[0]) is not None)),
        pronoun=len(joined) == 1 and (pronoun(who) or definite(who)),
        verb=clause.lemma,
        local=(who.start, max(named.end, all_end)),
    )


def _listed(sentence: Sentence, nominals: tuple[Nominal, ...]) -> bool:
    """Whether 'and' joins the last two."""
    between = sentence.text[nominals[-2].end : nominals[-1].start].split()
    return "and" in between or "or" in between


def _all_before(sentence: Sentence, place: int) -> Range | None:
    end = sentence.items[place - 1].end
    return (sentence.start, end) if sentence.start < end else None


def _as_saying(sentence: Sentence, clause: Clause, place: int) -> Said | None:
    """'X quoted Y as saying that …': Y through X."""
    if clause.lemma not in {"quote", "cite"} or not clause.objects:
        return None
    saying = as_saying(sentence, place + 1)
    who = clause.objects[0]
    if saying is None or not can_speak(who, "say"):
        return None
    outlets = tuple(speaker(nominal) for nominal in _speakers(sentence, clause)[:1])
    return Said(
        speaker=speaker(who),
        outlets=outlets,
        cue=(clause.verb.start, clause.verb.end),
        content=(saying,),
        pronoun=definite(who),
        verb=clause.lemma,
        local=(who.start, who.end),
    )


def as_saying(sentence: Sentence, at: int) -> Range | None:
    """The content of 'as saying (that) …' at or behind ``at``."""
    for index in range(at, min(at + 8, len(sentence.items) - 1)):
        item = sentence.items[index]
        if (
            item.sort is Sort.VERBS
            and item.phrase.main.norm in {"saying", "telling", "claiming"}
            and sentence.norm(index - 1) == "as"
        ):
            first = index + 2 if sentence.norm(index + 1) == "that" else index + 1
            if first >= len(sentence.items):
                return None
            return sentence.items[first].phrase.start, content_end(sentence, first)
        if item.sort is Sort.MARK:
            return None
    return None
