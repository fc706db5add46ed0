"""Projects: what is not known, planned against delivered."""

from typing import Any

from pipelines.present import Library
from pipelines.present.language import plain
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
        components=[],
        planned="–",
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


def planned(number: int, title: str, kind: str | None, note: str | None = None, **more: int) -> Row:
    """A line of the plan."""
    row = {"project_id": "work", "number": number, "title": title, "kind": kind}
    return {**row, "note": note, **more}


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


@each_row(
    [
        ((5, 3), "8"),
        ((1200,), "1,200"),
        ((5, None), "at least 5"),
        ((None, None), "no number given"),
        ((), "–"),
    ]
)
def test_the_number_planned_is_a_sum_and_a_least_one_where_a_line_has_none(
    counts: tuple[int | None, ...], said: str
) -> None:
    lines = [planned(n, "Talks", "workshop") | {"count": one} for n, one in enumerate(counts, 1)]
    assert worked(planned_activities=lines).planned == said


def test_each_kind_says_how_many_were_planned_where_a_page_does() -> None:
    lines = [
        planned(1, "Talks", "workshop", count=4),
        planned(2, "Papers", "publication"),
        planned(3, "More talks", "workshop", count=1),
    ]
    found = worked(planned_activities=lines)
    assert [(kind.kind, kind.announced) for kind in found.kinds] == [
        ("workshop", "5"),
        ("publication", None),
    ]


def town(number: int, place: str, count: int | None = None) -> Row:
    """A town or country of a line of the plan."""
    return {"project_id": "work", "number": number, "place": place, "count": count}


def test_a_line_of_a_plan_names_its_towns_those_with_a_number_first() -> None:
    found = worked(
        planned_activities=[
            planned(1, "Talks", "workshop", "in halls", count=6),
            planned(2, "More", "workshop"),
        ],
        planned_activity_towns=[town(1, "Eastville"), town(1, "Westland", 4), town(2, "Northtown")],
    )
    (kind,) = found.kinds
    assert [plain(line) for line in kind.planned] == [
        "Talks: Westland (4); Eastville: in halls",
        "More: Northtown",
    ]


def test_components_stand_with_their_numbers_and_lines_name_theirs() -> None:
    found = worked(
        project_components=[
            {"project_id": "work", "number": 1, "title": "Youth"},
            {"project_id": "work", "number": 2, "title": "Media"},
        ],
        planned_activities=[planned(1, "Talks", "workshop", component=2)],
    )
    assert found.components == ["1. Youth", "2. Media"]
    assert found.kinds[0].planned == ["Talks (component 2)"]


def test_the_project_of_kspag_has_11_planned_kinds_and_82_delivered() -> None:
    library = Library(checkout_tables())
    found = project(library, "kspag-benefits-2018-2020")
    assert sum(bool(kind.planned) for kind in found.kinds) == 11
    assert found.delivered == "82"
    assert [kind.reported for kind in found.kinds[:11]].count("yes, no number") == 8
    assert {kind.reported for kind in found.kinds} == {"yes, no number", "–"}
    assert found.period == "from December 2018 to March 2020"
