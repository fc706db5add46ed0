"""The loader at the address of a site: today's data, a release, what is kept, what goes wrong."""

import gzip
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dialogue_data as dd
from tests.pipelines.tabulate.tables import tiny_tables

VERSION = "2020.06.0"


class Served:
    """A site that is served. asked: paths, in their order; faulty: answers in place of the file."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}/site/"
        self.asked: list[str] = []
        self.faulty: Callable[[str], int | None] = lambda path: None
        self.packs = False


class _Handler(SimpleHTTPRequestHandler):
    served: Served

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.served.asked.append(self.path)
        if (status := self.served.faulty(self.path)) is not None:
            self.send_error(status)
        elif self.served.packs:
            self._packed()
        else:
            super().do_GET()

    def _packed(self) -> None:
        data = gzip.compress(Path(self.translate_path(self.path)).read_bytes())
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    own = type("_Own", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(own, directory=str(folder)))
    own.served = Served(folder / "site", server.server_address[1])  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield own.served  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOGUE_DATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return tmp_path / "cache"


@pytest.fixture
def site(tiny_data: Path, tmp_path: Path) -> Path:
    """The folder of a site with a release."""
    folder = tmp_path / "www" / "site"
    for place in ("data", f"releases/{VERSION}/data"):
        shutil.copytree(tiny_data, folder / place)
    paths = [f"releases/{VERSION}/data/{path.name}" for path in tiny_data.glob("*.csv")]
    listed = {"files": [{"path": path} for path in [*paths, "data/positions.csv"]]}
    (folder / "published.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder


@pytest.fixture
def served(site: Path, cache: Path) -> Iterator[Served]:
    with serving(site.parent) as found:
        yield found


def rows(data: dd.Data) -> int:
    assert len(data["positions"]) == tiny_tables()["positions"].num_rows
    return len(data["positions"])


@pytest.mark.parametrize("end", ["/", ""])
def test_the_data_of_today(served: Served, end: str) -> None:
    data = dd.load(served.url.rstrip("/") + end)
    assert rows(data) > 0
    assert data.version == VERSION
    assert data.citation
    assert data.describe("positions")["column"].tolist()


def test_a_release(served: Served) -> None:
    data = dd.load(served.url, version=VERSION)
    assert rows(data) > 0
    assert {path.split("/data/")[0] for path in served.asked} == {f"/site/releases/{VERSION}"}


def test_what_was_fetched_is_kept_and_only_the_list_is_asked_for_again(served: Served) -> None:
    dd.load(served.url)
    served.asked.clear()
    assert rows(dd.load(served.url)) > 0
    assert served.asked == ["/site/data/SHA256SUMS"]
    served.asked.clear()
    dd.load(served.url, version=VERSION)  # the same bytes at another place
    assert served.asked == [f"/site/releases/{VERSION}/data/SHA256SUMS"]


def test_only_what_it_reads_is_fetched(served: Served) -> None:
    dd.load(served.url)
    assert not [path for path in served.asked if path.endswith((".parquet", ".xlsx", ".duckdb"))]


def test_what_is_packed_on_the_way_is_unpacked(served: Served) -> None:
    served.packs = True
    assert rows(dd.load(served.url)) > 0


def test_a_file_that_was_damaged_where_it_is_kept_is_fetched_again(
    served: Served, cache: Path
) -> None:
    dd.load(served.url)
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    assert rows(dd.load(served.url)) > 0


def test_where_nothing_can_be_kept_it_is_read_all_the_same(served: Served, cache: Path) -> None:
    cache.write_text("a file in its place")
    assert rows(dd.load(served.url)) > 0


def test_a_file_that_is_not_what_its_checksum_says(served: Served, cache: Path) -> None:
    with (served.folder / "data/positions.csv").open("a") as file:
        file.write("more\n")
    with pytest.raises(
        dd.LoadError, match=r"positions\.csv was changed: .*try again in a few minu"
    ):
        dd.load(served.url)
    kept = [path.read_bytes() for path in cache.rglob("*") if path.is_file()]
    assert not [content for content in kept if content.endswith(b"more\n")]


def test_a_release_that_there_is_not(served: Served) -> None:
    with pytest.raises(dd.LoadError, match=rf"no release 2019\.1\.0; there are: {VERSION}$"):
        dd.load(served.url, version="2019.1.0")


def test_another_version_than_its_name_says(served: Served) -> None:
    (served.folder / f"releases/{VERSION}").rename(served.folder / "releases/2020.07.0")
    with pytest.raises(dd.LoadError, match=rf"holds version {VERSION}, not 2020\.07\.0"):
        dd.load(served.url, version="2020.07.0")


@pytest.mark.parametrize("version", ["../../etc", "", "2020/06", "2020 06"])
def test_what_is_no_version(served: Served, site: Path, version: str) -> None:
    for place in (served.url, site):
        with pytest.raises(dd.LoadError, match="is no version; one is written like"):
            dd.load(place, version=version)
    assert served.asked == []


def test_an_address_of_something_else(served: Served) -> None:
    with pytest.raises(dd.LoadError, match="give the address of the first page of the site"):
        dd.load(served.url + "other/")


def test_a_page_in_the_place_of_the_list(served: Served) -> None:
    (served.folder / "data/SHA256SUMS").write_text("<!doctype html>\n")
    with pytest.raises(dd.LoadError, match="SHA256SUMS, line 1 is no checksum"):
        dd.load(served.url)


@pytest.mark.parametrize("status", [403, 500])
def test_a_server_that_refuses(served: Served, status: int) -> None:
    served.faulty = lambda path: status
    with pytest.raises(dd.LoadError, match=f"the server answered {status}"):
        dd.load(served.url)


def test_a_file_that_is_missing(served: Served) -> None:
    served.faulty = lambda path: 404 if path.endswith("positions.csv") else None
    with pytest.raises(dd.LoadError, match=r"positions\.csv is missing; if the site is being"):
        dd.load(served.url)


def test_nobody_answers(cache: Path) -> None:
    with pytest.raises(dd.LoadError, match=r"could not be fetched .*see that the address is right"):
        dd.load("http://127.0.0.1:1/site/")


def test_more_than_data_can_be(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dd, "MOST_BYTES", 100)
    with pytest.raises(dd.LoadError, match="gives more than 100 bytes"):
        dd.load(served.url)


def test_the_folder_of_a_site(site: Path) -> None:
    assert rows(dd.load(site)) > 0
    assert rows(dd.load(site, version=VERSION)) > 0
    (site / f"releases/{VERSION}/data/positions.csv").unlink()
    assert rows(dd.load(site)) > 0
    with pytest.raises(dd.LoadError, match=rf"no release 2019\.1\.0; there are: {VERSION}$"):
        dd.load(site, version="2019.1.0")


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DIALOGUE_DATA_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert dd.cache_folder() == tmp_path / "dialogue-data"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert dd.cache_folder() == tmp_path / "local" / "dialogue-data"
    monkeypatch.setattr("sys.platform", "darwin")
    assert dd.cache_folder().parts[-3:] == ("Library", "Caches", "dialogue-data")
