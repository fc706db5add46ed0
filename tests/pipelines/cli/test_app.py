"""What a line of the command is read as: help, commands, options, and what is no line."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.cli import COULD_NOT, GOOD, main
from pipelines.cli.app import _COMMANDS, app, paragraphs, read
from pipelines.cli.refused import EVERYWHERE
from tests.each import each, each_row

COMMANDS = [command.__name__ for command, _ in _COMMANDS]
WIDTH = 80

CHECKOUT = Path(__file__).resolve().parents[3]


def page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *line: str) -> str:
    """A page of help on a screen of 80 columns."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    assert main([*line, "--help"]) == GOOD
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def refused(capsys: pytest.CaptureFixture[str], *line: str) -> str:
    """The one line that answers a line nobody understands."""
    assert main(line) == COULD_NOT
    said = capsys.readouterr()
    assert said.out == ""
    (answer,) = said.err.splitlines()
    assert answer.startswith("dialogue: could not run: ")
    return answer.removeprefix("dialogue: could not run: ")


@each(COMMANDS)
def test_a_command_has_a_page_of_help(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    command = next(command for command, _ in _COMMANDS if command.__name__ == name)
    text = page(capsys, monkeypatch, name)
    assert text.startswith(f"Usage: dialogue {name}")
    assert str(command.__doc__).split("\n")[0] in text
    assert f"  dialogue {name}" in text  # an example
    assert "Exit codes: 0 " in text
    assert all(option in text for option in EVERYWHERE[:-1])
    assert max(map(len, text.splitlines())) <= WIDTH


def test_the_page_of_all_names_each_command_on_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    text = page(capsys, monkeypatch)
    for command, _ in _COMMANDS:
        (line,) = (each for each in text.splitlines() if each.startswith(f"│ {command.__name__} "))
        assert str(command.__doc__).split("\n")[0] in line


def test_examples_of_help_are_lines_that_are_understood():
    """But for what a shell does with them."""
    examples = [
        line.strip().partition(" > ")[0]
        for _, more in _COMMANDS
        for line in more.splitlines()
        if line.startswith("  dialogue ")
    ]
    assert len(examples) >= len(COMMANDS)
    for example in examples:
        words = example.replace('"30 2 * * *"', "nightly").split()[1:]
        assert read(words) is not None, example


def test_what_is_said_of_every_command_is_what_there_is():
    names = {
        name for each in app.meta.assemble_argument_collection() if each.show for name in each.names
    }
    assert set(EVERYWHERE) - {"--help"} == names


def test_the_version(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == GOOD
    assert capsys.readouterr().out.startswith("dialogue-data ")


@each_row(
    [
        ([], "no command; one of check, renumber, migrate, level, "),
        (["--quiet"], "no command; one of check, renumber, migrate, level, "),
        (["chek"], "no command chek; did you mean check?"),
        (["xyzzy"], "no command xyzzy; one of check, renumber, migrate, level, owed, "),
        (["check", "--fast"], "check has no option --fast; one of --root, --quiet, --verbose, "),
        (["check", "--rot=x"], "check has no option --rot; did you mean --root?"),
        (["release", "--candidat"], "release has no option --candidat; did you mean --candidate?"),
        (["owed", "--no-all"], "owed has no option --no-all; did you mean --all?"),
        (["level"], "level wants a value for AGREEMENT: "),
        (["level", "ibm-2011", "--as-of"], "level wants a value for --as-of: "),
        (["level", "ibm-2011", "x", "y"], "level takes no further x y"),
        (["level", "ibm-2011", "--format", "cvs"], "no value cvs for --format; one of table, "),
        (["diff", "old"], "diff wants a value for NEW: "),
        (["report", "--section"], "report wants a value for --section: process, "),
        (["completion", "tcsh"], "no value tcsh for SHELL; one of bash, zsh, fish"),
        (["build", "--quiet=5"], "invalid value for --quiet: "),
        (["--root"], "dialogue wants a value for --root: "),
        (["level", "x", "--\x1b[2J\nno"], "level has no option --\\x1b[2J no; one of "),
    ]
)
def test_what_is_not_understood_is_answered_with_what_is_allowed(
    line: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    assert refused(capsys, *line).startswith(said)


def test_the_folder_may_be_named_before_the_command_and_after():
    for line in (["--root", "x", "check", "a", "b"], ["check", "a", "--root", "x", "b"]):
        call = read(line)
        assert call is not None
        assert call.at.root == Path("x")
        assert call.work.args == (Path("a"), Path("b"))  # type: ignore[attr-defined]


def given(*line: str) -> dict[str, object]:
    """What a command is called with."""
    call = read(line)
    assert call is not None
    keywords: dict[str, object] = call.work.keywords  # type: ignore[attr-defined]
    return keywords


def test_an_option_takes_several_values_and_those_of_a_second_time_too():
    said = given("report", "--section", "a", "b", "--lang", "en", "--section", "c")
    assert (said["section"], said["lang"]) == (("a", "b", "c"), ("en",))


def test_of_an_option_with_one_value_the_last_counts():
    assert given("level", "x", "--as-of", "2015", "--as-of", "2016")["as_of"] == "2016"


def test_what_begins_with_a_hyphen_is_taken_after_two():
    call = read(["check", "--", "--odd.yml"])
    assert call is not None
    assert call.work.args == (Path("--odd.yml"),)  # type: ignore[attr-defined]
    assert given("diff", "a", "b", "--delimiter=-")["delimiter"] == ("-",)


def test_help_sets_paragraphs_and_not_the_lines_of_the_code():
    assert paragraphs("One\n    line.\n\n    Two.\n    ") == "One line.\n\nTwo."


LIGHT = """
import sys
from pipelines.cli import main
assert main(["--help"]) == 0
print(sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def test_help_takes_less_than_half_a_second_of_work():
    before = worked()
    done = subprocess.run(
        [sys.executable, "-c", LIGHT], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert worked() - before < 1  # half of it where nobody else works
    loaded = set(done.stderr.replace("'", "").strip("[]\n").split(", "))
    assert "cyclopts" in loaded
    assert loaded & {"pydantic", "yaml", "pyarrow", "pandas", "prefect", "weasyprint"} == set()


def worked() -> float:
    """Seconds that the processor has worked for children of this process."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
