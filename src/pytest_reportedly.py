"""The pytest plugin: a golden set as tests, one for each article and family of slots.

Switched on by ``--reportedly-golden DIR`` or the ini value ``reportedly_golden``. Until then it imports pytest alone,
adds two words to ``pytest --help`` and collects nothing. The extractor that runs is the one whose verdicts were
accepted (``reportedly golden accept``). Needs pytest 8 or later.

The tests stand at ``DIR/<article>/report.json::<family>`` and ``DIR/baseline.json::entries``; what was accepted on a
model's recorded replies is tested by ``DIR/baseline.<model>.json::<article>::<family>``. A run that names no
paths, or names the golden folder or what is in it, has them; a run of other paths has not, unless the option is given.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.regression.change import Change
    from reportedly.regression.gate import GoldenSet
    from reportedly.validate.golden import Golden

_OPTION = "--reportedly-golden"
_INI = "reportedly_golden"
_REPORT = "report.json"
_BASELINE = "baseline.json"
_OF_A_MODEL = "baseline.*.json"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch."""
    group = parser.getgroup("reportedly")
    group.addoption(
        _OPTION,
        metavar="DIR",
        default=None,
        help="test an extractor against this folder of golden articles (see: reportedly golden --help)",
    )
    parser.addini(_INI, f"folder of golden articles; the same as {_OPTION}")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Switch on, if asked to."""
    folder = golden_folder(config)
    if folder is None:
        return
    if not folder.is_dir():
        raise pytest.UsageError(f"{_OPTION}: {folder} is no folder")
    config.pluginmanager.register(GoldenPlugin(folder), "reportedly-golden")
    asked = config.getoption(_OPTION) is not None
    everything = config.args_source is not pytest.Config.ArgsSource.ARGS
    if (asked or everything) and not _covered(folder, config):
        config.args.append(str(folder))


def golden_folder(config: pytest.Config) -> Path | None:
    """The folder asked for: the option's, seen from where pytest was started, or the ini value's, from the ini file."""
    option = config.getoption(_OPTION)
    if option is not None:
        return Path(config.invocation_params.dir, option).resolve()
    value = str(config.getini(_INI) or "")
    if not value:
        return None
    base = config.inipath.parent if config.inipath is not None else config.rootpath
    return (base / value).resolve()


def _covered(folder: Path, config: pytest.Config) -> bool:
    """Whether a path that pytest goes through anyway leads to the folder, or into it."""
    base = config.invocation_params.dir
    paths = [(base / argument.partition("::")[0]).resolve() for argument in config.args]
    return any(folder == path or path in folder.parents or folder in path.parents for path in paths)


class GoldenPlugin:
    """Collects the tests of one golden folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """Golden reports and the baseline become files of tests."""
        path = file_path.resolve()
        if path.name == _REPORT and path.parent.parent == self.folder:
            article: GoldenArticle = GoldenArticle.from_parent(parent, path=file_path, plugin=self)
            return article
        if path.parent == self.folder and (path.name == _BASELINE or path.match(_OF_A_MODEL)):
            baseline: GoldenBaseline = GoldenBaseline.from_parent(parent, path=file_path, plugin=self)
            return baseline
        return None

    @cached_property
    def accepted(self) -> Accepted:
        """What was accepted on the extractor of ``baseline.json``."""
        return Accepted(self.folder, _BASELINE)


class Accepted:
    """A golden set and one baseline of it, read when the first test runs."""

    def __init__(self, folder: Path, baseline: str) -> None:
        self.folder = folder
        self._baseline = baseline

    @cached_property
    def golden_set(self) -> GoldenSet:
        """The golden set."""
        from reportedly.regression.baseline import load_baseline  # noqa: PLC0415 - nothing of ours before it is used
        from reportedly.regression.gate import load_golden_folder  # noqa: PLC0415 - nothing of ours before it is used

        known = None if self._baseline == _BASELINE else load_baseline(self.folder / self._baseline)
        return load_golden_folder(self.folder, model=known.model if known is not None else None)

    def golden(self, name: str) -> Golden:
        """One golden article."""
        return next(golden for golden in self.golden_set.golden if golden.title == name)

    @property
    def command(self) -> str:
        """The command by which a person accepts the present verdicts."""
        from reportedly.regression.gate import accept_command  # noqa: PLC0415 - nothing of ours before it is used

        start = Path.cwd()
        place = self.folder.relative_to(start) if self.folder.is_relative_to(start) else self.folder
        return accept_command(place, model=self.golden_set.model)


class ArticleTests(pytest.Collector):
    """One golden article: a test for each family of slots. The extractor runs once."""

    accepted: Accepted
    article: str

    def collect(self) -> Iterator[pytest.Item]:
        """The tests."""
        from reportedly.regression.change import FAMILIES  # noqa: PLC0415 - nothing of ours before it is used

        for family, slots in FAMILIES.items():
            test: FamilyTest = FamilyTest.from_parent(self, name=family, slots=slots)
            yield test

    @cached_property
    def change(self) -> Change:
        """What changed on the article since its verdicts were accepted."""
        from reportedly.regression.change import accepted_change  # noqa: PLC0415 - nothing of ours before it is used
        from reportedly.regression.trial import attempt  # noqa: PLC0415 - nothing of ours before it is used

        golden_set = self.accepted.golden_set
        entry = attempt(self.accepted.golden(self.article), golden_set.extractor(None))
        return accepted_change(entry, self.article, golden_set.baseline)


class GoldenArticle(ArticleTests, pytest.File):
    """A golden report."""

    def __init__(self, *, plugin: GoldenPlugin, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.accepted = plugin.accepted
        self.article = self.path.resolve().parent.name


class ReplayedArticle(ArticleTests):
    """A golden article, as a model's recorded replies have it."""

    def __init__(self, *, accepted: Accepted, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.accepted = accepted
        self.article = self.name


class FamilyTest(pytest.Item):
    """The verdicts of one article in one family of slots are no worse than those that were accepted."""

    def __init__(self, *, slots: tuple[str, ...], **arguments: Any) -> None:
        super().__init__(**arguments)
        self.slots = slots

    def runtest(self) -> None:
        """Compare."""
        from reportedly.regression.lines import advice, change_lines, counts  # noqa: PLC0415 - nothing of ours before it is used

        article = self.getparent(ArticleTests)
        assert article is not None  # noqa: S101 - for the type checker: the tests are made by their article
        part = article.change.within(self.slots)
        if part.regressed:
            lines = [
                f"{self.name}: {counts(part)}",
                *(change_lines(part, article.accepted.golden(part.article)) if part.problem is None else ()),
                "",
                *advice([part], [], article.accepted.command),
            ]
            raise Regression(lines)
        if part.improved:
            self.add_report_section("call", "golden", "\n".join(_safe(advice([part], [], article.accepted.command))))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A regression is shown by its lines; an error of ours by its message, anything else by its traceback."""
        return _shown(excinfo.value) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """What the summary calls the test."""
        article = self.getparent(ArticleTests)
        return self.path, None, f"golden {article.article if article is not None else ''}: {self.name}"


class GoldenBaseline(pytest.File):
    """A baseline: one test, and those of every article if it is of a model's recorded replies."""

    def __init__(self, *, plugin: GoldenPlugin, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.accepted = Accepted(plugin.folder, self.path.name)

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """The tests."""
        test: EntriesTest = EntriesTest.from_parent(self, name="entries")
        yield test
        if self.path.name != _BASELINE:
            for report in sorted(self.accepted.folder.glob(f"*/{_REPORT}")):
                name = report.parent.name
                article: ReplayedArticle = ReplayedArticle.from_parent(self, name=name, accepted=self.accepted)
                yield article


class EntriesTest(pytest.Item):
    """Every entry of the baseline has its golden folder; that every folder has its entry is the article's own test."""

    def runtest(self) -> None:
        """Look for orphans."""
        from reportedly.regression.change import orphans  # noqa: PLC0415 - nothing of ours before it is used
        from reportedly.regression.lines import advice  # noqa: PLC0415 - nothing of ours before it is used

        parent = self.getparent(GoldenBaseline)
        assert parent is not None  # noqa: S101 - for the type checker: the test is made by its file
        golden_set = parent.accepted.golden_set
        found = orphans(golden_set.baseline, golden_set.golden) if golden_set.baseline is not None else ()
        if found:
            raise Regression(advice([], found, parent.accepted.command))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """As for an article."""
        return _shown(excinfo.value) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """What the summary calls the test."""
        return self.path, None, "golden baseline"


class Regression(Exception):  # noqa: N818 - what it is; pytest shows its lines
    """Something is worse than what was accepted."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("\n".join(_safe(lines)))


def _shown(error: BaseException) -> str | None:
    from reportedly.errors import ReportedlyError  # noqa: PLC0415 - nothing of ours before it is used

    if isinstance(error, Regression):
        return str(error)
    return "\n".join(_safe([str(error)])) if isinstance(error, ReportedlyError) else None


def _safe(lines: Iterable[str]) -> list[str]:
    """Lines for a terminal: they hold words of articles, which may hold control sequences."""
    from reportedly.cli.terminal import printable  # noqa: PLC0415 - nothing of ours before it is used

    return [printable(line) for line in lines]
