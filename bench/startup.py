"""Start-up: ``import reportedly`` against ``import pydantic``, ``reportedly --version`` against the same.

Each is a fresh interpreter, timed in turn, round after round, so that a noisy machine is noisy for all; the medians
are compared. Goals: the import within 1.5x, the command within 2x.

    python bench/startup.py [ROUNDS]
"""

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import pydantic": [sys.executable, "-c", "import pydantic; pydantic.BaseModel"],
    "import reportedly": [sys.executable, "-c", "import reportedly"],
    "import reportedly, and its models": [sys.executable, "-c", "import reportedly; reportedly.Report"],
    "reportedly --version": [sys.executable, "-m", "reportedly", "--version"],
}
PEER = "import pydantic"


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Print the medians and their ratios to the peer."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{'':36}{'ms':>8}{'ratio':>8}   (median of {rounds})")
    for name, median in medians.items():
        print(f"{name:36}{median * 1000:8.0f}{median / medians[PEER]:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
