"""Rules of activities, projects and what came out of them."""

from collections import defaultdict
from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas.activities import (
    Activity,
    ActivityOutput,
    ActivitySession,
    PlannedActivity,
    PlannedActivityTown,
)
from schemas.problem import Key, Problem, show
from schemas.registers import Place


def activity_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule of components, plans, sessions and outputs."""
    yield from _components(records)
    yield from _towns(records)
    yield from _sessions(records)
    yield from _outputs(records)


def _components(records: Records) -> Iterator[Problem]:
    """A component that an activity or a line of a plan names is one of its project."""
    for row in records.of("activities", Activity):
        if row.component is not None:
            of = row.project_id
            yield from _component(records, "activities", (row.id,), of, row.component)
    for line in records.of("planned_activities", PlannedActivity):
        if line.component is not None:
            key = (line.project_id, line.number)
            yield from _component(records, "planned_activities", key, key[0], line.component)


def _component(
    records: Records, table: str, key: Key, project: str | None, number: int
) -> Iterator[Problem]:
    if project is None:
        what, allowed = "a component without a project", "project_id, or no component"
        yield Problem(what, table, key, "component", show(number), allowed)
        return
    components = records.written("project_components", "project_id", "number")
    if (project, number) in components or (project,) not in records.written("projects", "id"):
        return
    own = sorted(one for of, one in components if of == project and isinstance(one, int))
    allowed = ", ".join(map(str, own)) or f"nothing: {project} has no components"
    what, hint = "a component that the project does not have", f"components of {project}"
    yield Problem(what, table, key, "component", show(number), allowed, hint)


def _towns(records: Records) -> Iterator[Problem]:
    """In the towns of a line of a plan, or in its countries, there are no more than it counts."""
    regions = {row.id for row in records.of("places", Place) if row.kind == "region"}
    sums: dict[Key, dict[bool, int]] = defaultdict(lambda: {False: 0, True: 0})
    for town in records.of("planned_activity_towns", PlannedActivityTown):
        sums[town.project_id, town.number][town.place_id in regions] += town.count or 0
    for line in records.of("planned_activities", PlannedActivity):
        key = (line.project_id, line.number)
        most = max(sums[key].values())
        if line.count is not None and most > line.count:
            what, allowed = "fewer planned than in its towns", f"at least {most}, or no count"
            yield Problem(what, "planned_activities", key, "count", show(line.count), allowed)


def _sessions(records: Records) -> Iterator[Problem]:
    """A session says more than its kind; otherwise it says nothing that the activity does not."""
    for row in records.of("activity_sessions", ActivitySession):
        if row.title is None and row.count is None and row.note is None:
            key, allowed = (row.activity_id, row.number), "a title, a count or a note"
            what = "a session of which nothing is said"
            yield Problem(what, "activity_sessions", key, "kind", row.kind, allowed)


def _outputs(records: Records) -> Iterator[Problem]:
    """An output is called something, and says what it came from."""
    for row in records.of("activity_outputs", ActivityOutput):
        if row.title is None and row.about is None:
            what, allowed = "an output without a name", "a title, or about"
            yield Problem(what, "activity_outputs", (row.id,), "title", show(None), allowed)
        origins = (row.activity_id, row.launched_at_id, row.project_id)
        if origins == (None, None, None):
            what = "an output of nothing"
            allowed = "activity_id, launched_at_id or project_id"
            yield Problem(what, "activity_outputs", (row.id,), None, show(None), allowed)
