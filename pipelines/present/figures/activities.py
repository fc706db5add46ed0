"""Figures of civil society's activities: a map and the years."""

from collections import Counter

from pipelines.present.activities import activity_year
from pipelines.present.figures.figure import Bars, Figure, Ground, Spot
from pipelines.present.figures.telling import FEWEST, described, most_frequent
from pipelines.present.language import plain
from pipelines.present.library import Library
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
