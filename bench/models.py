"""Models: small local models by each strategy, beside the rules and the hybrid: quality, tokens, seconds.

    python -m bench.models --model MODEL.gguf [--interpreter PYTHON] [--record DIR]
    python -m bench.models --name NAME --replies DIR

The first starts llama-cpp-python's server (of the interpreter that is given), reads the golden articles, and those of
``--devset`` (see ``reader.py``), by each ``--strategy``, and scores them; every exchange is kept in ``--record``, as
``ARTICLE/STRATEGY/``, with the seconds that it took. The second scores kept replies again: nothing is asked. Only an
article with replies is scored, and the rules beside it on the same articles.

Gold claims found: aligned with a predicted claim of the same type and polarity, or partly right. Tokens are those sent
and received, by the server's count. Rejected: values that the program refused. Articles of ``--devset`` are not ours
to publish; keep their replies out of the repository.
"""

import argparse
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.hybrid import HybridExtractor
from bench.reader import CORE, GOLDEN, module

from reportedly import Report, extract_report, score_reports
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.strategies import STRATEGIES
from reportedly.extract.protocol import Extractor
from reportedly.extract.replay import ReplayExtractor
from reportedly.validate.golden import Golden, load_golden_set
from reportedly.validate.verdicts import Category

SECONDS = "seconds.txt"
ANNOTATORS = ("A", "B")
_STARTING = 300.0


@dataclass(frozen=True, slots=True)
class Text:
    """An article to be read."""

    name: str
    path: Path
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The report of one article, and what it took."""

    text: Text
    report: Report
    seconds: float


@contextlib.contextmanager
def served(model: Path, name: str, interpreter: str, threads: int) -> Iterator[str]:
    """The address of a server for the model, which ends with the block."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [interpreter, "-m", "llama_cpp.server", "--model", str(model), "--model_alias", name]
    command += ["--n_ctx", "8192", "--n_threads", str(threads), "--host", "127.0.0.1", "--port", str(port)]
    command += [
        "--logits_all",
        "false",
    ]  # else those of all tokens are kept, which takes most of the time
    with tempfile.TemporaryFile() as log:
        environment = os.environ | {"OMP_WAIT_POLICY": "passive"}
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            until = time.monotonic() + _STARTING
            while not _answers(port):
                if process.poll() is not None or time.monotonic() > until:
                    log.seek(0)
                    raise SystemExit(f"the server did not start:\n{log.read().decode(errors='replace')[-2000:]}")
                time.sleep(0.5)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()  # asked to end, it would answer what it was asked first
            process.wait()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=5):
            return True
    except OSError:
        return False


def ask(
    name: str, base: str, strategy: str, texts: list[Text], record: Path, patience: Patience, longest_reply: int
) -> None:
    """Read every article that has no replies yet and keep the exchanges."""
    for text in texts:
        folder = record / text.name / strategy
        if (folder / SECONDS).exists():
            continue
        extractor = LLMExtractor(
            name,
            strategy=strategy,
            api_base=base,
            cache=False,
            record=folder,
            patience=patience,
            max_reply_tokens=longest_reply,
        )
        begun = time.monotonic()
        report = extract_report(text.path, extractor=extractor, published=text.published)
        seconds = time.monotonic() - begun
        (folder / SECONDS).write_text(f"{seconds:.1f}\n", encoding="utf-8")
        print(f"{text.name} {strategy}: {len(report.claims)} claims, {seconds:.0f} s", file=sys.stderr, flush=True)


def made(extractor: Extractor, text: Text, seconds: float = 0.0) -> Made:
    """The report of one article."""
    begun = time.monotonic()
    report = extract_report(text.path, extractor=extractor, published=text.published)
    return Made(text, report, seconds or time.monotonic() - begun)


def rows(
    texts: list[Text], replies: Path | None, model: str | None, strategies: list[str]
) -> Iterator[tuple[str, list[Made]]]:
    """Each reader's name and its reports: the rules, then each strategy alone and joined with the rules."""
    yield "rules", [made(_rules(), text) for text in texts]
    for strategy in strategies:
        places = [(text, replies / text.name / strategy) for text in texts] if replies else []
        known = [(text, folder) for text, folder in places if folder.is_dir()]
        if not known:
            continue
        took = {text.name: _seconds(folder) for text, folder in known}

        def replayed(folder: Path, strategy: str = strategy) -> ReplayExtractor:
            return ReplayExtractor(folder, model=model, strategy=strategy)

        yield strategy, [made(replayed(folder), text, took[text.name]) for text, folder in known]
        yield (
            f"hybrid, {strategy}",
            [made(HybridExtractor(replayed(folder)), text, took[text.name]) for text, folder in known],
        )


def _rules() -> Extractor:
    from reportedly.extract.rules import RulesExtractor  # noqa: PLC0415 - read where it is used

    return RulesExtractor()


def _seconds(folder: Path) -> float:
    try:
        return float((folder / SECONDS).read_text(encoding="utf-8"))
    except OSError:
        return 0.0


def golden_row(name: str, reports: list[Made], gold: tuple[Golden, ...]) -> str:
    """Scores on golden articles, by this project's own scorer."""
    chosen = [item for item in gold if item.title in {one.text.name for one in reports}]
    scores = score_reports([one.report for one in reports], chosen)
    found = sum(v.slot == "claim" and v.category in {Category.COR, Category.PAR} for v in scores.verdicts)
    return _row(name, scores.claim_f1 or 0.0, scores.core_f1 or 0.0, str(len(scores.critical)), found, reports)


def devset_row(name: str, reports: list[Made], folder: Path, tools: tuple[ModuleType, ModuleType]) -> str:
    """Scores on articles in the flat form: the mean over both annotators."""
    flatten, score = tools
    ids = [one.text.name for one in reports]
    with tempfile.TemporaryDirectory() as place:
        for one in reports:
            flat = flatten.flatten(json.loads(one.report.to_json()), one.text.name)
            (Path(place) / f"{one.text.name}.json").write_text(json.dumps(flat), encoding="utf-8")
        results = [score.score(str(folder / "annotations" / who), place, ids)[:2] for who in ANNOTATORS]

    def f1(tally: Any) -> float:
        value = float(score.prf(tally)[2])
        return 0.0 if value != value else value  # noqa: PLR0124 - NaN is the one value that differs from itself

    claim = statistics.mean(f1(tally) for tally, _ in results)
    core = statistics.mean(statistics.mean(f1(slots[slot]) for slot in CORE if slot in slots) for _, slots in results)
    found = statistics.mean(tally["COR"] + tally["PAR"] for tally, _ in results)
    return _row(name, claim, core, "", found, reports)


def _row(name: str, claim: float, core: float, critical: str, found: float, reports: list[Made]) -> str:
    usage = [one.report.extraction.usage for one in reports]
    sent = sum(used.prompt_tokens for used in usage if used)
    received = sum(used.completion_tokens for used in usage if used)
    rejected = sum(len(one.report.extraction.rejected) for one in reports)
    claims = sum(len(one.report.claims) for one in reports)
    tokens = sent + received
    rate = f"{1000 * found / tokens:.1f}" if tokens else ""
    cost = f"{tokens / found:.0f}" if tokens and found else ""
    seconds = sum(one.seconds for one in reports)
    cells = [
        name,
        f"{claim:.3f}",
        f"{core:.3f}",
        critical,
        claims,
        f"{found:g}",
        sent or "",
        received or "",
        rate,
        cost,
    ]
    return "| " + " | ".join(str(cell) for cell in [*cells, f"{seconds:.0f}", rejected]) + " |"


HEAD = (
    "| reader | claim F1 | core | critical errors | claims | gold claims found | tokens sent | received "
    "| found per 1,000 tokens | tokens per claim found | seconds | rejected values |\n"
    "| --- |" + " ---: |" * 11
)


def main() -> None:
    """Parse the command line, ask what is to be asked, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="GGUF file")
    parser.add_argument("--name", help="the model's name in recordings; the file's, if not given")
    parser.add_argument("--interpreter", default=sys.executable, help="a Python with llama-cpp-python[server]")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=3600.0)
    parser.add_argument("--max-reply-tokens", type=int, default=2_048)
    parser.add_argument("--strategy", action="append", choices=[*STRATEGIES])
    parser.add_argument("--article", action="append", metavar="NAME", help="these alone")
    parser.add_argument("--devset", type=Path)
    parser.add_argument("--published", action="append", default=[], metavar="ID=DATE")
    parser.add_argument("--record", type=Path, metavar="DIR")
    parser.add_argument("--replies", type=Path, metavar="DIR")
    asked = parser.parse_args()
    gold = load_golden_set(GOLDEN)
    golden = [Text(item.title, GOLDEN / item.title / "article.txt") for item in gold]
    dates = dict(item.split("=", maxsplit=1) for item in asked.published)
    paths = sorted((asked.devset / "articles").glob("*.txt")) if asked.devset else []
    devset = [Text(path.stem, path, dates.get(path.stem)) for path in paths]
    if asked.article:
        golden, devset = ([text for text in part if text.name in asked.article] for part in (golden, devset))
    strategies = asked.strategy or [*STRATEGIES]
    name = asked.name or (asked.model.stem if asked.model else None)
    with contextlib.ExitStack() as stack:
        replies = asked.replies
        if asked.model is not None and name is not None:
            replies = asked.record or Path(stack.enter_context(tempfile.TemporaryDirectory()))
            base = stack.enter_context(served(asked.model, name, asked.interpreter, asked.threads))
            for strategy in strategies:
                patience = Patience(seconds=asked.timeout)
                ask(name, base, strategy, [*golden, *devset], replies, patience, asked.max_reply_tokens)
        if golden:
            print(f"golden\n\n{HEAD}")
            for row, reports in rows(golden, replies, name, strategies):
                print(golden_row(row, reports, gold))
        if devset:
            tools = module(asked.devset / "flatten.py"), module(asked.devset / "score.py")
            print(f"\ndevset: {', '.join(text.name for text in devset)}\n\n{HEAD}")
            for row, reports in rows(devset, replies, name, strategies):
                print(devset_row(row, reports, asked.devset, tools))


if __name__ == "__main__":
    main()
