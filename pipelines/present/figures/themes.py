"""Figures across agreements: timeline, coverage, activities, projects, surveys."""

from collections import Counter

from pipelines.present import activities
from pipelines.present.figures.agreement import FEWEST, described
from pipelines.present.figures.figure import Bars, Figure, Grid, Ground, Mark, Spot
from pipelines.present.language import plain
from pipelines.present.library import Library
from pipelines.present.relations import (
    POSITIONS_OF_AGREEMENT,
    PROVISIONS_OF_AGREEMENT,
    SURVEY_OPTIONS_OF_QUESTION,
    SURVEY_QUESTIONS_OF_SURVEY,
)
from schemas.activities import Activity
from schemas.agreements import Agreement
from schemas.meetings import Meeting
from schemas.registers import Place
from schemas.surveys import Survey, SurveyOption


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
    most_met, most_agreed = _most(met), _most(agreed)
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


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda key: (counts[key], key)) if counts else ""


def coverage_figure(library: Library, source: str) -> Figure | None:
    """Provisions of each agreement: with a level, spoken of without one, not spoken of."""
    words = library.words
    counts = {row.id: _covered(library, row.id) for row in library.all(Agreement)}
    counts = {key: count for key, count in counts.items() if sum(count)}
    if len(counts) < FEWEST:
        return None
    order = words.sorted(counts, key=lambda key: plain(library.title(key)))
    names = tuple(plain(library.title(key)) for key in order)
    level, spoken, silent = (sum(count[part] for count in counts.values()) for part in range(3))
    labels = (
        words.gettext("with a level"),
        words.gettext("spoken of, no level"),
        words.gettext("nobody found to speak of them"),
    )
    return Figure(
        id="coverage",
        language=words.code,
        title=words.gettext(
            "Provisions listed: %(total)s; spoken of: %(spoken)s, with a level: %(level)s",
            total=level + spoken + silent,
            spoken=level + spoken,
            level=level,
        ),
        alt=described(
            words.gettext("Bars by agreement, in three parts."),
            [
                f"{name}: "
                + ", ".join(f"{label} {n}" for label, n in zip(labels, counts[key], strict=True))
                for name, key in zip(names, order, strict=True)
            ],
            most=len(names),
        ),
        source=source,
        header=("agreement", *labels),
        rows=tuple((name, *counts[key]) for name, key in zip(names, order, strict=True)),
        drawing=Bars(
            names,
            tuple(
                (label, tuple(float(counts[key][part]) for key in order))
                for part, label in enumerate(labels)
            ),
            is_lying=True,
            unit=words.gettext("provisions"),
        ),
    )


def _covered(library: Library, agreement_id: str) -> tuple[int, int, int]:
    """Provisions with a position that has a level, otherwise spoken of, and not spoken of."""
    listed = {row.id for row in library.children(PROVISIONS_OF_AGREEMENT, agreement_id)}
    rows = library.children(POSITIONS_OF_AGREEMENT, agreement_id)
    level = {row.provision_id for row in rows if row.kind == "level"} & listed
    spoken = {target.provision_id for target, _ in library.targets.get(agreement_id, [])} & listed
    return len(level), len(spoken - level), len(listed - spoken - level)


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
    rows = [(activities.activity_year(row), row.held) for row in library.all(Activity)]
    counts = Counter((year, held) for year, held in rows if year)
    years = sorted({year for year, _ in counts})
    if len(years) < FEWEST:
        return None
    span = tuple(str(year) for year in range(int(years[0]), int(years[-1]) + 1))
    totals = Counter({year: sum(counts[year, held] for held in words.held) for year in span})
    most = _most(totals)
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


def project_figure(library: Library, one: activities.ProjectText, source: str) -> Figure | None:
    """Kinds of activity of a project: planned, reported as delivered, recorded in the data."""
    words = library.words
    planned = sum(1 for kind in one.kinds if kind.planned)
    if planned < FEWEST:
        return None
    reported = sum(1 for kind in one.kinds if kind.planned and kind.reported != "–")
    columns = (words.gettext("planned"), words.gettext("reported"), words.gettext("recorded"))
    yes = words.gettext("yes")
    lines = [
        (kind.kind, yes if kind.planned else "–", kind.reported, str(kind.recorded or "–"))
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


def survey_figure(library: Library, survey: Survey, source: str) -> Figure | None:
    """The shares of a survey as published, with its sample."""
    words = library.words
    lines = [
        (plain(question.text), _answer(option), float(option.share))
        for question in library.children(SURVEY_QUESTIONS_OF_SURVEY, survey.id)
        for option in library.children(SURVEY_OPTIONS_OF_QUESTION, question.id)
        if option.share is not None
    ]
    if len(lines) < 2 * FEWEST:
        return None
    sample = words.number(survey.sample_size) if survey.sample_size else None
    return Figure(
        id=f"{survey.id}-shares",
        language=words.code,
        title=words.gettext("Shares of answers as published; sample size: %(n)s", n=sample)
        if sample
        else words.gettext("Shares of answers as published; sample size not stated"),
        alt=described(
            words.gettext("Bars of shares in per cent."),
            [f"{question} {answer}: {words.percent(share)}" for question, answer, share in lines],
        ),
        source=source,
        header=("question", "answer", "percent"),
        rows=tuple(lines),
        drawing=Bars(
            tuple(f"{question} {answer}" for question, answer, _ in lines),
            ((words.gettext("share"), tuple(share for *_, share in lines)),),
            is_lying=True,
            unit="%",
            labels=tuple(words.number(share) for *_, share in lines),
        ),
    )


def _answer(option: SurveyOption) -> str:
    group = f" ({option.group})" if option.group else ""
    return f"– {option.label}{group}"
