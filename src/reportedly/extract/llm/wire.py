"""Wire: sentences as numbered lines between delimiters, and the way back for the words that a model copies.

The article is hostile. Whatever looks like a delimiter of ours, or like a control token of a chat template
('<|im_start|>', '[INST]', '<s>'), gets another bracket; line ends and control characters become spaces, so that no line
of the article can pose as a numbered one; invisible characters and direction marks are dropped. Grounding finds the
words again: white space and invisible characters are transparent to it, and ``restored`` undoes the brackets.
"""

import re

from reportedly.article import Article
from reportedly.extract.llm.windows import Window
from reportedly.text.folding import INVISIBLE

TAG = "article"
_OPEN, _CLOSE = f"<{TAG}>", f"</{TAG}>"
_LOOK_ALIKE = re.compile(
    r"[<＜﹤](?=\s{0,9}/?\s{0,9}(?:article|choices|example|system|user|assistant|tool|think|im_|s\s*>|\|))"
    r"|\[(?=\s{0,9}/?\s{0,9}(?:inst|sys)\b)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(rf"[{INVISIBLE}\U000e0000-\U000e007f]")
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_ESCAPES = {"<": "‹", "＜": "‹", "﹤": "‹", "[": "⁅"}


def lines(article: Article, window: Window) -> str:
    """The window's sentences, numbered from 1, between the delimiters."""
    numbered = (
        f"[{number}] {escaped(article.text[start:end])}"
        for number, (start, end) in enumerate(article.sentences[window.first : window.last], start=1)
    )
    return "\n".join([_OPEN, *numbered, _CLOSE])


def escaped(text: str) -> str:
    """One line of the text in which nothing looks like a delimiter or a control token."""
    plain = _BREAKS.sub(" ", _UNSEEN.sub("", text))
    return _LOOK_ALIKE.sub(lambda found: _ESCAPES[found.group()], plain)


def restored(copied: str, article: str) -> str:
    """Words as a model copied them, with the brackets that ``escaped`` changed as they stand in the article."""
    if "‹" not in copied and "⁅" not in copied:
        return copied
    for mark in ("<", "＜", "﹤"):
        candidate = copied.replace("‹", mark).replace("⁅", "[")
        if candidate in article:
            return candidate
    return copied
