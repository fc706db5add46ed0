"""The pages of tables: the rows, read in the browser from the published file, and every column."""

from dataclasses import dataclass
from functools import partial

from pipelines.present import Library, Words
from pipelines.present.language import Printed
from pipelines.present.language.text import as_title
from pipelines.site.page import Context, Page
from pipelines.site.published import DATA, Published
from schemas.codebook import FIELD_TYPES
from schemas.fields import code_list, value_type
from schemas.registry import TABLES, Table

BELOW = "downloads.html"
"""The page of the menu that they belong to."""


@dataclass(frozen=True)
class ColumnText:
    """A column as the codebook describes it. unit: of its values; codes: its closed list."""

    name: str
    description: Printed
    type: str
    unit: Printed | None
    codes: str | None


def table_path(name: str) -> str:
    """Where the page of a table lies in the folder of a language."""
    return f"tables/{name}.html"


def table_pages(library: Library, published: Published) -> list[Page]:
    """One page for each table that is published as a file that a browser can read."""
    files = {file.path for file in published.listed()}
    return [_page(library, name) for name in TABLES if table_file(name) in files]


def table_file(name: str) -> str:
    """The file, of those that were published, that its rows are read from."""
    return f"{name}.parquet"


def _page(library: Library, name: str) -> Page:
    title = as_title(library.words.defined(TABLES[name].title))
    gather = partial(_gathered, name=name)
    return Page(table_path(name), title, "table.html.j2", gather, below=BELOW, script="table.js")


def _gathered(library: Library, name: str) -> Context:
    spec = TABLES[name].fitting(library.table(name).column_names)
    return {
        "table_name": name,
        "file": f"{DATA}/{table_file(name)}",
        "columns": [_column(library.words, spec, column) for column in spec.columns],
    }


def _column(words: Words, spec: Table, column: str) -> ColumnText:
    info = spec.model.model_fields[column]
    extra, listed = info.json_schema_extra, code_list(info)
    unit = extra["unit"] if isinstance(extra, dict) else None
    return ColumnText(
        name=column,
        description=words.defined(info.description or ""),
        type=FIELD_TYPES[value_type(info)],
        unit=words.defined(str(unit)) if unit else None,
        codes=listed.name if listed else None,
    )
