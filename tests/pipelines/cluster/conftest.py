"""A cluster of two processes, which the tests here share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workers import workers

distributed = pytest.importorskip("distributed", reason="needs the packages of .[dask]")

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler in this process, and two workers of one thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)  # workers find the jobs of the tests as this process does
        with workers(2) as made:
            yield made


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    """Connected to it, as the runner of a flow is."""
    with distributed.Client(cluster, set_as_default=False) as connected:
        connected.wait_for_workers(2)
        yield connected
