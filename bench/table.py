"""The table of invented war reporting: cases passed by topic, and the fields that fail most.

    python -m bench.table [--diff TOPIC] [--write-known-failures]

``--diff`` prints the differences of one topic; those of held-out topics are shown only when named. Failing cases are
written to ``known_failures.toml`` by ``--write-known-failures``. Run from the root of the repository.
"""

import argparse
from collections import Counter

from tests.extract.rules.comparison import Mismatch, differences
from tests.extract.rules.table import HELD_OUT, KNOWN_FAILURES, Row, read_rows

_HEAD = "# Cases that the rules do not pass yet, as topic:name, sorted; a case that passes must leave the list.\n"


def summary(results: dict[Row, list[Mismatch]]) -> None:
    """Print passes by topic, tuned and held out, and how often each field fails in each half."""
    for held_out in (False, True):
        part = {row: found for row, found in results.items() if row.topic.startswith(HELD_OUT) is held_out}
        print("held out" if held_out else "tuned on")
        cases = Counter(row.topic for row in part)
        passed = Counter(row.topic for row, found in part.items() if not found)
        for topic in sorted(cases):
            print(f"  {topic:32}{passed[topic]:4} of {cases[topic]:3}")
        print(f"  {'all':32}{passed.total():4} of {cases.total():3}")
        fields = Counter(field for found in part.values() for field in {mismatch.field for mismatch in found})
        print("  cases that fail in:", ", ".join(f"{field} {count}" for field, count in fields.most_common()) or "none")


def show(results: dict[Row, list[Mismatch]], topic: str) -> None:
    """Print the differences of a topic's failing cases."""
    for row, found in results.items():
        if row.topic == topic and found:
            print(f"{row.id}\n  {row.case.article}", *(f"    {mismatch.text}" for mismatch in found), "", sep="\n")


def write_known_failures(results: dict[Row, list[Mismatch]]) -> None:
    """Record which cases fail now."""
    names = sorted(row.id for row, found in results.items() if found)
    lines = "".join(f'  "{name}",\n' for name in names)
    KNOWN_FAILURES.write_text(f"{_HEAD}names = [\n{lines}]\n" if names else f"{_HEAD}names = []\n", encoding="utf-8")


def main() -> None:
    """Run all cases and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--diff", metavar="TOPIC", help="print the differences of this topic")
    parser.add_argument("--write-known-failures", action="store_true", help="record the cases that fail now")
    options = parser.parse_args()
    results = {row: differences(row.case) for row in read_rows()}
    if options.diff:
        show(results, options.diff)
    if options.write_known_failures:
        write_known_failures(results)
    summary(results)


if __name__ == "__main__":
    main()
