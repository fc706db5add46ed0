"""Jobs on two workers: order, faults, and workers that are killed."""

import os
from pathlib import Path
from typing import Any

import pytest

from pipelines.cluster import mapping
from pipelines.cluster.mapping import on_workers
from schemas.problem import CouldNotRun, Passing
from tests.pipelines.cluster import jobs


def test_results_come_in_the_order_of_the_jobs(client: Any):
    with on_workers(client)() as run:
        assert list(run(jobs.double, range(50))) == [2 * job for job in range(50)]
        assert list(run(jobs.double, [])) == []


def test_both_workers_do_some_and_this_process_none(client: Any):
    with on_workers(client)() as run:
        done = set(run(jobs.process, range(20)))
    assert len(done) == 2
    assert os.getpid() not in done


def test_a_fault_of_a_job_is_raised_as_it_is_elsewhere(client: Any):
    with (
        on_workers(client)() as run,
        pytest.raises(OSError, match="-1 is less than nothing"),
    ):
        list(run(jobs.double, [1, -1, 2]))


def test_the_job_of_a_worker_that_was_killed_is_done_by_another(client: Any, tmp_path: Path):
    with on_workers(client)() as run:
        lost = run(jobs.killed_once, [tmp_path / "flag"])
        others = run(jobs.double, range(20))
        assert list(lost) == ["done again"]
        assert list(others) == [2 * job for job in range(20)]
    assert (tmp_path / "flag").exists()


def test_a_job_that_ends_every_worker_ends_the_stage_and_may_be_tried_again(client: Any):
    with on_workers(client)() as run, pytest.raises(Passing, match="workers were ended"):
        list(run(jobs.killed_always, [1]))


def test_a_worker_of_other_code_does_nothing(client: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mapping, "fingerprint", lambda: "of another commit")
    with on_workers(client)() as run, pytest.raises(CouldNotRun, match="from the same commit"):
        list(run(jobs.double, [1]))


def test_a_worker_without_this_project_is_told_and_lives_on(client: Any):
    with on_workers(client)() as run, pytest.raises(CouldNotRun, match="has no nowhere"):
        list(run(jobs.from_nowhere, [1]))
    assert len(client.nthreads()) == 2


def test_nobody_waits_for_ever_where_no_worker_is_left(
    cluster: Any, client: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mapping, "LOOK", 0.1)
    monkeypatch.setattr(mapping, "DESERTED", 0.5)
    cluster.scale(0)
    try:
        with on_workers(client)() as run, pytest.raises(Passing, match="no worker"):
            list(run(jobs.double, [1]))
    finally:
        cluster.scale(2)


def test_a_scheduler_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch):
    import distributed

    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        processes=False,
        silence_logs=50,
    ) as made:
        client = distributed.Client(made.scheduler_address, set_as_default=False, timeout=1)
    with client, on_workers(client)() as run, pytest.raises(Passing, match="scheduler"):
        list(run(jobs.double, [1]))
