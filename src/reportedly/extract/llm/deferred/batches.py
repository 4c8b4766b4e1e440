"""Batches: what a provider's batch interface does, in the form that OpenAI gave it, and what it says of a batch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from reportedly.extract.llm.exchange import Capabilities, Price, Request
from reportedly.extract.llm.faults import told

HALF = 0.5
"""What a token in a batch costs of the price of one that is answered at once (OpenAI's Batch API guide: '50% cost
discount'; Azure OpenAI says the same of global batches)."""
TOKEN = "reportedly"  # noqa: S105 - a name, no secret
"""The key of a batch's metadata under which its token stands."""
ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
"""States after which nothing more comes."""
QUEUE_FULL = "token_limit_exceeded"
"""The code with which a provider fails a batch that doesn't fit into its queue beside the others."""
_MOST_ERRORS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a provider says of a batch."""

    id: str
    """The provider's name for it."""
    status: str
    """``validating``, ``in_progress``, ``finalizing``, ``completed``, ``failed``, ``expired``, ``cancelled`` …"""
    file: str | None = None
    """The input file."""
    token: str | None = None
    """Ours, from its metadata."""
    created: float | None = None
    """When, in seconds since 1970."""
    output: str | None = None
    """The file of replies."""
    errors: str | None = None
    """The file of requests that failed."""
    answered: int = 0
    """Requests that have a reply so far."""
    failed: int = 0
    """Requests that failed so far."""
    total: int = 0
    """Requests."""
    reason: str | None = None
    """Why it failed as a whole, one line."""
    queue_full: bool = False
    """Whether it failed since the provider's queue was full."""

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.status in ENDED


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the batches that a provider has, newest first."""

    batches: tuple[Told, ...]
    more: bool
    """Whether there are older ones."""


class Batches(Protocol):
    """A provider's batch interface for one model. It asks once: retries are ``steady``'s."""

    model: str
    """The model, as reports name it."""
    origin: str
    """Scheme, host and port of ``--api-base``; the provider's name elsewhere."""
    capabilities: Capabilities
    """What it takes."""
    price: Price | None
    """Of a token in a batch; null where it is not known."""
    url: str
    """Where each request of a file goes, at the provider."""

    def body(self, request: Request) -> dict[str, Any]:
        """The body of a request as it stands in a file."""
        ...

    async def upload(self, name: str, content: bytes) -> str:
        """Send a file of requests; its id.

        Raises:
            Fault: It failed, as every call may.
        """
        ...

    async def create(self, file: str, token: str) -> Told:
        """Begin a batch of a file, with a token of ours in its metadata."""
        ...

    async def retrieve(self, batch: str) -> Told:
        """How far a batch is."""
        ...

    async def listed(self, after: str | None) -> Page:
        """The batches that there are, those after ``after`` where it is given."""
        ...

    async def content(self, file: str) -> bytes:
        """A file of results."""
        ...

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        ...


def told_of(value: object) -> Told | None:
    """A batch as JSON read strictly; null where it is none: whoever answers may answer anything."""
    if not isinstance(value, dict) or _text(value.get("id")) is None or _text(value.get("status")) is None:
        return None
    counts = _record(value.get("request_counts"))
    errors = list(_errors(_record(value.get("errors")).get("data")))
    created = value.get("created_at")
    return Told(
        id=str(value["id"]),
        status=told(str(value["status"])),
        file=_text(value.get("input_file_id")),
        token=_text(_record(value.get("metadata")).get(TOKEN)),
        created=float(created) if isinstance(created, int | float) else None,
        output=_text(value.get("output_file_id")),
        errors=_text(value.get("error_file_id")),
        answered=_count(counts.get("completed")),
        failed=_count(counts.get("failed")),
        total=_count(counts.get("total")),
        reason=told("; ".join(" · ".join(part for part in one if part) for one in errors[:_MOST_ERRORS])) or None,
        queue_full=any(code == QUEUE_FULL for code, _ in errors),
    )


def page_of(value: object) -> Page | None:
    """A list of batches as JSON; null where it is none."""
    data = _record(value).get("data")
    if not isinstance(data, list):
        return None
    found = tuple(one for one in map(told_of, data) if one is not None)
    return Page(found, more=bool(_record(value).get("has_more")) and bool(found))


def file_of(value: object) -> str | None:
    """The id of an uploaded file as JSON; null where there is none."""
    return _text(_record(value).get("id"))


def _errors(data: object) -> Iterable[tuple[str, str]]:
    for one in data if isinstance(data, list) else []:
        entry = _record(one)
        if entry.get("code") or entry.get("message"):
            yield str(entry.get("code") or ""), str(entry.get("message") or "")


def _record(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
