"""Every reader of the product: what reads bytes, and sound inputs for it."""

import io
import json
import random
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pandas as pd

from pipelines.capture.connect import calendars, feeds, listings, sitemaps, wordpress
from pipelines.capture.connect.entries import Unreadable
from pipelines.capture.connect.stripped import stripped
from pipelines.capture.reader import page_json, read
from pipelines.capture.workbook.importing import candidates
from pipelines.capture.workbook.reading import read as read_workbook
from pipelines.capture.workbook.values import Known
from pipelines.capture.workbook.writing import Asked, written
from pipelines.compare import compare
from pipelines.compare.read import read_versions
from pipelines.events import checked
from pipelines.events.opened import opened
from pipelines.ingest import ingest
from pipelines.pax import Known as KnownPax
from pipelines.pax import compared as compared_pax
from pipelines.pax import read as read_pax
from pipelines.pax import telling
from pipelines.pax.columns import NEEDED
from pipelines.pax.ours import Joined, Ours
from pipelines.present import words_of
from pipelines.present.language import LANGUAGES
from schemas.problem import CouldNotRun, ProblemsFound
from tests.partners import GOOD, TODAY, fill
from tests.pipelines.events import made_up
from tests.pipelines.pax.downloads import csv_of, elsewhere, names_of, row

REFUSED = (CouldNotRun, ProblemsFound, Unreadable)
"""How a reader says that it does not take what it was given: with a sentence."""

ROOT = Path(__file__).parents[3]
TINY = ROOT / "tests" / "trees" / "tiny" / "raw"
PAGES = ROOT / "tests" / "pipelines" / "capture" / "reader" / "pages"
BASE = "https://example.org/"

ROWS = {
    "id": ["a", "b", "c"],
    "day": ["2020-01-01", "2021-12-31", ""],
    "n": [1, -2, 30],
    "text": ["Љубав ë", 'a "word", and', "=1+1"],
}


@dataclass(frozen=True)
class Reader:
    """A reader under test.

    read: takes bytes and an empty folder to write in; sound: gives inputs that it reads; packed:
    whether these are archives, whose members are mutated too.
    """

    read: Callable[[bytes, Path], object]
    sound: Callable[[], Sequence[bytes]]
    packed: bool = False


def _checked(data: bytes, folder: Path) -> object:
    """The records of a small tree of which one file is what was given."""
    raw = folder / "raw"
    shutil.copytree(TINY, raw)
    (raw / "agreements" / "example-2013.yml").write_bytes(data)
    return ingest(raw).problems


def _records() -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted((TINY / "agreements").glob("*.yml"))]


def _compared(suffix: str) -> Callable[[bytes, Path], object]:
    """A comparison of a table with what was given."""

    def run(data: bytes, folder: Path) -> object:
        (folder / "old.csv").write_bytes(_csv())
        (folder / f"new{suffix}").write_bytes(data)
        return compare(*read_versions(folder / "old.csv", folder / f"new{suffix}"))

    return run


@cache
def _csv() -> bytes:
    return pd.DataFrame(ROWS).to_csv(index=False).encode()


def _excel() -> Sequence[bytes]:
    buffer = io.BytesIO()
    pd.DataFrame(ROWS).to_excel(buffer, index=False, engine="xlsxwriter")
    return [buffer.getvalue()]


def _parquet() -> Sequence[bytes]:
    frame = pd.DataFrame(ROWS)
    frame["at"] = pd.to_datetime(frame["day"], errors="coerce")
    return [frame.to_parquet(compression=each) for each in (None, "snappy", "zstd")]


def _lines() -> Sequence[bytes]:
    return [pd.DataFrame(ROWS).to_json(orient="records", lines=True).encode()]


def _archives() -> Sequence[bytes]:
    package = {"resources": [{"path": "t.csv", "schema": {"primaryKey": "id"}}]}
    files = {"v/t.csv": _csv(), "v/datapackage.json": json.dumps(package).encode()}
    packed, taken = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    with tarfile.open(fileobj=taken, mode="w") as tape:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tape.addfile(info, io.BytesIO(data))
    return [packed.getvalue(), taken.getvalue()]


def _unpacked(data: bytes, folder: Path) -> object:
    """An archive of either kind, by how it begins."""
    return _compared(".zip" if data.startswith(b"PK") else ".tar")(data, folder)


def _page(data: bytes, folder: Path) -> object:
    name = "x.html" if b"<" in data[:200] else "x.txt"
    return page_json(read(stripped(data), name=name, address=None))


def _pages() -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted(PAGES.iterdir()) if path.is_file()]


FEEDS: Mapping[ModuleType, bytes] = {
    feeds: (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title>'
        b"<link>https://example.org/a</link><pubDate>Tue, 03 Mar 2020 10:00:00 +0100</pubDate>"
        b"</item></channel></rss>"
    ),
    calendars: (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//e//e//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        b"DTSTART:20260611T060000Z\r\nSUMMARY:A\\, b\r\nURL:https://example.org/e\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    sitemaps: (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
        b"<loc>https://example.org/a</loc><lastmod>2020-03-03</lastmod></url></urlset>"
    ),
    wordpress: b'[{"id":1,"link":"https://example.org/a","title":{"rendered":"A"}}]',
    listings: b'<html><body><h2><a href="/a">A title of a page</a></h2></body></html>',
}


def _fed(data: bytes, folder: Path) -> object:
    """Each connector reads what was given: a server may answer with anything."""
    found = []
    for connector in FEEDS:
        try:
            found.append(connector.entries(data, BASE))
        except REFUSED:
            continue
    return found


def _filled(data: bytes, folder: Path) -> object:
    """The candidates of a workbook of a partner."""
    words = [words_of(code) for code in LANGUAGES]
    known = Known(words, {}, TODAY)
    return candidates(read_workbook(data, "x.xlsx"), "x.xlsx", data, words[0], known)


@cache
def _workbooks() -> Sequence[bytes]:
    """One with a good row; a small one, as each input is made from the whole."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        path.write_bytes(written(words_of("en"), Asked("0", "Example", {}, "3 February 2020")))
        return [fill(path, GOOD).read_bytes()]


def _beside(data: bytes, folder: Path) -> object:
    """A download of PA-X as a CSV beside one agreement."""
    (folder / "x.csv").write_bytes(data)
    ours = Ours("example-2013", ("Example agreement on bridges",), "2013-04-19", "arrangement")
    joined = Joined(ours.id, "90002", None, None, "same")
    found = compared_pax(read_pax(folder / "x.csv"), KnownPax((ours,), (joined,)))
    return telling.as_text(found, {}), telling.as_json(found, {})


def _downloads() -> Sequence[bytes]:
    """One with all columns, one with those that are needed: most of it is read."""
    rows = [elsewhere("1"), row("90001", title="Example agreement on bridges"), row("90002")]
    return [csv_of(rows, names).encode("utf-8-sig") for names in (names_of("6"), NEEDED)]


def _imported(data: bytes, folder: Path) -> object:
    """A table of events, of the kind that it begins as."""
    kinds = {b"PAR1": ".parquet", b"PK": ".xlsx", b"{": ".jsonl"}
    ending = next((kinds[begin] for begin in kinds if data.startswith(begin)), ".csv")
    path = folder / f"x{ending}"
    path.write_bytes(data)
    source = opened(path, made_up.MAP.heads)
    return checked([source], made_up.MAP, folder / "out", made_up.TODAY)


@cache
def _tables() -> Sequence[bytes]:
    """Some rows in each kind of file, a few of them odd."""
    rows = made_up.rows(random.Random(0), 20, 0.2)
    frame = pd.DataFrame(rows, columns=list(made_up.HEADS))
    plain = frame.replace(r"[\x00-\x1f]", "", regex=True)  # what no workbook holds
    sheet = io.BytesIO()
    plain.to_excel(sheet, index=False, engine="xlsxwriter")
    lines = frame.to_json(orient="records", lines=True)
    return [
        frame.to_csv(index=False).encode(),
        lines.encode(),
        frame.to_parquet(),
        sheet.getvalue(),
    ]


READERS: Mapping[str, Reader] = {
    "yaml": Reader(_checked, _records),
    "csv": Reader(_compared(".csv"), lambda: [_csv()]),
    "excel": Reader(_compared(".xlsx"), _excel, packed=True),
    "workbook": Reader(_filled, _workbooks, packed=True),
    "parquet": Reader(_compared(".parquet"), _parquet),
    "json": Reader(_compared(".jsonl"), _lines),
    "html": Reader(_page, _pages),
    "feed": Reader(_fed, lambda: list(FEEDS.values())),
    "pax": Reader(_beside, _downloads),
    "events": Reader(_imported, _tables),
    "archive": Reader(_unpacked, _archives, packed=True),
}
