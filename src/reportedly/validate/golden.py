"""Golden: a golden report, its gold states and its article's text, as they stand in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.article import Article
from reportedly.errors import ReportError
from reportedly.schema.migrations import load_report
from reportedly.schema.report import Report
from reportedly.validate.states import States, load_states

REPORT = "report.json"
STATES = "states.json"
ARTICLE = "article.txt"


@dataclass(frozen=True, slots=True)
class Golden:
    """One annotated article."""

    report: Report
    """The annotation."""
    states: States = field(default_factory=dict)
    """The gold states."""
    text: str | None = None
    """The article's normalised text, where known: without it nothing is found ungrounded."""
    name: str | None = None
    """A short name for tables."""
    article_file: str | None = None
    """Path of the file that the text was read from."""

    @property
    def title(self) -> str:
        """What tables call it: its name, else its headline, else the head of its id."""
        return self.name or self.report.article.title or self.report.article.id.removeprefix("sha256:")[:12]


def load_golden(path: Path) -> Golden:
    """The golden report of a folder (``report.json``, ``states.json``, ``article.txt``) or of a report file.

    The states and the text of a folder may be lacking; a file's neighbours of these names count if the file is called
    ``report.json``.

    Raises:
        ReportError: The report or the states can't be read, or the text is another article's.
        SchemaVersionError: The report is of an unknown version.
        ArticleError: The text can't be read.
    """
    file = path / REPORT if path.is_dir() else path
    report = load_report(file)
    if file.name != REPORT:
        return Golden(report, name=file.stem)
    states, article = file.parent / STATES, file.parent / ARTICLE
    return Golden(
        report,
        load_states(states) if states.exists() else {},
        _text(article, report) if article.exists() else None,
        file.resolve().parent.name,
        str(article) if article.exists() else None,
    )


def load_golden_set(path: Path) -> tuple[Golden, ...]:
    """The golden reports of a folder of folders, by name; or the one of a golden folder or report file.

    Raises:
        ReportError: There is none, or as ``load_golden``.
    """
    if not path.is_dir() or (path / REPORT).exists():
        return (load_golden(path),)
    files = sorted(path.glob(f"*/{REPORT}"))
    if not files:
        raise ReportError(f"{path}: no golden report; expected {REPORT} here or in its folders")
    return tuple(load_golden(file.parent) for file in files)


def golden_by_id(golden: tuple[Golden, ...]) -> Mapping[str, Golden]:
    """The golden reports by article id.

    Raises:
        ReportError: Two are about one article.
    """
    found: dict[str, Golden] = {}
    for item in golden:
        other = found.setdefault(item.report.article.id, item)
        if other is not item:
            raise ReportError(f"golden reports {other.title} and {item.title} are about one article")
    return found


def _text(path: Path, report: Report) -> str:
    article = Article.from_path(path)
    if article.id != report.article.id:
        raise ReportError(f"{path}: not the article of {REPORT}: {article.id[:19]}… against {report.article.id[:19]}…")
    return article.text
