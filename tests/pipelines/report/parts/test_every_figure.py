"""What holds for every figure of the checkout, in every language."""

import dataclasses
import pickle
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pipelines.present import Library, words_of
from pipelines.present.figures import Figure
from pipelines.present.figures.figure import Bars, Dots, Grid
from pipelines.present.language import LANGUAGES
from schemas.fields import SLUG
from tests.each import each
from tests.pipelines.report.parts.every_figure import SOURCE, every, shown, told
from tests.pipelines.tabulate.tables import checkout_tables

KINDS = ("positions", "matrix", "years", "delivered", "shares", "map", "timeline", "coverage")


@cache
def figures(code: str) -> list[Figure]:
    """All figures of the checkout in a language."""
    return every(Library(checkout_tables(), words_of(code)))


def values(part: Any) -> Iterator[Any]:
    """Every plain value of a figure."""
    if dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from values(getattr(part, field.name))
    elif isinstance(part, tuple):
        for item in part:
            yield from values(item)
    else:
        yield part


def test_there_are_figures_of_every_kind_each_with_a_name_of_its_own() -> None:
    names = [figure.id for figure in figures("en")]
    assert len(set(names)) == len(names) > 80
    assert all(re.fullmatch(SLUG.pattern or "", name) for name in names)
    assert {name.rpartition("-")[2] for name in names} == set(KINDS)


@each(LANGUAGES)
def test_every_language_has_the_same_figures_with_the_same_numbers(code: str) -> None:
    assert [figure.id for figure in figures(code)] == [figure.id for figure in figures("en")]
    for one, english in zip(figures(code), figures("en"), strict=True):
        assert one.language == code
        assert sorted(numbers(one)) == sorted(numbers(english))


def numbers(figure: Figure) -> list[float]:
    """The numbers in the rows of a figure."""
    return [value for row in figure.rows for value in row if isinstance(value, int | float)]


@each(LANGUAGES)
def test_the_rows_are_what_is_drawn(code: str) -> None:
    for figure in figures(code):
        assert told(figure) == shown(figure), figure.id
        assert {len(row) for row in figure.rows} == {len(figure.header)}


@each(LANGUAGES)
def test_values_are_plain_so_that_another_process_can_draw_them(code: str) -> None:
    for figure in figures(code):
        kinds = {type(value) for value in values(figure)}
        assert kinds <= {str, int, float, bool, type(None)}, figure.id
        assert pickle.loads(pickle.dumps(figure)) == figure


@each(LANGUAGES)
def test_titles_are_phrases_with_a_finding_and_every_figure_says_where_it_is_from(
    code: str,
) -> None:
    for figure in figures(code):
        assert not figure.title.endswith(".") and "%(" not in figure.title
        assert re.search(r"\d", figure.title) or figure.id.endswith("-shares")
        assert figure.source == SOURCE


def is_told_in_full(figure: Figure) -> bool:
    """A description of 24 values at most names each; the longest lists go on in the table."""
    return not figure.alt.endswith("…")


@each(LANGUAGES)
def test_a_description_names_what_every_row_shows(code: str) -> None:
    words, checked = words_of(code), 0
    for figure in figures(code):
        if is_told_in_full(figure) and figure.id != "activities-years":
            checked += 1
            for row in figure.rows:
                assert all(said(words, figure, cell) for cell in named(figure, row)), figure.id
    assert checked > 60


def named(figure: Figure, row: tuple[Any, ...]) -> list[Any]:
    """What of a row the description is to say: not the id of the claim, nor where places lie."""
    kind = figure.id.rpartition("-")[2]
    if kind == "years" and not any(row[1:]):
        return []
    if kind == "map":
        return [row[0], row[3]]
    return [row[0], row[1], row[3], row[5]] if kind == "positions" else list(row)


def said(words: Any, figure: Figure, cell: Any) -> bool:
    """Whether a description says a value."""
    text = (
        words.percent(cell) if figure.id.endswith("-shares") and cell.__class__ is float else cell
    )
    return str(text) in figure.alt


def test_a_description_goes_on_in_the_table_only_where_it_would_be_very_long() -> None:
    for figure in figures("en"):
        assert is_told_in_full(figure) or len(figure.rows) > 24, figure.id


def test_only_the_longest_descriptions_are_cut() -> None:
    cut = [figure for figure in figures("en") if not is_told_in_full(figure)]
    assert {figure.id.rpartition("-")[2] for figure in cut} <= {"matrix", "positions", "shares"}


def test_a_description_of_dots_says_on_whom_and_how_the_level_came_about() -> None:
    for figure in figures("en"):
        if isinstance(figure.drawing, Dots) and is_told_in_full(figure):
            assert all(row[2] in figure.alt and row[4] in figure.alt for row in figure.rows)


def test_the_rows_of_a_grid_say_how_each_level_came_about() -> None:
    for figure in figures("en"):
        if isinstance(figure.drawing, Grid) and figure.drawing.key:
            for mark, row in zip(figure.drawing.marks, figure.rows, strict=True):
                basis = figure.drawing.key[0 if mark.is_stated else 1]
                assert mark.level is None or any(basis in str(cell) for cell in row)


def test_a_description_of_activities_by_year_says_both_parts() -> None:
    (figure,) = (each for each in figures("en") if each.id == "activities-years")
    for year, held, unseen in figure.rows:
        (told,) = re.findall(rf"{year}: ([^;]+)", figure.alt)
        assert str(held) in told and str(unseen) in told


def test_no_bar_has_more_parts_than_there_are_fillings() -> None:
    for figure in figures("en"):
        assert not isinstance(figure.drawing, Bars) or len(figure.drawing.series) <= 3


@each(LANGUAGES)
def test_the_number_of_a_title_is_that_of_its_rows(code: str) -> None:
    for figure in figures(code):
        found = [int(number) for number in re.findall(r"\d+", figure.title.replace(".", ""))]
        kind = figure.id.rpartition("-")[2]
        rows: list[Any] = list(figure.rows)
        if kind == "positions":
            assert found == [len(rows)]
        elif kind == "matrix":
            assert isinstance(figure.drawing, Grid)
            rated = {mark.row for mark in figure.drawing.marks if mark.level is not None}
            assert found == [len(figure.drawing.rows), len(rated)]
        elif kind == "years":
            totals = {int(row[0]): sum(row[1:]) for row in rows}
            most = max(totals, key=lambda year: (totals[year], year))
            assert found == [most, totals[most], sum(totals.values())]
        elif kind == "coverage":
            level, spoken, silent = (sum(row[n] for row in rows) for n in (1, 2, 3))
            assert found == [level + spoken + silent, level + spoken, level]


def test_the_title_of_a_project_counts_the_kinds_planned() -> None:
    for figure in figures("en"):
        if figure.id.endswith("-delivered"):
            planned = [row for row in figure.rows if row[1] != "–"]
            assert figure.title.startswith(f"{len(planned)} kind"), figure.id
