"""`dialogue level`: positions on an agreement at any date, or what is possible instead."""

import csv
import json
from pathlib import Path

import pytest

from pipelines.cli import main
from tests.trees import edit

pytestmark = pytest.mark.usefixtures("unhurried")


def asked(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "level", *arguments])


def lines(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert asked(root, *arguments, "--format", "json") == 0
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def test_each_assessor_and_unit_is_a_line(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole, first = lines(tiny, capsys, "example-2013")
    assert whole == {
        "unit": "whole",
        "performer": "Serbia",
        "assessor": "Example Government",
        "position": "account, no level",
        "basis": "",
        "as of": "2016-05-01",
        "claim": "example-2013-c002",
    }
    assert (first["unit"], first["position"], first["basis"]) == ("1", "minimal", "inferred")


def test_as_of_leaves_out_what_speaks_of_later(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines(tiny, capsys, "example-2013", "--as-of", "2015")
    assert [line["claim"] for line in found] == ["example-2013-c001"]


def test_known_by_leaves_out_what_was_said_later(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(tiny, "example-2013", "--known-by", "2015-04-01") == 2
    assert "no assessment of example-2013 counts" in capsys.readouterr().err
    found = lines(tiny, capsys, "example-2013", "--known-by", "2015-04-02")
    assert [line["claim"] for line in found] == ["example-2013-c001"]


def test_one_performer(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(tiny, capsys, "example-2013", "--performer", "serbia")
    assert [line["claim"] for line in found] == ["example-2013-c002"]


def test_an_undated_level_says_so(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dates = "    as_of: '2015-03'\n    as_of_basis: stated\n    published: '2015-04-02'\n"
    edit(tiny, "agreements/example-2013.yml", dates, "")
    _, first = lines(tiny, capsys, "example-2013")
    assert (first["position"], first["basis"], first["as of"]) == ("minimal", "inferred", "undated")


def test_table_and_csv_hold_the_same(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = lines(tiny, capsys, "example-2013")
    assert asked(tiny, "example-2013", "--format", "csv") == 0
    assert list(csv.DictReader(capsys.readouterr().out.splitlines())) == expected
    assert asked(tiny, "example-2013") == 0
    head, rule, *rows = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["unit", "performer", "assessor"]
    assert set(rule) == {"-", " "}
    for row, line in zip(rows, expected, strict=True):
        assert all(value in row for value in line.values())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("example-2014",), "no agreement example-2014; did you mean example-2013?"),
        (("bridge",), "no agreement bridge; one of example-2013"),
        (("example-2013", "--performer", "srbia"), "did you mean serbia?"),
        (("example-2013", "--performer", "eu"), "no assessment of example-2013 on eu counts"),
        (("example-2013", "--as-of", "2012"), "from 2013-04-19 to 2020-06-30"),
        (("example-2013", "--as-of", "2031"), "from 2013-04-19 to 2020-06-30"),
        (("example-2013", "--known-by", "May"), "'May' is not a date"),
    ],
)
def test_what_cannot_be_answered_says_what_is_possible(
    tiny: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert asked(tiny, *arguments) == 2
    assert said in capsys.readouterr().err


def test_errors_in_the_data_are_listed_instead_of_an_answer(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, "agreements/example-2013.yml", "performer: serbia", "performer: srbia")
    assert asked(tiny, "example-2013") == 1
    assert "unknown code in performer" in capsys.readouterr().err
