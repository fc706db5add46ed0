"""`dialogue build`, and the last lines of every run that publishes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from pipelines.cli.at import At, Here, epilogue
from pipelines.run.screen import GOOD, PROBLEMS, warn

EXITS = (
    "0 good, 1 problems in the data, notices in the place of documents, or a site or publication "
    "that failed, 2 could not run"
)

MORE = epilogue("dialogue build\ndialogue build --data", EXITS)


def build(
    *,
    data: Annotated[
        bool,
        Parameter(
            negative="",
            help="Only the data files, into build/draft: to look at, nothing is published.",
        ),
    ] = False,
    at: Here,
) -> int:
    """Run the main job without the orchestrator.

    From raw/ to build/data, build/reports and build/site, and to the place that
    DIALOGUE_PUBLISH_TO names. What did not change is taken from the last run; problems in the data
    stop it, and what was built before stays in place. The first run publishes what is ready, marked
    by INCOMPLETE.txt, before all is.
    """
    from pipelines.run.job import Paths, data_alone
    from pipelines.run.nightly import Telling, told_job
    from pipelines.run.pool import processes

    if data:
        folder = data_alone(Paths.of(at.root), processes, at.say, at.progress)
        at.say(f"Data files, not published, in {folder}; build/data is as it was")
        return GOOD
    told_job(Paths.of(at.root), Telling(), mapper=processes, say=at.say, progress=at.progress)
    return done(at)


def done(at: At) -> int:
    """Say what was built, where, how to open it, and what is not as it should be."""
    from pipelines.run.job import WITH_GAPS

    run = json.loads((at.build / "run.json").read_text(encoding="utf-8"))
    for line in _built(run, at.build):
        at.say(line)
    for gap in run["gaps"]:
        warn(f"gap: {gap}")
    for what, why in run["unmade"].items():
        warn(f"{what}: {why}")
    return PROBLEMS if run["status"] == WITH_GAPS or run["unmade"] else GOOD


def _built(run: dict[str, Any], build: Path) -> Iterator[str]:
    sections = len(list((build / "reports/en/sections").glob("*.pdf")))
    languages = sorted(path.name for path in (build / "reports").iterdir())
    yield f"Built version {run['version']}, data as of {run['release_date']}, in {build}:"
    yield f"  data/      {len(run['counts'])} tables in seven formats; start with data/README.md"
    yield f"  reports/   {sections} sections and report.pdf in each of {', '.join(languages)}"
    yield "  site/      pages in each language; start with site/index.html"
    yield f"  run.html   what ran; run.json has all of it, with its {len(run['warnings'])} warnings"
    yield "Open, for example:"
    yield f"  {build / 'data/assessments_flat.csv'}"
    yield f"  {build / 'reports/en/report.pdf'}"
