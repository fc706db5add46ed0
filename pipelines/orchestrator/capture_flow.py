"""Capture as a Prefect flow. No logic of its own: see pipelines/run/capturing.py."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact

from pipelines.run.job import Paths
from pipelines.run.screen import tell, told
from pipelines.telling.values import CameIn
from schemas.problem import ProblemsFound


@flow(name="capture", persist_result=False)
def capture(root: str) -> CameIn:
    """Visit the sites of the project in `root` that are due. Returns what came in.

    Whatever goes wrong is a line: what is published does not wait for the sites of others.
    """
    came_in = captured(Paths.of(Path(root)))
    for line in came_in.lines:
        tell(line)
    create_markdown_artifact(
        key="capture-summary",
        markdown="\n".join(f"- {line}" for line in came_in.lines),
        description=came_in.lines[-1],
    )
    return came_in


def captured(paths: Paths) -> CameIn:
    """Capture once; what keeps it from that is told."""
    from pipelines.run import capturing  # what reads feeds and pages takes a moment to import

    try:
        done = capturing.capture(paths.raw, paths.build)
    except ProblemsFound as found:
        faults = [f"{each.place or each.table}: {each.sentence()}" for each in found.problems]
        get_run_logger().error("nothing was captured: %s", found)
        return CameIn(lines=(*faults, f"nothing was captured: {found}"), fault=str(found))
    except Exception as error:
        said = told(error, paths.build)
        get_run_logger().error("nothing was captured: %s", said)
        return CameIn(lines=(f"nothing was captured: {said}",), fault=said)
    for problem in done.problems:
        get_run_logger().warning("%s", problem)
    return done.came_in()
