"""Spans: whether every word of a report stands in the article where the report says so."""

from collections.abc import Iterator
from itertools import islice

from reportedly.article import Article
from reportedly.grounding.index import index_of
from reportedly.schema.base import Model
from reportedly.schema.report import ArticleRef
from reportedly.schema.span import Span
from reportedly.text.boundaries import may_start, whole
from reportedly.validate.findings import Finding, Rule, Severity, shortened
from reportedly.validate.passages import Passages
from reportedly.validate.subject import Placed, Subject, placed_spans, spaced

ARTICLE = Rule(
    "grounding.article",
    Severity.ERROR,
    "a report on another text",
    "Offsets count code points of one normalised text, which the report names by its SHA-256.",
    "Give the article that the report was made from; 'reportedly text' prints the text that offsets count in.",
)
CHARACTERS = Rule(
    "grounding.characters",
    Severity.ERROR,
    "a wrong length of the article",
    "'characters' is the length of the normalised text in code points.",
    "Write the length that the message names.",
)
SPAN = Rule(
    "grounding.span",
    Severity.ERROR,
    "words that do not stand where the report says",
    "A value without evidence does not exist: article.text[start:end] is the span's text, for every span.",
    "Mend the offsets or the words; if the article doesn't have them, remove the value.",
)
BOUNDARY = Rule(
    "grounding.boundary",
    Severity.ERROR,
    "a span that begins or ends inside a word or number",
    "'5 soldiers' is not what '25 soldiers' says, and '36th' is not in '136th'.",
    "Widen the span to the whole word, or cut it to the word before.",
)
NAME = Rule(
    "grounding.name",
    Severity.ERROR,
    "a name that its own span does not hold",
    "Names are given as written; what a name stands for is said by its other fields.",
    "Take the name from the span, or move the span to the name.",
)
QUANTITY_ELSEWHERE = Rule(
    "grounding.quantity_elsewhere",
    Severity.WARNING,
    "a number from a sentence that is no evidence of the claim",
    "A claim's numbers are asserted by its evidence; a number from elsewhere belongs to a claim of its own, or its "
    "sentence is evidence too.",
    "Add the sentence to the evidence, or move the quantity to its own claim.",
)
RULES = (ARTICLE, CHARACTERS, SPAN, BOUNDARY, NAME, QUANTITY_ELSEWHERE)

_LOCATED = 200
"""Misplaced spans that are searched for in the article, at most: each search reads the whole text."""
_AROUND = 20
"""Code points that a message shows on either side of an edge."""


def of_article(ref: ArticleRef, article: Article) -> Iterator[Finding]:
    """Whether the report is about this article."""
    if ref.id != article.id:
        yield ARTICLE.at("/article/id", f"the report is about {ref.id}, this text is {article.id}")
    elif ref.characters != len(article.text):
        yield CHARACTERS.at(
            "/article/characters", f"{ref.characters}, but the article has {len(article.text)} code points"
        )


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the spans."""
    for pointer, claim in subject.claims:
        yield from _names(pointer, claim)
    if subject.article is None:
        return
    text = subject.article.text
    wrong: list[tuple[str, Span]] = []
    for pointer, claim in subject.claims:
        for place, span in placed_spans(pointer, claim):
            if text[span.start : span.end] != span.text:
                wrong.append((place, span))
            elif not whole(text, span.start, span.end):
                yield BOUNDARY.at(
                    place, f"“{shortened(span.text)}” splits what is read as one: “{_cut(text, span)}”", span
                )
        yield from _quantities(subject.article, Placed(pointer, claim))
    for index, (place, span) in enumerate(wrong):
        yield _misplaced(text, place, span, located=index < _LOCATED)


def _misplaced(text: str, place: str, span: Span, *, located: bool) -> Finding:
    there = text[span.start : span.end]
    what = f"has “{shortened(there)}” there" if there else f"ends at {len(text)}"
    message = f"“{shortened(span.text)}” does not stand at {span.start} to {span.end}; the article {what}"
    hits = list(islice(_occurrences(text, span.text), 3)) if located else []
    hint = None
    if hits:
        where = ", ".join(f"{hit} to {hit + len(span.text)}" for hit in hits)
        hint = f"These words stand at {where}; mend the offsets."
    elif located:
        hint = "The article does not have these words at all: remove the value, or take the article's own words."
    return SPAN.at(place, message, span, hint=hint)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _cut(text: str, span: Span) -> str:
    """The words around the edge that splits something."""
    at = span.end if may_start(text, span.start) else span.start
    return spaced(text[max(0, at - _AROUND) : at] + "|" + text[at : at + _AROUND])


def _names(pointer: str, model: Model) -> Iterator[Finding]:
    """Names that are not their own span's words, in participants, places and sources alike."""
    for field in type(model).model_fields:
        value = getattr(model, field)
        place = f"{pointer}/{field}"
        if isinstance(value, Model) and not isinstance(value, Span):
            yield from _named(place, value)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model) and not isinstance(item, Span):
                    yield from _named(f"{place}/{index}", item)


def _named(pointer: str, model: Model) -> Iterator[Finding]:
    name, span = getattr(model, "name", None), getattr(model, "span", None)
    if isinstance(name, str) and isinstance(span, Span) and spaced(name) != spaced(span.text):
        yield NAME.at(f"{pointer}/name", f"the name is “{shortened(name)}”, its span is “{shortened(span.text)}”", span)
    yield from _names(pointer, model)


def _quantities(article: Article, placed: Placed) -> Iterator[Finding]:
    claim = placed.claim
    if not claim.event.quantities:
        return
    evidence = Passages((span.start, span.end) for span in claim.evidence)
    for index, quantity in enumerate(claim.event.quantities):
        start, end = index_of(article).sentences_over(quantity.span.start, quantity.span.end)[0]
        if not evidence.meet(start, end):
            yield QUANTITY_ELSEWHERE.at(
                f"{placed.pointer}/event/quantities/{index}",
                f"“{quantity.span.text}” stands in no sentence of the claim's evidence",
                quantity.span,
            )
