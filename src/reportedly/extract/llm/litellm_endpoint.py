"""Litellm endpoint: every provider that litellm knows, by ``PROVIDER/MODEL``, keys from the provider's own variables.

litellm is imported inside one function, with its two settings made first: otherwise importing it fetches a price list
from the network and loads ``.env``. What it takes from its table of models (whether JSON Schema is supported, prices)
is the copy that it ships.
"""

import asyncio
import os
from typing import Any

from reportedly.errors import ExtractorError, MissingExtraError
from reportedly.extract.llm.exchange import Capabilities, Price, Reply, Request, ResponseMode
from reportedly.extract.llm.faults import of_openai
from reportedly.extract.llm.replies import read

_SETTINGS = {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_MODE": "PRODUCTION"}


class LitellmEndpoint:
    """A provider's model."""

    def __init__(self, model: str, price: Price | None = None) -> None:
        self.model = model
        provider, separator, _ = model.partition("/")
        if not separator:
            raise ExtractorError(
                f"-m {model!r} names no provider: give PROVIDER/MODEL, or --api-base for a server of your own"
            )
        self.origin = provider
        self._litellm = library()
        self.capabilities = Capabilities(modes=_modes(self._litellm, model))
        self.price = price or _price(self._litellm, model)

    async def send(self, request: Request, seconds: float) -> Reply:
        """Ask once.

        Raises:
            Fault: It failed; the fault says how.
        """
        try:
            async with asyncio.timeout(seconds):
                completion = await self._litellm.acompletion(
                    **request.body(), timeout=seconds, num_retries=0, max_retries=0, drop_params=True
                )
        except Exception as error:  # every failure of the library is read as a fault; a fault is never swallowed
            raise of_openai(error) from error
        return read(completion.model_dump(), request)

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        await self._litellm.close_litellm_async_clients()


def library() -> Any:
    """litellm, made quiet.

    Raises:
        MissingExtraError: The extra ``llm`` is not installed.
    """
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    try:
        import litellm  # noqa: PLC0415 - an extra that takes seconds to import
    except ImportError as error:
        raise MissingExtraError("-m PROVIDER/MODEL needs the extra 'llm': pip install 'reportedly[llm]'") from error
    litellm.telemetry = False
    litellm.suppress_debug_info = True
    return litellm


def _modes(litellm: Any, model: str) -> tuple[ResponseMode, ...]:
    """What litellm's table says of the model."""
    if litellm.supports_response_schema(model=model):
        return ResponseMode.JSON_SCHEMA, ResponseMode.JSON_OBJECT, ResponseMode.TEXT
    try:
        known = litellm.get_supported_openai_params(model=model) or []
    except Exception:  # noqa: BLE001 - litellm raises its own kinds for a provider that it doesn't know; asking will tell
        known = []
    if "response_format" in known:
        return ResponseMode.JSON_OBJECT, ResponseMode.TEXT
    return (ResponseMode.TEXT,)


def _price(litellm: Any, model: str) -> Price | None:
    entry = litellm.model_cost.get(model) or litellm.model_cost.get(model.partition("/")[2]) or {}
    prompt, completion = entry.get("input_cost_per_token"), entry.get("output_cost_per_token")
    if isinstance(prompt, int | float) and isinstance(completion, int | float):
        return Price(float(prompt), float(completion))
    return None
