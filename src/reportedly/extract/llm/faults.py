"""Faults: what a provider's failure means for the next step; litellm's errors derive from openai's."""

import datetime as dt
import os
import re
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

from reportedly.extract.llm.exchange import Finish


class Cure(StrEnum):
    """What may help."""

    WAIT = "wait"
    """The same request later: 408, 409, 425, 429, 5xx, no connection, no answer in time, half an answer."""
    OTHER_FORM = "other_form"
    """The same request with another ``response_format``."""
    NO_TEMPERATURE = "no_temperature"
    """The same request without a temperature."""
    OTHER_LIMIT = "other_limit"
    """The same request with the limit under its other name."""
    SHORTER = "shorter"
    """A shorter request: it does not fit into the model's context."""
    FILTERED = "filtered"
    """Nothing: the provider's filter refuses the text."""
    NONE = "none"
    """Nothing: wrong key, no such model, no permission, no server of this protocol."""


class Fault(Exception):  # noqa: N818 - it is caught by the client and never leaves it
    """One failed request."""

    def __init__(
        self,
        message: str,
        cure: Cure,
        *,
        retry_after: float | None = None,
        sent: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.cure = cure
        """What may help."""
        self.retry_after = retry_after
        """Seconds that the provider asks to wait."""
        self.sent = sent
        """Whether the model may have worked for it: counted against the budget."""
        self.status = status
        """The HTTP status, where there was one."""

    @property
    def ending(self) -> Finish | None:
        """What the fault amounts to where it is an answer of its kind; null where it is none."""
        return {Cure.FILTERED: Finish.FILTERED, Cure.SHORTER: Finish.TOO_LONG}.get(self.cure)


_AGAIN = frozenset({408, 409, 425, 429})
_TOO_MANY = 429
_SERVER = 500
_BAD_REQUEST = frozenset({400, 413, 422})
_FORM = re.compile(
    r"response.format|json_schema|json_object|json mode|structured output|grammar|schema",
    re.IGNORECASE,
)
_NAMED_FORM = re.compile(r"response_format|json_schema|json_object", re.IGNORECASE)
"""Some servers answer 500 to a form that they don't know, and name it."""
_LONG = re.compile(
    r"context_length_exceeded|exceed_context_size|maximum context|context (?:length|window|size)|too (?:long|large)"
    r"|exceeds? the (?:limit|available|maximum)",
    re.IGNORECASE,
)
_FILTER = re.compile(r"content_filter|content management policy|content[ _]policy|responsible ?ai", re.IGNORECASE)
_QUOTA = re.compile(r"insufficient_quota|exceeded your current quota|billing", re.IGNORECASE)
_LONGEST = 300
_SECRET = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)\Z", re.IGNORECASE)
_LEAST_SECRET = 8


def of_status(status: int, message: str, headers: Any = None) -> Fault:
    """The fault of an HTTP status and the provider's words."""
    words = told(message)
    text = f"HTTP {status}: {words}"
    if status == _TOO_MANY and _QUOTA.search(message):
        return Fault(text, Cure.NONE, status=status)
    if status == _SERVER and _NAMED_FORM.search(message):
        return Fault(text, Cure.OTHER_FORM, status=status)
    if status in _AGAIN or status >= _SERVER:
        return Fault(text, Cure.WAIT, retry_after=retry_after(headers), sent=status >= _SERVER, status=status)
    return Fault(text, _cure(message) if status in _BAD_REQUEST else Cure.NONE, status=status)


def _cure(message: str) -> Cure:
    if _FILTER.search(message):
        return Cure.FILTERED
    if "max_completion_tokens" in message:
        return Cure.OTHER_LIMIT
    if _LONG.search(message):
        return Cure.SHORTER
    if "temperature" in message:
        return Cure.NO_TEMPERATURE
    return Cure.OTHER_FORM if _FORM.search(message) else Cure.NONE


def retry_after(headers: Any) -> float | None:
    """Seconds of ``Retry-After``, a number or an HTTP date (RFC 9110, 10.2.3); null where there is none."""
    value = headers.get("retry-after") if headers is not None else None
    if not isinstance(value, str):
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def of_openai(error: Exception) -> Fault:
    """The fault of an error of openai's client, or of litellm, whose errors derive from them."""
    import openai  # noqa: PLC0415 - an extra; loaded already where such an error was raised

    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return Fault("no answer in time", Cure.WAIT, sent=True)
    status = getattr(error, "status_code", None)
    if isinstance(error, openai.APIStatusError) and isinstance(status, int):
        response = getattr(error, "response", None)
        return of_status(status, _words(error), getattr(response, "headers", None))
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__ or error
        return Fault(f"no connection, or it broke: {told(str(cause))}", Cure.WAIT, sent=True)
    return Fault(f"an answer that can't be read: {told(str(error))}", Cure.WAIT, sent=True)


def told(message: str) -> str:
    """A provider's words as one short line, without the keys that some of them repeat."""
    for name, value in os.environ.items():
        if _SECRET.search(name) and len(value) >= _LEAST_SECRET:
            message = message.replace(value, "[key]")
    return " ".join(message.split())[:_LONGEST]


def _words(error: Exception) -> str:
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict):
            known = [str(inner[key]) for key in ("message", "code", "type", "param", "detail") if inner.get(key)]
            if known:
                return " · ".join(known)
    return str(error)
