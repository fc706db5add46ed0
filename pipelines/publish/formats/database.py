"""All tables as one DuckDB database, with their keys, references, code lists and descriptions."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import pyarrow as pa
from pydantic.fields import FieldInfo

from pipelines.publish.metadata import GEONAMES, OWNERS, About
from schemas.codebook import code_lists, codebook
from schemas.fields import CodeList, code_list, is_level
from schemas.registry import TABLES, Table
from schemas.tables import Tables, arrow_schema

_TYPES = {
    pa.string(): "VARCHAR",
    pa.bool_(): "BOOLEAN",
    pa.int8(): "TINYINT",
    pa.int32(): "INTEGER",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
}
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "force_compression": "uncompressed",
}
"""What makes the same bytes of the same tables: see write_database."""

_BLOCK_BYTES = 16_384
"""The smallest there is: each of the many small tables takes at least one block a column."""

OPENS_FROM = "v1.1.0"
"""The oldest release of DuckDB that opens the file: the first with small blocks. Named, because a
newer DuckDB would write what no older one opens."""


def write_database(tables: Tables, info: About, path: Path, book: pa.Table | None = None) -> None:
    """Write every table, the codebook, the code lists, and a table `about` of the metadata.

    tables: what to write; info: the metadata; path: the file, made anew; book: the codebook, if it
    is made already. Raises duckdb.ConstraintException where a row breaks a key or a reference.

    Nothing is compressed, and one thread writes: where DuckDB compresses texts, the unused ends of
    its blocks are what the memory held before, other bytes in each run and pieces of the process in
    a file for the public (issue 23382 of duckdb/duckdb).
    """
    path.unlink(missing_ok=True)
    with duckdb.connect(config=_CONFIG) as database:
        options = f"BLOCK_SIZE {_BLOCK_BYTES}, STORAGE_VERSION {_text(OPENS_FROM)}"
        database.execute(f"ATTACH {_text(str(path))} AS made ({options})")
        database.execute("USE made")
        database.execute("BEGIN")
        for statement in _types(tables):
            database.execute(statement)
        for name in _in_order(tables):
            _fill(database, tables.spec(name), tables[name])
        _describe(database, codebook(tables) if book is None else book, info)
        database.execute("COMMIT")
        database.execute("USE memory")
        database.execute("DETACH made")  # writes all that is not yet in the file


def _fill(database: duckdb.DuckDBPyConnection, spec: Table, rows: pa.Table) -> None:
    database.execute(f"CREATE TABLE {_name(spec.name)} ({', '.join(_definition(spec))})")
    for statement in _comments(spec):
        database.execute(statement)
    for wave in _waves(spec, rows):
        database.register("rows_to_write", wave)
        database.execute(f"INSERT INTO {_name(spec.name)} SELECT * FROM rows_to_write")
        database.unregister("rows_to_write")


def _waves(spec: Table, rows: pa.Table) -> Iterator[pa.Table]:
    """The rows of a table, those that refer to others of the same table after these.

    DuckDB looks for the row referred to among those of earlier statements only.
    """
    own = [column for column, target in spec.foreign_keys.items() if target == spec.name]
    written: set[str | None] = {None}
    while own:
        ready = [written.issuperset(row.values()) for row in rows.select(own).to_pylist()]
        if not any(ready):
            break
        wave = rows.filter(pa.array(ready))
        yield wave
        written.update(wave["id"].to_pylist())
        rows = rows.filter(pa.array([not each for each in ready]))
    yield rows  # the others, if any refer to a row that there is not, for the database to refuse


def _in_order(tables: Tables) -> list[str]:
    """The tables, each after those that it refers to."""
    targets = {
        name: [target for target in TABLES[name].foreign_keys.values() if target != name]
        for name in tables
    }
    return list(TopologicalSorter(targets).static_order())


def _types(tables: Tables) -> Iterator[str]:
    """One type for each code list in use: it refuses other codes and sorts in the order given."""
    used: dict[str, CodeList] = {}
    for name in tables:
        for field in tables.spec(name).model.model_fields.values():
            if codes := code_list(field):
                used[codes.name] = codes
    for codes in used.values():
        listed = ", ".join(map(_text, codes.codes))
        yield f"CREATE TYPE {_type_name(codes)} AS ENUM ({listed})"


def _definition(spec: Table) -> Iterator[str]:
    """Columns, then keys. A key with a part that may be empty is unique, for no primary key may."""
    fields = spec.model.model_fields
    kinds = {field.name: field.type for field in arrow_schema(spec)}
    for name, field in fields.items():
        yield _column(name, field, kinds[name], name in spec.required)
    kind = "PRIMARY KEY" if set(spec.key) <= set(spec.required) else "UNIQUE"
    yield f"{kind} ({', '.join(map(_name, spec.key))})"
    for column, target in spec.foreign_keys.items():
        yield f"FOREIGN KEY ({_name(column)}) REFERENCES {_name(target)} (id)"


def _column(name: str, field: FieldInfo, kind: pa.DataType, required: bool) -> str:
    codes = code_list(field)
    parts = [_name(name), _type_name(codes) if codes else _TYPES[kind]]
    if required:
        parts.append("NOT NULL")
    if is_level(field):
        parts.append(f"CHECK ({_name(name)} BETWEEN 0 AND 3)")
    return " ".join(parts)


def _comments(spec: Table) -> Iterator[str]:
    yield f"COMMENT ON TABLE {_name(spec.name)} IS {_text(spec.title)}"
    for column, field in spec.model.model_fields.items():
        place = f"{_name(spec.name)}.{_name(column)}"
        yield f"COMMENT ON COLUMN {place} IS {_text(field.description or '')}"


def _describe(database: duckdb.DuckDBPyConnection, book: pa.Table, info: About) -> None:
    """The tables that are about the data."""
    about = pa.table([list(part) for part in zip(*_about(info), strict=True)], ["name", "value"])
    for name, rows in (
        ("codebook", book),
        ("code_lists", code_lists()),
        ("about", about),
    ):
        database.register("rows_to_write", rows)
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM rows_to_write")
        database.unregister("rows_to_write")


def _about(info: About) -> list[tuple[str, str]]:
    return [
        ("id", info.id),
        ("title", info.title),
        ("description", info.description),
        ("imprint", info.imprint),
        ("version", info.version),
        ("release_date", info.release_date),
        ("schema_version", info.schema_version),
        ("licence", info.licence),
        ("licence_url", info.licence_url),
        ("how_to_cite", info.how_to_cite),
        ("places", GEONAMES),
        ("quotes", OWNERS),
    ]


def _type_name(codes: CodeList) -> str:
    """The name of a code list as a type: without hyphens."""
    return _name(codes.name.replace("-", "_"))


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
