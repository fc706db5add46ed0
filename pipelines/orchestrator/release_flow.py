"""A candidate of a release, as a Prefect flow. No logic of its own: see run/releasing.py."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from prefect import flow
from prefect.client.schemas.objects import State

from pipelines.making.progress import Progress
from pipelines.orchestrator.flows import Say, as_task, run_in_turn
from pipelines.orchestrator.turn import LATE, Late
from pipelines.run import releasing
from pipelines.run.job import Paths
from pipelines.run.nightly import Telling

Language = Literal["en", "sq", "sr-Latn", "sr-Cyrl"]
"""A language of the reports, as the form of a deployment offers it."""


@flow(name="release", persist_result=False)
def release(root: str, languages: Sequence[Language] = (), late: Late = LATE) -> State[Any] | None:
    """Make the candidate of a release in build/releases; what readers see stays as it is.

    Never a release itself: that is made by a person, with `dialogue release`.

    Args:
        root: The folder with raw/ and build/.
        languages: The languages of the reports; none: all.
        late: How many minutes after its hour the run may begin; later it is skipped.
    """

    def work(telling: Telling, say: Say, progress: Progress) -> None:
        made = releasing.release(
            Path(root),
            is_candidate=True,
            say=say,
            languages=languages or get_args(Language),
            progress=progress,
            run=as_task,
        )
        say(f"Candidate in {made.folder}, packed as {made.archive}")

    return run_in_turn("release", Paths.of(Path(root)), late, work)
