"""Extents: the words that assert an event: its clause with the verbs that govern it."""

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.phrases import Sort

_STEPS = 6
"""How many governors are followed."""
_GAP = 4
"""How many code points may part a subject from its clause."""


def statement_end(parsed: Parsed, clause: Clause) -> int:
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
        governor is not None
        and clause.relation in {"infinitive", "reduced", "participle", "coordinate"}
        and steps < _STEPS
    ):
        other = parsed.clauses[governor]
        if clause.relation == "infinitive":
            start = min(start, other.start)
        clause, governor, steps = other, other.governor, steps + 1
    for other in parsed.clauses[clause.index + 1 :]:
        if other.relation == "reduced" and other.start <= end + 1 and other.end > end:
            end = other.end
    subjects = [nominal.start for nominal in clause.subjects if nominal.start < start]
    if clause.relation != "relative" and subjects and start - max(n.end for n in clause.subjects) < _GAP:
        start = min(start, *subjects)
    return start, end


def clause_of(parsed: Parsed, index: int, nominal: Nominal) -> tuple[Clause | None, str]:
    """The clause that the nominal is part of, and as what: 'subject', 'object', or the preposition before it."""
    for clause in parsed.clauses:
        if any(n is nominal for n in clause.objects):
            return clause, "object"
        for complement in clause.complements:
            if complement.nominal is nominal:
                return clause, complement.prep
    for clause in parsed.clauses:
        if any(n is nominal for n in clause.subjects):
            return clause, "subject"
    before = parsed.items[index - 1] if index else None
    prep = before.phrase.norm if before is not None and before.sort is Sort.PREP else ""
    start = nominal.start
    near = [clause for clause in parsed.clauses if clause.start <= start]
    return (near[-1] if near else (parsed.clauses[0] if parsed.clauses else None)), prep


def phrase_extent(parsed: Parsed, nominal: Nominal, clause: Clause | None) -> tuple[int, int]:
    """The words that assert the event of a noun: its clause, or the whole sentence where it has none."""
    if clause is None:
        return parsed.words[0].start, parsed.items[-1].phrase.end
    start, end = extent(parsed, clause)
    return min(start, nominal.start), max(end, nominal.end)
