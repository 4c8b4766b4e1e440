"""Content behind the verb: a that-clause, a quotation, a clause without 'that', an object, a matter ('spoke of')."""

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.content_ends import content_end
from reportedly.extract.rules.groups import Item
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Range, Sentence
from reportedly.extract.rules.sources import word_list
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import closed, singular

_REACH = 16
"""How many phrases may stand between the verb and its content: an addressee, a place, a time."""
_CLAUSE_REACH = 12
"""How many phrases a subject with what hangs on it may have before its verb."""
_PARTS = frozenset({"involvement", "responsibility", "role", "part", "link", "wrongdoing"})
"""What is denied of an attack that others tell of."""
_OPENERS = frozenset({"that", "how", "whether", "if", "what", "why", "where"})


def content_after(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    """Behind the verb: a that-clause, a quotation, a clause without 'that', an object."""
    clausal = _clause_behind(sentence, clause, place)
    if clausal is not None:
        relative = next((at for at in range(place - 1, max(-1, place - 4), -1) if sentence.sort(at) is Sort.REL), None)
        return (
            clausal
            if relative is None or clausal[0] != _next_start(sentence, place)
            else _to_comma(sentence, place, clausal)
        )
    if clause.lemma in {"dismiss", "reject"} and not _claimed(clause):
        return None
    if clause.lemma == "deny" and any(nominal.lemma in _PARTS for nominal in clause.objects):
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


def _claimed(clause: Clause) -> bool:
    """'dismissed the claims', 'rejected reports', not 'dismissed the head of the command'."""
    words = {singular(word.norm) for nominal in clause.objects for part in nominal.parts for word in part.words}
    return bool(
        words & (word_list("claim_nouns") | {"idea", "notion", "charge", "figure", "account", "this", "it"})
    ) or any(complement.prep == "as" for complement in clause.complements)


def _numbered(clause: Clause) -> bool:
    """'counts 58 dead', 'put the toll at 40'."""
    words = [word for nominal in clause.objects[:1] for part in nominal.parts for word in part.words]
    return (
        bool(words)
        and words[0].start > clause.verb.end
        and any(
            word.tag is Tag.NUM or word.norm in {"number", "toll", "figure", "losses", "casualties"} for word in words
        )
    )


def _clause_behind(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    """The content that the first telling phrase behind the verb opens; null where a phrase bars the way."""
    for at in range(place + 1, min(place + _REACH, len(sentence.items))):
        found = _opened(sentence, clause, place, at)
        if found is not None or _barred(sentence, at):
            return found
    return None


def _opened(sentence: Sentence, clause: Clause, place: int, at: int) -> Range | None:
    """The content that the phrase at ``at`` opens."""
    item = sentence.items[at]
    match item.sort:
        case Sort.SUB | Sort.REL:
            return _by_word(sentence, at)
        case Sort.OPEN if item.phrase.norm not in "([" and clause.lemma not in word_list("factual"):
            return _quoted_behind(sentence, clause, place, at)
        case Sort.MARK if item.phrase.norm == ":" and at + 1 < len(sentence.items):
            return sentence.items[at + 1].phrase.start, sentence.end
        case Sort.VERBS:
            return _by_verb(sentence, clause, place, at)
        case Sort.NOUNS if clause.lemma in word_list("clausal"):
            plain = item.phrase.norm in {"that", "what"} and at == place + 1
            if plain or _subject_here(sentence, clause, place, at):
                return item.phrase.start, content_end(sentence, at)
    return None


def _barred(sentence: Sentence, at: int) -> bool:
    item = sentence.items[at]
    return item.sort in {Sort.VERBS, Sort.MARK, Sort.SUB, Sort.REL, Sort.CLOSE} or (
        item.sort is Sort.OPEN and item.phrase.norm not in "(["
    )


def _by_word(sentence: Sentence, at: int) -> Range | None:
    """'that …', 'how …', 'whether …'; the relative 'that' opens none."""
    item = sentence.items[at]
    if item.phrase.norm not in _OPENERS or (item.sort is Sort.REL and item.phrase.norm == "that"):
        return None
    start = item.phrase.end + 1 if item.phrase.norm == "that" else item.phrase.start
    return start, content_end(sentence, at)


def _by_verb(sentence: Sentence, clause: Clause, place: int, at: int) -> Range | None:
    """'says was carrying', 'said shelling had', 'vowed to shell', 'said, citing X, that'."""
    item = sentence.items[at]
    behind_comma = sentence.sort(at - 1) is Sort.COMMA
    if item.phrase.ing and item.phrase.lemma in word_list("relaying") and behind_comma:
        return _over_cited(sentence, at)
    if item.phrase.ing and at == place + 1 and clause.lemma in {"deny", "admit"}:
        return item.phrase.start, content_end(sentence, at)
    clausal = clause.lemma in word_list("clausal") and not behind_comma and sentence.sort(at - 1) is not Sort.CONJ
    gerund = item.phrase.ing and at == place + 1 and verb_after(sentence, at)
    infinitive = _infinitive(item) and at == place + 1 and clause.lemma in word_list("promising")
    if infinitive or (clausal and (gerund or item.phrase.finite)):
        return item.phrase.start, content_end(sentence, at)
    return None


def _over_cited(sentence: Sentence, at: int) -> Range | None:
    stop = min(at + _CLAUSE_REACH, len(sentence.items) - 1)
    closing = next((step for step in range(at, stop) if sentence.sort(step) is Sort.COMMA), None)
    return _by_word(sentence, closing + 1) if closing is not None and sentence.norm(closing + 1) == "that" else None


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
    return verb_after(sentence, at)


def _adjunct_opens(sentence: Sentence, at: int, place: int) -> bool:
    """'said in March rebels had …' is read as an adjunct; 'said on both flanks troops …' is not told apart from it."""
    return at == place + 2 and sentence.sort(at + 1) is Sort.COMMA


def verb_after(sentence: Sentence, at: int) -> bool:
    """Whether the nominal is the subject of a finite verb, over what hangs on it."""
    commas = 0
    for step in range(at + 1, min(at + _CLAUSE_REACH, len(sentence.items))):
        item = sentence.items[step]
        if item.sort is Sort.VERBS:
            if item.phrase.finite or (item.phrase.bare and item.phrase.main.tag is Tag.PAST):
                return commas != 1 or sentence.sort(step - 1) is not Sort.COMMA
        elif item.sort in {Sort.SUB, Sort.MARK} or (item.sort is Sort.OPEN and item.phrase.norm not in "(["):
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


def _object_end(sentence: Sentence, clause: Clause) -> int:
    end = max(clause.end, clause.objects[-1].end)
    at = next((index for index, item in enumerate(sentence.items) if item.phrase.start >= clause.objects[0].start), 0)
    return max(end, content_end(sentence, at)) if sentence.sort(at) is not None else end


def _matter(sentence: Sentence, clause: Clause, place: int) -> Range | None:
    """'spoke of fierce fighting', 'accused X of shelling', 'warned of', 'hinted at', 'pointed to'."""
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


def timely(item: Item) -> bool:
    """Whether a nominal names a time: 'Tuesday', 'last week'."""
    word = item.phrase.main.norm
    return word in closed("weekdays") or singular(word) in {
        "day",
        "week",
        "month",
        "year",
        "night",
        "morning",
        "evening",
        "afternoon",
    }
