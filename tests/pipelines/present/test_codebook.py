"""The codebook as a part of the report holds every table, column, list and code."""

from pipelines.present import Library, words_of
from pipelines.present.codebook import LONGEST, codebook_lists, codebook_tables
from pipelines.present.language import LANGUAGES, plain
from schemas.codebook import code_lists
from schemas.registry import TABLES
from tests.each import each
from tests.pipelines.tabulate.tables import checkout_tables


@each(LANGUAGES)
def test_every_column_is_there_in_order(code: str):
    found = codebook_tables(Library(checkout_tables(), words_of(code)))
    assert [plain(table.name) for table in found] == list(checkout_tables())
    for table in found:
        assert (
            tuple(plain(column.name) for column in table.columns)
            == checkout_tables().spec(plain(table.name)).columns
        )
        keys = tuple(plain(column.name) for column in table.columns if column.is_key)
        assert set(keys) == set(TABLES[plain(table.name)].key)


def test_a_column_says_what_its_rows_hold():
    tables = {table.name: table for table in codebook_tables(Library(checkout_tables()))}
    columns = {column.name: column for column in tables["assessments"].columns}
    levels = [row["level"] for row in checkout_tables().rows("assessments")]
    filled = [level for level in levels if level is not None]
    assert columns["level"].filled == str(len(filled))
    assert columns["level"].distinct == str(len(set(filled)))
    assert columns["level"].span == f"{min(filled)} – {max(filled)}"
    assert columns["level"].codes == "level"
    assert max(len(column.span) for column in columns.values()) <= LONGEST


def test_no_markdown_is_printed():
    found = codebook_tables(Library(checkout_tables()))
    texts = [text for t in found for c in t.columns for text in (c.definition, c.formula or "")]
    assert not [text for text in texts if "`" in text]


def test_every_code_of_every_list_is_there():
    found = codebook_lists(Library(checkout_tables()))
    listed = [(one.name, code) for one in found for code, _ in one.codes]
    assert listed == [(row["code_list"], row["code"]) for row in code_lists().to_pylist()]
