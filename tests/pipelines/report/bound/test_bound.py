"""A bound report: one document, of which each page has its number and each link its place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from pipelines.report.bound.split import SCHEME
from pipelines.report.jobs import Bind, Sketch
from pipelines.report.render import attempt, do
from pipelines.run.pool import processes
from tests.once import once
from tests.pipelines.report import pdf
from tests.pipelines.report.documents import planned
from tests.pipelines.tabulate.tables import tiny_tables


def _made(out: Path) -> Bind:
    made = planned(tiny_tables(), out, chosen=("report",))
    for job in [*map(Sketch, made.figures.values()), *made.parts, *made.documents]:
        do(job)
    (bind,) = made.documents
    assert isinstance(bind, Bind)
    return bind


@pytest.fixture(scope="module")
def bind() -> Bind:
    """The report of the tiny tree, bound."""
    return once("tiny-bound", _made)


@pytest.fixture(scope="module")
def file(bind: Bind) -> Iterator[pikepdf.Pdf]:
    """The file of it."""
    with pikepdf.open(bind.path) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(bind: Bind) -> list[str]:
    """What stands on each page."""
    return pdf.texts(bind.path)


def links(file: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every link of a file."""
    return [link for page in file.pages for link in page.get("/Annots", ())]


def places(file: pikepdf.Pdf) -> dict[str, int]:
    """The page, counted from 1, of each named place."""
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    names = list(file.Root.Names.Dests.Names)
    return {
        str(name): pages[place[0].objgen]
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def test_all_pages_of_all_parts_are_there(bind: Bind, file: pikepdf.Pdf):
    lengths = []
    for part in bind.parts:
        with pikepdf.open(part.path) as one:
            lengths.append(len(one.pages))
    assert len(file.pages) == 2 + sum(lengths) + 1


def test_every_page_but_the_cover_has_its_number(texts: list[str]):
    assert [re.findall(rf"^(\d+) / {len(texts)}$", text, re.M) for text in texts] == [
        [],
        *([str(number)] for number in range(2, len(texts) + 1)),
    ]


def test_contents_name_the_page_of_each_place(bind: Bind, file: pikepdf.Pdf):
    found = places(file)
    told = numbers(bind.path, 1)
    assert told == {name: found[name] for name in told}
    assert {str(link.Dest) for link in file.pages[1].Annots} == set(told)


def numbers(path: Path, page: int) -> dict[str, int]:
    """The places to which links of a page lead, with the number at the end of the whole link."""
    told: dict[str, int] = {}
    with pymupdf.open(path) as opened:
        for link in opened[page].get_links():
            text = opened[page].get_text(clip=link["from"] + (-1, -1, 1, 1))
            told.setdefault(link["nameddest"], int(re.findall(r"\d+", text)[-1]))
    return told


def test_every_link_leads_to_a_place(file: pikepdf.Pdf):
    found, inner = places(file), [link for link in links(file) if "/Dest" in link]
    assert len(inner) > 20
    assert {str(link.Dest) for link in inner} <= set(found)
    assert not [link for link in links(file) if SCHEME in str(link.get("/A", ""))]


def test_every_page_and_link_finds_its_tags(file: pikepdf.Pdf):
    tree = list(file.Root.StructTreeRoot.ParentTree.Nums)
    numbers = dict(zip(map(int, tree[::2]), tree[1::2], strict=True))
    assert list(numbers) == sorted(numbers)
    parents = [int(page.StructParents) for page in file.pages]
    linked = [int(link.StructParent) for link in links(file)]
    assert len({*parents, *linked}) == len(parents) + len(linked) == len(numbers)
    for page, number in zip(file.pages, parents, strict=True):
        assert all(tag.Pg.objgen == page.obj.objgen for tag in numbers[number])
    for link, number in zip(links(file), linked, strict=True):
        kids = [kid for kid in numbers[number].K if isinstance(kid, pikepdf.Dictionary)]
        assert link.objgen in [kid.Obj.objgen for kid in kids if "/Obj" in kid]


def test_one_document_holds_the_parts(bind: Bind, file: pikepdf.Pdf):
    (document,) = file.Root.StructTreeRoot.K
    assert document.S == "/Document"
    assert {str(part.S) for part in document.K} == {"/Part"}
    assert len(document.K) == len(bind.parts) + 2


def test_each_face_is_there_once(file: pikepdf.Pdf):
    faces = [
        str(each.FontName)
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    assert len(faces) == len(set(faces)) > 3
    named = {
        (mark, font.objgen)
        for page in file.pages
        for mark, font in page.Resources.Font.items()
        if mark != "/PageNumbers"
    }
    assert len(named) == len({mark for mark, _ in named}) == len(faces)


def test_bookmarks_are_nested_as_headings_are(file: pikepdf.Pdf):
    with file.open_outline() as outline:
        (root,) = outline.root
        titles = [item.title for item in root.children]
        (agreements,) = (item for item in root.children if item.title == "Agreements")
    assert titles[0] == "Contents" and titles[-1] == "Agreements by their names"
    assert [item.title for item in agreements.children] == ["Example agreement on bridges"]


def test_another_process_binds_the_same_bytes(bind: Bind, tmp_path: Path):
    other = replace(bind, path=tmp_path / "other.pdf")
    with processes() as run:
        assert list(run(do, [other])) == ["other.pdf"]
    assert other.path.read_bytes() == bind.path.read_bytes()


def test_a_part_that_is_missing_is_no_gap(bind: Bind, tmp_path: Path):
    lost = replace(bind.parts[0], path=tmp_path / "lost.pdf")
    with pytest.raises(OSError, match=r"lost\.pdf"):
        attempt(replace(bind, parts=(lost,), path=tmp_path / "other.pdf"))


def test_links_that_lead_nowhere_are_told(bind: Bind, tmp_path: Path):
    fewer = replace(bind, parts=bind.parts[:-1], path=tmp_path / "other.pdf")
    assert "links lead nowhere: sources" in str(attempt(fewer))
    assert "links lead nowhere: note-" in str(attempt(replace(fewer, front=COVER, index=COVER)))


COVER = "<!doctype html><html lang=en><title>A</title><body><h1>A</h1></html>"
