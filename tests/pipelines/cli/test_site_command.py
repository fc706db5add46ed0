"""`dialogue site`: the site beside what was built, or what to do first."""

import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.run.steps import MARK
from tests.trees import edit

pytestmark = pytest.mark.usefixtures("unhurried", "short_site")


FILE = "agreements/example-2013.yml"


@pytest.fixture
def built(tiny: Path, tiny_data: Path) -> Path:
    """The tiny tree with its data."""
    shutil.copytree(tiny_data, tiny / "build" / "data")
    return tiny


def asked(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "site", *arguments])


def test_the_site_lies_beside_what_was_built(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(built) == 0
    said, pages = capsys.readouterr().out, len(list((built / "build/site").rglob("*.html")))
    assert f"{pages} pages, " in said and pages > 100
    assert (built / "build/site/sr-Cyrl/agreements/example-2013.html").is_file()
    assert asked(built) == 0
    assert f"{pages} pages, 0 files new or changed" in capsys.readouterr().out


def test_it_goes_where_it_is_asked_for(built: Path, tmp_path: Path) -> None:
    assert asked(built, "--out", str(tmp_path / "there")) == 0
    assert (tmp_path / "there/index.html").is_file()
    assert not (built / "build/site").exists()


def test_it_says_what_is_left_out_without_an_address(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(built) == 0
    assert "site_url in raw/dataset.yml is empty" in capsys.readouterr().out


def test_addresses_elsewhere_are_listed(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(built, "--links", str(tmp_path / "links.txt")) == 0
    lines = (tmp_path / "links.txt").read_text(encoding="utf-8").splitlines()
    assert f"{len(lines)} addresses elsewhere" in capsys.readouterr().out
    rows = [line.split("\t") for line in lines]
    assert ["https://example.org/report", "6", "en/agreements/example-2013.html"] in rows
    assert len(rows) == len({url for url, _, _ in rows}) > 2
    assert all((built / "build/site" / first).is_file() for _, _, first in rows)


def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert asked(root) == 2
    assert not (root / "build/site").exists()
    return capsys.readouterr().err


def test_without_data_it_says_what_to_do(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no data in" in (said := refused(tiny, capsys))
    assert "run `dialogue build` first" in said


def test_no_page_stands_beside_files_of_other_records(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(built, FILE, "The persons who cross are counted.", "The persons who cross are listed.")
    said = refused(built, capsys)
    assert "made of other records: provisions differ; run `dialogue build` first" in said


def test_a_build_that_is_not_finished_is_not_shown(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "build" / MARK).write_text("reports")
    assert "is not finished" in refused(built, capsys)


def test_it_is_shown_until_it_is_stopped(built: Path) -> None:
    program = "import sys; from pipelines.cli import main; sys.exit(main())"
    line = [sys.executable, "-c", program, "--root", str(built), "site", "--serve", "--port", "0"]
    # Tests that a script put into the background ignore Ctrl-C, and what they start would as well.
    heeded = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    run = subprocess.Popen(line, stdout=subprocess.PIPE, text=True, preexec_fn=heeded)
    assert run.stdout is not None
    try:
        assert "files new or changed" in run.stdout.readline()
        assert "site_url in raw/dataset.yml is empty" in run.stdout.readline()
        told = run.stdout.readline()
        assert told.endswith(" (Ctrl-C ends it)\n")
        with urllib.request.urlopen(told.split()[0], timeout=30) as answer:
            assert b'href="sq/index.html"' in answer.read()
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=30) == 0
    finally:
        run.kill()
        run.communicate()


def test_a_taken_port_is_refused_before_anything_is_made(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert asked(built, "--serve", "--port", port) == 2
    assert f"port {port} is taken by another program; name another" in capsys.readouterr().err
    assert not (built / "build/site").exists()


def test_a_port_without_serving_is_refused(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(built, "--port", "8001") == 2
    assert "it goes with --serve" in capsys.readouterr().err
