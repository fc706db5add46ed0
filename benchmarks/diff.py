"""How long `dialogue diff` takes for two versions of a survey: an old workbook and a new CSV.

    .venv/bin/python benchmarks/diff.py [--rows N] [--columns N]

Prints the seconds of reading and of comparing, and the verdict.
"""

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from pipelines.compare import FORMATS, compare, read_versions

ANSWERS = ("not at all", "hardly", "partly", "mostly", "fully", "", "99")


def main() -> None:
    """Write both versions, compare them, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--columns", type=int, default=260)
    options = parser.parse_args()
    old = survey(options.rows, options.columns)
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "old.xlsx", Path(folder) / "new.csv"
        write_excel(before, old)
        write_csv(after, next_version(old))
        start = time.perf_counter()
        versions = read_versions(before, after)
        read = time.perf_counter()
        found = compare(*versions)
        compared = time.perf_counter()
        FORMATS["table"](found, False)
    print(found.verdict)
    print(f"{options.rows:,} rows of {options.columns} columns, twice")
    print(f"reading   {read - start:6.2f} s")
    print(f"comparing {compared - read:6.2f} s")
    print(f"telling   {time.perf_counter() - compared:6.2f} s")


def survey(rows: int, columns: int) -> list[list[str | int]]:
    """A header and rows: a key, a number of a zone, and answers."""
    draw = random.Random(0)
    table: list[list[str | int]] = [["respondent", "zone", *(f"q{i}" for i in range(columns - 2))]]
    for row in range(rows):
        answers = draw.choices(ANSWERS, k=columns - 2)
        table.append([f"R{row:06}", draw.randint(1, 60), *answers])
    return table


def next_version(old: Sequence[Sequence[str | int]]) -> list[list[str | int]]:
    """A column renamed, one renumbered, a code renamed everywhere, some cells edited."""
    header, *rows = (list(row) for row in old)
    header[2] = "first question"
    for number, row in enumerate(rows):
        row[1] = int(row[1]) + 100
        row[3:] = ["completely" if answer == "fully" else answer for answer in row[3:]]
        if number % 100 == 0:
            row[4 + number // 100 % (len(row) - 4)] = "edited"
    return [header, *rows]


def write_excel(path: Path, rows: Sequence[Sequence[str | int]]) -> None:
    """One sheet of a workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)


def write_csv(path: Path, rows: Sequence[Sequence[str | int]]) -> None:
    """As Excel saves it: with a byte-order mark and CRLF."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


if __name__ == "__main__":
    main()
