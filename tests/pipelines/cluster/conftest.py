"""A cluster of two processes, which the tests here share."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

distributed = pytest.importorskip("distributed", reason="needs the packages of .[dask]")

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler in this process, and two workers of one thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)  # workers find the jobs of the tests as this process does
        yield from _started()


def _started() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        memory_limit=None,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as made:
        yield made


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    """Connected to it, as the runner of a flow is."""
    with distributed.Client(cluster, set_as_default=False) as connected:
        connected.wait_for_workers(2)
        yield connected
