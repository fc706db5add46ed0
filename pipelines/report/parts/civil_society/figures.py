"""Figures of civil society's work: a map, the years, and each project."""

from collections import Counter

from pipelines.present.figures.figure import Bars, Figure, Grid, Ground, Mark, Spot
from pipelines.present.figures.telling import FEWEST, described, most_frequent
from pipelines.present.language import plain
from pipelines.present.library import Library
from pipelines.present.projects import Kind, ProjectText
from pipelines.report.parts.civil_society.gathering import activity_year
from schemas.activities import Activity
from schemas.registers import Place


def activity_figures(library: Library, source: str) -> dict[str, Figure | None]:
    """Activities on a map and by year, by name; None where there are too few."""
    return {"map": _map(library, source), "years": _activity_years(library, source)}


def _map(library: Library, source: str) -> Figure | None:
    words = library.words
    places = Counter(row.place_id for row in library.all(Activity) if row.place_id)
    spots = [
        Spot(library.place(place), *where, number)
        for place, number in places.most_common()
        if (where := _where(library.one(Place, place))) is not None
    ]
    if len(spots) < FEWEST:
        return None
    spots = words.sorted(spots, key=lambda spot: plain(spot.name))
    spots.sort(key=lambda spot: -spot.number)
    total = places.total()
    return Figure(
        id="activities-map",
        language=words.code,
        title=words.gettext(
            "Activities by place: the most in %(place)s (%(n)s of %(total)s with a known place)",
            place=spots[0].name,
            n=spots[0].number,
            total=total,
        ),
        alt=described(
            words.gettext("Circles at places by longitude and latitude, without boundaries."),
            [f"{spot.name} {spot.number}" for spot in spots],
            most=len(spots),
        ),
        source=source,
        header=("place", "longitude", "latitude", "activities"),
        rows=tuple((s.name, s.longitude, s.latitude, s.number) for s in spots),
        drawing=Ground(tuple(spots), words.gettext("activities")),
    )


def _where(row: Place) -> tuple[float, float] | None:
    """Longitude and latitude on the ground that is drawn, the western Balkans; else None."""
    if row.longitude is None or row.latitude is None:
        return None
    is_near = 17 <= row.longitude <= 23 and 41 <= row.latitude <= 46
    return (row.longitude, row.latitude) if is_near else None


def _activity_years(library: Library, source: str) -> Figure | None:
    words = library.words
    rows = [(activity_year(row), row.held) for row in library.all(Activity)]
    counts = Counter((year, held) for year, held in rows if year)
    years = sorted({year for year, _ in counts})
    if len(years) < FEWEST:
        return None
    span = tuple(str(year) for year in range(int(years[0]), int(years[-1]) + 1))
    totals = Counter({year: sum(counts[year, held] for held in words.held) for year in span})
    most = most_frequent(totals)
    series = tuple(
        (name, tuple(float(counts[year, held]) for year in span))
        for held, name in words.held.items()
    )
    return Figure(
        id="activities-years",
        language=words.code,
        title=words.gettext(
            "Activities by year: the most in %(year)s (%(n)s of %(total)s with a known year)",
            year=most,
            n=totals[most],
            total=totals.total(),
        ),
        alt=described(
            words.gettext("Bars by year, in two parts."),
            [
                f"{year}: "
                + ", ".join(f"{name} {counts[year, h]}" for h, name in words.held.items())
                for year in span
            ],
        ),
        source=source,
        header=("year", *(name for name, _ in series)),
        rows=tuple((year, *(int(v[k]) for _, v in series)) for k, year in enumerate(span)),
        drawing=Bars(span, series, is_lying=False, unit=words.gettext("activities")),
    )


def project_figure(library: Library, one: ProjectText, source: str) -> Figure | None:
    """Kinds of activity of a project: planned, reported as delivered, recorded in the data."""
    words = library.words
    planned = sum(1 for kind in one.kinds if kind.planned)
    if planned < FEWEST:
        return None
    reported = sum(1 for kind in one.kinds if kind.planned and kind.reported != "–")
    columns = (words.gettext("planned"), words.gettext("reported"), words.gettext("recorded"))
    yes = words.gettext("yes")
    lines = [
        (kind.kind, _planned(kind, yes), kind.reported, str(kind.recorded or "–"))
        for kind in one.kinds
    ]
    return Figure(
        id=f"{one.id}-delivered",
        language=words.code,
        title=words.ngettext(
            "%(n)s kind of activity planned; kinds reported as delivered: %(reported)s; activities "
            "delivered in all, as the project reports: %(total)s",
            "%(n)s kinds of activity planned; kinds reported as delivered: %(reported)s; "
            "activities delivered in all, as the project reports: %(total)s",
            planned,
            reported=reported,
            total=one.delivered,
        ),
        alt=described(
            words.gettext("A grid: kinds of activity, planned, reported and recorded."),
            [f"{kind}: {', '.join(values)}" for kind, *values in lines],
        ),
        source=source,
        header=("kind", "planned", "reported", "recorded"),
        rows=tuple(lines),
        drawing=Grid(
            rows=tuple(line[0] for line in lines),
            columns=columns,
            marks=tuple(
                Mark(row, column, None, False, line[column + 1])
                for row, line in enumerate(lines)
                for column in range(len(columns))
            ),
            key=(),
        ),
    )


def _planned(kind: Kind, yes: str) -> str:
    """How many of a kind were planned, that some were, or nothing."""
    return (kind.announced or yes) if kind.planned else "–"
