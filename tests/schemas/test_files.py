"""Files on a disk: whole or not at all, and what lies in their way."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from schemas.files import (
    discard,
    folder_at,
    move_aside,
    naming,
    replace_text,
    to_disk,
    tree_to_disk,
)
from schemas.problem import CouldNotRun
from tests.each import each, each_row


def test_what_cannot_be_encoded_leaves_the_file(tmp_path: Path):
    path = tmp_path / "out.csv"
    path.write_text("kept", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        replace_text(path, "v\n\ud800\n")
    assert path.read_text(encoding="utf-8") == "kept"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_full_disk_leaves_the_file_and_is_told_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "out.csv"
    path.write_text("kept", encoding="utf-8")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*out\.csv'"):
        replace_text(path, "new")
    assert path.read_text(encoding="utf-8") == "kept"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_line_ends_are_written_as_they_are(tmp_path: Path):
    replace_text(tmp_path / "a", "a\r\nb\n")
    assert (tmp_path / "a").read_bytes() == b"a\r\nb\n"


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path):
    (tmp_path / "target").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("target")
    replace_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8") == "new"


def test_the_mode_of_a_file_stays_unless_another_is_given(tmp_path: Path):
    path = tmp_path / "a"
    replace_text(path, "a")
    path.chmod(0o640)
    replace_text(path, "b")
    assert path.stat().st_mode & 0o777 == 0o640
    replace_text(path, "c", 0o644)
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_folder_is_no_file_to_write(tmp_path: Path):
    with pytest.raises(IsADirectoryError, match="a folder, not a file to write"):
        replace_text(tmp_path, "text")


def test_a_device_stays_one():
    replace_text(Path(os.devnull), "text")
    assert Path(os.devnull).is_char_device()


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path):
    pipe, read = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    replace_text(pipe, "text")
    reader.join(10)
    assert (read, pipe.is_fifo()) == (["text"], True)


@each_row(
    [
        (OSError(28, "No space left"), r"\[Errno 28\] No space left: 'x'"),
        (OSError(2, "gone", "y"), r"\[Errno 2\] gone: 'y'"),
        (OSError("Detail: no space"), "x: Detail: no space"),
    ]
)
def test_an_error_of_the_disk_names_a_file(error: OSError, said: str):
    with pytest.raises(OSError, match=said), naming(Path("x")):
        raise error


def test_what_is_moved_aside_takes_a_name_that_is_free(tmp_path: Path):
    told: list[str] = []
    for number in range(3):
        (tmp_path / "a").write_text(str(number), encoding="utf-8")
        move_aside(tmp_path / "a", told.append)
    asides = [tmp_path / f"a.aside-{number}" for number in (1, 2, 3)]
    assert [path.read_text(encoding="utf-8") for path in asides] == ["0", "1", "2"]
    assert len(told) == 3


@each(["file", "folder", "link", "dangling link"])
def test_whatever_it_is_can_be_removed(kind: str, tmp_path: Path):
    path, other = tmp_path / "a", tmp_path / "other"
    other.mkdir()
    (other / "b").touch()
    if kind == "file":
        path.touch()
    elif kind == "folder":
        (path / "b").mkdir(parents=True)
    else:
        path.symlink_to("other" if kind == "link" else "nowhere")
    discard(path)
    assert os.listdir(tmp_path) == ["other"]
    assert (other / "b").exists()


def test_a_folder_that_is_removed_has_another_name_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a").mkdir()
    seen: list[Any] = []
    monkeypatch.setattr(
        "shutil.rmtree", lambda path: seen.append((path.name, os.listdir(tmp_path)))
    )
    discard(tmp_path / "a")
    assert seen == [(".old-1-a", [".old-1-a"])]


def test_a_link_to_a_folder_is_that_folder_unless_it_leads_nowhere(tmp_path: Path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "a").symlink_to("disk")
    assert folder_at(tmp_path / "a") == tmp_path / "a"
    (tmp_path / "b").symlink_to("unmounted")
    with pytest.raises(CouldNotRun, match="leads to unmounted, which is not there"):
        folder_at(tmp_path / "b")


def test_a_text_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "run.json"
    path.write_text("old", encoding="utf-8")
    seen: list[tuple[str, int]] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: seen.append((path.read_text("utf-8"), os.fstat(handle).st_size))
    )
    replace_text(path, "newer")
    assert seen == [("old", 5)]


def test_a_folder_is_asked_for_after_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "file").touch()
    (tmp_path / "file").touch()
    asked: list[int] = []
    monkeypatch.setattr(os, "sync", lambda: asked.append(0))
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(os.fstat(handle).st_ino))
    tree_to_disk(tmp_path)
    places = {place: (tmp_path / place).stat().st_ino for place in ("a", "a/b", "a/b/file", "file")}
    assert asked[0] == 0
    assert sorted(asked[1:]) == sorted([*places.values(), tmp_path.stat().st_ino])
    assert asked.index(places["a/b/file"]) < asked.index(places["a/b"]) < asked.index(places["a"])
    assert asked[-1] == tmp_path.stat().st_ino


@each_row([(22, True), (95, True), (5, False), (28, False)])
def test_a_kind_of_disk_that_cannot_be_asked_about_folders_is_no_fault(
    number: int, is_taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def failing(_: int) -> None:
        raise OSError(number, os.strerror(number))

    (tmp_path / "file").touch()
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="file"):
        to_disk(tmp_path / "file")
    if is_taken:
        to_disk(tmp_path)
    else:
        with pytest.raises(OSError, match=str(tmp_path)):
            to_disk(tmp_path)
