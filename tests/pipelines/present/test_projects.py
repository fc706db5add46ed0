"""Projects: what is not known, planned against delivered."""

from typing import Any

from pipelines.present import Library
from pipelines.present.projects import ProjectText, project
from tests.each import each_row
from tests.pipelines.derive.claims import Row
from tests.pipelines.derive.history import activity
from tests.pipelines.derive.history import project as project_row
from tests.pipelines.present.measured import world
from tests.pipelines.tabulate.tables import checkout_tables


def worked(**values: Any) -> ProjectText:
    """A project with nothing but what is given, in its row or in the tables that hang on it."""
    own = {key: value for key, value in values.items() if not isinstance(value, list)}
    more = {key: value for key, value in values.items() if isinstance(value, list)}
    library = world(projects=[project_row("work", **own)], **more)
    return project(library, "work")


def test_of_a_project_without_particulars_nothing_is_invented() -> None:
    assert worked() == ProjectText(
        id="work",
        title="Project work",
        lead="not known",
        partners="none named",
        funders="none named",
        period="not known",
        period_note=None,
        objectives=[],
        total=None,
        delivered="no number given",
        delivered_note=None,
        kinds=[],
        differences=[],
        notes=(),
        verified=True,
    )


def named(code: str, organisation: str) -> Row:
    """An organisation of the project."""
    return {"project_id": "work", "role": code, "organisation_id": organisation}


def test_a_project_names_who_leads_takes_part_and_pays() -> None:
    found = worked(
        lead_id="institute",
        project_organisations=[
            named("partner", "gazette"),
            named("partner", "court"),
            named("funder", "office"),
        ],
    )
    assert (found.lead, found.partners, found.funders) == ("Institute", "Court; Gazette", "Office")


@each_row(
    [
        ("2018-12", "2020-03", "from December 2018 to March 2020"),
        ("2018", None, "from 2018"),
        (None, "2014-09", "until September 2014"),
        (None, None, "not known"),
    ]
)
def test_a_period_says_which_of_its_ends_is_known(
    start: str | None, end: str | None, period: str
) -> None:
    assert worked(start=start, end=end).period == period


def test_texts_of_a_project_are_sentences() -> None:
    numbered = {"project_id": "work", "number": 1}
    found = worked(
        delivered_total=1250,
        delivered_note="Counted by us",
        period_note="The end is inferred",
        project_objectives=[{**numbered, "text": "bring people together"}],
        project_discrepancies=[{**numbered, "text": "start: 6 or 7 December"}],
    )
    assert found.delivered == "1,250"
    assert (found.delivered_note, found.period_note) == ("Counted by us", "The end is inferred")
    assert found.objectives == ["Bring people together."]
    assert found.differences == ["Start: 6 or 7 December."]


def test_a_project_that_delivered_nothing_gives_a_number() -> None:
    assert worked(delivered_total=0).delivered == "0"


def planned(number: int, title: str, kind: str | None, note: str | None = None) -> Row:
    """A line of the plan."""
    row = {"project_id": "work", "number": number, "title": title, "kind": kind}
    return {**row, "note": note}


def test_kinds_stand_in_the_order_of_the_plan_then_those_delivered_then_those_recorded() -> None:
    found = worked(
        planned_activities=[
            planned(1, "Talks", "workshop", "in four towns"),
            planned(2, "Papers", "publication"),
            planned(3, "More talks", "workshop"),
        ],
        delivered_activities=[
            {"project_id": "work", "kind": "seminar", "count": 0},
            {"project_id": "work", "kind": "workshop", "count": None},
            {"project_id": "work", "kind": "publication", "count": 1200},
        ],
        activities=[
            activity("a", project_id="work", kind="launch"),
            activity("b", project_id="work", kind="workshop"),
            activity("c", project_id="work", kind="workshop"),
            activity("d", kind="workshop"),
        ],
    )
    assert [(k.kind, k.planned, k.reported, k.recorded) for k in found.kinds] == [
        ("workshop", ["Talks: in four towns", "More talks"], "yes, no number", 2),
        ("publication", ["Papers"], "1,200", 0),
        ("seminar", [], "0", 0),
        ("launch", [], "–", 1),
    ]


def test_a_line_of_a_plan_without_a_kind_can_be_printed() -> None:
    assert worked(planned_activities=[planned(1, "Talks", None)]).kinds[0].planned == ["Talks"]


def test_the_project_of_kspag_has_11_planned_kinds_and_82_delivered() -> None:
    library = Library(checkout_tables())
    found = project(library, "kspag-benefits-2018-2020")
    assert sum(bool(kind.planned) for kind in found.kinds) == 11
    assert found.delivered == "82"
    assert [kind.reported for kind in found.kinds[:11]].count("yes, no number") == 8
    assert {kind.reported for kind in found.kinds} == {"yes, no number", "–"}
    assert found.period == "from December 2018 to March 2020"
