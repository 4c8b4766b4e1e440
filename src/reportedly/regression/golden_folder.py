"""Golden folders: adding an article to a golden set, and refusing what is not fit to be measured against."""

import re
import shutil
import tempfile
from pathlib import Path

from reportedly.article import Article
from reportedly.errors import ReportError
from reportedly.schema.migrations import load_report
from reportedly.validate.findings import Finding, Severity
from reportedly.validate.golden import ARTICLE, REPORT, STATES, Golden
from reportedly.validate.states import check_pointers
from reportedly.validate.subject import ANNOTATOR
from reportedly.validate.validation import validate_report

README = "README.md"

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}\Z")
_PAGE = """# {title}

- **Origin**: where the article comes from, when it was read, under which licence it may stand here.
- **Annotated by**: who, when, by which version of the guidelines.
- **Second pass**: who, and the agreement of the two passes (`reportedly agree`).

## Decisions

What the guidelines leave open in this article, and how it was decided.
"""


def add_golden(folder: Path, slug: str, article: Path, report: Path) -> Path:
    """Make ``folder/slug`` with the article's normalised text, the report as it is, empty states and a page to fill in.

    Raises:
        ReportError: The slug is taken or no name; the report is not valid, is about another text, or is an
            extractor's.
        ArticleError: The article can't be read.
    """
    target = folder / slug
    if not _SLUG.match(slug):
        raise ReportError(f"{slug!r} is no name for a golden folder: lower-case letters, digits, '-' and '_'")
    if target.exists():
        raise ReportError(f"{target} exists; a golden folder is never overwritten")
    given = load_report(report)
    if given.extraction.extractor != ANNOTATOR:
        raise ReportError(
            f"{report}: made by extractor {given.extraction.extractor!r}; a golden report is a person's, "
            f"and its extraction.extractor is {ANNOTATOR!r}",
        )
    text = Article.from_path(article, language=given.article.language, published=given.article.published)
    refuse_invalid(Golden(given, text=text.text, name=slug), str(report))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{slug}.") as made:
        new = Path(made) / slug
        new.mkdir()
        (new / ARTICLE).write_text(text.text, encoding="utf-8", newline="\n")
        shutil.copyfile(report, new / REPORT)
        (new / STATES).write_text("{}\n", encoding="utf-8")
        page = _PAGE.format(title=" ".join((given.article.title or slug).split()))
        (new / README).write_text(page, encoding="utf-8")
        new.rename(target)
    return target


def refuse_invalid(golden: Golden, name: str) -> None:
    """Refuse a golden report with errors, or states that point to nothing.

    Raises:
        ReportError: The first error, and how many more there are.
    """
    article = None if golden.text is None else Article.from_text(golden.text, max_chars=len(golden.text))
    validation = validate_report(golden.report, article=article)
    errors = [finding for finding in validation.findings if finding.severity is Severity.ERROR]
    if errors:
        raise ReportError(f"{name}: not valid: {_first(errors)}; see: reportedly validate {name}")
    check_pointers(golden.report, golden.states)


def _first(errors: list[Finding]) -> str:
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{errors[0].pointer or 'report'}: {errors[0].message} [{errors[0].rule}]{more}"
