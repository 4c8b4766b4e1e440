"""Tokens: what one article costs with one model, this project and two peers in the same run.

    python -m bench.tokens MODEL API_BASE [ARTICLE...] [--reader NAME]

``API_BASE`` is a server that speaks the chat-completions protocol; ``ARTICLE`` is the name of a golden folder, both
where none is given. Every reader gets the fields of the reply schema, instructor a few of them too, and asks through a
proxy on loopback that adds up what the server counts, over all requests. A claim is found if its type is a golden
claim's and its words overlap with that claim's evidence; each golden claim is found once. Peers that are not installed
(extra ``bench``) are named.
"""

import argparse
import json
import math
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.error import HTTPError

from pydantic import BaseModel, create_model

from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.prompt import WHOLE
from reportedly.extract.llm.strategies import STRATEGIES
from reportedly.extract.pipeline import extract_report
from reportedly.schema.vocabularies import EventType, VerificationStatus
from reportedly.validate.golden import Golden, load_golden_set

GOLDEN = Path(__file__).parent.parent / "golden"
SECONDS = 7_200.0
LONGEST = 4_096
"""Tokens of one reply, for every reader that can be told."""
TASK = WHOLE.system.split("\n\n", 1)[0]
EXAMPLE, ANSWER = WHOLE.system.rsplit("<article>", 1)[1].split("</article>")


class FewClaim(BaseModel):
    """A claim in seven fields, of which a small model's reply has a chance to end."""

    type: Literal[tuple(kind.value for kind in EventType)]  # type: ignore[valid-type]  # made at run time
    quote: str
    unit: str | None
    place: str | None
    date: str | None
    source: str | None
    verification: Literal[tuple(status.value for status in VerificationStatus)]  # type: ignore[valid-type]


class FewFields(BaseModel):
    """A reply."""

    claims: list[FewClaim]


class Found(NamedTuple):
    """A claim of a reader."""

    type: str
    words: tuple[str, ...]


@dataclass
class Counted:
    """What the requests of one reader took."""

    requests: int = 0
    failed: int = 0
    prompt: int = 0
    completion: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, status: int, answer: bytes) -> None:
        """Count one answer of the server."""
        used = json.loads(answer).get("usage") or {} if status == HTTP_OK else {}
        with self.lock:
            self.requests += 1
            self.failed += status != HTTP_OK
            self.prompt += used.get("prompt_tokens", 0)
            self.completion += used.get("completion_tokens", 0)


HTTP_OK = 200


class Proxy(ThreadingHTTPServer):
    """Hands requests on to the model's server and counts."""

    daemon_threads = True

    def __init__(self, api_base: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.api_base = api_base.rstrip("/")
        self.counted = Counted()
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.server.api_base + self.path, body, headers)  # noqa: S310 - as given
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as given
                status, data = answer.status, answer.read()
        except HTTPError as error:
            status, data = error.code, error.read()
        self.server.counted.add(status, data)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """A benchmark prints its table alone."""


def reportedly(strategy: str, golden: Golden, model: str, base: str) -> list[Found]:
    """This project by one strategy: the claims that stand."""
    patience = Patience(seconds=SECONDS)
    extractor = LLMExtractor(
        model, strategy=strategy, api_base=base, cache=False, patience=patience, max_reply_tokens=LONGEST
    )
    report = extract_report(str(golden.text), extractor=extractor)
    return [Found(claim.event.type, tuple(span.text for span in claim.evidence)) for claim in report.claims]


def instructor(few: bool, golden: Golden, model: str, base: str) -> list[Found]:  # noqa: FBT001 - told by partial
    """Instructor in JSON mode: the claims of the reply schema, or a few of their fields, as a Pydantic model."""
    import instructor as peer  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer
    import openai  # noqa: PLC0415

    client = peer.from_openai(openai.OpenAI(base_url=base, api_key="none", timeout=SECONDS), mode=peer.Mode.JSON)
    asked: Any = [{"role": "system", "content": TASK}, {"role": "user", "content": golden.text}]
    reply: Any = client.chat.completions.create(
        model=model, response_model=FewFields if few else _model("Reply", WHOLE.schema), messages=asked,
        temperature=0.0, max_retries=1, max_tokens=LONGEST,
    )  # fmt: skip
    if few:
        return [Found(claim.type, (claim.quote,)) for claim in reply.claims]
    return [Found(claim.type, tuple(part.text for part in claim.evidence)) for claim in reply.claims]


def langextract(golden: Golden, model: str, base: str) -> list[Found]:
    """Langextract as it comes: the worked example with the same fields as attributes, chunks of 1,000 characters."""
    import langextract as peer  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer
    from langextract.providers.openai import OpenAILanguageModel  # type: ignore[import-not-found]  # noqa: PLC0415

    extractions = [
        peer.data.Extraction(
            extraction_class=claim["type"],
            extraction_text=claim["evidence"][0]["text"],
            attributes={name: _flat(value) for name, value in claim.items() if name not in ("evidence", "type")},
        )
        for claim in json.loads(ANSWER)["claims"]
    ]
    text = "\n".join(line.split("] ", 1)[1] for line in EXAMPLE.strip().splitlines())
    server = OpenAILanguageModel(model_id=model, api_key="none", base_url=base, temperature=0.0, max_workers=1)
    found = peer.extract(
        golden.text,
        prompt_description=TASK,
        examples=[peer.data.ExampleData(text=text, extractions=extractions)],
        model=server,
        show_progress=False,
    )
    return [Found(one.extraction_class, (one.extraction_text,)) for one in found.extractions or ()]


READERS: dict[str, Callable[[Golden, str, str], list[Found]]] = {
    **{f"reportedly, {strategy}": partial(reportedly, strategy) for strategy in STRATEGIES},
    "instructor": partial(instructor, False),
    "instructor, few fields": partial(instructor, True),
    "langextract": langextract,
}


def _flat(value: Any) -> Any:
    """An attribute as langextract takes it: words, or a list of words."""
    if isinstance(value, list):
        return [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in value]
    return "" if value is None else value


def _model(name: str, schema: dict[str, Any]) -> type[BaseModel]:
    """The Pydantic model of an object of the reply schema."""
    fields: Any = {key: (_type(key.title(), value), ...) for key, value in schema["properties"].items()}
    return create_model(name, **fields)


def _type(name: str, schema: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _type(name, WHOLE.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    if schema["type"] == "integer":
        return int  # without the list of all sentence numbers, which only this project's prompt has
    if schema["type"] == "array":
        return list[_type(name, schema["items"])]  # type: ignore[misc]  # made at run time
    if schema["type"] == "object":
        return _model(name, schema)
    if "enum" in schema:
        return Literal[tuple(schema["enum"])]
    return str if schema["type"] == "string" else str | None


def matched(found: list[Found], golden: Golden) -> int:
    """How many golden claims are found."""
    text = str(golden.text)
    left = [
        (claim.event.type.value, [(span.start, span.end) for span in claim.evidence]) for claim in golden.report.claims
    ]
    count = 0
    for one in found:
        places = [(text.find(words), text.find(words) + len(words)) for words in one.words if words and words in text]
        for gold in left:
            if gold[0] == one.type and any(a < d and c < b for a, b in places for c, d in gold[1]):
                left.remove(gold)
                count += 1
                break
    return count


def main() -> None:
    """Print a line for each article and reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("api_base")
    parser.add_argument("articles", nargs="*", metavar="article")
    parser.add_argument("--reader", action="append", choices=[*READERS], help="these alone")
    asked = parser.parse_args()
    print(f"{'article':10}{'reader':23}{'requests':>9}{'sent':>8}{'received':>10}{'seconds':>9}", end="")
    print(f"{'claims':>8}{'in gold':>9}{'tokens a claim':>16}", flush=True)
    for golden in load_golden_set(GOLDEN):
        if asked.articles and golden.title not in asked.articles:
            continue
        for name in asked.reader or READERS:
            proxy, started, problem = Proxy(asked.api_base), time.monotonic(), ""
            found: list[Found] = []
            try:
                found = READERS[name](golden, asked.model, proxy.base)
            except Exception as error:  # noqa: BLE001 - a peer may fail in any way; its tokens are spent all the same
                problem = f"  {type(error).__name__}: {' '.join(str(error).split())[:80]}"
            used, right = proxy.counted, matched(found, golden)
            tokens = used.prompt + used.completion
            print(f"{golden.title[:8]:10}{name:23}{used.requests:9}{used.prompt:8,}{used.completion:10,}", end="")
            print(f"{time.monotonic() - started:9.0f}{len(found):8}{right:9}", end="")
            print(f"{tokens / right if right else math.inf:16.0f}{problem}", flush=True)
            proxy.shutdown()


if __name__ == "__main__":
    main()
