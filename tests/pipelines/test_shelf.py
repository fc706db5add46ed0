"""The shelf: one run at a time, publication is one rename, the last good build stays."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines import shelf


def build_one(build: Path, text: str) -> str:
    """Publish a build whose one file holds a text."""
    with shelf.new_build(build) as folder:
        for shown in shelf.SHOWN:
            (folder / shown).mkdir()
            (folder / shown / "file.txt").write_text(text, encoding="utf-8")
        return shelf.promote(build, folder)


def shown(build: Path) -> str:
    """What a reader of build/data sees."""
    return (build / "data" / "file.txt").read_text(encoding="utf-8")


def on_the_shelf(build: Path) -> set[str]:
    return {path.name for path in (build / ".builds").iterdir()}


def test_a_second_run_is_refused_while_the_first_one_holds_the_folder(tmp_path: Path):
    with (
        shelf.locked(tmp_path),
        pytest.raises(shelf.AlreadyRunning, match="another run"),
        shelf.locked(tmp_path),
    ):
        pytest.fail("the second run went on")


def test_the_lock_is_free_after_a_run_and_after_a_crash(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), shelf.locked(tmp_path):
        raise ZeroDivisionError
    with shelf.locked(tmp_path):
        assert (tmp_path / ".lock").exists()


def test_two_folders_do_not_lock_each_other(tmp_path: Path):
    with shelf.locked(tmp_path / "a"), shelf.locked(tmp_path / "b"):
        assert (tmp_path / "b" / ".lock").exists()


def test_a_build_is_shown_through_links(tmp_path: Path):
    name = build_one(tmp_path, "first")
    assert os.readlink(tmp_path / "current") == f".builds/{name}"
    assert os.readlink(tmp_path / "data") == "current/data"
    assert os.readlink(tmp_path / "reports") == "current/reports"
    assert shown(tmp_path) == "first"


def test_links_are_relative_so_that_the_folder_may_be_moved(tmp_path: Path):
    build_one(tmp_path / "old", "first")
    (tmp_path / "old").rename(tmp_path / "new")
    assert shown(tmp_path / "new") == "first"


def test_the_next_build_is_published_by_one_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    build_one(tmp_path, "first")
    seen: list[tuple[str, str, str]] = []
    replace: Callable[..., Path] = Path.replace

    def watched(self: Path, target: Any) -> Path:
        before = shown(tmp_path)
        result = replace(self, target)
        seen.append((Path(target).name, before, shown(tmp_path)))
        return result

    monkeypatch.setattr(Path, "replace", watched)
    build_one(tmp_path, "second")
    assert seen == [("current", "first", "second")]


def test_a_build_is_named_by_its_content(tmp_path: Path):
    first, second = build_one(tmp_path / "a", "text"), build_one(tmp_path / "b", "text")
    assert first == second
    assert build_one(tmp_path / "a", "other") != first


def test_the_name_depends_on_the_names_of_files_too(tmp_path: Path):
    names = []
    for file in ("a.txt", "b.txt"):
        with shelf.new_build(tmp_path) as folder:
            (folder / file).write_text("text", encoding="utf-8")
            names.append(shelf.promote(tmp_path, folder))
    assert names[0] != names[1]


def test_the_same_content_keeps_one_build(tmp_path: Path):
    name = build_one(tmp_path, "text")
    inode = (tmp_path / ".builds" / name).stat().st_ino
    assert build_one(tmp_path, "text") == name
    assert on_the_shelf(tmp_path) == {name}
    assert (tmp_path / ".builds" / name).stat().st_ino == inode


def test_three_builds_are_kept_and_the_oldest_goes(tmp_path: Path):
    names = []
    for number, text in enumerate("abcde"):
        names.append(build_one(tmp_path, text))
        os.utime(tmp_path / ".builds" / names[-1], (number, number))
    assert shelf.KEPT == 3
    assert on_the_shelf(tmp_path) == set(names[-3:])
    assert shown(tmp_path) == "e"


def test_the_current_build_is_kept_however_old_it_is(tmp_path: Path):
    oldest = build_one(tmp_path, "a")
    os.utime(tmp_path / ".builds" / oldest, (1, 1))
    others = [build_one(tmp_path, text) for text in "bc"]
    assert build_one(tmp_path, "a") == oldest
    assert on_the_shelf(tmp_path) == {oldest, *others}
    assert shown(tmp_path) == "a"


def test_a_crash_leaves_the_last_good_build_and_nothing_half_done(tmp_path: Path):
    name = build_one(tmp_path, "good")
    with pytest.raises(ZeroDivisionError), shelf.new_build(tmp_path) as folder:
        (folder / "data").mkdir()
        (folder / "data" / "file.txt").write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert shown(tmp_path) == "good"
    assert on_the_shelf(tmp_path) == {name}


def test_a_crash_before_the_rename_leaves_the_last_good_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build_one(tmp_path, "good")

    def fails(self: Path, target: Any) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="no space left"):
        build_one(tmp_path, "new")
    assert shown(tmp_path) == "good"
    monkeypatch.undo()
    build_one(tmp_path, "new")
    assert shown(tmp_path) == "new"


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path):
    build_one(tmp_path, "good")
    left = tmp_path / ".builds" / ".new-12345"
    (left / "data").mkdir(parents=True)
    (left / "data" / "file.txt").write_text("half", encoding="utf-8")
    (tmp_path / ".current.new").symlink_to(".builds/.new-12345")
    name = build_one(tmp_path, "next")
    assert not left.exists()
    assert name in on_the_shelf(tmp_path)
    assert shown(tmp_path) == "next"
    assert not (tmp_path / ".current.new").is_symlink()


def test_a_text_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "run.json"
    shelf.replace_text(path, "old")

    def fails(self: Path, target: Any) -> Path:
        raise OSError("stopped")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="stopped"):
        shelf.replace_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    monkeypatch.undo()
    shelf.replace_text(path, "ë")
    assert path.read_bytes() == "ë".encode()
