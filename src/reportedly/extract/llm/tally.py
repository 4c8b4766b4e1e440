"""Tally: what reading one article took, attempt by attempt."""

from collections import Counter
from dataclasses import dataclass, field

from reportedly.extract.llm.exchange import Price, Reply, ResponseMode
from reportedly.schema.extraction import Outcome, Usage
from reportedly.schema.vocabularies import OutcomeName


@dataclass(slots=True)
class Tally:
    """Requests, tokens, outcomes of one article."""

    price: Price | None = None
    """Null where it is not known."""
    requests: int = 0
    """Sent to a model, failed ones included."""
    remembered: int = 0
    """Replies from the cache or a recording."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    outcomes: Counter[OutcomeName] = field(default_factory=Counter)
    models: list[str] = field(default_factory=list)
    """As the provider names them, each once."""
    modes: list[ResponseMode] = field(default_factory=list)
    """In which replies came, each once."""

    def used(self, prompt_tokens: int, completion_tokens: int) -> None:
        """Count what one request used."""
        self.prompt_tokens += prompt_tokens
        self.completion_tokens += completion_tokens

    def answered(self, reply: Reply, mode: ResponseMode) -> None:
        """Keep who answered, and in what form."""
        if reply.model is not None and reply.model not in self.models:
            self.models.append(reply.model)
        if mode not in self.modes:
            self.modes.append(mode)

    def usage(self) -> Usage:
        """Of every attempt."""
        cost = None if self.price is None else self.price.of(self.prompt_tokens, self.completion_tokens)
        return Usage(prompt_tokens=self.prompt_tokens, completion_tokens=self.completion_tokens, cost_usd=cost)

    def named_outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes in the order of the vocabulary."""
        return tuple(Outcome(name=name, count=self.outcomes[name]) for name in OutcomeName if self.outcomes[name])
