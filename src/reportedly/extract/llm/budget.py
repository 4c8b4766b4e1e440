"""Budget: tokens and dollars that may be used; a request that could pass a limit is never sent."""

from dataclasses import dataclass

from reportedly.errors import BudgetExceeded
from reportedly.extract.llm.exchange import Price


@dataclass(frozen=True, slots=True)
class Reserved:
    """What a request may use at most."""

    prompt_tokens: int
    completion_tokens: int


class Budget:
    """What was used and is reserved. One budget serves all articles of a run, requests at the same time included."""

    def __init__(
        self, price: Price | None = None, *, max_tokens: int | None = None, max_cost: float | None = None
    ) -> None:
        self.price = price
        self._max_tokens = max_tokens
        self._max_cost = max_cost
        self._prompt = 0
        self._completion = 0

    def reserve(self, prompt_tokens: int, completion_tokens: int) -> Reserved:
        """Set tokens aside for a request.

        Raises:
            BudgetExceeded: It could pass a limit.
        """
        prompt, completion = self._prompt + prompt_tokens, self._completion + completion_tokens
        if self._max_tokens is not None and prompt + completion > self._max_tokens:
            raise BudgetExceeded(f"the next request could pass --max-tokens {self._max_tokens:,}")
        if self._max_cost is not None and self.price is not None and self.price.of(prompt, completion) > self._max_cost:
            raise BudgetExceeded(f"the next request could pass --max-cost {self._max_cost:g}")
        self._prompt, self._completion = prompt, completion
        return Reserved(prompt_tokens, completion_tokens)

    def settle(self, reserved: Reserved, prompt_tokens: int, completion_tokens: int) -> None:
        """Replace what was set aside by what was used."""
        self._prompt += prompt_tokens - reserved.prompt_tokens
        self._completion += completion_tokens - reserved.completion_tokens
