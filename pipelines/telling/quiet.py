"""Sites with nothing new for longer than is usual for them, by their own history.

The usual time of a site is the median of the days between two nights on which it had something
new. It is quiet after three times that, and never before 14 days. With fewer than three such times
known, it is quiet after 60 days.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from pipelines.telling.values import CameIn, Night, Quiet

TIMES, LEAST_DAYS = 3, 14
FEWEST, UNKNOWN_DAYS = 3, 60

News = Mapping[str, int]
"""Pages new or changed, by site."""


def news_of(came_in: CameIn | None) -> dict[str, int]:
    """What the sites had that were visited and answered."""
    visits = came_in.visits if came_in else ()
    return {visit.site: visit.new for visit in visits if not visit.fault}


def quiet(runs: Sequence[Night], came_in: CameIn | None, today: date) -> tuple[Quiet, ...]:
    """The sites that are quiet. runs: those before; without a capture it is as it was before."""
    if came_in is None or came_in.fault:
        return runs[-1].quiet if runs else ()
    days = [*((night.at.date(), night.news) for night in runs), (today, news_of(came_in))]
    failing = {visit.site for visit in came_in.visits if visit.fault}
    sites = [site for site in came_in.active if site not in failing]
    found = (_quiet(site, _visits(site, days), today) for site in sites)
    return tuple(each for each in found if each is not None)


def _visits(site: str, days: Sequence[tuple[date, News]]) -> Iterator[tuple[date, int]]:
    """The nights of a site, with how much was new."""
    return ((day, news[site]) for day, news in days if site in news)


def _quiet(site: str, visits: Iterator[tuple[date, int]], today: date) -> Quiet | None:
    known = list(visits)
    if not known:
        return None
    fresh = sorted({day for day, number in known if number})
    since = fresh[-1] if fresh else known[0][0]
    gaps = [(later - day).days for day, later in pairwise(fresh)]
    usual = float(median(gaps)) if len(gaps) >= FEWEST else None
    limit = UNKNOWN_DAYS if usual is None else max(TIMES * usual, LEAST_DAYS)
    is_quiet = (today - since).days > limit
    return Quiet(site=site, since=since, usual=usual) if is_quiet else None
