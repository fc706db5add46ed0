"""`dialogue owed`: who owes what by when and what is said of it, or what is possible instead."""

import csv
import json
from pathlib import Path

import pytest

from pipelines.cli import main
from schemas.codes import OBLIGED
from tests.trees import edit

pytestmark = pytest.mark.usefixtures("unhurried")

FILE = "agreements/example-2013.yml"
NEVER = "    summary: The persons who cross are counted.\n"
DUE = "    deadline: '2014'\n"
PARTIES = "      - party: kosovo\n      - party: serbia\n"


def asked(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "owed", *arguments])


def lines(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert asked(root, *arguments, "--format", "json") == 0
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def refused(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert asked(root, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


def due(root: Path, deadline: str) -> None:
    """Gives the second provision, of the joint body, a deadline."""
    edit(root, FILE, NEVER, f"{NEVER}    deadline: '{deadline}'\n")


def is_full(root: Path) -> None:
    """Makes the one level of the tree, on both parties, a full one."""
    inferred = (
        "    level: 1\n    level_basis: inferred\n    level_coder_id: example-coder\n"
        "    level_rule: preparatory-step\n    level_as_stated: first stones laid\n"
    )
    stated = "    level: 3\n    level_basis: stated\n    level_as_stated: fully built\n"
    edit(root, FILE, inferred, stated)
    (root / "raw/codings.yml").write_text("codings: []\n", encoding="utf-8")


def test_each_obligation_past_its_deadline_is_a_line(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = lines(tiny, capsys)
    assert first == {
        **first,
        "obliged": "Kosovo",
        "provision": "example-2013.1",
        "deadline": "2014",
        "days past": "2008",
        "said": "every level given is below full",
        "latest claim": "example-2013-c001",
        "says": "Example Institute, March 2015: minimal, inferred by us",
    }
    assert second == {**first, "obliged": "Serbia"}


def test_by_narrows_to_one_body(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = lines(tiny, capsys, "--all")
    for code, name in (("kosovo", "Kosovo"), ("serbia", "Serbia"), ("joint-body", "joint body")):
        found = lines(tiny, capsys, "--all", "--by", code)
        assert found == [line for line in every if line["obliged"] == name] != []


def test_all_adds_what_has_no_deadline_that_has_passed(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past, every = lines(tiny, capsys), lines(tiny, capsys, "--all")
    assert every[: len(past)] == past
    (added,) = every[len(past) :]
    assert (added["obliged"], added["provision"]) == ("joint body", "example-2013.2")
    assert (added["deadline"], added["days past"]) == ("none in the text", "")
    assert (added["said"], added["latest claim"], added["says"]) == ("no claim found", "", "")


@pytest.mark.parametrize(
    ("deadline", "order", "days"),
    [
        ("2013-12-31", ["joint body", "Kosovo", "Serbia"], ["2373", "2008", "2008"]),
        ("2014-12-31", ["Kosovo", "Serbia", "joint body"], ["2008", "2008", "2008"]),
        ("2020-06-29", ["Kosovo", "Serbia", "joint body"], ["2008", "2008", "1"]),
        ("2020-06-30", ["Kosovo", "Serbia"], ["2008", "2008"]),
        ("2020", ["Kosovo", "Serbia"], ["2008", "2008"]),
        ("2021-01-01", ["Kosovo", "Serbia"], ["2008", "2008"]),
    ],
)
def test_the_longest_past_comes_first_and_the_day_itself_is_not_past(
    tiny: Path,
    capsys: pytest.CaptureFixture[str],
    deadline: str,
    order: list[str],
    days: list[str],
) -> None:
    due(tiny, deadline)
    found = lines(tiny, capsys)
    assert [line["obliged"] for line in found] == order
    assert [line["days past"] for line in found] == days
    assert len(lines(tiny, capsys, "--all")) == 3


def test_an_obligation_whose_every_level_is_full_is_not_listed(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_full(tiny)
    assert [line["obliged"] for line in lines(tiny, capsys, "--all")] == ["joint body"]
    assert "no open obligation past its deadline" in refused(tiny, capsys)


def test_an_obligation_that_is_full_for_one_side_is_listed_for_the_other(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_full(tiny)
    edit(tiny, FILE, "performer: all", "performer: serbia")
    (line,) = lines(tiny, capsys)
    assert (line["obliged"], line["said"], line["says"]) == ("Kosovo", "no claim found", "")


def test_a_body_with_a_name_is_named(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = "      - party: kosovo\n      - party: other\n        body: The Bridge Company\n"
    edit(tiny, FILE, PARTIES, named)
    (line,) = lines(tiny, capsys, "--by", "other")
    assert "The Bridge Company" in line.values()


@pytest.mark.parametrize("arguments", [(), ("--all",), ("--by", "serbia")])
def test_table_and_csv_hold_the_same(
    tiny: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    expected = lines(tiny, capsys, *arguments)
    assert asked(tiny, *arguments, "--format", "csv") == 0
    assert list(csv.DictReader(capsys.readouterr().out.splitlines())) == expected
    assert asked(tiny, *arguments) == 0
    head, rule, *rows = capsys.readouterr().out.splitlines()
    starts = [head.index(name) for name in expected[0]]
    assert starts == sorted(starts)
    assert set(rule) == {"-", " "}
    ends = [*starts[1:], None]
    for row, line in zip(rows, expected, strict=True):
        cells = [row[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        assert cells == list(line.values())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("kosov", "no body kosov; did you mean kosovo?"),
        ("joint-bod", "no body joint-bod; did you mean joint-body?"),
        ("Serbia", "no body Serbia; did you mean serbia?"),
        ("austria", f"no body austria; one of {', '.join(OBLIGED.codes)}"),
        ("all", "no body all; one of"),
        ("", "no body"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--all",)])
def test_an_unknown_body_is_answered_with_those_there_are(
    tiny: Path, capsys: pytest.CaptureFixture[str], body: str, said: str, more: tuple[str, ...]
) -> None:
    assert said in refused(tiny, capsys, "--by", body, *more)


def test_nothing_past_its_deadline_says_how_to_ask_for_the_rest(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(tiny, capsys, "--by", "joint-body")
    assert "no open obligation of joint-body past its deadline; ask with --all" in said
    assert len(lines(tiny, capsys, "--by", "joint-body", "--all")) == 1
    edit(tiny, FILE, DUE, "")
    assert "no open obligation past its deadline; ask with --all" in refused(tiny, capsys)


def test_nothing_at_all_is_not_said_to_be_only_past_its_deadline(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --all every open obligation is asked for, whether or not its deadline has passed."""
    said = refused(tiny, capsys, "--by", "us", "--all")
    assert "no open obligation of us" in said
    assert "past its deadline" not in said
    assert "--all" not in said


def test_errors_in_the_data_are_listed_instead_of_an_answer(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, FILE, "      - party: joint-body", "      - party: joint-boy")
    assert asked(tiny) == 1
    said = capsys.readouterr()
    assert "unknown code in party" in said.err
    assert said.out == ""


def test_a_tree_without_obligations_is_an_empty_answer(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, FILE, f"    obliged:\n{PARTIES}", "    obliged: []\n")
    edit(tiny, FILE, "    obliged:\n      - party: joint-body\n", "    obliged: []\n")
    assert "no open obligation" in refused(tiny, capsys, "--all")
