"""Entries: what stands in a ledger, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.extract.llm.exchange import Reply, Request, ResponseMode


class State(StrEnum):
    """How a request stands."""

    UNKNOWN = "unknown"
    """It was never sent, or is to be sent again."""
    OUT = "out"
    """It is in a batch that has not ended."""
    ANSWERED = "answered"
    """Its reply is there."""
    FAILED = "failed"
    """It failed for good, as far as this run is concerned."""


class JobState(StrEnum):
    """How a batch stands with us."""

    PREPARED = "prepared"
    """Its requests are chosen; there is no batch yet."""
    CREATING = "creating"
    """The provider is, or was, being told to create it: there may be a batch, or none."""
    OUT = "out"
    """It exists; what came of it is not there yet."""
    ENDED = "ended"
    """What came of it is in the ledger."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file of requests may hold at most. OpenAI allows 50,000 requests and 200 MB; smaller ones end sooner."""

    requests: int = 10_000
    bytes: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Sent:
    """How a request was sent, without its messages."""

    kept_as: str
    """Its key in the cache of replies."""
    mode: ResponseMode
    """How its form was enforced."""
    temperature: float | None
    """Null where none was sent."""
    limit: str
    """The name that ``max_tokens`` was sent by."""
    max_tokens: int
    """Longest reply."""
    prompt_tokens: int
    """What is sent, estimated from above."""
    faults: int = 0
    """Times that it failed, the times that only its form was refused left out."""

    def request(self, model: str) -> Request:
        """The request, without its messages."""
        return Request(model, (), self.max_tokens, self.mode, self.temperature, self.limit)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request that is to be sent."""

    key: str
    """Its recording key, and its ``custom_id``."""
    owner: str
    """The article that it is sent for, whose report counts what it costs."""
    sent: Sent
    """How it is sent."""
    line: str
    """As it stands in the file, without its line feed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a request."""

    state: State
    owner: str = ""
    """The article that it was sent for."""
    times: int = 0
    """That it was sent."""
    reply: Reply | None = None
    """Where it is answered."""
    mode: ResponseMode | None = None
    """In which the reply came."""
    failure: str | None = None
    """Why it failed, one line."""


@dataclass(frozen=True, slots=True)
class Job:
    """A batch and its requests."""

    number: int
    """In the order of making."""
    token: str
    """By which it is found at the provider: in its metadata, and in the name of its file."""
    state: JobState
    begun: float
    """When it was prepared, in seconds since 1970."""
    file: str | None = None
    """The provider's name for its file of requests."""
    batch: str | None = None
    """The provider's name for it."""
    said: str | None = None
    """How far it was when last asked after, in words."""
    looks: int = 0
    """Times that its results were looked at and found torn."""
    requests: int = 0
    """How many it has."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A request has its reply."""

    reply: Reply
    mode: ResponseMode


@dataclass(frozen=True, slots=True)
class Again:
    """A request is to be sent again, if it is still wanted."""

    faults: int
    """Times that it failed."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A request failed for good."""

    reason: str
    """One line."""


Outcome = Answered | Again | Failed


@dataclass(frozen=True, slots=True)
class Used:
    """Tokens of all requests of a ledger."""

    prompt_tokens: int
    """Sent, of requests that are answered."""
    completion_tokens: int
    """Received."""
    reserved_prompt: int
    """Sent at most, of requests that are out."""
    reserved_completion: int
    """Received at most."""
