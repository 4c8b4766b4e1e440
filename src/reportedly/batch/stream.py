"""Stream: sources in, results out as they are finished; for programs that keep their own books."""

import asyncio
import contextlib
import queue
import threading
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing
from pathlib import Path

from reportedly.article import DEFAULT_MAX_CHARS, Article
from reportedly.batch.engine import TIME_LIMIT, engine, mapped
from reportedly.batch.feed import Feed
from reportedly.batch.frames import Task
from reportedly.batch.result import BatchResult
from reportedly.batch.row import BatchRow, Reading, RowOrigin
from reportedly.batch.sources import article_file
from reportedly.extract.protocol import Extractor
from reportedly.extract.registry import extractor_named

BatchSource = str | bytes | Path | Article | BatchRow
_End = BaseException | None
_WAIT = 0.1


async def aextract_batch(
    sources: Iterable[BatchSource],
    *,
    extractor: str | Extractor = "rules",
    concurrency: int | None = None,
    processes: int | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    strict: bool = False,
    time_limit: float | None = TIME_LIMIT,
) -> AsyncGenerator[BatchResult]:
    """Read many articles; each source ends as exactly one result, a report or a failure, in the order of finishing.

    Sources are taken from the iterable (in a thread) only as fast as results are taken from this iterator, so that
    memory is bounded whatever their number.

    Args:
        sources: Texts, bytes, paths, articles, or rows with an origin of their own. ``result.origin.number`` counts
            sources from 1, but for rows.
        extractor: A registered name, or an extractor.
        concurrency: Articles that are read at the same time, all processes together.
        processes: 0 reads in this process. Left open: none for an extractor that waits for a model, else one a
            processor. The extractor is pickled.
        published: Publication date, EDTF, of articles that don't say theirs.
        publisher: Who published them, likewise.
        language: BCP 47 tag, likewise.
        encoding: Of bytes and files; found out if not given.
        max_chars: Longest article in code points.
        strict: Whether losing a load-bearing value, or a passage that is not read, is a failure.
        time_limit: Seconds for one article.

    Raises:
        ExtractorError: The extractor is unknown, or can't be sent to another process.
    """
    reader = extractor_named(extractor) if isinstance(extractor, str) else extractor
    task = Task(reader, Reading(published, publisher, language, encoding, max_chars, strict), time_limit)
    async with engine(task, concurrency=concurrency, processes=processes) as engaged:
        feed = Feed((_row(source, number, max_chars) for number, source in enumerate(sources, 1)), engaged.capacity)
        try:
            async with aclosing(mapped(feed.rows(), engaged)) as results:
                async for _, result in results:
                    yield result
        finally:
            feed.stop()


def extract_batch(
    sources: Iterable[BatchSource],
    *,
    extractor: str | Extractor = "rules",
    concurrency: int | None = None,
    processes: int | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    strict: bool = False,
    time_limit: float | None = TIME_LIMIT,
) -> Iterator[BatchResult]:
    """The same as ``aextract_batch`` where nothing can be awaited; it also works where an event loop runs already.

    The articles are read in the background, a few ahead of who takes the results. Ending the iteration early ends that.
    """
    results = aextract_batch(
        sources,
        extractor=extractor,
        concurrency=concurrency,
        processes=processes,
        published=published,
        publisher=publisher,
        language=language,
        encoding=encoding,
        max_chars=max_chars,
        strict=strict,
        time_limit=time_limit,
    )
    return _waited_for(results)


def _waited_for(results: AsyncGenerator[BatchResult]) -> Iterator[BatchResult]:
    held: queue.Queue[BatchResult | _End] = queue.Queue(1)
    unwanted = threading.Event()
    background = threading.Thread(target=_fill, args=(results, held, unwanted), name="reportedly-batch", daemon=True)
    background.start()
    try:
        while (result := held.get()) is not None:
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        unwanted.set()
        while background.is_alive():
            with contextlib.suppress(queue.Empty):
                held.get(timeout=_WAIT)
        background.join()


def _fill(
    results: AsyncGenerator[BatchResult], held: "queue.Queue[BatchResult | _End]", unwanted: threading.Event
) -> None:
    """Run an event loop for the results, until there are no more or they are not wanted."""

    async def fill() -> None:
        async for result in results:
            await asyncio.to_thread(held.put, result)
            if unwanted.is_set():
                break
        await results.aclose()

    end: _End = None
    try:
        asyncio.run(fill())
    except BaseException as error:  # noqa: BLE001 - raised to who takes the results
        end = error
    held.put(end)


def _row(source: BatchSource, number: int, max_chars: int) -> BatchRow:
    if isinstance(source, BatchRow):
        return source
    if isinstance(source, Path):
        return article_file(str(source), max_chars, number)
    origin = RowOrigin("source", number)
    if isinstance(source, Article):
        return BatchRow(
            origin,
            source.text,
            title=source.title,
            url=source.url,
            publisher=source.publisher,
            published=source.published,
            language=source.language,
        )
    return BatchRow(origin, source)
