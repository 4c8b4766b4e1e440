from __future__ import annotations

import pytest

from reportedly.extract.llm.deferred.batches import Told, file_of, page_of, told_of


def test_a_batch_is_read_strictly() -> None:
    told = told_of(
        {
            "id": "b",
            "status": "failed",
            "metadata": {"reportedly": "t"},
            "request_counts": {"total": 3, "completed": True, "failed": -1},
            "errors": {"data": [{"code": "token_limit_exceeded", "message": "full\nnow"}, 7]},
        }
    )
    words = "token_limit_exceeded · full now"
    assert told == Told("b", "failed", None, "t", total=3, reason=words, queue_full=True)


@pytest.mark.parametrize(
    "value", [None, [], {}, {"id": "b"}, {"id": 7, "status": "completed"}, {"id": "", "status": "x"}]
)
def test_what_is_no_batch(value: object) -> None:
    assert told_of(value) is None


def test_a_list_of_batches() -> None:
    page = page_of({"data": [{"id": "b", "status": "completed"}, {}], "has_more": True})
    assert page is not None
    assert ([one.id for one in page.batches], page.more) == (["b"], True)
    assert page_of({"data": "no"}) is None


def test_a_file() -> None:
    assert file_of({"id": "f"}) == "f"
    assert file_of({"id": 3}) is None
