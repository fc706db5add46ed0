"""What WeasyPrint leaves out of a PDF for readers who hear it: scopes of headers, printed links."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags

_build = tags._build_box_tree


def _with_language(box: Any, *others: Any) -> Iterator[Any]:
    """The tags of a box, with the language of the element that says one.

    WeasyPrint 70 writes the language of the document only, and has no hook for its tags. A span
    inside a link has an annotation of its own, which only the tag of a link may hold.
    """
    source = getattr(box, "element", None)
    language = None if source is None or source.tag == "html" else source.attrib.get("lang")
    for element in _build(box, *others):
        if language:
            element["Lang"] = pydyf.String(language)
        if getattr(box, "link_annotation", None) and element["S"] == "/Span":
            element["S"] = "/Link"
        yield element


tags._build_box_tree = _with_language

PRINTED = 4
"""The flag of an annotation that is on paper too (ISO 32000-1, 12.5.3)."""


def finished(document: Any, pdf: Any) -> None:
    """Complete a PDF before it is written.

    document: not used, as WeasyPrint calls finishers with it; pdf: of pydyf.
    """
    by_reference = {entry.reference: entry for entry in pdf.objects if hasattr(entry, "get")}
    _scopes(by_reference)
    for entry in by_reference.values():
        if entry.get("Subtype") == "/Link":
            entry["F"] = PRINTED


def _scopes(by_reference: dict[bytes, Any]) -> None:
    """Give each header cell of a table its scope (ISO 14289-1, 7.5).

    A cell in the head of a table heads its column, one in its body heads its row. In a table with
    more headers than data a screen reader would repeat more than it reads: there only columns have
    headers.
    """
    cells: dict[bytes, list[tuple[Any, bool]]] = defaultdict(list)
    for entry in by_reference.values():
        if entry.get("S") in ("/TH", "/TD"):
            part = by_reference[by_reference[entry["P"]]["P"]]
            table = part["P"] if part["S"] in _PARTS else part.reference
            cells[table].append((entry, part["S"] == "/THead"))
    for own in cells.values():
        _head(own)


_PARTS = ("/THead", "/TBody", "/TFoot")


def _head(cells: list[tuple[Any, bool]]) -> None:
    """Scopes within one table: cells, each with whether it stands in the head."""
    headers = sum(cell["S"] == "/TH" for cell, _ in cells)
    is_crowded = 2 * headers > len(cells)
    for cell, is_in_head in cells:
        if cell["S"] != "/TH":
            continue
        if is_crowded and not is_in_head:
            cell["S"] = "/TD"
        else:
            cell["A"]["Scope"] = "/Column" if is_in_head else "/Row"
