"""Counterfactual: a golden article and its annotations moved to another theatre.

Every place, unit number, nationality, count, date and outlet that ``data/counterfactual.toml`` lists of an article is
renamed, by a seed, in the text and in the golden report; what the text says stays the same. A reader that was fitted to
the article's names loses on the renamed one.
"""

import hashlib
import json
import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.normalise.dates import read_date
from reportedly.normalise.formations import read_formation
from reportedly.normalise.quantities import read_quantity
from reportedly.schema.migrations import load_report
from reportedly.schema.report import Report

DATA = tomllib.loads((Path(__file__).parent / "data" / "counterfactual.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Moved:
    """An article and its golden report in another theatre."""

    text: str
    report: Report


class Shift:
    """The edits of a text, and where each of its offsets goes."""

    def __init__(self, text: str, names: dict[str, str]) -> None:
        """Replace each whole occurrence of a key, the longest keys first."""
        keys = sorted(names, key=len, reverse=True)
        pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(key)}(?![\w])" for key in keys))
        self.edits = [(found.start(), found.end(), names[found.group()]) for found in pattern.finditer(text)]
        self.names = names
        self.pattern = pattern
        parts, at = [], 0
        for start, end, new in self.edits:
            parts += [text[at:start], new]
            at = end
        self.text = "".join([*parts, text[at:]])

    def offset(self, old: int) -> int:
        """Where an offset goes; one inside a replaced name goes to the name's nearer edge."""
        moved = 0
        for start, end, new in self.edits:
            if end <= old:
                moved += len(new) - (end - start)
            elif start < old:
                return start + moved + (0 if old - start < end - old else len(new))
            else:
                break
        return old + moved

    def words(self, text: str) -> str:
        """A string with the same names replaced."""
        return self.pattern.sub(lambda found: self.names[found.group()], text)


def names_for(slug: str, seed: int) -> tuple[dict[str, str], dict[str, str]]:
    """The new names of an article's terms, and of its sides, by a seed."""
    rng = random.Random(f"{slug}:{seed}")  # noqa: S311 - seeded, so that a failure can be repeated
    theatres = rng.sample(DATA["theatres"], len(DATA["theatres"]))
    pools = {kind: rng.sample(values, len(values)) for kind, values in DATA["pools"].items()}
    names: dict[str, str] = {}
    sides: dict[str, str] = {}
    for place, state in zip(DATA["states"], theatres, strict=False):
        sides[place["side"]] = state["side"]
        names |= dict(zip(place["names"], state["names"], strict=True))
    for kind, terms in DATA[slug].items():
        names |= dict(zip(terms, pools[kind], strict=False))
    return names, sides


def moved(slug: str, text: str, report: str, seed: int) -> Moved:
    """The article and its golden report with new names."""
    names, sides = names_for(slug, seed)
    shift = Shift(text, names)
    document = _walk(json.loads(report), shift, sides)
    document["article"] |= {"characters": len(shift.text)}
    document["article"]["id"] = "sha256:" + hashlib.sha256(shift.text.encode()).hexdigest()
    return Moved(shift.text, load_report(json.dumps(document)))


def _walk(value: Any, shift: Shift, sides: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_walk(item, shift, sides) for item in value]
    if not isinstance(value, dict):
        return value
    if {"start", "end", "text", "match"} <= value.keys():
        start, end = shift.offset(value["start"]), shift.offset(value["end"])
        return {"start": start, "end": end, "text": shift.text[start:end], "match": "exact"}
    new = {key: _walk(item, shift, sides) for key, item in value.items()}
    if "name" in value and "span" in value:
        new["name"] = new["span"]["text"] if value["name"] == value["span"]["text"] else shift.words(value["name"])
    if "side" in value:
        new["side"] = sides.get(value["side"], value["side"])
    return _derived(value, new)


def _derived(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Values that follow from the words are read again."""
    if "designation" in old:
        new["designation"] = read_formation(new["name"]).designation or old["designation"]
    if "of" in old and "span" in old:
        reading = read_quantity(new["span"]["text"])
        bounds = {"minimum": reading.minimum, "maximum": reading.maximum}
        new |= {key: value for key, value in bounds.items() if key in old and value is not None}
    if "basis" in old and "edtf" in old:
        new["edtf"] = read_date(new["span"]["text"], None).edtf or old["edtf"]
        if old["edtf"].endswith("/") and not new["edtf"].endswith("/"):
            new["edtf"] += "/"
    if "summary" in old:
        new["summary"] = "moved"
    return new
