"""Options for models: which one, where it answers, what it may cost, what is kept; and the extractor they ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.options import gathered
from reportedly.extract.protocol import Extractor
from reportedly.extract.registry import extractor_named

if TYPE_CHECKING:
    from reportedly.extract.llm.exchange import Price

_F = TypeVar("_F", bound=Callable[..., Any])
_MILLION = 1_000_000
_OPTIONS = (
    click.option(
        "-m",
        "--model",
        default=None,
        metavar="PROVIDER/MODEL",
        help="Ask this model, or llamacpp:PATH.gguf; implies 'llm'.",
    ),
    click.option(
        "--strategy",
        default=None,
        type=click.Choice(["whole", "sentences", "guided"]),
        help="How the model is asked; see docs/models.md.  [default: whole]",
    ),
    click.option("--api-base", default=None, metavar="URL", help="A server of your own: http://localhost:8080/v1."),
    click.option(
        "--max-attempts",
        default=2,
        type=click.IntRange(1, 10),
        show_default=True,
        metavar="N",
        help="Times that a passage, or a claim that can't stand, is asked for.",
    ),
    click.option(
        "--max-tokens",
        default=None,
        type=click.IntRange(min=1),
        metavar="N",
        help="Stop before all articles together have used more tokens, sent and received.",
    ),
    click.option(
        "--max-cost",
        default=None,
        type=click.FloatRange(min=0),
        metavar="USD",
        help="Stop before all articles together have cost more.",
    ),
    click.option(
        "--max-reply-tokens",
        default=8_192,
        type=click.IntRange(min=256),
        show_default=True,
        metavar="N",
        help="Longest reply; of one that is cut off the rest is asked for.",
    ),
    click.option(
        "--price",
        default=None,
        metavar="IN,OUT",
        help="US dollars a million tokens sent and received, where the model's price is not known.",
    ),
    click.option(
        "--timeout",
        default=120.0,
        type=click.FloatRange(min=1),
        show_default=True,
        metavar="SECONDS",
        help="Longest wait for one reply.",
    ),
    click.option("--rpm", default=None, type=click.IntRange(min=1), metavar="N", help="Most requests in any minute."),
    click.option(
        "--tpm",
        default=None,
        type=click.IntRange(min=1),
        metavar="N",
        help="Most tokens in any minute, sent and received.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither keep replies nor take kept ones."),
    click.option(
        "--record",
        default=None,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Keep every exchange with the model here, for --replies.",
    ),
    click.option(
        "--replies",
        default=None,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Answer from exchanges kept by --record, with no network; implies 'replay'.",
    ),
)


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What the options for models say."""

    model: str | None
    strategy: str | None
    api_base: str | None
    max_attempts: int
    max_tokens: int | None
    max_cost: float | None
    max_reply_tokens: int
    price: str | None
    timeout: float
    rpm: int | None
    tpm: int | None
    no_cache: bool
    record: Path | None
    replies: Path | None

    def extractor(self, name: str | None) -> Extractor:
        """The extractor that is asked for; ``rules`` where nothing else is.

        A model that is set in the environment or a project's settings is no hindrance to ``--extractor rules``.
        """
        if name is None:
            name = "replay" if self.replies is not None else "llm" if self.model is not None else "rules"
        if name == "llm":
            return self._llm()
        if name == "replay":
            return self._replay()
        return extractor_named(name)

    def given_price(self) -> "Price | None":
        """What ``--price`` says.

        Raises:
            click.UsageError: It is no pair of numbers.
        """
        from reportedly.extract.llm.exchange import Price  # noqa: PLC0415 - only where a model is asked

        return None if self.price is None else Price(*_prices(self.price))

    def _llm(self) -> Extractor:
        from reportedly.extract.llm.client import Patience  # noqa: PLC0415 - only where a model is asked
        from reportedly.extract.llm.extractor import LLMExtractor  # noqa: PLC0415
        from reportedly.extract.llm.pace import Pace  # noqa: PLC0415
        from reportedly.extract.llm.strategies import DEFAULT  # noqa: PLC0415

        if self.model is None:
            raise click.UsageError("--extractor llm needs -m PROVIDER/MODEL, or -m NAME --api-base URL")
        if self.replies is not None:
            raise click.UsageError("--replies answers in place of a model; leave --extractor llm out")
        return LLMExtractor(
            self.model,
            strategy=self.strategy or DEFAULT,
            api_base=self.api_base,
            max_attempts=self.max_attempts,
            max_tokens=self.max_tokens,
            max_cost=self.max_cost,
            max_reply_tokens=self.max_reply_tokens,
            price=self.given_price(),
            cache=not self.no_cache,
            record=self.record,
            patience=Patience(seconds=self.timeout),
            pace=Pace(requests=self.rpm, tokens=self.tpm),
        )

    def _replay(self) -> Extractor:
        from reportedly.extract.replay import ReplayExtractor  # noqa: PLC0415 - only where it is asked for

        if self.replies is None:
            raise click.UsageError("--extractor replay needs --replies DIR")
        if self.record is not None:
            raise click.UsageError("--record keeps what a model answers; --replies asks none")
        return ReplayExtractor(self.replies, model=self.model, strategy=self.strategy, max_attempts=self.max_attempts)


def model_options(function: _F) -> _F:
    """Which model, where, at what cost; handed to the command as ``ModelOptions`` by the name ``asked``."""
    return gathered(_OPTIONS, ModelOptions, "asked")(function)


def _prices(given: str) -> tuple[float, float]:
    try:
        prompt, completion = (float(part) / _MILLION for part in given.split(","))
    except ValueError as error:
        raise click.UsageError(f"--price {given!r} is no pair of numbers, such as 0.15,0.60") from error
    if not (0 <= prompt < float("inf") and 0 <= completion < float("inf")):
        raise click.UsageError(f"--price {given!r} is negative or no number")
    return prompt, completion
