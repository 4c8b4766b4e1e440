"""Budget: tokens and dollars that may be used; a request that could pass a limit is never sent."""

import asyncio
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
        self._under_way = 0
        self._waiting: list[asyncio.Future[None]] = []

    def carry(self, prompt_tokens: int, completion_tokens: int) -> None:
        """Count what was used before this budget was made: a batch that goes on keeps to the limits of the whole."""
        self._prompt += prompt_tokens
        self._completion += completion_tokens

    def part(self, parts: int) -> tuple[int | None, float | None]:
        """Tokens and dollars that are left for each of so many that share this budget; null for no limit."""
        tokens = (
            None if self._max_tokens is None else max(0, self._max_tokens - self._prompt - self._completion) // parts
        )
        if self._max_cost is None or self.price is None:
            return tokens, None
        return tokens, max(0.0, self._max_cost - self.price.of(self._prompt, self._completion)) / parts

    async def reserved(self, prompt_tokens: int, completion_tokens: int) -> Reserved:
        """``reserve``, once requests under way have said what they really used, where it could pass a limit before.

        Raises:
            BudgetExceeded: It could pass one with none under way.
        """
        while True:
            try:
                return self.reserve(prompt_tokens, completion_tokens)
            except BudgetExceeded:
                if not self._under_way:
                    raise
            settled = asyncio.get_running_loop().create_future()
            self._waiting.append(settled)
            await settled

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
        self._under_way += 1
        return Reserved(prompt_tokens, completion_tokens)

    def settle(self, reserved: Reserved, prompt_tokens: int, completion_tokens: int) -> None:
        """Replace what was set aside by what was used."""
        self._prompt += prompt_tokens - reserved.prompt_tokens
        self._completion += completion_tokens - reserved.completion_tokens
        self._under_way -= 1
        waiting, self._waiting = self._waiting, []
        for settled in waiting:
            if not settled.done():
                settled.set_result(None)
