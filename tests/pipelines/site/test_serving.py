"""The site on a server of this machine: each file as what it is, and no taken port."""

import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from pipelines.site.serving import HOST, served
from schemas.problem import CouldNotRun

FILES = {
    "index.html": "text/html; charset=utf-8",
    "script/search.js": "text/javascript; charset=utf-8",
    "style/site.css": "text/css; charset=utf-8",
    "data/positions.parquet": "application/vnd.apache.parquet",
    "data/positions.csv": "text/csv; charset=utf-8",
    "data/jsonl/positions.jsonl": "application/jsonl; charset=utf-8",
    "search/sq/wasm.unknown.pagefind": "application/octet-stream",
}


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a server for a folder with these files."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    with served(tmp_path, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def asked(port: int, path: str) -> tuple[int, str | None, bytes]:
    """The answer: its state, what it is, and what it holds."""
    line = HTTPConnection(HOST, port)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read()
    finally:
        line.close()


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_given_as_what_it_is(port: int, name: str) -> None:
    assert asked(port, f"/{name}") == (200, FILES[name], name.encode())


def test_a_folder_is_its_first_page_and_else_is_not_there(port: int) -> None:
    assert asked(port, "/")[2] == b"index.html"
    assert asked(port, "/script/")[0] == 404
    assert asked(port, "/../pyproject.toml")[0] == 404


def test_it_listens_to_this_machine_only(port: int) -> None:
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", port)) != 0


def test_a_taken_port_is_refused_in_a_sentence(port: int, tmp_path: Path) -> None:
    told = f"port {port} is taken by another program; name another"
    with pytest.raises(CouldNotRun, match=told), served(tmp_path, port):
        pass


def test_a_port_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    told = "port 70000: allowed are 0 to 65535"
    with pytest.raises(CouldNotRun, match=told), served(tmp_path, 70_000):
        pass
