"""Clients: documents a second and processor time a document against one loopback model server, peers in the same run.

    python -m bench.client [DOCUMENTS] [CONCURRENCY] [MILLISECONDS]

The server answers after 200 ms with a reply of two claims. Every client asks for each of 300 documents, 32 at a time,
and parses the reply; each in a process of its own, warmed by one document. ``httpx`` is the floor: it posts and parses
JSON. This project's client is measured as ``--api-base`` uses it (openai), as ``-m PROVIDER/MODEL`` does (litellm),
and as the whole extractor, grounding included. Peers that are not installed (``pip install instructor langextract``)
are left out and named. Goal for ``--api-base``: 0.9 of the floor.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

from reportedly.article import Article
from reportedly.extract.llm.budget import Budget
from reportedly.extract.llm.client import Client
from reportedly.extract.llm.exchange import Endpoint
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.litellm_endpoint import LitellmEndpoint
from reportedly.extract.llm.openai_endpoint import OpenAIEndpoint
from reportedly.extract.llm.parse import parse
from reportedly.extract.llm.prompt import messages
from reportedly.extract.llm.tally import Tally
from reportedly.extract.llm.windows import windows
from reportedly.extract.llm.wire import lines
from reportedly.extract.pipeline import aextract_report

TEXT = (
    "The Merovan army said on Tuesday that its 4th Rifle Brigade had taken the village of Osk. Up to 30 Sarnian "
    "soldiers may have been killed, Radio Merova reported, citing a hospital doctor. Document {number}."
)
Read = Callable[[int], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one client did."""

    documents_a_second: float
    processor_ms: float
    claims: int


def _prompted(number: int) -> list[dict[str, str]]:
    article = Article.from_text(TEXT.format(number=number))
    return [asdict(message) for message in messages(lines(article, windows(article)[0]))]


def _httpx(base: str) -> Read:
    import httpx  # noqa: PLC0415 - each client is loaded in its own process

    client = httpx.AsyncClient(timeout=60)

    async def read(number: int) -> int:
        body = {"model": "stub", "messages": _prompted(number), "max_tokens": 4_000}
        answer = await client.post(f"{base}/chat/completions", json=body)
        return len(json.loads(answer.json()["choices"][0]["message"]["content"])["claims"])

    return read


def _asking(endpoint: Endpoint) -> Read:
    client = Client(endpoint, Budget())

    async def read(number: int) -> int:
        article = Article.from_text(TEXT.format(number=number))
        asked = messages(lines(article, windows(article)[0]))
        reply = await client.ask(asked, 0, Tally(), temperature=0.0)
        return len(parse(reply.text).items)

    return read


def _api_base(base: str) -> Read:
    return _asking(OpenAIEndpoint("stub", base))


def _litellm(base: str) -> Read:
    os.environ |= {"HOSTED_VLLM_API_BASE": base, "HOSTED_VLLM_API_KEY": "none"}
    return _asking(LitellmEndpoint("hosted_vllm/stub"))


def _extractor(base: str) -> Read:
    extractor = LLMExtractor("stub", api_base=base, cache=False)

    async def read(number: int) -> int:
        return len((await aextract_report(TEXT.format(number=number), extractor=extractor)).claims)

    return read


def _instructor(base: str) -> Read:
    import instructor  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer
    import openai  # noqa: PLC0415
    from pydantic import BaseModel  # noqa: PLC0415

    class Found(BaseModel):
        evidence: list[dict[str, Any]]
        type: str
        chain: list[str]

    class Reply(BaseModel):
        claims: list[Found]

    client = instructor.from_openai(openai.AsyncOpenAI(base_url=base, api_key="none"), mode=instructor.Mode.JSON)

    async def read(number: int) -> int:
        asked: Any = _prompted(number)
        reply = await client.chat.completions.create(model="stub", response_model=Reply, messages=asked)
        return len(reply.claims)

    return read


def _langextract(base: str) -> Read:
    import langextract  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer
    from langextract.providers.openai import OpenAILanguageModel  # type: ignore[import-not-found]  # noqa: PLC0415

    model = OpenAILanguageModel(model_id="stub", api_key="none", base_url=base)
    example = langextract.data.ExampleData(
        text="Troops left Osk.",
        extractions=[langextract.data.Extraction(extraction_class="withdrawal", extraction_text="Troops left Osk")],
    )
    pool = ThreadPoolExecutor(200)

    def one(number: int) -> int:
        found = langextract.extract(
            TEXT.format(number=number),
            prompt_description="List the claims.",
            examples=[example],
            model=model,
            show_progress=False,
        )
        return len(found.extractions or ())

    async def read(number: int) -> int:
        return await asyncio.get_running_loop().run_in_executor(pool, one, number)

    return read


CLIENTS: dict[str, Callable[[str], Read]] = {
    "httpx, the floor": _httpx,
    "reportedly --api-base, client": _api_base,
    "reportedly -m (litellm), client": _litellm,
    "reportedly --api-base, reports": _extractor,
    "instructor": _instructor,
    "langextract": _langextract,
}
_CLAIMS = [
    {
        "evidence": [
            {"n": 1, "text": "The Merovan army said on Tuesday that its 4th Rifle Brigade had taken the village of Osk"}
        ],
        "trigger": "taken",
        "type": "advance",
        "chain": ["Merovan army"],
    },
    {
        "evidence": [{"n": 2, "text": "Up to 30 Sarnian soldiers may have been killed, Radio Merova reported"}],
        "trigger": "killed",
        "type": "casualties",
        "modality": "possible",
        "chain": ["Radio Merova"],
    },
]
REPLY = json.dumps({"claims": _CLAIMS})
_LANGEXTRACT_REPLY = json.dumps({"extractions": [{"withdrawal": "30 Sarnian soldiers"}, {"withdrawal": "Osk"}]})


async def measure(read: Read, documents: int, concurrency: int) -> Result:
    """Ask for all documents, so many at a time."""
    await read(0)
    gate = asyncio.Semaphore(concurrency)

    async def one(number: int) -> int:
        async with gate:
            return await read(number)

    before, started = _processor(), time.perf_counter()
    claims = await asyncio.gather(*(one(number) for number in range(1, documents + 1)))
    seconds = time.perf_counter() - started
    return Result(documents / seconds, 1000 * (_processor() - before) / documents, sum(claims))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _in_process(name: str, documents: int, concurrency: int, milliseconds: int) -> Result | None:
    """Measure one client in a process of its own; null if it isn't installed."""
    text = _LANGEXTRACT_REPLY if name == "langextract" else REPLY
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(text)
        file.flush()
        command = [sys.executable, "-m", "bench.stub", file.name, str(milliseconds)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            base = (server.stdout.readline() if server.stdout else "").strip()
            arguments = ["--one", name, base, str(documents), str(concurrency)]
            client = [sys.executable, "-m", "bench.client", *arguments]
            ended = subprocess.run(client, capture_output=True, text=True, check=False)
            server.terminate()
    if ended.returncode:
        print(f"{name}: {(ended.stderr.strip().splitlines() or ['failed'])[-1]}")
        return None
    return Result(**json.loads(ended.stdout.splitlines()[-1]))


def main(documents: int = 300, concurrency: int = 32, milliseconds: int = 200) -> None:
    """Print the table."""
    results = {name: _in_process(name, documents, concurrency, milliseconds) for name in CLIENTS}
    floor = next(iter(results.values()))
    print(f"{documents} documents, {concurrency} at a time, {milliseconds} ms a reply")
    print(f"{'':34}{'docs/s':>8}{'of floor':>10}{'CPU ms/doc':>12}{'claims':>8}")
    for name, result in results.items():
        if result is not None and floor is not None:
            share = result.documents_a_second / floor.documents_a_second
            print(f"{name:34}{result.documents_a_second:8.1f}{share:10.2f}{result.processor_ms:12.1f}{result.claims:8}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        outcome = asyncio.run(measure(CLIENTS[sys.argv[2]](sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])))
        print(json.dumps(asdict(outcome)))
    else:
        main(*map(int, sys.argv[1:]))
