"""Replayed: what models answered to the articles of a golden set, kept in each golden folder.

``<article>/replies/<model>/`` holds the exchanges of one model, as ``reportedly extract --record`` writes them.
"""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from reportedly._version import __version__
from reportedly.article import Article
from reportedly.errors import ReplayError
from reportedly.extract.llm.recording import recordings
from reportedly.extract.llm.strategies import DEFAULT
from reportedly.extract.protocol import Check, Proposal
from reportedly.extract.replay import ReplayExtractor
from reportedly.validate.golden import ARTICLE, Golden, golden_by_id

REPLIES = "replies"
NAME = "replay"

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def file_name(model: str) -> str:
    """A model's name as part of a path: ``openai/gpt-4o-mini`` is ``openai-gpt-4o-mini``."""
    return _UNFIT.sub("-", model).strip(".-") or "model"


def replies_folder(folder: Path, article: str, model: str) -> Path:
    """Where the golden set in ``folder`` keeps a model's replies to one of its articles."""
    return folder / article / REPLIES / file_name(model)


def recorded_model(folder: Path, model: str | None) -> str:
    """The model whose replies are meant: the one that is asked for, or the only one that there is.

    Raises:
        ReplayError: None is asked for, and the golden set has replies of none or of several.
    """
    if model is not None:
        return model
    places = sorted(path for path in folder.glob(f"*/{REPLIES}/*") if path.is_dir())
    models = sorted({recorded.model for place in places for recorded in recordings(place)})
    if not models:
        raise ReplayError(f"{folder}: no recorded replies; say whose with -m, and record them with: {_example(folder)}")
    if len(models) > 1:
        raise ReplayError(f"{folder}: replies of several models; say which with -m: {', '.join(models)}")
    return models[0]


class GoldenReplay:
    """Answers for each golden article from the replies in its own folder."""

    name = NAME
    version = __version__

    def __init__(self, folder: Path, golden: Iterable[Golden], model: str) -> None:
        """A replay of one model on the golden set in ``folder``; nothing is read before an article is."""
        self._folder = folder
        self._golden = golden_by_id(tuple(golden))
        self._model = model

    async def propose(self, article: Article, check: Check) -> Proposal:
        """Propose what the model proposed.

        Raises:
            ReplayError: The article is not of the golden set, or the replies are missing or stale.
        """
        golden = self._golden.get(article.id)
        if golden is None:
            raise ReplayError(f"{self._folder}: no golden article is this one")
        kept = replies_folder(self._folder, golden.title, self._model)
        command = record_command(self._folder, golden, self._model)
        if not kept.is_dir():
            raise ReplayError(f"{kept}: no replies of {self._model} to this article; record them: {command}")
        return await ReplayExtractor(kept, model=self._model, command=command).propose(article, check)


def record_command(folder: Path, golden: Golden, model: str) -> str:
    """The command that records a model's replies to a golden article, told what the regression is told of it."""
    ref = golden.report.article
    told = [("--language", ref.language), ("--published", ref.published)]
    words = ["reportedly", "extract", str(folder / golden.title / ARTICLE)]
    words += [word for name, value in told if value is not None for word in (name, value)]
    kept = replies_folder(folder, golden.title, model)
    asked = ["-m", model, *_strategy(kept, model), "--no-cache", "--record", str(kept)]
    return shlex.join([*words, *asked, "-o", "report.json"])


def _strategy(kept: Path, model: str) -> list[str]:
    """The option for the strategy that a model was asked by, where it is not the default."""
    known = {one.strategy for one in (recordings(kept) if kept.is_dir() else ()) if one.model == model}
    return ["--strategy", *known] if len(known) == 1 and known != {DEFAULT} else []


def _example(folder: Path) -> str:
    place = shlex.quote(str(folder))
    return f"reportedly extract {place}/SLUG/{ARTICLE} -m MODEL --no-cache --record {place}/SLUG/{REPLIES}/MODEL"
