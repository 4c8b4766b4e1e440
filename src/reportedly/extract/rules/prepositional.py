"""Prepositional reports: 'according to X', 'according to X, cited by Y', 'per X', 'in the words of X', 'citing X'."""

from dataclasses import replace

from reportedly.extract.rules.content_ends import content_end
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.outlets import hangs_on
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.said import Range, Said, Sentence
from reportedly.extract.rules.sources import can_speak, definite, pronoun, speaker, word_list


def prepositional(sentence: Sentence) -> tuple[Said, ...]:
    """The reports of prepositions, in order."""
    found = []
    for at in range(len(sentence.items)):
        width = _cue_width(sentence, at)
        who = sentence.nominal(at + width) if width else None
        if who is not None and sentence.norm(at) == "in":
            who = Nominal(who.parts[1:])
        if who is not None and can_speak(who, "according"):
            found.append(_report(sentence, at, at + width, who))
    return tuple(found)


def _cue_width(sentence: Sentence, at: int) -> int:
    """How many phrases the cue at ``at`` has; 0 if none stands there."""
    word = sentence.norm(at)
    if word == "according" and sentence.norm(at + 1) == "to":
        return 2
    if word == "per":
        edge = at == 0 or sentence.sort(at - 1) is Sort.COMMA
        return 1 if edge else 0
    if word == "as" and sentence.norm(at + 1) == "per":
        return 2
    following = sentence.nominal(at + 1)
    if word == "in" and following is not None and len(following.parts) > 1 and following.parts[0].norm == "the words":
        return 1
    return 0


def _report(sentence: Sentence, at: int, place: int, who: Nominal) -> Said:
    nominals = (who, *sentence.items[place].nominals[1:])
    end, all_end, outlets = hangs_on(sentence, place + 1, nominals[-1])
    end = max(end, nominals[-1].end)
    return Said(
        speaker=speaker(who, end=end, context=sentence.text[nominals[-1].end : all_end], plural=len(nominals) > 1),
        outlets=outlets,
        cue=(sentence.items[at].phrase.start, max(sentence.items[place - 1].phrase.end, _before(sentence, who))),
        content=_content(sentence, at, max(all_end, end)),
        pronoun=len(nominals) == 1 and (definite(who) or pronoun(who)),
        verb="according",
        local=(who.start, max(all_end, end)),
    )


def _before(sentence: Sentence, who: Nominal) -> int:
    """Where the last word before the source ends, its article aside."""
    return next((word.end for word in reversed(sentence.parsed.words) if word.end <= who.start), sentence.start)


def _content(sentence: Sentence, at: int, behind: int) -> tuple[Range, ...]:
    """Before the cue; behind it where it opens the sentence; both where it interrupts its clause."""
    following = next(
        (index for index, item in enumerate(sentence.items) if item.phrase.start >= behind), len(sentence.items)
    )
    opening = not any(item.sort in {Sort.NOUNS, Sort.VERBS} for item in sentence.items[:at])
    if opening:
        first = following + 1 if sentence.sort(following) is Sort.COMMA else following
        return ((sentence.items[first].phrase.start, sentence.end),) if first < len(sentence.items) else ()
    start = _start(sentence, at)
    last = sentence.items[at - 1]
    stop = last.phrase.start if last.sort is Sort.COMMA else last.end
    if last.sort is Sort.COMMA and _interrupts(sentence, start, stop, following):
        return ((start, stop), (sentence.items[following].phrase.end, content_end(sentence, following)))
    return ((start, stop),)


def _start(sentence: Sentence, at: int) -> int:
    """The sentence's start, or behind the last 'but', 'while' or semicolon before the cue."""
    for index in range(at - 1, 0, -1):
        item = sentence.items[index]
        contrast = item.sort in {Sort.SUB, Sort.CONJ} and item.phrase.norm in {"while", "whereas", "but"}
        if (contrast and sentence.sort(index - 1) is Sort.COMMA) or item.phrase.norm == ";":
            return item.phrase.end + 1
    return sentence.start


def _interrupts(sentence: Sentence, start: int, stop: int, following: int) -> bool:
    """'The soldiers, according to X, were exhausted': the verb stands behind the closing comma."""
    if sentence.sort(following) is not Sort.COMMA:
        return False
    verb_before = any(start <= clause.verb.start < stop and clause.verb.finite for clause in sentence.clauses)
    return sentence.sort(following + 1) is Sort.VERBS or not verb_before


def cited(sentence: Sentence, found: tuple[Said, ...]) -> tuple[Said, ...]:
    """The reports of a sentence with those to whom others defer made their origin.

    'The agency reported P, citing a commander': the commander is the origin of P, the agency its outlet. 'Analysts said
    P, citing the shortage' names no source.
    """
    added: list[Said] = []
    replaced: dict[Range, Said] = {}
    dropped: set[Range] = set()
    for clause in sentence.clauses:
        if clause.lemma not in word_list("relaying") or not clause.verb.ing or not clause.objects or clause.index == 0:
            continue
        nominals = clause.objects
        who = nominals[0]
        if not can_speak(who, "") or who.start < clause.verb.start:
            continue
        end, all_end, outlets = hangs_on(sentence, sentence.item_of(nominals[-1]) + 1, nominals[-1])
        origin = speaker(
            who,
            end=max(end, nominals[-1].end),
            context=sentence.text[nominals[-1].end : all_end],
            plural=len(nominals) > 1,
        )
        outer = next(
            (
                said
                for said in reversed(found)
                if said.cue not in dropped and said.cue[1] <= clause.verb.start and said.speaker is not None
            ),
            None,
        )
        cue = (clause.verb.start, clause.verb.end)
        dropped.add(cue)
        local = (who.start, max(origin.end, all_end))
        if outer is not None and outer.speaker is not None:
            stop = clause.verb.start
            content = tuple((a, min(b, stop)) for a, b in outer.content if a < stop) or outer.content
            replaced[outer.cue] = replace(
                outer,
                speaker=origin,
                outlets=(*outlets, outer.speaker, *outer.outlets),
                content=content,
                pronoun=definite(who),
                local=local,
            )
        else:
            before = sentence.items[sentence.place(clause) - 1]
            stop = before.phrase.start if before.sort is Sort.COMMA else before.end
            if stop > sentence.start:
                added.append(Said(origin, outlets, cue, ((sentence.start, stop),), definite(who), "according", local))
    return (*(replaced.get(said.cue, said) for said in found if said.cue not in dropped), *added)
