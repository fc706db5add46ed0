"""The four deployments: what each runs, when, and with what. prefect.yaml says the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy

from pipelines.orchestrator.capture_flow import capture
from pipelines.orchestrator.flows import publish, refresh
from pipelines.orchestrator.release_flow import release
from pipelines.orchestrator.turn import LATE

ONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
"""One run of a deployment at a time; the next one waits, and then finds out how late it is."""


@dataclass(frozen=True)
class Times:
    """When what is due is due.

    nightly, monthly: as in cron; timezone: an IANA name, of both; late: minutes after its hour in
    which a run may still begin.
    """

    nightly: str = "30 2 * * *"
    monthly: str = "0 5 1 * *"
    timezone: str = "Europe/Brussels"
    late: float = LATE


@dataclass(frozen=True)
class Deployment:
    """What a server offers to run: its name is that of the flow; cron: when, if on a schedule."""

    flow: Flow[..., Any]
    about: str
    parameters: dict[str, Any]
    cron: str | None = None


def deployments(root: Path, times: Times) -> Iterator[Deployment]:
    """The four, for the project in `root`."""
    common = {"root": str(root), "late": times.late}
    yield Deployment(capture, "Visit the sites that are due; publish nothing.", common)
    yield Deployment(
        refresh,
        "Every night: visit the sites that are due, then publish data, reports and site.",
        {**common, "captures": True},
        times.nightly,
    )
    yield Deployment(
        publish, "Publish data, reports and site from raw/; visit no site of others.", common
    )
    yield Deployment(
        release,
        "Every month: a candidate of a release. A person makes the release itself.",
        {**common, "languages": []},
        times.monthly,
    )
