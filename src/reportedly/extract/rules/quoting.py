"""Quoting: the words of a range as a quote that a draft carries."""

from dataclasses import dataclass

from reportedly.grounding.drafts import Quote


@dataclass(frozen=True, slots=True)
class Quoter:
    """Makes quotes of the ranges of one sentence."""

    text: str
    number: int

    def __call__(self, start: int, end: int) -> Quote:
        """The words of a range, with its sentence and offset."""
        return Quote(self.text[start:end], (self.number,), start)
