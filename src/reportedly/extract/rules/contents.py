"""Contents: where the content of a reporting verb stands: behind it, before its speaker, or on both sides."""

from reportedly.extract.rules.clauses import Clause, Item
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Range, Sentence
from reportedly.extract.rules.sources import word_list
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import closed, singular

_REACH = 16
"""How many phrases may stand between the verb and its content: an addressee, a place, a time."""
_CLAUSE_REACH = 12
"""How many phrases a subject with what hangs on it may have before its verb."""
_QUOTED = 12
"""Shortest quotation, in code points, that can be all that a sentence reports."""
_OPENERS = frozenset({"that", "how", "whether", "if", "what", "why", "where"})


def _interrupted(sentence: Sentence, first: int) -> Range | None:
    """What stands before the comma before the speaker, without a verb: 'The garrison, the mayor wrote, has …'."""
    before = [item for item in sentence.items if item.phrase.end <= first]
    if len(before) < 2 or before[-1].sort is not Sort.COMMA or before[-2].sort is not Sort.NOUNS:  # noqa: PLR2004
        return None
    return sentence.start, before[-1].phrase.start


def content_of(sentence: Sentence, clause: Clause, first: int) -> tuple[Range, ...]:
    """The content of a verb whose speaker begins at ``first`` (before the verb); empty where it has none."""
    place = sentence.place(clause)
    participle = clause.verb.ing and clause.index > 0
    before = None if participle else content_before(sentence, min(first, clause.verb.start))
    quoted = before is not None and _ends_quoted(sentence, before)
    if before is not None and (quoted or _interrupting(sentence, clause, place)):
        return (before, *tail(sentence, place))
    interrupted = _interrupted(sentence, first) if before is None and not participle else None
    if interrupted is not None and sentence.sort(place + 1) is Sort.COMMA and sentence.sort(place + 2) is Sort.VERBS:
        rest = tail(sentence, place)
        if rest and sentence.items[place + 2].phrase.finite:
            return (interrupted, *rest)
    after = content_after(sentence, clause, place)
    if clause.lemma in word_list("quoting") and (after is None or sentence.quotation(after[0]) is None):
        return ()
    if after is not None:
        return (after,)
    if before is not None and _nothing_behind(sentence, clause, place) and not _adverbial(sentence, before):
        return (before, *tail(sentence, place))
    bare = _bare_before(sentence, clause, first, place)
    return (bare,) if bare is not None else ()


def closes(sentence: Sentence, clause: Clause, first: int) -> bool:
    """'A clause, X assured visitors.': whether the speaker at ``first`` and the verb end a sentence that is the content."""
    before = content_before(sentence, min(first, clause.verb.start))
    return before is not None and not _adverbial(sentence, before) and _nothing_behind(sentence, clause, sentence.place(clause))


def _ends_quoted(sentence: Sentence, span: Range) -> bool:
    """Whether a quotation of more than a word or two ends where the span does."""
    return any(
        quotation.inner_end - 1 <= span[1] <= quotation.end + 1 and span[1] - max(span[0], quotation.start) >= _QUOTED
        for quotation in sentence.quotations
    )


def _interrupting(sentence: Sentence, clause: Clause, place: int) -> bool:
    """'The garrison, the mayor wrote, has been surrounded'."""
    quoted = sentence.sort(place + 2) is Sort.OPEN
    return sentence.sort(place + 1) is Sort.COMMA and not quoted and bool(tail(sentence, place)) and clause.lemma not in word_list("quoting")


def _adverbial(sentence: Sentence, before: Range) -> bool:
    """'After the bridge fell, …' is no content, 'If it falls, …' alone neither."""
    if sum(before[0] <= clause.verb.start < before[1] and clause.verb.finite for clause in sentence.clauses) > 1:
        return False
    first = next((item for item in sentence.items if item.phrase.start >= before[0] and item.sort is not Sort.ADV), None)
    return first is not None and (
        first.sort is Sort.SUB
        or (first.sort is Sort.PREP and first.phrase.norm in {"after", "before", "since", "until", "when", "as"})
        or (first.sort is Sort.VERBS and first.phrase.bare)
    )


def _nothing_behind(sentence: Sentence, clause: Clause, place: int) -> bool:
    """Whether the sentence, or its next quotation, ends behind the verb, times and places aside."""
    addressed = clause.lemma in word_list("telling") and sentence.sort(place + 1) is Sort.NOUNS
    for at in range(place + 1 + addressed, len(sentence.items)):
        item = sentence.items[at]
        if item.sort is Sort.OPEN and item.phrase.norm != "(":
            return True
        if item.sort is Sort.REL:
            return sentence.sort(at - 1) is Sort.NOUNS and at > place + 1
        if item.sort in {Sort.VERBS, Sort.SUB} or (item.sort is Sort.MARK and item.phrase.norm == ":"):
            return False
        if item.sort is Sort.NOUNS and not _adjunct(sentence, at):
            return False
    return True


def _adjunct(sentence: Sentence, at: int) -> bool:
    return sentence.sort(at - 1) is Sort.PREP or timely(sentence.items[at]) or sentence.norm(at - 1) == "("


def timely(item: Item) -> bool:
    """Whether a nominal names a time: 'Tuesday', 'last week'."""
    word = item.phrase.main.norm
    return word in closed("weekdays") or singular(word) in {"day", "week", "month", "year", "night", "morning", "evening", "afternoon"}


def content_after(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    """Behind the verb: a that-clause, a quotation, a clause without 'that', an object."""
    clausal = _clause_behind(sentence, clause, place)
    if clausal is not None:
        relative = next((at for at in range(place - 1, max(-1, place - 4), -1) if sentence.sort(at) is Sort.REL), None)
        return clausal if relative is None or clausal[0] != _next_start(sentence, place) else _to_comma(sentence, place, clausal)
    if clause.lemma in {"dismiss", "reject"} and not _claimed(clause):
        return None
    if clause.lemma in {"count", "put"}:
        return (clause.objects[0].start, content_end(sentence, place + 1)) if _numbered(clause) else None
    if clause.lemma in word_list("objective") and clause.objects and clause.objects[0].start > clause.verb.end:
        return clause.objects[0].start, _object_end(sentence, clause)
    if clause.lemma in word_list("prepositional_content"):
        return _matter(sentence, clause, place)
    return None


def _next_start(sentence: Sentence, place: int) -> int:
    return sentence.items[place + 1].phrase.start if place + 1 < len(sentence.items) else sentence.end


def _to_comma(sentence: Sentence, place: int, content: Range) -> Range:
    """'The convoy, which the militia says was carrying ammunition, was hit': content ends with the relative clause."""
    comma = next((item.phrase.start for item in sentence.items[place + 1 :] if item.sort is Sort.COMMA), content[1])
    return content[0], min(content[1], comma)


def _numbered(clause: Clause) -> bool:
    """'counts 58 dead', 'put the toll at 40'."""
    words = [word for nominal in clause.objects[:1] for part in nominal.parts for word in part.words]
    return bool(words) and words[0].start > clause.verb.end and any(
        word.tag is Tag.NUM or word.norm in {"number", "toll", "figure", "losses", "casualties"} for word in words
    )


def _claimed(clause: Clause) -> bool:
    """'dismissed the claims', 'rejected reports', not 'dismissed the head of the command'."""
    words = {singular(word.norm) for nominal in clause.objects for part in nominal.parts for word in part.words}
    return bool(words & (word_list("claim_nouns") | {"idea", "notion", "charge", "figure", "account", "this", "it"})) or any(
        complement.prep == "as" for complement in clause.complements
    )


def _clause_behind(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    takes_clause = clause.lemma in word_list("clausal")
    for at in range(place + 1, min(place + _REACH, len(sentence.items))):
        item = sentence.items[at]
        if item.sort is Sort.REL and item.phrase.norm == "that":
            return None
        if item.sort in {Sort.SUB, Sort.REL} and item.phrase.norm in _OPENERS:
            return (item.phrase.end + 1 if item.phrase.norm == "that" else item.phrase.start), content_end(sentence, at)
        if item.sort is Sort.NOUNS and item.phrase.norm in {"that", "what"} and takes_clause and at == place + 1:
            return item.phrase.start, content_end(sentence, at)
        if item.sort is Sort.OPEN and item.phrase.norm not in "([":
            return _quoted_behind(sentence, clause, place, at) if clause.lemma not in word_list("factual") else None
        if item.sort is Sort.MARK and item.phrase.norm == ":":
            return (sentence.items[at + 1].phrase.start, sentence.end) if at + 1 < len(sentence.items) else None
        if item.sort is Sort.VERBS and item.phrase.lemma in word_list("relaying") and item.phrase.ing and sentence.sort(at - 1) is Sort.COMMA:
            closing = next((step for step in range(at, min(at + _CLAUSE_REACH, len(sentence.items))) if sentence.sort(step) is Sort.COMMA), None)
            if closing is None or sentence.norm(closing + 1) != "that":
                return None
            return sentence.items[closing + 1].phrase.end + 1, content_end(sentence, closing + 1)
        if item.sort is Sort.VERBS:
            if item.phrase.finite and takes_clause and sentence.sort(at - 1) is not Sort.COMMA:
                return item.phrase.start, content_end(sentence, at)
            if item.phrase.ing and takes_clause and at == place + 1 and _verb_after(sentence, at):
                return item.phrase.start, content_end(sentence, at)
            if _infinitive(item) and clause.lemma in word_list("promising") and at == place + 1:
                return item.phrase.start, content_end(sentence, at)
            return None
        if item.sort in {Sort.MARK, Sort.SUB, Sort.REL, Sort.CLOSE}:
            return None
        if item.sort is Sort.NOUNS and takes_clause and _subject_here(sentence, clause, place, at):
            return item.phrase.start, content_end(sentence, at)
    return None


def _infinitive(item: Item) -> bool:
    return any(word.tag is Tag.TO for word in item.phrase.words)


def _subject_here(sentence: Sentence, clause: Clause, place: int, at: int) -> bool:
    """Whether the nominal at ``at`` is the subject of the content rather than the addressee or an adjunct."""
    if sentence.sort(at - 1) is Sort.PREP and at != place + 1 and not _adjunct_opens(sentence, at, place):
        return False
    addressee = clause.lemma in word_list("telling") and at == place + 1
    if addressee and sentence.sort(at + 1) is Sort.NOUNS:
        return False
    if timely(sentence.items[at]) and at == place + 1 and sentence.sort(at + 1) is not Sort.VERBS:
        return False
    return _verb_after(sentence, at)


def _adjunct_opens(sentence: Sentence, at: int, place: int) -> bool:
    """'said in March rebels had …' is read as an adjunct; 'said on both flanks troops …' is not told apart from it."""
    return at == place + 2 and sentence.sort(at + 1) is Sort.COMMA


def _verb_after(sentence: Sentence, at: int) -> bool:
    """Whether the nominal is the subject of a finite verb, over what hangs on it."""
    commas = 0
    for step in range(at + 1, min(at + _CLAUSE_REACH, len(sentence.items))):
        item = sentence.items[step]
        if item.sort is Sort.VERBS:
            if item.phrase.finite or (item.phrase.bare and item.phrase.main.tag is Tag.PAST):
                return commas != 1 or sentence.sort(step - 1) is not Sort.COMMA
        elif item.sort in {Sort.SUB, Sort.MARK}:
            return False
        elif item.sort is Sort.COMMA:
            commas += 1
            if commas == 1 and sentence.sort(step + 1) is Sort.VERBS and sentence.items[step + 1].phrase.ing:
                return False
    return False


def _quoted_behind(sentence: Sentence, clause: Clause, place: int, at: int) -> Range | None:
    """A quotation behind the verb is its content, with what stands between if that is part of the clause."""
    start = sentence.items[at].phrase.start
    if clause.lemma in word_list("objective") and clause.objects and clause.verb.end < clause.objects[0].start < start:
        start = clause.objects[0].start
    elif clause.lemma in word_list("prepositional_content") and sentence.sort(place + 1) is Sort.PREP:
        start = sentence.items[place + 1].phrase.start
    return start, content_end(sentence, at)


def content_end(sentence: Sentence, at: int) -> int:
    """Content runs to the sentence's end, or to where another report begins: '…, while Y said', '…, adding that',
    '…, but Y denied', '…, according to Y'; inside a quotation, to its end."""
    end = sentence.end
    quotation = sentence.quotation(sentence.items[at].phrase.start)
    opened_inside = quotation is not None and sentence.items[at].phrase.start > quotation.start
    if opened_inside and quotation is not None:
        end = min(end, quotation.inner_end)
    for index in range(at + 1, len(sentence.items)):
        item = sentence.items[index]
        if item.phrase.start >= end:
            break
        if _leads_on(sentence, index):
            last = sentence.items[index - 1]
            return last.phrase.start if last.sort is Sort.COMMA else last.end
    return end


def _leads_on(sentence: Sentence, index: int) -> bool:
    """Whether another speaker's or the narrator's clause begins at ``index``."""
    item = sentence.items[index]
    inside = sentence.quotation(item.phrase.start)
    if inside is not None and inside.start < item.phrase.start < inside.inner_end:
        return False
    if item.phrase.norm == ";" or (item.sort is Sort.COMMA and sentence.sort(index + 1) is Sort.NOUNS):
        return _another(sentence, sentence.items[index + 1].phrase.start if index + 1 < len(sentence.items) else 0)
    behind_mark = sentence.sort(index - 1) in {Sort.COMMA, Sort.CLOSE}
    if item.sort is Sort.SUB and item.phrase.norm in {"while", "whereas", "although", "though"}:
        return behind_mark or _report_behind(sentence, index)
    if item.sort is Sort.CONJ and item.phrase.norm in {"but", "yet"}:
        return (behind_mark and sentence.sort(index + 1) is Sort.NOUNS) or _report_behind(sentence, index)
    if item.sort is Sort.CONJ and item.phrase.norm == "and":
        return _report_behind(sentence, index)
    if item.sort is Sort.VERBS and item.phrase.ing and behind_mark:
        return item.phrase.lemma in word_list("adding")
    return False


def _another(sentence: Sentence, start: int) -> bool:
    """Whether the nominal at ``start`` is the subject of a reporting verb with content of its own behind it."""
    for clause in sentence.clauses:
        if clause.subjects and clause.subjects[0].start == start and clause.lemma in word_list("say") and clause.verb.finite:
            if clause.relation == "relative" or clause.passive:
                continue
            behind = sentence.place(clause) + 1
            return any(sentence.sort(at) in {Sort.SUB, Sort.VERBS, Sort.OPEN} for at in range(behind, min(behind + 6, len(sentence.items))))
    return False


def _report_behind(sentence: Sentence, index: int) -> bool:
    """Whether the next verb is one of speech."""
    for item in sentence.items[index + 1 : index + _CLAUSE_REACH]:
        if item.sort is Sort.VERBS:
            return item.phrase.finite and not item.phrase.passive and item.phrase.lemma in word_list("speech") | word_list("announcing")
        if item.sort in {Sort.SUB, Sort.REL, Sort.MARK}:
            return False
    return False


def _object_end(sentence: Sentence, clause: Clause) -> int:
    end = max(clause.end, clause.objects[-1].end)
    at = next((index for index, item in enumerate(sentence.items) if item.phrase.start >= clause.objects[0].start), 0)
    return max(end, content_end(sentence, at)) if sentence.sort(at) is not None else end


def _matter(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    """'spoke of fierce fighting', 'accused X of shelling', 'complained of being abandoned', 'warned of', 'hinted at', 'pointed to'."""
    if clause.lemma == "accuse":
        of = any(sentence.norm(at) == "of" for at in range(place + 2, min(place + 8, len(sentence.items))))
        start = sentence.items[place + 1].phrase.start if sentence.sort(place + 1) is Sort.NOUNS else 0
        return (start, content_end(sentence, place + 1)) if of and start else None
    for at in range(place + 1, min(place + 4, len(sentence.items))):
        if sentence.norm(at) in {"of", "about", "at", "to"} and sentence.sort(at + 1) in {Sort.NOUNS, Sort.VERBS}:
            if sentence.norm(at) in {"at", "to"} and clause.lemma not in {"hint", "point"}:
                continue
            return sentence.items[at + 1].phrase.start, content_end(sentence, at + 1)
    return None


def content_before(sentence: Sentence, stop: int) -> Range | None:
    """'…, X said' and '“…” X said': what stands before the speaker at ``stop``, if a comma or a quotation mark parts
    them."""
    before = [at for at, item in enumerate(sentence.items) if item.phrase.end <= stop]
    if not before:
        return None
    last = sentence.items[before[-1]]
    dash = last.sort is Sort.MARK and last.phrase.norm in {"?", "!", "…", "—", "–", "-"}
    if last.sort not in {Sort.COMMA, Sort.CLOSE} and not dash:
        return None
    start = _before_start(sentence, last.phrase.start)
    end = last.phrase.start
    has_verb = any(start <= clause.verb.start < end for clause in sentence.clauses)
    if last.sort is Sort.COMMA and not has_verb and sentence.quotation(end - 1) is None:
        return None
    return (start, end) if start < end else None


def _before_start(sentence: Sentence, stop: int) -> int:
    """Where content that ends at ``stop`` begins: behind an earlier report's colon or 'but', else with the sentence."""
    start = sentence.start
    for index, item in enumerate(sentence.items):
        if item.phrase.start >= stop:
            break
        if index and item.sort is Sort.SUB and item.phrase.norm in {"while", "whereas"} and sentence.quotation(item.phrase.start) is None:
            start = sentence.items[index + 1].phrase.start if index + 1 < len(sentence.items) else start
        if index == 0 and item.sort is Sort.CONJ:
            start = item.phrase.end + 1
    return start


def tail(sentence: Sentence, place: int) -> tuple[Range, ...]:
    """What goes on behind '…, X said': the rest of the clause, or of the quotation."""
    for at in range(place + 1, len(sentence.items)):
        item = sentence.items[at]
        if item.sort is Sort.OPEN and item.phrase.norm not in "([":
            return ((item.phrase.start, sentence.end),)
        if item.sort is Sort.COMMA and _resumes(sentence, at):
            return ((item.phrase.end, content_end(sentence, at)),)
    return ()


def _resumes(sentence: Sentence, at: int) -> bool:
    """Whether the interrupted clause goes on behind the comma: 'The garrison, the mayor wrote, has been surrounded'."""
    following = sentence.sort(at + 1)
    if following is Sort.VERBS:
        return sentence.items[at + 1].phrase.finite
    if following in {Sort.SUB, Sort.CONJ} and sentence.norm(at + 1) in {"that", "and", "but"}:
        return not _report_behind(sentence, at + 1)
    return following is Sort.NOUNS and _verb_after(sentence, at + 1) and not _report_behind(sentence, at)


def _bare_before(sentence: Sentence, clause: Clause, first: int, place: int) -> Range | None:
    """A headline without a comma: 'Rebels seize airport, army says' has one, 'Rebels seized airport army says' has none."""
    if clause.lemma not in {"say", "report", "claim"} or not _nothing_behind(sentence, clause, place) or first <= sentence.start:
        return None
    if clause.antecedent or not any(other.verb.finite for other in sentence.clauses if other.index < clause.index):
        return None
    before = [item for item in sentence.items if item.phrase.end <= first]
    return (sentence.start, before[-1].end) if before and before[-1].sort is not Sort.SUB else None
