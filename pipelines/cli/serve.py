"""`dialogue serve`."""

from typing import Annotated

from pipelines.cli.at import Here, epilogue, option
from pipelines.cli.refresh import prefect_settings

MORE = epilogue(
    'dialogue serve --cron "30 2 * * *" --timezone Europe/Brussels',
    "0 when stopped, 2 could not run or lost its server",
)


def serve(
    *,
    cron: Annotated[str, option("When.", "CRON", True)] = "30 2 * * *",
    timezone: Annotated[str, option("Of that time.", "ZONE", True)] = "Europe/Brussels",
    at: Here,
) -> int:
    """Refresh on a schedule, in one process.

    A run that is due while another one is under way is skipped, and says so here, in the log and
    in build/run-skipped.json.
    """
    prefect_settings(at.root)
    from pipelines.orchestrator.schedule import serve_refresh

    return serve_refresh(at.root, cron, timezone, begun=at.progress.end)
