"""What stands in a PDF, and where WeasyPrint laid it out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
import weasyprint

from pipelines.report.jobs import Bind, Print
from pipelines.report.render import do


def text(path: Path) -> str:
    """The words of a PDF, with single spaces, and without hyphens at the ends of lines."""
    whole = "\n".join(texts(path))
    return " ".join(re.sub(r"[\u2010\u00ad-]\n(?=[a-z])", "", whole).replace("\u2060", "").split())


def texts(path: Path) -> list[str]:
    """What stands on each page of a PDF, line by line."""
    with pymupdf.open(path) as file:
        return [page.get_text() for page in file]


def fonts(path: Path) -> Iterator[tuple[str, bool]]:
    """The name of every font of a PDF, without its subset tag, and whether it is embedded."""
    with pikepdf.open(path) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/FontDescriptor":
                files = {"/FontFile", "/FontFile2", "/FontFile3"}
                name = str(entry["/FontName"]).lstrip("/")
                yield re.sub(r"^[A-Z]{6}\+", "", name), bool(files & set(entry.keys()))


def elements(file: pikepdf.Pdf, tag: str | None = None) -> Iterator[pikepdf.Dictionary]:
    """The structure elements of a PDF in reading order; those of one tag if it is given."""
    found = below(file.Root.StructTreeRoot)
    return (each for each in found if tag in (None, str(each.S)))


def below(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The structure elements under an element, in reading order."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from below(child)


def cells(table: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """The cells of a table in reading order."""
    return [each for each in below(table) if each.S in ("/TH", "/TD")]


def headers(cell: pikepdf.Dictionary) -> list[str]:
    """The ids of the cells that head a cell."""
    return [str(each) for each in cell.A.get("/Headers", [])]


def bookmarks(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    """The titles of an outline in their order."""
    for item in items:
        yield item.title
        yield from bookmarks(item.children)


@dataclass(frozen=True)
class Placed:
    """A run of text on a page, the box of the page that it belongs into, and its cell, if any."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    inside: tuple[float, float, float, float]
    cell: tuple[float, float] | None

    @property
    def is_inside(self) -> bool:
        """Whether the text lies within the margins, and its cell if it has one."""
        left, right, top, bottom = self.inside
        slack = 0.5
        fits = left - slack <= self.left and self.right <= right + slack
        fits = fits and top - slack <= self.top and self.bottom <= bottom + slack
        if self.cell is None:
            return fits
        return fits and self.cell[0] - slack <= self.left and self.right <= self.cell[1] + slack


def placed(document: Any) -> Iterator[Placed]:
    """Every run of text of a laid-out document: of the body, and of running heads and feet."""
    for number, page in enumerate(document.pages, 1):
        sheet = page._page_box
        left, top = sheet.content_box_x(), sheet.content_box_y()
        body = (left, left + sheet.width, top, top + sheet.height)
        margin = (left, left + sheet.width, 0.0, float(page.height))
        for child in sheet.children:
            inside = margin if type(child).__name__ == "MarginBox" else body
            yield from _texts(number, child, inside, None)


def _texts(
    page: int, box: Any, inside: tuple[float, float, float, float], cell: tuple[float, float] | None
) -> Iterator[Placed]:
    kind = type(box).__name__
    if kind == "TextBox":
        if box.text.strip():
            right, bottom = box.position_x + box.width, box.position_y + box.height
            yield Placed(
                page, box.text, box.position_x, right, box.position_y, bottom, inside, cell
            )
        return
    if kind == "TableCellBox":
        cell = (box.position_x, box.position_x + box.margin_width())
    for child in getattr(box, "children", ()):
        yield from _texts(page, child, inside, cell)


def laid_out(job: Print) -> list[Placed]:
    """Print a document. Returns where its text stands, which another process can do too."""
    documents: list[Any] = []
    render = weasyprint.HTML.render

    def kept(self: weasyprint.HTML, *arguments: Any, **options: Any) -> Any:
        documents.append(render(self, *arguments, **options))
        return documents[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weasyprint.HTML, "render", kept)
        do(job)
    return list(placed(documents[-1]))


def laid_out_parts(job: Bind) -> list[Placed]:
    """Print the parts of a report and bind it. Returns where the text of its parts stands."""
    runs = [run for part in job.parts for run in laid_out(part)]
    do(job)
    return runs


def pages(runs: Sequence[Placed]) -> int:
    """The number of the last page on which text stands."""
    return max(run.page for run in runs)


def left_of(runs: Sequence[Placed], head: str) -> list[str]:
    """The texts that stand left of the line that begins with a text, from near to far."""
    line = next(run for run in runs if _begins(run, runs, head))
    beside = [
        run
        for run in runs
        if run.page == line.page and run.right <= line.left and abs(run.bottom - line.bottom) < 3
    ]
    return [run.text.strip() for run in sorted(beside, key=lambda run: -run.right)]


def _begins(run: Placed, runs: Sequence[Placed], head: str) -> bool:
    """Whether a line of the page begins with this run and with the text."""
    line = [r for r in runs if r.page == run.page and abs(r.bottom - run.bottom) < 3]
    after = sorted((r for r in line if r.left >= run.left), key=lambda r: r.left)
    return "".join(r.text for r in after).startswith(head)
