"""``reportedly extract``: articles in, reports out."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

import click

from reportedly.cli import set_verbosity
from reportedly.cli.exits import Exit, exit_of
from reportedly.cli.files import STANDARD, opened_for_result
from reportedly.cli.model import ModelOptions, model_options
from reportedly.cli.options import longest_input, output, reading, source_bytes, verbosity
from reportedly.cli.table import table
from reportedly.cli.terminal import spoken
from reportedly.errors import ReportedlyError
from reportedly.extract.pipeline import extract_report
from reportedly.extract.protocol import Extractor
from reportedly.schema.report import Report

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of every article."""

    extractor: Extractor
    published: str | None
    title: str | None
    url: str | None
    publisher: str | None
    language: str | None
    encoding: str | None
    max_chars: int
    strict: bool


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | -")
@output
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "table"]),
    default=None,
    help="One report is JSON and several are JSON Lines unless this says otherwise.",
)
@click.option(
    "--extractor",
    default=None,
    metavar="NAME",
    help="See 'reportedly extractors'; 'rules' if nothing says otherwise.",
)
@model_options
@click.option("--published", default=None, metavar="DATE", help="Publication date, EDTF: 2024-05-01.")
@click.option("--title", default=None, help="Headline, for one article.")
@click.option("--url", default=None, help="Where it was published, for one article; nothing is fetched.")
@click.option("--publisher", default=None, help="Who published it.")
@click.option("--strict", is_flag=True, help="Fail if a claim loses a load-bearing value or a passage is unread.")
@reading
@verbosity
def command(
    paths: tuple[str, ...],
    output: str | None,
    form: str | None,
    extractor: str | None,
    published: str | None,
    title: str | None,
    url: str | None,
    publisher: str | None,
    language: str | None,
    encoding: str | None,
    max_chars: int,
    verbose: int,
    asked: ModelOptions,
    *,
    strict: bool,
    quiet: bool,
) -> int:
    """Read articles (files, or '-' for standard input) and print their reports.

    \b
    reportedly extract article.txt --published 2024-05-01
    reportedly extract *.txt -o reports.jsonl
    reportedly extract article.txt -m anthropic/claude-sonnet-4-5 --max-cost 0.50
    reportedly extract article.txt -m qwen2.5 --api-base http://localhost:11434/v1
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if verbose or quiet:
        set_verbosity(verbose, quiet=quiet)
    if len(paths) > 1 and (title or url):
        raise click.UsageError("--title and --url describe one article; there are several")
    if paths.count(STANDARD) > 1:
        raise click.UsageError("standard input, '-', can be read once")
    request = Request(
        extractor=asked.extractor(extractor),
        published=published,
        title=title,
        url=url,
        publisher=publisher,
        language=language,
        encoding=encoding,
        max_chars=max_chars,
        strict=strict,
    )
    form = form or ("json" if len(paths) == 1 else "jsonl")
    if len(paths) == 1:
        return _one(paths[0], request, form, output)
    return _many(paths, request, form, output)


def _one(path: str, request: Request, form: str, target: str | None) -> int:
    report = _extract(path, request)
    with opened_for_result(target) as stream:
        _write(stream, [report], form, several=False)
    return _code(path, report)


def _many(paths: tuple[str, ...], request: Request, form: str, target: str | None) -> int:
    codes: list[int] = []

    def reports() -> Iterator[Report]:
        for path in paths:
            try:
                report = _extract(path, request)
            except ReportedlyError as error:
                logger.error("%s", error)  # noqa: TRY400 - one line for the user, no traceback
                codes.append(exit_of(error))
            else:
                codes.append(_code(path, report))
                yield report

    found = reports()
    first = next(found, None)
    if first is not None:  # else an older result stays as it is
        with opened_for_result(target) as stream:
            _write(stream, chain([first], found), form, several=True)
    return Exit.INCOMPLETE if any(codes) else Exit.DONE


def _extract(path: str, request: Request) -> Report:
    data = source_bytes(path, longest_input(request.max_chars))
    try:
        return extract_report(
            Path(path) if data is None else data,
            extractor=request.extractor,
            published=request.published,
            title=request.title,
            url=request.url,
            publisher=request.publisher,
            language=request.language,
            encoding=request.encoding,
            max_chars=request.max_chars,
            strict=request.strict,
        )
    except ReportedlyError as error:
        name = "standard input" if data is not None else path
        if name in str(error):
            raise
        raise type(error)(f"{name}: {error}") from error


def _code(path: str, report: Report) -> Exit:
    if report.extraction.complete:
        return Exit.DONE
    reasons = sorted({passage.reason for passage in report.extraction.unread})
    logger.warning("%s: not fully read: %s", path, ", ".join(reasons))
    return Exit.INCOMPLETE


def _write(stream: TextIO, reports: Iterable[Report], form: str, *, several: bool) -> None:
    """Write each report as it comes; several as JSON are one JSON array."""
    if form == "json" and several:
        stream.write("[")
    for index, report in enumerate(reports):
        if form == "jsonl":
            stream.write(report.to_json(indent=None) + "\n")
        elif form == "table":
            click.echo(("\n" if index else "") + spoken(table(report)), file=stream)
        else:
            stream.write((",\n" if index else "") + report.to_json() + ("" if several else "\n"))
        stream.flush()
    if form == "json" and several:
        stream.write("]\n")
