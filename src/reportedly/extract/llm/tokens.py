"""Tokens: how many a text may take, estimated high without any model's tokenizer."""

_CHARACTERS = 3
"""ASCII characters a token; English and JSON have about four in the tokenizers of today's models."""


def estimated(*texts: str) -> int:
    """An estimate from above for byte-level tokenizers: a third of the ASCII characters, every other one two."""
    return sum(_of(text) for text in texts)


def _of(text: str) -> int:
    ascii_characters = sum(1 for letter in text if letter < "\x80") if not text.isascii() else len(text)
    return -(-ascii_characters // _CHARACTERS) + 2 * (len(text) - ascii_characters)
