"""Two versions of a survey that is not ours: 260 columns, the older in Excel, the newer as CSV."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

ROWS, COLUMNS = 2_000, 260
Record = dict[str, Any]
EDITS = {
    ("R00003", "q_010"): "5 - fully",
    ("R00042", "comment"): "Second line,\nwith a “quote” and, a comma",
    ("R00099", "income"): "",
    ("R01500", "interviewed"): "2021-02-28",
    ("R01999", "zone"): "77",
}


def records(rows: int = ROWS, columns: int = COLUMNS) -> list[Record]:
    """The older version, with the types that Excel holds."""
    draw = random.Random(1)
    questions = [f"q_{number:03}" for number in range(columns - 10)]
    answers = ["1 - not at all", "2 - hardly", "3 - partly", "4 - mostly", "", "99"]
    return [
        {
            "respondent": f"R{number:05}",
            "country": draw.choice(["KS-N", "KS-S", "SRB"]),
            "zone": draw.randint(1, 60),
            "age": draw.randint(18, 90),
            "income": round(draw.uniform(100, 3000), 2),
            "interviewed": date(2021, 1, 1) + timedelta(days=number % 90),
            "urban": draw.random() < 0.4,
            "phone": f"0{draw.randint(100_000, 999_999)}",
            "comment": f"Respondent {number} said:\n“{draw.random():.6f}”, and no more",
            "old_weight": round(draw.uniform(0.5, 2), 3),
            **{name: draw.choice(answers) for name in questions},
        }
        for number in range(rows)
    ]


def next_version(records: list[Record]) -> list[dict[str, str]]:
    """The newer version as texts: see what it does to the older."""
    texts = [{name: as_text(value) for name, value in record.items()} for record in records]
    for record in texts:
        record["weight"] = record.pop("old_weight")
        record["country"] = {"KS-N": "XK-N"}.get(record["country"], record["country"])
        record["zone"] = str(int(record["zone"]) + 1000)
        record["q_020"] = record["q_020"].upper()
        record["round"] = "2"
    for (key, column), value in EDITS.items():
        texts[int(key[1:])][column] = value
    added = [{**texts[0], "respondent": f"R9000{number}"} for number in range(3)]
    return [*texts[:500], *added, *texts[502:]]


def as_text(value: Any) -> str:
    """A value as a careful program writes it into a CSV."""
    return str(value).upper() if isinstance(value, bool) else str(value)


def write_excel(path: Path, records: list[Record]) -> None:
    """The table on one sheet, with real numbers, dates and truth values."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page = book.add_worksheet("Data")
        page.write_row(0, 0, list(records[0]))
        for row, record in enumerate(records, start=1):
            for column, value in enumerate(record.values()):
                if isinstance(value, date):
                    page.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    page.write_string(row, column, value)
                else:
                    page.write(row, column, value)


def write_csv(path: Path, records: list[dict[str, str]]) -> None:
    """The table with a byte-order mark, CRLF, also within values, and quotes around everything."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writerow(records[0])
        for record in records:
            writer.writerow([value.replace("\n", "\r\n") for value in record.values()])
