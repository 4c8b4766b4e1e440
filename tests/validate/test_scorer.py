from __future__ import annotations

import importlib.util
from itertools import cycle

import pytest
from tests.conftest import GOLDEN
from tests.validate.generated import generated_set
from tests.validate.reports import Page, report_of

from reportedly.article import Article
from reportedly.errors import MissingExtraError, ReportError
from reportedly.schema.report import Report
from reportedly.schema.vocabularies import EventType
from reportedly.validate.assignment import require_solver
from reportedly.validate.golden import Golden, load_golden_set
from reportedly.validate.scorer import score_reports
from reportedly.validate.tally import Tally
from reportedly.validate.verdicts import Category

ONE, OTHER = Page("The guard left Old Mill. Nobody fired."), Page("The militia held Fairview.")
LEFT = ONE.report(ONE.claim("The guard left Old Mill", "withdrawal", units=[ONE.unit("guard")]))
HELD = OTHER.report(OTHER.claim("The militia held Fairview", "control", units=[OTHER.unit("militia")]))


def constant(text: str, claims: int) -> Report:
    """A predictor that reads nothing: rotating types, the whole article as evidence, empty slots."""
    page = Page(text)
    types = cycle(EventType)
    return report_of(Article.from_text(text), [page.claim(text, next(types)) for _ in range(claims)])


@pytest.mark.parametrize("claims", [1, 10, 26])
def test_a_constant_predictor_scores_under_a_twentieth(claims: int) -> None:
    golden = generated_set(seed=7, articles=20)
    scores = score_reports([constant(gold.text or "", claims) for gold in golden], golden)
    assert (scores.claim_f1 or 0) < 0.05
    assert (scores.core_f1 or 0) < 0.05


@pytest.mark.skipif(not list(GOLDEN.glob("*/report.json")), reason="no golden report yet")
@pytest.mark.parametrize("claims", [1, 30])
def test_a_constant_predictor_scores_under_a_twentieth_on_the_golden_set(claims: int) -> None:
    golden = load_golden_set(GOLDEN)
    scores = score_reports([constant(gold.text or "", claims) for gold in golden], golden)
    assert (scores.claim_f1 or 0) < 0.05
    assert (scores.core_f1 or 0) < 0.05


def test_a_constant_answer_in_slots_that_say_nothing_earns_nothing() -> None:
    scores = score_reports(LEFT, LEFT)
    for slot in ("polarity", "modality", "verification.status", "contested", "dates", "origin"):
        assert scores.slots[slot].f1 is None, slot


def test_two_reports_on_one_article() -> None:
    scores = score_reports(LEFT, LEFT)
    assert (scores.claim_f1, scores.core_f1) == (1.0, 1.0)
    assert [article.predicted for article in scores.articles] == [True]


def test_two_reports_on_different_articles_are_refused() -> None:
    with pytest.raises(ReportError, match=r"different articles: sha256:.* and sha256:"):
        score_reports(LEFT, HELD)


def test_lists_are_matched_by_article_whatever_their_order() -> None:
    scores = score_reports([HELD, LEFT], [LEFT, HELD])
    assert scores.claim_f1 == 1.0
    assert [article.id for article in scores.articles] == [LEFT.article.id, HELD.article.id]


def test_a_missing_report_scores_all_its_gold_as_missing() -> None:
    scores = score_reports([LEFT], [LEFT, HELD])
    assert scores.slots["claim"] == Tally(cor=1, mis=1)
    assert scores.slots["units"] == Tally(cor=1, mis=1)
    assert {verdict.category for verdict in scores.verdicts if verdict.article == HELD.article.id} == {
        Category.MIS,
        Category.NON,
    }
    assert [article.predicted for article in scores.articles] == [True, False]


def test_no_report_at_all_scores_0() -> None:
    scores = score_reports([], [LEFT, HELD])
    assert (scores.claim_f1, scores.core_f1) == (0.0, 0.0)


def test_a_prediction_outside_the_golden_set_is_named_and_not_scored() -> None:
    scores = score_reports([LEFT, HELD], [LEFT])
    assert scores.unscored == (HELD.article.id,)
    assert scores.claim_f1 == 1.0


def test_predictions_that_are_all_outside_the_golden_set_are_refused() -> None:
    with pytest.raises(ReportError, match="no prediction is about an article of the golden set"):
        score_reports([HELD], [LEFT])


def test_one_article_twice_on_a_side_is_refused() -> None:
    with pytest.raises(ReportError, match="two predictions are about one article"):
        score_reports([LEFT, LEFT], [LEFT])
    with pytest.raises(ReportError, match="golden reports one and two are about one article"):
        score_reports([LEFT], [Golden(LEFT, name="one"), Golden(LEFT, name="two")])


def test_empty_reports_have_no_score() -> None:
    empty = ONE.report()
    scores = score_reports(empty, empty)
    assert (scores.claim_f1, scores.core_f1, scores.verdicts) == (None, None, ())


def test_how_a_report_was_made_is_not_compared() -> None:
    other = LEFT.extraction.model_copy(update={"extractor": "rules", "complete": False})
    claim = LEFT.claims[0].model_copy(update={"id": "c-bbbbbbbbbb"})
    summary = claim.event.model_copy(update={"summary": "Something else."})
    predicted = LEFT.model_copy(update={"extraction": other, "claims": (claim.model_copy(update={"event": summary}),)})
    assert score_reports(predicted, LEFT).claim_f1 == 1.0


def test_figures_pool_articles_and_are_kept_by_article() -> None:
    scores = score_reports([LEFT, OTHER.report()], [LEFT, HELD])
    assert scores.by_article[LEFT.article.id]["claim"] == Tally(cor=1)
    assert scores.by_article[HELD.article.id]["claim"] == Tally(mis=1)
    assert scores.slots["claim"] == Tally(cor=1, mis=1)


def test_scoring_without_scipy_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    require_solver.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"reportedly\[score\]"):
        score_reports(LEFT, LEFT)
    require_solver.cache_clear()
