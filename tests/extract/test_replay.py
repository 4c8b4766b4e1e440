from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.extract.llm.claims import TEXT, reply, shelling, toll
from tests.extract.llm.server import Answer, ModelServer

from reportedly import ReplayError, Report, extract_report
from reportedly.cli import run
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.recording import recordings
from reportedly.extract.replay import ReplayExtractor


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer()
    yield running
    running.stop()


def record(server: ModelServer, folder: Path, model: str = "scripted", text: str = TEXT) -> Report:
    extractor = LLMExtractor(model, api_base=server.base, cache=False, record=folder)
    return extract_report(text, extractor=extractor)


def test_a_replay_gives_what_the_model_gave(server: ModelServer, tmp_path: Path) -> None:
    server.answers(reply(toll(), shelling(modality="asserted")), reply(shelling()))
    live = record(server, tmp_path)
    again = extract_report(TEXT, extractor=ReplayExtractor(tmp_path))
    assert again.claims == live.claims
    assert again.extraction.rejected == live.extraction.rejected
    assert again.extraction.model_reported == "scripted-1"


def test_an_exchange_is_kept_whole_and_names_no_host(server: ModelServer, tmp_path: Path) -> None:
    server.answers(Answer(text=reply(toll()), usage=(123, 45)))
    record(server, tmp_path)
    (path,) = tmp_path.iterdir()
    (kept,) = recordings(tmp_path)
    assert (kept.model, kept.model_reported, kept.attempt) == ("scripted", "scripted-1", 0)
    assert (kept.prompt_tokens, kept.completion_tokens, kept.finish) == (123, 45, "stop")
    assert (kept.response_mode, kept.max_tokens, kept.temperature) == ("json_schema", 8192, 0.0)
    assert kept.reply == reply(toll())
    assert "127.0.0.1" not in path.read_text(encoding="utf-8")


def test_refusals_cut_replies_and_requests_too_long_are_replayed_too(server: ModelServer, tmp_path: Path) -> None:
    server.answers(
        Answer(status=400, error="maximum context length is 100 tokens"),
        Answer(status=400, error="maximum context length is 100 tokens"),
        Answer(status=400, error="maximum context length is 100 tokens"),
        Answer(status=400, error="maximum context length is 100 tokens"),
        Answer(text="", refusal="no"),
    )
    live = record(server, tmp_path)
    again = extract_report(TEXT, extractor=ReplayExtractor(tmp_path))
    assert live.extraction.unread
    assert again.extraction.unread == live.extraction.unread
    assert again.extraction.outcomes == live.extraction.outcomes


def test_another_article_is_stale_and_the_message_says_how_to_record_anew(server: ModelServer, tmp_path: Path) -> None:
    record(server, tmp_path)
    with pytest.raises(ReplayError, match=r"record anew: reportedly extract ARTICLE -m scripted --no-cache --record "):
        extract_report("Ten soldiers were killed.", extractor=ReplayExtractor(tmp_path))


def test_a_changed_prompt_makes_it_stale(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(server, tmp_path)
    (path,) = tmp_path.iterdir()
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(kept | {"key": "0" * 64, "prompt_sha256": "0" * 64}), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert run(["extract", str(article), "--replies", str(tmp_path)]) == 2
    assert "made with another prompt than 1" in capsys.readouterr().err


def test_of_several_models_one_must_be_named(server: ModelServer, tmp_path: Path) -> None:
    record(server, tmp_path, "one")
    server.answers(reply(toll()))
    record(server, tmp_path, "two")
    with pytest.raises(ReplayError, match="say which with -m: one, two"):
        ReplayExtractor(tmp_path)
    assert len(extract_report(TEXT, extractor=ReplayExtractor(tmp_path, model="two")).claims) == 1
    with pytest.raises(ReplayError, match="no replies of three"):
        ReplayExtractor(tmp_path, model="three")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 2}', "[" * 100_000])
def test_a_file_that_is_no_recording_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReplayError, match=r"a\.json: no recorded reply"):
        ReplayExtractor(tmp_path)


def test_a_folder_without_recordings_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="--record"):
        ReplayExtractor(tmp_path)
    with pytest.raises(ReplayError, match="no folder"):
        ReplayExtractor(tmp_path / "nowhere")


def test_no_folder_says_what_to_give() -> None:
    with pytest.raises(ReplayError, match="--replies DIR"):
        extract_report(TEXT, extractor="replay")
