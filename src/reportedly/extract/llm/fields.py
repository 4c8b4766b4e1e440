"""Fields: the values of one claim of a reply, read one by one; what can't be read is a fault with its path."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from reportedly.article import Article
from reportedly.extract.llm.windows import Window
from reportedly.extract.llm.wire import restored
from reportedly.grounding.drafts import Quote
from reportedly.schema.vocabularies import Term

MOST_VALUES = 50
"""Of one list of a claim."""
MOST_CHARACTERS = 8_000
"""Of one string: the longest sentence."""
SHOWN = 2_000
"""Characters of a refused value that are kept."""

INVALID = "invalid_value"
"""No term of the vocabulary, or not of the right JSON type."""
MISSING = "missing"
"""A core value is not there."""
TOO_LONG = "too_long"
"""Longer than any sentence, or one of too many."""

_TermT = TypeVar("_TermT", bound=Term)


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that was refused before grounding."""

    path: str
    """Where in the claim: ``where[0].kind``."""
    value: str
    """What stood there, JSON, shortened."""
    reason: str
    """A slug of this module."""


def shown(value: object) -> str:
    """A value as compact JSON, shortened."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return "…"
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


@dataclass(slots=True)
class Fields:
    """One claim of a reply, as it is read."""

    item: dict[str, object]
    """The claim as a JSON object."""
    article: Article
    window: Window
    faults: list[Fault] = field(default_factory=list)
    """What was refused so far."""
    core: bool = True
    """Whether every core value so far is good."""
    sentences: tuple[int, ...] = ()
    """The article's sentences that the evidence names; the hint for the claim's other words."""

    def fault(self, path: str, value: object, reason: str) -> None:
        """Keep what was refused."""
        self.faults.append(Fault(path, shown(value), reason))

    def hint(self, entry: dict[str, object]) -> tuple[int, ...]:
        """The article's sentence that ``n`` names; none where the window has no such sentence."""
        number = entry.get("n")
        if not isinstance(number, int) or isinstance(number, bool):
            return ()
        index = self.window.index(number)
        return () if index is None else (index,)

    def core_value(self, vocabulary: type[_TermT], key: str, default: _TermT | None) -> _TermT | None:
        """A core value; one that is left out is the default, one that is no term fails the claim."""
        if key not in self.item:
            if default is None:
                self.fault(key, None, MISSING)
                self.core = False
            return default
        term = self.term(vocabulary, self.item, key, "")
        if term is None:
            self.core = False
            if not any(fault.path == key for fault in self.faults):
                self.fault(key, self.item[key], INVALID)
        return term

    def term(self, vocabulary: type[_TermT], entry: dict[str, object], key: str, path: str) -> _TermT | None:
        """A closed value; null where it is left out, or, with its fault, no term."""
        value = entry.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                return vocabulary.parse(value)
            except ValueError:
                pass
        self.fault(join(path, key), value, INVALID)
        return None

    def entries(self, key: str) -> list[dict[str, object]]:
        """The objects of a list; a string stands for an object with that text."""
        value = self.item.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(key, value, INVALID)
            return []
        entries: list[dict[str, object]] = []
        for at, entry in enumerate(value[:MOST_VALUES]):
            if isinstance(entry, dict):
                entries.append(entry)
            else:
                self.fault(f"{key}[{at}]", entry, INVALID)
                self.core = self.core and key != "evidence"
        if len(value) > MOST_VALUES:
            self.fault(f"{key}[{MOST_VALUES}]", value[MOST_VALUES], TOO_LONG)
        return entries

    def string(self, entry: dict[str, object], key: str, path: str) -> str | None:
        """A string that may stand in the article; null, with its fault, for anything else."""
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            self.fault(join(path, key), value, INVALID if key in entry and value is not None else MISSING)
            return None
        if len(value) > MOST_CHARACTERS:
            self.fault(join(path, key), value, TOO_LONG)
            return None
        return restored(value, self.article.text)

    def quote(self, entry: dict[str, object], key: str, path: str) -> Quote | None:
        """A string with the evidence's sentences as hint; null where there is none."""
        if entry.get(key) in (None, ""):
            return None
        words = self.string(entry, key, path)
        return None if words is None else Quote(words, self.sentences)

    def quotes(
        self, entry: dict[str, object], key: str, path: str, *, hinted: bool = True, core: bool = False
    ) -> Iterable[Quote]:
        """The strings of a list; with ``core``, one that is none fails the claim."""
        value = entry.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.fault(join(path, key), value, INVALID)
            self.core = self.core and not core
            return
        for at, words in enumerate(value[:MOST_VALUES]):
            one = self.string({key: words}, key, f"{path}[{at}]")
            if one is not None:
                yield Quote(one, self.sentences if hinted else ())
            elif core:
                self.core = False


def join(path: str, key: str) -> str:
    """The path of a key under a path; a number in brackets belongs behind the key."""
    if path.startswith("["):
        return f"{key}{path}"
    return f"{path}.{key}" if path else key
