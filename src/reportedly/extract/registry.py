"""Registry: extractors by name, built in or from the entry-point group ``reportedly.extractors``.

An entry point names a class or a function that is called without arguments and returns an extractor, or an extractor
itself. A built-in name can't be taken over by another package.
"""

import inspect
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from reportedly.errors import ExtractorError, ReportedlyError
from reportedly.extract.protocol import Extractor

GROUP = "reportedly.extractors"
BUILT_IN = {
    "llm": "reportedly.extract.llm.extractor:LLMExtractor",
    "replay": "reportedly.extract.replay:ReplayExtractor",
    "rules": "reportedly.extract.rules:RulesExtractor",
}
DISTRIBUTION = "reportedly"


@dataclass(frozen=True, slots=True)
class Registered:
    """One extractor that can be asked for by name."""

    name: str
    """The name to ask for."""
    distribution: str
    """The package that brings it."""
    version: str | None
    """The extractor's version; null if it can't be loaded."""
    description: str
    """First line of its documentation, or why it can't be loaded."""


def extractor_named(name: str) -> Extractor:
    """The extractor registered as ``name``.

    Raises:
        ExtractorError: No such name (the message lists those that exist), or it can't be loaded.
    """
    found = _found()
    if name not in found:
        raise ExtractorError(f"no extractor named {name!r}; there are: {', '.join(sorted(found))}")
    return _load(found[name])


def registered() -> tuple[Registered, ...]:
    """Every extractor that can be asked for, by name; one that can't be loaded says why."""
    return tuple(_describe(point) for _, point in sorted(_found().items()))


def _found() -> dict[str, EntryPoint]:
    found = {point.name: point for point in entry_points(group=GROUP)}
    return found | {name: EntryPoint(name, target, GROUP) for name, target in BUILT_IN.items()}


def _load(point: EntryPoint) -> Extractor:
    try:
        made = point.load()
        if inspect.isclass(made) or not isinstance(made, Extractor):
            made = made()
    except ReportedlyError:
        raise
    except Exception as error:  # a plug-in may fail in any way; the user is told which one and how
        raise ExtractorError(f"extractor {point.name!r} can't be loaded: {_line(error)}") from error
    if not isinstance(made, Extractor):
        raise ExtractorError(f"extractor {point.name!r} has no name, version and propose(article, check)")
    return made


def _describe(point: EntryPoint) -> Registered:
    distribution = point.dist.name if point.dist else DISTRIBUTION
    try:
        made = _load(point)
    except ReportedlyError as error:
        return Registered(point.name, distribution, None, str(error))
    lines = (inspect.getdoc(type(made)) or "").splitlines()
    return Registered(point.name, distribution, made.version, lines[0] if lines else "")


def _line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
