"""`dialogue report`: documents on demand at any date, or what is possible instead."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

import pipelines.run.documents
from pipelines.cli import main
from pipelines.making.pooled import Mapper
from pipelines.present.profile import FOLDER
from tests.trees import edit

pytestmark = pytest.mark.usefixtures("unhurried")

FILE = "agreements/example-2013.yml"
EN = ("--lang", "en")
WORD = ("--format", "docx")
SECTION = ("--section", "example-2013")
EVIDENCE = ("--section", "evidence/example-2013")

LATER = """
id: later-2016
title: Later agreement on ferries
short_title: Later ferries
phase: later-2016-2022
form: arrangement
date_agreed: '2016-05-02'
facilitator: eu
summary: Both sides run a ferry.
topics: [movement]
provision_sets:
  - version: 1
    basis: accounts
    complete: unknown
"""


@contextmanager
def in_turn() -> Iterator[Mapper]:
    """One process, which starts at once."""
    yield map


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pool of processes."""
    monkeypatch.setattr(pipelines.run.documents, "processes", in_turn)


def asked(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "report", *arguments])


def refused(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line of a refusal; nothing is printed beside it or written."""
    assert asked(root, *arguments) == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert said.out == ""
    assert not (root / "build").exists()
    return line


def written(root: Path, *arguments: str) -> str:
    """The text of the Word file with the evidence on the example, in English."""
    out = root / "-".join(arguments).replace("--", "")
    assert asked(root, *EVIDENCE, *EN, *WORD, "--out", str(out), *arguments) == 0
    file = docx.Document(str(out / "en/evidence/example-2013.docx"))
    cells = [cell.text for each in file.tables for row in each.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in file.paragraphs] + cells)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--section", "example-2014"), "no section example-2014, did you mean example-2013?"),
        (("--section", "evidence/example-2014"), "did you mean evidence/example-2013?"),
        (("--section", "owed", "bridge"), "no section bridge (there are: report, summary, process"),
        (("--lang", "de"), "no language de; one of en, sq, sr-Latn, sr-Cyrl"),
        (("--lang", "sr-latn"), "did you mean sr-Latn?"),
        (("--format", "odt"), "no format odt; one of pdf, docx"),
        (("--profile", "neutral"), "no profile neutral; known: default, or the path of a TOML"),
        (("--as-of", "May"), "'May' is not a date; allowed: 2013"),
        (("--known-by", "2015-02-30"), "'2015-02-30' is not a day of the calendar"),
        (("--as-of", "2012"), "2012 is outside the data: from 2013-04-19 to 2020-06-30"),
        (("--known-by", "2020-07"), "2020-07 is outside the data: from 2013-04-19 to 2020-06-30"),
        (("--as-of", "2018/.."), "2018/.. is outside the data"),
    ],
)
def test_what_cannot_be_made_says_what_is_possible_in_one_line(
    tiny: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    line = refused(tiny, capsys, *arguments)
    assert line.startswith("dialogue: could not run: ")
    assert said in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "footnote_term: Field required"),
        ("colour = 1", "colour: Extra inputs are not permitted"),
        ("= 1", "is no TOML"),
    ],
)
def test_a_profile_that_is_none_says_what_is_wrong(
    tiny: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    path = tiny / "mine.toml"
    path.write_text(text, encoding="utf-8")
    assert said in refused(tiny, capsys, "--profile", str(path))


@pytest.mark.parametrize("section", ["later-2016", "evidence/later-2016"])
def test_no_document_on_an_agreement_before_it_was_agreed(
    tiny: Path, capsys: pytest.CaptureFixture[str], section: str
) -> None:
    (tiny / "raw/agreements/later-2016.yml").write_text(LATER, encoding="utf-8")
    line = refused(tiny, capsys, "--section", section, "--as-of", "2016-05-01")
    assert "later-2016 was agreed 2016-05-02, after 2016-05-01; ask for a later --as-of" in line


@pytest.mark.usefixtures("alone")
def test_on_the_day_it_was_agreed_there_is_a_document(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "raw/agreements/later-2016.yml").write_text(LATER, encoding="utf-8")
    assert asked(tiny, "--section", "later-2016", *EN, *WORD, "--as-of", "2016-05-02") == 0
    assert "later-2016.docx" in capsys.readouterr().out


def test_errors_in_the_data_are_listed_instead_of_documents(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, FILE, "performer: serbia", "performer: srbia")
    assert asked(tiny, *SECTION) == 1
    assert "unknown code in performer" in capsys.readouterr().err
    assert not (tiny / "build").exists()


def files(out: Path) -> list[str]:
    """Every file in a folder, by its path from there."""
    return sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())


def test_a_run_writes_what_is_asked_for_and_prints_where(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tiny / "own"
    asked_for = ("--section", "example-2013", "evidence/example-2013", "--lang", "sq", "sr-Cyrl")
    assert asked(tiny, *asked_for, "--out", str(out)) == 0
    *printed, last = capsys.readouterr().out.splitlines()
    wanted = [
        f"{code}/{name}"
        for code in ("sq", "sr-Cyrl")
        for name in (
            "evidence/example-2013.docx",
            "evidence/example-2013.pdf",
            "sections/example-2013.docx",
            "sections/example-2013.pdf",
        )
    ]
    assert files(out) == wanted
    assert sorted(printed) == [str(out / name) for name in wanted]
    assert str(out) in last
    for name in wanted:
        head = b"%PDF" if name.endswith(".pdf") else b"PK"
        assert (out / name).read_bytes().startswith(head)


@pytest.mark.usefixtures("alone")
def test_documents_go_to_a_folder_of_their_own_unless_one_is_named(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(tiny, *SECTION, *EN, *WORD) == 0
    assert files(tiny / "build/asked") == ["en/sections/example-2013.docx"]
    assert str(tiny / "build/asked") in capsys.readouterr().out


@pytest.mark.usefixtures("alone")
def test_a_second_run_gives_the_same_bytes(tiny: Path) -> None:
    one, other = tiny / "one", tiny / "other"
    for out in (one, other):
        assert asked(tiny, *SECTION, *EN, "--out", str(out)) == 0
    for name in files(one):
        assert (one / name).read_bytes() == (other / name).read_bytes()


@pytest.mark.usefixtures("alone")
def test_what_was_made_before_is_taken_and_not_made_again(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (*SECTION, *EN, *WORD, "--out", str(tiny / "own"))
    assert asked(tiny, *arguments) == 0
    (kept,) = (tiny / "build/.made").iterdir()
    key, _, kind = kept.name.split("-")
    made_before = kept.with_name(f"{key}-{hashlib.sha256(b'made before').hexdigest()}-{kind}")
    kept.rename(made_before).write_bytes(b"made before")
    assert asked(tiny, *arguments) == 0
    assert (tiny / "own/en/sections/example-2013.docx").read_bytes() == b"made before"
    made_before.write_bytes(b"damaged")
    capsys.readouterr()
    assert asked(tiny, *arguments) == 0
    assert f"warning: {made_before} was damaged" in capsys.readouterr().err
    assert (tiny / "own/en/sections/example-2013.docx").read_bytes().startswith(b"PK")
    edit(tiny, FILE, "The river is wide.", "The river is deep.")
    assert asked(tiny, *arguments) == 0
    assert (tiny / "own/en/sections/example-2013.docx").read_bytes().startswith(b"PK")


INSTITUTE = "The institute reports that the first stones of the bridge were laid."
MINISTER = "The minister states that the other side has not begun."


@pytest.mark.usefixtures("alone")
def test_as_of_leaves_out_what_speaks_of_later(tiny: Path) -> None:
    now, then = written(tiny), written(tiny, "--as-of", "2015")
    assert INSTITUTE in now and MINISTER in now
    assert INSTITUTE in then and MINISTER not in then


@pytest.mark.usefixtures("alone")
def test_known_then_is_told_from_known_now(tiny: Path) -> None:
    """The report on March 2015 came out on 2 April."""
    now = written(tiny, "--as-of", "2015-03")
    then = written(tiny, "--as-of", "2015-03", "--known-by", "2015-04-01")
    assert INSTITUTE in now
    assert INSTITUTE not in then


@pytest.mark.usefixtures("alone")
def test_a_document_says_of_when_it_speaks_and_what_it_knows(tiny: Path) -> None:
    text = written(tiny, "--as-of", "2015-03", "--known-by", "2016-04-01")
    assert "31 March 2015" in text
    assert "1 April 2016" in text
    assert "31 March 2015" not in written(tiny)


@pytest.mark.usefixtures("alone")
def test_a_profile_of_ones_own_orders_the_parties(tiny: Path) -> None:
    default = (FOLDER / "default.toml").read_text(encoding="utf-8")
    path = tiny / "mine.toml"
    mine = default.replace('parties = "alphabetical"', 'parties = ["serbia", "kosovo"]')
    assert mine != default
    path.write_text(mine, encoding="utf-8")
    assert "Kosovo and Serbia" in written(tiny)
    assert "Serbia and Kosovo" in written(tiny, "--profile", str(path))
