"""The figure of the process: meetings and agreements by year."""

from collections import Counter

from pipelines.present.figures.figure import Bars, Figure
from pipelines.present.figures.telling import FEWEST, described, most_frequent
from pipelines.present.library import Library
from schemas.agreements import Agreement
from schemas.meetings import Meeting


def timeline_figure(library: Library, source: str) -> Figure | None:
    """Meetings and agreements by year."""
    words = library.words
    met = Counter(row.date.strip("./")[:4] for row in library.all(Meeting))
    dates = [row.date_agreed for row in library.all(Agreement)]
    agreed = Counter(date.strip("./")[:4] for date in dates if date)
    known = sorted(met | agreed)
    if len(known) < FEWEST:
        return None
    span = tuple(str(year) for year in range(int(known[0]), int(known[-1]) + 1))
    most_met, most_agreed = most_frequent(met), most_frequent(agreed)
    return Figure(
        id="timeline",
        language=words.code,
        title=words.gettext(
            "The most meetings recorded are of %(met)s (%(meetings)s), the most agreements of "
            "%(agreed)s (%(agreements)s)",
            met=most_met,
            meetings=met[most_met],
            agreed=most_agreed,
            agreements=agreed[most_agreed],
        ),
        alt=described(
            words.gettext("Bars by year: meetings and agreements."),
            [
                words.gettext(
                    "%(year)s: meetings %(met)s, agreements %(agreed)s",
                    year=year,
                    met=met[year],
                    agreed=agreed[year],
                )
                for year in span
            ],
        ),
        source=source,
        header=("year", "meetings", "agreements"),
        rows=tuple((year, met[year], agreed[year]) for year in span),
        drawing=Bars(
            span,
            (
                (words.gettext("meetings"), tuple(float(met[year]) for year in span)),
                (words.gettext("agreements"), tuple(float(agreed[year]) for year in span)),
            ),
            is_lying=False,
            unit="",
            is_stacked=False,
        ),
    )
