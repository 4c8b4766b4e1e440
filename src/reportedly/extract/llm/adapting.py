"""Adapting: the form of requests is changed to what an endpoint takes, step by step, from how it refuses them."""

from reportedly.extract.llm.exchange import Capabilities, Request
from reportedly.extract.llm.faults import Cure, Fault

_LEAST_REPLY = 1_024
_REFUSALS = frozenset({400, 422})


def adapted(capabilities: Capabilities, fault: Fault, request: Request) -> bool:
    """Whether something in the form of ``request``, which was refused, is changed now for the next one."""
    if fault.cure is Cure.NO_TEMPERATURE and request.temperature is not None:
        capabilities.temperature = False
        return True
    if fault.cure is Cure.OTHER_LIMIT and request.limit == "max_tokens":
        capabilities.limit = "max_completion_tokens"
        return True
    vague = fault.cure is Cure.NONE and fault.status in _REFUSALS and not capabilities.settled
    if (fault.cure is Cure.OTHER_FORM or vague) and len(capabilities.modes) > 1:
        if capabilities.modes[0] is request.mode:
            capabilities.modes = capabilities.modes[1:]
        return True
    return False


def shorter_reply(capabilities: Capabilities, longest: int) -> bool:
    """Ask for a shorter reply than of ``longest`` tokens: servers count it into the context; false once it is short."""
    asked = min(capabilities.reply_tokens, longest)
    if asked <= _LEAST_REPLY:
        return False
    capabilities.reply_tokens = asked // 2
    return True
