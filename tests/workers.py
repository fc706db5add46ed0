"""Workers of Dask that a test starts: processes of this machine, with one thread each."""

import logging
from contextlib import AbstractContextManager
from typing import Any

import pytest


def workers(count: int) -> AbstractContextManager[Any]:
    """A scheduler in this process and its workers; without Dask the test is skipped."""
    distributed = pytest.importorskip("distributed", reason="needs the packages of .[dask]")
    cluster: AbstractContextManager[Any] = distributed.LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        memory_limit=None,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
    return cluster
