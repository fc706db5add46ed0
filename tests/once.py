"""What is costly is made once in a run of the tests, however many workers it has."""

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")

SHARED = "DIALOGUE_TESTS_SHARED"
"""The variable that tells the workers of a run of the folder that they share."""


def once(name: str, make: Callable[[Path], Made]) -> Made:
    """What `make` returns, made by the first worker that asks.

    name: of what is made, used by no other; make: given a folder of its own for its files; what it
    returns can be pickled.
    """
    folder = Path(os.environ[SHARED]) / name
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _kept(folder / ".made", lambda: make(folder))


def _kept(path: Path, make: Callable[[], Made]) -> Made:
    if path.exists():
        found: Any = pickle.loads(path.read_bytes())
        return found  # type: ignore[no-any-return]
    made = make()
    fresh = path.with_suffix(".new")
    fresh.write_bytes(pickle.dumps(made))
    fresh.rename(path)  # a worker that dies leaves nothing half made
    return made
