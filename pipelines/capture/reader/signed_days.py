"""Days behind the name of who wrote a post: `Ana, 4 May 2019`, as blogs have them.

They look like a dateline, `Vranje, 4 May 2019`; a name that is no town that we know, and of which
the text says nowhere that something is there, is that of a person.
"""

import re

from pipelines.capture.reader.bodies import BODY
from pipelines.capture.reader.date_names import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from pipelines.capture.reader.gazetteer import town_forms
from pipelines.capture.reader.kinds import kind_in
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.place_words import NO_TOWN

_NAME = re.compile(r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: \([a-z][^()]{2,30}\))?,\s*$")
_REST = re.compile(r"[\s.]*")
_NO_NAMES = frozenset((*MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *NO_TOWN))


def is_signed(part: Part, line: Piece, start: int, end: int) -> bool:
    """Whether a line is the name of a person and a day.

    start, end: of the day, in the plain text.
    """
    lead = _NAME.fullmatch(line.text[: start - line.start])
    if not lead or not _REST.fullmatch(line.text[end - line.start :]):
        return False
    name = lead["name"]
    words = name.lower().split()
    if name.lower() in town_forms() or any(word in _NO_NAMES for word in words):
        return False
    return not (BODY.search(name) or kind_in(name) or _is_where(part, words[0][:4]))


def _is_where(part: Part, stem: str) -> bool:
    """Whether the text says that something is in a place whose name begins so."""
    there = rf"\b(?:in|at|from|to|near|u|iz|do|kod|ne|nga|te)(?: [a-z]+)? {re.escape(stem)}"
    return re.search(there, part.plain.lower()) is not None
