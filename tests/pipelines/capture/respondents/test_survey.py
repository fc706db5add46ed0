"""A form export becomes a survey in counts; nothing else of it is stored or printed."""

from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from pipelines.capture.inbox.store import Inbox
from pipelines.capture.respondents.mapping import read_map
from pipelines.cli import main
from pipelines.run.surveying import Counted, imported
from schemas.problem import CouldNotRun

MAP = """
[survey]
id = "example-2026"
title = "Example survey"
mode = "online form"

[[questions]]
column = "Sa jeni informuar?"
text = "How well respondents are informed"
kind = "single"
options = [{ label = "well", answers = ["mirë"] }, { label = "badly" }, { label = "not at all" }]

[[questions]]
column = "Burimet"
text = "Where from"
kind = "multi"
options = [{ label = "television" }, { label = "radio" }]
"""
SECRET = "Ana Example 045 123 456"
HEADS = ["Koha", "Emri", "Sa jeni informuar?", "Burimet", "Koment"]


def rows(well: int, badly: int, other: int = 0) -> list[list[str]]:
    answers = ["mirë"] * well + ["badly"] * badly + [SECRET] * other
    return [["2026-05-01", SECRET, answer, "television; radio", SECRET] for answer in answers]


def export(folder: Path, listed: list[list[str]], ending: str = "csv", between: str = ",") -> Path:
    path = folder / f"{SECRET}.{ending}"
    if ending == "xlsx":
        with Workbook(path) as book:
            page = book.add_worksheet()
            for number, row in enumerate([HEADS, *listed]):
                page.write_row(number, 0, row)
    else:
        lines = [between.join(f'"{cell}"' for cell in row) for row in [HEADS, *listed]]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def take(folder: Path, path: Path, text: str = MAP) -> Counted:
    (folder / "map.toml").write_text(text, encoding="utf-8")
    return imported(folder / "inbox", path, folder / "map.toml", today=date(2026, 11, 30))


@pytest.mark.parametrize(("ending", "between"), [("csv", ","), ("csv", ";"), ("xlsx", "")])
def test_an_export_becomes_a_survey(ending: str, between: str, tmp_path: Path) -> None:
    done = take(tmp_path, export(tmp_path, rows(30, 10), ending, between))
    (made,) = Inbox(tmp_path / "inbox").all()
    assert made == done.candidate and made.problems == () and made.key == "survey-example-2026"
    assert made.record["sample_size"] == 40 and made.record["verified"] is False
    assert made.record["questions"] == [
        {
            "id": "example-2026-q1",
            "text": "How well respondents are informed",
            "kind": "single",
            "options": [
                {"label": "well", "share": 75.0, "count": 30},
                {"label": "badly", "share": 25.0, "count": 10},
                {"label": "not at all", "share": 0.0, "count": 0},
            ],
        },
        {
            "id": "example-2026-q2",
            "text": "Where from",
            "kind": "multi",
            "options": [
                {"label": "television", "share": 100.0, "count": 40},
                {"label": "radio", "share": 100.0, "count": 40},
            ],
        },
    ]


def test_small_counts_are_kept_back_and_the_note_says_so(tmp_path: Path) -> None:
    done = take(tmp_path, export(tmp_path, rows(30, 3)))
    question = done.candidate.record["questions"][0]  # type: ignore[index]
    options = question["options"]  # type: ignore[index,call-overload]
    assert options[0] == {"label": "well"} and options[1] == {"label": "badly"}  # type: ignore[index]
    assert "2 of 3 counts are kept back" in str(question)
    assert "kept back" in str(done.candidate.record["note"]) and done.kept_back == 2


def test_nothing_of_a_person_is_stored_or_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUE_INBOX", str(tmp_path / "inbox"))
    path = export(tmp_path, rows(30, 10, 6))
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    line = ["respondents", "import", str(path), "--map", str(tmp_path / "map.toml")]
    assert main(line) == 0
    said = capsys.readouterr()
    stored = [each.read_text() for each in (tmp_path / "inbox").rglob("*.json")]
    assert len(stored) == 1 and "46 persons" in said.out
    for text in (*stored, said.out, said.err):
        assert "Ana" not in text and "045" not in text and "Koment" not in text


def test_a_column_that_is_not_there_is_told_without_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun) as refused:
        take(tmp_path, export(tmp_path, rows(30, 10)), MAP.replace("Burimet", "Burim"))
    assert "no column 'Burim'" in str(refused.value) and "has 5 columns" in str(refused.value)
    assert "Koment" not in str(refused.value)


def test_few_persons_more_than_before_are_not_told(tmp_path: Path) -> None:
    take(tmp_path, export(tmp_path, rows(30, 10)))
    with pytest.raises(CouldNotRun, match="the 2 between them"):
        take(tmp_path, export(tmp_path, rows(31, 11)))
    assert take(tmp_path, export(tmp_path, rows(40, 10))).counts.changed == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "single"', 'kind = "one"', "questions.1.kind"),
        ('id = "example-2026"', 'id = "Example 2026"', "survey.id"),
        ('column = "Burimet"\n', "", "questions.2"),
        ('title = "Example survey"', 'title = "by a@example.org"', "an e-mail address"),
        ("[survey]", "[survey", "not TOML"),
    ],
)
def test_a_map_with_a_fault_could_not_run(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match=said):
        take(tmp_path, export(tmp_path, rows(30, 10)), MAP.replace(old, new))


def test_of_few_persons_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="fewer than 5 persons"):
        take(tmp_path, export(tmp_path, rows(3, 1)))
    assert not (tmp_path / "inbox").exists()


def test_the_map_of_the_page_is_one(checkout: Path, tmp_path: Path) -> None:
    page = (checkout / "docs" / "surveys.md").read_text(encoding="utf-8")
    path = tmp_path / "map.toml"
    path.write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    assert [each.kind for each in read_map(path).questions] == ["single", "multi"]
