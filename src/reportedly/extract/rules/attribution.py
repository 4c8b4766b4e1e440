"""Attribution: who says what, inside a sentence: source, cue and content (the terms of PARC 3 and PolNeAR).

Each construction has a module: ``verbal`` ('X said that …', '… , said X'), ``prepositional`` ('according to X'),
``agentless`` ('it was reported that', 'claims that', headlines). ``contents`` tells where content stands, ``outlets``
through whom it came. Which source a pronoun or a continued quotation stands for is decided by ``discourse``.
"""

from itertools import islice

from reportedly.extract.rules.agentless import headline, nominal_reports, passive
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.prepositional import cited, prepositional
from reportedly.extract.rules.quotations import Quotation
from reportedly.extract.rules.said import Range, Said, Sentence
from reportedly.extract.rules.sources import word_list
from reportedly.extract.rules.verbal import verbal

_MOST = 24
"""How many reporting verbs of one sentence are read; no prose has more, and each costs the sentence's length."""

__all__ = ["Range", "Said", "reports"]


def reports(text: str, parsed: Parsed, quotations: tuple[Quotation, ...] = ()) -> tuple[Said, ...]:
    """The reports of a sentence, in order of their cues; ``quotations`` are those that touch it."""
    sentence = Sentence(text, parsed, quotations)
    found = [*prepositional(sentence), *nominal_reports(sentence), *headline(sentence)]
    speaking = (clause for clause in parsed.clauses if clause.lemma in word_list("say") | word_list("passive"))
    for clause in islice(speaking, _MOST):
        report = verbal(sentence, clause) or passive(sentence, clause)
        if report is not None and not _spoken_of(sentence, report):
            found.append(report)
    found.sort(key=lambda said: said.cue)
    return tuple(sorted(cited(sentence, tuple(found)), key=lambda said: said.cue))


def _spoken_of(sentence: Sentence, report: Said) -> bool:
    """Whether it is part of a quotation and its speaker a pronoun there: '“They say we lost,” …'.

    These are the quoted person's words, and the text doesn't say whom they mean.
    """
    quotation = sentence.quotation(report.cue[0])
    inside = quotation is not None and quotation.start < report.cue[0] < quotation.inner_end
    return inside and report.pronoun
