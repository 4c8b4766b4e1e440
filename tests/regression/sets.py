"""Golden sets for tests: small, on invented texts, in a folder."""

from __future__ import annotations

import json
from pathlib import Path

from tests.validate.reports import Page

from reportedly.schema.report import Report

HARBOUR = Page("The army said the 9th Brigade took Harbour Town on Sunday. Ten soldiers were killed.")
HILL = Page("Shells fell on the hill, the ministry said.")


def harbour() -> Report:
    """Two claims; that the dead are a judgement is an annotator's slip, so that no extractor is right in everything."""
    taken = HARBOUR.claim(
        "The army said the 9th Brigade took Harbour Town on Sunday",
        "advance",
        units=[HARBOUR.unit("9th Brigade")],
        places=[HARBOUR.place("Harbour Town")],
        chain=[HARBOUR.source("army")],
    )
    killed = HARBOUR.claim(
        "Ten soldiers were killed",
        "casualties",
        kind="judgement",
        quantities=[HARBOUR.quantity("Ten soldiers", "killed", 10, 10)],
    )
    return HARBOUR.report(taken, killed)


def hill() -> Report:
    """One claim."""
    return HILL.report(
        HILL.claim(
            "Shells fell on the hill, the ministry said",
            "strike",
            places=[HILL.place("hill")],
            chain=[HILL.source("ministry")],
        ),
    )


def write_golden(folder: Path, slug: str, page: Page, report: Report) -> Path:
    """A golden folder without a page, as a person could make it by hand."""
    made = folder / slug
    made.mkdir(parents=True)
    (made / "article.txt").write_text(page.text, encoding="utf-8")
    (made / "report.json").write_text(report.to_json(), encoding="utf-8")
    (made / "states.json").write_text(json.dumps({}), encoding="utf-8")
    return made


def write_set(folder: Path) -> Path:
    """A golden set of two articles."""
    write_golden(folder, "harbour", HARBOUR, harbour())
    write_golden(folder, "hill", HILL, hill())
    return folder
