"""`dialogue serve`."""

from typing import Annotated

from pipelines.cli.at import Here, epilogue, option
from pipelines.cli.refresh import prefect_settings

MORE = epilogue(
    """dialogue serve --cron "30 2 * * *" --timezone Europe/Brussels
    dialogue serve --port 4200""",
    "0 when stopped, 2 could not run or lost its server",
)


def serve(
    *,
    cron: Annotated[str, option("When refresh runs.", "CRON", True)] = "30 2 * * *",
    monthly: Annotated[str, option("When release runs.", "CRON", True)] = "0 5 1 * *",
    timezone: Annotated[str, option("Of these times.", "ZONE", True)] = "Europe/Brussels",
    late: Annotated[
        float, option("How late a run may begin; later it is skipped.", "MINUTES", True)
    ] = 60.0,
    port: Annotated[
        int | None, option("Of Prefect's server, then with its pages.", "PORT", "a free one")
    ] = None,
    at: Here,
) -> int:
    """Offer capture, refresh, publish and release, in one process.

    Refresh runs every night, release (a candidate) every month, the others when they are asked
    for. One runs at a time. A run that cannot begin in time is skipped and not made up for; it says
    so here, in the log and in build/run-skipped.json.
    """
    prefect_settings(at.root)
    from pipelines.orchestrator import schedule
    from pipelines.orchestrator.deployments import Times

    return schedule.serve(
        at.root, Times(cron, monthly, timezone, late), port, begun=at.progress.end
    )
