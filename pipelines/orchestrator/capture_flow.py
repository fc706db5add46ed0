"""Capture as a Prefect flow. No logic of its own: see pipelines/run/capturing.py."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact

from pipelines.run.job import Paths
from pipelines.run.screen import tell, told
from schemas.problem import ProblemsFound


@flow(name="capture", persist_result=False)
def capture(root: str) -> list[str]:
    """Visit the sites of the project in `root` that are due. Returns what to say of it.

    Whatever goes wrong is a line: what is published does not wait for the sites of others.
    """
    lines = captured(Paths.of(Path(root)))
    for line in lines:
        tell(line)
    create_markdown_artifact(
        key="capture-summary",
        markdown="\n".join(f"- {line}" for line in lines),
        description=lines[-1],
    )
    return lines


def captured(paths: Paths) -> list[str]:
    """Capture once. Returns lines: problems first, what waits for a person last."""
    from pipelines.run import capturing  # what reads feeds and pages takes a moment to import

    try:
        done = capturing.capture(paths.raw, paths.build)
    except ProblemsFound as found:
        faults = [f"{each.place or each.table}: {each.sentence()}" for each in found.problems]
        get_run_logger().error("nothing was captured: %s", found)
        return [*faults, f"nothing was captured: {found}"]
    except Exception as error:
        said = told(error, paths.build)
        get_run_logger().error("nothing was captured: %s", said)
        return [f"nothing was captured: {said}"]
    for problem in done.problems:
        get_run_logger().warning("%s", problem)
    return [*done.problems, *done.lines()]
