"""Print the README's command of a name: the fenced block after the marker ``<!-- command: NAME -->``."""

import re
import sys
from pathlib import Path


def command(readme: str, name: str) -> str:
    """The shell lines of the block.

    Raises:
        SystemExit: There is no such block.
    """
    found = re.search(rf"<!-- command: {re.escape(name)} -->\s*```sh\n(.*?)```", readme, re.DOTALL)
    if found is None:
        raise SystemExit(f"README.md has no block marked 'command: {name}'")
    return found.group(1)


if __name__ == "__main__":
    sys.stdout.write(command(Path("README.md").read_text(encoding="utf-8"), sys.argv[1]))
