"""Pages a second: our page reader, lxml alone, and trafilatura where it is installed.

    .venv/bin/python benchmarks/capture.py [--rounds N]

All read the same HTML pages of the tests, in turn in one run; a figure is the best of its rounds.
trafilatura (pip install trafilatura) takes out the main text and the date, and no more.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lxml import html

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipelines.capture.reader import read  # noqa: E402  # the project may not be installed

PAGES = ROOT / "tests" / "pipelines" / "capture" / "reader"
Read = Callable[[bytes], object]


def readers() -> Mapping[str, Read]:
    """What reads a page, by name."""
    found: dict[str, Read] = {
        "lxml alone": html.document_fromstring,
        "this reader": lambda data: read(data, name="x.html", address=None),
    }
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return found
    return {**found, "trafilatura": lambda data: bare_extraction(data, with_metadata=True)}


def seconds(reader: Read, pages: Sequence[bytes]) -> float:
    """How long a reader takes for all pages."""
    start = time.perf_counter()
    for data in pages:
        reader(data)
    return time.perf_counter() - start


def main() -> None:
    """Read in turn and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    pages = [path.read_bytes() for path in sorted(PAGES.rglob("*.html"))]
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, reader in readers().items():
            best[name] = min(best.get(name, float("inf")), seconds(reader, pages))
    print(f"{len(pages)} pages, best of {rounds} rounds")
    for name, taken in best.items():
        rate, share = len(pages) / taken, taken / best["lxml alone"]
        print(f"{name:<12} {rate:8.0f} pages a second   {share:6.1f} times lxml alone")


if __name__ == "__main__":
    main()
