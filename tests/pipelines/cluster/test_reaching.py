"""A cluster is there and fits, or a sentence says why not."""

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipelines.cluster import reaching
from pipelines.cluster.asked import Asked
from pipelines.cluster.reaching import reached
from schemas.problem import CouldNotRun
from tests.each import each
from tests.pipelines.cluster import jobs


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "ANSWER", 1.0)


def test_a_cluster_that_fits_is_told_with_its_workers(cluster: Any, tmp_path: Path):
    with reached(Asked(cluster.scheduler_address), tmp_path) as found:
        assert (found.address, found.workers) == (cluster.scheduler_address, 2)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def nobody() -> Iterator[int]:
    """A port that is closed."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield port


@contextmanager
def silent() -> Iterator[int]:
    """A port where somebody takes every call and says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


@contextmanager
def another() -> Iterator[int]:
    """A server of something else."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler
    ) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@each([nobody, silent, another])
def test_an_address_without_a_scheduler_is_told_in_a_sentence(where: Any, tmp_path: Path):
    with where() as port:
        address = f"127.0.0.1:{port}"
        with (
            pytest.raises(CouldNotRun, match=f"no Dask scheduler answers at {address}"),
            reached(Asked(address), tmp_path),
        ):
            pass


def test_a_scheduler_without_workers_is_told(tmp_path: Path):
    import distributed

    with (
        distributed.LocalCluster(
            n_workers=0,
            dashboard_address="127.0.0.1:0",
            processes=False,
            protocol="tcp",
            silence_logs=50,
        ) as made,
        pytest.raises(CouldNotRun, match="has no worker; start one"),
        reached(Asked(made.scheduler_address), tmp_path),
    ):
        pass


def test_workers_that_do_not_fit_are_told_one_by_one(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reaching, "fingerprint", lambda: "of another commit")
    with (
        pytest.raises(CouldNotRun) as told,
        reached(Asked(cluster.scheduler_address), tmp_path),
    ):
        pass
    lines = str(told.value).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("worker tcp://") and "same commit" in line for line in lines)


def test_workers_that_do_not_see_the_folder_are_told(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reaching, "looked", jobs.sees_nothing)
    with (
        pytest.raises(CouldNotRun, match=r"does not see .*share the folder"),
        reached(Asked(cluster.scheduler_address), tmp_path),
    ):
        pass


def test_what_is_not_installed_is_named_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(CouldNotRun, match=r"pip install -e \.\[dask\]"), reached(Asked(), tmp_path):
        pass
