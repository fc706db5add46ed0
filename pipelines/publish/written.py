"""The CSV files as they were written, held against what describes them.

Programs that validate a data package pass over codes and unique keys in silence (frictionless 5.21
does both), so nothing else would notice.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
from pydantic.fields import FieldInfo

from schemas.codes import LEVEL_WORDS
from schemas.fields import code_list, is_level, value_type
from schemas.problem import Place, Problem, ProblemsFound, show
from schemas.registry import Table

_ROW = "row"


def check_written(out: Path, tables: Iterable[Table]) -> None:
    """Read the CSV files of tables and compare each with its description.

    out: the folder; tables: what the registry says of those in it. Raises ProblemsFound with every
    value that is no code of its column, every key that stands twice and every empty value where one
    must stand, each with the file, line and column where it stands first.
    """
    problems = [fault for spec in tables for fault in _faults(spec, out / f"{spec.name}.csv")]
    if problems:
        raise ProblemsFound(tuple(problems))


def _faults(spec: Table, path: Path) -> Iterator[Problem]:
    rows = _read(path)
    if tuple(rows.column_names) != spec.columns:
        found, wanted = (", ".join(names) for names in (rows.column_names, spec.columns))
        what = "the columns are not those of the table"
        yield Problem(what, spec.name, found=found, allowed=wanted, place=Place(path.name))
        return
    for name, info in spec.model.model_fields.items():
        yield from _unlisted(spec, name, info, rows[name], path)
        if name in spec.required and rows[name].null_count:
            row = pc.index(pc.is_null(rows[name]), True).as_py()
            yield Problem("a value is missing", spec.name, field=name, place=_at(path, row, name))
    yield from _repeated(spec, rows, path)


def _read(path: Path) -> pa.Table:
    """A table as texts; an empty field is a missing value."""
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    return pa_csv.read_csv(
        path,
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _codes(info: FieldInfo) -> list[str] | None:
    """What a column of codes, levels or truth values may hold, as it is written."""
    if codes := code_list(info):
        return list(codes.codes)
    if is_level(info):
        return list(map(str, LEVEL_WORDS))
    return ["true", "false"] if value_type(info) is bool else None


def _unlisted(
    spec: Table, name: str, info: FieldInfo, values: pa.ChunkedArray, path: Path
) -> Iterator[Problem]:
    """Every value that is none of its column's, with its first row."""
    listed = _codes(info)
    if listed is None:
        return
    for value in pc.unique(values).to_pylist():
        if value is not None and value not in listed:
            yield Problem(
                "a value is not in the list of its column",
                spec.name,
                field=name,
                found=show(value),
                allowed=", ".join(listed),
                place=_at(path, pc.index(values, value).as_py(), name),
            )


def _repeated(spec: Table, rows: pa.Table, path: Path) -> Iterator[Problem]:
    """Every key that stands twice; an empty part of a key is a value like any other."""
    numbered = rows.select(spec.key).append_column(_ROW, pa.array(range(rows.num_rows)))
    counted = numbered.group_by(spec.key).aggregate([(_ROW, "count"), (_ROW, "min")])
    for row in counted.filter(pc.greater(counted[f"{_ROW}_count"], 1)).to_pylist():
        key = tuple(row[part] for part in spec.key)
        yield Problem(
            f"a key stands {row[f'{_ROW}_count']} times",
            spec.name,
            key,
            found=", ".join(
                f"{name} {show(value)}" for name, value in row.items() if name in spec.key
            ),
            allowed="each key once",
            place=_at(path, row[f"{_ROW}_min"], spec.key[0]),
        )


def _at(path: Path, row: int, column: str) -> Place:
    """Where a value stands.

    row: from 0, without the header. The column of a place counts the fields of its line.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        names, line = next(reader), reader.line_num
        for _ in range(row):
            next(reader)
            line = reader.line_num
    return Place(path.name, line + 1, names.index(column) + 1)
