"""Listings: where one entry ends and the next begins."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, pairwise

from pipelines.capture.reader.chrome import is_head
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.headings import is_dated
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.verbs import PAST

_MORE = (
    r"(?:read more|continue reading|learn more|lexo me shume|me shume|lexo me tej|"
    r"opsirnije|procitaj(?:te)? (?:vise|jos)|detaljnije|vise)"
)
_BOUNDARY = re.compile(
    rf"(?:\[ ?(?:…|\.\.\.) ?\](?:\s*{_MORE}\b\W*(?=\n|$))?|(?:…|"
    rf"\.\.\.)(?:[ \t]*{_MORE}\b\W*(?=\n|$)|\s*\n\s*{_MORE}\b\W*(?=\n|$)|(?=\s*\n))|"
    rf"^\W*{_MORE}\W*$|^\W*{_MORE}: [^\n]{{3,160}}$)",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(
    r"^\W*(?:place|vendi|mesto|venue|deadline|afati|rok)\b[^:]{0,30}:", re.IGNORECASE
)
"""What an event says of itself, and a listing does not."""
CUT = re.compile(r"(?:\[ ?(?:…|\.\.\.) ?\]|…|\.\.\.)\W*(?:[A-Za-z ]{0,20})\W*$")
LONGEST = 1_100
"""Letters of an entry; longer is the text of a page with a list below it."""

EXCERPT = 140
"""Letters from which a line is an excerpt, and no title."""

MOST = 400
"""Entries of a listing that are read."""


@dataclass(frozen=True)
class Entry:
    """An entry. start, end: in the plain text; title: its place, where it has one."""

    start: int
    end: int
    title: tuple[int, int] | None
    truncated: bool


def entries(
    part: Part, articles: list[tuple[int, int]], headings: list[tuple[int, int]]
) -> list[Entry]:
    """The entries of a listing, or none where the page is no listing.

    articles, headings: where HTML has them, in the plain text.
    """
    found = _from_articles(part, articles, headings)
    if len(found) < 2:
        marked, dated = _from_marks(part), _from_dates(part)
        found = dated if len(dated) > len(marked) else marked
    for way in (_from_lines, _from_dated_titles):
        if len(found) < 2:
            found = way(part)
    return found[:MOST] if len(found) >= 2 else []


def _from_articles(
    part: Part, articles: list[tuple[int, int]], headings: list[tuple[int, int]]
) -> list[Entry]:
    """Articles in HTML with a heading each."""
    out = []
    for start, end in articles:
        if any(start < a < end and (a, b) != (start, end) for a, b in articles):
            continue  # it holds the others
        title = next(((a, b) for a, b in headings if start <= a and b <= end and b > a), None)
        if title and title[1] + 20 < end < start + 2 * LONGEST:
            cut = CUT.search(part.plain[start:end].rstrip()) is not None
            more = _BOUNDARY.search(part.plain, start, end) is not None
            out.append(Entry(start, end, title, cut or more))
    return out


def _from_marks(part: Part) -> list[Entry]:
    """Entries that end in […] or Read more."""
    out: list[Entry] = []
    at = 0
    for match in islice(_BOUNDARY.finditer(part.plain), MOST):
        entry = _entry(part, at, match.end(), match.start())
        if entry is None and not out and match.start() - at > LONGEST:
            return []
        if entry:
            out.append(entry)
        at = match.end()
    if len(out) >= 2 and out[0].end - out[0].start > LONGEST:
        return []
    return out


def _entry(part: Part, start: int, end: int, cut: int) -> Entry | None:
    """An entry between two marks: its title is the last short line before its excerpt."""
    first, last = (bisect_left(part.lines, at, key=lambda line: line.start) for at in (start, cut))
    lines = [line for line in part.lines[first:last] if not is_head(line.text)]
    if not lines or lines[-1].end - lines[0].start > 3 * LONGEST:
        return None
    long = next((n for n, line in enumerate(lines) if len(line.text) >= EXCERPT), len(lines) - 1)
    title = _title(lines[:long]) if long else _before_date(lines[0])
    first = _first_line(lines, long, title)
    return Entry(first, end, title, True) if cut - first > 15 else None


_POST = re.compile(
    r"\W*(?:(?:by|nga|autor) |(?i:written by|posted(?: on| by)?|published|shkruar|postuar|"
    r"publikuar|napisa[ol]\w*(?:/la)?|objavi[ol]\w*|objavljeno|postavi[ol]\w*(?:/la)?)\b)"
)
"""A line that says who put a post there, and when."""


def _title(lines: list[Piece]) -> tuple[int, int] | None:
    for line in reversed(lines):
        if not is_dated(line.text) and not _POST.match(line.text):
            return line.start, line.end
    # A title may carry its date on the same line.
    return next(((x.start, x.end) for x in reversed(lines) if len(x.text.split()) > 5), None)


def _before_date(line: Piece) -> tuple[int, int] | None:
    """The title of an entry that is one line: what stands before the date of its post."""
    found = dates(line.text[:180])
    lead = re.match(r"[•*\- ]*", line.text)
    start = lead.end() if lead else 0
    if not found or found[0].first_day is None:
        return None
    title = line.text[start : found[0].start].rstrip(" |-(")
    behind = line.text[found[0].end :].lstrip(" .)|-")
    if len(title.split()) < 3 or title.endswith((",", ".")) or not behind[:1].isupper():
        return None
    if _PREPOSITION.search(title) or PAST.search(title.lower()):
        return None
    return line.start + start, line.start + start + len(title)


_PREPOSITION = re.compile(r"\b(?:on|in|of|from|between|me|ne|nga|dana|u|od|do|to|and|i|dhe)$", re.I)


def _first_line(lines: list[Piece], long: int, title: tuple[int, int] | None) -> int:
    """Where an entry begins: at its title, or a date above it."""
    if title is None:
        return lines[0].start
    place = next(n for n, line in enumerate(lines) if line.start <= title[0] < line.end)
    while place and is_dated(lines[place - 1].text):
        place -= 1
    return lines[place].start


def _from_lines(part: Part) -> list[Entry]:
    """Short lines with a title and its date behind it."""
    lines = [line for line in part.lines if not is_head(line.text)]
    if any(len(line.text) > LONGEST // 4 for line in lines):
        return []
    out = []
    for line in lines:
        found = dates(line.text) if len(line.text) < 200 else []
        title = line.text[: found[0].start].rstrip(" -|,(") if len(found) == 1 else ""
        if (
            found
            and len(title) > 8
            and ":" not in title[-30:]
            and not line.text[found[0].end :].strip(" .)|")
        ):
            bullet = len(title) - len(title.lstrip("•*- "))
            place = (line.start + bullet, line.start + len(title))
            out.append(Entry(line.start, line.end, place, False))
    return out if len(out) >= 3 and len(out) * 5 >= len(lines) * 3 else []


def _is_report(lines: list[Piece]) -> bool:
    """Whether lines below a date are the paragraphs of a page, and no excerpt."""
    return sum(len(line.text) >= EXCERPT for line in lines) >= 3


def _from_dates(part: Part) -> list[Entry]:
    """Short lines in which dates stand between titles."""
    lines = [line for line in part.lines if not is_head(line.text)]
    dated = [n for n, line in enumerate(lines) if is_dated(line.text) and len(line.text) < 60]
    if (
        len(dated) < 3
        or len(lines) > 5 * len(dated)
        or any(len(x.text) > 500 or _LABEL.match(x.text) for x in lines)
    ):
        return []
    if sum(_HOUR.match(line.text) is not None for line in lines) > 2:
        return []  # the agenda of one event
    if sum(len(line.text) >= EXCERPT for line in lines[: dated[0]]) > 1:
        return []  # below the text of a page
    if any(b - a < 2 for a, b in pairwise(dated)):
        return []
    if any(_is_report(lines[a:b]) for a, b in pairwise([*dated, len(lines)])):
        return []
    if dated[-1] == len(lines) - 1 and _are_below_excerpts(lines, dated):
        return [_of_excerpt(lines, n) for n in dated]
    behind = dated[-1] == len(lines) - 1 or _are_below_titles(lines, dated)
    starts = [n - 1 for n in dated if n] if behind else dated
    out = []
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        title = lines[first] if behind else lines[min(first + 1, len(lines) - 1)]
        cut = CUT.search(lines[last - 1].text) is not None
        out.append(Entry(lines[first].start, lines[last - 1].end, (title.start, title.end), cut))
    return out


def _are_below_excerpts(lines: list[Piece], dated: list[int]) -> bool:
    """Whether each day has an excerpt above it, and that a title."""
    return dated[0] > 1 and all(
        b - a >= 3 and len(lines[b - 2].text) < len(lines[b - 1].text)
        for a, b in pairwise([dated[0] - 3, *dated])
    )


def _of_excerpt(lines: list[Piece], day: int) -> Entry:
    """The entry that ends in a day. day: the number of its line."""
    title = lines[day - 2]
    cut = CUT.search(lines[day - 1].text) is not None
    return Entry(title.start, lines[day].end, (title.start, title.end), cut)


def _from_dated_titles(part: Part) -> list[Entry]:
    """Titles with their day on the same line, and an excerpt below each."""
    lines = [line for line in part.lines if not is_head(line.text)]
    titled = {n: place for n, line in enumerate(lines) if (place := _titled(line))}
    numbers = list(titled)
    if len(numbers) < 3 or any(_HOUR.match(line.text) for line in lines):
        return []
    if any(b - a not in (2, 3) for a, b in pairwise([*numbers, len(lines)])):
        return []
    return [
        Entry(
            lines[a].start, lines[b - 1].end, titled[a], CUT.search(lines[b - 1].text) is not None
        )
        for a, b in pairwise([*numbers, len(lines)])
    ]


def _titled(line: Piece) -> tuple[int, int] | None:
    """The title on a line that begins or ends with its day."""
    found = dates(line.text) if len(line.text) < EXCERPT else []
    if len(found) != 1 or found[0].first_day is None or line.text.endswith("."):
        return None
    lead, rest = line.text[: found[0].start], line.text[found[0].end :]
    bare, at = (rest, found[0].end) if not lead.strip("•*- (") else (lead, 0)
    other = lead if bare is rest else rest
    title = bare.strip(" -|,.:()/")
    if other.strip(" •*-()|.") or len(title.split()) < 2:
        return None
    start = line.start + at + bare.index(title)
    return start, start + len(title)


_HOUR = re.compile(r"\W*\d{1,2}[:.]\d\d\b(?![./]\d)")


def _are_below_titles(lines: list[Piece], dated: list[int]) -> bool:
    """Whether each day has a short line above it, its title, and an excerpt below it."""
    if not dated[0] or dated[-1] + 1 >= len(lines):
        return False
    above = all(len(lines[n - 1].text) < EXCERPT for n in dated)
    long = sum(len(lines[n + 1].text) > len(lines[n - 1].text) for n in dated)
    return above and long == len(dated)
