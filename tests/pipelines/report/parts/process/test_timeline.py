"""The timeline from small worlds: what it finds, and when there is none."""

from pipelines.present import Library
from pipelines.present.figures.figure import Bars
from pipelines.report.parts.process.figures import timeline_figure
from tests.each import each
from tests.pipelines.derive.claims import agreement
from tests.pipelines.derive.history import meeting
from tests.pipelines.present.measured import world
from tests.pipelines.report.parts.figures import SOURCE, drawn_bars, made


def met(*days: str, agreed: tuple[str | None, ...] = ()) -> Library:
    """Meetings and agreements."""
    names = [f"a{number}" for number in range(len(agreed))]
    return world(
        meetings=[meeting(day) for day in days],
        agreements=[agreement(name, day) for name, day in zip(names, agreed, strict=True)],
        provisions=[],
    )


def test_the_timeline_names_the_years_with_the_most() -> None:
    library = met("2011-03-08", "2011-03-28", "2013-04-19", agreed=("2013-04", "2013", "2011"))
    found = made(timeline_figure(library, SOURCE))
    assert found.title == (
        "The most meetings recorded are of 2011 (2), the most agreements of 2013 (2)"
    )
    assert found.rows == (("2011", 2, 1), ("2012", 0, 0), ("2013", 1, 2))
    assert drawn_bars(found) == {"meetings": (2, 0, 1), "agreements": (1, 0, 2)}
    assert "2012: meetings 0, agreements 0" in found.alt
    assert found.source == SOURCE


def test_meetings_and_agreements_stand_side_by_side_and_do_not_add_up() -> None:
    drawing = made(timeline_figure(met("2011-03-08", agreed=("2013",)), SOURCE)).drawing
    assert isinstance(drawing, Bars)
    assert not drawing.is_stacked


def test_an_agreement_without_a_date_is_in_no_year() -> None:
    found = made(timeline_figure(met("2011-03-08", agreed=(None, "2012")), SOURCE))
    assert sum(row[2] for row in found.rows if isinstance(row[2], int)) == 1


@each([(), ("2011-03-08", "2011-03-28")])
def test_one_year_is_no_timeline(days: tuple[str, ...]) -> None:
    assert timeline_figure(met(*days), SOURCE) is None
