"""The quality of the data in print: grids with blanks and sums, shares, checks, in any language."""

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report.parts.quality import gathering as data_quality
from pipelines.report.parts.quality.gathering import BLANK, Grid
from schemas.codes import CHECK
from tests.each import each
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

GRIDS = (
    data_quality.balance,
    data_quality.ages,
    data_quality.levels,
    data_quality.wordings,
    data_quality.translated,
    data_quality.translated_words,
)


def number(cell: str) -> int:
    """A count as printed in English."""
    return 0 if cell == BLANK else int(cell.replace(",", ""))


def test_the_lede_counts_pairs_and_blanks_and_names_what_nobody_speaks_of():
    text = data_quality.quality_summary(Library(tiny_tables()))
    rows = tiny_tables().rows("coverage")
    filled = sum(bool(row["positions"]) for row in rows)
    assert f"make {len(rows)} pairs; for {filled} of them" in text
    assert f"{len(rows) - filled} are blank." in text
    spoken = {row["agreement_id"] for row in rows if row["positions"]}
    silent = [row for row in tiny_tables().rows("agreements") if row["id"] not in spoken]
    assert ("No claim was found on:" in text) == bool(silent)
    assert all(row["short_title"] in text for row in silent)


def test_coverage_has_a_line_for_each_agreement_and_a_dash_for_a_blank():
    made = data_quality.covered(Library(checkout_tables()))
    assert len(made.lines) == checkout_tables()["agreements"].num_rows
    assert {len(cells) for _, cells in made.lines} == {len(made.heads)}
    cells = [cell for _, cells in made.lines for cell in cells]
    assert BLANK in cells
    assert "0" not in cells
    rows = checkout_tables().rows("quality")
    counted = sum(row["count"] for row in rows if row["measure"] == "coverage")
    assert sum(map(number, cells)) == counted


@each(GRIDS)
def test_lines_and_columns_add_up(grid):
    made: Grid = grid(Library(checkout_tables()))
    counts = [[number(cell) for cell in cells] for _, cells in made.lines]
    assert all(sum(line[:-1]) == line[-1] for line in counts)
    assert [sum(column) for column in zip(*counts[:-1], strict=True)] == counts[-1]
    assert all(any(column) for column in zip(*counts, strict=True))


def test_records_that_were_seen_stand_in_the_order_of_the_tables():
    made = data_quality.verified(Library(checkout_tables()))
    assert made[0].name == "provisions"
    assert made[0].percent.endswith("%")
    assert number(made[0].count) <= number(made[0].total)


def test_no_copy_in_an_archive_is_said_to_be_none():
    made = {share.name: share for share in data_quality.addresses(Library(tiny_tables()))}
    assert made["sources with a copy in a web archive"].count == "0"


@each(LANGUAGES)
def test_every_check_is_printed_in_the_language(code: str):
    made = data_quality.checks(Library(tiny_tables(), words_of(code)))
    assert len(made) == len(CHECK.codes)
    assert {check.errors for check in made} == {"0"}
    english = [check.meaning for check in data_quality.checks(Library(tiny_tables()))]
    assert ([check.meaning for check in made] == english) == (code == "en")
