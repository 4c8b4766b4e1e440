from __future__ import annotations

import math
from itertools import product

import pytest
from tests.validate.generated import generated_set

from reportedly.errors import ReportError
from reportedly.schema.report import Report
from reportedly.validate.golden import Golden
from reportedly.validate.scorer import score_reports
from reportedly.validate.scores import Scores
from reportedly.validate.uncertainty import bootstrap, few_articles, permutation_test

GOLDEN = generated_set(seed=11, articles=10, claims=4)


def kept(golden: Golden, claims: int) -> Report:
    """The first ``claims`` claims of a golden report."""
    return golden.report.model_copy(update={"claims": golden.report.claims[:claims]})


def run(*claims: int) -> Scores:
    """A run that finds this many claims of each article, all of them right."""
    golden = GOLDEN[: len(claims)]
    return score_reports([kept(gold, number) for gold, number in zip(golden, claims, strict=True)], golden)


def test_a_run_that_is_right_everywhere_has_no_spread() -> None:
    found = bootstrap(run(*[4] * 10))
    assert found.claim == (1.0, 1.0)
    assert found.core == (1.0, 1.0)
    assert found.slots["units"] == (1.0, 1.0)
    assert (found.articles, found.resamples, found.note) == (10, 2000, None)


def test_articles_are_resampled_not_claims() -> None:
    # Two articles of four claims: all found in one, none in the other. Both drawn from the first: F1 1; from the
    # second: 0; one of each: 2 * 4 / (8 + 4).
    found = bootstrap(run(4, 0))
    assert found.claim == (0.0, 1.0)
    inner = bootstrap(run(4, 4, 4, 0))
    assert inner.claim is not None
    assert 0 < inner.claim.low < inner.claim.high == 1.0


def test_the_interval_is_the_same_each_time_and_holds_the_figure() -> None:
    scores = run(4, 3, 2, 4, 1, 4, 4, 0, 3, 2)
    found = bootstrap(scores)
    assert found == bootstrap(scores)
    assert found.claim is not None
    assert scores.claim_f1 is not None
    assert found.claim.low < scores.claim_f1 < found.claim.high


def test_what_is_undefined_has_no_interval() -> None:
    empty = GOLDEN[0].report.model_copy(update={"claims": ()})
    found = bootstrap(score_reports(empty, empty))
    assert (found.claim, found.core, found.slots["units"]) == (None, None, None)


@pytest.mark.parametrize(("articles", "said"), [(1, "only 1 article:"), (7, "only 7 articles:"), (8, None), (50, None)])
def test_with_fewer_than_8_articles_it_says_so(articles: int, said: str | None) -> None:
    note = few_articles(articles)
    assert (note is None) == (said is None)
    assert said is None or (note or "").startswith(said)
    assert bootstrap(run(*[2] * 3)).note == few_articles(3)


def test_equal_runs_do_not_differ() -> None:
    found = permutation_test(run(4, 2, 3), run(4, 2, 3))
    assert (found.claim.change, found.claim.p) == (0.0, 1.0)


def test_the_p_value_is_k_plus_1_over_n_plus_1_and_close_to_the_exact_one() -> None:
    before, after = (1, 2, 1, 2, 1), (4, 3, 4, 2, 4)
    found = permutation_test(run(*before), run(*after), permutations=999)
    assert found.claim.p is not None
    k = found.claim.p * 1000 - 1
    assert k == pytest.approx(round(k))

    def f1(claims: tuple[int, ...]) -> float:
        return 2 * sum(claims) / (4 * len(claims) + sum(claims))

    observed = f1(after) - f1(before)
    extreme = 0
    for swaps in product([False, True], repeat=5):
        one = tuple(b if swap else a for a, b, swap in zip(before, after, swaps, strict=True))
        other = tuple(a if swap else b for a, b, swap in zip(before, after, swaps, strict=True))
        extreme += abs(f1(other) - f1(one)) >= abs(observed) - 1e-12
    assert found.claim.p == pytest.approx(extreme / 32, abs=0.04)
    assert found.claim.change == pytest.approx(observed)


def test_no_p_value_is_0() -> None:
    found = permutation_test(run(*[0] * 10), run(*[4] * 10), permutations=99)
    assert found.claim.p is not None
    assert found.claim.p >= 1 / 100
    assert found.claim.change == 1.0


def test_runs_on_different_articles_are_refused() -> None:
    with pytest.raises(ReportError, match="same golden articles"):
        permutation_test(run(1, 2), run(1, 2, 3))


def test_undefined_figures_have_no_p_value() -> None:
    found = permutation_test(run(4), run(4))
    parties = found.slots["parties"]
    assert (parties.p is None) == (parties.before is None)
    assert math.isfinite(found.core.p or 0)
