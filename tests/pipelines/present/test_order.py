"""Provisions stand by their number, claims by date, agreements by phase and date."""

from pipelines.present import Library, in_order, overview
from pipelines.present.process import process
from tests.each import each
from tests.pipelines.present.contexts import about, assessment, provisions, the_section, with_claims
from tests.pipelines.tabulate.tables import replaced, tiny_tables

ORDERS = [
    ("1", "2", "10"),
    ("4", "4a", "4b", "5"),
    ("2014-1", "2014-2", "2016-1"),
    ("2016-1", "2016-2", "2016-10"),
    ("1", "1-1", "1-2", "2"),
]


@each(ORDERS, " ".join)
def test_provisions_stand_in_the_order_of_their_numbers(numbers: tuple[str, ...]):
    made = the_section(with_claims([], [], provisions=provisions(*reversed(numbers))))
    assert tuple(provision.number for provision in made.provisions) == numbers


@each(ORDERS, " ".join)
def test_positions_stand_in_the_same_order_and_the_whole_first(numbers: tuple[str, ...]):
    claim = assessment(1, level=2)
    targets = [about(claim), *(about(claim, n, i) for i, n in enumerate(reversed(numbers), 2))]
    made = the_section(with_claims([claim], targets, provisions=provisions(*numbers)))
    units = [group.unit.split(" · ")[0] for group in made.groups]
    assert units == ["Agreement as a whole", *numbers]


def test_claims_stand_by_date_and_the_undated_last():
    claims = [
        assessment(1, published=None),
        assessment(2, published="2016"),
        assessment(3, published="2019", as_of="../2014-11", as_of_basis="stated"),
        assessment(4, published="2015-02-01"),
    ]
    made = the_section(with_claims(claims, [about(claim) for claim in claims]))
    assert [claim.date for claim in made.whole] == [
        "until November 2014",
        "1 February 2015",
        "2016",
        None,
    ]


def test_milestones_stand_by_date_and_the_undated_last():
    first = tiny_tables().rows("milestones")[0]
    dates = [None, "2015", "2014-05", "2014-01-20"]
    rows = [
        {**first, "id": f"example-2013-c02{n}", "date": day, "verified": False}
        for n, day in enumerate(dates)
    ]
    made = the_section(replaced(tiny_tables(), milestones=rows))
    assert [entry.date for entry in made.milestones] == [
        "20 January 2014",
        "May 2014",
        "2015",
        None,
    ]


def test_agreements_stand_by_phase_then_date_and_the_undated_last():
    (first,) = tiny_tables().rows("agreements")
    wanted = [
        ("a", "technical-2011-2013", "2012"),
        ("example-2013", "political-2013-2015", "2013-04-19"),
        ("a-later-one", "political-2013-2015", "2015"),
        ("an-undated-one", "political-2013-2015", None),
        ("e", "us-brokered-2020", "2011"),
    ]
    rows = [
        {**first, "id": i, "phase": phase, "date_agreed": day} for i, phase, day in wanted[::-1]
    ]
    library = Library(replaced(tiny_tables(), agreements=rows))
    assert in_order(library) == [name for name, _, _ in wanted]
    assert [block.phase for block in overview(library)] == [
        "Technical dialogue",
        "Political dialogue",
        "US-brokered texts",
    ]


def test_meetings_and_agreements_stand_along_the_years():
    library = Library(tiny_tables())
    (year,) = process(library)
    assert (year.year, year.counts) == ("2013", "1 meeting, 1 agreement")
    assert [step.is_agreement for step in year.steps] == [False, True]
    assert year.steps[0].agreements == "Example bridges"
