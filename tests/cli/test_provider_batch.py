from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]
ASKED = ("batch", "article.txt", "-o", "out.jsonl")
MODEL = ("-m", "m", "--api-base", "http://127.0.0.1:9/v1")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--wait",), "--wait goes with --provider-batch"),
        (("--batch-requests", 5), "--batch-requests goes with --provider-batch"),
        (("--provider-batch",), "--provider-batch needs -m PROVIDER/MODEL"),
        (("--provider-batch", "--extractor", "rules"), "give -m, and neither --replies nor another extractor"),
        (("--provider-batch", "--replies", "d", *MODEL), "give -m, and neither --replies nor another extractor"),
        (("--provider-batch", "-m", "llamacpp:a.gguf"), "--provider-batch needs a provider"),
        (("--provider-batch", "--engine", "ray", *MODEL), "not with --engine ray"),
        (("--provider-batch", "--rpm", 5, *MODEL), "--rpm paces requests that are answered at once"),
        (("--provider-batch", "--processes", 2, *MODEL), "--concurrency and --processes are of articles"),
    ],
)
@pytest.mark.usefixtures("article")
def test_what_does_not_fit_is_one_line_of_wrong_usage(
    reportedly: Command, options: tuple[object, ...], words: str
) -> None:
    code, out, err = reportedly(*ASKED, *options)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert not Path("out.jsonl").exists()


@pytest.mark.usefixtures("article")
def test_standard_input_can_be_read_once_only(reportedly: Command) -> None:
    code, _, err = reportedly("batch", "-", "-o", "out.jsonl", *MODEL, "--provider-batch")
    assert code == 2
    assert "give files, not '-'" in err


@pytest.mark.usefixtures("article")
def test_a_dry_run_takes_a_price_as_it_is_and_writes_nothing(reportedly: Command) -> None:
    code, out, _ = reportedly(*ASKED, *MODEL, "--provider-batch", "--dry-run", "--price", "1000,0")
    lines = {line[:12].strip(): line[12:27].strip() for line in out.splitlines()}
    assert code == 0
    assert lines["cost"] == f"${int(lines['tokens sent'].replace(',', '')) / 1_000:,.2f}"
    assert not Path("out.jsonl.state").exists()


@pytest.mark.usefixtures("article")
def test_a_cost_can_be_kept_only_where_the_price_is_known(reportedly: Command) -> None:
    code, _, err = reportedly(*ASKED, *MODEL, "--provider-batch", "--max-cost", 1)
    assert code == 4
    assert "give --price or --max-tokens" in err
