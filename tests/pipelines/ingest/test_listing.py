"""What lies in raw/: every entry is read or named, and nothing is left out in silence."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.ingest import listing
from tests.reports import reported

MEETINGS = "meetings/2013.yml"


def told(root: Path) -> list[tuple[str, str, str | None]]:
    """Place, kind and finding of everything that is wrong with a tree."""
    return [(one.place, one.what, one.found) for one in reported(root)]


def test_a_link_that_leads_nowhere_is_told_and_what_it_may_hold_is_missed(tiny: Path) -> None:
    path = tiny / "raw" / MEETINGS
    path.unlink()
    path.symlink_to("/nowhere")
    assert told(tiny) == [(f"raw/{MEETINGS}:1:1", "a symbolic link", "a link to /nowhere")]


def test_a_link_to_a_file_is_refused(tiny: Path) -> None:
    path = tiny / "raw" / "sources.yml"
    path.rename(tiny / "sources.yml")
    path.symlink_to(tiny / "sources.yml")
    assert [(place, what) for place, what, _ in told(tiny)] == [
        ("raw/sources.yml:1:1", "a symbolic link")
    ]


def test_a_link_to_a_folder_is_refused(tiny: Path) -> None:
    (tiny / "raw" / "meetings").rename(tiny / "meetings")
    (tiny / "raw" / "meetings").symlink_to(tiny / "meetings")
    assert [(place, what) for place, what, _ in told(tiny)] == [
        ("raw/meetings:1:1", "a symbolic link")
    ]


def test_a_pipe_is_told_and_never_opened(tiny: Path) -> None:
    (tiny / "raw" / MEETINGS).unlink()
    os.mkfifo(tiny / "raw" / MEETINGS)
    assert told(tiny) == [(f"raw/{MEETINGS}:1:1", "no plain file", "a pipe")]


def test_a_socket_is_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny / "raw" / "meetings")  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("2014.yml")
        assert told(tiny) == [("raw/meetings/2014.yml:1:1", "no plain file", "a socket")]


def test_a_folder_with_the_name_of_records_is_told(tiny: Path) -> None:
    (tiny / "raw" / "meetings" / "2014.yml").mkdir()
    assert told(tiny) == [
        ("raw/meetings/2014.yml:1:1", "a folder where a file belongs", "a folder")
    ]


def denied(of: Callable[..., object], name: str) -> Callable[..., object]:
    """A function of the system that is denied one file or folder, also to root."""

    def refusing(path: Path, *more: object, **named: object) -> object:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return of(path, *more, **named)

    return refusing


def test_a_folder_that_cannot_be_read_is_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing.os, "listdir", denied(os.listdir, "meetings"))
    assert told(tiny) == [("raw/meetings:1:1", "cannot be read", "permission denied")]


def test_a_folder_of_which_much_hangs_is_one_problem(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing.os, "listdir", denied(os.listdir, "agreements"))
    assert told(tiny) == [("raw/agreements:1:1", "cannot be read", "permission denied")]


def test_raw_itself_that_cannot_be_read_is_one_problem(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing.os, "listdir", denied(os.listdir, "raw"))
    assert told(tiny) == [("raw:1:1", "cannot be read", "permission denied")]


@pytest.mark.parametrize("of", ["read_bytes", "lstat"])
def test_a_file_that_cannot_be_read_is_told(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    monkeypatch.setattr(Path, of, denied(getattr(Path, of), "places.yml"))
    assert told(tiny) == [("raw/places.yml:1:1", "cannot be read", "permission denied")]


def test_a_file_too_large_to_read_is_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_BYTES", 3000)
    ((place, what, found),) = told(tiny)
    assert (place, what) == ("raw/agreements/example-2013.yml:1:1", "a file too large to read")
    assert found is not None and found.endswith(" bytes")


@pytest.mark.parametrize("name", ["2013\u200b.yml", "2013\udcff.yml", "2013\x1b.yml"])
def test_a_name_with_characters_that_nobody_sees_is_told(tiny: Path, name: str) -> None:
    (tiny / "raw" / "meetings" / name).write_text("meetings: []\n", encoding="utf-8")
    ((_, what, found),) = told(tiny)
    assert what == "a name with characters that cannot be seen"
    assert found is not None and found.startswith("U+")


def test_a_hidden_file_of_records_is_told(tiny: Path) -> None:
    (tiny / "raw" / MEETINGS).rename(tiny / "raw" / "meetings" / ".2013.yml")
    assert told(tiny) == [
        (
            "raw/meetings/.2013.yml:1:1",
            "a hidden file with a name of records",
            "meetings/.2013.yml",
        )
    ]


@pytest.mark.parametrize("name", [".DS_Store", ".2013.yml.swp", ".#2013.yml", ".gitkeep"])
def test_what_an_editor_or_a_desktop_leaves_holds_no_records(tiny: Path, name: str) -> None:
    (tiny / "raw" / "meetings" / name).symlink_to("/nowhere")
    assert told(tiny) == []


def test_a_ledger_holds_no_records(tiny: Path) -> None:
    folder = tiny / "raw" / "releases" / "2020.06.0"
    folder.mkdir(parents=True)
    (folder / "rows.csv").write_text("a\n", encoding="utf-8")
    assert told(tiny) == []
