"""Word files: a section with real headings, tables, described pictures, its language and notes."""

import re
import runpy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from markupsafe import escape

from pipelines.present import words_of
from pipelines.present.html.tree import parsed, serialised
from pipelines.present.language import LANGUAGES
from pipelines.report.html.word import with_regions
from pipelines.report.jobs import REFERENCES, Write
from pipelines.report.render import do
from pipelines.report.word import WordProblem
from schemas.problem import CouldNotRun
from tests.each import each
from tests.pipelines.report import markup
from tests.pipelines.report.documents import planned, prints, tiny_plan, written
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

SECTION = "cadastral-records-2011"
IN_WORD = {"en": "en", "sq": "sq", "sr-Latn": "sr-Latn-RS", "sr-Cyrl": "sr-Cyrl-RS"}
"""Languages as word processors have them: they have Serbian of a region only."""
BOXES = {"en": "boxes", "sq": "kuti", "sr-Latn": "kvadrati", "sr-Cyrl": "квадрати"}
"""How the word for the boxes begins."""


def speaks_of_boxes(text: str, language: str) -> bool:
    """Whether a text has the word."""
    return re.search(rf"\b{BOXES[language]}", text.casefold()) is not None


@dataclass(frozen=True)
class Word:
    """A Word file, open, with what it was made from."""

    job: Write
    opened: Opened

    @property
    def xml(self) -> str:
        """The body of the file."""
        return ZipFile(self.job.path).read("word/document.xml").decode("utf-8")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Word]:
    """The evidence on one agreement of the checkout in each language."""
    return _made(tmp_path_factory.mktemp("word"), f"evidence/{SECTION}")


@pytest.fixture(scope="session")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Word]:
    """The chapter on the same agreement in each language."""
    return _made(tmp_path_factory.mktemp("word-chapters"), SECTION)


def _made(out: Path, document: str) -> dict[str, Word]:
    plan = planned(checkout_tables(), out, LANGUAGES, (document,), ("docx",))
    for figure in plan.figures.values():
        do(figure)
    for job in written(plan):
        do(job)
    return {job.language: Word(job, Document(str(job.path))) for job in written(plan)}


@pytest.fixture(params=LANGUAGES)
def word(request: pytest.FixtureRequest, made: dict[str, Word]) -> Word:
    """The file of one language after the other."""
    return made[request.param]


def headings(opened: Opened) -> Iterator[tuple[int, str]]:
    """Level and words of the title, which is of level 0, and of each heading."""
    for paragraph in opened.paragraphs:
        if found := re.fullmatch(r"Title|Heading (\d)", paragraph.style.name):
            yield int(found[1] or 0), " ".join(paragraph.text.split())


def test_headings_are_headings(word: Word):
    found = list(headings(word.opened))
    assert len(found) > 6
    assert found == [(level - 1, text) for level, text in markup.headings(word.job.html)]


def test_tables_are_tables_with_all_their_rows(word: Word):
    tables = list(markup.body(word.job.html).iter("table"))
    assert len(tables) > 3
    assert [len(table.rows) for table in word.opened.tables] == [
        len(list(table.iter("tr"))) for table in tables
    ]


def test_the_head_of_a_table_is_repeated_on_each_page(word: Word):
    with_head = [
        table.find("thead") is not None for table in markup.body(word.job.html).iter("table")
    ]
    marked = [bool(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in word.opened.tables]
    assert marked == with_head


def test_pictures_carry_their_description(word: Word):
    described = [shape._inline.docPr.get("descr") for shape in word.opened.inline_shapes]
    assert described == [each.get("alt") for each in markup.body(word.job.html).iter("img")]
    assert len(described) > 1
    assert all(described)


def test_pictures_are_drawings_in_the_file(word: Word):
    names = [name for name in ZipFile(word.job.path).namelist() if name.startswith("word/media/")]
    assert len(names) == len(word.opened.inline_shapes)
    for name in names:
        assert ZipFile(word.job.path).read(name).startswith(b"\x89PNG")


def test_captions_are_numbered(word: Word):
    tables = [markup.text(each) for each in markup.body(word.job.html).iter("caption")]
    text = "\n".join(" ".join(each.text.split()) for each in word.opened.paragraphs)
    assert tables
    assert all(caption in text for caption in tables)


@each(LANGUAGES)
def test_a_chapter_says_what_it_is_and_begins_with_it(language: str, chapters: dict[str, Word]):
    """A line before the title would be taken for the title."""
    chapter = chapters[language]
    found = list(headings(chapter.opened))
    assert found == [(level - 1, text) for level, text in markup.headings(chapter.job.html)]
    assert found[0] == (0, chapter.opened.core_properties.title)
    assert len(chapter.opened.tables) > 1
    assert not speaks_of_boxes(markup.text(markup.body(chapter.job.html)), language)


def test_the_file_says_what_it_is(word: Word):
    about = word.opened.core_properties
    assert about.title == " ".join(markup.headings(word.job.html)[0][1].split())
    assert about.author == "dialogue-data project"
    assert about.language == IN_WORD[word.job.language]


def test_the_file_is_of_the_day_of_the_release(word: Word):
    about = word.opened.core_properties
    day = datetime.fromtimestamp(word.job.modified, UTC).date()
    assert [about.created.date(), about.modified.date()] == [day, day]


def test_the_text_is_in_the_language_for_the_spelling_checker(word: Word):
    styles = ZipFile(word.job.path).read("word/styles.xml").decode("utf-8")
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {IN_WORD[word.job.language]}


def test_what_is_english_is_marked_as_english(word: Word):
    if word.job.language != "en":
        assert word.xml.count('<w:lang w:val="en"') >= len(markup.having(word.job.html, lang="en"))


def languages(xml: str) -> set[str]:
    """The languages that passages of a file are in."""
    return set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', xml))


def test_no_passage_is_in_serbian_of_no_region(word: Word):
    serbian = {each for each in languages(word.xml) if each.startswith("sr")}
    assert serbian <= {"sr-Latn-RS", "sr-Cyrl-RS"}
    assert IN_WORD[word.job.language] not in languages(word.xml)


def test_what_is_in_another_script_than_the_file_says_so(tmp_path: Path):
    """Titles in Serbian, in either script, on a page of each language."""
    titles = {"sr-Latn-RS": "Sporazum o njivama", "sr-Cyrl-RS": "Споразум о њивама"}
    for code in LANGUAGES:
        html = "".join(f"<p>{escape(words_of(code).spoken(t, 'sr'))}</p>" for t in titles.values())
        tree = parsed(f'<html lang="{code}"><body><h1>A</h1>{html}</body></html>')
        with_regions(tree)
        job = Write(serialised(tree), tmp_path / f"{code}.docx", 0, "A", "Author", code, tmp_path)
        do(job)
        found = {
            run.text: run._r.find(f".//{qn('w:lang')}")
            for paragraph in Document(str(job.path)).paragraphs
            for run in paragraph.runs
            if run.text in titles.values()
        }
        assert {text: None if e is None else e.get(qn("w:val")) for text, e in found.items()} == {
            text: None if language == IN_WORD[code] else language
            for language, text in titles.items()
        }


def test_each_level_says_whether_it_is_stated_or_inferred(word: Word):
    words, text = words_of(word.job.language), markup.text(markup.body(word.job.html))
    levels = [row for row in checkout_tables().rows("positions") if row["agreement_id"] == SECTION]
    told = {
        f"{words.levels[row['level']]}, {words.basis[row['level_basis']]}"
        for row in levels
        if row["kind"] == "level"
    }
    written = " ".join(each for each in word.opened.element.itertext())
    assert len(told) > 1
    for words in told:
        assert written.count(words) == text.count(words) > 0


def test_no_legend_speaks_of_boxes_that_the_file_does_not_have(word: Word):
    written = " ".join(each for each in word.opened.element.itertext())
    assert not speaks_of_boxes(written, word.job.language)


@each(LANGUAGES)
def test_no_file_speaks_of_boxes_and_every_page_with_boxes_does(language: str):
    plan = tiny_plan(language)
    speaking = {
        job.path
        for job in prints(plan)
        if speaks_of_boxes(markup.text(markup.body(job.html)), language)
    }
    assert {"overview.pdf", "example-2013.pdf"} <= {path.name for path in speaking}
    assert all('class="boxes"' in job.html for job in prints(plan) if job.path in speaking)
    for job in written(plan):
        assert not speaks_of_boxes(markup.text(markup.body(job.html)), language)


def test_no_word_is_lost(word: Word):
    own = set(re.findall(r"\w{5,}", markup.text(markup.body(word.job.html))))
    text = " ".join(each for each in word.opened.element.itertext())
    assert len(own) > 200
    assert own - set(re.findall(r"\w{5,}", text)) == set()


def test_a_note_leads_to_its_source(word: Word):
    links = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', word.xml))
    places = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', word.xml))
    assert len(links) > 10
    assert links <= places


@each(LANGUAGES)
def test_the_same_section_is_the_same_bytes(language: str, made: dict[str, Word], tmp_path: Path):
    job = made[language].job
    do(replace(job, path=tmp_path / "again.docx"))
    assert (tmp_path / "again.docx").read_bytes() == job.path.read_bytes()


def test_the_bytes_do_not_depend_on_the_clock_and_the_environment(
    made: dict[str, Word], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    job = made["en"].job
    do(replace(job, path=tmp_path / "again.docx"))
    assert (tmp_path / "again.docx").read_bytes() == job.path.read_bytes()


def test_what_was_written_before_leaves_no_trace(
    made: dict[str, Word], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """In one process, after a document of another day and the other way round."""
    job = made["en"].job
    for name, day in (("first", 86_400), ("second", job.modified)):
        do(replace(job, path=tmp_path / f"{name}.docx", modified=day, wide=name == "first"))
    assert (tmp_path / "second.docx").read_bytes() == job.path.read_bytes()


def test_no_part_is_of_another_day_than_that_of_the_release(word: Word):
    with ZipFile(word.job.path) as file:
        days = {item.date_time[:3] for item in file.infolist()}
        dated = re.findall(r"\d{4}-\d\d-\d\dT", file.read("docProps/core.xml").decode())
    own = datetime.fromtimestamp(word.job.modified, UTC)
    assert days <= {(own.year, own.month, own.day), (1980, 1, 1)}
    assert set(dated) == {f"{own:%Y-%m-%d}T"}


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference documents, made anew by the script that made those of the repository."""
    out = tmp_path_factory.mktemp("reference")
    script = Path(__file__).parents[3] / "scripts" / "word-reference.py"
    runpy.run_path(str(script))["write"](out)
    return out


@pytest.mark.parametrize("name", ["portrait", "landscape"])
def test_a_reference_document_is_what_its_script_makes(name: str, rewritten: Path):
    with ZipFile(REFERENCES / f"{name}.docx") as kept, ZipFile(rewritten / f"{name}.docx") as new:
        assert kept.namelist() == new.namelist()
        assert {each: kept.read(each) for each in kept.namelist()} == {
            each: new.read(each) for each in new.namelist()
        }


def test_a_missing_picture_is_an_error_that_names_the_file(tmp_path: Path):
    html = '<html lang="en"><body><h1>A</h1><img src="no-such.png" alt="x"></body></html>'
    job = Write(html, tmp_path / "page.docx", 0, "A", "Author", "en", tmp_path)
    with pytest.raises(WordProblem, match=r"page\.docx: .*no-such"):
        do(job)


def test_what_cannot_be_written_could_not_run():
    assert issubclass(WordProblem, CouldNotRun)


def test_nothing_of_the_page_is_left(word: Word):
    assert 'class="boxes"' not in word.job.html
    assert ".svg" not in word.job.html
    assert "\u2060" not in word.job.html


def test_a_source_has_one_number(word: Word):
    numbered = [each for each in word.opened.paragraphs if re.match(r"1\. \S", each.text)]
    assert len(numbered) == 1
    assert not re.match(r"1\. 1", numbered[0].text)
    assert numbered[0]._p.find(f".//{qn('w:numPr')}") is None


def test_no_caption_leans(word: Word):
    captions = [each for each in word.opened.paragraphs if "Caption" in each.style.name]
    fonts = [style.font for style in word.opened.styles if style.name in ("Caption", "caption")]
    assert len(captions) > 3
    assert fonts
    assert all(font.bold and not font.italic for font in fonts)


def is_wide(opened: Opened) -> bool:
    section = opened.sections[0]
    return bool(section.page_width > section.page_height)


def test_what_is_wide_in_print_is_wide_in_word(word: Word, tmp_path: Path):
    (job,) = written(planned(tiny_tables(), tmp_path, ("en",), ("owed",), ("docx",)))
    do(job)
    assert is_wide(Document(str(job.path)))
    assert not is_wide(word.opened)
