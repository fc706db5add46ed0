"""In place of drawing and printing: for tests that ask which files there are, not what they say."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pipelines.report.jobs import Draw, Sketch


@contextmanager
def unprinted() -> Iterator[None]:
    """All documents are composed, and none is drawn or printed, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["pipelines.report.under_way"], "attempt", _written)
        yield


def _written(made: Any) -> None:
    sketch = Sketch(made).paths if isinstance(made, Draw) else ()
    for path in (*made.paths, *sketch):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(path.name.encode())
