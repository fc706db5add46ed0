"""A process that gives a reader mutated inputs, one after the other, and says what came of them.

    python -m tests.soak.fuzzing.worker READER FIRST COUNT SAID

SAID: a file; before each input its number is written there, at the end one JSON line.
"""

import contextlib
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.soak.fuzzing.mutations import in_a_member, mutated
from tests.soak.fuzzing.readers import READERS, REFUSED

MOST_MEMORY = 3 * 2**30
"""Bytes of address space: what wants more fails here and not on the machine."""


def made(name: str, number: int) -> bytes:
    """The input of a number, the same in every run."""
    reader, chance = READERS[name], random.Random(f"{name} {number}")
    if reader.packed and chance.random() < 0.7:
        return in_a_member(chance, reader.sound())
    return mutated(chance, reader.sound())


def tried(name: str, number: int) -> str:
    """What a reader makes of an input: read, refused, or the exception that it raised."""
    data = made(name, number)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(None):
        try:
            READERS[name].read(data, Path(folder))
        except REFUSED:
            return "refused"
        except Exception as error:  # what is counted
            return f"raised {type(error).__name__}"
    return "read"


def main(name: str, first: int, count: int, said: Path) -> None:
    """Try some inputs."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    counts, raised, slowest = Counter[str](), dict[int, str](), 0.0
    for number in range(first, first + count):
        said.write_text(str(number))
        start = time.perf_counter()
        outcome = tried(name, number)
        slowest = max(slowest, time.perf_counter() - start)
        counts[outcome.partition(" ")[0]] += 1
        if outcome.startswith("raised"):
            raised[number] = outcome.partition(" ")[2]
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = {"counts": counts, "raised": raised, "slowest": slowest, "megabytes": kilobytes // 1024}
    said.write_text(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
