from __future__ import annotations

import pytest

from reportedly.extract.llm.exchange import Request, ResponseMode
from reportedly.extract.llm.prompt import Message
from reportedly.extract.llm.strategies import STRATEGIES
from reportedly.extract.llm.tokens import estimated


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("mode", ResponseMode)
def test_a_request_is_estimated_with_its_form(strategy: str, mode: ResponseMode) -> None:
    asked = (Message("system", "Rules."), Message("user", "[1] Бої біля Оска."))
    request = Request("stub", asked, 100, mode, prompt=STRATEGIES[strategy].prompt)
    form = str(request.body().get("response_format", ""))
    assert request.estimated() == estimated(*(message.content for message in asked), form)
