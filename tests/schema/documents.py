"""Reports as JSON values: the smallest one, and a Hypothesis strategy for any valid one."""

from __future__ import annotations

import copy
from base64 import b32encode
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from reportedly.schema.vocabularies import (
    Anonymity,
    Branch,
    Contested,
    DateBasis,
    DateRole,
    Echelon,
    EventType,
    GeoStatus,
    Kind,
    LocationKind,
    Match,
    MeansKind,
    Modality,
    OutcomeName,
    PartyKind,
    Polarity,
    QuantityOf,
    Relation,
    Role,
    SourceKind,
    Stance,
    Term,
    UnitOfMeasure,
    Vagueness,
    VerificationStatus,
    Voice,
)

Json = dict[str, Any]

LENGTH = 10_000
"""Characters of the article that no text is drawn for: the schema alone is at work here."""


def span(start: int = 0, text: str = "The army left.") -> Json:
    return {"start": start, "end": start + len(text), "text": text, "match": "exact"}


def claim(number: int = 0, **parts: Any) -> Json:
    """The smallest claim; ``number`` makes its id."""
    return {
        "id": claim_id(number),
        "kind": "event",
        "event": {"type": "withdrawal", "summary": "A withdrawal.", "polarity": "affirmed", "modality": "asserted"},
        "attribution": {"voice": "narrator"},
        "verification": {"status": "unaddressed", "contested": "no"},
        "evidence": [span()],
    } | copy.deepcopy(parts)


def report(*claims: Json) -> Json:
    """A report of these claims."""
    return {
        "schema_version": "1.0",
        "article": {"id": f"sha256:{'0' * 64}", "normalisation": 1, "characters": LENGTH, "language": "en"},
        "claims": list(claims),
        "extraction": {
            "extractor": "annotator",
            "extractor_version": "1",
            "created_at": "2024-05-01T12:00:00Z",
            "complete": True,
        },
    }


def claim_id(number: int) -> str:
    return "c-" + b32encode(sha256(str(number).encode()).digest()).decode().lower()[:10]


ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
WORDS = st.one_of(
    st.sampled_from(["the army", " ", "\n", "\0", "\x1b[0m", "“Évian”", "e\u0301", "🛡\u200d", '"\\\u2028']), ANY
)
NUMBERS = st.one_of(st.integers(0, 10**6), st.floats(0, 1e6, allow_nan=False, allow_infinity=False))
COUNTS = st.integers(0, 10**6)
SIDES = st.sampled_from(["state:UA", "state:RU", "group:dpr", "group:us-led-coalition", "group:other"])
DATES = st.sampled_from(
    ["2024", "2024-05", "2024-02-29", "2024-21", "XXXX-11-15", "2024-05/2024-06", "2024-05/", "../2024"]
)
MOMENTS = st.sampled_from(["2024-02-29T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"])
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)


def term(vocabulary: type[Term]) -> st.SearchStrategy[str]:
    return st.sampled_from([member.value for member in vocabulary])


def lists(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=2)


def record(required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    """An object with these fields; an optional one is there, null, or not there."""
    nullable = {name: st.one_of(st.none(), value) for name, value in optional.items()}
    return st.fixed_dictionaries(required, optional=nullable)


def merged(*parts: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    return st.tuples(*parts).map(lambda drawn: {key: value for part in drawn for key, value in part.items()})


SPANS = st.builds(
    lambda start, text, match: span(start, text) | {"match": match},
    st.integers(0, LENGTH - 12),
    WORDS,
    term(Match),
)
NAMES = record({"name": WORDS, "span": SPANS})
SOURCES = record(
    {"name": WORDS, "span": SPANS, "kind": term(SourceKind), "anonymity": term(Anonymity)},
    side=SIDES,
)


def _or_absent(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    """Fields that may be left out, but not be null."""
    return st.fixed_dictionaries({}, optional=fields)


PARTICIPANT = merged(
    record({"name": WORDS, "span": SPANS, "role": term(Role)}, side=SIDES), _or_absent(alternate_names=lists(NAMES))
)
UNITS = merged(
    PARTICIPANT,
    record({}, designation=WORDS, echelon=term(Echelon), branch=term(Branch)),
    _or_absent(subunit=st.booleans()),
)
PARTIES = merged(PARTICIPANT, record({"kind": term(PartyKind)}))
PLACE = record(
    {},
    country=st.sampled_from(["UA", "NG"]),
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
)
GEO = merged(
    PLACE,
    record({"status": term(GeoStatus)}, geonames_id=st.integers(1, 10**8), precision=st.integers(1, 7)),
    _or_absent(candidates=lists(merged(PLACE, record({"geonames_id": st.integers(1, 10**8), "name": WORDS})))),
)
LOCATIONS = merged(
    record({"name": WORDS, "span": SPANS, "kind": term(LocationKind), "relation": term(Relation)}, geo=GEO),
    _or_absent(alternate_names=lists(NAMES)),
)
CLAIM_DATES = record({"span": SPANS, "role": term(DateRole), "basis": term(DateBasis)}, edtf=DATES)


@st.composite
def quantities(draw: st.DrawFn) -> Json:
    bounds = sorted(draw(st.lists(NUMBERS, min_size=1, max_size=2)))
    unit = draw(st.one_of(st.none(), term(UnitOfMeasure)))
    if unit == "share":
        bounds = sorted(draw(st.lists(st.floats(0, 1), min_size=1, max_size=2)))
    named = draw(
        st.sampled_from(
            [{"minimum": bounds[0], "maximum": bounds[-1]}, {"minimum": bounds[0]}, {"maximum": bounds[0]}, {}]
        )
    )
    vague = draw(term(Vagueness) if not named else st.none())
    more = draw(_or_absent(approximate=st.booleans(), item=st.one_of(st.none(), SPANS)))
    return {"of": draw(term(QuantityOf)), "span": draw(SPANS), "unit": unit, "vague": vague, **named, **more}


@st.composite
def events(draw: st.DrawFn) -> Json:
    polarity, modality = draw(term(Polarity)), draw(term(Modality))
    event: Json = {
        "type": draw(term(EventType)),
        "summary": draw(st.one_of(WORDS, st.sampled_from(["x" * 200, "🛡" * 200]))),
        "polarity": polarity,
        "modality": modality,
    }
    if polarity == "negated":
        event["polarity_cue"] = draw(SPANS)
    if modality in {"probable", "possible", "conditional"} or (modality == "predicted" and draw(st.booleans())):
        event["modality_cue"] = draw(SPANS)
    means = record({"kind": term(MeansKind), "span": SPANS})
    return event | draw(_or_absent(means=lists(means), quantities=lists(quantities())))


@st.composite
def attributions(draw: st.DrawFn) -> Json:
    voice = draw(term(Voice))
    chain = draw(st.lists(SOURCES, min_size=1, max_size=3)) if voice == "sourced" else []
    return {"voice": voice, "chain": chain} | draw(_or_absent(cues=lists(SPANS), quotes=lists(SPANS)))


@st.composite
def verifications(draw: st.DrawFn) -> Json:
    responses = draw(lists(record({"source": SOURCES, "stance": term(Stance), "span": SPANS})))
    stances = {response["stance"] for response in responses}
    contested = draw(term(Contested))
    if "denies" in stances:
        contested = "denied"
    elif "disputes" in stances:
        contested = "disputed"
    status = draw(term(VerificationStatus))
    return {"status": status, "contested": contested, "responses": responses} | draw(_or_absent(cues=lists(SPANS)))


@st.composite
def claims(draw: st.DrawFn, number: int) -> Json:
    locations = draw(lists(LOCATIONS))
    if len(locations) > 1:
        locations[0]["within"] = draw(st.sampled_from([None, 1]))
    evidence = draw(st.lists(SPANS, min_size=1, max_size=3, unique_by=lambda item: (item["start"], item["end"])))
    attribution = draw(attributions())
    made = {
        "id": claim_id(number),
        "kind": draw(term(Kind)),
        "event": draw(events()),
        "locations": locations,
        "attribution": attribution,
        "verification": draw(verifications()),
        "evidence": sorted(evidence, key=lambda item: (item["start"], item["end"])),
    }
    grade = record(
        {"by": WORDS, "at": MOMENTS},
        credibility=st.integers(1, 6),
        note=WORDS,
    )
    if attribution["chain"] and draw(st.booleans()):
        reliability = [{"source": 0, "reliability": draw(st.sampled_from("ABCDEF"))}]
        made["grading"] = draw(grade) | {"reliability": reliability}
    provenance = lists(record({"extractor": WORDS, "agrees": st.booleans()}))
    return made | draw(
        merged(
            _or_absent(units=lists(UNITS), parties=lists(PARTIES), dates=lists(CLAIM_DATES)),
            record({}, provenance=provenance),
        )
    )


@st.composite
def extractions(draw: st.DrawFn) -> Json:
    unread = draw(
        lists(st.builds(lambda start, reason: {"start": start, "end": start + 1, "reason": reason}, COUNTS, WORDS))
    )
    unread = [passage for passage in unread if passage["end"] <= LENGTH]
    usage = record({"prompt_tokens": COUNTS, "completion_tokens": COUNTS}, cost_usd=NUMBERS)
    texts = dict.fromkeys(("model", "model_reported", "strategy", "prompt_version", "response_mode"), WORDS)
    made = draw(
        record(
            {"extractor": WORDS, "extractor_version": WORDS, "created_at": MOMENTS},
            prompt_sha256=HASHES,
            usage=usage,
            **texts,
        )
    )
    more = _or_absent(
        requests=COUNTS,
        cached=st.booleans(),
        outcomes=lists(record({"name": term(OutcomeName), "count": st.integers(1, 99)})),
        rejected=lists(record({"path": WORDS, "value": st.one_of(st.just(""), WORDS), "reason": WORDS})),
    )
    return made | draw(more) | {"complete": False if unread else draw(st.booleans()), "unread": unread}


@st.composite
def reports(draw: st.DrawFn) -> Json:
    """Any valid report, as JSON values."""
    made = [draw(claims(number)) for number in range(draw(st.integers(0, 2)))]
    article = record(
        {
            "id": HASHES.map("sha256:{}".format),
            "normalisation": st.just(1),
            "characters": st.just(LENGTH),
            "language": st.sampled_from(["en", "uk", "en-GB", "zh-Hans"]),
        },
        title=WORDS,
        url=WORDS,
        publisher=WORDS,
        published=DATES,
    )
    return {
        "schema_version": "1.0",
        "article": draw(article),
        "claims": sorted(made, key=lambda claim: int(claim["evidence"][0]["start"])),
        "extraction": draw(extractions()),
    }
