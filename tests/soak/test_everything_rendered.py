"""What takes long: all documents of the checkout in every language, and two builds byte by byte."""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import outloud
import page
import pikepdf
import pytest
from docx import Document

from pipelines.present.language import LANGUAGES
from pipelines.report.jobs import Print
from pipelines.report.render import do
from pipelines.run.job import Paths, main_job
from pipelines.run.pool import processes
from tests.pipelines.report.documents import planned, prints
from tests.pipelines.report.pdf import laid_out
from tests.pipelines.tabulate.tables import checkout_tables

pytestmark = pytest.mark.soak
ROOT = Path(__file__).resolve().parents[2]
NOT_FOR_US = ["TBL-010"]
"""It takes a table for one of broken headers where a few rows have a header each, as ours have."""


def build(root: Path) -> Path:
    """Build the checkout's records in a folder of their own, with nothing made before."""
    shutil.copytree(ROOT / "raw", root / "raw")
    main_job(Paths.of(root), mapper=processes)
    return root / "build" / "current"


def digests(folder: Path) -> dict[str, str]:
    """Every file of a build by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def not_valid(path: Path) -> list[str]:
    """What page-validation finds against PDF/UA-1."""
    found = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    return [f"{path}: {failure}" for failure in found.failures]


def not_heard(path: Path) -> list[str]:
    """What outloud calls an error."""
    found = outloud.check(str(path), skip=NOT_FOR_US)
    told = [each for each in found.findings if each.severity == "error"]
    unread = [f"{path}: {found.error}"] if found.error else []
    return unread + [f"{path}: {each.rule} {each.message}" for each in told]


def faults(check: Callable[[Path], list[str]], paths: Iterable[Path]) -> list[str]:
    """What a check finds in files, several at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)  # the processes import this module too
        with processes() as run:
            return [fault for found in run(check, sorted(paths)) for fault in found]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One build of the checkout's records."""
    return build(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def pdfs(first: Path) -> list[Path]:
    """Every PDF of the build."""
    return list((first / "reports").rglob("*.pdf"))


def misplaced(job: Print) -> list[str]:
    """Texts of a document that leave their page or cell."""
    return [f"{job.path}: {run.page} {run.text}" for run in laid_out(job) if not run.is_inside]


def test_no_text_leaves_the_page_or_its_cell(tmp_path: Path) -> None:
    made = planned(checkout_tables(), tmp_path, LANGUAGES)
    assert len(prints(made)) > 100 * len(LANGUAGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        with processes() as run:
            list(run(do, made.figures.values()))
            assert [text for found in run(misplaced, prints(made)) for text in found] == []


def test_every_pdf_is_valid_pdf_ua(pdfs: list[Path]) -> None:
    assert len(pdfs) > 100 * len(LANGUAGES)
    assert faults(not_valid, pdfs) == []


def test_every_pdf_can_be_heard(pdfs: list[Path]) -> None:
    assert faults(not_heard, pdfs) == []


def test_every_pdf_says_its_language(pdfs: list[Path], first: Path) -> None:
    for path in pdfs:
        with pikepdf.open(path) as file:
            assert str(file.Root.Lang) == path.relative_to(first / "reports").parts[0], path


def test_every_factsheet_is_one_page(pdfs: list[Path]) -> None:
    sheets = [path for path in pdfs if "factsheets" in path.parts]
    assert sheets
    for path in sheets:
        with pikepdf.open(path) as file:
            assert len(file.pages) == 1, path


def test_every_word_file_opens(first: Path) -> None:
    files = list((first / "reports").rglob("*.docx"))
    assert files
    for path in files:
        opened = Document(str(path))
        language = path.relative_to(first / "reports").parts[0]
        assert opened.core_properties.language == language, path
        assert any(each.style.name == "Heading 1" for each in opened.paragraphs), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_agreement_has_a_section_and_the_report_has_them_all(
    first: Path, language: str
) -> None:
    agreements = {path.stem for path in (ROOT / "raw" / "agreements").glob("*.yml")}
    made = first / "reports" / language
    for kind in ("pdf", "docx"):
        assert agreements <= {path.stem for path in (made / "sections").glob(f"*.{kind}")}
    with pikepdf.open(made / "report.pdf") as report:
        assert len(report.pages) > len(agreements)


def test_every_language_has_the_same_files(first: Path) -> None:
    names = [
        {
            path.relative_to(first / "reports" / code)
            for path in (first / "reports" / code).rglob("*")
        }
        for code in LANGUAGES
    ]
    assert all(each == names[0] for each in names)


def test_two_builds_in_two_folders_are_the_same_bytes(first: Path, tmp_path: Path) -> None:
    assert digests(build(tmp_path)) == digests(first)


def test_a_second_build_makes_nothing_again(first: Path) -> None:
    told: list[str] = []
    before = digests(first)
    main_job(Paths.of(first.parents[1]), mapper=processes, say=told.append)
    assert "made 0," in "\n".join(told)
    assert digests(first) == before
