"""Where a date stands: with a label, above the text, in a sentence, or on the line of a post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipelines.capture.reader.dates import Found, dates
from pipelines.capture.reader.event_sentences import in_event_sentence, is_no_event
from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.other_events import is_of_another
from pipelines.capture.reader.part import SENTENCE, Part, Piece
from pipelines.capture.reader.past import tells_of_past
from pipelines.capture.reader.place_words import HALL_WORD
from pipelines.capture.reader.signed_days import is_signed
from pipelines.capture.reader.site_lines import READING, is_section_name
from pipelines.capture.reader.verbs import FUTURE, PAST, STATUS

Place = Literal["posted", "label", "dated", "line", "dateline", "text", "title"]
"""dated: behind the bare word Date; line: a date alone on its line; dateline: one with which the
text begins."""

_POSTED = re.compile(
    r"(?:published(?: at| on)?|posted(?: on| by .{0,30})?|release date|"
    r"date of publication|publication date|last modified(?: on)?|last updated?|"
    r"updated(?: on)?|"
    r"created(?: on)?|publikuar(?: me)?|postuar(?: me)?|data e publikimit|e publikuar me|"
    r"objavljen[oa]?|datum objave|datum objavljivanja|postavljen[oa]|"
    r"azuriran[oa]|poslednja izmena|postuar nga .{0,30}|shkruar nga .{0,40}|"
    r"written by .{0,40}|submitted by .{0,40}|posla(?:o|la) .{0,40}|derguar nga .{0,40}|"
    r"news release date)\s*:?\s*(?:on |me |dana |e \w+, )?$"
)
_BYLINE = re.compile(
    r"[|·»]|\b(?:by|nga|autor|author|izvor|burimi|source|redaks\w+|category|kategorij\w+|"
    rf"{READING}|views|comments?|komentar\w*|admin\w*)\b"
)
"""What stands on the line of a post beside its date."""
_DEADLINE = re.compile(
    r"\b(?:deadline|closing date|apply (?:by|until)|afati|rok\b|konkurs|prijav\w+|"
    r"aplikim\w*)[^\n]{0,40}$"
)
_PLACE_BEHIND = re.compile(r"^[ ,.|-]*[a-z]+(?:[ /-][a-z]+){0,2}, [a-z ]+$")
_LABEL = re.compile(
    r"(?:^|[\n|.] ?|[•*] ?)(?:date(?: (?:and|&) time| start| of (?:the )?event)?|event date|when|"
    r"start(?:s|ing)?(?: date)?|time|event starts|data(?: (?:dhe|&) ora)?|data e (?:ngjarjes|"
    r"aktivitetit|mbajtjes)|kur|"
    r"datum(?: (?:i|&) vreme| odrzavanja| pocetka)?|kada|vreme|termin)"
    r"\s*[:;?]?\s*(?:from |od |nga )?$"
)
_BARE_LABEL = re.compile(r"(?:^|[\n|] ?)(?:date|data|datum)\s*:?\s*$")
"""A label that may stand before the day of an event, or before that of its post."""
_TIME_BEFORE = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d *(?:-|\|)? *$")
_TIME_AFTER = re.compile(
    r"^[.,]? *(?P<bar>[|»>\"]+)? *(?:ne ora|at|u|ora|h|"
    r"od)?:? *(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?!\d)"
)
_TIME_ANY = re.compile(r"(?<!\d)(\d{1,2})[:.](\d\d)(?![\d.])")


EARLY = 2
"""Sentences of the text whose days weigh more than others."""


@dataclass(frozen=True)
class Marked:
    """A date with what stands around it. sentence: the number of its sentence in the text."""

    found: Found
    place: Place
    sure: float
    sentence: int = 0
    inferred: bool = False


def marked_dates(part: Part, body: int) -> Iterator[Marked]:
    """The dates of a part that may be the event's or the post's. body: where its text begins."""
    small = part.plain.lower()
    all_dates = dates(part.plain)
    stamps = [each for each in all_dates if each.stamp]
    told = False
    for found in all_dates:
        if found.stamp and len(all_dates) > len(stamps):
            continue  # the time of an import, beside a date that people wrote
        number, piece = _sentence(part, found, body)
        early = number < EARLY and not told
        if number and is_of_another(small[piece.start : piece.end]):
            continue
        if place := _place(part, small, body, found, piece, early):
            told = told or (place in _OF_EVENT and found.day is not None)
            yield Marked(found, place, _SURE[place], number)


_OF_EVENT = ("label", "dated", "dateline", "text")
"""Behind such a day, one of which less is told is that of something else."""
_SURE = {
    "label": 0.95,
    "dated": 0.9,
    "text": 0.9,
    "line": 0.8,
    "dateline": 0.9,
    "posted": 0.9,
    "title": 0.75,
}


def _place(
    part: Part, small: str, body: int, found: Found, piece: Piece, early: bool
) -> Place | None:
    before = small[max(0, found.start - 60) : found.start].rpartition("\n")[2]
    after = small[found.end : found.end + 40]
    if _LABEL.search(small[max(0, found.start - 60) : found.start]) and not is_no_event(before):
        if _beside_byline(part, found):
            return "posted"
        bare = _BARE_LABEL.search(before) is not None and found.last is None
        return "dated" if bare else "label"
    if _DEADLINE.search(before):
        return None
    if _POSTED.search(before) and not (_in_sentence(part, found) and len(piece.text) > SHORT):
        return "posted"
    if _is_post_line(part, small, body, found):
        return "posted"
    if _is_below_text(part, found) or _is_signed(part, body, found):
        return "posted"
    if _is_subtitle(part, small, body, found):
        return "dateline"
    if _is_head(part, small, body, found):
        if _is_post_time(small, found, after) or _is_byline(part, small, found):
            return "posted"
        if _is_alone(part, found):
            return "posted" if _beside_reading(part, found) else "line"
        if found.end <= body:
            return "title"
        return "line" if _is_glued(small, body, found) else "dateline"
    if in_event_sentence(small, found, piece, early):
        return "title" if found.end <= body else "text"
    return "title" if found.end <= body else None


_OF_POST = re.compile(
    r"^\W*(?:autor\w*|author|written by|nga|pise|kategorij\w*|kategoria|category|rubrika|"
    r"pregled\w*|"
    r"lexuar|views|izvor|burimi|source)\b\W*[:|]"
)


def _beside_byline(part: Part, found: Found) -> bool:
    """Whether the line above or below that of a date tells the author or section of a post."""
    lines = part.lines
    at = next((n for n, line in enumerate(lines) if line.start <= found.start < line.end), None)
    if at is None:
        return False
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return any(_OF_POST.match(line.text.lower()) for line in near)


_READING = re.compile(rf"\W*\d+ ?{READING}\W*")


def _beside_reading(part: Part, found: Found) -> bool:
    """Whether the line below that of a date says how long a post takes to read."""
    below = next((line.text for line in part.lines if line.start > found.end), "")
    return _READING.fullmatch(below.lower()) is not None


def _sentence(part: Part, found: Found, body: int) -> tuple[int, Piece]:
    """The sentence of a date, and which it is of those behind the title."""
    number = 0
    for piece in part.sentences:
        if piece.start <= found.start < piece.end:
            return number, piece
        number += piece.start >= body and len(piece.text) > SENTENCE
    return number, Piece(part.plain[found.start : found.end], found.start)


def _line(part: Part, found: Found) -> Piece | None:
    return next((line for line in part.lines if line.start <= found.start < line.end), None)


def _in_sentence(part: Part, found: Found) -> bool:
    """Whether a date stands within a long line, where `published` tells of a report."""
    line = _line(part, found)
    return line is not None and found.start - line.start > 60


def _is_alone(part: Part, found: Found) -> bool:
    """Whether little else stands on the line of a date."""
    line = _line(part, found)
    if line is None or _PLACE_BEHIND.match(part.plain[found.end : line.end].lower()):
        return False
    lead, rest = line.text[: found.start - line.start], line.text[found.end - line.start :]
    if "," in lead or len(re.findall(r"[A-Za-z]+", lead)) > 2:
        return False
    return len(re.sub(r"[\W\d]+", "", lead + rest)) <= 24


SHORT = 60
"""Letters of a sentence that says only when something was published."""
_POST_LINE = re.compile(
    r"^\W*(?:published|posted|publikuar|postuar|objavljeno|objavio|objavila|shkruar|written|"
    r"poslao|poslala|submitted|derguar)\b"
)


def _is_post_line(part: Part, small: str, body: int, found: Found) -> bool:
    """Whether a short line near the title says who published something when."""
    line = _line(part, found)
    if line is None or len(line.text) > 130 or line.start > body + 200:
        return False
    return _POST_LINE.match(small[line.start : line.end]) is not None


def _is_subtitle(part: Part, small: str, body: int, found: Found) -> bool:
    """Whether a short line below the title tells its kind, perhaps its name, and at its end when.

    `Training "Two desks", 4-5 May 2021`, `Tryeze, 12 maj 2022`, `Radionica, 7. jun 2019.`
    """
    line = _line(part, found)
    if line is None or found.day is None or not body <= line.start < body + 200:
        return False
    lead, rest = small[line.start : found.start], small[found.end : line.end]
    bare = _QUOTED.sub(" ", lead)
    told = PAST.search(bare) or FUTURE.search(bare) or len(bare.split()) > 6
    ends = re.fullmatch(r"[\s.)]*", rest) is not None and lead.rstrip()[-1:] in (",", "(", "-", "|")
    return ends and not told and HELD.search(bare) is not None


_QUOTED = re.compile(r'"[^"]*"')
FOOT = 3
"""Last lines of a text, of which one may hold the day of its post and nothing else."""


def _is_below_text(part: Part, found: Found) -> bool:
    """Whether a day stands alone on one of the last lines, below paragraphs."""
    foot = part.lines[-FOOT:]
    line = next((each for each in foot if each.start <= found.start < each.end), None)
    if line is None or found.first_day is None or found.last:
        return False
    rest = line.text[: found.start - line.start] + line.text[found.end - line.start :]
    above = sum(each.end < line.start and len(each.text) > 110 for each in part.lines)
    return above >= 2 and not re.search(r"[A-Za-z\d]", rest)


def _is_signed(part: Part, body: int, found: Found) -> bool:
    """Whether a line near the title tells who wrote a post when."""
    line = _line(part, found)
    near = line is not None and line.start < body + 200
    return near and line is not None and is_signed(part, line, found.start, found.end)


def _is_glued(small: str, body: int, found: Found) -> bool:
    """Whether a date follows the title on its line."""
    line_start = small.rfind("\n", 0, found.start) + 1
    return line_start < body and not small[body : found.start].strip(" -|,.(")


def _is_byline(part: Part, small: str, found: Found) -> bool:
    """Whether the line of a date is that of the post: its author, category or source with it."""
    line = _line(part, found)
    if line is None or len(line.text) > 110 or found.last:
        return False
    rest = small[line.start : found.start] + small[found.end : line.end]
    if STATUS.search(rest.strip()) or PAST.search(rest) or HALL_WORD.search(rest):
        return False
    if tells_of_past(rest) and len(rest) > SHORT:
        return False
    if is_section_name(rest):
        return True
    if _STAMP.search(rest):
        return False  # the stamp is that of an import, and the date beside it the event's
    # Right behind a date, a quote is the sign » of the page.
    return _BYLINE.search(rest) is not None or small[found.end : line.end].lstrip(" .")[:1] == '"'


def _is_head(part: Part, small: str, body: int, found: Found) -> bool:
    """Whether a date opens the text: before it at most a place, a time or a title."""
    line_start = small.rfind("\n", 0, found.start) + 1
    line_end = small.find("\n", found.end)
    line_end = len(small) if line_end < 0 else line_end
    lead, rest = small[line_start : found.start], small[found.end : line_end]
    if found.start <= body and (found.start < body or lead.strip()):
        return (
            found.start == body
            or _glued(lead, rest)
            or _opens(part.plain[line_start : found.start])
        )
    if line_start < body and _opens(part.plain[body : found.start]):
        return True  # right behind the title, on its line
    above = [piece for piece in part.lines if body <= piece.start < line_start]
    if any(len(piece.text) > 160 for piece in above) or len(above) > 4:
        return False
    if _PAST_LEAD.search(lead) or is_no_event(lead):
        return False
    return _opens(part.plain[line_start : found.start]) or _sub_heading(lead)


_PAST_LEAD = re.compile(r"\b(?:on|me|dana|the|in|of|from|by|until|since|deri|do|od|nga|prej)\s*$")


def _glued(lead: str, rest: str) -> bool:
    """A title line with date, time and status at its end."""
    return bool(
        _TIME_ANY.match(rest.strip(" .,|»")) or not rest.strip(" .,)|") or STATUS.search(rest)
    )


_TOWN = re.compile(
    r"(?:(?:[A-Z][a-z]?\. ?)?[A-Z][\w'-]+(?:[ /-]+[A-Z]?[\w'-]+){0,4}[.,:]?[ ,|-]*){1,2}"
)


def _opens(lead: str) -> bool:
    """Whether what stands before a date on its line is nothing, a town, a time or an icon."""
    bare = _STAMP.sub("", lead).strip(" -|>»•*[(\t")
    bare = re.sub(r"^[^\w\s]+ ?", "", bare)
    bare = re.sub(r"^(?:schedule|calendar\w*|date|event|today|access_time|time)", "", bare).strip(
        " -|,"
    )
    bare = _TIME_ANY.sub("", bare).strip(" -|,»")
    if not bare:
        return True
    if PAST.search(bare.lower()) or FUTURE.search(bare.lower()):
        return False
    return (
        len(bare) <= 45
        and (lead.rstrip()[-1:] in ",.:-|/" or len(bare.split()) <= 3)
        and bool(_TOWN.fullmatch(bare + ("" if bare[-1:] in ".,:" else ",")))
    )


_STAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[Tt]\S+")


def _sub_heading(lead: str) -> bool:
    """A heading in quotes, the last of them perhaps missing, with nothing said in it."""
    bare = lead.strip()
    return bare.startswith(('"', "'")) and not PAST.search(bare) and len(bare) < 140


def _is_post_time(small: str, found: Found, after: str) -> bool:
    """Whether the time beside a date is that of a post: odd minutes, or a bar before it."""
    line_end = small.find("\n", found.end)
    rest = small[found.end : line_end if line_end >= 0 else len(small)][:80]
    if STATUS.search(rest.strip()):
        return False
    line_start = small.rfind("\n", 0, found.start) + 1
    before = _STAMP.sub("", small[line_start : found.start])
    near = _TIME_BEFORE.search(before)
    if near and (minute := re.search(r"[:.](\d\d)", near[0])):
        return int(minute[1]) % 15 != 0 or "|" in rest[:4]
    time = _TIME_AFTER.match(rest)
    if time:
        return bool(time["bar"]) or int(time["minute"]) % 15 != 0
    return False
