"""Scorer: predicted reports against golden ones, as the public call.

Rules: MUC-4's categories and formulas, per slot, on an optimal alignment of claims (``alignment``, ``slots``). What is
not scored: summaries, ids, provenance, gradings, geo-coding and how a report was made.
"""

from collections.abc import Iterable

from reportedly.errors import ReportError
from reportedly.schema.report import Report
from reportedly.validate.alignment import align
from reportedly.validate.assignment import require_solver
from reportedly.validate.comparable import Policy, take
from reportedly.validate.golden import Golden, golden_by_id
from reportedly.validate.marking import take_gold
from reportedly.validate.scores import ScoredArticle, Scores
from reportedly.validate.slots import aligned_verdicts, missing_verdicts, spurious_verdicts
from reportedly.validate.verdicts import Verdict


def score_reports(
    predicted: Report | Iterable[Report],
    golden: Report | Golden | Iterable[Report | Golden],
) -> Scores:
    """Score predictions against golden reports; they are matched by article id.

    Args:
        predicted: The predictions. A golden article without one scores all its gold as missing; an article that the
            golden set doesn't have is named in ``Scores.unscored``.
        golden: The golden reports, with gold states and texts where they are ``Golden``.

    Raises:
        ReportError: Two single reports are about different articles, an article stands twice on one side, no
            prediction is about a golden article, or a gold state is not valid.
        MissingExtraError: scipy (the extra ``score``) is not installed.
    """
    require_solver()
    if isinstance(predicted, Report) and isinstance(golden, (Report, Golden)):
        gold = golden if isinstance(golden, Golden) else Golden(golden)
        if predicted.article.id != gold.report.article.id:
            raise ReportError(f"the reports are about different articles: {_ids(predicted, gold.report)}")
    known = golden_by_id(_golden(golden))
    found = _by_id([predicted] if isinstance(predicted, Report) else predicted)
    if found and not known.keys() & found.keys():
        some = _ids(next(iter(found.values())), *[gold.report for gold in known.values()][:1])
        raise ReportError(f"no prediction is about an article of the golden set: {some}")
    verdicts: list[Verdict] = []
    articles = []
    for article, gold in known.items():
        report = found.get(article)
        verdicts += report_verdicts(report, gold)
        articles.append(ScoredArticle(article, gold.title, report is not None, gold.text, gold.article_file))
    return Scores(tuple(verdicts), tuple(articles), tuple([name for name in found if name not in known]))


def report_verdicts(predicted: Report | None, golden: Golden) -> list[Verdict]:
    """The verdicts of one article; without a prediction all its gold is missing."""
    article = golden.report.article.id
    gold = [claim for claim in take_gold(golden.report, golden.states) if claim.policy is not Policy.ABSENT]
    if predicted is None:
        theirs = []
    else:
        theirs = [take(claim, f"/claims/{index}", golden.text) for index, claim in enumerate(predicted.claims)]
    partners = {pair.gold: pair for pair in align(gold, theirs)}
    out: list[Verdict] = []
    for index, claim in enumerate(gold):
        pair = partners.get(index)
        if claim.policy is Policy.UNLABELLED:
            continue
        if pair is None:
            out += missing_verdicts(article, claim)
        else:
            out += aligned_verdicts(article, claim, theirs[pair.predicted], pair.compared)
    used = {pair.predicted for pair in partners.values()}
    for index, claim in enumerate(theirs):
        if index not in used:
            out += spurious_verdicts(article, claim)
    return out


def _golden(golden: Report | Golden | Iterable[Report | Golden]) -> tuple[Golden, ...]:
    items = [golden] if isinstance(golden, (Report, Golden)) else golden
    return tuple(item if isinstance(item, Golden) else Golden(item) for item in items)


def _by_id(reports: Iterable[Report]) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for report in reports:
        if report.article.id in found:
            raise ReportError(f"two predictions are about one article, {report.article.id[:19]}…")
        found[report.article.id] = report
    return found


def _ids(*reports: Report) -> str:
    return " and ".join(f"{report.article.id[:19]}…" for report in reports)
