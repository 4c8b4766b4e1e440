"""Pipeline: article to report. Whatever an extractor proposes is grounded here once more; nothing is trusted."""

import asyncio
import datetime as dt
import logging
import os
import threading
from collections.abc import Coroutine, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from reportedly.article import DEFAULT_MAX_CHARS, Article
from reportedly.errors import ExtractorError, ReportedlyError
from reportedly.extract.checking import checker
from reportedly.extract.protocol import Check, Extractor, Proposal
from reportedly.extract.registry import extractor_named
from reportedly.grounding.identity import claim_ids
from reportedly.grounding.summary import compose
from reportedly.schema.claim import Claim
from reportedly.schema.extraction import Extraction, Rejected
from reportedly.schema.report import SCHEMA_VERSION, ArticleRef, Report

logger = logging.getLogger(__name__)

Source = str | bytes | Path | Article
_T = TypeVar("_T")


async def aextract_report(
    source: Source,
    *,
    extractor: str | Extractor = "rules",
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    strict: bool = False,
) -> Report:
    """Read one article and report its claims, every value grounded in the article's own words.

    Args:
        source: The text (``str``, never a path), its bytes, the ``Path`` of a file, or an ``Article``.
        extractor: A registered name, or an extractor.
        published: Publication date, EDTF (``2024-05-01``): relative dates are resolved from it, never from the clock.
        title: Headline, kept in the report.
        url: Where it was published, kept in the report; nothing is fetched.
        publisher: Who published it, kept in the report.
        language: BCP 47 tag; ``en`` where neither this nor the article says.
        encoding: Of bytes and files; found out if not given.
        max_chars: Longest article in code points; a longer one is an error, never cut.
        strict: A claim that loses a load-bearing value, or an unread passage, is an error.

    Raises:
        ArticleError: The source can't become an article.
        ExtractorError: The extractor is unknown or failed; or, under ``strict``, something was lost.
    """
    article = to_article(
        source,
        published=published,
        title=title,
        url=url,
        publisher=publisher,
        language=language,
        encoding=encoding,
        max_chars=max_chars,
    )
    reader = extractor_named(extractor) if isinstance(extractor, str) else extractor
    check = checker(article)
    proposal = await _propose(reader, article, check)
    return _report(article, reader, proposal, check, strict=strict)


def extract_report(
    source: Source,
    *,
    extractor: str | Extractor = "rules",
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    strict: bool = False,
) -> Report:
    """The same as ``aextract_report``, waited for; it also works where an event loop is running already."""
    return _run(
        aextract_report(
            source,
            extractor=extractor,
            published=published,
            title=title,
            url=url,
            publisher=publisher,
            language=language,
            encoding=encoding,
            max_chars=max_chars,
            strict=strict,
        ),
    )


def extract_reports(
    sources: Iterable[Source],
    *,
    extractor: str | Extractor = "rules",
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    strict: bool = False,
    return_exceptions: bool = False,
) -> Iterator[Report | ReportedlyError]:
    """One report per source, in order, each made when it is asked for.

    With ``return_exceptions`` a source that fails yields its error in its place and the rest goes on (the convention
    of ``asyncio.gather``); otherwise the error is raised. Metadata of single articles goes into ``Article`` objects.
    """
    reader = extractor_named(extractor) if isinstance(extractor, str) else extractor
    for source in sources:
        try:
            yield extract_report(
                source,
                extractor=reader,
                published=published,
                publisher=publisher,
                language=language,
                encoding=encoding,
                max_chars=max_chars,
                strict=strict,
            )
        except ReportedlyError as error:
            if not return_exceptions:
                raise
            yield error


def to_article(
    source: Source,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
) -> Article:
    """The source as an article; values given here win over those that an ``Article`` or a page carries.

    Raises:
        ArticleError: It can't become one.
    """
    given = {"published": published, "title": title, "url": url, "publisher": publisher, "language": language}
    known = {name: value for name, value in given.items() if value is not None}
    if isinstance(source, Article):
        return source.with_metadata(**known)
    if isinstance(source, Path):
        return Article.from_path(source, encoding=encoding, max_chars=max_chars, **known)
    if isinstance(source, bytes):
        return Article.from_bytes(source, encoding=encoding, max_chars=max_chars, **known)
    return Article.from_text(source, max_chars=max_chars, **known)


async def _propose(reader: Extractor, article: Article, check: Check) -> Proposal:
    try:
        proposal = await reader.propose(article, check)
    except ReportedlyError:
        raise
    except Exception as error:  # an extractor is a plug-in and may fail in any way; the user is told which and how
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ExtractorError(f"extractor {reader.name!r} failed: {reason}") from error
    if not isinstance(proposal, Proposal):
        raise ExtractorError(f"extractor {reader.name!r} returned {type(proposal).__name__}, not a Proposal")
    return proposal


def _report(article: Article, reader: Extractor, proposal: Proposal, check: Check, *, strict: bool) -> Report:
    claims: list[Claim] = []
    known: set[Claim] = set()
    rejected: list[Rejected] = list(proposal.rejected)
    lost = [f"{proposal.lost} claims that are no drafts"] if proposal.lost else []
    for index, draft in enumerate(proposal.drafts):
        grounded = check(draft)
        rejected += [item.model_copy(update={"path": f"drafts[{index}].{item.path}"}) for item in grounded.rejected]
        if grounded.claim is None:
            lost += [f"drafts[{index}]: {item.reason}" for item in grounded.rejected[:1]]
        elif grounded.claim in known:
            rejected.append(Rejected(path=f"drafts[{index}]", value=draft.type.value, reason="duplicate"))
        else:
            known.add(grounded.claim)
            claims.append(grounded.claim)
    if strict and (lost or proposal.unread):
        what = lost[0] if lost else f"unread from {proposal.unread[0].start} to {proposal.unread[0].end}"
        raise ExtractorError(f"strict: extractor {reader.name!r} lost something: {what}")
    logger.info("%s: %d claims, %d values rejected", reader.name, len(claims), len(rejected))
    return Report(
        schema_version=SCHEMA_VERSION,
        article=article_ref(article),
        claims=finish(article.id, claims),
        extraction=_extraction(reader, proposal, tuple(rejected)),
    )


def finish(article_id: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Grounded claims in reading order, with their ids and summaries."""
    ordered = sorted(claims, key=_reading_order)
    return tuple(
        claim.model_copy(
            update={"id": name, "event": claim.event.model_copy(update={"summary": compose(claim)})},
        )
        for name, claim in zip(claim_ids(article_id, ordered), ordered, strict=True)
    )


def article_ref(article: Article) -> ArticleRef:
    """What a report says of its article."""
    return ArticleRef(
        id=article.id,
        normalisation=1,
        characters=len(article.text),
        language=article.language,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
    )


def _reading_order(claim: Claim) -> tuple[int, int, str, str, str]:
    origin = claim.attribution.chain[0].name if claim.attribution.chain else ""
    first = claim.evidence[0]
    return first.start, first.end, claim.event.type.value, origin, claim.model_dump_json()


def _extraction(reader: Extractor, proposal: Proposal, rejected: tuple[Rejected, ...]) -> Extraction:
    return Extraction(
        extractor=reader.name,
        extractor_version=reader.version,
        model=proposal.run.model,
        model_reported=proposal.run.model_reported,
        strategy=proposal.run.strategy,
        prompt_version=proposal.run.prompt_version,
        prompt_sha256=proposal.run.prompt_sha256,
        response_mode=proposal.run.response_mode,
        outcomes=proposal.outcomes,
        created_at=_now(),
        usage=proposal.usage,
        requests=proposal.run.requests,
        cached=proposal.run.cached,
        rejected=rejected,
        complete=not proposal.unread,
        unread=proposal.unread,
    )


def _now() -> str:
    """The moment for ``created_at``: ``SOURCE_DATE_EPOCH`` if set (reproducible-builds.org), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdecimal() else dt.datetime.now(dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _run(work: Coroutine[object, object, _T]) -> _T:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    return _run_in_thread(work)


def _run_in_thread(work: Coroutine[object, object, _T]) -> _T:
    """Wait for ``work`` on a loop of its own in another thread: notebooks run a loop already."""
    results: list[_T] = []
    errors: list[BaseException] = []

    def target() -> None:
        try:
            results.append(asyncio.run(work))
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread and raised there
            errors.append(error)

    thread = threading.Thread(target=target, name="reportedly")
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
