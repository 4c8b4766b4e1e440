"""A batch on a cluster with an extractor that does what an article says: LOG SECONDS FEED OUT PART_ROWS TIME_LIMIT."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from reportedly.batch.cluster.actor import Duty
from reportedly.batch.cluster.parts import Parts
from reportedly.batch.cluster.run import ClusterPlan, read_on_cluster
from reportedly.batch.row import Reading

if __name__ == "__main__":
    from tests.batch.hazards import Hazard

    log, seconds, feed, out, part_rows, time_limit = sys.argv[1:]
    extractor = partial(Hazard, Path(log), seconds=float(seconds))
    duty = Duty(extractor, Reading(), Parts(out), float(time_limit))
    counts = read_on_cluster(ClusterPlan([feed], duty, {}, workers=2, part_rows=int(part_rows)))
    sys.exit(3 if counts.failed else 0)
