"""The command, with an extractor that notes every article that it begins, and in which run: LOG RUN ARGUMENTS..."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from reportedly import Article, Check, Proposal
from reportedly.cli import main
from reportedly.extract.rules import RulesExtractor


class Noting(RulesExtractor):
    """The rules, noted."""

    def __init__(self, log: Path, run: str) -> None:
        self.log = log
        self.run = run

    async def propose(self, article: Article, check: Check) -> Proposal:
        with self.log.open("a", encoding="utf-8") as stream:
            stream.write(f"{self.run} {article.id}\n")
        return await super().propose(article, check)


if __name__ == "__main__":
    from tests.batch.noted_run import Noting as Sendable

    extractor = Sendable(Path(sys.argv[1]), sys.argv[2])
    with patch("reportedly.cli.model.extractor_named", lambda _: extractor):
        main(sys.argv[3:])
