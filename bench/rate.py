"""Rate: articles a second against a model that takes 200 ms, beside the ideal and what httpx does at the same time.

    python -m bench.rate [ROUNDS [CONCURRENCY ...]]

ROUNDS (25) times the concurrency of articles are read through a loopback server that answers after 200 ms; the ideal is
concurrency / 200 ms. The floors post the same requests with httpx and parse the replies, nothing else: with one client,
and with a client for each request under way. Every run is in a process of its own and has read a few articles before;
what a few articles take is taken off, so that neither loading nor starting workers is in the rate. Goal: 0.9 at 32.
"""

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

WAIT = 200
"""Milliseconds of an answer."""
CONCURRENCIES = (8, 32, 128)
_FEW = 2
_OPTIONS = {
    "httpx, one client": (),
    "httpx, a client a request": (),
    "batch, in this process": ("--processes", "0"),
    "batch, 2 processes": ("--processes", "2"),
}
"""What is measured; the options of the command."""
Read = Callable[[Path], None]


def _httpx(base: str, concurrency: int, *, many: bool) -> Read:
    import httpx  # noqa: PLC0415 - each is loaded in its own process

    from reportedly.article import Article  # noqa: PLC0415
    from reportedly.extract.llm.exchange import Request, ResponseMode  # noqa: PLC0415
    from reportedly.extract.llm.prompt import messages  # noqa: PLC0415
    from reportedly.extract.llm.windows import windows  # noqa: PLC0415
    from reportedly.extract.llm.wire import lines  # noqa: PLC0415

    tls = httpx.create_ssl_context()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=concurrency)

    def client() -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=60, limits=limits, verify=tls)

    async def ask(client: httpx.AsyncClient, rows: Iterator[str]) -> None:
        for row in rows:
            article = Article.from_text(json.loads(row)["text"])
            request = Request("stub", messages(lines(article, windows(article)[0])), 8_192, ResponseMode.JSON_SCHEMA)
            answer = await client.post(f"{base}/chat/completions", json=request.body())
            json.loads(answer.json()["choices"][0]["message"]["content"])

    async def all_of(feed: Path) -> None:
        clients = [client() for _ in range(concurrency)] if many else [client()] * concurrency
        with feed.open(encoding="utf-8") as rows:
            await asyncio.gather(*(ask(client, rows) for client in clients))

    return lambda feed: asyncio.run(all_of(feed))


def _batch(base: str, concurrency: int, options: Sequence[str]) -> Read:
    from reportedly.cli import run  # noqa: PLC0415

    def read(feed: Path) -> None:
        model = ("-m", "stub", "--api-base", base, "--no-cache", "--concurrency", str(concurrency))
        code = run(["batch", str(feed), "-o", f"{feed}.out.jsonl", "--overwrite", "-q", *model, *options])
        if code:
            sys.exit(code)

    return read


def child(name: str, base: str, concurrency: int, few: Path, feed: Path) -> None:
    """Read a few articles, then all; print seconds and processor time that these take more, and peak KiB."""
    read = (
        _httpx(base, concurrency, many="request" in name)
        if name.startswith("httpx")
        else _batch(base, concurrency, _OPTIONS[name])
    )
    took = []
    for path in (few, few, few, feed):
        before, started = _processor(), time.perf_counter()
        read(path)
        took.append((time.perf_counter() - started, _processor() - before))
    (start, start_processor), (seconds, processor) = min(took[1:3]), took[3]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds - start + WAIT / 1000, processor - start_processor, peak)


def _processor(*whose: int) -> float:
    """Processor time of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in whose or (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@contextmanager
def _server(reply: Path) -> Iterator[tuple[str, list[float]]]:
    """The model's address; when it has ended, the processor time that it took."""
    command = [sys.executable, "-m", "bench.stub", str(reply), str(WAIT)]
    used: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield (server.stdout.readline() if server.stdout else "").strip(), used
        finally:
            before = _processor(resource.RUSAGE_CHILDREN)
            server.terminate()
            server.wait()
            used.append(_processor(resource.RUSAGE_CHILDREN) - before)


def prompted(folder: Path, rounds: int, concurrencies: Sequence[int] = CONCURRENCIES) -> None:
    """Print the rates against the ideal, the floors' first."""
    from bench.batch import write_feed  # noqa: PLC0415 - it prints these rates too
    from bench.client import REPLY, TEXT  # noqa: PLC0415 - loads the clients

    feed, few, reply = folder / "prompted.jsonl", folder / "few.jsonl", folder / "reply.json"
    reply.write_text(REPLY, encoding="utf-8")
    write_feed(few, (TEXT.format(number=number) for number in range(_FEW)))
    print(
        f"model, {WAIT} ms an answer, {rounds} articles for each at a time; CPU is ms an article, of the server apart"
    )
    print(f"{'':26}{'at a time':>10}{'a second':>10}{'of ideal':>10}{'CPU':>8}{'server':>8}{'own MiB':>9}")
    for concurrency in concurrencies:
        count = rounds * concurrency
        write_feed(feed, (TEXT.format(number=number) for number in range(count)))
        for name in _OPTIONS:
            with _server(reply) as (base, served):
                command = [sys.executable, "-m", "bench.rate", "--child", name, base, str(concurrency)]
                ended = subprocess.run([*command, few, feed], capture_output=True, text=True, check=True)
            seconds, processor, peak = map(float, ended.stdout.splitlines()[-1].split())
            rate, ideal = count / seconds, concurrency / (WAIT / 1000)
            print(
                f"{name:26}{concurrency:10}{rate:10.1f}{rate / ideal:10.2f}{1000 * processor / (count - _FEW):8.2f}"
                f"{1000 * served[0] / count:8.2f}{peak / 1024:9.0f}",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3], int(sys.argv[4]), Path(sys.argv[5]), Path(sys.argv[6]))
    else:
        rounds, *concurrencies = map(int, sys.argv[1:] or ["25"])
        with tempfile.TemporaryDirectory() as name:
            prompted(Path(name), rounds, concurrencies or CONCURRENCIES)
