"""`dialogue check`: what it prints, where, and its exit codes."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.cli import COULD_NOT, GOOD, PROBLEMS, main
from tests.trees import edit

pytestmark = pytest.mark.usefixtures("unhurried")

A = "agreements/example-2013.yml"
FAULT = (
    "raw/agreements/example-2013.yml:8:14: unknown code in facilitator; found un; "
    "allowed: eu, us, germany-france\n"
)


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The command turns the garbage collector off for its process; here more follows."""
    yield
    gc.enable()


def check(root: Path, *paths: Path | str) -> int:
    """Run the command on a tree."""
    return main(["--root", str(root), "check", *(str(path) for path in paths)])


def test_exit_codes_are_those_of_a_shell() -> None:
    assert (GOOD, PROBLEMS, COULD_NOT) == (0, 1, 2)


def test_good_records_give_0_and_one_line(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tiny) == 0
    assert capsys.readouterr() == ("11 files: 0 errors, 0 warnings\n", "")


def test_an_error_gives_1_and_its_line_on_stderr(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    assert check(tiny) == 1
    assert capsys.readouterr() == ("11 files: 1 errors, 0 warnings\n", FAULT)


def test_a_warning_is_marked_and_gives_0(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "assessments.yml", "    published: '2017'\n", "")
    assert check(tiny) == 0
    out, err = capsys.readouterr()
    assert out == "11 files: 0 errors, 1 warnings\n"
    assert err == (
        "raw/assessments.yml:2:5: warning: an undated claim: printed apart, never a position\n"
    )


def test_errors_come_last_where_they_are_seen(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, "assessments.yml", "    published: '2017'\n", "")
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    assert check(tiny) == 1
    warning, error = capsys.readouterr().err.splitlines(keepends=True)
    assert "warning" in warning and error == FAULT


@pytest.mark.parametrize(
    ("shown", "errors", "code"),
    [
        ("raw/agreements/example-2013.yml", 1, 1),
        ("raw/agreements", 1, 1),
        ("raw", 2, 1),
        ("raw/places.yml", 1, 1),
        ("raw/sources.yml", 0, 0),
        ("raw/meetings", 0, 0),
    ],
)
def test_a_path_shows_only_its_problems(
    tiny: Path, capsys: pytest.CaptureFixture[str], shown: str, errors: int, code: int
) -> None:
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    edit(tiny, "places.yml", "kind: city", "kind: town")
    assert check(tiny, tiny / shown) == code
    out, err = capsys.readouterr()
    assert out == f"11 files: {errors} errors, 0 warnings\n"
    assert len(err.splitlines()) == errors
    assert all(line.startswith(shown) for line in err.splitlines())


def test_several_paths_show_the_problems_of_each(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    edit(tiny, "places.yml", "kind: city", "kind: town")
    assert check(tiny, tiny / "raw/places.yml", tiny / "raw/agreements") == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_path_is_relative_to_the_current_folder(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    monkeypatch.chdir(tiny / "raw")
    assert check(tiny, "agreements/example-2013.yml") == 1
    assert check(tiny, "places.yml") == 0
    assert capsys.readouterr().err == FAULT


def test_a_path_that_is_not_there_gives_2(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tiny / "raw" / "agreements" / "other.yml"
    assert check(tiny, missing) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", no_such(tiny, missing))


def no_such(root: Path, *paths: Path) -> str:
    """What the command says of paths that are not in the records."""
    listed = ", ".join(str(path) for path in paths)
    return f"dialogue: could not run: no such file or folder in {root / 'raw'}: {listed}\n"


def test_a_path_outside_the_records_gives_2(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in it was checked: that is not `0 errors`."""
    outside = tiny / "notes.yml"
    outside.write_text("a: 1\n", encoding="utf-8")
    assert check(tiny, tiny / "raw" / "places.yml", outside, tiny) == 2
    assert capsys.readouterr() == ("", no_such(tiny, outside, tiny))


def test_a_root_that_is_not_there_gives_2_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path / "nowhere") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"dialogue: could not run: no folder {tmp_path / 'nowhere' / 'raw'}\n"


def test_a_folder_without_records_is_not_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw").mkdir()
    assert check(tmp_path) != 0
    assert capsys.readouterr().err


SCRIPT = """
import json, sys
from pipelines.cli import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def fresh(checkout: Path, *arguments: str) -> tuple[int, set[str], str]:
    """Exit code, packages imported and stderr of a command in an interpreter of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(ran.stdout.splitlines()[-1])
    return code, set(modules), ran.stderr


def test_check_imports_nothing_heavy(checkout: Path, tiny: Path) -> None:
    code, modules, err = fresh(checkout, "--quiet", "--root", str(tiny), "check")
    assert (code, err) == (0, "")
    assert {"pipelines", "schemas", "pydantic", "yaml"} <= modules
    assert modules & {"prefect", "pyarrow", "pandas", "numpy", "weasyprint", "jinja2"} == set()


def test_the_records_of_the_checkout_have_no_errors(checkout: Path) -> None:
    code, _, err = fresh(checkout, "--quiet", "check")
    assert code == 0
    assert [line for line in err.splitlines() if ": warning: " not in line] == []


def test_schemas_are_written_where_editors_look(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from schemas.json_schema import file_schemas

    assert main(["--root", str(tiny), "schemas"]) == 0
    folder = tiny / "build" / "schemas"
    assert capsys.readouterr().out == f"{len(file_schemas())} schemas in {folder}\n"
    written = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    assert written == {f"{name}.schema.json": one for name, one in file_schemas().items()}
