"""Which pages are events, listings and projects, and which are none."""

from tests.each import each_row
from tests.pipelines.capture.reader.names import page

TITLES_BEFORE_DAYS = (
    "Events\n\nRound table on energy\n12 March 2021\n\nTraining for journalists\n5 April 2021\n\n"
    "Launch of the report “Roads”\n7 May 2021\n"
)
DAYS_BEFORE_TITLES = (
    "12.03.2021\nRound table on energy\nPeja\n\n05.04.2021\nTraining for journalists\nBelgrade\n\n"
    "07.05.2021\nLaunch of the report Roads\nOnline\n"
)
ITEMS = (
    "<main><h1>Events</h1><ul><li><a>Round table on energy</a> <span>12 March 2021</span></li>"
    "<li>Training for journalists 5 April 2021</li><li>Launch of a report 7 May "
    "2021</li></ul></main>"
)
DAYS = ["2021-03-12", "2021-04-05", "2021-05-07"]

CASES = (
    ("About the Institute\n\nIt was founded on 5 May 2009 and has organised conferences.", "none"),
    ("Our work\n\nThe institute does research. Since 2012 it has published reports.", "none"),
    ("Vacancy: officer\n\nInterviews will be held on 3 May 2022 in Peja.", "none"),
    ("The parties agree\n\nBrussels, 23 November 2022 – The parties reached an agreement.", "none"),
    ("Training\n\nOn 3 May 2021 Lantern Institute organised a training […]", "event"),
    ("", "none"),
    (
        "<html><body><main><h1>Kush jemi</h1><p>Shoqata mbajti 140 punëtori dhe kuvendin e fundit "
        "më 3 maj 2021 në Pejë.</p></main></body></html>",
        "none",
    ),
    (
        "<html><body><div>Ballina Rreth nesh Aktivitetet</div><h1>Tryezë për puset</h1><p>3 maj "
        "2021 – Qendra Burimi mbajti në Pejë një tryezë.</p></body></html>",
        "event",
    ),
    (
        "Opinion\n\nThe table at which nobody sat\n\nI have been to many a round table. I spoke at "
        "some and I slept at others. In May I sat at one alone.\n\nThe author is a baker.",
        "none",
    ),
)


@each_row(CASES, lambda row: row[0][:30])
def test_a_kind_of_page(text: str, kind: str):
    assert page(text).kind_of_page == kind


@each_row(((TITLES_BEFORE_DAYS, "a"), (DAYS_BEFORE_TITLES, "b"), (ITEMS, "c.html")))
def test_titles_with_days_are_a_listing(text: str, name: str):
    found = page(text, name)
    assert found.kind_of_page == "listing"
    assert [entry.date.value for entry in found.entries if entry.date] == DAYS
    assert [entry.kind.value for entry in found.entries if entry.kind] == [
        "roundtable",
        "training",
        "launch",
    ]


def test_a_single_excerpt_is_an_event_cut_off():
    assert page(CASES[4][0]).reading.truncated
