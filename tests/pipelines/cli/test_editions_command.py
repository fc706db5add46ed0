"""`dialogue editions` and `dialogue rollback`: what they say and leave with."""

import json
from pathlib import Path

import pytest

from pipelines.cli import COULD_NOT, GOOD, PROBLEMS, main
from pipelines.run import shelf
from tests.pipelines.run.test_shelf import cut

pytestmark = pytest.mark.usefixtures("unhurried")


def publish(root: Path, day: str) -> str:
    """An edition whose data are as of a day. Returns its name."""
    with shelf.new_build(root / "build") as folder:
        for part in shelf.SHOWN:
            (folder / part).mkdir()
            (folder / part / "file.txt").write_text(day, encoding="utf-8")
        about = {"version": f"{day[:4]}.1.0", "created": f"{day}T00:00:00Z"}
        (folder / "data/datapackage.json").write_text(json.dumps(about), encoding="utf-8")
        return shelf.promote(root / "build", folder)


def asked(root: Path, *line: str) -> int:
    return main(["--root", str(root), *line])


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    return [publish(tmp_path, day) for day in ("2020-06-30", "2021-06-30")]


def test_the_shelf_is_a_table(tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]):
    assert asked(tmp_path, "editions") == GOOD
    said = capsys.readouterr()
    assert said.err == ""
    head, _, second, first = (line.split() for line in said.out.splitlines())
    assert head == ["edition", "published", "version", "data_date", "state", "readers"]
    assert [second[0], *second[2:]] == [
        *(names[1], "2021.1.0", "2021-06-30", "whole"),
        *("see", "this", "one"),
    ]
    assert [first[0], *first[2:]] == [names[0], "2020.1.0", "2020-06-30", "whole"]


def test_the_shelf_as_json_for_who_watches_it(
    tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
):
    cut(tmp_path / "build/.builds" / names[0])
    assert asked(tmp_path, "editions", "--format", "json") == PROBLEMS
    second, first = json.loads(capsys.readouterr().out)
    assert (second["state"], first["state"]) == ("whole", "damaged")
    assert (first["readers"], first["edition"]) == ("", names[0])


def test_an_edition_that_says_nothing_of_itself_is_listed(
    tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
):
    for text in ("[]", "{", '{"version": 7, "created": null}', "[" * 99999):
        path = tmp_path / "build/.builds" / names[0] / "data/datapackage.json"
        path.write_text(text, encoding="utf-8")
        assert asked(tmp_path, "editions", "--format", "csv") == PROBLEMS
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.startswith(names[0])
        assert last.endswith(",,,damaged,")


def test_that_readers_see_nothing_is_a_problem(
    tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "build/current").unlink()
    assert asked(tmp_path, "editions") == PROBLEMS
    assert "readers see none of them" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["editions", "rollback"])
def test_an_empty_shelf_could_not_run(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert asked(tmp_path, command) == COULD_NOT
    assert capsys.readouterr().err == (
        f"dialogue: could not run: no edition in {tmp_path / 'build'}: "
        "nothing was published there yet\n"
    )


def test_a_rollback_says_what_it_did(
    tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
):
    assert asked(tmp_path, "rollback") == GOOD
    said = capsys.readouterr()
    assert said.err == ""
    first, about, before, after = said.out.splitlines()
    assert first == f"Readers of {tmp_path / 'build'} now see edition {names[0]}"
    assert "version 2020.1.0, data as of 2020-06-30, published 20" in about
    assert before.endswith(f"before they saw {names[1]}")
    assert "The next run publishes the records in raw/ as they are" in after
    assert (tmp_path / "build/data/file.txt").read_text(encoding="utf-8") == "2020-06-30"


def test_a_rollback_that_is_refused_is_one_line_and_changes_nothing(
    tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
):
    cut(tmp_path / "build/.builds" / names[0])
    for line in (["rollback"], ["rollback", names[0]], ["rollback", "none"]):
        assert asked(tmp_path, *line) == COULD_NOT
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1
    assert (tmp_path / "build/data/file.txt").read_text(encoding="utf-8") == "2021-06-30"
