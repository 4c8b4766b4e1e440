"""Denials: those that have no content of their own and answer what stands before them."""

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.sources import word_list


def apposed_denial(parsed: Parsed, clause: Clause) -> bool:
    """'…, a charge that X denies', '…, which X has denied': no content of its own, a reply to what stands before."""
    if clause.lemma not in word_list("denying") or clause.objects or not clause.subjects or clause.passive:
        return False
    items = parsed.items
    at = next((index for index, item in enumerate(items) if clause.subjects[0] in item.nominals), 0)
    before = items[at - 1] if at else None
    if before is None or parsed.verb_items[clause.index] < at:
        return False
    if before.sort in {Sort.REL, Sort.SUB} and before.phrase.norm in {"which", "that"}:
        return at > 1 and (
            before.phrase.norm == "which" or items[at - 2].phrase.lemma in word_list("claim_nouns") | {"charge"}
        )
    return before.sort is Sort.NOUNS and before.nominals[-1].lemma in word_list("claim_nouns") | {"charge"}
