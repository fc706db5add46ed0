"""PDFs are tagged for PDF/UA-1, carry their fonts, and are sound files."""

from itertools import pairwise
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from tests.pipelines.report import pdf
from tests.pipelines.report.conftest import SECTIONS, Rendered

BUNDLED = ("SrcSans", "Text")
"""The families of the bundled faces, as the styles name them."""
TINY = ("example-2013", "report")


@pytest.fixture(params=[*TINY, *SECTIONS])
def path(request: pytest.FixtureRequest) -> Path:
    """One PDF after the other."""
    fixture = "tiny" if request.param in TINY else "sections"
    rendered: Rendered = request.getfixturevalue(fixture)
    return rendered.paths[request.param]


def test_the_file_is_tagged_and_says_so(path: Path):
    with pikepdf.open(path) as file:
        assert file.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in file.Root
        assert str(file.Root.Lang) == "en"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize(
    ("name", "title"),
    [("example-2013", "Example agreement on bridges"), ("report", "Example data")],
)
def test_the_title_and_the_author_are_in_the_metadata(name: str, title: str, tiny: Rendered):
    with pikepdf.open(tiny.paths[name]) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert str(file.docinfo["/Title"]) == title
        assert str(file.docinfo["/Author"]) == "Example author"


def test_the_file_carries_no_date_but_that_of_the_release(tiny: Rendered):
    with pikepdf.open(tiny.paths["example-2013"]) as file, file.open_metadata() as metadata:
        dates = [str(value)[:10] for key, value in file.docinfo.items() if "Date" in key]
        assert set(dates) <= {"D:20200630"}
        assert {str(value)[:10] for key, value in metadata.items() if "Date" in key} <= {
            "2020-06-30"
        }


def test_fonts_are_embedded_and_none_other_than_the_bundled(path: Path):
    used = list(pdf.fonts(path))
    assert {name for name, embedded in used if not embedded} == set()
    families = {name.split("-")[0] for name, _ in used}
    assert families == set(BUNDLED)


def test_headings_begin_with_the_first_level_and_skip_none(tiny: Rendered):
    for path in tiny.paths.values():
        levels = [int(tag[2:]) for tag in _tags(path) if tag[:2] == "/H" and tag[2:].isdigit()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_header_cells(tiny: Rendered):
    tags = list(_tags(tiny.paths["example-2013"]))
    assert tags.count("/Table") >= 3
    assert "/TH" in tags and "/TD" in tags


def _tags(path: Path) -> list[str]:
    """The structure elements of a PDF in reading order."""

    def walk(element: pikepdf.Object) -> list[str]:
        if not isinstance(element, pikepdf.Dictionary):
            return []
        own = [str(element["/S"])] if "/S" in element else []
        children = element.get("/K", [])
        listed = children if isinstance(children, pikepdf.Array) else [children]
        return own + [tag for child in listed for tag in walk(child)]

    with pikepdf.open(path) as file:
        return walk(file.Root.StructTreeRoot)


def test_page_validation_finds_nothing_against_pdf_ua_1(path: Path):
    found = page_validation.validate_pdf(path, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert found.rules.total > 100
    assert [str(failure) for failure in found.failures] == []
    assert found.is_compliant


def test_qpdf_finds_nothing(path: Path):
    with pikepdf.open(path) as file:
        assert file.check_pdf_syntax() == []
