"""The ledger of a release: every cell remembered, read back as written, never overwritten."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.release import ledger_problems, read_before, read_ledger, versions, write_ledger
from pipelines.release.ledger import EMPTY, MARK, UNLEDGERED, ledger_of, mark_of
from schemas.problem import CouldNotRun, Place
from schemas.registry import TABLES
from tests.each import each
from tests.pipelines.release.trees import BEFORE, released
from tests.pipelines.tabulate.tables import checkout_base, tiny_tables


def test_a_ledger_is_read_back_as_it_was_written(tmp_path: Path):
    root, ledger = released(tmp_path)
    folder = write_ledger(ledger, root / "raw")
    assert folder == root / "raw" / "releases" / BEFORE
    assert read_ledger(root / "raw", BEFORE) == ledger


def test_every_row_of_the_records_is_in_the_ledger():
    base = checkout_base()
    ledger = ledger_of(base, {})
    told = {name for name in base if name not in UNLEDGERED and not TABLES[name].is_computed}
    assert set(ledger.rows) == told
    assert {name: len(rows) for name, rows in ledger.rows.items()} == {
        name: base[name].num_rows for name in told
    }


def test_computed_tables_are_left_to_be_computed():
    assert not {name for name in ledger_of(tiny_tables(), {}).rows if TABLES[name].is_computed}


def test_what_was_released_is_never_overwritten(tmp_path: Path):
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    with pytest.raises(CouldNotRun, match=r"2020\.06\.0 was released"):
        write_ledger(ledger, root / "raw")


def test_the_ledgers_are_no_records(tmp_path: Path):
    root, ledger = released(tmp_path)
    before = released(tmp_path / "other")[1]
    write_ledger(ledger, root / "raw")
    assert released(tmp_path / "third")[1] == before


def test_the_release_before_is_the_newest_that_is_older(tmp_path: Path):
    raw = tmp_path / "raw"
    for version in ("2020.06.0", "2019.12.10", "2019.12.9"):
        (raw / "releases" / version).mkdir(parents=True)
    assert versions(raw) == ["2019.12.9", "2019.12.10", "2020.06.0"]
    assert read_before(raw, "2019.12.9") is None
    with pytest.raises(CouldNotRun, match=r"2019\.12\.10"):
        read_before(raw, "2020.06.0")  # its folder is empty: found, and no ledger


def test_an_unknown_release_is_told_with_the_known(tmp_path: Path):
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    with pytest.raises(CouldNotRun, match=r"no release 2020\.05\.0 \(there are: 2020\.06\.0\)"):
        read_ledger(root / "raw", "2020.05.0")


@each(["assessments,x,abc\n", "assessments\n", "unheard,x,\n1,2,3,4\n"])
def test_a_damaged_row_is_told_with_its_line(damage: str, tmp_path: Path):
    root, ledger = released(tmp_path)
    path = write_ledger(ledger, root / "raw") / "rows.csv"
    lines = path.read_text(encoding="utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(damage)
    with pytest.raises(CouldNotRun, match=rf"rows\.csv:({lines + 1}|{lines + 2}): not a row"):
        read_ledger(root / "raw", BEFORE)


def test_a_damaged_description_could_not_run(tmp_path: Path):
    root, ledger = released(tmp_path)
    (write_ledger(ledger, root / "raw") / "release.json").write_text("{", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="no ledger"):
        read_ledger(root / "raw", BEFORE)


@each(["2020.6", "v2020.06.0", "2020.06.0-candidate"])
def test_a_version_has_three_numbers(version: str, tmp_path: Path):
    (tmp_path / "releases" / version).mkdir(parents=True)
    with pytest.raises(CouldNotRun, match=r"YYYY\.MM\.patch"):
        versions(tmp_path)


@given(st.one_of(st.none(), st.text(), st.integers(), st.booleans()))
def test_a_mark_is_of_fixed_width_and_empty_for_nothing(value: object):
    mark = mark_of(value)
    assert len(mark) == MARK
    assert (mark == EMPTY) == (value is None or value == "")


@given(st.text(min_size=1), st.text(min_size=1))
def test_another_value_has_another_mark(one: str, other: str):
    assert (mark_of(one) == mark_of(other)) == (one == other)


def written(tmp_path: Path) -> tuple[Path, Path]:
    """A tree with the ledger of a release, and the folder of the ledger."""
    root, ledger = released(tmp_path)
    return root / "raw", write_ledger(ledger, root / "raw")


def test_a_ledger_knows_how_many_rows_it_has_and_their_hash(tmp_path: Path):
    _, folder = written(tmp_path)
    about = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    data = (folder / "rows.csv").read_bytes()
    assert about["rows"] == {
        "count": data.count(b"\n") - 1,
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def test_a_whole_ledger_has_no_problems(tmp_path: Path):
    raw, _ = written(tmp_path)
    assert ledger_problems(raw) == ()
    assert ledger_problems(tmp_path / "nowhere") == ()


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records with one ledger, to damage and to mend."""
    return written(tmp_path_factory.mktemp("ledger"))[0]


@pytest.mark.parametrize("name", ["release.json", "rows.csv"])
@given(data=st.data())
def test_whatever_is_damaged_is_found(raw: Path, name: str, data: st.DataObject):
    """Any byte cut off, changed or added, in any place of either file."""
    path = raw / "releases" / BEFORE / name
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from(
            [
                whole[:at],
                whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
                whole[:at] + b" " + whole[at:],
                whole[:at] + whole[at + 1 :],
            ]
        )
    )
    path.write_bytes(damaged)
    try:
        (problem,) = ledger_problems(raw)
        assert problem.place is not None
        assert problem.place.file == f"raw/releases/{BEFORE}/{name}"
        assert 1 <= problem.place.line <= damaged.count(b"\n") + 1
        with pytest.raises(CouldNotRun, match=name):
            read_ledger(raw, BEFORE)
    finally:
        path.write_bytes(whole)


def test_rows_that_end_early_at_the_end_of_a_line_are_counted(tmp_path: Path):
    raw, folder = written(tmp_path)
    lines = (folder / "rows.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "rows.csv").write_text("".join(lines[:25]), encoding="utf-8")
    with pytest.raises(CouldNotRun, match=rf"rows\.csv:25: .* 24 rows of {len(lines) - 1}"):
        read_ledger(raw, BEFORE)


@each(["{}", "[]", "7", "null", '"text"', '{"version": 7}', "[" * 10_000, "{", "", "\ud83d"])
def test_what_is_no_ledger_is_told_with_its_place(text: str, tmp_path: Path):
    raw, folder = written(tmp_path)
    (folder / "release.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    (problem,) = ledger_problems(raw)
    assert str(problem.place).startswith(f"raw/releases/{BEFORE}/release.json:1:")
    assert problem.what.startswith("no ledger")
    with pytest.raises(CouldNotRun, match="no ledger"):
        read_ledger(raw, BEFORE)


@each([("rows.csv",), ("release.json",), ("rows.csv", "release.json")])
def test_a_folder_without_a_whole_ledger_is_told_with_what_to_do(
    missing: tuple[str, ...], tmp_path: Path
):
    raw, folder = written(tmp_path)
    for name in missing:
        (folder / name).unlink()
    (problem,) = ledger_problems(raw)
    assert problem.what == "no ledger: this file is missing"
    assert f"if release {BEFORE} was stopped, remove the folder" in str(problem.hint)
    assert problem.place == Place(f"raw/releases/{BEFORE}/{sorted(missing)[0]}")


def test_the_ledger_of_another_release_is_told(tmp_path: Path):
    raw, folder = written(tmp_path)
    folder.rename(folder.with_name("2020.05.0"))
    (problem,) = ledger_problems(raw)
    assert problem.what == f"the ledger of {BEFORE}, not of 2020.05.0"


@each(["notes.txt", "2020.6", "2019.01.0"])
def test_what_is_no_folder_of_a_release_is_told(name: str, tmp_path: Path):
    raw, _ = written(tmp_path)
    (raw / "releases" / name).write_text("mine", encoding="utf-8")
    (problem,) = ledger_problems(raw)
    assert problem.what == "not the ledger of a release"
    assert str(problem.place) == f"raw/releases/{name}:1:1"


@pytest.mark.parametrize("at", ["rows.csv", "release.json", "rename"])
def test_a_ledger_that_is_stopped_leaves_nothing_and_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
):
    root, ledger = released(tmp_path)
    write_text: Callable[..., int] = Path.write_text

    def full(self: Path, *arguments: Any, **options: Any) -> int:
        if self.name == at:
            raise OSError(28, "No space left on device", str(self))
        return write_text(self, *arguments, **options)

    def stops(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    if at == "rename":
        monkeypatch.setattr(Path, "rename", stops)
    with pytest.raises(OSError, match="No space left"):
        write_ledger(ledger, root / "raw")
    monkeypatch.undo()
    assert versions(root / "raw") == []
    assert ledger_problems(root / "raw") == ()
    write_ledger(ledger, root / "raw")
    assert read_ledger(root / "raw", BEFORE) == ledger
    assert [path.name for path in (root / "raw/releases").iterdir()] == [BEFORE]


def test_what_a_killed_release_left_is_no_release(tmp_path: Path):
    root, ledger = released(tmp_path)
    left = root / "raw/releases" / f".new-{BEFORE}"
    left.mkdir(parents=True)
    (left / "rows.csv").touch()
    assert versions(root / "raw") == []
    write_ledger(ledger, root / "raw")
    assert read_ledger(root / "raw", BEFORE) == ledger
    assert not left.exists()


def test_a_ledger_is_on_the_disk_before_it_has_its_name_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    root, ledger = released(tmp_path)
    releases = root / "raw/releases"
    seen: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: seen.append((os.fstat(handle).st_ino, bool(versions(root / "raw")))),
    )
    folder = write_ledger(ledger, root / "raw")
    parts = [path.stat().st_ino for path in (folder / "rows.csv", folder / "release.json", folder)]
    assert sorted(seen[:3]) == sorted((part, False) for part in parts)
    assert seen[3:] == [(releases.stat().st_ino, True)]
