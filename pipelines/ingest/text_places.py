"""Where a word of a text stands in its file: a text may go over several lines there."""

from collections.abc import Mapping
from pathlib import Path

from schemas.problem import Place

_QUOTES = "'\"\\"


class TextPlaces:
    """Finds words in the files of the records.

    root: the folder of the records (raw/); instead: texts in the place of files, by path relative
    to it.
    """

    def __init__(self, root: Path, instead: Mapping[str, str] | None = None) -> None:
        self._root = root
        self._lines = {
            f"{root.name}/{path}": text.split("\n") for path, text in (instead or {}).items()
        }

    def of(self, start: Place, text: str, at: int) -> Place:
        """The place of a letter of a text.

        start: where the text begins in its file; at: the number of the letter, from 0. Where the
        file has the text in another form (a block of lines, escapes) it is the beginning.
        """
        lines = self._read(start.file)
        line, column = start.line - 1, start.column - 1
        for number, letter in enumerate(text):
            line, column = _next(lines, line, column, letter)
            if line < 0:
                return start
            if number == at:
                return Place(start.file, line + 1, column + 1)
            column += 1
        return start

    def _read(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                text = (self._root.parent / file).read_text(encoding="utf-8")
            except OSError:  # gone since it was read: the beginning is known
                text = ""
            self._lines[file] = text.split("\n")
        return self._lines[file]


def _next(lines: list[str], line: int, column: int, letter: str) -> tuple[int, int]:
    """Where the next letter of a text stands, from a place on; (-1, 0) where it does not."""
    while line < len(lines):
        found = lines[line][column : column + 1]
        if found == letter:
            return line, column
        if not found:
            if letter == " ":
                return line, column  # the end of the line is the blank between two words
            line, column = line + 1, 0
        elif found in _QUOTES or found == " ":
            column += 1
        else:
            break
    return -1, 0
