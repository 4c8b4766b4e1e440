"""Hypothesis strategies for reports: few words, few values, so that claims overlap, tie and nearly tie."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.validate.reports import Page

from reportedly.schema.claim import Claim
from reportedly.schema.report import Report

PAGE = Page(
    "The ministry said the 38th Brigade and the 36th Brigade of Russian forces did not hold Old Mill or New Mill on 3 "
    "May and 4 May; officials said Ukrainian forces may have lost 25 or up to 40 men, or heavy losses, near the Mill.",
)
_NUMBERS = [("25", 25, 25, None), ("up to 40", None, 40, None), ("heavy losses", None, None, "heavy")]
_DAYS = [("3 May", "2024-05-03"), ("4 May", "2024-05-04"), ("3 May", None)]
_WINDOWS = [(0, 60), (0, 70), (10, 80), (55, 130), (60, 120), (112, 170), (112, 200), (150, 215), (0, 215)]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim; all its dates are whole days, so that none is less specific than another."""
    windows = draw(st.lists(st.sampled_from(_WINDOWS), min_size=1, max_size=2, unique=True))
    units = draw(st.lists(st.sampled_from(["38th Brigade", "36th Brigade", "Russian forces", "forces"]), max_size=2))
    sides = st.sampled_from([None, None, "state:RU", "state:UA"])
    roles = st.sampled_from(["actor", "target", "other"])
    places = draw(st.lists(st.sampled_from(["Old Mill", "New Mill", "Mill"]), max_size=2))
    days = draw(st.lists(st.sampled_from(_DAYS), max_size=2))
    sources = draw(st.lists(st.sampled_from(["ministry", "officials"]), max_size=2))
    modality = draw(st.sampled_from(["asserted", "asserted", "possible", "predicted"]))
    return PAGE.claim(
        [PAGE.text[start:end] for start, end in windows],
        draw(st.sampled_from(["clash", "strike", "control", "withdrawal", "casualties", "other"])),
        kind=draw(st.sampled_from(["event", "state"])),
        negated=draw(st.sampled_from([None, None, "not"])),
        modality=modality,
        hedge="may" if modality == "possible" else None,
        units=[PAGE.unit(name, draw(roles), draw(sides)) for name in units],
        parties=[PAGE.party("men", draw(roles), draw(sides))] if draw(st.booleans()) else [],
        places=[PAGE.place(name, draw(st.sampled_from(["in", "near"]))) for name in places],
        dates=[PAGE.date(words, edtf, draw(st.sampled_from(["event", "report"]))) for words, edtf in days],
        chain=[PAGE.source(name, draw(sides)) for name in sources],
        voice=None if sources else draw(st.sampled_from(["narrator", "unspecified"])),
        quantities=[
            PAGE.quantity(words, draw(st.sampled_from(["killed", "losses"])), low, high, vague=vague)
            for words, low, high, vague in draw(st.lists(st.sampled_from(_NUMBERS), max_size=2))
        ],
        status=draw(st.sampled_from(["unaddressed", "unverified"])),
        contested=draw(st.sampled_from(["no", "denied"])),
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[Claim], list[Claim]]:
    """Two lists of claims from one pool, in which some claims differ from another in one part alone."""
    pool = draw(st.lists(claims(), min_size=1, max_size=3))
    for claim in draw(st.lists(st.sampled_from(pool), max_size=4)):
        part = draw(st.sampled_from(["kind", "units", "locations", "dates", "attribution", "verification", "evidence"]))
        pool.append(claim.model_copy(update={part: getattr(draw(claims()), part)}))
    lists = st.lists(st.sampled_from(pool), max_size=5)
    return draw(lists), draw(lists)


def reports() -> st.SearchStrategy[Report]:
    """A report of up to five claims."""
    return pairs().map(lambda both: PAGE.report(*both[0]))
