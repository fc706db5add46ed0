"""The figure of coverage from small worlds: what it finds, and when there is none."""

from pipelines.present import Library
from pipelines.present.figures.figure import Bars
from pipelines.report.parts.overview.figures import coverage_figure
from tests.pipelines.derive.claims import agreement, target
from tests.pipelines.present.measured import provision, said, world
from tests.pipelines.report.parts.figures import SOURCE, made


def covered() -> Library:
    """Two agreements with provisions: one spoken of with a level, one without, two not."""
    claims = [
        said(1, "institute", "2014", 1),
        said(2, "gazette", "2015"),
        said(3, "court", "2016", 2),
    ]
    return world(
        claims,
        [
            target(claims[0], provision="one.1"),
            target(claims[1], provision="one.2"),
            target(claims[1], provision="one.1", number=2),
            target(claims[2]),
        ],
        agreements=[agreement("one"), agreement("two"), agreement("three")],
        provisions=[provision("1"), provision("2"), provision("10"), provision("1", of="two")],
    )


def test_coverage_counts_provisions_with_a_level_spoken_of_and_neither() -> None:
    found = made(coverage_figure(covered(), SOURCE))
    assert found.title == "Provisions listed: 4; spoken of: 2, with a level: 1"
    assert found.rows == (("one", 1, 1, 1), ("two", 0, 0, 1))
    assert found.header == (
        "agreement",
        "with a level",
        "spoken of, no level",
        "nobody found to speak of them",
    )
    assert "one: with a level 1, spoken of, no level 1, nobody found to speak of them 1" in (
        found.alt
    )
    assert "two: with a level 0" in found.alt
    assert isinstance(found.drawing, Bars)
    assert found.drawing.is_lying and found.drawing.is_stacked


def test_an_agreement_without_provisions_is_not_in_the_coverage() -> None:
    found = made(coverage_figure(covered(), SOURCE))
    assert "three" not in [row[0] for row in found.rows]


def test_one_agreement_with_provisions_is_no_coverage() -> None:
    assert coverage_figure(world(), SOURCE) is None
