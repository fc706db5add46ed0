"""Sites with nothing new for longer than is usual for them."""

from datetime import UTC, datetime, timedelta

from pipelines.telling.quiet import quiet
from pipelines.telling.values import CameIn, Night, Quiet, SiteVisit
from tests.each import each_row

START = datetime(2020, 1, 1, 2, 30, tzinfo=UTC)


def runs(days: int, news: list[int]) -> list[Night]:
    """Nights with visits. days: so many; news: on which of them, from 0, something was new."""
    return [
        Night(at=START + timedelta(days=day), status="published", news={"one": int(day in news)})
        for day in range(days)
    ]


def came(new: int = 0, fault: str | None = None) -> CameIn:
    return CameIn(active=("one",), visits=(SiteVisit(site="one", new=new, fault=fault),))


def found(days: int, news: list[int], came_in: CameIn | None = None) -> list[Quiet]:
    today = (START + timedelta(days=days)).date()
    return list(quiet(runs(days, news), came_in or came(), today))


@each_row(
    [
        ("every ten days, three times that has just passed", [0, 10, 20, 30], 61, 10),
        ("every day, so that fourteen days count", [0, 1, 2, 3], 18, 1),
        ("one long gap is not the usual", [0, 5, 45, 50, 55], 71, 5),
        ("too few gaps are known", [0, 2, 4], 65, None),
        ("it never had anything since the first visit", [], 61, None),
    ]
)
def test_a_site_is_quiet_after_three_times_the_usual(
    case: str, news: list[int], day: int, usual: float | None
):
    assert found(day - 1, news) == []
    (one,) = found(day, news)
    assert (one.site, one.usual) == ("one", usual)
    assert one.since == (START + timedelta(days=max(news, default=0))).date()


def test_something_new_ends_it():
    assert found(100, [0, 1, 2, 3], came(new=1)) == []


def test_a_site_that_fails_is_told_as_that():
    assert found(100, [0, 1, 2, 3], came(fault="answers 500")) == []


def test_a_site_that_is_visited_no_more_is_not_quiet():
    assert found(100, [0, 1, 2, 3], CameIn()) == []


def test_without_a_capture_it_is_as_it_was():
    one = Quiet(site="one", since=START.date())
    before = Night(at=START, status="published", quiet=(one,))
    assert quiet([before], None, START.date()) == (one,)
    assert quiet([before], CameIn(fault="out of order"), START.date()) == (one,)
    assert quiet([], None, START.date()) == ()
