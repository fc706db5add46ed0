"""Speakers who stand under or behind a heading, and in the lines of an agenda."""

import re
from collections.abc import Iterable, Iterator

from pipelines.capture.reader.known import Known
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.person_names import HONORIFIC, Named, persons
from pipelines.capture.reader.values import Read, Speaker

_HEADING = re.compile(
    r"^\W*(?:(?:\d{1,2}[:.]\d\d[^A-Za-z]*)?(?:(?:key ?note |guest |invited |main |our )?speakers?|"
    r"panel(?:l?ists?)|panelistet|paneliste|foles(?:it|i)?|govornici|panelisti|uvodnicari|"
    r"ucesnici (?:panela|debate)|moderators?|moderatori?|moderatorka|moderatorja|moderon|"
    r"moderates?|"
    r"moderira|moderated by|trainers?|trajneret?|treneri|trener(?:ka)?|lecturers?|ligjeruesit?|"
    r"predavaci|"
    r"facilitators?|sagovornici|gosti|host|participants|ucesnici|ucestvuju|pjesemarresit?|"
    r"mysafiret?|"
    r"speakers and panel(?:l?ists)))\W{0,3}:(?P<rest>.*)$",
    re.IGNORECASE,
)
_MODERATOR = re.compile(r"^\W*moder", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•*-] *|\d+[.)] *)?")
_BEHIND = re.compile(r"^(?: *[-,:] *| *\()(?P<role>[^\n;()]{3,140})")
_AGENDA = re.compile(
    r"^\W*\d{1,2}[:.h]\d\d *(?:h\b)?(?: *-+ *\d{1,2}[:.h]\d\d(?: "
    r"*h\b)?)?[ .:,|-]+(?P<what>[^\n]{3,120}?)"
    r"(?:: *| - +)(?P<who>[A-Z].{4,200})$"
)


def listed(part: Part, known: Known) -> Iterator[Read[Speaker]]:
    """Persons under or behind a heading such as Speakers:, and behind an item of an agenda."""
    lines = part.lines
    for n, line in enumerate(lines):
        if heading := _HEADING.match(line.text):
            role = "moderator" if _MODERATOR.match(line.text) else None
            if heading["rest"].strip():
                yield from _row(part, line, heading.start("rest"), role, known)
            else:
                yield from _below(part, lines[n + 1 :], role, known)
        elif item := _AGENDA.match(line.text):
            yield from _row(part, line, item.start("who"), None, known)
    yield from _bare_lines(part, known)


_COLON = re.compile(r":\W*$")
_OTHERS = re.compile(
    r"\b(?:contact\w*|kontakt\w*|board|bordi?|team|tim|staff|stafi|partner\w*|information|"
    r"informa\w+|"
    r"organi[sz]ers?|organizator\w*|authors?|autori\w*|members|clanovi|anetaret|upravni odbor|"
    r"donor\w*|"
    r"groups?|grup\w+|activities|aktivnost\w*|aktivitet\w*|addresses|documents)\b"
)
_TIMED = re.compile(r"^\W*\d{1,2}[:.]\d\d")
_EXCELLENCY = r"(?:(?:Shkelqesi\w+ e (?:tij|saj)|(?:His|Her) Excellency|Njegova ekselencija),? )?"
_PERSON_LINE = re.compile(
    rf"^(?:[•*-]+ *|\d+[.)] *)?{_EXCELLENCY}(?:(?:Professor|Profesor\w*|Ambassador|Ambasador\w*|"
    rf"Judge|Minister|Ministr\w+|Ministar|Mayor|Father|Otac|Imam) )?{HONORIFIC}"
)


def _bare_lines(part: Part, known: Known) -> Iterator[Read[Speaker]]:
    """Lines of a name and its role, below a line that ends in a colon or within an agenda."""
    lines = part.lines
    timed = sum(bool(_TIMED.match(line.text)) for line in lines) >= 2
    opened = False
    for line in lines:
        lead = _PERSON_LINE.match(line.text)
        name = next(iter(persons(line.text, known)), None) if len(line.text) < 170 else None
        is_person = name is not None and lead is not None and name.start <= lead.end() + 1
        if is_person and name and (opened or (timed and _BEHIND.match(line.text[name.end :]))):
            yield _one(part, line, name, len(line.text), None)
            continue
        opened = bool(_COLON.search(line.text)) and not _OTHERS.search(line.text.lower())


def _below(
    part: Part, lines: Iterable[Piece], role: str | None, known: Known
) -> Iterator[Read[Speaker]]:
    """A name at the head of each line, as long as there is one."""
    for line in lines:
        lead = _BULLET.match(line.text)
        at = lead.end() if lead else 0
        name = next(iter(persons(line.text, known)), None)
        if name is None or name.start > at + 24 or len(line.text) > 220:
            return
        yield _one(part, line, name, len(line.text), role)


_NEXT = re.compile(rf"(?:[;,)]|\band\b|\bdhe\b|\bi\b) ?{HONORIFIC}$|;[^;]{{0,80}}$")


def _row(
    part: Part, line: Piece, at: int, role: str | None, known: Known
) -> Iterator[Read[Speaker]]:
    """Persons in one line, each with what stands behind the name as its role."""
    names = [each for each in persons(line.text, known) if each.start >= at]
    if not names or names[0].start > at + 60:
        return
    for n, name in enumerate(names):
        before = line.text[names[n - 1].end if n else at : name.start]
        if n and not _NEXT.search(before):
            continue
        following = line.text.find(";", name.end)
        end = names[n + 1].start if n + 1 < len(names) else len(line.text)
        end = following if 0 <= following < end else end
        yield _one(part, line, name, end, role)


def _one(part: Part, line: Piece, name: Named, end: int, role: str | None) -> Read[Speaker]:
    start, last = line.start + name.start, line.start + name.end
    words = part.words(start, last)
    behind = _BEHIND.match(line.text[name.end : end])
    if behind:
        bare = re.sub(r"(?:[;,. ]+|\b(?:and|dhe|i)\b)+$", "", behind["role"])
        if len(bare) > 2:
            first = last + behind.start("role")
            role = " ".join(part.words(first, first + len(bare)).split())
            last = first + len(bare)
    return part.read(Speaker(words, role), start, last, 0.9)
