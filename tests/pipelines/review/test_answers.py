"""A sheet that comes back: its answers, or every cell that is wrong."""

from pathlib import Path

import openpyxl
import pytest

from pipelines.present import words_of
from pipelines.present.language import LANGUAGES
from pipelines.review import Answers, Known, answers_in
from schemas.problem import Problem
from tests.each import each
from tests.reviews import NARRATIVE, filled, now, sheet, told

IDS = tuple(f"example-2013-n{number:03}" for number in range(1, 7))
EN = words_of("en")


@pytest.fixture
def root(tiny: Path) -> Path:
    """The tiny tree with a narrative."""
    return told(tiny)


@pytest.fixture
def known(root: Path) -> Known:
    """What there is in that tree."""
    hashes = {(NARRATIVE, code): now(root) for code in LANGUAGES}
    return Known(hashes, {NARRATIVE: IDS}, set())


def good(path: Path, known: Known) -> Answers:
    answers, problems = answers_in(path, known)
    assert problems == []
    assert answers is not None
    return answers


def bad(path: Path, known: Known) -> list[Problem]:
    answers, problems = answers_in(path, known)
    assert answers is None
    return problems


@each(LANGUAGES)
def test_a_sheet_is_read_in_the_language_of_its_reader(language: str, tiny: Path) -> None:
    root, words = told(tiny), words_of(language)
    path = sheet(root, tiny / "a.xlsx", language)
    reader = {"community": words.community["serbia"], "profession": words.profession["lawyer"]}
    filled(path, words, verdicts={"n003": words.comment_verdict["not-neutral"]}, reader=reader)
    hashes = {(NARRATIVE, language): now(root)}
    answers = good(path, Known(hashes, {NARRATIVE: IDS}, set()))
    assert (answers.language, answers.text_hash) == (language, now(root))
    assert [answers.sentences[each].verdict for each in IDS[:3]] == [
        "correct",
        "correct",
        "not-neutral",
    ]
    assert answers.whole.verdict == "accurate"
    assert (answers.community, answers.profession) == ("serbia", "lawyer")


def test_no_cell_asks_for_a_name_and_only_answers_can_be_changed(root: Path) -> None:
    book = openpyxl.load_workbook(sheet(root, root / "a.xlsx"))
    answers, reader, text = book.worksheets
    asked = [row[0].value for row in reader.iter_rows() if row[2].value]
    assert asked == ["Community", "Profession"]
    assert text.sheet_state == "hidden"
    unlocked = {
        (page.title, cell.column_letter)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {("Answers", "C"), ("Answers", "D"), ("Reader", "B")}
    assert all(page.protection.sheet for page in book.worksheets)
    offered = {str(each.sqref) for each in answers.data_validations.dataValidation}
    assert offered == {f"C{row}" for row in (7, 8, 9, 10, 11, 12, 14)}


def test_who_says_nothing_of_themselves_is_not_stated(root: Path, known: Known) -> None:
    answers = good(filled(sheet(root, root / "a.xlsx"), EN), known)
    assert (answers.community, answers.profession) == ("not-stated", "not-stated")


def test_comments_are_put_on_one_line_and_placeholders_are_none(root: Path, known: Known) -> None:
    comments = {"n001": "Which\nstones\u200b? ", "n002": " n/a "}
    answers = good(filled(sheet(root, root / "a.xlsx"), EN, comments), known)
    assert answers.sentences[IDS[0]].comment == "Which stones?"
    assert answers.sentences[IDS[1]].comment is None


def test_letters_and_blanks_do_not_matter_nor_does_another_language(
    root: Path, known: Known
) -> None:
    verdicts = {"n001": " WRONG ", "n002": words_of("sq").comment_verdict["unclear"]}
    answers = good(filled(sheet(root, root / "a.xlsx"), EN, verdicts=verdicts), known)
    assert [answers.sentences[each].verdict for each in IDS[:2]] == ["wrong", "unclear"]


def test_every_cell_that_is_wrong_is_told_at_once(root: Path, known: Known) -> None:
    path = filled(
        sheet(root, root / "a.xlsx"),
        EN,
        comments={"n004": "Ask a@example.org"},
        verdicts={"n001": "fine", "n002": "", "whole": "wrong"},
        reader={"community": "Mars"},
    )
    allowed = "correct, wrong, not neutral, unclear, something is missing"
    assert [(str(p.place), p.what, p.found) for p in bad(path, known)] == [
        (f"{path}:7:3", "cell C7 of page Answers: an answer that is not in the list", "fine"),
        (f"{path}:8:3", "cell C8 of page Answers: no answer", "nothing"),
        (
            f"{path}:10:4",
            "cell D10 of page Answers: personal data in a comment",
            "an e-mail address",
        ),
        (f"{path}:14:3", "cell C14 of page Answers: an answer that is not in the list", "wrong"),
        (f"{path}:4:2", "cell B4 of page Reader: an answer that is not in the list", "Mars"),
    ]
    assert bad(path, known)[0].allowed == allowed


def test_a_row_that_was_taken_out_or_stands_twice_is_told(root: Path, known: Known) -> None:
    path = filled(sheet(root, root / "a.xlsx"), EN)
    book = openpyxl.load_workbook(path)
    for cell in book.worksheets[0][8]:
        cell.value = book.worksheets[0].cell(7, cell.column).value
    book.save(path)
    assert [(p.what, p.found) for p in bad(path, known)] == [
        ("cell E8 of page Answers: a row that stands twice", IDS[0]),
        ("cell E1 of page Answers: a row that was taken out", IDS[1]),
    ]


def test_an_empty_sheet_is_one_problem(root: Path, known: Known) -> None:
    (problem,) = bad(sheet(root, root / "a.xlsx"), known)
    assert problem.what.endswith("a sheet that is not filled in")


def test_a_sheet_for_an_older_text_is_taken_with_its_hash(root: Path, known: Known) -> None:
    path = filled(sheet(root, root / "a.xlsx"), EN)
    later = Known({(NARRATIVE, "en"): "00000000"}, {NARRATIVE: IDS[1:]}, set())
    answers = good(path, later)
    assert answers.text_hash == now(root) != "00000000"
    assert set(answers.sentences) == set(IDS)


def test_a_sheet_that_was_taken_is_refused_also_when_it_is_saved_again(
    root: Path, known: Known
) -> None:
    path = filled(sheet(root, root / "a.xlsx"), EN, {"n001": "Which stones?"})
    taken = Known(known.hashes, known.sentences, {good(path, known).sheet})
    openpyxl.load_workbook(path).save(root / "again.xlsx")
    for each_path in (path, root / "again.xlsx"):
        (problem,) = bad(each_path, taken)
        assert problem.what == "a sheet that was taken before"


def test_two_readers_may_choose_the_same(root: Path, known: Known) -> None:
    first = filled(sheet(root, root / "a.xlsx"), EN)
    book = openpyxl.load_workbook(first)
    book.properties.title = "saved by another person"
    book.save(root / "b.xlsx")
    assert good(first, known).sheet != good(root / "b.xlsx", known).sheet


def test_what_is_no_answer_sheet_is_told(tmp_path: Path) -> None:
    nothing = Known({}, {}, set())
    (tmp_path / "a.xlsx").write_text("no workbook")
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    book.active["XFD1048576"] = "far away"
    book.save(tmp_path / "c.xlsx")
    for name in ("a.xlsx", "b.xlsx", "c.xlsx"):
        (problem,) = bad(tmp_path / name, nothing)
        assert problem.what == "not an answer sheet"
    (problem,) = bad(tmp_path / "gone.xlsx", nothing)
    assert problem.what == "a sheet that cannot be read"


def test_a_sheet_on_what_is_not_in_the_data_is_told(root: Path) -> None:
    path = filled(sheet(root, root / "a.xlsx"), EN)
    (problem,) = bad(path, Known({}, {"other": ()}, set()))
    assert (problem.what, problem.found) == (
        "a sheet on no narrative of the data",
        "example-2013 in en",
    )
