"""Perturb: golden reports with known faults, and whether the verdicts are exactly these faults.

For each seed a golden report (the golden set's, without gold states, and generated ones in turn) is perturbed in up to
four of its claims: claims dropped and invented, units swapped, dates shifted, polarity flipped, numbers changed, spans
moved. What the scorer should say of each fault is worked out here, by other code than the scorer's. Any difference ends
with exit code 1.

    python -m bench.perturb [SEEDS]
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

from tests.validate.generated import generated
from tests.validate.reports import report_of_id

from reportedly.schema.claim import Claim
from reportedly.schema.report import Report
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import EventType, Match, Modality, Polarity, UnitOfMeasure, Vagueness
from reportedly.validate.alignment import related
from reportedly.validate.golden import Golden, load_golden_set
from reportedly.validate.scorer import score_reports
from reportedly.validate.verdicts import Category, Critical, Grounding

GOLDEN = Path(__file__).parent.parent / "golden"
MOST = 4
SEEDS = 4_000

COR, PAR, INC, MIS, SPU, _ = Category
Fault: TypeAlias = tuple[str, str, Category, Critical | None, Grounding | None]
"""Gold claim or 'spurious', slot, category, critical error, and where the words stand if not where the gold's do."""
_SPURIOUS = "spurious"


class Perturbed(NamedTuple):
    """A claim with a fault, null if it was dropped, and the verdicts that the fault should lead to."""

    claim: Claim | None
    faults: list[Fault]


Perturbation: TypeAlias = Callable[[Random, Golden, int], Perturbed | None]
"""Random numbers, a golden report and the index of a claim; null where the claim has nothing to perturb."""


def drop(_: Random, golden: Golden, index: int) -> Perturbed | None:
    """The claim is gone: MIS in every slot that it fills."""
    claim = golden.report.claims[index]
    return Perturbed(None, [(f"/claims/{index}", slot, MIS, None, None) for slot in filled(claim)])


def swap_unit(rng: Random, golden: Golden, index: int) -> Perturbed | None:
    """A unit has another number (INC, critical), or another name that shares no word (MIS and SPU)."""
    claim = golden.report.claims[index]
    numbered = [place for place, unit in enumerate(claim.units) if any(sign.isdigit() for sign in unit.name)]
    if not claim.units or any(unit.alternate_names for unit in claim.units):
        return None
    place = rng.choice(numbered or range(len(claim.units)))
    unit = claim.units[place]
    at = f"/claims/{index}"
    if numbered:
        digits = "".join(sign for sign in unit.name if sign.isdigit())
        name = unit.name.replace(digits, f"{int(digits) + 1000}")
        faults: list[Fault] = [(at, "units", INC, Critical.DESIGNATION, None)]
    else:
        name = "Zanzibar Skirmishers"
        faults = [(at, "units", MIS, None, None), (at, "units", SPU, None, None)]
    if name == unit.name:
        return None
    units = list(claim.units)
    units[place] = unit.model_copy(update={"name": name, "side": unit.side if numbered else None})
    return Perturbed(claim.model_copy(update={"units": tuple(units)}), faults)


def shift_date(_: Random, golden: Golden, index: int) -> Perturbed | None:
    """A date is another year's, or another day of the same month: INC."""
    claim = golden.report.claims[index]
    if len(claim.dates) != 1 or claim.dates[0].edtf is None:
        return None
    edtf = claim.dates[0].edtf
    if edtf.startswith("XXXX"):
        moved = f"{edtf[:-2]}{(int(edtf[-2:]) % 12) + 1:02}"
    else:
        moved = "/".join(f"{int(part[:4]) + 100}{part[4:]}" if part[:1].isdigit() else part for part in edtf.split("/"))
    dates = (claim.dates[0].model_copy(update={"edtf": moved}),)
    return Perturbed(claim.model_copy(update={"dates": dates}), [(f"/claims/{index}", "dates", INC, None, None)])


def flip_polarity(_: Random, golden: Golden, index: int) -> Perturbed | None:
    """What happened did not, or the reverse: a wrong claim, critical."""
    claim = golden.report.claims[index]
    negated = claim.event.polarity is Polarity.NEGATED
    first = claim.evidence[0]
    cue = None if negated else Span(start=first.start, end=first.start + 1, text=first.text[0], match=Match.EXACT)
    polarity = Polarity.AFFIRMED if negated else Polarity.NEGATED
    event = claim.event.model_copy(update={"polarity": polarity, "polarity_cue": cue})
    at = f"/claims/{index}"
    return Perturbed(
        claim.model_copy(update={"event": event}),
        [(at, "claim", INC, None, None), (at, "polarity", MIS if negated else SPU, Critical.POLARITY, None)],
    )


def change_number(_: Random, golden: Golden, index: int) -> Perturbed | None:
    """A number outside the gold's bounds (INC, critical), or another vague word (INC)."""
    claim = golden.report.claims[index]
    if len(claim.event.quantities) != 1:
        return None
    gold = claim.event.quantities[0]
    critical: Critical | None = Critical.BOUND
    if gold.minimum is None and gold.maximum is None:
        vague = Vagueness.MOST if gold.vague is not Vagueness.MOST else Vagueness.FEW
        number, critical = gold.model_copy(update={"vague": vague}), None
    elif gold.maximum is not None and gold.unit is not UnitOfMeasure.SHARE:
        value = 2 * gold.maximum + 1
        number = gold.model_copy(update={"minimum": value, "maximum": value})
    elif gold.minimum:
        value = gold.minimum / 2
        number = gold.model_copy(update={"minimum": value, "maximum": value})
    else:
        return None
    event = claim.event.model_copy(update={"quantities": (number,)})
    return Perturbed(
        claim.model_copy(update={"event": event}),
        [(f"/claims/{index}", "quantities", INC, critical, None)],
    )


def move_span(rng: Random, golden: Golden, index: int) -> Perturbed | None:
    """Evidence is cut short (overlapping), or a place is found at other words (right, but elsewhere)."""
    claim = golden.report.claims[index]
    text, at = golden.text or "", f"/claims/{index}"
    if claim.locations and rng.random() < 1 / 2:
        place = claim.locations[0]
        length = len(place.span.text)
        free = [start for start in (0, len(text) - length) if not place.span.overlaps(start, start + length)]
        moved = place.model_copy(update={"span": _span(text, free[0], free[0] + length)})
        locations = (moved, *claim.locations[1:])
        fault: Fault = (at, "locations", COR, None, Grounding.ELSEWHERE)
        return Perturbed(claim.model_copy(update={"locations": locations}), [fault])
    first = claim.evidence[0]
    short = _span(text, first.start, first.end - max(1, len(first.text) // 10))
    if len(first.text) < 2 or any(span.start == first.start for span in claim.evidence[1:]):
        return None
    evidence = (short, *claim.evidence[1:])
    return Perturbed(
        claim.model_copy(update={"evidence": evidence}),
        [(at, "evidence", PAR, None, Grounding.OVERLAPPING)],
    )


PERTURBATIONS: dict[str, Perturbation] = {
    "drop": drop,
    "swap unit": swap_unit,
    "shift date": shift_date,
    "flip polarity": flip_polarity,
    "change number": change_number,
    "move span": move_span,
}


def invent(rng: Random, golden: Golden) -> Perturbed | None:
    """A claim that nobody made, with parts of another, of a type that fits no gold claim there: SPU in every slot."""
    text = golden.text or ""
    start = rng.randrange(max(1, len(text) - 40))
    end = min(len(text), start + rng.randint(20, 120))
    near = {
        claim.event.type for claim in golden.report.claims if any(span.overlaps(start, end) for span in claim.evidence)
    }
    types = [kind for kind in EventType if not any(kind is other or related(kind, other) for other in near)]
    if not types:
        return None
    model = rng.choice(golden.report.claims)
    event = model.event.model_copy(
        update={
            "type": rng.choice(types),
            "polarity": Polarity.AFFIRMED,
            "polarity_cue": None,
            "modality": Modality.PREDICTED,
            "modality_cue": None,
        },
    )
    claim = model.model_copy(update={"event": event, "evidence": (_span(text, start, end),)})
    return Perturbed(claim, [(_SPURIOUS, slot, SPU, None, None) for slot in filled(claim)])


def filled(claim: Claim) -> Iterator[str]:
    """The slots that a claim fills, once for each value."""
    yield from ("claim", "event.type", "kind", "voice")
    yield from ["evidence"] * len(claim.evidence)
    yield from ["polarity"] * (claim.event.polarity != "affirmed")
    yield from ["modality"] * (claim.event.modality != "asserted")
    yield from ["verification.status"] * (claim.verification.status != "unaddressed")
    yield from ["contested"] * (claim.verification.contested != "no")
    yield from ["units"] * len(claim.units) + ["parties"] * len(claim.parties)
    yield from ["locations"] * len(claim.locations)
    yield from ["locations.relation"] * sum(place.relation != "in" for place in claim.locations)
    yield from ["dates"] * len(claim.dates) + ["quantities"] * len(claim.event.quantities)
    yield from ["origin"] * bool(claim.attribution.chain) + ["sources"] * len(claim.attribution.chain)


def perturbed(rng: Random, golden: Golden) -> tuple[Report, Counter[Fault], Counter[str]]:
    """The report with up to four faults, what the scorer should say, and how many of each sort were made."""
    claims: dict[int, Claim | None] = dict(enumerate(golden.report.claims))
    extra: list[Claim] = []
    faults: Counter[Fault] = Counter()
    made: Counter[str] = Counter()
    chosen = rng.sample(range(len(claims)), min(rng.randint(1, MOST), len(claims)))
    for index in chosen:
        name = rng.choice([*PERTURBATIONS, "invent"])
        found = invent(rng, golden) if name == "invent" else PERTURBATIONS[name](rng, golden, index)
        if found is None:
            continue
        made[name] += 1
        faults.update(found.faults)
        if name != "invent":
            claims[index] = found.claim
        elif found.claim is not None:
            extra.append(found.claim)
    kept = [claim for claim in claims.values() if claim is not None] + extra
    rng.shuffle(kept)
    return report_of_id(golden.report.article, kept), faults, made


def seen(predicted: Report, golden: Golden) -> Counter[Fault]:
    """The faults that the scorer finds."""
    found: Counter[Fault] = Counter()
    for verdict in score_reports(predicted, Golden(golden.report, text=golden.text)).verdicts:
        place = verdict.grounding if verdict.matched else None
        place = None if place is Grounding.EXACT else place
        if verdict.category not in (Category.COR, Category.NON) or place is not None:
            claim = "/".join(verdict.gold_pointer.split("/")[:3]) if verdict.gold_pointer else _SPURIOUS
            shown = place if verdict.slot in {"evidence", "locations"} else None
            found[claim, verdict.slot, verdict.category, verdict.critical, shown] += 1
    return found


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end], match=Match.EXACT)


def main(seeds: int) -> int:
    """Print how many faults of each sort were made, and what differs; the exit code."""
    annotated = load_golden_set(GOLDEN) if list(GOLDEN.glob("*/report.json")) else ()
    made: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    differing = 0
    for seed in range(seeds):
        rng = Random(seed)
        golden = annotated[seed // 2 % len(annotated)] if annotated and seed % 2 else generated(rng)
        predicted, expected, sorts = perturbed(rng, golden)
        found = seen(predicted, golden)
        made += sorts
        if found == expected:
            clean += sorts
            continue
        differing += 1
        print(f"seed {seed}, {golden.title}: {', '.join(sorts)}")
        print(*(f"  expected, not found: {fault}" for fault in expected - found), sep="\n")
        print(*(f"  found, not expected: {fault}" for fault in found - expected), sep="\n")
    sources = f"{len(annotated)} golden reports and generated ones" if annotated else "generated reports"
    print(f"{'perturbation':16}{'made':>8}{'exactly so':>12}   ({seeds:,} seeds, {sources})")
    for name in [*PERTURBATIONS, "invent"]:
        print(f"{name:16}{made[name]:8}{clean[name]:12}")
    print(f"{'all':16}{made.total():8}{clean.total():12}   {differing} of {seeds:,} reports differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
