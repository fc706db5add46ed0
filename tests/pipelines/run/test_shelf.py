"""The shelf: one run at a time, publication is one rename, the last good build stays."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pipelines.run import shelf
from pipelines.run.whole import has_its_content
from schemas.files import Warn, in_silence
from schemas.problem import CouldNotRun
from tests.each import each, each_row


def build_one(build: Path, text: str, warn: Warn = in_silence, kept: int = 3) -> str:
    """Publish a build whose one file holds a text."""
    with shelf.new_build(build, warn) as folder:
        for shown in shelf.SHOWN:
            (folder / shown).mkdir()
            (folder / shown / "file.txt").write_text(text, encoding="utf-8")
        return shelf.promote(build, folder, warn, kept)


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
    assert seen == [("current", "first", "second"), ("published.log", "second", "second")]


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


@each([2, 3, 5])
def test_so_many_builds_are_kept_and_the_oldest_goes(kept: int, tmp_path: Path):
    names = [build_one(tmp_path, text, kept=kept) for text in "abcdefg"]
    assert on_the_shelf(tmp_path) == set(names[-kept:])
    assert shown(tmp_path) == "g"


def test_no_clock_decides_which_builds_are_the_last(tmp_path: Path):
    """A clock that was wrong for a night would keep a build for years, or drop it at once."""
    names = []
    for text, day in zip("abcde", (5, 9_000_000_000, 1, 3, 2), strict=True):
        names.append(build_one(tmp_path, text))
        os.utime(tmp_path / ".builds" / names[-1], (day, day))
    assert on_the_shelf(tmp_path) == set(names[-3:])


def test_a_build_that_was_published_again_is_a_last_one(tmp_path: Path):
    first, second, third = (build_one(tmp_path, text) for text in "abc")
    assert build_one(tmp_path, "a") == first
    fourth = build_one(tmp_path, "d")
    assert on_the_shelf(tmp_path) == {first, third, fourth}
    assert second not in on_the_shelf(tmp_path)


def test_a_damaged_build_takes_no_place_of_a_good_one_and_goes(tmp_path: Path):
    names = [build_one(tmp_path, text) for text in "abc"]
    cut(tmp_path / ".builds" / names[1])
    told: list[str] = []
    fourth = build_one(tmp_path, "d", told.append)
    assert on_the_shelf(tmp_path) == {names[0], names[2], fourth}
    assert told == [f"the build {names[1]} on the shelf was damaged and is removed"]


def test_a_build_that_cannot_be_read_stays_and_takes_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    names = [build_one(tmp_path, text) for text in "abc"]
    file = tmp_path / ".builds" / names[1] / "data" / "file.txt"
    opened: Callable[..., Any] = Path.open

    def failing(self: Path, *how: Any, **more: Any) -> Any:
        if self == file:
            raise OSError(5, "Input/output error", str(self))
        return opened(self, *how, **more)

    monkeypatch.setattr(Path, "open", failing)
    fourth = build_one(tmp_path, "d")
    assert on_the_shelf(tmp_path) == {*names, fourth}


@each(["", " ", "2", "40"])
def test_how_many_are_kept_is_a_setting(said: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DIALOGUE_EDITIONS", said)
    assert shelf.editions_kept() == int(said.strip() or shelf.KEPT)


@each(["1", "0", "-3", "five", "2.5", "²", "9" * 5000 + "x"])
def test_a_setting_that_is_none_is_refused(said: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DIALOGUE_EDITIONS", said)
    with pytest.raises(
        CouldNotRun, match=r"DIALOGUE_EDITIONS is .* a whole number from 2 \(without"
    ):
        shelf.editions_kept()


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


def content(build: Path) -> dict[str, str]:
    """What a reader of a build sees, by path."""
    files = (path for path in (build / "current").rglob("*") if path.is_file())
    folder = build / "current"
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files}


def cut(folder: Path) -> None:
    (folder / "data" / "file.txt").write_text("te", encoding="utf-8")


def emptied(folder: Path) -> None:
    (folder / "data" / "file.txt").write_bytes(b"")


def half_removed(folder: Path) -> None:
    shutil.rmtree(folder / "data")


def added(folder: Path) -> None:
    (folder / "data" / "own.txt").write_text("mine", encoding="utf-8")


def renamed(folder: Path) -> None:
    (folder / "data" / "file.txt").rename(folder / "data" / "other.txt")


def linked(folder: Path) -> None:
    path = folder / "data" / "file.txt"
    path.rename(folder.parent / "elsewhere.txt")
    path.symlink_to(folder.parent / "elsewhere.txt")


def piped(folder: Path) -> None:
    (folder / "data" / "file.txt").unlink()
    os.mkfifo(folder / "data" / "file.txt")


def replaced(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file", encoding="utf-8")


DAMAGES = [cut, emptied, half_removed, added, renamed, linked, piped, replaced]


@each_row(product(DAMAGES, [True, False]))
def test_a_damaged_build_is_made_again_and_said(
    damage: Callable[[Path], None], is_current: bool, tmp_path: Path
):
    name = build_one(tmp_path, "text")
    whole = content(tmp_path)
    if not is_current:
        build_one(tmp_path, "other")
    damage(tmp_path / ".builds" / name)
    told: list[str] = []
    assert build_one(tmp_path, "text", told.append) == name
    assert told == [f"the build {name} on the shelf was damaged; it is made again"]
    assert content(tmp_path) == whole
    assert build_one(tmp_path, "text", told.append) == name
    assert len(told) == 1


def test_readers_see_a_whole_build_at_every_moment_while_a_damaged_one_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    name = build_one(tmp_path, "text")
    cut(tmp_path / ".builds" / name)
    seen: list[str] = []
    rename: Callable[..., Path] = Path.rename

    def watched(self: Path, target: Any) -> Path:
        result = rename(self, target)
        seen.append(shown(tmp_path))
        return result

    monkeypatch.setattr(Path, "rename", watched)
    build_one(tmp_path, "text")
    assert set(seen[1:]) == {"text"}
    assert len(seen) > 3


@pytest.mark.parametrize("at", range(12))
def test_a_repair_that_is_stopped_anywhere_leaves_a_whole_build_and_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
):
    name = build_one(tmp_path, "text")
    half_removed(tmp_path / ".builds" / name)
    calls = 0
    rename: Callable[..., Path] = Path.rename

    def stopped(self: Path, target: Any) -> Path:
        nonlocal calls
        calls += 1
        if calls > at:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with suppress(KeyboardInterrupt):
        build_one(tmp_path, "text")
    monkeypatch.undo()
    if at > 0:  # the copy that readers are led to stands
        assert shown(tmp_path) == "text"
    assert build_one(tmp_path, "text") == name
    assert shown(tmp_path) == "text"
    assert on_the_shelf(tmp_path) == {name}


def calls_of(build: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A list that gets what is asked of the disk, in its order: (call, path), paths within build/.

    Of renames it has the new names.
    """
    calls: list[tuple[str, str]] = []

    def within(path: Any) -> str:
        return os.path.relpath(path, build)

    def sync(handle: int) -> None:
        calls.append(("fsync", within(os.readlink(f"/proc/self/fd/{handle}"))))

    def watched(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(self: Path, *more: Any) -> Any:
            calls.append((name, within(more[0])))
            return call(self, *more)

        return called

    def removed(path: Any, *more: Any, **named: Any) -> None:
        calls.append(("rmtree", within(path)))
        removing(path, *more, **named)

    removing: Callable[..., Any] = shutil.rmtree
    monkeypatch.setattr(os, "sync", lambda: calls.append(("sync", "")))
    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(shutil, "rmtree", removed)
    monkeypatch.setattr(Path, "rename", watched("rename", Path.rename))
    monkeypatch.setattr(Path, "replace", watched("rename", Path.replace))
    return calls


def durable(calls: list[tuple[str, str]], edition: str, before: int, of: list[str]) -> bool:
    """Whether all of an edition was on the disk before a call, with the folder that names it."""
    asked = {path for call, path in calls[:before] if call == "fsync"}
    return {".builds", edition, *(f"{edition}/{path}" for path in of)} <= asked


PARTS = [path for shown in shelf.SHOWN for path in (shown, f"{shown}/file.txt")]


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="tells which file is synced")
def test_an_edition_is_on_the_disk_before_the_link_turns_and_the_link_before_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for text in "ab":
        build_one(tmp_path, text, kept=2)
    calls = calls_of(tmp_path, monkeypatch)
    edition = f".builds/{build_one(tmp_path, 'c', kept=2)}"
    named, turned = calls.index(("rename", edition)), calls.index(("rename", "current"))
    assert durable(calls, edition, turned, PARTS)
    content = [at for at, (_, path) in enumerate(calls) if path == f"{edition}/data/file.txt"]
    assert content and named < content[0] < turned  # under its name, not that of its draft
    assert calls[turned + 1] == ("fsync", ".")  # the folder that holds the link
    gone = [at for at, (call, path) in enumerate(calls) if call == "rmtree" and ".old-" in path]
    assert gone and gone[0] > turned + 1


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="tells which file is synced")
def test_what_readers_are_led_to_in_a_repair_is_on_the_disk_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    edition = f".builds/{build_one(tmp_path, 'a')}"
    cut(tmp_path / edition)
    calls = calls_of(tmp_path, monkeypatch)
    build_one(tmp_path, "a")
    first, second = (at for at, call in enumerate(calls) if call == ("rename", "current"))
    (stand_in,) = {p for c, p in calls if c == "rename" and p.startswith(".builds/.whole-")}
    assert durable(calls, stand_in, first, PARTS)
    assert calls[first + 1] == ("fsync", ".")
    assert durable(calls[first:], edition, second - first, PARTS)
    damaged = [at for at, (call, path) in enumerate(calls) if call == "rmtree" and ".old-" in path]
    assert damaged[0] > first + 1


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="tells which file is synced")
def test_an_edition_that_a_killed_run_left_is_on_the_disk_before_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It looks whole to who reads it: that says nothing about the disk."""
    build_one(tmp_path, "a")
    edition = f".builds/{build_one(tmp_path, 'b')}"
    build_one(tmp_path, "a")
    calls = calls_of(tmp_path, monkeypatch)
    build_one(tmp_path, "b")
    assert ("rename", edition) not in calls
    assert durable(calls, edition, calls.index(("rename", "current")), PARTS)


def test_a_disk_that_cannot_keep_an_edition_keeps_the_link_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build_one(tmp_path, "a")

    def failing(handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match=r"Input/output error: .*\.builds/"):
        build_one(tmp_path, "b")
    assert shown(tmp_path) == "a"
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    build_one(tmp_path, "b")
    assert shown(tmp_path) == "b"


def test_a_first_publication_shows_data_and_reports_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen: list[tuple[bool, ...]] = []
    replace: Callable[..., Path] = Path.replace

    def watched(self: Path, target: Any) -> Path:
        result = replace(self, target)
        seen.append(tuple((tmp_path / name).exists() for name in shelf.SHOWN))
        return result

    monkeypatch.setattr(Path, "replace", watched)
    build_one(tmp_path, "a")
    assert set(seen) == {(False, False), (True, True)}


def test_removal_is_one_rename_and_goes_on_in_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for text in "abc":
        build_one(tmp_path, text)
    told: list[str] = []

    def fails(path: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(13, "not yours", str(path))

    monkeypatch.setattr(shutil, "rmtree", fails)
    build_one(tmp_path, "d", told.append)
    assert shown(tmp_path) == "d"
    (line,) = told
    assert "could not be removed: [Errno 13] not yours" in line
    names = on_the_shelf(tmp_path)
    assert len([name for name in names if name.startswith(".old-")]) == 1
    builds = {name for name in names if not name.startswith(".")}
    assert len(builds) == 3
    assert all(has_its_content(tmp_path / ".builds" / name) for name in builds)
    monkeypatch.undo()
    build_one(tmp_path, "e", told.append)
    assert len(told) == 1
    assert not [name for name in on_the_shelf(tmp_path) if name.startswith(".")]


def test_a_stranger_on_the_shelf_is_left_alone(tmp_path: Path):
    build_one(tmp_path, "a")
    strangers = [tmp_path / ".builds" / name for name in ("notes.txt", "mine")]
    strangers[0].touch()
    strangers[1].mkdir()
    for path in strangers:
        os.utime(path, (1, 1))
    told: list[str] = []
    for text in "bcdef":
        build_one(tmp_path, text, told.append)
    assert told == []
    assert len(on_the_shelf(tmp_path)) == 3 + len(strangers)
    assert all(path.exists() for path in strangers)


def test_a_shelf_that_cannot_be_tidied_is_no_fault_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told: list[str] = []

    def fails(*_: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "iterdir", fails)
    build_one(tmp_path, "a", told.append)
    assert shown(tmp_path) == "a"
    (line,) = told
    assert "could not be tidied" in line


IN_THE_WAY = ["data", "reports", "current", ".builds", ".lock"]


@each_row(product(IN_THE_WAY, ["file", "folder"]))
def test_what_lies_in_the_way_is_moved_aside_and_said(name: str, kind: str, tmp_path: Path):
    path = tmp_path / name
    if kind == "folder":
        path.mkdir()
        (path / "own.txt").write_text("mine", encoding="utf-8")
    else:
        path.write_text("mine", encoding="utf-8")
    is_right = (name, kind) in ((".builds", "folder"), (".lock", "file"))
    told: list[str] = []
    with shelf.locked(tmp_path, told.append):
        build_one(tmp_path, "text", told.append)
    assert shown(tmp_path) == "text"
    if is_right:
        assert told == []
    else:
        assert told == [f"{path} was in the way and is now {name}.aside-1"]
        aside = tmp_path / f"{name}.aside-1"
        kept = aside / "own.txt" if kind == "folder" else aside
        assert kept.read_text(encoding="utf-8") == "mine"
    with shelf.locked(tmp_path, told.append):
        build_one(tmp_path, "text", told.append)
    assert len(told) == (not is_right)


@each_row(product([".new-1", ".old-1-x", ".current.new"], ["file", "folder"]))
def test_what_an_earlier_run_left_goes_whatever_it_is(name: str, kind: str, tmp_path: Path):
    build_one(tmp_path, "a")
    path = (tmp_path if name == ".current.new" else tmp_path / ".builds") / name
    if kind == "folder":
        (path / "data").mkdir(parents=True)
    else:
        path.touch()
    build_one(tmp_path, "b")
    assert shown(tmp_path) == "b"
    assert not path.exists()


def test_a_disk_that_is_not_mounted_is_named(tmp_path: Path):
    (tmp_path / ".builds").symlink_to("/nowhere/builds")
    with pytest.raises(CouldNotRun, match=r"leads to /nowhere/builds, which is not there; mount"):
        build_one(tmp_path, "a")


def modes(build: Path) -> set[str]:
    """The modes of what readers of a build folder go through."""
    names = ("", ".builds", "current", "data", "data/file.txt")
    return {f"{name} {(build / name).stat().st_mode & 0o777:o}" for name in names}


PUBLIC = {" 755", ".builds 755", "current 755", "data 755", "data/file.txt 644"}


def test_what_is_published_can_be_read_by_all_whatever_the_umask(tmp_path: Path):
    before = os.umask(0o077)
    try:
        with shelf.locked(tmp_path / "build"):
            build_one(tmp_path / "build", "a")
    finally:
        os.umask(before)
    assert modes(tmp_path / "build") == PUBLIC


def test_modes_are_put_right_without_another_content(tmp_path: Path):
    with shelf.locked(tmp_path / "build"):
        name = build_one(tmp_path / "build", "a")
        (tmp_path / "build/data/file.txt").chmod(0o600)
        (tmp_path / "build/.builds" / name).chmod(0o700)
        assert build_one(tmp_path / "build", "a") == name
    assert modes(tmp_path / "build") == PUBLIC
