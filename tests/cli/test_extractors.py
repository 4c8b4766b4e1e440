from __future__ import annotations

from collections.abc import Callable

from reportedly import __version__

Command = Callable[..., tuple[int, str, str]]


def test_the_built_in_extractors_are_listed_with_what_they_are(reportedly: Command) -> None:
    code, out, _ = reportedly("extractors")
    assert code == 0
    assert any(line.startswith(f"rules  {__version__}  [reportedly]  ") for line in out.splitlines())
