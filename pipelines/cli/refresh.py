"""`dialogue refresh`, and what it has in common with `dialogue serve`."""

import os
from pathlib import Path
from typing import Annotated

from pipelines.cli.at import Here, epilogue, option
from pipelines.cli.build import EXITS, done
from pipelines.run.screen import GOOD

MORE = epilogue(
    """dialogue refresh
    dialogue refresh --on dask
    dialogue refresh --on dask=tcp://10.0.0.1:8786""",
    EXITS,
)

LEASES = "prefect.server.concurrency.lease_storage.filesystem"
"""Where a server keeps who runs: it forgets none of them, as in memory, when it is started again,
and a run that was killed gives its place up."""


def refresh(
    *,
    captures: Annotated[
        bool, option("Visit the sites that are due first, as every night.")
    ] = False,
    on: Annotated[
        str | None,
        option(
            "Share the work with workers of Dask: of this machine, or of the scheduler at an "
            "address. They need this project, and its build folder at the same place.",
            "dask[=ADDRESS]",
        ),
    ] = None,
    at: Here,
) -> int:
    """Run the main job as a Prefect flow.

    The same as `dialogue build`, with retries and with the pages of the orchestrator; some 20
    seconds more.
    """
    prefect_settings(at.root)
    from pipelines.orchestrator.flows import run_refresh

    outcome = run_refresh(at.root, at.say, at.progress, captures, on)
    return done(at) if outcome == GOOD else outcome


def prefect_settings(root: Path) -> None:
    """The orchestrator keeps to the project: its own home, no telemetry, no noise at shutdown."""
    home = (root / "build" / ".prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)  # Prefect makes the last folder only
    os.environ.setdefault("PREFECT_HOME", str(home))
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE", LEASES)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    os.environ.setdefault("PREFECT_API_REQUEST_TIMEOUT", "30")  # so that waiting has an end
    os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")
    os.environ.setdefault("DO_NOT_TRACK", "1")
