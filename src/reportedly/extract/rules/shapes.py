"""Shapes: what the form of a word and the word behind it say of it."""

import re

from reportedly.extract.rules.words import closed, known_nouns, singular, verb_forms
from reportedly.text.tokens import Token

HYPHENED_ADJECTIVE = re.compile(
    r".+-(?:led|held|backed|controlled|occupied|based|affiliated|linked|run|old|made|range|level|ranking|scale|term"
    r"|style|born|owned|speaking|aligned|ridden|torn|launched|supplied|wide|year|month|day|hour|week|km|mile|metre|meter"
    r"|kilometre|kilometer|strong|party|time|guided|war|armed|trained|equipped|intensity|profile|known|laden)\Z",
)


def contracted(norm: str) -> bool:
    """'we've', 'they're', 'he'd': a pronoun with its auxiliary."""
    stem, mark, ending = norm.partition("'")
    return bool(mark) and ending in {"ve", "re", "d", "ll", "m"} and stem in closed("pronouns", "relatives")


def nominal_next(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a noun, name or adjective follows."""
    if index + 1 >= len(sentence):
        return False
    following = sentence[index + 1]
    if following.text[0].isupper():
        return True
    word = following.norm
    return (
        word.isalpha()
        and word not in closed("prepositions", "conjunctions", "be", "have", "modals")
        and word not in closed("determiners", "relatives", "adverbs", "pronouns")
        and word not in closed("subordinators")
        and (singular(word) in known_nouns() or word in closed("adjectives") or verb_forms().get(word) is None)
    )
