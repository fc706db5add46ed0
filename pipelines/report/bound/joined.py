"""Several PDFs of WeasyPrint made one: pages, tags, names and bookmarks (ISO 32000-1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from pipelines.report.bound.split import SCHEME, Dangling


@dataclass
class Joined:
    """A document in the making, begun with its first piece.

    pdf: which takes in the pieces; starts: on which page each of them begins, counted from 0.
    """

    pdf: Pdf
    starts: list[int] = field(default_factory=lambda: [0])
    _places: dict[str, Array] = field(default_factory=dict)
    _numbers: list[Any] = field(default_factory=list)
    _ids: dict[str, Object] = field(default_factory=dict)
    _last: int = 0

    def __post_init__(self) -> None:
        root = self.pdf.Root.StructTreeRoot
        document = root.K[0]
        document.S = Name.Part
        whole = Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
        root.K[0] = self.pdf.make_indirect(whole)
        self._take_in(self.pdf, document, root)

    def add(self, piece: Pdf) -> None:
        """Put the pages of another piece behind those that are there, with all that is theirs."""
        self.starts.append(len(self.pdf.pages))
        for page in piece.pages:
            self.pdf.pages.append(page)
        root = self.pdf.copy_foreign(piece.Root.StructTreeRoot)
        document = root.K[0]
        document.S = Name.Part
        self._take_in(piece, document, root)

    def _take_in(self, piece: Pdf, document: Object, root: Object) -> None:
        whole = self.pdf.Root.StructTreeRoot.K[0]
        document.P = whole
        whole.K.append(document)
        self._number(root.ParentTree.Nums)
        if "/IDTree" in root:
            names = list(root.IDTree.Names)
            self._ids.update((str(n), e) for n, e in zip(names[::2], names[1::2], strict=True))
        for name, (page, place) in placed(piece).items():
            own = self.pdf.pages[self.starts[-1] + page]
            self._places[name] = Array([own.obj, *place])

    def _number(self, numbers: Object) -> None:
        """Give pages and links of the last piece the next numbers of the tree of their tags."""
        shift = self._last
        for key, value in zip(list(numbers)[::2], list(numbers)[1::2], strict=True):
            self._numbers += [int(key) + shift, value]
            self._last = max(self._last, int(key) + shift + 1)
        for page in self.pdf.pages[self.starts[-1] :]:
            page.StructParents = int(page.StructParents) + shift
            for link in page.get("/Annots", ()):
                if "/StructParent" in link:
                    link.StructParent = int(link.StructParent) + shift

    def finish(self) -> None:
        """Write the trees of all pieces. Raises Dangling for links that lead nowhere."""
        tags = self.pdf.Root.StructTreeRoot
        tags.ParentTree.Nums = Array(self._numbers)
        tags.IDTree = self.pdf.make_indirect(Dictionary(Names=_listed(self._ids)))
        self._lead()
        self.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=_listed(self._places)))

    def _lead(self) -> None:
        """Let links between pieces lead to their targets."""
        lost = set()
        for page in self.pdf.pages:
            for link in page.get("/Annots", ()):
                if target := _target(link):
                    lost |= {target} - self._places.keys()
                    del link["/A"]
                    link.Dest = link.Contents = String(target)
        if lost:
            raise Dangling(lost)


def _listed(named: Mapping[str, Any]) -> Array:
    """The leaf of a name tree, where readers look for a name by halves."""
    ordered = sorted((bytes(String(name)), name) for name in named)
    return Array([part for _, name in ordered for part in (String(name), named[name])])


def _target(link: Object) -> str | None:
    """The id to which a link to another piece leads."""
    address = str(link.A.get("/URI", "")) if "/A" in link else ""
    return address.removeprefix(SCHEME) if address.startswith(SCHEME) else None


Place = tuple[int, Sequence[Any]]
"""A place in a file: the page, counted from 0, and how it lies there."""


def placed(file: Pdf) -> dict[str, Place]:
    """The named places in a file, all of which it names in one leaf."""
    if "/Names" not in file.Root or "/Dests" not in file.Root.Names:
        return {}
    listed = list(file.Root.Names.Dests.Names)
    find = _finder(file)
    return {str(n): find(place) for n, place in zip(listed[::2], listed[1::2], strict=True)}


def _finder(file: Pdf) -> Callable[[Any], Place]:
    """What finds the page of a place as a file has it."""
    pages = {page.obj.objgen: n for n, page in enumerate(file.pages)}

    def find(place: Any) -> Place:
        page, *how = list(place)
        return pages[page.objgen], how

    return find


@dataclass(frozen=True)
class Bookmark:
    """A heading: its level, its words, and where it is."""

    level: int
    title: str
    place: Place


def bookmarks(file: Pdf, level: int, start: int) -> Iterator[Bookmark]:
    """The bookmarks of a piece in their order.

    level: of its first heading; start: on which page of the whole it begins, counted from 0.
    """
    find = _finder(file)

    def below(items: Iterable[OutlineItem], level: int) -> Iterator[Bookmark]:
        for item in items:
            page, how = find(item.destination)
            yield Bookmark(level, item.title, (start + page, how))
            yield from below(item.children, level + 1)

    with file.open_outline() as outline:
        yield from below(outline.root, level)


def write_bookmarks(pdf: Pdf, listed: Iterable[Bookmark]) -> None:
    """Write bookmarks, each below the last one of a higher level."""
    with pdf.open_outline() as outline:
        outline.root.clear()
        above: list[tuple[int, OutlineItem]] = []
        for each in listed:
            page, how = each.place
            item = OutlineItem(each.title, Array([pdf.pages[page].obj, *how]))
            while above and above[-1][0] >= each.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((each.level, item))
