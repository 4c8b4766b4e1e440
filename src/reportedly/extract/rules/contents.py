"""Contents: where the content of a reporting verb stands: behind it, before its speaker, or on both sides."""

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.content_behind import content_after, timely, verb_after
from reportedly.extract.rules.content_ends import content_end, report_behind
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Range, Sentence
from reportedly.extract.rules.sources import word_list

_QUOTED = 12
"""Shortest quotation, in code points, that can be all that a sentence reports."""


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
    """Whether speaker and verb end a sentence that is the content: 'A clause, X assured visitors'."""
    before = content_before(sentence, min(first, clause.verb.start))
    return (
        before is not None
        and not _adverbial(sentence, before)
        and _nothing_behind(sentence, clause, sentence.place(clause))
    )


def _ends_quoted(sentence: Sentence, span: Range) -> bool:
    """Whether a quotation of more than a word or two ends where the span does."""
    return any(
        quotation.inner_end - 1 <= span[1] <= quotation.end + 1 and span[1] - max(span[0], quotation.start) >= _QUOTED
        for quotation in sentence.quotations
    )


def _interrupting(sentence: Sentence, clause: Clause, place: int) -> bool:
    """'The garrison, the mayor wrote, has been surrounded'."""
    quoted = sentence.sort(place + 2) is Sort.OPEN
    return (
        sentence.sort(place + 1) is Sort.COMMA
        and not quoted
        and bool(tail(sentence, place))
        and clause.lemma not in word_list("quoting")
    )


def _adverbial(sentence: Sentence, before: Range) -> bool:
    """'After the bridge fell, …' is no content, 'If it falls, …' alone neither."""
    if sum(before[0] <= clause.verb.start < before[1] and clause.verb.finite for clause in sentence.clauses) > 1:
        return False
    first = next(
        (item for item in sentence.items if item.phrase.start >= before[0] and item.sort is not Sort.ADV), None
    )
    return first is not None and (
        first.sort is Sort.SUB
        or (first.sort is Sort.PREP and first.phrase.norm in {"after", "before", "since", "until", "when", "as"})
        or (first.sort is Sort.VERBS and first.phrase.bare)
    )


def _nothing_behind(sentence: Sentence, clause: Clause, place: int) -> bool:
    """Whether the sentence, or its next quotation, ends behind the verb, times and places aside."""
    if _commented(sentence, clause, place):
        return True
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


def _commented(sentence: Sentence, clause: Clause, place: int) -> bool:
    """'…, the agency said, the latest in a series': a comma and no clause behind a verb of speech."""
    if clause.lemma not in word_list("speech") or sentence.sort(place + 1) is not Sort.COMMA:
        return False
    following = sentence.sort(place + 2)
    if following is Sort.VERBS:
        adding = sentence.items[place + 2].phrase
        return adding.ing and adding.lemma in word_list("adding")
    if following is Sort.CONJ:
        return sentence.sort(place + 3) is Sort.VERBS and sentence.items[place + 3].phrase.lemma in word_list("adding")
    return following is Sort.PREP or (
        following is Sort.NOUNS and sentence.sort(place + 3) is not Sort.VERBS and not verb_after(sentence, place + 2)
    )


def _adjunct(sentence: Sentence, at: int) -> bool:
    return sentence.sort(at - 1) is Sort.PREP or timely(sentence.items[at]) or sentence.norm(at - 1) == "("


def content_before(sentence: Sentence, stop: int) -> Range | None:
    """What stands before the speaker at ``stop``, if a comma or a mark parts them: '…, X said', '“…” X said'."""
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
        if (
            index
            and item.sort is Sort.SUB
            and item.phrase.norm in {"while", "whereas"}
            and sentence.quotation(item.phrase.start) is None
        ):
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
        return not report_behind(sentence, at + 1)
    return following is Sort.NOUNS and verb_after(sentence, at + 1) and not report_behind(sentence, at)


def _bare_before(sentence: Sentence, clause: Clause, first: int, place: int) -> Range | None:
    """A headline without its comma: 'Rebels seized airport army says'."""
    if (
        clause.lemma not in {"say", "report", "claim"}
        or not _nothing_behind(sentence, clause, place)
        or first <= sentence.start
    ):
        return None
    if clause.antecedent or not any(other.verb.finite for other in sentence.clauses if other.index < clause.index):
        return None
    before = [item for item in sentence.items if item.phrase.end <= first]
    return (sentence.start, before[-1].end) if before and before[-1].sort is not Sort.SUB else None
