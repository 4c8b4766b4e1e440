"""Outcomes: what a reply is, judged before it is parsed, so that nothing is lost without a name."""

import re
from functools import cache

from reportedly.article import Article
from reportedly.extract.llm.exchange import Finish, Reply
from reportedly.extract.llm.prompt import WHOLE, Prompt
from reportedly.grounding.index import index_of
from reportedly.schema.vocabularies import OutcomeName
from reportedly.text.folding import Tier, fold

_REFUSAL = re.compile(
    r"\W*(?:i['’]?m sorry|i am sorry|sorry,|i (?:can['’]?t|cannot|can not|won['’]?t|am unable|am not able)"
    r"|i['’]m (?:unable|not able)|as an ai\b)",
    re.IGNORECASE,
)
_ENDED = {
    Finish.LENGTH: OutcomeName.TRUNCATED,
    Finish.REFUSED: OutcomeName.REFUSED,
    Finish.FILTERED: OutcomeName.CONTENT_FILTERED,
}


def outcome(reply: Reply, article: Article, prompt: Prompt = WHOLE) -> OutcomeName | None:
    """The named outcome of a reply; null where it is an answer like any other."""
    ended = _ENDED.get(reply.finish)
    if ended is not None:
        return ended
    if not reply.text.strip():
        return OutcomeName.EMPTY
    if "{" not in reply.text and "[" not in reply.text and _REFUSAL.match(reply.text):
        return OutcomeName.REFUSED
    return OutcomeName.ECHO if any(text in reply.text for text in foreign_examples(article, prompt)) else None


def foreign_examples(article: Article, prompt: Prompt = WHOLE) -> tuple[str, ...]:
    """The worked example's sentences, as long as the article does not hold them itself."""
    folded = index_of(article).folded.text
    return tuple(text for text, sought in _examples(prompt) if sought not in folded)


@cache
def _examples(prompt: Prompt) -> tuple[tuple[str, str], ...]:
    """The worked example's sentences, each with itself folded."""
    return tuple((text, fold(text, Tier.CASE).text) for text in prompt.example_texts)
