"""Properties of grounding: whatever is proposed, what comes out stands in the article; what is falsified does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportedly.article import Article
from reportedly.grounding.drafts import (
    ClaimDraft,
    DateDraft,
    LocationDraft,
    QuantityDraft,
    Quote,
    ResponseDraft,
    SourceDraft,
    UnitDraft,
)
from reportedly.grounding.ground import ground_claim
from reportedly.grounding.index import index_of
from reportedly.grounding.placing import Misplaced, place
from reportedly.schema.report import spans
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import (
    DateRole,
    EventType,
    Kind,
    LocationKind,
    Modality,
    Polarity,
    QuantityOf,
    Role,
    Stance,
    Voice,
)
from reportedly.text.folding import Tier, fold

SENTENCES = (
    "The coastal ministry said {n} soldiers of the {u} Brigade withdrew from Harbour Town on Sunday.",
    "No soldiers of the {u} Brigade had surrendered, the garrison’s commander said.",
    "Up to {n} fighters may have left Saint-Aubin; the “{u}” unit did not.",
    "The army denied that its {u} Division had lost {n} vehicles.",
    "If relief comes, the {u} Corps will hold Old Mill, villagers said.",
    "THE {u} BRIGADE LEAVES UPPER FORD",
    "Residents of cafe\u0301 Д’яківка counted {n} shells\u00a0– the re\u00adtaken wall fell.",
)
NUMBERS = st.sampled_from(["25", "1,200", "forty", "two hundred and fifty", "1.5 million", "3", "10⁵"])
UNITS = st.sampled_from(["36th", "38th", "3rd", "3rd-5th", "101st", "9"])
NEGATIONS = re.compile(r"\b(?:no|not|never|No|denied)\b")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few invented sentences."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    return " ".join(sentence.format(n=draw(NUMBERS), u=draw(UNITS)) for sentence in chosen)


@st.composite
def pieces(draw: st.DrawFn, text: str) -> str:
    """A stretch of the text, as it is or edited as a model might."""
    start = draw(st.integers(0, len(text) - 1))
    piece = text[start : draw(st.integers(start + 1, min(len(text), start + 80)))]
    edit = draw(st.sampled_from(["none", "plain", "space", "lower", "upper", "swap", "other"]))
    if edit == "plain":
        return piece.replace("’", "'").replace("–", "-").replace("\u00ad", "")
    if edit == "space":
        return piece.replace(" ", "\u00a0 ")
    if edit == "lower":
        return piece.lower()
    if edit == "upper":
        return piece.upper()
    if edit == "swap":
        at = draw(st.integers(0, len(piece) - 1))
        return piece[:at] + draw(st.sampled_from("0aé’ ")) + piece[at + 1 :]
    return draw(st.text(max_size=12)) if edit == "other" else piece


@st.composite
def quotes(draw: st.DrawFn, text: str) -> Quote:
    """A quote with hints and an offset that may be false."""
    words = draw(pieces(text))
    hints = tuple(draw(st.lists(st.integers(-1, 5), max_size=2)))
    start = draw(st.none() | st.integers(-1, len(text)) | st.just(text.find(words)))
    return Quote(words, hints, start)


@st.composite
def proposals(draw: st.DrawFn) -> tuple[Article, ClaimDraft]:
    """An article and a draft of it that is partly right at best."""
    text = draw(texts())
    some = quotes(text)
    chain = tuple(SourceDraft(quote) for quote in draw(st.lists(some, max_size=1)))
    responses = st.builds(ResponseDraft, st.builds(SourceDraft, some), st.sampled_from(Stance), some)
    draft = ClaimDraft(
        type=draw(st.sampled_from([EventType.WITHDRAWAL, EventType.SURRENDER, EventType.SUPPLY_SHORTAGE])),
        kind=Kind.EVENT,
        evidence=tuple(draw(st.lists(some, min_size=1, max_size=2))),
        trigger=draw(st.none() | some),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        voice=Voice.SOURCED if chain else Voice.NARRATOR,
        chain=chain,
        cues=tuple(draw(st.lists(some, max_size=1))),
        units=tuple(UnitDraft(quote, Role.ACTOR) for quote in draw(st.lists(some, max_size=1))),
        locations=tuple(LocationDraft(quote, LocationKind.SETTLEMENT) for quote in draw(st.lists(some, max_size=1))),
        dates=tuple(DateDraft(quote, DateRole.EVENT) for quote in draw(st.lists(some, max_size=1))),
        quantities=tuple(QuantityDraft(QuantityOf.PERSONNEL, quote) for quote in draw(st.lists(some, max_size=1))),
        responses=tuple(draw(st.lists(responses, max_size=1))),
    )
    return Article.from_text(text), draft


def holds(article: Article, draft: ClaimDraft) -> None:
    """Every span of the claim is the article's own; a refused claim says why."""
    grounded = ground_claim(article, draft)
    if grounded.claim is None:
        assert grounded.rejected
        return
    for path, span in spans(grounded.claim):
        assert article.text[span.start : span.end] == span.text, path
    assert grounded.claim.event.polarity is draft.polarity
    assert grounded.claim.event.modality is draft.modality
    for cue in (grounded.claim.event.polarity_cue, grounded.claim.event.modality_cue):
        assert cue is None or any(span.start <= cue.start and cue.end <= span.end for span in grounded.claim.evidence)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(proposals())
def test_no_claim_carries_a_span_that_is_not_the_articles(proposal: tuple[Article, ClaimDraft]) -> None:
    holds(*proposal)


@pytest.mark.slow
@pytest.mark.timeout(1800)  # 10,000 drafts
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(proposals())
def test_no_claim_of_ten_thousand_carries_a_span_that_is_not_the_articles(proposal: tuple[Article, ClaimDraft]) -> None:
    holds(*proposal)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_placed_equals_the_quote_by_its_tier(data: st.DataObject) -> None:
    text = data.draw(texts())
    quote = data.draw(quotes(text))
    found = place(index_of(Article.from_text(text)), quote)
    if isinstance(found, Span):
        tier = Tier(found.match.value)
        words = quote.text.strip() if tier in {Tier.EXACT, Tier.WHITE_SPACE} else quote.text
        assert fold(words, tier).text.strip() == fold(found.text, tier).text


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_changed_digit_is_refused(data: st.DataObject) -> None:
    text = data.draw(texts())
    digits = [found.start() for found in re.finditer(r"[0-9]", text)]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    start, end = data.draw(st.integers(max(0, at - 30), at)), data.draw(st.integers(at + 1, min(len(text), at + 30)))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[at]]))
    changed = text[start:at] + other + text[at + 1 : end]
    assume(fold(changed.strip(), Tier.CASE).text not in fold(text, Tier.CASE).text)
    assert place(index_of(Article.from_text(text)), Quote(changed)) == Misplaced("not_found")


@settings(max_examples=80, deadline=None)
@given(texts(), UNITS)
def test_a_changed_designation_is_refused(text: str, other: str) -> None:
    index = index_of(Article.from_text(text))
    for found in re.finditer(r"(\S+) (Brigade|Division|Corps)", text):
        quote = f"{other} {found[2]}"
        if quote.casefold() not in text.casefold():
            assert place(index, Quote(quote)) == Misplaced("not_found")


@settings(max_examples=80, deadline=None)
@given(texts(), st.integers(0, 20))
def test_a_lost_negation_is_refused(text: str, before: int) -> None:
    """The words behind the negation stand in the article; the claim that they affirm does not."""
    article = Article.from_text(text)
    for words, of in (("had surrendered", EventType.SURRENDER), ("had lost", EventType.EQUIPMENT_LOSS)):
        for found in re.finditer(words, text):
            start = max(0, found.start() - before)
            quote = Quote(text[start : found.end()], start=start)
            for trigger in (None, Quote(words, start=found.start())):
                draft = ClaimDraft(of, Kind.EVENT, (quote,), trigger)
                assert ground_claim(article, draft).claim is None


@settings(max_examples=80, deadline=None)
@given(texts())
def test_a_negation_that_is_taken_out_or_put_in_is_refused(text: str) -> None:
    index = index_of(Article.from_text(text))
    for found in NEGATIONS.finditer(text):
        low, high = max(0, found.start() - 20), found.end() + 20
        without = (text[low : found.start()] + text[found.end() + 1 : high]).strip()
        if without not in text:
            assert isinstance(place(index, Quote(without)), Misplaced)
    for at in (found.start() for found in re.finditer("withdrew|had", text)):
        inserted = text[max(0, at - 20) : at] + "not " + text[at : at + 20]
        assert isinstance(place(index, Quote(inserted)), Misplaced)
