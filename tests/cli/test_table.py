from __future__ import annotations

import json
from typing import Any

import pytest
from tests.schema.documents import Json, claim, report, span

from reportedly import load_report
from reportedly.cli.table import closing, table


def surrender(**parts: Any) -> Json:
    unit = {"name": "9th Coastal Defence Brigade", "span": span(), "role": "actor"}
    source = {"kind": "military", "anonymity": "named", "span": span()}
    chain = [source | {"name": "inland ministry"}, source | {"name": "The Gazette"}]
    return claim(
        event={
            "type": "surrender",
            "summary": "A surrender.",
            "polarity": "negated",
            "polarity_cue": span(),
            "modality": "asserted",
        },
        units=[unit],
        attribution={"voice": "sourced", "chain": chain},
        verification={"status": "unverified", "contested": "disputed"},
        **parts,
    )


def lines(width: int, *claims: Json) -> list[str]:
    return table(load_report(json.dumps(report(*claims))), width).split("\n")


def test_a_claim_is_a_row() -> None:
    rows = lines(160, surrender())
    assert rows[0].split() == ["what", "who", "where", "when", "source", "status"]
    assert [cell.strip() for cell in rows[2].split("  ") if cell.strip()] == [
        "NOT surrender",
        "9th Coastal Defence Brigade (actor)",
        "inland ministry → The Gazette",
        "unverified, disputed",
    ]


def test_cells_that_do_not_fit_go_on_in_the_next_line_and_lose_nothing() -> None:
    rows = lines(80, surrender())
    assert max(len(row) for row in rows) <= 80
    words = set(" ".join(rows).split())
    assert {"9th", "Coastal", "Defence", "Brigade", "(actor)", "inland", "Gazette", "disputed"} <= words


@pytest.mark.parametrize("width", [1, 20, 70, 500])
def test_any_width_makes_a_table(width: int) -> None:
    assert "surrender" in " ".join(lines(width, surrender()))


def test_wide_characters_take_two_columns() -> None:
    place = {"name": "港口城", "span": span(), "kind": "settlement", "relation": "near"}
    rows = lines(160, surrender(locations=[place]))
    at = rows[2].index("inland")
    assert len(rows[0][: rows[0].index("source")]) == at + 3


def test_a_claim_without_a_source_shows_its_voice_and_one_without_remarks_a_dash() -> None:
    assert "[narrator]" in lines(120, claim())[2]
    assert lines(120, claim())[2].endswith("–")


@pytest.mark.parametrize(
    ("complete", "words"),
    [(True, "0 claims · annotator 1 · 0 values refused · whole article read"), (False, "NOT FULLY READ")],
)
def test_the_last_line_says_whether_all_was_read(complete: bool, words: str) -> None:  # noqa: FBT001 - a case
    document = report()
    document["extraction"]["complete"] = complete
    assert words in closing(load_report(json.dumps(document)))
