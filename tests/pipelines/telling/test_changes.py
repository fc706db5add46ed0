"""What changed in the data between two editions on the shelf."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pipelines.telling.changes import changes
from pipelines.telling.values import Changes, TableChange


@pytest.fixture
def shelf(tmp_path: Path, tiny_data: Path) -> tuple[Path, Path]:
    """Two editions that are the same."""
    before, after = tmp_path / "before", tmp_path / "after"
    for edition in (before, after):
        (edition / "data").mkdir(parents=True)
        for name in ("datapackage.json", "SHA256SUMS"):
            shutil.copy(tiny_data / name, edition / "data")
        for path in tiny_data.glob("*.csv"):
            shutil.copy(path, edition / "data")
    return before, after


def write(edition: Path, table: str, text: str) -> None:
    """Give a table another text, and the list of hashes another hash."""
    path = edition / "data" / f"{table}.csv"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_text(text, encoding="utf-8")
    sums = edition / "data" / "SHA256SUMS"
    now = hashlib.sha256(path.read_bytes()).hexdigest()
    sums.write_text(sums.read_text(encoding="utf-8").replace(before, now), encoding="utf-8")


def text(edition: Path, table: str) -> str:
    return (edition / "data" / f"{table}.csv").read_text(encoding="utf-8")


def listed(folder: Path) -> None:
    """Leave only what lies there in the list of hashes."""
    sums = folder / "data" / "SHA256SUMS"
    lines = sums.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if (folder / "data" / line.split(maxsplit=1)[1]).exists()]
    sums.write_text("\n".join(kept) + "\n", encoding="utf-8")


def test_rows_are_counted_and_a_few_are_named(shelf: tuple[Path, Path]):
    before, after = map(Path, shelf)
    for edition in shelf:
        listed(edition)
    header, town = text(after, "places").splitlines()
    more = [town.replace("example-town", f"p{n}").replace("Town", f"Town {n}") for n in range(5)]
    changed = town.replace("Shembull,", "Tjeter,")
    assert changed != town
    write(after, "places", "\n".join([header, changed, *more]) + "\n")
    header, first, *_ = text(after, "sources").splitlines()
    write(after, "sources", f"{header}\n{first}\n")
    found = changes(before, after)
    assert {str(each) for each in found.tables} == {"sources -1", "places +5 ~1"}
    named = {line for each in found.tables for line in each.named}
    assert named == {
        "added p0 (Example Town 0)",
        "added p1 (Example Town 1)",
        "added p2 (Example Town 2)",
        "changed example-town: name_sq",
        "removed example-2015-report (Report on the example)",
    }


def test_what_is_the_same_is_nothing(shelf: tuple[Path, Path]):
    before, after = shelf
    for found in (changes(before, after), changes(after, after)):
        assert (found.tables, str(found)) == ((), "nothing")


def test_without_an_edition_there_is_nothing_to_compare(shelf: tuple[Path, Path], tmp_path: Path):
    before, after = shelf
    assert str(changes(None, after)) == "the first edition"
    assert str(changes(before, None)) == "nothing was published"
    gone = changes(tmp_path / "gone", after)
    assert str(gone) == "the edition before is not on the shelf any more"


def test_a_damaged_edition_is_a_note(shelf: tuple[Path, Path]):
    before, after = shelf
    (before / "data" / "SHA256SUMS").write_text("nonsense\n", encoding="utf-8")
    assert str(changes(before, after)).startswith("could not be compared: ")


def test_a_table_of_one_edition_alone_is_named(shelf: tuple[Path, Path]):
    before, after = shelf
    for edition in shelf:
        listed(edition)
    (before / "data" / "scales.csv").unlink()
    (after / "data" / "bounds.csv").unlink()
    for edition in shelf:
        listed(edition)
    assert {str(each) for each in changes(before, after).tables} == {
        "scales new table",
        "bounds table taken away",
    }


def test_computed_tables_are_only_counted_on_a_line():
    tables = [
        TableChange(table=name, added=1, is_computed=name != "places")
        for name in ("places", "positions", "quality")
    ]
    assert str(Changes(tables=tuple(tables))) == "places +1; 2 computed tables"
