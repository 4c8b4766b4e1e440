from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from tests.schema.documents import Json, claim, report, span

from reportedly import load_report
from reportedly.cli.show import shown

Command = Callable[..., tuple[int, str, str]]

WORDS = "Officials of the inland ministry denied that soldiers of the 9th Brigade may have left Harbour Town on Sunday"


def part(text: str) -> Json:
    return span(100 + WORDS.index(text), text)


def withdrawal() -> Json:
    source = {"name": "Officials", "span": part("Officials"), "kind": "government", "anonymity": "unnamed_group"}
    return claim(
        event={
            "type": "withdrawal",
            "summary": "A withdrawal.",
            "polarity": "affirmed",
            "modality": "possible",
            "modality_cue": part("may"),
        },
        units=[{"name": "9th Brigade", "span": part("9th Brigade"), "role": "actor", "side": "state:UA"}],
        locations=[
            {"name": "Harbour Town", "span": part("Harbour Town"), "kind": "settlement", "relation": "direction_of"}
        ],
        dates=[{"span": part("on Sunday"), "edtf": "2023-05-07", "role": "event", "basis": "relative"}],
        attribution={"voice": "sourced", "chain": [source], "cues": [part("denied")]},
        verification={
            "status": "unverified",
            "contested": "denied",
            "responses": [{"source": source, "stance": "denies", "span": part("denied")}],
        },
        evidence=[span(100, WORDS)],
        grading={"by": "a reviewer", "at": "2024-05-02T08:00:00Z", "credibility": 2},
    )


EXPECTED = """\
Army leaves
The Gazette · 2023-05-12

  1 withdrawal (possible) · event · unverified, denied
    “Officials of the inland ministry denied that soldiers of the 9th Brigade
    may have left Harbour Town on Sunday” [100:209]
    who       9th Brigade (actor, state:UA)
    where     direction of Harbour Town (settlement)
    when      on Sunday = 2023-05-07 (event)
    said by   Officials
    cue       “may”, “denied”
    answer    Officials denies: “denied”
    graded    2 by a reviewer

refused: drafts[0].units[1] “8th Brigade”: not_found
1 claim · annotator 1 · 1 value refused · whole article read"""


def document() -> Json:
    made = report(withdrawal())
    made["article"] |= {"title": "Army leaves", "publisher": "The Gazette", "published": "2023-05-12"}
    made["extraction"]["rejected"] = [{"path": "drafts[0].units[1]", "value": "8th Brigade", "reason": "not_found"}]
    return made


def plain(text: str) -> str:
    return click.unstyle(text)


def test_a_claim_is_shown_with_its_words_and_its_values() -> None:
    assert plain(shown(load_report(json.dumps(document())), 80)) == EXPECTED


def test_the_words_that_values_stand_on_are_coloured() -> None:
    text = shown(load_report(json.dumps(document())), 200)
    for words, colour in (("9th Brigade", "cyan"), ("Harbour Town", "green"), ("may", "red"), ("Officials", "blue")):
        assert click.style(words, fg=colour) in text


@pytest.mark.parametrize("width", [30, 34, 47, 61, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    made = document()
    made["article"]["title"] = "词" * 80
    made["extraction"] |= {"complete": False, "unread": [{"start": 0, "end": 9, "reason": "x" * 150}]}
    lines = plain(shown(load_report(json.dumps(made)), width)).split("\n")
    wide = [line for line in lines if len(line) + line.count("词") > width and not line.endswith(("]",))]
    assert wide == []


def test_a_long_list_of_refusals_is_cut_and_says_so() -> None:
    made = document()
    made["extraction"]["rejected"] *= 30
    text = plain(shown(load_report(json.dumps(made)), 80, most_refused=20))
    assert text.count("refused: drafts[0]") == 20
    assert "refused: 10 more; --refused lists them" in text
    assert plain(shown(load_report(json.dumps(made)), 80)).count("refused: drafts[0]") == 30


def test_the_command_reads_a_file_of_one_report(article: Path, reportedly: Command) -> None:
    reportedly("extract", article, "-o", "out.json")
    code, out, err = reportedly("show", "out.json")
    assert (code, err) == (0, "")
    assert "“The army said ten soldiers were killed near Harbour Town on Sunday" in out


@pytest.mark.parametrize("indent", [None, 2])
def test_the_command_reads_one_report_or_json_lines(
    reportedly: Command,
    tmp_path: Path,
    indent: int | None,
) -> None:
    path = tmp_path / "reports"
    text = json.dumps(document(), indent=indent)
    path.write_text(f"{text}\n\n" if indent else f"{text}\n\n{text}\n", encoding="utf-8")
    assert reportedly("show", path)[1].count("1 claim · annotator") == (1 if indent else 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ": not JSON"),
        (b"[" * 100_000, ": not JSON: nested too deeply"),
        (b"\xff\xfe", ": not JSON: no UTF-8"),
        (b'{"schema_version": "7.0"}', ": schema_version is '7.0', newer than this program"),
        (b'{"schema_version": "1.0"}\n{"a": 1}\n', ":1: article: Field required"),
        (b"{}\n{}\n", ":1: schema_version is missing"),
        (b'{"\x1b]0;x\\u0007": 1, "schema_version": "1.0"}', "not JSON"),
        (b'{"\\u001b[31m": 1, "schema_version": "1.0"}', ": article: Field required"),
    ],
)
def test_a_hostile_file_is_one_line_and_exit_2(
    reportedly: Command,
    tmp_path: Path,
    content: bytes,
    words: str,
) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    code, out, err = reportedly("show", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"reportedly: {path}")
    assert err.rstrip("\n").isprintable()
    assert words in err


def test_no_control_sequence_of_a_report_reaches_the_terminal(reportedly: Command, tmp_path: Path) -> None:
    hostile = "\x1b]0;owned\x07 \u202e\x9b31m"
    made = report(claim(evidence=[span(0, f"They left {hostile}.")], units=[hostile_unit(hostile)]))
    made["article"] |= {"title": hostile, "publisher": hostile, "url": hostile}
    made["extraction"] |= {"extractor": hostile, "extractor_version": hostile, "complete": False}
    made["extraction"]["unread"] = [{"start": 0, "end": 1, "reason": hostile}]
    made["extraction"]["rejected"] = [{"path": hostile, "value": hostile, "reason": hostile}]
    path = tmp_path / "report.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    code, out, _ = reportedly("show", path)
    assert code == 0
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)
    assert "“They left \\x1b]0;owned\\x07 \\u202e\\x9b31m.”" in out


def hostile_unit(name: str) -> Json:
    return {"name": name, "span": span(0, name), "role": "actor", "alternate_names": [{"name": name, "span": span()}]}
