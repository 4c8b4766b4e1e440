"""Gate: whether an extractor still finds what was accepted on a golden set."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ReportError
from reportedly.extract.protocol import Extractor
from reportedly.extract.registry import extractor_named
from reportedly.regression.baseline import FILE, Baseline, baseline_of, load_baseline
from reportedly.regression.change import Change, accepted_change, orphans
from reportedly.regression.golden_folder import refuse_invalid
from reportedly.regression.replayed import NAME, GoldenReplay, file_name
from reportedly.regression.trial import attempt
from reportedly.validate.golden import REPORT, Golden, golden_by_id, load_golden_set

DEFAULT_EXTRACTOR = "rules"


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """The golden articles of a folder, and what was accepted on them."""

    folder: Path
    """The folder of golden folders."""
    golden: tuple[Golden, ...]
    """By name."""
    baseline: Baseline | None
    """What was accepted; null if nothing was yet."""
    model: str | None = None
    """The model whose recorded replies are read; null where another extractor reads the articles."""

    @property
    def file(self) -> Path:
        """Where the accepted verdicts stand: those on a model's replies have a file of their own."""
        return self.folder / baseline_file(self.model)

    def extractor(self, name: str | None) -> Extractor:
        """The extractor of this name; without one that of the baseline, or ``rules``.

        Raises:
            ReportError: The baseline is another extractor's, so nothing can be compared.
            ExtractorError: There is no such extractor.
        """
        if self.model is not None:
            return GoldenReplay(self.folder, self.golden, self.model)
        accepted = self.baseline.extractor if self.baseline else None
        if name is not None and accepted not in {None, name}:
            raise ReportError(
                f"{self.file} holds the verdicts of extractor {accepted!r}, not of {name!r}; "
                f"accept those with: {accept_command(self.folder, name)}",
            )
        return extractor_named(name or accepted or DEFAULT_EXTRACTOR)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison with the baseline came to."""

    changes: tuple[Change, ...]
    """One for each golden article, in their order."""
    orphans: tuple[str, ...]
    """The baseline's entries without a golden folder."""

    @property
    def passed(self) -> bool:
        """Whether nothing is worse than what was accepted, and the baseline fits the golden set."""
        return not self.orphans and not any(item.regressed for item in self.changes)


def baseline_file(model: str | None = None) -> str:
    """The name of the baseline: ``baseline.json``, or ``baseline.<model>.json`` for a model's recorded replies."""
    return FILE if model is None else f"{Path(FILE).stem}.{file_name(model)}{Path(FILE).suffix}"


def load_golden_folder(folder: Path, *, model: str | None = None) -> GoldenSet:
    """The golden set of a folder; with ``model``, as that model's recorded replies are held against it.

    Raises:
        ReportError: There is none, or a part of it can't be read.
    """
    if not folder.is_dir():
        raise ReportError(f"{folder}: no folder of golden articles")
    if (folder / REPORT).exists():
        raise ReportError(f"{folder}: one golden article; give the folder that it is in")
    golden = load_golden_set(folder)
    golden_by_id(golden)
    baseline = load_baseline(folder / baseline_file(model))
    if baseline is not None and baseline.model != model:
        raise ReportError(f"{folder / baseline_file(model)}: holds the verdicts on replies of {baseline.model}")
    return GoldenSet(folder, golden, baseline, model)


def check(golden_set: GoldenSet, extractor: Extractor) -> Outcome:
    """Run the extractor on every golden article and compare with the baseline.

    Raises:
        ReportError: A golden folder has no article.
        ExtractorError: The extractor failed on an article.
    """
    baseline = golden_set.baseline
    return Outcome(
        tuple(accepted_change(attempt(item, extractor), item.title, baseline) for item in golden_set.golden),
        orphans(baseline, golden_set.golden) if baseline else (),
    )


def accepted(golden_set: GoldenSet, extractor: Extractor) -> Baseline:
    """The baseline that accepting the extractor's present verdicts makes.

    Raises:
        ReportError: A golden report is not valid, or has no article.
        ExtractorError: The extractor failed on an article.
    """
    for golden in golden_set.golden:
        refuse_invalid(golden, str(golden_set.folder / golden.title / REPORT))
    articles = {golden.title: attempt(golden, extractor) for golden in golden_set.golden}
    return baseline_of(extractor.name, extractor.version, articles, model=golden_set.model)


def accept_command(folder: Path, extractor: str | None = None, *, model: str | None = None) -> str:
    """The command by which a person accepts the present verdicts."""
    place = "" if str(folder) == "golden" else f" --golden {shlex.quote(str(folder))}"
    chosen = NAME if model is not None else extractor
    asked = f" --extractor {shlex.quote(chosen)}" if chosen else ""
    return f"reportedly golden accept{place}{asked}" + (f" -m {shlex.quote(model)}" if model is not None else "")
