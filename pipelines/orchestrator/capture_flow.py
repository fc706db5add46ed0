"""Capture as a Prefect flow. No logic of its own: see pipelines/run/capturing.py."""

from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State

from pipelines.making.pooled import in_turn
from pipelines.orchestrator.consoles import no_tracebacks
from pipelines.orchestrator.turn import LATE, Late, Missed, begin_by, missed
from pipelines.orchestrator.workers import mapping, on_the_same
from pipelines.run.job import Paths
from pipelines.run.screen import tell, told
from pipelines.run.stopping import end_with_schedule
from pipelines.telling.values import CameIn
from schemas.problem import ProblemsFound


@flow(name="capture", persist_result=False)
def capture(root: str, late: Late = LATE) -> CameIn | State[Any]:
    """Visit the sites of the project in `root` that are due. Returns what came in.

    Whatever goes wrong is a line: what is published does not wait for the sites of others.

    Args:
        root: The folder with raw/ and build/.
        late: How many minutes after its hour the run may begin; later it is skipped.
    """
    paths = Paths.of(Path(root))
    end_with_schedule()
    no_tracebacks()
    try:
        begin_by(late)
    except Missed as error:
        return missed(paths.build, error)
    came_in = captured(paths)
    for line in came_in.lines:
        tell(line)
    create_markdown_artifact(
        key="capture-summary",
        markdown="\n".join(f"- {line}" for line in came_in.lines),
        description=came_in.lines[-1],
    )
    return came_in


def came_in(root: str) -> CameIn:
    """Capture as a part of another flow. Returns what came in: nothing if it was skipped."""
    found = on_the_same(capture)(root)
    return found if isinstance(found, CameIn) else CameIn()


def captured(paths: Paths) -> CameIn:
    """Capture once; what keeps it from that is told."""
    from pipelines.run import capturing  # what reads feeds and pages takes a moment to import

    try:
        done = capturing.capture(paths.raw, paths.build, mapper=mapping(in_turn))
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
