"""What takes minutes: every PDF of the checkout, and two whole builds byte by byte."""

import hashlib
import shutil
from pathlib import Path

import page
import pikepdf
import pytest

from pipelines.job import Paths, main_job
from pipelines.pool import processes

pytestmark = pytest.mark.soak
ROOT = Path(__file__).resolve().parents[2]


def build(root: Path) -> Path:
    """Build the checkout's records in a folder of their own."""
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


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One build of the checkout's records."""
    return build(tmp_path_factory.mktemp("first"))


def test_every_pdf_is_valid_pdf_ua(first: Path) -> None:
    for path in sorted((first / "reports").rglob("*.pdf")):
        report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, (path.name, [str(f) for f in report.failures][:5])


def test_every_agreement_has_a_section_and_the_report_has_them_all(first: Path) -> None:
    agreements = {path.stem for path in (ROOT / "raw" / "agreements").glob("*.yml")}
    sections = {path.stem for path in (first / "reports/en/sections").glob("*.pdf")}
    assert sections == agreements
    with pikepdf.open(first / "reports/en/report.pdf") as report:
        assert len(report.pages) > len(agreements)


def test_two_builds_in_two_folders_are_the_same_bytes(first: Path, tmp_path: Path) -> None:
    assert digests(build(tmp_path)) == digests(first)
