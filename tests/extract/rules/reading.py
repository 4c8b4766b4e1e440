"""Reading helpers of these tests: a sentence tagged and parsed, and words for its parts."""

from reportedly.extract.rules.clauses import Parsed, parsed
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.tagging import tagged
from reportedly.text.tokens import tokens


def read_sentence(text: str) -> Parsed:
    """The clauses of one sentence."""
    return parsed(tagged(tokens(text)))


def words(text: str, nominal: Nominal) -> str:
    """A nominal's words."""
    return text[nominal.start : nominal.end]
