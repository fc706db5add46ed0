"""How fast tables of others are checked: ours beside pandera on polars and pydantic row by row.

    .venv/bin/python benchmarks/events.py [--rows N ...] [--python OTHER/bin/python] [--times N]

Each reads the same made-up CSV, with one bad row in a hundred, holds it against the same rules,
and writes checked Parquet and CSV and the bad rows; each in a process of its own, in turn. Prints
rows a second and the most memory, and stops if two of them do not keep the same number of rows.
pandera is no part of this project: OTHER is an environment with `pip install "pandera[polars]"`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from pipelines.cli.at import quickly
from pipelines.events import checked
from pipelines.events.cells import Field, fields_of
from pipelines.events.mapping import read_map
from pipelines.events.opened import opened
from pipelines.events.rows import Judge, read
from schemas.fields import NEVER_WRITTEN, bounds, text_rule

TODAY = "2026-12-01"
MAP = read_map("acled")
CHUNK = 250_000
ROW_BY_ROW = 100_000
"""Rows of which pydantic row by row is measured: it takes a quarter of a minute for a million."""

FIRST_OF_TWICE = 1
"""Rows that pandera refuses and we keep: the first of the one id that stands twice."""


@dataclass(frozen=True)
class Run:
    """One run.

    rows: of the table; good: that were kept; work: seconds of the processor, in all threads, with
    the start of Python; mib: the most memory.
    """

    name: str
    rows: int
    good: int
    seconds: float
    work: float
    mib: float

    @property
    def speed(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def main() -> None:
    """Make the tables, let each way check them, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--ways", nargs="+", default=["ours", "pandera", "pydantic"])
    parser.add_argument("--one", nargs=2, metavar=("WAY", "CSV"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(*options.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            path = made(Path(folder) / "made-up.csv", rows)
            size = path.stat().st_size / rows
            print(f"{rows:,} rows of {len(MAP.columns)} columns, {size:.0f} bytes each", flush=True)
            compare(path, rows, programs(options.ways, options.python), options.times)


def programs(ways: list[str], python: str) -> dict[str, str]:
    """Which Python each way runs with."""
    return {way: python if way == "pandera" else sys.executable for way in ways}


def compare(path: Path, rows: int, ways: dict[str, str], times: int) -> None:
    """Run each way in turn, and print the best of each."""
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for _ in range(times):
        for name, program in ways.items():
            runs[name].append(process(name, program, path, rows))
            print(told(runs[name][-1]), flush=True)
    best = {name: max(listed, key=lambda run: run.speed) for name, listed in runs.items()}
    for name, run in best.items():
        print(f"  best of {name:9}{run.speed:12,.0f} rows/s, ratio of ours to it "
              f"{best['ours'].speed / run.speed:.2f}")  # fmt: skip
    if "pandera" in best and best["ours"].good - best["pandera"].good != FIRST_OF_TWICE:
        sys.exit("they do not keep the same rows")


def told(run: Run) -> str:
    """A run on one line."""
    return (
        f"  {run.name:9}{run.rows:12,} rows {run.seconds:8.1f} s {run.speed:12,.0f} rows/s "
        f"{run.work:8.1f} s of work {run.mib:6,.0f} MiB {run.good:12,} good"
    )


def process(name: str, program: str, path: Path, rows: int) -> Run:
    """A way in a process of its own; its time is that of the work, without the start of Python."""
    if name == "pandera":
        rules = path.with_name("rules.json")
        rules.write_text(json.dumps(rules_in_words()))
        line = [program, str(Path(__file__).with_name("events_pandera.py")), str(path), str(rules)]
    else:
        line = [program, __file__, "--one", name, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    child = subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=environment)
    assert child.stdout is not None
    answer = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{name} ended with {child.returncode}")
    found = json.loads(answer.splitlines()[-1])
    done = found.get("rows", rows)
    work = used.ru_utime + used.ru_stime
    return Run(name, done, found["good"], found["seconds"], work, used.ru_maxrss / 1024)


def one(way: str, path: str) -> None:
    """Check a table, and print what it took as JSON."""
    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder:
        work = ours if way == "ours" else row_by_row
        start = time.perf_counter()
        good, rows = quickly(lambda: work(Path(path), Path(folder) / "out"))
        seconds = time.perf_counter() - start
    print(json.dumps({"good": good, "rows": rows, "seconds": seconds}))


def ours(path: Path, out: Path) -> tuple[int, int]:
    """The command's own way."""
    found = checked([opened(path, MAP.heads)], MAP, out, TODAY)
    return found.good, found.rows


def row_by_row(path: Path, out: Path) -> tuple[int, int]:
    """Each of the first rows through its model; nothing is written."""
    source, fields = opened(path, MAP.heads), fields_of(MAP, TODAY)
    at = {name: source.heads.index(head) for name, head in MAP.columns.items()}
    judge = Judge(MAP.table, fields, at, source.name)
    good = rows = 0
    for block in source.blocks():
        for cells in zip(*(column.to_pylist() for column in block.cells.columns), strict=True):
            texts = {name: cells[place] for name, place in at.items()} | MAP.constants
            good += not judge.row(read(fields, texts), 1).problems
            rows += 1
            if rows == ROW_BY_ROW:
                return good, rows
    return good, rows


def rules_in_words() -> list[dict[str, Any]]:
    """The rules of each column, from the same model, for another program."""
    fields = fields_of(MAP, TODAY)
    return [rule(MAP.columns[name], fields[name]) for name in MAP.columns]


def rule(head: str, field: Field) -> dict[str, Any]:
    """The rules of a column."""
    lowest, highest = bounds(field.info)
    its = text_rule(field.info)
    return {
        "column": head,
        "field": field.name,
        "type": field.kind.__name__,
        "nullable": not field.is_needed,
        "unique": field.name == "id",
        "lowest": lowest,
        "highest": highest,
        "pattern": its.pattern if its else None,
        "longest": its.longest if its else None,
        "never": sorted(NEVER_WRITTEN) if its and not its.any_word else [],
        "limit": field.limit,
    }


def made(path: Path, rows: int) -> Path:
    """A table in the shape of ACLED; every row of it is made up."""
    with path.open("wb") as file:
        first = next(chunks(1))
        with csv.CSVWriter(file, first.schema) as writer:
            for chunk in chunks(rows):
                writer.write_table(chunk)
    return path


def chunks(rows: int) -> Iterator[pa.Table]:
    """The rows, some at a time: one in a hundred has something wrong."""
    chance = np.random.default_rng(0)
    for start in range(0, rows, CHUNK):
        yield chunk(chance, start, min(CHUNK, rows - start))


def chunk(chance: np.random.Generator, start: int, rows: int) -> pa.Table:
    """Some rows as texts, a hundredth of them spoiled."""
    number = pa.array(np.arange(start, start + rows)).cast(pa.string())
    days = np.datetime64("2010-01-01") + chance.integers(0, 5_000, rows)
    day = pc.cast(pa.array(days), pa.string())
    columns = {
        "event_id_cnty": joined("XXX", number),
        "event_date": day,
        "year": pc.utf8_slice_codeunits(day, 0, 4),
        "time_precision": whole(chance, 1, 4, rows),
        "disorder_type": named(chance, "Made-up disorder", 3, rows),
        "event_type": named(chance, "Made-up type", 6, rows),
        "sub_event_type": named(chance, "Made-up detail", 25, rows),
        "actor1": named(chance, "Made-up group", 1_000, rows),
        "actor2": named(chance, "Made-up other group", 1_000, rows),
        "country": named(chance, "Country", 10, rows),
        "admin1": named(chance, "Region", 100, rows),
        "admin2": named(chance, "District", 1_000, rows),
        "admin3": pa.nulls(rows, pa.string()),
        "location": named(chance, "Town", 5_000, rows),
        "latitude": number_in(chance, 40, 44, rows),
        "longitude": number_in(chance, 18, 23, rows),
        "geo_precision": whole(chance, 1, 4, rows),
        "source": named(chance, "Made-up source", 300, rows),
        "notes": joined("A made-up row, of which nothing happened: number ", number),
        "fatalities": whole(chance, 0, 20, rows),
    }
    return spoiled(chance, pa.table(columns))


SPOILED = {
    "event_id_cnty": ("", "has blanks", "XXX0"),
    "event_date": ("", "2013-02-30", "2031-01-01"),
    "latitude": ("91.5", "north"),
    "longitude": ("-181",),
    "fatalities": ("-1", "many"),
    "event_type": ("", "n/a"),
}


def spoiled(chance: np.random.Generator, table: pa.Table) -> pa.Table:
    """One row in a hundred with one of some faults; an id that stands twice is one."""
    for name, cells in SPOILED.items():
        values = table[name].to_numpy(zero_copy_only=False).copy()
        for cell in cells:
            at = chance.integers(
                1, len(values), len(values) // 100 // sum(map(len, SPOILED.values()))
            )
            values[at] = cell or None
        table = table.set_column(table.column_names.index(name), name, pa.array(values))
    return table


def joined(start: str, behind: pa.Array) -> pa.Array:
    """A text before each value."""
    return pc.binary_join_element_wise(start, behind, "")


def whole(chance: np.random.Generator, lowest: int, highest: int, rows: int) -> pa.Array:
    """Whole numbers as texts."""
    return pc.cast(pa.array(chance.integers(lowest, highest, rows)), pa.string())


def named(chance: np.random.Generator, word: str, many: int, rows: int) -> pa.Array:
    """Names, each of which comes often."""
    names = pa.array([f"{word} {number}" for number in range(many)])
    return names.take(pa.array(chance.integers(0, many, rows)))


def number_in(chance: np.random.Generator, lowest: int, highest: int, rows: int) -> pa.Array:
    """Coordinates as texts."""
    return pc.cast(pa.array(chance.uniform(lowest, highest, rows).round(4)), pa.string())


if __name__ == "__main__":
    main()
