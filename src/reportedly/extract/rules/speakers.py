"""Speakers: who has been named so far, and whom of them a pronoun, a definite phrase or a short name means."""

from dataclasses import dataclass, field, replace
from functools import cache

from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.said import Range, Said
from reportedly.extract.rules.sources import Speaker, speaker, word_list
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import closed, singular
from reportedly.text.lexicon import table

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_MEMORY = 12
"""How many reports back a pronoun or a definite phrase may reach."""


@dataclass(slots=True)
class Speakers:
    """Who has been named, in the order of the text."""

    text: str
    said: list[Said] = field(default_factory=list)
    person: Speaker | None = None
    """The last person that was the subject of a sentence."""
    names: dict[str, Range] = field(default_factory=dict)
    """Full names by their last word."""

    def resolved(self, report: Said) -> Said:
        """The report with its speaker's pronoun, definite phrase or short name replaced by what it stands for.

        A pronoun that stands for nobody named leaves the report without a speaker.
        """
        who = report.speaker
        if who is None:
            return report
        if not report.pronoun:
            return replace(report, speaker=self._full_name(who))
        found = self._antecedent(who)
        if found is not None and found.speaker is not None:
            return replace(report, speaker=found.speaker, outlets=report.outlets or found.outlets, pronoun=False)
        if who.head in {"he", "she"} and self.person is not None:
            return replace(report, speaker=self.person, pronoun=False)
        return replace(report, speaker=None) if who.head in _PRONOUNS else report

    def remember(self, parsed: Parsed, said: tuple[Said, ...]) -> None:
        """Take in a sentence's names, its subject and its speakers."""
        for item in parsed.items:
            for nominal in item.nominals:
                self._remember_name(nominal)
        subject = next(
            (clause.subjects[0] for clause in parsed.clauses if clause.subjects and clause.relation == "main"), None
        )
        if subject is not None and _is_person(subject):
            self.person = self._full_name(speaker(subject))
        self.said += [report for report in said if report.speaker is not None]
        if said and said[-1].speaker is not None and is_person(said[-1].speaker):
            self.person = said[-1].speaker

    def _antecedent(self, who: Speaker) -> Said | None:
        recent = list(reversed(self.said[-_MEMORY:]))
        if who.head in {"he", "she"}:
            return next(
                (
                    said
                    for said in recent
                    if said.speaker and is_person(said.speaker) and self._last_person(said.speaker)
                ),
                None,
            )
        if who.head == "they":
            return next((said for said in recent if said.speaker and said.speaker.plural), None)
        if who.head == "it":
            return next((said for said in recent if said.speaker and is_body(said.speaker)), None)
        return next((said for said in recent if said.speaker and self._same(said.speaker, who)), None)

    def _last_person(self, who: Speaker) -> bool:
        """Whether nobody else has been the subject since."""
        return self.person is None or self.person.start == who.start or self.person.start < who.start

    def _same(self, earlier: Speaker, who: Speaker) -> bool:
        words = self.text[earlier.start : earlier.end].casefold().replace("’", "'").split()
        return earlier.plural == who.plural and (earlier.head == who.head or who.head in words)

    def _full_name(self, who: Speaker) -> Speaker:
        """'Karimi' or 'Colonel Karimi' for 'Colonel Jan Karimi', named before."""
        words = self.text[who.start : who.end].split()
        titled = len(words) == 2 and (words[0].casefold().rstrip(".") in closed("titles"))  # noqa: PLR2004 - title and name
        if not who.named or not (len(words) == 1 or titled):
            return who
        found = self.names.get(words[-1].strip("’'").casefold())
        return who if found is None else replace(who, start=found[0], end=found[1])

    def _remember_name(self, nominal: Nominal) -> None:
        words = nominal.parts[0].words
        names = [word for word in words if word.tag is Tag.NAME]
        if len(names) > 1 and words[-1].tag is Tag.NAME:
            self.names.setdefault(names[-1].norm, (speaker(nominal).start, nominal.parts[0].end))


def is_person(who: Speaker) -> bool:
    """Whether a single person may be meant."""
    return not who.plural and (who.named or who.head not in _bodies()) and who.head not in _PRONOUNS


def is_body(who: Speaker) -> bool:
    """Whether a body, a document or an outlet may be meant."""
    return not who.plural and (who.head in _bodies() or who.named)


def _is_person(nominal: Nominal) -> bool:
    part = nominal.parts[0]
    if part.main.tag is Tag.NAME:
        return any(
            word.norm.rstrip(".") in closed("titles") or singular(word.norm) in _persons() for word in part.words
        )
    return singular(part.main.norm) in _persons() and part.main.norm == singular(part.main.norm)


_ARMED_BODIES = frozenset(
    """
    army military navy alliance coalition militia police command staff headquarters faction brigade division corps
    fleet front garrison center centre side
    """.split(),
)


@cache
def _persons() -> frozenset[str]:
    return frozenset(table("nouns")["person"].split()) | (
        word_list("sources") & frozenset(table("nouns")["civilians"].split())
    )


@cache
def _bodies() -> frozenset[str]:
    nouns = table("nouns")
    bodies = frozenset(" ".join(nouns[name] for name in ("organisation", "media", "document", "state")).split())
    return bodies | _ARMED_BODIES
