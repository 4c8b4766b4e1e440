"""The command, with an extractor that does to its process what an article says: LOG SECONDS ARGUMENTS..."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from reportedly.cli import main

if __name__ == "__main__":
    from tests.batch.hazards import Hazard

    extractor = Hazard(Path(sys.argv[1]), seconds=float(sys.argv[2]))
    with patch("reportedly.cli.model.extractor_named", lambda _: extractor):
        main(sys.argv[3:])
