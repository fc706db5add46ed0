"""The title of a page or an entry, and where its text begins."""

import re
from dataclasses import dataclass

from pipelines.capture.reader.chrome import is_head
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.verbs import STATUS

LONGEST = 260
"""Letters of a title."""

_META = re.compile(
    r"^\W*(?:published|posted|release date|date\b|datum|data\b|by [a-z]+\W*$|author|autor|"
    r"publikuar|objavljen|last modified|image|category|kategori|tags?\b|me: |"
    r"event (?:starts|ends))",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?:published at|posted on|publikuar me|objavljeno)\b", re.IGNORECASE)
_PREFIX = re.compile(
    r"^\W*(?:online )?(?:workshop|conference|seminar|training|exchange event|round ?table|launch|"
    r"panel|punetori|tryeze|konference|trajnim|radionica|konferencija|okrugli sto|obuka) ?:",
    re.IGNORECASE,
)
"""The kind of an event before a colon: such a line is its title."""
_BODY_ONLY = re.compile(
    r"(?:[A-Z][\w&-]* ){0,4}(?:Institute|Centre|Center|Group|Foundation|Forum|Network|NGO|Fund|"
    r"Initiative|Association|Instituti|Qendra|Fondacioni|Institut|Centar|Fondacija|Mreza)"
)
_REST = re.compile(r"[\s\d:.,|»>()/-]*(?:ne ora|at|u|h|am|pm)?[\s\d:.,|»>()/-]*", re.IGNORECASE)


@dataclass(frozen=True)
class Title:
    """Where a title stands in the plain text of a part, and where the text below it begins."""

    start: int
    end: int
    body: int


def title_of(part: Part, heading: tuple[int, int] | None, known: Known) -> Title | None:
    """The title. heading: where HTML says that it stands."""
    if heading and (piece := _line_at(part, heading[0])):
        return _trimmed(piece)
    if named := _above_label(part):
        return _trimmed(named)
    lines = [line for line in part.lines if not is_head(line.text)][:6]
    if prefixed := next((line for line in lines[:4] if _PREFIX.match(line.text)), None):
        return _trimmed(prefixed)
    for n, line in enumerate(lines):
        if is_dated(line.text) or _META.match(line.text):
            continue
        following = lines[n + 1] if n + 1 < len(lines) else None
        if following and _is_site(line, following, known):
            continue
        return _trimmed(line) if _may_be_title(line, following) else None
    return None


def _above_label(part: Part) -> Piece | None:
    """The line above the label of publication, or below a menu that stands under a site's name."""
    lines = part.lines[:6]
    for n, line in enumerate(lines[1:], 1):
        above = lines[n - 1]
        if _LABEL.match(line.text) and n <= 3 and _names_itself(above.text):
            return above
        below = lines[n + 1] if n + 1 < len(lines) else None
        if is_head(line.text) and below and n == 1 and not is_dated(below.text):
            return below if 8 < len(below.text) <= LONGEST and not is_head(below.text) else None
    return None


def _names_itself(line: str) -> bool:
    """Whether a line may be a title by its length and end."""
    return not is_head(line) and len(line) <= LONGEST and not line.rstrip().endswith(".")


def _line_at(part: Part, at: int) -> Piece | None:
    return next(
        (line for line in part.lines if line.start <= at < line.end or at <= line.start), None
    )


def _is_site(line: Piece, following: Piece, known: Known) -> bool:
    """The name of the organisation over the title of its page."""
    name = " ".join(plain(line.text).split())
    if is_dated(following.text) or len(following.text) >= 200:
        return False
    return name in known.organisations or _BODY_ONLY.fullmatch(line.text.strip()) is not None


def _may_be_title(line: Piece, following: Piece | None) -> bool:
    if len(line.text) > LONGEST or re.search(r"[.!] +[A-Z].*\.$", line.text):
        return False
    opening = dates(line.text[:60])
    if opening and opening[0].start < 3 and following is None:
        return False
    if opening and opening[0].start < 3 and len(line.text) > 120:
        return False
    return following is not None or not line.text.endswith(".") or len(line.text) < 120


def _trimmed(line: Piece) -> Title:
    """A title without a date, time and status that are glued to its end."""
    text = line.text
    lead = re.match(r"[•*#]+ *", text)
    start = lead.end() if lead else 0
    for found in dates(text):
        rest = text[found.end :]
        glued = found.numeric and found.start > 3
        if glued and (
            _REST.fullmatch(rest) or STATUS.search(rest) or re.match(r" *\d{1,2}[:.]\d\d", rest)
        ):
            return Title(
                line.start + start,
                line.start + len(text[: found.start].rstrip(" -|,(")),
                line.start + found.start,
            )
    return Title(line.start + start, line.end, line.end)


def is_dated(line: str) -> bool:
    """Whether a line is a date and little else. line: plain."""
    found = dates(line)
    if not found:
        return False
    rest = line
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    rest = re.sub(
        r"\d{1,2}[:.]\d\d|schedule|calendar\w*|date(?: start)?|posted on|published(?: at|"
        r" on)?|[^a-zA-Z]",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return len(rest.split()) <= 3 and len(rest.strip()) < 28
