"""Sources: whether a noun phrase can be a speaker, and the words that name it."""

import re
from dataclasses import dataclass, replace
from functools import cache

from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.phrases import Phrase
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import classes_of, closed, singular
from reportedly.normalise.sides import is_nationality, side_of
from reportedly.text.lexicon import table

_DEFINITE = 3
"""Most words that a phrase has which stands for an earlier source: 'the provincial governor'."""
_SPEAKING_PRONOUNS = frozenset("he she they it others someone everyone everybody nobody".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the text names it."""

    start: int
    end: int
    head: str
    """Singular of its head noun, or its last name word in lower case."""
    named: bool
    plural: bool
    context: str = ""
    """The relative clause or apposition behind it, which may say that anonymity was asked for."""


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list of ``reporting.toml``."""
    value = table("reporting")[name]
    return frozenset(value.split()) if isinstance(value, str) else frozenset(value)


def can_speak(nominal: Nominal, verb: str) -> bool:
    """Whether the phrase can name the source of a reporting verb: a person, a body, a document, a name, a country.

    Of verbs that only speakers have ('say', 'insist'), it is anything but what no one can be.
    """
    word = nominal.parts[0].main
    if word.tag is Tag.PRON:
        return word.norm in _SPEAKING_PRONOUNS
    if word.tag is not Tag.NAME and (singular(word.norm) in word_list("not_sources") or _measured(nominal)):
        return False
    if nominal.parts[0].words[-1].tag is Tag.POSS or (word.tag is Tag.DET and word.norm not in word_list("sources")):
        return False
    if word.norm in closed("weekdays") or (word.norm in closed("months") and word.tag is Tag.NAME):
        return False
    if word.tag is Tag.NAME:
        return not word.text.isdigit()
    if _can_act(word.norm) or _can_act(nominal.head.main.norm):
        return True
    if verb == "according":
        return singular(word.norm) not in word_list("standards")
    return verb in word_list("speech") or side_of(word.text) is not None


def can_act(nominal: Nominal) -> bool:
    """Whether it names somebody or something that acts: a name, a pronoun, a word for a person, body or document."""
    word = nominal.parts[0].main
    return word.tag in {Tag.NAME, Tag.PRON} or _can_act(word.norm) or _can_act(nominal.head.main.norm)


def _can_act(word: str) -> bool:
    """Whether it is a word for a person, a body, a document or a medium."""
    if word.endswith(("man", "men", "woman", "women")):
        return True
    return bool({word, singular(word)} & word_list("sources")) or bool(classes_of(word) & _SPEAKING)


_SPEAKING = frozenset({"person", "force", "organisation", "state", "document", "media", "civilians", "detainees"})


def _measured(nominal: Nominal) -> bool:
    """A bare number: '14', but not 'two' for two persons."""
    word = nominal.head.main
    return word.tag is Tag.NUM and not word.norm.isalpha()


def pronoun(nominal: Nominal) -> bool:
    """Whether it is a pronoun that stands for an earlier source."""
    return nominal.head.main.tag is Tag.PRON


def definite(nominal: Nominal) -> bool:
    """'the official', 'the ministry', 'the group': may stand for an earlier source."""
    first = nominal.parts[0].words
    return (
        len(nominal.parts) == 1
        and first[0].norm in {"the", "this", "that"}
        and all(word.tag is not Tag.NAME for word in first)
        and len(first) <= _DEFINITE
    )


def speaker(nominal: Nominal, *, end: int | None = None, context: str = "", plural: bool = False) -> Speaker:
    """The speaker that the phrase names: describing words kept, article dropped.

    ``end`` is where the words that hang on it end, ``context`` what else is said of it; ``plural``: joint speakers.
    """
    head = nominal.parts[0].main
    return Speaker(
        start=_first(nominal.parts[0]),
        end=nominal.end if end is None else end,
        head=singular(head.norm),
        named=head.tag is Tag.NAME
        or any(word.tag is Tag.NAME and not is_nationality(word.text) for word in nominal.parts[0].words),
        plural=plural
        or (head.norm != singular(head.norm) and head.tag is not Tag.NAME)
        or head.norm in {"people", "police", "they", "others"},
        context=context,
    )


def _first(phrase: Phrase) -> int:
    for index, word in enumerate(phrase.words):
        if index + 1 < len(phrase.words) and (
            (
                word.tag is Tag.DET
                and word.norm not in {"some", "several", "many", "other", "others", "two", "three", "both"}
            )
            or (word.tag is Tag.POSS and not word.norm.startswith("'"))
            or word.norm == "one"
        ):
            continue
        return word.start
    return phrase.start


_DOCUMENT = (
    r"(?:statement|report|post|communiqu[eé]|briefing|message|letter|memo|announcement|release|bulletin|dispatch|update|"
    r"video|interview|assessment|document)s?"
)
_ISSUED = re.compile(
    rf"\A(?:[\w-]+ ){{0,4}}{_DOCUMENT} (?:published |issued |released |posted |shared )?"
    r"(?:from|by|of|on) (?:the )?(?=\S)",
    re.IGNORECASE,
)
_ISSUING = re.compile(rf"\A(?P<body>.*[A-Z].*?)(?:[’']s?)? (?:[a-z-]+ ){{0,3}}{_DOCUMENT}\Z")
_CHANNEL = re.compile(
    r"\A(?P<body>.+?)[’']s? (?:own |official )?"
    r"(?P<channel>(?:Telegram|Facebook|YouTube|X|Twitter|WhatsApp)(?: (?:channel|page|account))?|"
    r"(?:official )?(?:channel|website|page|account))\Z",
)


def issuers(text: str, who: Speaker) -> tuple[Speaker, ...]:
    """A document is reduced to the body that issued it, its own channel is its outlet: [ministry, Telegram channel]."""
    name = text[who.start : who.end]
    issued = _ISSUED.match(name[:200])
    if issued is not None:
        who = replace(who, start=who.start + issued.end())
        name = name[issued.end() :]
    else:
        issuing = _ISSUING.match(name[:200])
        if issuing is not None:
            who = replace(who, end=who.start + issuing.end("body"))
            name = issuing.group("body")
    channel = _CHANNEL.match(name[:200])
    if channel is None:
        return (who,)
    at = who.start
    return (
        replace(who, end=at + channel.end("body")),
        replace(who, start=at + channel.start("channel"), end=at + channel.end("channel")),
    )
