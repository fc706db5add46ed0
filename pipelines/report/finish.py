"""What WeasyPrint leaves out of a PDF for who hears it: headers of cells, languages, links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import pydyf
from weasyprint.pdf import tags

from pipelines.report.cells import Cell, headers

_build = tags._build_box_tree


def _with_language(box: Any, *others: Any) -> Iterator[Any]:
    """The tags of a box, with the language of the element that says one, and the scope.

    WeasyPrint 70 writes the language of the document only and no scope, and has no hook for its
    tags. A span inside a link has an annotation of its own, which only the tag of a link may hold.
    """
    source = getattr(box, "element", None)
    said = {} if source is None or source.tag == "html" else source.attrib
    for element in _build(box, *others):
        if language := said.get("lang"):
            element["Lang"] = pydyf.String(language)
        if element["S"] == "/TH":
            element.scope = said.get("scope")  # for _head; nothing that is written
        if getattr(box, "link_annotation", None) and element["S"] == "/Span":
            element["S"] = "/Link"
        yield element


tags._build_box_tree = _with_language

PRINTED = 4
"""The flag of an annotation that is on paper too (ISO 32000-1, 12.5.3)."""

_Objects = Mapping[bytes, Any]
"""What a PDF holds, by reference."""


def finished(document: Any, pdf: Any, mark: str = "") -> None:
    """Complete a PDF before it is written.

    document: not used, as WeasyPrint calls finishers with it; pdf: of pydyf; mark: begins the ids
    of tags.
    """
    objects = {entry.reference: entry for entry in pdf.objects if hasattr(entry, "get")}
    _head_tables(pdf, objects, _Ids(mark))
    for entry in objects.values():
        if entry.get("Subtype") == "/Link":
            entry["F"] = PRINTED


def _head_tables(pdf: Any, objects: _Objects, ids: "_Ids") -> None:
    """Say of each data cell which cells head it, and list the ids of these (ISO 14289-1, 7.5).

    What WeasyPrint 70 says is replaced: it takes every header of a row for one of all cells of the
    row, loses its place behind a cell that spans, and gives the parts of a table on several pages
    the same ids.
    """
    for entry in list(objects.values()):
        if entry.get("S") == "/Table":
            _head(list(_rows(entry, objects)), ids)
    if ids.listed:
        tree = pydyf.Dictionary({"Names": pydyf.Array(ids.listed)})
        pdf.add_object(tree)
        objects[pdf.catalog["StructTreeRoot"]]["IDTree"] = tree.reference


class _Ids:
    """Ids of header cells, in the order that a name tree wants (ISO 32000-1, 7.9.6).

    mark: with which they begin.
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._numbers = count(1)
        self.listed: list[Any] = []

    def give(self, element: Any) -> None:
        element["ID"] = pydyf.String(f"{self._mark}th{next(self._numbers):06d}")
        self.listed += [element["ID"], element.reference]


@dataclass(frozen=True)
class _Row:
    """A row of a table, and the head, body or foot that it stands in (or the table itself)."""

    part: Any
    cells: list[Any]

    @property
    def is_in_head(self) -> bool:
        return bool(self.part["S"] == "/THead")


def _rows(part: Any, objects: _Objects) -> Iterator[_Row]:
    """The rows of a table, or of a part of it, in their order."""
    for kid in _kids(part, objects):
        if kid["S"] == "/TR":
            yield _Row(part, [c for c in _kids(kid, objects) if c["S"] in ("/TH", "/TD")])
        elif kid["S"] in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(kid, objects)


def _kids(element: Any, objects: _Objects) -> list[Any]:
    """The tags right below one; numbers of marked content and links are none."""
    kids = (objects.get(kid, {}) for kid in element["K"] if isinstance(kid, bytes))
    return [kid for kid in kids if "S" in kid]


def _head(rows: list[_Row], ids: _Ids) -> None:
    """Scopes, ids and headers within one table, or within the part of one that a page shows."""
    elements = [cell for row in rows for cell in row.cells]
    for row in rows:
        for cell in row.cells:
            cell.pop("ID", None)
            cell["A"].pop("Headers", None)
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Column" if row.is_in_head else "/Row"
                ids.give(cell)
    for number, heads in headers(_as_cells(rows)).items():
        if heads:
            named = pydyf.Array(elements[head]["ID"] for head in heads)
            elements[number]["A"]["Headers"] = named


def _as_cells(rows: list[_Row]) -> list[list[Cell]]:
    parts = list(dict.fromkeys(row.part.reference for row in rows))
    numbers = count()
    return [
        [
            Cell(
                number=next(numbers),
                is_header=cell["S"] == "/TH",
                group=parts.index(row.part.reference),
                scope=getattr(cell, "scope", None),
                colspan=cell["A"].get("ColSpan", 1),
                rowspan=cell["A"].get("RowSpan", 1),
                is_empty=not cell["K"],
            )
            for cell in row.cells
        ]
        for row in rows
    ]
