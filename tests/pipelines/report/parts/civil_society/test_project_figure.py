"""The figure of a project from small worlds: what it finds, and when there is none."""

from pipelines.present import Library
from pipelines.present.figures import Figure
from pipelines.present.figures.figure import Grid
from pipelines.present.projects import project as project_text
from pipelines.report.parts.civil_society.figures import project_figure
from tests.each import each
from tests.pipelines.derive.claims import Row
from tests.pipelines.derive.history import activity, project
from tests.pipelines.present.measured import world
from tests.pipelines.report.parts.figures import SOURCE, made


def planned(number: int, kind: str, count: int | None = None) -> Row:
    """A line of the plan of the project."""
    row = {"project_id": "work", "number": number, "title": f"Plan {number}", "kind": kind}
    return {**row, "count": count}


def worked(*plan: Row, delivered: tuple[Row, ...] = (), total: int | None = None) -> Library:
    """A project with its plan, what it reports and two conferences in the data."""
    return world(
        projects=[project("work", delivered_total=total)],
        planned_activities=plan,
        delivered_activities=[{"project_id": "work", **row} for row in delivered],
        activities=[activity(name, project_id="work") for name in ("a", "b")],
    )


def of_project(library: Library) -> Figure | None:
    """The figure of the project."""
    one = project_text(library, "work")
    return project_figure(library, one, SOURCE)


def test_a_project_shows_planned_reported_and_recorded_kind_by_kind() -> None:
    plan = [planned(1, "workshop"), planned(2, "op-ed"), planned(3, "seminar")]
    reports: tuple[Row, ...] = ({"kind": "workshop", "count": 6}, {"kind": "op-ed"})
    found = made(of_project(worked(*plan, delivered=reports, total=82)))
    assert found.id == "work-delivered"
    assert found.title == (
        "3 kinds of activity planned; kinds reported as delivered: 2; "
        "activities delivered in all, as the project reports: 82"
    )
    assert found.rows == (
        ("workshop", "yes", "6", "–"),
        ("op-ed", "yes", "yes, no number", "–"),
        ("seminar", "yes", "–", "–"),
        ("conference", "–", "–", "2"),
    )
    assert "workshop: yes, 6, –; op-ed: yes, yes, no number, –" in found.alt
    assert isinstance(found.drawing, Grid)
    assert found.drawing.columns == ("planned", "reported", "recorded")
    assert {mark.level for mark in found.drawing.marks} == {None}


def test_a_plan_with_numbers_shows_them() -> None:
    plan = [planned(1, "workshop", 4), planned(2, "op-ed", 2), planned(3, "op-ed")]
    found = made(of_project(worked(*plan)))
    assert [row[1] for row in found.rows] == ["4", "at least 2", "–"]
    assert found.title.startswith("2 kinds of activity planned")


def test_a_project_without_a_number_says_so_in_its_title() -> None:
    found = made(of_project(worked(planned(1, "workshop"), planned(2, "op-ed"))))
    assert found.title.endswith("as the project reports: no number given")


@each([(), (planned(1, "workshop"),)])
def test_a_project_with_one_line_in_its_plan_is_no_figure(plan: tuple[Row, ...]) -> None:
    assert of_project(worked(*plan)) is None
