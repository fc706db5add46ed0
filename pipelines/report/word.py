"""HTML to Word, by pandoc: real headings, tables, captions, and figures with their description."""

import re
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pypandoc

from pipelines.report.jobs import Write
from schemas.problem import CouldNotRun

_ACCENT, _FACE = "1F4E79", "Calibri"
_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_A4_WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_MARGINS = (
    '<w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/>'
)


class WordProblem(CouldNotRun):
    """A Word file could not be made: what the converter said, and of which document."""


def written(job: Write) -> None:
    """Write one Word file.

    The date of SOURCE_DATE_EPOCH stands in it. Raises WordProblem with what pandoc warned of.
    """
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(_reference(job.wide))
        _converted(job, reference)


def _converted(job: Write, reference: Path) -> None:
    try:
        pypandoc.convert_text(
            job.html,
            "docx",
            format="html",
            outputfile=str(job.path),
            extra_args=[
                f"--reference-doc={reference}",
                f"--resource-path={job.base}",
                "--shift-heading-level-by=-1",  # the first heading becomes the title
                f"--metadata=author:{job.author}",
                f"--metadata=lang:{job.language}",
                "--fail-if-warnings",
            ],
        )
    except RuntimeError as error:
        raise WordProblem(f"{job.path.name}: {error}") from None


@cache
def _reference(wide: bool) -> bytes:
    """Pandoc's own reference document, on A4, in the colours and with the sizes of the reports."""
    changed: dict[str, Callable[[bytes], bytes]] = {
        "word/styles.xml": _styles,
        "word/document.xml": partial(_page, wide=wide),
    }
    with tempfile.TemporaryDirectory() as folder:
        plain, styled = Path(folder) / "plain.docx", Path(folder) / "styled.docx"
        pypandoc.convert_text("", "docx", format="markdown", outputfile=str(plain))
        with zipfile.ZipFile(plain) as source, zipfile.ZipFile(styled, "w") as target:
            for item in source.infolist():
                text = changed.get(item.filename, _same)(source.read(item))
                target.writestr(item, text)
        return styled.read_bytes()


def _same(data: bytes) -> bytes:
    return data


def _styles(data: bytes) -> bytes:
    """One colour for headings, one face that every word processor has, smaller text.

    Captions stand upright and bold: italics are not for all scripts (docs/decisions).
    """
    xml = _COLOUR.sub(f'<w:color w:val="{_ACCENT}"/>', data.decode())
    face = " ".join(f'w:{script}="{_FACE}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    xml = _FONTS.sub(f"<w:rFonts {face}/>", xml)
    xml = _CAPTION.sub(r"\1<w:b />", xml)
    xml = _CELLS.sub(rf"\1{_SMALL}", xml)
    return _SIZE.sub(r'<w:sz\1 w:val="21"/>', xml).encode()


def _page(data: bytes, wide: bool) -> bytes:
    section = f"<w:sectPr>{_A4_WIDE if wide else _A4}{_MARGINS}</w:sectPr>"
    return _SECTION.sub(section, data.decode()).encode()


_COLOUR = re.compile(r'<w:color w:val="(?!auto)[0-9A-Fa-f]{6}"[^>]*/>')
_FONTS = re.compile(r"<w:rFonts [^>]*/>")
_SIZE = re.compile(r'<w:sz(Cs)? w:val="24" ?/>')
_CELLS = re.compile(r'(w:styleId="Compact".*?</w:pPr>)', re.DOTALL)
_SMALL = '<w:rPr><w:sz w:val="18" /><w:szCs w:val="18" /></w:rPr>'
_CAPTION = re.compile(r'(w:styleId="Caption".*?<w:rPr>\s*)<w:i />', re.DOTALL)
_SECTION = re.compile(r"<w:sectPr.*?</w:sectPr>|<w:sectPr ?/>", re.DOTALL)
