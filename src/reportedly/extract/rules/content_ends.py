"""Content ends: how far the content of a report runs, and where another's words begin."""

from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Sentence
from reportedly.extract.rules.sources import word_list

_CONTRASTS = frozenset({"while", "whereas", "although", "though", "but", "yet"})
_CLAUSE_REACH = 12
"""How many phrases a subject with what hangs on it may have before its verb."""


def content_end(sentence: Sentence, at: int) -> int:
    """Where content ends that has the phrase ``at``: with the sentence, or where another report begins.

    Another report: '…, while Y said', '…, adding that', '…, but Y denied', '; Y said that'. Inside a quotation, content
    ends with it.
    """
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
    if item.sort is Sort.VERBS:
        return item.phrase.ing and behind_mark and item.phrase.lemma in word_list("adding")
    if item.sort not in {Sort.SUB, Sort.CONJ} or item.phrase.norm not in _CONTRASTS | {"and"}:
        return False
    own_clause = item.sort is Sort.SUB or sentence.sort(index + 1) is Sort.NOUNS
    contrast = item.phrase.norm in _CONTRASTS and behind_mark and own_clause
    return contrast or report_behind(sentence, index)


def _another(sentence: Sentence, start: int) -> bool:
    """Whether the nominal at ``start`` is the subject of a reporting verb with content of its own behind it."""
    for clause in sentence.clauses:
        if (
            clause.subjects
            and clause.subjects[0].start == start
            and clause.lemma in word_list("denying")
            and clause.verb.finite
            and clause.relation == "main"
        ):
            return True
        if (
            clause.subjects
            and clause.subjects[0].start == start
            and clause.lemma in word_list("say")
            and clause.verb.finite
        ):
            if clause.relation == "relative" or clause.passive:
                continue
            behind = sentence.place(clause) + 1
            return any(
                sentence.sort(at) in {Sort.SUB, Sort.VERBS, Sort.OPEN}
                for at in range(behind, min(behind + 6, len(sentence.items)))
            )
    return False


def report_behind(sentence: Sentence, index: int) -> bool:
    """Whether the next verb is one of speech."""
    for item in sentence.items[index + 1 : index + _CLAUSE_REACH]:
        if item.sort is Sort.VERBS:
            return (
                item.phrase.finite
                and not item.phrase.passive
                and item.phrase.lemma in word_list("speech") | word_list("announcing")
            )
        if item.sort in {Sort.SUB, Sort.REL, Sort.MARK}:
            return False
    return False
