"""Write the reference documents of Word files: pandoc's own, in the look of the reports.

    .venv/bin/python scripts/word-reference.py [FOLDER]

pipelines/report/reference/portrait.docx and landscape.docx are files of the repository, so that no
build makes them: run this (`make reference`) after a change here, or when pandoc's pin rises.
"""

import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pypandoc

_FOLDER = Path(__file__).parent.parent / "pipelines" / "report" / "reference"
_ACCENT, _FACE = "1F4E79", "Calibri"
_MARGINS = (
    '<w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/>'
)
_PAGES = {
    "portrait": '<w:pgSz w:w="11906" w:h="16838"/>',
    "landscape": '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
}
"""A4, as the documents ask for it."""

_NO_TIME = "1980-01-01T00:00:00Z"
"""The first moment that a zip file knows: a reference document is of no day."""

_SMALL = '<w:rPr><w:sz w:val="18" /><w:szCs w:val="18" /></w:rPr>'
_COLOUR = re.compile(r'<w:color w:val="(?!auto)[0-9A-Fa-f]{6}"[^>]*/>')
_FONTS = re.compile(r"<w:rFonts [^>]*/>")
_SIZE = re.compile(r'<w:sz(Cs)? w:val="24" ?/>')
_CELLS = re.compile(r'(w:styleId="Compact".*?</w:pPr>)', re.DOTALL)
_CAPTION = re.compile(r'(w:styleId="Caption".*?<w:rPr>\s*)<w:i />', re.DOTALL)
_SECTION = re.compile(r"<w:sectPr.*?</w:sectPr>|<w:sectPr ?/>", re.DOTALL)
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def write(folder: Path) -> None:
    """Write both documents.

    folder: where they go; it is made if need be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.docx"
        pypandoc.convert_text("", "docx", format="markdown", outputfile=str(plain))
        for name, size in _PAGES.items():
            _write(plain, folder / f"{name}.docx", size)


def _write(plain: Path, path: Path, size: str) -> None:
    """One document. Its parts carry no time, for what is made from it takes theirs over."""
    changed: Mapping[str, Callable[[str], str]] = {
        "word/styles.xml": _styled,
        "word/document.xml": partial(_paged, size=size),
        "docProps/core.xml": partial(_WHEN.sub, _NO_TIME),
    }
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if change := changed.get(name):
                data = change(data.decode()).encode()
            target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _styled(xml: str) -> str:
    """One colour for headings, one face that every word processor has, smaller text.

    Captions stand upright and bold: italics are not for all scripts (docs/decisions).
    """
    xml = _COLOUR.sub(f'<w:color w:val="{_ACCENT}"/>', xml)
    face = " ".join(f'w:{script}="{_FACE}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    xml = _FONTS.sub(f"<w:rFonts {face}/>", xml)
    xml = _CAPTION.sub(r"\1<w:b />", xml)
    xml = _CELLS.sub(rf"\1{_SMALL}", xml)
    return _SIZE.sub(r'<w:sz\1 w:val="21"/>', xml)


def _paged(xml: str, size: str) -> str:
    return _SECTION.sub(f"<w:sectPr>{size}{_MARGINS}</w:sectPr>", xml)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER)
