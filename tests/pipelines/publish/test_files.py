"""A build holds every table in every format, the texts beside them, and true checksums."""

import hashlib
from pathlib import Path

import pytest

from pipelines.making.store import Store
from pipelines.publish import publish
from pipelines.publish.metadata import about
from pipelines.publish.outputs import Output, Source, outputs, parquets
from schemas.csv_text import csv_hash
from schemas.hxl import HXL
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_table
from tests.each import each
from tests.pipelines.tabulate.tables import tiny_tables

TEXTS = {
    "CITATION.cff",
    "LICENCE.txt",
    "README.md",
    "SHA256SUMS",
    "catalog.jsonld",
    "catalog.ttl",
    "citation.bib",
    "citation.txt",
    "code_lists.csv",
    "codebook.csv",
    "codebook.json",
    "croissant.json",
    "csv-metadata.json",
    "datacite.json",
    "datapackage.json",
    "dataset.jsonld",
    "error-report.csv",
    "error-report.yml",
    "reply.csv",
    "reply.yml",
}
OTHERS = {
    "activities.geojson",
    "citation.ris",
    "meetings.geojson",
    "tiny.duckdb",
    "tiny.xlsx",
}
"""Files of the whole that are no texts with line feeds: RIS wants the ends of lines of Windows."""


def files(folder: Path) -> set[str]:
    """The files of a folder, by their paths in it."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_table_is_there_in_every_format(tiny_data: Path):
    places = ("{}.csv", "{}.parquet", "jsonl/{}.jsonl", "stata/{}.dta")
    tables = {place.format(name) for name in TABLES for place in places}
    tagged = {f"hxl/{name}.hxl.csv" for name in HXL}
    assert files(tiny_data) == tables | tagged | TEXTS | OTHERS


def test_what_did_not_change_is_taken_from_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out, store = tmp_path / "data", tmp_path / "store"
    names = publish(tiny_tables(), out, store)
    before = {name: (out / name).read_bytes() for name in names}
    monkeypatch.setattr(Store, "keep", _made)
    assert publish(tiny_tables(), out, store) == names
    assert {name: (out / name).read_bytes() for name in names} == before


def _made(store: Store, output: Output) -> None:
    raise AssertionError(f"{output.path} was made again")


def test_another_table_changes_its_files_and_those_that_hold_it(tmp_path: Path):
    tables = tiny_tables()
    rows = [{**row, "note": "Another remark."} for row in tables.rows("places")]
    other = tables.with_tables({"places": arrow_table("places", rows)})
    before, after = (_keys(each, tmp_path) for each in (tables, other))
    assert before["jsonl/places.jsonl"] != after["jsonl/places.jsonl"]
    assert before["jsonl/sources.jsonl"] == after["jsonl/sources.jsonl"]
    assert before["tiny.xlsx"] != after["tiny.xlsx"]


def _keys(tables: Tables, out: Path) -> dict[str, str]:
    hashes = {name: csv_hash(table) for name, table in tables.items()}
    source = Source(tables, about(tables), out, hashes)
    listed = [*parquets(source), *outputs(source)]
    return {each.path.relative_to(out).as_posix(): each.key for each in listed}


def test_the_names_written_are_returned(tmp_path: Path):
    names = publish(tiny_tables(), tmp_path / "deep" / "data")
    assert names == sorted(files(tmp_path / "deep" / "data"))


def test_what_an_earlier_try_left_is_gone(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "left-over.csv").write_text("a\n", encoding="utf-8")
    names = publish(tiny_tables(), tmp_path / "data")
    assert "left-over.csv" not in names
    assert not (tmp_path / "data" / "left-over.csv").exists()


def test_the_checksums_name_every_other_file_and_match(data: tuple[str, Path]):
    _, folder = data
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    assert set(listed) == files(folder) - {"SHA256SUMS"}
    assert list(listed) == sorted(listed, key=Path)
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@each(sorted(TEXTS))
def test_texts_are_utf_8_with_line_feeds_and_end_with_one(name: str, tiny_data: Path):
    data = (tiny_data / name).read_bytes()
    assert data.decode("utf-8").endswith("\n")
    assert not data.endswith(b"\n\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


def keys(tables: Tables, out: Path) -> dict[str, str]:
    """The key of each file that takes time, by its name."""
    return {Path(path).name: key for path, key in _keys(tables, out).items()}


def test_a_stata_file_is_made_anew_only_for_its_own_rows_and_the_reasons_of_levels(tmp_path: Path):
    tables, before = tiny_tables(), keys(tiny_tables(), tmp_path)

    def others(changed: str) -> set[str]:
        fewer = tables[changed].slice(0, tables[changed].num_rows - 1)
        after = keys(tables.with_tables({changed: fewer}), tmp_path)
        return {n for n, key in after.items() if n.endswith(".dta") and key != before[n]}

    assert others("places") == {"places.dta"}
    assert len(others("assessments")) == len([n for n in before if n.endswith(".dta")])
