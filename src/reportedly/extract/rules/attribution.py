"""Attribution: who says what, inside a sentence: source, cue and content (the terms of PARC 3 and PolNeAR).

One pass over the clauses of a sentence finds its reports: 'X said that …', '…, X said', 'according to X', '… , said X',
'X told Y', 'in a statement, X …', 'reportedly', 'it was reported that', 'were said to'. Which source a pronoun or a
continued quotation stands for is decided by ``discourse``.
"""

from dataclasses import dataclass

from reportedly.extract.rules.clauses import Clause, Complement, Item, Nominal, Parsed
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.sources import Speaker, can_speak, definite, pronoun, speaker, word_list
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One report: who says it by which words, and where its content stands."""

    speaker: Speaker | None
    """Null where nobody is named."""
    outlets: tuple[Speaker, ...]
    """Through whom, in order."""
    cue: Range
    content: tuple[Range, ...]
    pronoun: bool = False
    """Whether the speaker is a pronoun or a definite phrase that may stand for an earlier source."""
    verb: str = ""
    """Base form of the reporting verb; 'according' for a preposition."""
    joint: tuple[Speaker, ...] = ()
    """Further speakers of a list."""
    local: Range | None = None
    """Where the speaker's words stand in this sentence, its article included."""


def reports(text: str, parsed: Parsed) -> tuple[Said, ...]:
    """The reports of a sentence, in order of their cues."""
    found = [*_prepositional(text, parsed)]
    for clause in parsed.clauses:
        report = _verbal(text, parsed, clause) or _agentless(text, parsed, clause)
        if report is not None:
            found.append(report)
    return tuple(sorted(found, key=lambda said: said.cue))


def _item_at(parsed: Parsed, start: int) -> int:
    return next(index for index, item in enumerate(parsed.items) if item.phrase.start == start)


def _sentence_end(parsed: Parsed) -> int:
    last = parsed.words[-1]
    return last.start if last.tag in {Tag.MARK, Tag.CLOSE} and last.text != ")" else last.end


def _verbal(text: str, parsed: Parsed, clause: Clause) -> Said | None:
    if clause.lemma not in word_list("say") or clause.passive or clause.verb.ing and clause.relation == "reduced":
        return None
    place = parsed.verb_items[clause.index]
    inverted = _inverted(parsed, clause, place)
    if inverted is not None:
        return _inverted_report(text, parsed, clause, place, inverted)
    subject = next((nominal for nominal in clause.subjects if can_speak(nominal)), None)
    if subject is None:
        return None
    content = _content(parsed, clause, place)
    if not content:
        return None
    named = subject.apposed or subject
    end = None if subject.apposed is not None else _full_end(parsed, clause, subject)
    who = speaker(text, named, end=end, context=_context(text, parsed, subject, clause))
    others = tuple(speaker(text, nominal) for nominal in clause.subjects if nominal is not subject and can_speak(nominal))
    return Said(
        speaker=who,
        outlets=_outlets(text, parsed, clause, subject),
        cue=(clause.verb.start, clause.verb.end),
        content=content,
        pronoun=pronoun(named) or definite(named),
        verb=clause.lemma,
        joint=others,
        local=(subject.start, who.end),
    )


def _full_end(parsed: Parsed, clause: Clause, subject: Nominal) -> int:
    """The end of the words that name the speaker: 'commanders in Donetsk', 'a historian at the University of X'."""
    end = subject.end
    for complement in clause.complements:
        if complement.prep in {"in", "at", "from", "for", "with"} and end < complement.start <= clause.verb.start and complement.start - end <= 1:
            if "time" in complement.nominal.head.lemma or complement.nominal.head.main.tag is Tag.NUM:
                break
            end = complement.nominal.end
    del parsed
    return end


def _context(text: str, parsed: Parsed, subject: Nominal, clause: Clause) -> str:
    """The words between the speaker and the reporting verb, or behind an inverted speaker."""
    if subject.end <= clause.verb.start:
        return text[subject.end : clause.verb.start]
    return text[subject.end : parsed.words[-1].end]


def _content(parsed: Parsed, clause: Clause, place: int) -> tuple[Range, ...]:
    """Where the content of a report stands: behind the verb, or before the speaker."""
    after = _content_after(parsed, clause, place)
    if after is not None:
        return (after,)
    before = _content_before(parsed, clause)
    if before is not None:
        tail = _content_tail(parsed, clause, place)
        return (before,) if tail is None else (before, tail)
    return ()


def _content_after(parsed: Parsed, clause: Clause, place: int) -> Range | None:  # noqa: PLR0911, C901
    items = parsed.items
    end = _sentence_end(parsed)
    at = place + 1
    steps = 0
    while at < len(items) and steps < 14:  # noqa: PLR2004 - an addressee, a time and a place at most
        item = items[at]
        if item.sort is Sort.SUB and item.phrase.norm in {"that", "how", "whether", "if"}:
            return item.phrase.end + 1, _content_end(parsed, clause, at, end)
        if item.sort is Sort.OPEN and item.phrase.norm not in {"("}:
            return item.phrase.start, end
        if item.sort is Sort.MARK and item.phrase.norm == ":":
            return item.phrase.end, end
        if item.sort in {Sort.VERBS, Sort.MARK, Sort.REL}:
            if item.sort is Sort.VERBS and item.phrase.finite and clause.lemma in word_list("clausal"):
                return _clause_start(parsed, at), _content_end(parsed, clause, at, end)
            break
        if item.sort is Sort.SUB:
            break
        if item.sort is Sort.NOUNS and at + 1 < len(items) and clause.lemma in word_list("clausal"):
            step = _verb_after(items, at)
            if step is not None:
                return item.phrase.start, _content_end(parsed, clause, at, end)
        at += 1
        steps += 1
    if clause.lemma in word_list("objective") and clause.objects:
        return clause.objects[0].start, max(clause.end, clause.objects[-1].end)
    if clause.lemma in {"speak", "warn", "complain", "accuse"} and place + 2 < len(items):
        step = next((index for index in range(place + 1, min(place + 5, len(items) - 1)) if items[index].phrase.norm == "of" and items[index + 1].phrase.ing), None)
        if step is not None:
            return items[step + 1].phrase.start, _content_end(parsed, clause, step, end)
    if clause.lemma in {"point", "hint", "speak", "warn", "complain"} and clause.complements:
        if clause.complements[-1].start > clause.verb.end:
            return next(c.start for c in clause.complements if c.start >= clause.verb.end), clause.end
    return None


def _verb_after(items: tuple[Item, ...], at: int) -> int | None:
    """Whether the nominal is the subject of a finite verb, over what hangs on it."""
    step = at + 1
    while step < len(items) and step < at + 10:
        sort = items[step].sort
        if sort is Sort.VERBS:
            if items[step].phrase.finite or _predicative(items, step):
                return step
        elif sort is Sort.SUB or sort is Sort.MARK or sort is Sort.CLOSE:
            return None
        step += 1
    return None


def _predicative(items: tuple[Item, ...], step: int) -> bool:
    verb = items[step].phrase
    return verb.bare and verb.main.tag is Tag.PAST


def _clause_start(parsed: Parsed, at: int) -> int:
    start = parsed.items[at].phrase.start
    for clause in parsed.clauses:
        if clause.verb.start == start:
            return clause.start
    return start


def _content_end(parsed: Parsed, clause: Clause, at: int, end: int) -> int:
    """Content runs to the sentence's end, unless a further speaker's clause begins ('…, while Y said')."""
    for index in range(at + 1, len(parsed.items)):
        item = parsed.items[index]
        if item.sort is Sort.SUB and item.phrase.norm in {"while", "whereas", "although", "though"} and index > 0:
            return parsed.items[index - 1].end
        if item.sort is Sort.CONJ and item.phrase.norm in {"but", "yet"}:
            return parsed.items[index - 1].end
    del clause
    return end


def _content_before(parsed: Parsed, clause: Clause) -> Range | None:
    """'…, X said' and '“…” X said': what stands before the speaker, if a comma or a quotation mark parts them or the
    verb has nothing behind it."""
    first = parsed.words[0].start
    start = min([nominal.start for nominal in clause.subjects if nominal.start <= clause.verb.start], default=clause.verb.start)
    start = min(start, clause.start) if not clause.antecedent else start
    if start <= first:
        return None
    before = [item for item in parsed.items if item.phrase.start < start]
    if not before:
        return None
    last = before[-1]
    if last.sort in {Sort.COMMA, Sort.CLOSE} or (last.sort is Sort.MARK and last.phrase.norm in {"?", "!", ".", "…", "—", "–", "-"}):
        opening = _quotation_start(parsed, start)
        return (opening if opening is not None else _report_start(parsed, clause, first)), last.phrase.start + (last.sort is Sort.CLOSE)
    if clause.lemma in {"say", "report", "add", "claim"} and _nothing_behind(parsed, clause) and any(c.verb.finite for c in parsed.clauses if c.index < clause.index):
        return _report_start(parsed, clause, first), last.end
    return None


def _report_start(parsed: Parsed, clause: Clause, first: int) -> int:
    """Behind an earlier 'but' or 'while', else the sentence's start."""
    start = first
    for item in parsed.items:
        if item.phrase.start >= clause.start:
            break
        if item.sort is Sort.SUB and item.phrase.norm in {"while", "whereas"}:
            start = item.phrase.end + 1
    return start


def _quotation_start(parsed: Parsed, stop: int) -> int | None:
    """Where the quotation opens that ends before ``stop``; null if none does."""
    closing = [item for item in parsed.items if item.phrase.end <= stop][-2:]
    if not any(item.sort is Sort.CLOSE and item.phrase.norm != ")" for item in closing):
        return None
    opened = [item.phrase.start for item in parsed.items if item.sort is Sort.OPEN and item.phrase.norm != "(" and item.phrase.end < stop]
    return opened[0] if opened else parsed.words[0].start


def _nothing_behind(parsed: Parsed, clause: Clause) -> bool:
    rest = [item for item in parsed.items if item.phrase.start >= clause.verb.end]
    return all(item.sort in {Sort.MARK, Sort.CLOSE, Sort.PREP, Sort.NOUNS, Sort.ADV, Sort.COMMA} for item in rest) and not any(
        item.sort is Sort.NOUNS and not _timely(item) for item in rest[:1]
    )


def _timely(item: Item) -> bool:
    word = item.phrase.main.norm
    return word.endswith("day") or singular(word) in {"week", "month", "year", "night"}


def _content_tail(parsed: Parsed, clause: Clause, place: int) -> Range | None:
    """'“A,” X said, “B”' and '“A,” X said. “B”': the quotation goes on behind."""
    for item in parsed.items[place + 1 :]:
        if item.sort is Sort.OPEN and item.phrase.norm != "(":
            return item.phrase.start, _sentence_end(parsed)
    del clause
    return None


def _inverted(parsed: Parsed, clause: Clause, place: int) -> Nominal | None:
    """'… , said X': the speaker behind the verb."""
    if clause.lemma not in {"say", "add", "write", "report", "claim", "note", "explain", "announce", "declare", "ask", "warn", "tell"} or not clause.objects:
        return None
    if any(word.tag is Tag.HAVE for word in clause.verb.words) or not clause.verb.bare:
        return None
    before = parsed.items[place - 1] if place else None
    if before is None:
        return None
    quoted = before.sort in {Sort.CLOSE, Sort.COMMA} or (before.sort is Sort.MARK and before.phrase.norm in {"?", "!"})
    candidate = clause.objects[0]
    follows = place + 2 < len(parsed.items) and parsed.items[place + 2].sort is Sort.VERBS and parsed.items[place + 2].phrase.finite
    if not can_speak(candidate) or follows:
        return None
    if quoted:
        return candidate
    earlier = any(other.verb.finite for other in parsed.clauses[: clause.index])
    return candidate if earlier and clause.lemma in {"say", "report"} and before.sort is Sort.NOUNS and not _speaks(before) else None


def _speaks(item: Item) -> bool:
    return any(can_speak(nominal) for nominal in item.nominals)


def _inverted_report(text: str, parsed: Parsed, clause: Clause, place: int, who: Nominal) -> Said:
    first = parsed.words[0].start
    before = parsed.items[place - 1]
    opening = _quotation_start(parsed, clause.verb.start)
    stop = before.phrase.start + (before.sort is Sort.CLOSE) if before.sort in {Sort.COMMA, Sort.CLOSE, Sort.MARK} else before.end
    content: list[Range] = [(opening if opening is not None else first, stop)]
    tail = _content_tail(parsed, clause, place)
    if tail is not None:
        content.append(tail)
    end = who.end
    for complement in clause.complements:
        if complement.prep in {"in", "at", "from", "for", "with", "of"} and 0 <= complement.start - end <= 1:
            end = complement.nominal.end
    named = speaker(text, who, end=end, context=text[who.end : parsed.words[-1].end])
    others = tuple(speaker(text, nominal) for nominal in clause.objects[1:] if can_speak(nominal) and not _apposed(parsed, nominal))
    return Said(
        speaker=named,
        outlets=_outlets(text, parsed, clause, who),
        cue=(clause.verb.start, clause.verb.end),
        content=tuple(content),
        pronoun=pronoun(who) or definite(who),
        verb=clause.lemma,
        joint=others,
        local=(who.start, named.end),
    )


def _apposed(parsed: Parsed, nominal: Nominal) -> bool:
    del parsed
    return nominal.head.main.tag is Tag.NAME


def _outlets(text: str, parsed: Parsed, clause: Clause, subject: Nominal) -> tuple[Speaker, ...]:
    """Through whom: 'told the FT', 'who spoke to the BBC', 'on its Telegram channel', 'in an interview with X'."""
    found: list[Speaker] = []
    if clause.lemma in {"tell", "inform"}:
        found += [speaker(text, nominal) for nominal in clause.objects[:1] if _outlet(nominal)]
    if clause.lemma in {"confirm", "say", "speak", "admit", "state", "claim"}:
        found += [speaker(text, c.nominal) for c in clause.complements if c.prep == "to" and _outlet(c.nominal)]
    found += _channels(text, clause.complements)
    for other in parsed.clauses:
        if other.relation == "relative" and other.lemma in {"speak", "talk", "tell"} and other.subjects and other.subjects[0].start == subject.start:
            found += [speaker(text, c.nominal) for c in other.complements if c.prep in {"to", "with"} and _outlet(c.nominal)]
            found += [speaker(text, nominal) for nominal in other.objects[:1] if other.lemma == "tell" and _outlet(nominal)]
    unique: list[Speaker] = []
    for item in found:
        if item.start not in {other.start for other in unique}:
            unique.append(item)
    return tuple(unique)


_CHANNELS = frozenset("telegram facebook x twitter channel page website site tiktok youtube instagram whatsapp account television tv radio app".split())


def _channels(text: str, complements: tuple[Complement, ...]) -> list[Speaker]:
    return [
        speaker(text, complement.nominal)
        for complement in complements
        if complement.prep in {"on", "via", "through"} and singular(complement.nominal.parts[0].main.norm) in _CHANNELS
    ]


def _outlet(nominal: Nominal) -> bool:
    """Whether it can be a medium: a name that is no person's role, or a media noun."""
    words = nominal.parts[0].words
    if any(word.norm in {"reporters", "journalists", "parliament", "lawmakers", "council"} for word in words):
        return False
    return words[-1].tag is Tag.NAME or words[-1].norm in {"media", "agency", "newspaper", "channel", "television", "broadcaster", "outlet", "radio", "website"}


_ACCORDING = {"according": "to", "per": "", "citing": "", "quoting": ""}


def _prepositional(text: str, parsed: Parsed) -> list[Said]:
    """'according to X', 'according to X, cited by Y'."""
    found: list[Said] = []
    items = parsed.items
    for at, item in enumerate(items):
        if item.phrase.norm not in {"according"} or at + 2 >= len(items) or items[at + 1].phrase.norm != "to":
            continue
        if items[at + 2].sort is not Sort.NOUNS:
            continue
        who = items[at + 2].nominals[0]
        end, context, outlets = _described(text, parsed, at + 3, who)
        sentence_start, sentence_end = parsed.words[0].start, _sentence_end(parsed)
        if at == 0 or (at == 1 and items[0].sort is not Sort.NOUNS):
            content = (min(end + 1, sentence_end), sentence_end)
        else:
            content = (sentence_start, items[at - 1].end if items[at - 1].sort is not Sort.COMMA else items[at - 1].phrase.start)
            if items[at - 1].sort is Sort.COMMA and at >= 2 and items[at - 2].sort is Sort.NOUNS and _resumes(parsed, at + 3):  # noqa: PLR2004
                content = (sentence_start, sentence_end)
        joint = tuple(speaker(text, nominal) for nominal in items[at + 2].nominals[1:])
        found.append(
            Said(
                speaker=speaker(text, who, end=max(who.end, end if not outlets and not context else who.end), context=context),
                outlets=outlets,
                cue=(item.phrase.start, items[at + 1].phrase.end),
                content=(content,),
                pronoun=definite(who) or pronoun(who),
                verb="according",
                joint=joint,
                local=(who.start, max(who.end, end)),
            ),
        )
    return found


def _resumes(parsed: Parsed, at: int) -> bool:
    """Whether a verb follows behind a closing comma: 'The soldiers, according to X, were exhausted'."""
    rest = parsed.items[at : at + 8]
    return any(
        item.sort is Sort.COMMA and index + 1 < len(rest) and rest[index + 1].sort is Sort.VERBS for index, item in enumerate(rest)
    )


def _described(text: str, parsed: Parsed, at: int, who: Nominal) -> tuple[int, str, tuple[Speaker, ...]]:
    """What hangs on the source: 'who spoke to Y', 'cited by Y', 'in Z'; where it ends, its words, and the outlets."""
    items = parsed.items
    end = items[at - 1].end
    outlets: list[Speaker] = []
    step = at
    if step + 1 < len(items) and items[step].sort is Sort.COMMA and items[step + 1].phrase.lemma in {"cite", "quote"}:
        step += 1
    opened = step < len(items) and (items[step].sort is Sort.REL or items[step].phrase.lemma in {"cite", "quote"})
    while opened and step < len(items) and items[step].sort not in {Sort.COMMA, Sort.MARK}:
        if items[step].sort is Sort.NOUNS and items[step - 1].phrase.norm in {"to", "by", "with"}:
            outlets += [speaker(text, nominal) for nominal in items[step].nominals if _outlet(nominal)]
        end = items[step].end
        step += 1
    if not opened and step + 1 < len(items) and items[step].phrase.norm in {"in", "at", "from", "for"} and items[step + 1].sort is Sort.NOUNS:
        end = items[step + 1].end
    return end, text[who.end : end] if opened else "", tuple(outlets)


def _agentless(text: str, parsed: Parsed, clause: Clause) -> Said | None:
    """'it was reported that …', 'were said to have …', 'is believed to': nobody is named."""
    if not clause.passive or clause.lemma not in word_list("passive"):
        return None
    by = next((c.nominal for c in clause.complements if c.prep == "by" and can_speak(c.nominal)), None)
    place = parsed.verb_items[clause.index]
    after = parsed.items[place + 1] if place + 1 < len(parsed.items) else None
    impersonal = bool(clause.subjects) and clause.subjects[0].head.main.norm in {"it", "there"}
    if after is not None and (after.sort is Sort.SUB or (after.sort is Sort.VERBS and not after.phrase.finite)):
        start = after.phrase.end + 1 if after.sort is Sort.SUB else clause.start
    elif not impersonal and clause.lemma in {"report", "claim"}:
        start = clause.start
    else:
        return None
    who = speaker(text, by) if by is not None else None
    return Said(who, (), (clause.verb.start, clause.verb.end), ((start, _sentence_end(parsed)),), verb=clause.lemma)
