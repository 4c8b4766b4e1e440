"""Reader: an article's sentences read one after the other, their claims merged, remarks and replies laid over them."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from reportedly.article import Article
from reportedly.extract.rules.attribution import Range
from reportedly.extract.rules.claims import claims_of
from reportedly.extract.rules.clauses import parsed
from reportedly.extract.rules.discourse import Discourse
from reportedly.extract.rules.events import verb_mentions
from reportedly.extract.rules.merging import merged
from reportedly.extract.rules.nominals import noun_mentions
from reportedly.extract.rules.places import Spot
from reportedly.extract.rules.reading import Found, Reading
from reportedly.extract.rules.replies import bound
from reportedly.extract.rules.tagging import tagged
from reportedly.extract.rules.times import times
from reportedly.extract.rules.verification import Remark, Reply, remarks, replies
from reportedly.grounding.drafts import ClaimDraft
from reportedly.text.tokens import Token, tokens

_MAX_WORDS = 400
"""A longer sentence is read in pieces, so that cost stays linear in the text."""
_TOPICS = 6
"""How many forces and places are remembered for what points back."""


Choose = Callable[[Reading, tuple[Found, ...]], tuple[Found, ...]]
"""The claims of a sentence that shall stand, of those that the rules find in it, and others."""


def read(article: Article, choose: Choose | None = None) -> tuple[ClaimDraft, ...]:
    """The claims of an article; ``choose`` has the last word on which claims a sentence makes."""
    discourse = Discourse(article.text)
    found: list[Found] = []
    remarked: list[Remark] = []
    replied: list[Reply] = []
    topics: list[Range] = []
    spots: list[Spot] = []
    for number, (start, end) in enumerate(article.sentences):
        words = tokens(article.text, start, end)
        for at in range(0, len(words), _MAX_WORDS):
            piece = words[at : at + _MAX_WORDS]
            reading = _reading(article, discourse, number, piece, tuple(topics[-_TOPICS:]), tuple(spots[-_TOPICS:]))
            claims = claims_of(article, reading)
            if choose is not None:
                claims = choose(reading, claims)
            found += claims
            topics += _topics(claims)
            spots += [spot for claim in claims for spot in claim.spots]
            remarked += remarks(article.text, number, reading.parsed)
            replied += replies(article.text, number, reading.parsed, reading.mentions, reading.attributed.said)
    return tuple(claim.draft for claim in bound(article, merged(found), remarked, replied))


@lru_cache(maxsize=2)
def readings(article: Article) -> Mapping[int, tuple[tuple[Reading, tuple[Found, ...]], ...]]:
    """By sentence, its pieces as they are read (one, but for a very long sentence), each with its claims."""
    seen: dict[int, tuple[tuple[Reading, tuple[Found, ...]], ...]] = {}

    def note(reading: Reading, claims: tuple[Found, ...]) -> tuple[Found, ...]:
        seen[reading.number] = (*seen.get(reading.number, ()), (reading, claims))
        return claims

    read(article, note)
    return seen


def _topics(found: tuple[Found, ...]) -> list[Range]:
    """The forces of a sentence's claims, those of the first claim last."""
    return [
        (unit.quote.start, unit.quote.start + len(unit.quote.text))
        for claim in reversed(found)
        for unit in reversed(claim.draft.units)
        if unit.quote.start is not None
    ]


def _reading(
    article: Article,
    discourse: Discourse,
    number: int,
    words: tuple[Token, ...],
    topics: tuple[Range, ...],
    spots: tuple[Spot, ...],
) -> Reading:
    sentence = parsed(tagged(words))
    return Reading(
        number=number,
        span=(words[0].start, words[-1].end),
        parsed=sentence,
        attributed=discourse.read(sentence),
        mentions=(*verb_mentions(sentence), *noun_mentions(sentence)),
        times=times(article.text, words),
        topics=topics,
        spots=spots,
    )
