"""`dialogue translations`: out to a translator and back, as people do it, without a loss."""

import difflib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipelines.cli import main
from pipelines.cli.app import read
from schemas.fingerprint import text_hash
from tests.each import each
from tests.reports import reported
from tests.translated import FILE, translated
from tests.trees import edit, tiny_tree

pytestmark = pytest.mark.usefixtures("unhurried")

A = "agreements"
TITLE = (A, "example-2013", "title", "Marrëveshja shembull", None)
SHORT = (A, "example-2013", "short_title", "Shembull", text_hash("Example bridges"))
PROVISION = ("provisions", "example-2013.2", "summary", "Njerëzit numërohen.", "00000000")

Cells = dict[str, Any]
"""Head of a column -> its cell, of one row."""


@pytest.fixture
def tree(tiny: Path) -> Path:
    """A tree with a translation that is current, one of unknown age, and one that is stale."""
    translated(tiny, TITLE, SHORT)
    translated(tiny, PROVISION, file="translations/sq/provisions.yml")
    return tiny


def run(root: Path, *line: str) -> int:
    return main(["--root", str(root), "translations", *line])


def out(root: Path, name: str = "sq.xlsx", *more: str) -> Path:
    """An export into Albanian."""
    path = root / name
    path.unlink(missing_ok=True)
    assert run(root, "export", "--lang", "sq", "--out", str(path), *more) == 0
    return path


def cells(sheet: Any, key: str) -> Cells:
    """The cells of the row with that id and field."""
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        found = dict(zip(heads, row, strict=True))
        if f"{found['id'].value} {found['field'].value}" == key:
            return found
    raise KeyError(key)


def changed(path: Path, change: Callable[[Any], None]) -> None:
    """Change a workbook as a person does who opens and saves it."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def written(path: Path, *given: tuple[str, str, object]) -> None:
    """Write into cells: id and field, head of the column, value."""

    def change(sheet: Any) -> None:
        for key, head, value in given:
            cells(sheet, key)[head].value = value

    changed(path, change)


def files(root: Path) -> dict[str, str]:
    """The texts of all files of raw/."""
    return {
        path.relative_to(root / "raw").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / "raw").rglob("*.yml"))
    }


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The lines that differ, with the name of the file."""
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name, "").splitlines(), after.get(name, "").splitlines()
        lines = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
        found += [f"{name}: {line}" for line in lines if not line.startswith("@@")]
    return found


def refused(root: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What an import says of a file of which it writes nothing."""
    before = files(root)
    capsys.readouterr()
    assert run(root, "import", str(path), "--lang", "sq") == 1
    assert files(root) == before
    return capsys.readouterr().err.splitlines()


@each(["sq.xlsx", "sq.po"])
def test_an_import_of_what_was_exported_writes_nothing(name: str, tmp_path: Path) -> None:
    root = tiny_tree(tmp_path / name.replace(".", "-"))
    translated(root, TITLE, SHORT)
    translated(root, PROVISION, file="translations/sq/provisions.yml")
    before = files(root)
    assert run(root, "import", str(out(root, name)), "--lang", "sq") == 0
    assert files(root) == before


def test_two_cells_that_a_person_fills_are_two_texts_and_nothing_else(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = out(tree), files(tree)
    new = "new translation"
    written(
        path,
        ("example-2013 short_title", new, " Urat "),
        ("example-2013.1 summary", new, "Të dyja palët ndërtojnë urën."),
    )
    capsys.readouterr()
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "raw/translations/sq/agreements.yml: 1 translations written",
        "raw/translations/sq/provisions.yml: 1 translations written",
        "23 rows: 2 translations written, 0 problems",
    ]
    english = text_hash("Both sides build the bridge.")
    assert difference(before, files(tree)) == [
        "translations/sq/agreements.yml: -    text: Shembull",
        "translations/sq/agreements.yml: +    text: Urat",
        "translations/sq/provisions.yml: +  - record_table: provisions",
        "translations/sq/provisions.yml: +    record_id: example-2013.1",
        "translations/sq/provisions.yml: +    field: summary",
        "translations/sq/provisions.yml: +    text: Të dyja palët ndërtojnë urën.",
        "translations/sq/provisions.yml: +    status: our-translation",
        "translations/sq/provisions.yml: +    verified: false",
        f"translations/sq/provisions.yml: +    original: '{english}'",
    ]
    assert [told.severity for told in reported(tree)] == ["warning"]  # the stale one is as it was


def test_a_dry_run_says_the_same_and_writes_nothing(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = out(tree), files(tree)
    written(path, ("example-2013 short_title", "new translation", "Urat"))
    capsys.readouterr()
    assert run(tree, "import", str(path), "--lang", "sq", "--dry-run") == 0
    assert "1 translations would be written" in capsys.readouterr().out
    assert files(tree) == before


def test_a_stale_text_that_still_fits_is_copied_and_becomes_current(tree: Path) -> None:
    path, before = out(tree, "sq.xlsx", "--only", "stale"), files(tree)
    written(path, ("example-2013.2 summary", "new translation", "Njerëzit numërohen."))
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    now = text_hash("The persons who cross are counted.")
    assert difference(before, files(tree)) == [
        "translations/sq/provisions.yml: -    original: '00000000'",
        f"translations/sq/provisions.yml: +    original: '{now}'",
    ]
    assert reported(tree) == []


def test_a_reviewer_changes_review_status_and_note_only(tree: Path) -> None:
    path, before = out(tree), files(tree)
    key = "example-2013 title"
    written(path, (key, "review", "reviewed"), (key, "status", "our-translation"))
    written(path, (key, "note", "As in the text: agreed."))
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    now = text_hash("Example agreement on bridges")
    name = "translations/sq/agreements.yml: "
    assert difference(before, files(tree)) == [
        f"{name}-    status: machine",
        f"{name}+    status: our-translation",
        f"{name}+    review: reviewed",
        f"{name}+    original: '{now}'",
        f"{name}+    note: 'As in the text: agreed.'",
    ]


@each(["sq.xlsx", "sq.po"])
def test_a_second_import_of_one_file_finds_all_done(name: str, tmp_path: Path) -> None:
    root = tiny_tree(tmp_path / name.replace(".", "-"))
    translated(root, TITLE, SHORT)
    path = out(root, name)
    if name == "sq.po":
        text = path.read_text(encoding="utf-8").replace('"Shembull"', '"Urat"')
        path.write_text(text, encoding="utf-8")
    else:
        written(path, (K2, NEW, "Urat"), (K2, "status", "our-translation"), (K1, NEW, "Ura"))
    before = files(root)
    assert run(root, "import", str(path), "--lang", "sq") == 0
    after = files(root)
    assert after != before
    assert run(root, "import", str(path), "--lang", "sq") == 0
    assert files(root) == after


def test_the_review_of_a_text_goes_with_it(tree: Path) -> None:
    edit(tree, FILE, "    field: title\n", "    field: title\n    review: reviewed\n")
    path = out(tree)
    written(path, ("example-2013 title", "new translation", "Tjetër"))
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    assert "review" not in files(tree)[FILE]


def test_a_language_without_any_translation_gets_its_files(tiny: Path) -> None:
    path = out(tiny)
    written(path, ("example-2013 title", "new translation", "Marrëveshja"))
    written(path, ("example-institute name", "new translation", "Instituti: shembull"))
    assert run(tiny, "import", str(path), "--lang", "sq") == 0
    assert files(tiny)["translations/sq/organisations.yml"] == (
        "# yaml-language-server: $schema=../../../build/schemas/translations.schema.json\n"
        "translations:\n  - record_table: organisations\n    record_id: example-institute\n"
        "    field: name\n    text: 'Instituti: shembull'\n    status: our-translation\n"
        f"    verified: false\n    original: '{text_hash('Example Institute')}'\n"
    )
    assert reported(tiny) == []


NEW = "new translation"
K1, K2 = "example-2013 title", "example-2013 short_title"

CELLS: dict[str, tuple[list[tuple[str, str, object]], str]] = {
    "a formula": ([(K1, NEW, "=A1")], "column H (new translation): a formula; found =A1"),
    "a number": ([(K1, NEW, 12)], "column H (new translation): a number; found 12; allowed: text"),
    "a truth value": ([(K1, NEW, True)], "column H (new translation): a truth value; found true"),
    "only blanks": ([(K1, NEW, "  ")], "column H (new translation): only blanks"),
    "a placeholder": ([(K1, NEW, "n/a")], "a placeholder instead of a value; found n/a"),
    "a line break": ([(K1, NEW, "a\nb")], "(new translation): a line break; found a\\nb"),
    "Cyrillic": ([(K1, NEW, "Marrëveshjа")], "a letter of Cyrillic script; found а"),
    "a status": (
        [(K1, "status", "offical")],
        "column I (status): no status of that name; found offical; allowed: official, in-use, "
        "our-translation, machine; did you mean official?",
    ),
    "a review": ([(K1, "review", "yes")], "column J (review): no review of that name; found yes"),
    "no text": (
        [("example-2013.1 summary", "status", "machine")],
        "column H (new translation): a status, review or note without a text; found machine",
    ),
    "a grey cell": (
        [(K1, "current translation", "Tjetër")],
        "column G (current translation): a grey cell was changed, or cells were moved; found Tj",
    ),
    "English changed": ([(K1, "English", "X"), (K1, NEW, "Y")], "a grey cell was changed"),
    "an emptied cell": ([(K1, "current translation", None)], "a grey cell was changed"),
    "a stale review": (
        [("example-2013.2 summary", "review", "reviewed")],
        "column J (review): a review of a translation whose English text has changed",
    ),
    "another id": (
        [(K1, "id", "example-2014")],
        "column C (id): no record of agreements; found example-2014; did you mean example-2013?",
    ),
    "another table": (
        [(K1, "table", "agreement")],
        "column B (table): no table with texts to translate; found agreement; did you mean "
        "agreements?",
    ),
    "another field": ([(K1, "field", "form")], "column D (field): no text to translate of this"),
    "a number of the row": ([(K1, "row", "third")], "column A (row): no row of the export"),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_with_a_fault_is_told_with_its_place_and_changes_nothing(
    name: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, said = CELLS[name]
    path = out(tree)
    written(path, *given)
    first = refused(tree, path, capsys)[0]
    assert first.startswith("sq.xlsx, sheet texts sq, row ")
    assert said in first


def test_good_rows_are_written_where_others_have_faults(tree: Path) -> None:
    path, before = out(tree), files(tree)
    written(path, (K1, NEW, "Mirë"), (K2, NEW, 5))
    assert run(tree, "import", str(path), "--lang", "sq") == 1
    now = text_hash("Example agreement on bridges")
    assert difference(before, files(tree)) == [
        f"{FILE}: -    text: Marrëveshja shembull",
        f"{FILE}: +    text: Mirë",
        f"{FILE}: +    original: '{now}'",
    ]


def test_a_text_that_changed_in_the_repository_is_a_conflict(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree)
    written(path, (K2, NEW, "Urat"))
    edit(tree, FILE, "text: Shembull", "text: Ura")
    (said,) = refused(tree, path, capsys)
    assert said.startswith(
        "sq.xlsx, sheet texts sq, row 3, column G (current translation): the translation in the "
        "repository was changed since the export; found Shembull; allowed: Ura; export the text "
        "again"
    )


def test_an_english_text_that_moved_on_is_told(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree)
    written(path, (K2, NEW, "Urat"))
    edit(tree, "agreements/example-2013.yml", "short_title: Example bridges", "short_title: Two")
    (said,) = refused(tree, path, capsys)
    assert "row 3, column L (English hash): the English text is another one since" in said
    assert said.endswith("export the text again and translate it there")


def test_what_moved_on_without_being_translated_costs_nothing(tree: Path) -> None:
    path = out(tree)
    edit(tree, FILE, "text: Shembull", "text: Ura")
    edit(tree, "agreements/example-2013.yml", "short_title: Example bridges", "short_title: Two")
    assert run(tree, "import", str(path), "--lang", "sq") == 0


def test_rows_that_are_gone_or_there_twice_are_told(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree)

    def change(sheet: Any) -> None:
        sheet.delete_rows(4, 2)
        sheet.append([cell.value for cell in sheet[2]])

    changed(path, change)
    said = refused(tree, path, capsys)
    assert [line.partition(": ")[2].partition(";")[0] for line in said] == [
        "a text that has more than one row",
        "a text that has more than one row",
        "2 of the 23 rows of the export are not there",
    ]
    assert "found no row 3-4" in said[-1]


def test_rows_in_another_order_are_the_same_rows(tree: Path) -> None:
    path = out(tree)

    def change(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        cells(sheet, K2)[NEW].value = "Urat"

    changed(path, change)
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    assert "text: Urat" in files(tree)[FILE]


def test_the_wording_of_a_source_is_not_overwritten(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tree, FILE, "Shembull\n    status: machine\n    verified: false", OFFICIAL)
    path = out(tree)
    written(path, (K2, NEW, "Urat"))
    (said,) = refused(tree, path, capsys)
    assert "the wording is that of a source, and is not changed from here" in said


OFFICIAL = "Shembull\n    status: official\n    verified: true\n    source_id: example-2013-text"


def test_words_that_the_term_list_rules_out_are_not_written(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "    sensitive: true\n"
    avoid = "    avoid:\n      - language: sq\n        text: krahin*\n        write: Kosova\n"
    edit(tree, "translations/terms.yml", old, f"{old}{avoid}")
    path = out(tree)
    assert openpyxl.load_workbook(path)["terms"]["C2"].value == "krahin*"
    written(path, (K2, NEW, "Urat e krahinës"))
    (said,) = refused(tree, path, capsys)
    assert said.startswith("sq.xlsx, sheet texts sq, row 3, column H (new translation): ")
    assert said.endswith("found krahinës; write Kosova")
    edit(tree, "translations/terms.yml", "sensitive: true", "sensitive: false")
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    assert "warning: agreements example-2013 short_title: words" in capsys.readouterr().err
    assert "text: Urat e krahinës" in files(tree)[FILE]


def test_a_po_file_goes_the_same_way(tree: Path) -> None:
    path, before = out(tree, "sq.po"), files(tree)
    text = path.read_text(encoding="utf-8")
    old = 'msgid "The persons who cross are counted."\nmsgstr "Njerëzit numërohen."'
    assert text.count(old) == 1 and text.count("#, fuzzy\n") == 1
    text = text.replace("#, fuzzy\n", "").replace('msgstr "Shembull"', 'msgstr "Urat"')
    path.write_text(text, encoding="utf-8")
    assert run(tree, "import", str(path), "--lang", "sq") == 0
    now = text_hash("The persons who cross are counted.")
    assert difference(before, files(tree)) == [
        f"{FILE}: -    text: Shembull",
        f"{FILE}: -    status: machine",
        f"{FILE}: +    text: Urat",
        f"{FILE}: +    status: our-translation",
        "translations/sq/provisions.yml: -    original: '00000000'",
        f"translations/sq/provisions.yml: +    original: '{now}'",
    ]


def test_faults_of_a_po_file_are_told_with_their_line(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree, "sq.po")
    text = path.read_text(encoding="utf-8")
    text = text.replace('"Njerëzit numërohen."', '"Numërohen."')  # and still fuzzy
    text = text.replace('msgstr "Shembull"', 'msgstr ""')
    text = text.replace('msgctxt "agreements/example-2013/title"', 'msgctxt "agreements/ex/title"')
    path.write_text(text, encoding="utf-8")
    said = refused(tree, path, capsys)
    assert [line.partition(": ")[2].partition(";")[0] for line in said] == [
        "no record of agreements",
        "an empty text",
        "a text that is still marked fuzzy",
    ]
    lines = text.splitlines()
    for line in said:
        number = int(line.partition("sq.po, line ")[2].partition(":")[0])
        assert lines[number - 1].startswith(("msgctxt", "msgid"))


def test_a_message_that_stands_twice_is_told(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree, "sq.po")
    text = path.read_text(encoding="utf-8")
    message = text[text.index('msgctxt "agreements/example-2013/title"') :].partition("\n\n")[0]
    path.write_text(f"{text}\n{message}\n", encoding="utf-8")
    said = refused(tree, path, capsys)
    assert "a text that has more than one row" in said[0]


def test_a_file_of_another_language_or_kind_is_refused(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree)
    assert run(tree, "import", str(path), "--lang", "sr-Latn") == 1
    assert "a file of another language; found sq; allowed: sr-Latn" in capsys.readouterr().err
    for name, content in (("a.xlsx", b"no workbook"), ("a.po", b"\xff\xfe"), ("a.txt", b"")):
        (tree / name).write_bytes(content)
        assert run(tree, "import", str(tree / name), "--lang", "sq") == 2
        assert name in capsys.readouterr().err
    openpyxl.Workbook().save(tree / "b.xlsx")
    assert run(tree, "import", str(tree / "b.xlsx"), "--lang", "sq") == 2
    assert "has no sheet `texts <language>`, but Sheet" in capsys.readouterr().err


def test_a_column_that_was_taken_out_is_named(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree)
    changed(path, lambda sheet: sheet.delete_cols(12))
    assert run(tree, "import", str(path), "--lang", "sq") == 2
    assert "sheet texts sq, row 1: no column English hash" in capsys.readouterr().err


def test_the_workbook_is_made_for_a_person(tree: Path) -> None:
    book = openpyxl.load_workbook(out(tree))
    sheet, terms = book.worksheets
    assert (sheet.title, terms.title, sheet.freeze_panes) == ("texts sq", "terms", "A2")
    row = cells(sheet, K1)
    is_free = {head: not cell.protection.locked for head, cell in row.items()}
    assert {head for head, free in is_free.items() if free} == {NEW, "status", "review", "note"}
    assert sheet.protection.sheet and row["English"].alignment.wrap_text
    lists = {str(each.sqref)[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists["I"] == '"official,in-use,our-translation,machine"'
    assert set(lists) == {"I", "J"}
    assert [cell.value for cell in terms[2]][:2] == [
        "Footnote of the example.",
        "Fusnota e shembullit.",
    ]


def test_the_same_records_give_the_same_file(tree: Path) -> None:
    for ending in ("xlsx", "po"):
        assert out(tree, f"a.{ending}").read_bytes() == out(tree, f"b.{ending}").read_bytes()


def test_an_export_does_not_overwrite_what_may_hold_work(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out(tree)
    before = path.read_bytes()
    assert run(tree, "export", "--lang", "sq", "--out", str(path)) == 2
    assert "sq.xlsx is there, perhaps with somebody's work" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_an_export_may_be_of_a_state_or_a_table(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for more, count in ((("--only", "missing"), 20), (("--only", "stale"), 1), ((), 23)):
        path = out(tree, "x.xlsx", *more)
        assert capsys.readouterr().out.startswith(f"{path}: {count} texts, ")
    out(tree, "x.xlsx", "--table", "provisions")
    assert ": 2 texts, " in capsys.readouterr().out
    line = ("export", "--lang", "sq", "--out", str(tree / "y.xlsx"), "--table")
    assert run(tree, *line, "provision") == 2
    assert "no table provision; did you mean provisions?" in capsys.readouterr().err
    assert run(tree, *line, "agreements", "--only", "stale") == 2
    assert "no text is stale in sq" in capsys.readouterr().err


def test_cyrillic_is_shown_as_made_and_what_is_written_is_its_own(tiny: Path) -> None:
    latin = "translations/sr-Latn/agreements.yml"
    translated(tiny, (*TITLE[:3], "Sporazum", None), file=latin)
    path, before = tiny / "c.xlsx", files(tiny)
    assert run(tiny, "export", "--lang", "sr-Cyrl", "--out", str(path)) == 0
    row = cells(openpyxl.load_workbook(path).worksheets[0], K1)
    assert (row["current translation"].value, row["status"].value) == ("Споразум", None)
    assert run(tiny, "import", str(path), "--lang", "sr-Cyrl") == 0
    assert files(tiny) == before
    written(path, (K1, NEW, "Договор"))
    assert run(tiny, "import", str(path), "--lang", "sr-Cyrl") == 0
    assert "text: Договор" in files(tiny)["translations/sr-Cyrl/agreements.yml"]
    assert files(tiny)[latin] == before[latin]


def test_status_counts_texts_and_words_on_80_columns(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tree, "status", "--lang", "sq") == 0
    table = capsys.readouterr().out.splitlines()
    assert max(map(len, table)) <= 80
    assert table[-1].split() == ["all", "23", "2", "1", "20", "103", "0"]
    assert run(tree, "status", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {line["language"] for line in found} == {"sq", "sr-Latn", "sr-Cyrl"}
    assert found[0] == {
        **{"language": "sq", "field": "agreements.title", "texts": "1", "translated": "1"},
        **{"stale": "0", "missing": "0", "words missing": "0", "one person": "0", "reviewed": "0"},
    }
    assert run(tree, "status", "--lang", "en") == 2
    assert "no language en; one of sq, sr-Latn, sr-Cyrl" in capsys.readouterr().err


def test_a_translation_that_cannot_be_read_stops_it(tree: Path) -> None:
    edit(tree, FILE, "    field: title\n", "    field: title\n    review: yes\n")
    assert run(tree, "status") == 1


def test_errors_in_other_records_stop_it_and_those_of_translations_do_not(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tree, FILE, "record_id: example-2013\n    field: title", "record_id: x\n    field: title")
    assert run(tree, "status") == 0
    edit(
        tree,
        "agreements/example-2013.yml",
        "topics: [movement]\ndocuments",
        "topics: [x]\ndocuments",
    )
    assert run(tree, "status") == 1
    assert "unknown code" in capsys.readouterr().err


def test_the_commands_of_the_page_for_translators_are_understood(checkout: Path) -> None:
    page = (checkout / "docs" / "translate.md").read_text(encoding="utf-8")
    start = "    .venv/bin/dialogue "
    lines = [line.removeprefix(start) for line in page.splitlines() if line.startswith(start)]
    assert len(lines) == 4
    for line in lines:
        assert read(line.split()) is not None, line


def test_the_examples_of_help_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("status", "export", "import"):
        assert main(["translations", name, "--help"]) == 0
        said = capsys.readouterr().out
        examples = [line for line in said.splitlines() if line.startswith("  dialogue ")]
        assert examples
        for line in examples:
            assert read(line.split()[1:]) is not None, line
