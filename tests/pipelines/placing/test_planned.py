"""In which order files are seen, and what is said of them."""

from pathlib import Path

import pytest

from pipelines.placing.files import File, size_in_words
from pipelines.placing.headers import TYPES, cache_of, is_packable, packed, type_of
from pipelines.placing.planned import waves

ALL = {
    "index.html": 7,
    "en/index.html": 6,
    "en/changes.atom": 5,
    "sitemap.xml": 5,
    "en/owed.html": 4,
    "en/agreements/old.html": 3,
    "en/agreements/new.html": 2,
    "releases/2020.06.0/TOMBSTONE.html": 3,
    "data/SHA256SUMS": 1,
    "data/datapackage.json": 1,
    "releases/2020.06.0/SHA256SUMS": 1,
    "data/positions.csv": 0,
    "style/site.css": 0,
    "releases/2020.06.0/data/x.xml": 0,
}
"""Path -> its place among the waves."""


def file(path: str) -> File:
    return File(path, Path(path), "", 0)


def test_files_then_lists_then_pages_then_the_first_ones() -> None:
    new = [file("en/agreements/new.html"), file("data/positions.csv")]
    found = list(waves(map(file, ALL), new))
    assert len(found) == 8
    assert {each.path: number for number, wave in enumerate(found) for each in wave} == ALL


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("en/index.html", "text/html; charset=utf-8"),
        ("data/x.csv", "text/csv; charset=utf-8"),
        ("data/x.jsonl", "application/jsonl; charset=utf-8"),
        ("data/x.geojson", "application/geo+json; charset=utf-8"),
        ("data/x.parquet", "application/vnd.apache.parquet"),
        ("data/x.duckdb", "application/vnd.duckdb"),
        ("data/stata/x.dta", "application/x-stata-dta"),
        ("releases/1/data/spss/x.sav", "application/x-spss-sav"),
        ("en/changes.atom", "application/atom+xml; charset=utf-8"),
        ("data/SHA256SUMS", "text/plain; charset=utf-8"),
        ("data/other.unknown", "application/octet-stream"),
        ("en/IMAGE.PNG", "image/png"),
    ],
)
def test_types(path: str, type_: str) -> None:
    assert type_of(path) == type_


def test_every_kind_of_file_of_the_data_has_a_type(tiny_data: Path) -> None:
    """Two that have no ending are known by their names."""
    unknown = {
        path.name
        for path in tiny_data.rglob("*")
        if path.is_file() and type_of(path.as_posix()) == "application/octet-stream"
    }
    assert unknown == set()
    assert len(TYPES) > 20


def test_only_what_browsers_unpack_is_packed() -> None:
    assert is_packable("en/index.html") and is_packable("search/index.json")
    assert not is_packable("data/x.csv") and not is_packable("releases/1/README.md")
    assert not is_packable("reports/en/report.pdf")
    assert packed("a.html", b"x") == (b"x", None)
    assert packed("a.html", b"x" * 1000)[1] == "gzip"
    assert packed("a.html", b"x" * 1000) == packed("a.html", b"x" * 1000), "the same every time"


def test_what_is_released_may_be_kept_for_ever_but_for_its_tombstone() -> None:
    assert "immutable" in cache_of("releases/2020.06.0/data/x.csv")
    assert "immutable" not in cache_of("releases/2020.06.0/TOMBSTONE.json")
    assert cache_of("en/index.html") == "public, max-age=300"


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 kB"), (3_210_000, "3.2 MB")]
)
def test_sizes_in_words(size: int, said: str) -> None:
    assert size_in_words(size) == said
