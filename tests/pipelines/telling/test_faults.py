"""What fails since when: what a run shows, and what it leaves as it stood."""

from datetime import UTC, date, datetime, timedelta

from pipelines.telling.faults import faults, standing
from pipelines.telling.news import news, told
from pipelines.telling.values import CameIn, Fault, Night, Quiet, Report, Run, SiteVisit, Standing
from tests.each import each_row

DAY = date(2020, 7, 1)
AT = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)
GOOD = Run(status="published", published="abc", seconds={"verify": 0.1})
WRONG = Run(status="problems", errors=("raw/places.yml:4:8: wrong", "raw/places.yml:9:8: bad"))
BROKEN = Run(status="failed", errors=("OSError: no space",))
GAP = "reports/en/a.pdf: a notice stands in its place; a font is missing"
GAPS = GOOD.model_copy(update={"status": "published-with-gaps", "gaps": (GAP, "places:1:1: ◊")})


def came(active: tuple[str, ...] = ("one",), **faults: str | None) -> CameIn:
    visits = tuple(SiteVisit(site=site, fault=fault) for site, fault in faults.items())
    return CameIn(active=active, visits=visits)


def stood(kind: str, key: str) -> Standing:
    return Standing.model_validate(
        {"key": key, "kind": kind, "what": "x", "since": DAY, "last": DAY, "told": AT}
    )


@each_row(
    [
        (GOOD, None, {}),
        (WRONG, None, {"the data": "2 errors in the records"}),
        (BROKEN, None, {"the run": "OSError: no space"}),
        (GAPS, None, {"reports/en/a.pdf": "a notice in its place; a font is missing"}),
        (GOOD, came(one="answers 500"), {"site one": "answers 500"}),
        (GOOD, came(one=None), {}),
        (GOOD, CameIn(fault="out of order"), {"capture": "out of order"}),
    ]
)
def test_what_failed_has_a_name_of_its_own(run: Run, came_in: CameIn, found: dict[str, str]):
    assert {each.key: each.what for each in faults(run, came_in)} == found


DATA, RUN, PAPER = ("data", "the data"), ("run", "the run"), ("document", "reports/en/a.pdf")
SITE, CAPTURE = ("site", "site one"), ("capture", "capture")


@each_row(
    [
        (DATA, GOOD, None, "gone"),
        (DATA, BROKEN, None, "stands"),
        (DATA, BROKEN.model_copy(update={"seconds": {"verify": 0.1}}), None, "gone"),
        (RUN, GOOD, None, "gone"),
        (RUN, WRONG, None, "stands"),
        (PAPER, GOOD, None, "gone"),
        (PAPER, WRONG, None, "stands"),
        (SITE, GOOD, None, "stands"),
        (SITE, GOOD, came(), "stands"),
        (SITE, GOOD, came(one=None), "gone"),
        (SITE, GOOD, came(active=()), "dropped"),
        (SITE, GOOD, CameIn(fault="out of order"), "stands"),
        (CAPTURE, GOOD, None, "stands"),
        (CAPTURE, GOOD, came(), "gone"),
    ]
)
def test_a_fault_goes_when_a_run_shows_that_it_is_gone(
    fault: tuple[str, str], run: Run, came_in: CameIn, outcome: str
):
    before = stood(*fault)
    now, gone = standing([], [before], run, came_in, DAY)
    assert (now, gone) == {
        "stands": ((before,), ()),
        "gone": ((), (before,)),
        "dropped": ((), ()),
    }[outcome]


def test_nights_are_counted_and_not_runs():
    fault, found = Fault(key="the run", kind="run", what="x"), tuple[Standing, ...]()
    for day in (1, 1, 1, 2, 5):
        found, _ = standing([fault], found, BROKEN, None, date(2020, 7, day))
    (one,) = found
    assert (one.since, one.last, one.nights) == (DAY, date(2020, 7, 5), 3)


def weeks(days: int, runs: list[Run]) -> list[list[str]]:
    """The news of nights. runs: the first nights; the last of them goes on."""
    before: Night | None = None
    said = []
    for number in range(days):
        at = AT + timedelta(days=number)
        run = runs[min(number, len(runs) - 1)]
        earlier = before.failing if before else ()
        failing, gone = standing(faults(run, None), earlier, run, None, at.date())
        report = Report(at=at, run=run, failing=failing, recovered=gone)
        said.append(news(report, before))
        before = Night(at=at, status=run.status, failing=tuple(told(failing, at)))
    return said


def test_what_fails_is_told_on_the_first_night_and_then_every_week():
    said = weeks(18, [GOOD, WRONG])
    assert {number: len(lines) for number, lines in enumerate(said, 1) if lines} == {
        **{2: 1, 9: 1, 16: 1}
    }
    listed = "raw/places.yml:4:8: wrong; raw/places.yml:9:8: bad"
    fails = f"the data: 2 errors in the records: {listed}"
    assert said[1] == [f"FAILED (since 2020-07-02, night 1): {fails}"]
    assert said[15] == [f"STILL FAILING (since 2020-07-02, night 15): {fails}"]


def test_other_errors_are_told_at_once_and_fewer_or_moved_ones_are_not():
    moved = WRONG.model_copy(update={"errors": ("raw/places.yml:5:8: wrong",)})
    other = WRONG.model_copy(update={"errors": ("raw/places.yml:5:8: worse",)})
    said = weeks(4, [WRONG, moved, other, other])
    assert [len(lines) for lines in said] == [1, 0, 1, 0]
    assert "since 2020-07-01, night 3" in said[2][0] and "worse" in said[2][0]


def test_all_well_is_silence():
    assert weeks(10, [GOOD]) == [[]] * 10


def test_a_site_that_goes_quiet_is_told_once():
    one = Quiet(site="one", since=DAY, usual=3)
    report = Report(at=AT, run=GOOD, quiet=(one,))
    before = Night(at=AT, status="published")
    said = "QUIET: site one: nothing new since 2020-07-01; usually something every 3 days"
    assert news(report, before) == [said]
    assert news(report, before.model_copy(update={"quiet": (one,)})) == []


def test_what_nobody_was_told_of_is_not_told_as_good_again():
    before = stood("run", "the run").model_copy(update={"told": None})
    report = Report(at=AT, run=GOOD, recovered=(before,))
    assert news(report, None) == []
