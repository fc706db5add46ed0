"""Answer sheets that come back: everything that is wrong with one at once, else its answers."""

import hashlib
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from pipelines.present import words_of
from pipelines.review import layout
from schemas import codes, near
from schemas.fields import NEVER_WRITTEN, CodeList
from schemas.fingerprint import text_hash
from schemas.personal import personal_in
from schemas.problem import Place, Problem, show

MOST_BYTES = 4 * 2**20
"""The largest file that is read; a sheet of the longest narrative has a hundredth of it."""

MOST_UNPACKED = 32 * 2**20
"""Bytes of all parts of a workbook that is read."""

_FAR = re.compile(rb'<c\b[^>]*\br="(?:[A-Z]{3}[0-9]+|[A-Z]+[0-9]{5,})"[^>]*(?<!/)>')
"""A cell with a value in column AAA or later, or below row 9999."""


@dataclass(frozen=True)
class Known:
    """What sheets are held against.

    hashes: narrative and language to the hash of the text as it is; sentences: narrative to the ids
    of its sentences; taken: the sheets that were taken before.
    """

    hashes: Mapping[tuple[str, str], str]
    sentences: Mapping[str, Sequence[str]]
    taken: Collection[str]


@dataclass(frozen=True)
class Said:
    """A verdict, and a comment if there is one."""

    verdict: str
    comment: str | None


@dataclass(frozen=True)
class Answers:
    """What one reader answers.

    sentences: by the id of the sentence; sheet: the mark by which it is known again.
    """

    narrative_id: str
    language: str
    text_hash: str
    sentences: Mapping[str, Said]
    whole: Said
    community: str
    profession: str
    sheet: str


@dataclass(frozen=True)
class _Line:
    """A row of a page: the name of the page, its number from 0, and its cells as texts."""

    page: str
    number: int
    cells: list[str]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


_Pages = Mapping[str, list[_Line]]


def answers_in(path: Path, known: Known) -> tuple[Answers | None, list[Problem]]:
    """The answers of a sheet, or all that is wrong with it.

    path: the file. A sheet for an older text is good; one that was taken before is not.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        pages = _pages(data)
    except OSError as error:
        what = "a sheet that cannot be read"
        return None, [Problem(what, found=error.strerror, place=Place(str(path)))]
    if pages is None:
        return None, [_no_sheet(path)]
    return _Reading(str(path), pages, known).answers(data)


def _no_sheet(path: Path) -> Problem:
    what, allowed = "not an answer sheet", "a file that `dialogue review copy` made, filled in"
    return Problem(what, found=path.name, allowed=allowed, place=Place(str(path)))


def _pages(data: bytes) -> _Pages | None:
    """The pages of a workbook, or None where it is no answer sheet."""
    try:
        if not _is_small(data):
            return None
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            pages = {name: _lines(book, name) for name in book.sheet_names}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a fault of the library itself is no Exception
        return None
    first = pages.get(layout.TEXT_PAGE, [])[:1]
    is_ours = len(pages) >= 3 and bool(first) and first[0].cell(0) == layout.FORM
    return pages if is_ours else None


def _is_small(data: bytes) -> bool:
    """Whether a workbook can be held: the library makes room for all cells up to the last.

    data: of the file. Raises BadZipFile for what is no workbook.
    """
    with ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
            return False
        pages = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return not any(_FAR.search(parts.read(name)) for name in pages)


def _lines(book: CalamineWorkbook, name: str) -> list[_Line]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [_Line(name, number, list(map(_text, row))) for number, row in enumerate(rows)]


def _text(value: Any) -> str:
    """A cell as a text on one line, without what cannot be seen."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "".join(letter for letter in " ".join(str(value).split()) if letter.isprintable())


class _Reading:
    """One sheet, read: gathers what is wrong as it goes."""

    def __init__(self, file: str, pages: _Pages, known: Known) -> None:
        self.file, self.known = file, known
        self.problems: list[Problem] = []
        names = [name for name in pages if name != layout.TEXT_PAGE]
        self.head = _Line(names[0], 0, [])
        self.answer_lines, self.reader_lines = pages[names[0]], pages[names[1]]
        said = {line.cell(0): line.cell(1) for line in pages[layout.TEXT_PAGE]}
        self.narrative = said.get(layout.NARRATIVE, "")
        self.language = said.get(layout.LANGUAGE, "")
        self.text_hash = said.get(layout.TEXT_HASH, "")

    def answers(self, data: bytes) -> tuple[Answers | None, list[Problem]]:
        """The answers, or what is wrong with them."""
        now = self.known.hashes.get((self.narrative, self.language))
        if now is None:
            return None, [self._unknown_text()]
        lines = self._by_key(self.answer_lines, layout.KEY)
        if not any(line.cell(layout.VERDICT) for line in lines.values()):
            return None, [
                self._problem("a sheet that is not filled in", self.head, 0, "no verdict")
            ]
        expected = [*self.known.sentences[self.narrative], layout.WHOLE]
        self._complete(lines, expected if self.text_hash == now else [layout.WHOLE])
        said = dict(self._said(lines))
        reader = self._by_key(self.reader_lines, layout.READER_KEY)
        community = self._reader(reader.get(layout.COMMUNITY), codes.COMMUNITY)
        profession = self._reader(reader.get(layout.PROFESSION), codes.PROFESSION)
        if self.problems:
            return None, self.problems
        whole = said.pop(layout.WHOLE)
        about = (self.narrative, self.language, self.text_hash)
        marked = _mark(data, *about, said, whole, community, profession)
        if marked in self.known.taken:
            hint = "leave it out; a reader is counted once"
            what = "a sheet that was taken before"
            return None, [Problem(what, found=self.file, hint=hint, place=Place(self.file))]
        return Answers(*about, said, whole, community, profession, marked), []

    def _unknown_text(self) -> Problem:
        found = f"{self.narrative} in {self.language}"
        hint = near.hint(self.narrative, self.known.sentences)
        what, allowed = "a sheet on no narrative of the data", "a narrative and a language"
        return Problem(what, found=found, allowed=allowed, hint=hint, place=Place(self.file))

    def _by_key(self, lines: Sequence[_Line], column: int) -> dict[str, _Line]:
        """The rows that answer something; one that stands twice, or has no key, is a problem."""
        found: dict[str, _Line] = {}
        for line in lines:
            key = line.cell(column)
            if key in found:
                self.problems.append(
                    self._problem("a row that stands twice", line, column, key, "each once")
                )
            elif key:
                found[key] = line
        return found

    def _complete(self, lines: Mapping[str, _Line], expected: Sequence[str]) -> None:
        for key in expected:
            if key not in lines:
                what = "a row that was taken out"
                self.problems.append(self._problem(what, self.head, layout.KEY, key, "every row"))
        if len(expected) > 1:
            for key in lines.keys() - set(expected):
                what, allowed = "a row on no sentence of the text", "the rows as they were"
                self.problems.append(self._problem(what, lines[key], layout.KEY, key, allowed))

    def _said(self, lines: Mapping[str, _Line]) -> Iterator[tuple[str, Said]]:
        for key, line in lines.items():
            listed = codes.REVIEW_VERDICT if key == layout.WHOLE else codes.COMMENT_VERDICT
            verdict = self._chosen(line, layout.VERDICT, listed)
            comment: str | None = line.cell(layout.COMMENT)
            if not comment or comment.casefold() in NEVER_WRITTEN:
                comment = None
            elif kind := personal_in(comment):
                what, allowed = "personal data in a comment", "no addresses, numbers, links"
                self.problems.append(self._problem(what, line, layout.COMMENT, kind, allowed))
            yield key, Said(verdict, comment)

    def _reader(self, line: _Line | None, listed: CodeList) -> str:
        """What a reader says of themselves; nothing is `not-stated`."""
        if line is None or not line.cell(layout.ANSWER):
            return "not-stated"
        return self._chosen(line, layout.ANSWER, listed)

    def _chosen(self, line: _Line, column: int, listed: CodeList) -> str:
        """The code of what was chosen, in any language; what is in no list is a problem."""
        given = line.cell(column)
        code = _by_label(listed.name).get(given.casefold())
        if code is None:
            labels = layout.choice(words_of(self.language), listed).labels.values()
            what = "an answer that is not in the list" if given else "no answer"
            allowed = ", ".join(labels)
            self.problems.append(self._problem(what, line, column, show(given or None), allowed))
        return code or ""

    def _problem(
        self, what: str, line: _Line, column: int, found: str, allowed: str | None = None
    ) -> Problem:
        """A problem at a cell, which is named as a workbook names it. column: from 0."""
        cell = f"cell {chr(ord('A') + column)}{line.number + 1} of page {line.page}"
        place = Place(self.file, line.number + 1, column + 1)
        return Problem(f"{cell}: {what}", found=found, allowed=allowed, place=place)


@cache
def _by_label(name: str) -> dict[str, str]:
    """Label in any language, and code, to the code of a list."""
    (listed,) = (each for each in layout.LISTS if each.name == name)
    found = {code: code for code in listed.codes}
    for language in codes.LANGUAGE.codes:
        labels = layout.choice(words_of(language), listed).labels
        found |= {label.casefold(): code for code, label in labels.items()}
    return found


def _mark(data: bytes, *said: Any) -> str:
    """What a sheet is known by: its answers where they hold words of the reader, else its bytes.

    Two readers may choose the same from every list; no two write the same comments.
    """
    text = json.dumps(said, default=asdict, sort_keys=True)
    *_, sentences, whole, _, _ = said
    has_words = any(each.comment for each in (*sentences.values(), whole))
    return text_hash(text if has_words else hashlib.sha256(data).hexdigest())
