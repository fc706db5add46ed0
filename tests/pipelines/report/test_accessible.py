"""PDFs are tagged for PDF/UA-1, say what is said in them to who cannot see, and are sound files."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import outloud
import page as page_validation
import pikepdf
import pytest

from pipelines.present import words_of
from pipelines.report.jobs import Print
from pipelines.report.render import do
from tests.each import each, each_row
from tests.pipelines.report import markup, pdf
from tests.pipelines.report.conftest import PRINTED, Rendered, pdf_text
from tests.pipelines.tabulate.tables import checkout_tables

Paths = Mapping[str, Path]
Pages = Mapping[str, str]
Files = Mapping[str, pikepdf.Pdf]

BUNDLED = ("SrcSans", "Text")
"""The families of the bundled faces, as the styles name them."""
TINY = ("en/example-2013", "en/report")
NOT_FOR_US = ["TBL-010"]
"""It takes a table for one of broken headers where a few rows have a header each, as ours have."""


@pytest.fixture(scope="module")
def paths(tiny_documents: Rendered, sections: Rendered) -> Paths:
    """The file of each PDF."""
    return {**tiny_documents.paths, **sections.paths}


@pytest.fixture(scope="module")
def pages(tiny_documents: Rendered, sections: Rendered) -> Pages:
    """The page that each PDF was made from."""
    return {name: job.html for name, job in (tiny_documents.jobs | sections.jobs).items()}


@pytest.fixture(scope="module")
def files(paths: Paths) -> Iterator[Files]:
    """Each PDF, open: whoever reads it leaves it as it is."""
    with ExitStack() as opened:
        yield {name: opened.enter_context(pikepdf.open(path)) for name, path in paths.items()}


each_name = each((*TINY, *PRINTED))
every_name = pytest.mark.parametrize("name", (*TINY, *PRINTED))
"""Where a case takes a second, so that the workers share them."""


@each_name
def test_the_file_is_tagged_and_says_so(name: str, files: Files):
    assert files[name].Root.MarkInfo.Marked
    assert "/StructTreeRoot" in files[name].Root
    assert files[name].Root.ViewerPreferences.DisplayDocTitle
    assert files[name].open_metadata()["pdfuaid:part"] == "1"


@each_name
def test_the_file_says_its_language(name: str, files: Files):
    assert str(files[name].Root.Lang) == name.partition("/")[0]


@each_row([("en/example-2013", "Example agreement on bridges"), ("en/report", "Example data")])
def test_the_title_and_the_author_are_in_the_metadata(name: str, title: str, files: Files):
    assert files[name].open_metadata()["dc:title"] == title
    assert str(files[name].docinfo["/Title"]) == title
    assert str(files[name].docinfo["/Author"]) == "Example author"


@each(TINY)
def test_the_file_carries_no_date_but_that_of_the_release(name: str, files: Files):
    written = {
        str(value)[:10]
        for each in files[name].objects
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
        for part in (each, each.get("/Params", {}))
        for key, value in part.items()
        if key in ("/CreationDate", "/ModDate")
    }
    assert written <= {"D:20200630"}
    metadata = files[name].open_metadata().items()
    assert {str(value)[:10] for key, value in metadata if "Date" in key} <= {"2020-06-30"}


@each_name
def test_fonts_are_embedded_and_none_other_than_the_bundled(name: str, paths: Paths):
    used = list(pdf.fonts(paths[name]))
    assert {name for name, embedded in used if not embedded} == set()
    families = {name.split("-")[0] for name, _ in used}
    assert families == set(BUNDLED)


@each_name
def test_headings_begin_with_the_first_level_and_skip_none(name: str, files: Files):
    tags = [str(each.S) for each in pdf.elements(files[name])]
    levels = [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each_name
def test_bookmarks_are_the_headings(name: str, files: Files, pages: Pages):
    outline = files[name].open_outline().root
    titles = [" ".join(title.split()) for title in pdf.bookmarks(outline)]
    assert [title.replace("\u2060", "") for title in titles] == [
        words for _, words in markup.headings(pages[name])
    ]


@each_name
def test_every_figure_is_described(name: str, files: Files, pages: Pages):
    described = [str(each.get("/Alt", "")) for each in pdf.elements(files[name], "/Figure")]
    assert described == [each.get("alt") for each in markup.body(pages[name]).iter("img")]
    assert all(described)


def test_sections_show_figures(sections: Rendered):
    for path in sections.paths.values():
        with pikepdf.open(path) as file:
            assert list(pdf.elements(file, "/Figure"))


@each_name
def test_every_table_has_header_cells_and_data_cells(name: str, files: Files):
    tables = list(pdf.elements(files[name], "/Table"))
    assert tables
    for table in tables:
        assert {"/TH", "/TD"} <= {str(each.S) for each in pdf.below(table)}


@each_name
def test_every_header_cell_says_what_it_heads(name: str, files: Files):
    scopes = Counter(
        (part, str(cell.A.get("/Scope")))
        for part in ("/THead", "/TBody")
        for group in pdf.elements(files[name], part)
        for cell in pdf.below(group)
        if cell.S == "/TH"
    )
    assert set(scopes) == {("/THead", "/Column"), ("/TBody", "/Row")}


@each_name
def test_every_id_stands_once_and_in_order_in_the_tree_of_ids(name: str, files: Files):
    names = list(files[name].Root.StructTreeRoot.IDTree.Names)
    listed = [str(each) for each in names[::2]]
    assert listed == sorted(set(listed))
    given = {str(each.ID): each.objgen for each in pdf.elements(files[name]) if "/ID" in each}
    assert dict(zip(listed, (each.objgen for each in names[1::2]), strict=True)) == given
    assert len(given) == len(list(pdf.elements(files[name], "/TH")))


@each_name
def test_the_headers_of_a_cell_are_header_cells_of_its_table(name: str, files: Files):
    for table in pdf.elements(files[name], "/Table"):
        cells = pdf.cells(table)
        heads = {str(each.ID) for each in cells if each.S == "/TH"}
        named = [head for cell in cells for head in pdf.headers(cell)]
        assert named
        assert set(named) <= heads
        assert all("/Headers" not in each.A for each in cells if each.S == "/TH")


@each_name
def test_a_value_is_headed_by_the_name_before_it(name: str, files: Files):
    """Tables without a head are rows of names and values, as at the head of a section."""
    rows = [
        [cell for cell in pdf.below(row) if cell.S in ("/TH", "/TD")]
        for table in pdf.elements(files[name], "/Table")
        if "/THead" not in {str(each.S) for each in pdf.below(table)}
        for row in pdf.below(table)
        if row.S == "/TR"
    ]
    pairs = [pair for row in rows for pair in pairwise(row) if pair[1].S == "/TD"]
    assert len(pairs) > 2
    for name, value in pairs:
        if name.S == "/TH":
            assert pdf.headers(value) == [str(name.ID)]


@each_name
def test_what_stands_in_a_column_is_headed_by_its_head(name: str, files: Files):
    """Rows that fill the columns one by one, under one row of heads."""
    checked = 0
    for table in pdf.elements(files[name], "/Table"):
        rows = [each for each in pdf.below(table) if each.S == "/TR"]
        head, *body = [[c for c in pdf.below(r) if c.S in ("/TH", "/TD")] for r in rows]
        if {str(cell.S) for cell in head} != {"/TH"}:
            continue
        for row in (row for row in body if len(row) == len(head)):
            for column, cell in zip(head, row, strict=True):
                if cell.S == "/TD":
                    assert pdf.headers(cell)[-1] == str(column.ID)
                    own = [str(each.ID) for each in row if each.S == "/TH"]
                    assert [h for h in pdf.headers(cell)[:-1] if h in own] == own
                    checked += 1
    assert checked > 2


TABLES = {
    "names and values": (
        "<tr><th scope=row>a</th><td>1</td><th scope=row>b</th><td>2</td></tr>"
        "<tr><th scope=row>c</th><td>3</td><th scope=row>d</th><td>4</td></tr>",
        {"1": ["a"], "2": ["b"], "3": ["c"], "4": ["d"]},
    ),
    "heads that span": (
        "<thead><tr><th scope=col rowspan=2>A</th><th scope=col colspan=2>B</th></tr>"
        "<tr><th scope=col>C</th><th scope=col>D</th></tr></thead>"
        "<tbody><tr><th scope=row rowspan=2>r</th><td>1</td><td>2</td></tr>"
        "<tr><td colspan=2>3</td></tr></tbody>",
        {"1": ["r", "B", "C"], "2": ["r", "B", "D"], "3": ["r", "B", "C", "D"]},
    ),
    "groups of rows": (
        "<thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead>"
        "<tbody><tr><th scope=rowgroup colspan=2>g</th></tr>"
        "<tr><th scope=row>r</th><td>1</td></tr></tbody>"
        "<tbody><tr><th scope=rowgroup colspan=2>h</th></tr>"
        "<tr><th scope=row>s</th><td>2</td></tr></tbody>",
        {"1": ["g", "r", "B"], "2": ["h", "s", "B"]},
    ),
    "more heads than values": (
        "<thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead>"
        "<tbody><tr><th scope=row>r</th><td>1</td></tr></tbody>",
        {"1": ["r", "B"]},
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_the_headers_of_a_table_are_those_of_its_page(kind: str, tmp_path: Path):
    rows, expected = TABLES[kind]
    html = f"<!doctype html><html lang=en><title>A</title><h1>A</h1><table>{rows}</table></html>"
    do(Print(html=html, path=tmp_path / "page.pdf", modified=0))
    texts = [each.text for each in markup.body(html).iter("th", "td")]
    with pikepdf.open(tmp_path / "page.pdf") as opened:
        (table,) = pdf.elements(opened, "/Table")
        cells = pdf.cells(table)
        named = {str(cell.get("/ID", "")): text for cell, text in zip(cells, texts, strict=True)}
        found = {
            text: [named[head] for head in pdf.headers(cell)]
            for cell, text in zip(cells, texts, strict=True)
            if cell.S == "/TD"
        }
    assert found == expected


def test_the_parts_of_a_table_on_two_pages_have_headers_of_their_own(tmp_path: Path):
    row = "<tr><th scope=row>r</th><td>1</td></tr>"
    head = "<thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead>"
    html = (
        "<!doctype html><html lang=en><title>A</title><style>@page { size: 10cm 5cm }</style>"
        f"<h1>A</h1><table>{head}<tbody>{row * 12}</tbody></table></html>"
    )
    do(Print(html=html, path=tmp_path / "page.pdf", modified=0))
    with pikepdf.open(tmp_path / "page.pdf") as opened:
        parts = [pdf.cells(table) for table in pdf.elements(opened, "/Table")]
        assert len(parts) > 1
        ids = [str(cell.ID) for cells in parts for cell in cells if cell.S == "/TH"]
        assert len(set(ids)) == len(ids)
        for _, column, *cells in parts:
            assert all(
                pdf.headers(value) == [str(name.ID), str(column.ID)]
                for name, value in zip(cells[::2], cells[1::2], strict=True)
            )


@each_name
def test_what_stands_in_another_language_says_so(name: str, files: Files, pages: Pages):
    language = name.partition("/")[0]
    foreign = Counter(
        each.attrib["lang"]
        for each in markup.body(pages[name]).iter()
        if markup.is_foreign(each, language)
    )
    tagged = Counter(str(each.Lang) for each in pdf.elements(files[name]) if "/Lang" in each)
    assert set(tagged) == set(foreign)
    assert all(tagged[code] >= number for code, number in foreign.items())


@each([name for name in PRINTED if not name.startswith("en/")])
def test_findings_are_english_in_every_language(name: str, pages: Pages):
    assert len(markup.having(pages[name], lang="en")) > 2


@each(PRINTED)
def test_a_section_carries_its_own_rows_as_csv(name: str, files: Files):
    agreement = name.partition("/")[2]
    assert set(files[name].attachments) == {
        "assessments_flat.csv",
        "positions.csv",
        "provisions.csv",
    }
    for attached, entry in files[name].attachments.items():
        text = entry.get_file().read_bytes().decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        all_rows = checkout_tables().rows(attached.removesuffix(".csv"))
        assert len(rows) == sum(row["agreement_id"] == agreement for row in all_rows) > 0
        assert {row["agreement_id"] for row in rows} == {agreement}
        assert entry.description


@each_name
def test_the_names_of_each_tree_are_in_order(name: str, files: Files):
    # Readers look for a name by halves; WeasyPrint 70.0 writes attachments in the order given.
    root = files[name].Root
    trees = {kind: list(names(tree)) for kind, tree in root.Names.items()}
    trees["/IDTree"] = list(names(root.StructTreeRoot.IDTree))
    assert {"/Dests", "/IDTree"} <= trees.keys() and all(trees.values())
    assert trees == {kind: sorted(set(found)) for kind, found in trees.items()}


def names(node: pikepdf.Object) -> Iterator[bytes]:
    """The names of a name tree, in the order of the file."""
    for child in node.get("/Kids", ()):
        yield from names(child)
    yield from map(bytes, list(node.get("/Names", ()))[::2])


@pytest.mark.parametrize("name", PRINTED)
def test_each_level_says_in_words_whether_it_is_stated_or_inferred(name: str, paths: Paths):
    language, _, section = name.partition("/")
    words, text = words_of(language), pdf_text(name, paths[name])
    told = {
        f"{words.levels[row['level']]}, {words.basis[row['level_basis']]}"
        for row in checkout_tables().rows("positions")
        if row["agreement_id"] == section and row["kind"] == "level"
    }
    assert {each for each in told if each not in text} == set()


@each_name
def test_page_validation_finds_nothing_against_pdf_ua_1(name: str, paths: Paths):
    found = page_validation.validate_pdf(
        paths[name], profile=page_validation.ValidationProfile.PDF_UA_1
    )
    assert found.rules.total > 100
    assert [str(failure) for failure in found.failures] == []
    assert found.is_compliant


@every_name
def test_outloud_finds_no_error(name: str, paths: Paths):
    found = outloud.check(str(paths[name]), skip=NOT_FOR_US)
    assert found.error is None
    errors = [each for each in found.findings if each.severity == "error"]
    assert [(each.rule, each.message) for each in errors] == []


@each_name
def test_qpdf_finds_nothing(name: str, paths: Paths):
    with pikepdf.open(paths[name]) as file:
        assert file.check_pdf_syntax() == []


def test_a_foreign_word_in_a_link_is_part_of_the_link(tmp_path: Path):
    link = '<p><a href="#end">Planned: <span lang="fr">le pont</span> and more</a></p>'
    html = (
        f"<!doctype html><html lang=en><title>A</title><h1>A</h1>{link}<h2 id=end>End</h2></html>"
    )
    do(Print(html=html, path=tmp_path / "page.pdf", modified=0))
    found = page_validation.validate_pdf(
        str(tmp_path / "page.pdf"), profile=page_validation.ValidationProfile.PDF_UA_1
    )
    assert [failure for failure in found.failures if "LINK" in failure.rule_id] == []
    with pikepdf.open(tmp_path / "page.pdf") as opened:
        assert any("/Lang" in each and each.S == "/Link" for each in pdf.elements(opened))
