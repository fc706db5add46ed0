"""A file of each version of PA-X is read, and gives the same entries."""

from pathlib import Path

from pipelines.pax import Compared, compared, read
from pipelines.pax.columns import NEEDED, READ, versions
from pipelines.pax.ours import Known
from tests.each import each_row
from tests.pipelines.pax.downloads import csv_file, elsewhere, names_of, row, workbook

ROWS = [elsewhere("1"), row("90001"), row("90002", "2015-08-25", "A made-up list, of\ntwo lines")]
NOTHING = Known((), ())


def told(found: Compared) -> list[tuple[str | None, ...]]:
    """What is read of each entry."""
    return [(each.id, each.date, each.title, each.status, each.number) for each in found.entries]


EXPECTED = [
    ("90001", "2013-04-19", "A made-up agreement on bridges", "Multiparty signed/agreed", "146"),
    ("90002", "2015-08-25", "A made-up list, of two lines", "Multiparty signed/agreed", "146"),
]


@each_row([("2", ".xlsx"), ("4", ".csv"), ("6", ".csv")])
def test_a_file_of_a_version_is_read(version: str, ending: str, tmp_path: Path) -> None:
    make = workbook if ending == ".xlsx" else csv_file
    path = make(tmp_path / f"made-up{ending}", ROWS, names_of(version))
    found = compared(read(path), NOTHING)
    assert found.problems == ()
    assert found.download.header.version == version and found.download.header.unknown == ()
    assert found.rows == 3 and told(found) == EXPECTED


def test_the_versions_differ_as_their_downloads_do() -> None:
    by = {version: set(columns) for version, columns in versions().items()}
    assert {version: len(columns) for version, columns in by.items()} == {
        "2": 266,
        "4": 266,
        "6": 267,
    }
    assert by["4"] - by["2"] == {"Ver"} and by["2"] - by["4"] == {"GeSo"}
    assert by["6"] - by["4"] == {"Interim"} and by["4"] - by["6"] == set()
    assert all(set(NEEDED) <= columns for columns in by.values())
    assert versions()["4"][5:9] == ("AgtId", "Ver", "Agt", "Dat")


def test_the_columns_that_name_persons_are_not_read(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path / "a.csv", ROWS))
    assert not {"Part", "ThrdPart"} & set(READ)
    assert all(set(each.cells) <= set(READ) for each in found.rows)
