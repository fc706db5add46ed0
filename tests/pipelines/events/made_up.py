"""Made-up tables of events: no row of them is of anything that happened."""

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipelines.events.mapping import Map

HEADS = ("id", "date", "until", "grade", "kind", "place", "lat", "lon", "dead", "words")

MAP = Map(
    name="made-up",
    record="events",
    columns={
        "id": "id",
        "date": "date",
        "date_end": "until",
        "date_grade": "grade",
        "kind": "kind",
        "location": "place",
        "latitude": "lat",
        "longitude": "lon",
        "deaths": "dead",
        "note": "words",
    },
    constants={"dataset": "made-up"},
    days={"date": ["%d %B %Y", "%d.%m.%Y"]},
    values={"kind": {"1": "kind one"}},
)
TODAY = "2026-12-01"

GOOD = {
    "id": "made-up-{}",
    "date": "2013-04-19",
    "until": "2013-04-20",
    "grade": "1",
    "kind": "made-up kind",
    "place": "Made-up place {}",
    "lat": "42.{}",
    "lon": "20.{}",
    "dead": "{}",
    "words": "A made-up row, number {}",
}

ODD = {
    "id": ["", " ", "a b", "x" * 81, "x" * 80, "ž-1", "made-up-1", " made-up-2 ", "nan", "-", "=1"],
    "date": [
        *("", "2013", "2013-04", "19 April 2013", "19.4.2013", "31 April 2013", "2013-13-01"),
        *("2013-04-19 00:00:00.000", "2013-04-19T00:00:00Z", "2013-04-19 01:00:00", "2027-01-01"),
        *("2026-12-01", "2026-12-02", "٢٠١٣-٠٤-١٩", "2013-04-19/2013-04-20", "1989-01-01"),
    ],
    "until": [
        "",
        "2013-04-18",
        "2013-04-19",
        "2013-04-19 00:00:00",
        "x",
        "2014-02-30",
        "2030-01-01",
    ],
    "grade": ["", "0", "9", "10", "1.0", "1.", "+1", "01", "-1", "one", "１", "1e0", "0x1", "1.5"],
    "kind": [
        "",
        "1",
        " 1",
        "n/a",
        "N/A",
        "None",
        "unKnown",
        "TBD ",
        "a\tb",
        "a\u2028b",
        "\x07",
        "é",
    ],
    "place": [
        "",
        "\u00a0x",
        "x\u3000",
        "a  b",
        "a\nb",
        "a\r\nb",
        "ſ",
        "?",
        "Peć",
        "\u200b",
        "\ufeffx",
    ],
    "lat": [
        "",
        "90",
        "90.0001",
        "-90",
        "nan",
        "inf",
        "1e1",
        ".5",
        "5.",
        "+5",
        "1,5",
        "1_0",
        "٣",
        "1e999",
    ],
    "lon": ["", "180", "-180.5", "-.5", "1e-400", "Infinity", " 5 ", "0x1F", "--5", "5e", "1" * 40],
    "dead": [
        "",
        "2147483647",
        "2147483648",
        "99999999999999999999",
        "-0",
        "007",
        "3.0",
        "3.5",
        "many",
    ],
    "words": [
        *(
            "",
            "=1+1",
            "'=1",
            "+1",
            "@x",
            "-",
            "\t=1",
            '"quoted"',
            "a,b",
            "two\nlines",
            "n.d.",
            "\x00",
        ),
        *(
            "\x85",
            "a\x1fb",
            "𝒳",
            "á",
            "a" * 5_000,
            "null",
            " null ",
            "-1",
            "\ud7ff",
            "\ue000",
            "a\x7f",
        ),
    ],
}


def rows(chance: random.Random, count: int, odd: float) -> list[list[str]]:
    """Rows of which some cells are odd. odd: the part of rows with at least one such cell."""
    made = []
    for number in range(count):
        row = {head: cell.format(number) for head, cell in GOOD.items()}
        if chance.random() < odd:
            for head in chance.sample(HEADS, chance.choice((1, 1, 2))):
                row[head] = chance.choice(ODD[head])
        made.append([row[head] for head in HEADS])
    return made


def write(path: Path, body: Iterable[Sequence[str]], heads: Sequence[str] = HEADS) -> Path:
    """A table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *body])
    return path
