"""Objects: what stands to the right of a verb group and belongs to it: objects, complements, adjectives, particles."""

from dataclasses import dataclass

from reportedly.extract.rules.clause import Complement
from reportedly.extract.rules.finiteness import begins_clause
from reportedly.extract.rules.groups import SUBORDINATING, Item, Nominal, is_bare_time
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.tags import Tag


@dataclass(frozen=True, slots=True)
class _Right:
    objects: tuple[Nominal, ...]
    complements: tuple[Complement, ...]
    adjectives: tuple[Phrase, ...]
    particles: tuple[str, ...]
    end: int


def right_of(items: tuple[Item, ...], place: int) -> _Right:
    """What stands to the right of the verb group at ``place`` and belongs to it."""
    objects: list[Nominal] = []
    complements: list[Complement] = []
    adjectives: list[Phrase] = []
    particles: list[str] = []
    end = items[place].phrase.end
    at = place + 1
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if item.sort is Sort.NOUNS:
            if begins_clause(items, at):
                break
            if is_bare_time(item.nominals[0]):
                complements += [Complement("", nominal, nominal.start) for nominal in item.nominals]
            elif (complements and not objects) or (
                objects
                and not is_bare_time(item.nominals[0])
                and items[at - 1].sort is Sort.COMMA
                and not _counted_on(items, at - 1)
            ):
                break
            else:
                objects += item.nominals
            end = item.end
        elif item.sort is Sort.PREP:
            if following is None or following.sort is not Sort.NOUNS:
                if following is not None and following.sort is Sort.PREP:
                    particles.append(item.phrase.norm)
                    end = item.end
                    at += 1
                    continue
                if following is not None and following.sort is Sort.VERBS:
                    break
                particles.append(item.phrase.norm)
                end = item.end
            elif item.phrase.norm in SUBORDINATING | {"with"} and begins_clause(items, at + 1):
                break
            else:
                complements += [Complement(item.phrase.norm, n, item.phrase.start) for n in following.nominals]
                end = following.end
                at += 1
        elif item.sort is Sort.ADJ:
            adjectives.append(item.phrase)
            end = item.end
        elif item.sort is Sort.ADV:
            particles += item.phrase.norm.split()
            end = item.end
        elif (
            (item.sort is Sort.OPEN and not objects and not complements and _quoted_part(items, at))
            or (
                item.sort is Sort.CLOSE
                and items[at - 1].sort is not Sort.COMMA
                and at > place + 1
                and _opened(items, place, at)
            )
            or (item.sort is Sort.COMMA and (_comma_goes_on(items, at) or (objects and _counted_on(items, at))))
            or (
                item.sort is Sort.CONJ
                and following is not None
                and following.sort in {Sort.ADJ, Sort.PREP}
                and _conj_goes_on(items, at)
            )
        ):
            pass
        else:
            break
        at += 1
    return _Right(tuple(objects), tuple(complements), tuple(adjectives), tuple(particles), end)


def _quoted_part(items: tuple[Item, ...], at: int) -> bool:
    """A few quoted words inside a clause: described it as ‘a turning point’."""
    for item in items[at + 1 : at + 6]:
        if item.sort is Sort.CLOSE:
            return True
        if item.sort in {Sort.VERBS, Sort.MARK}:
            return False
    return False


def _opened(items: tuple[Item, ...], place: int, at: int) -> bool:
    """Whether the closing mark at ``at`` closes words quoted inside the clause."""
    return any(item.sort is Sort.OPEN for item in items[place:at])


def _comma_goes_on(items: tuple[Item, ...], at: int) -> bool:
    """', in Donetsk, …' belongs to the clause; ', Russian forces …' does not."""
    rest = items[at + 1 : at + 4]
    if len(rest) >= 2 and rest[0].sort is Sort.PREP and rest[1].sort is Sort.NOUNS:  # noqa: PLR2004
        if rest[0].phrase.norm in {"as", "according", "despite", "after", "since", "before"}:
            return False
        return not (len(rest) > 2 and rest[2].sort is Sort.VERBS and not rest[2].phrase.bare)  # noqa: PLR2004
    return False


def _counted_on(items: tuple[Item, ...], at: int) -> bool:
    """'lost four tanks, 11 guns and …': behind the comma at ``at`` one more thing that is counted."""
    if not (at and items[at - 1].sort is Sort.NOUNS and at + 1 < len(items) and items[at + 1].sort is Sort.NOUNS):
        return False
    one, other = items[at - 1].nominals[-1].head, items[at + 1].nominals[0].head
    return _counts(one) and _counts(other) and not begins_clause(items, at + 1)


def _counts(phrase: Phrase) -> bool:
    return len(phrase.words) > 1 and any(word.tag is Tag.NUM for word in phrase.words[:-1])


def _conj_goes_on(items: tuple[Item, ...], at: int) -> bool:
    rest = items[at + 1 : at + 4]
    if rest[0].sort is Sort.ADJ:
        return True
    return len(rest) > 1 and rest[1].sort is Sort.NOUNS and not begins_clause(items, at + 2)
