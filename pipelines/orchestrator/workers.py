"""Who does the jobs of a flow: the workers of its Dask runner, or processes of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect import Flow
from prefect.context import FlowRunContext
from prefect.task_runners import TaskRunner

from pipelines.cluster.asked import asked
from pipelines.cluster.reaching import reached
from pipelines.making.pooled import Opened


@contextmanager
def dask_runner(on: str, build: Path) -> Iterator[TaskRunner[Any]]:
    """The runner of a flow whose jobs go to a Dask cluster.

    on: `dask` or `dask=ADDRESS`; build: the folder that workers write into. Raises CouldNotRun
    where there is no cluster, or one that does not fit.
    """
    with reached(asked(on), build.resolve()) as found:
        from prefect_dask import DaskTaskRunner

        yield DaskTaskRunner(address=found.address, client_kwargs=dict(found.options))


def mapping(otherwise: Opened) -> Opened:
    """What maps the jobs of the present flow. otherwise: where its runner is none of Dask."""
    client = getattr(_runner(), "client", None)
    if client is None:
        return otherwise
    from pipelines.cluster.mapping import on_workers

    return on_workers(client)


def on_the_same(part: Flow[..., Any]) -> Flow[..., Any]:
    """A flow that is a part of the present one, with the workers of that."""
    runner = _runner()
    return part if runner is None else part.with_options(task_runner=runner)


def _runner() -> TaskRunner[Any] | None:
    context = FlowRunContext.get()
    return context.task_runner if context is not None else None
