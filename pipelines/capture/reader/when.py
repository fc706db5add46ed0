"""Which date of a page is that of the event, which that of publication, and which disagree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import date as Day

from pipelines.capture.reader.dates import Found, dates
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT, STATUS

NEAR = 75
"""Days before its publication in which a day without a year is looked for."""

_POSTED = re.compile(
    r"(?:published(?: at| on)?|posted(?: on| by .{0,30})?|release date|"
    r"date of publication|publication date|last modified(?: on)?|last updated?|"
    r"updated(?: on)?|"
    r"created(?: on)?|publikuar(?: me)?|postuar(?: me)?|data e publikimit|e publikuar me|"
    r"objavljen[oa]?|datum objave|datum objavljivanja|postavljen[oa]|"
    r"azuriran[oa])\s*:?\s*(?:on |me |dana )?$"
)
_LABEL = re.compile(
    r"(?:^|[\n|.] ?)(?:date(?: and time| start| of (?:the )?event)?|event date|when|"
    r"start(?:s|ing)?(?: date)?|time|event starts|data(?: dhe ora)?|data e (?:ngjarjes|"
    r"aktivitetit|mbajtjes)|kur|"
    r"datum(?: i vreme| odrzavanja)?|kada|vreme)\s*[:;]?\s*(?:from |od |nga )?$"
)
_NOT_EVENT = re.compile(
    r"(?:sign(?:ed|ing)|agreements? (?:of|from|dated)|dated|since|until|by the end of|"
    r"elections?(?: (?:of|on|in|held))*|adopted|reached|ratified|deadline|"
    r"closing date\b.{0,30}|apply by|applications?\b.{0,40}|"
    r"before|after|project (?:period|duration).{0,10}|duration.{0,12}|from|between|"
    r"established|founded|born|as of|effective|entered into force|war of|resolution of|"
    r"nenshkruar|nenshkruan|marreveshja e|marreveshjes se|qe nga|deri me|afati.{0,25}|"
    r"zgjedhje\w*(?: \w+)?|themeluar|arritur|nga|miratuar|"
    r"potpisan\w*|sporazum\w* (?:od|iz)|od|do|rok.{0,25}|izbor\w*(?: \w+)?|osnovan\w*|"
    r"usvojen\w*|postignut\w*|pre|nakon|posle|para|pas)"
    r"\s*(?:(?:in|on|the|me|ne|dana|u|date|is|eshte|je|:|of|e|se)\s+)*$"
)
_SIGNED = re.compile(
    r"\b(?:signed|became|began|started|born|reached|adopted|concluded|ratified|"
    r"entered into force|elections?|"
    r"declared|founded|established|nenshkru\w+|arrit\w+|themelu\w+|potpisa\w+|"
    r"postignut\w*|usvoj\w+|osnova\w+|izbor\w+|zgjedhje\w*)\b[^.]{0,40}$"
)
_EXEMPT = re.compile(
    r"\b(?:agreement|sporazum|marreveshj|election|zgjedhj|izbor|law|ligj|"
    r"zakon)\w*\s+(?:of|from|od|iz|i|e|te|nga)?\s*(?:the )?$"
)
_FRAME = re.compile(
    r"(?:\bon|\bin|\bfrom|\bbetween|\bme|\bne|\bdana|\bu|\bnga|\bod|\bdate|\bduring|"
    r"\bdatum|\bgjate|,|\(|-|/|\bsot|\btoday|\bdanas|\bdje|\bjuce|\byesterday|\bthis|"
    r"\blast \w+|\bweek|^)\W*(?:the |dates? |data |daten |date |datat |mbajtur |"
    r"dite[tn]? e? ?)*$|"
    r"\b(?:workshop|conference|meeting|round ?table|training|seminar|event|debate|discussion|"
    r"forum)s? of $|\bdite[tn] (?:e )?$"
)
_FIELDWORK = re.compile(
    r"\b(?:survey|poll|research|fieldwork|interviews|anket\w*|sondazh\w*|istrazivanj\w*|hulumtim\w*)\b"
    r".{0,60}\b(?:conducted|carried out|realizua\w*|u krye|zhvillua|sproveden\w*|realizovan\w*)\b"
)
"""When people were asked is not when it was told."""
_GENITIVE = re.compile(
    r"\d\. ?(?:(?:januar|februar|mart|april|maj|jun|jul|avgust|(?:septemb|oktob|novemb|"
    r"decemb)r)[aiu]?|septembar|oktobar|novembar|decembar)\b|"
    r"\d\. ?\d{1,2}\. ?(?:19|20)\d\d\."
)
"""A day in Serbian, which needs no word before it."""
_YESTERDAY = re.compile(r"\b(?:yesterday|dje|juce)\b")
_RELATIVE = re.compile(r"\b(?:today|sot|danas|yesterday|dje|juce)\b")
_TIME_BEFORE = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d *(?:-|\|)? *$")
_TIME_AFTER = re.compile(
    r"^[.,]? *(?P<bar>[|»>]+)? *(?:ne ora|at|u|ora|h|"
    r"od)?:? *(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?!\d)"
)
_TIME_ANY = re.compile(r"(?<!\d)(\d{1,2})[:.](\d\d)(?![\d.])")
_YEARS = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class When:
    """The dates of an event as read. others: what disagrees."""

    date: Read[str] | None = None
    date_end: Read[str] | None = None
    others: tuple[Read[str], ...] = ()
    published: Read[str] | None = None
    inferred: bool = False
    first: Day | None = None


@dataclass(frozen=True)
class _Marked:
    """A date with what stands around it. place: label, text, head or posted."""

    found: Found
    place: str
    sure: float
    relative: bool = False
    inferred: bool = False


def when(
    part: Part,
    body: int,
    published: Read[str] | None = None,
    event: tuple[Read[str], Read[str] | None] | None = None,
) -> When:
    """The dates of an event.

    body: where the text after the title begins, in the plain text; published, event: what the
    metadata of the page say.
    """
    marked = list(_marked(part, body))
    posted = published or _posted(part, marked)
    if event:
        return When(event[0], event[1], (), posted, first=date.fromisoformat(event[0].value))
    day = _full(posted)
    head = [each for each in marked if each.place == "head"]
    if posted is None and (above := _post_above(head)):
        posted, head = _value(part, above, 0.6), head[1:]
        day = above.found.first_day
    context = day or next((each.found.first_day for each in head if each.found.first_day), None)
    own = [_completed(part, each, context) for each in marked if each.place in ("label", "text")]
    told = [each for each in own if each is not None]
    vague = any(each is None for each in own)
    return _chosen(part, told, head, posted, vague) or _relative(part, body, posted, head)


def _full(read: Read[str] | None) -> date | None:
    """A day that is known in full."""
    return date.fromisoformat(read.value) if read and len(read.value) == 10 else None


def _post_above(head: list[_Marked]) -> _Marked | None:
    """The first of two dates above the text, which is that of the post where the days differ."""
    days = [each.found.first_day for each in head[:2]]
    if len(days) < 2 or not all(days) or _same(head[0].found, head[1].found):
        return None
    gap = _days(head[0].found, head[1].found)
    return head[0] if gap is not None and abs(gap) <= NEAR else None


def _chosen(
    part: Part, told: list[_Marked], head: list[_Marked], posted: Read[str] | None, vague: bool
) -> When | None:
    """The event's date: with a label, else as the text says, else the one at its head."""
    told = sorted(told, key=lambda each: (each.place != "label", each.found.day is None))
    leading = next((each for each in head if each.found.iso), None)
    if not told:
        # A day without a year that does not fit the one above it: neither can be trusted.
        usable = leading if leading and not (vague and leading.found.first_day) else None
        return _when(part, usable, (), posted) if usable else None
    best = told[0]
    if leading is None or _same(best.found, leading.found):
        fuller = leading and (best.inferred or (leading.found.last and not best.found.last))
        wider = leading if leading and fuller else best
        if best.found.day is None and leading:
            wider = leading
        return _when(part, wider, _contradicting(part, wider, told), posted)
    if best.found.day is None:
        return _when(part, leading, (), posted)
    gap = _days(leading.found, best.found)
    if posted is None and gap is not None and 0 < gap <= NEAR and best.place != "label":
        posted = _value(part, leading, 0.6)
        return _when(part, best, _contradicting(part, best, told), posted)
    others = (*_contradicting(part, best, told), _value(part, leading, 0.5))
    return _when(part, best, others, posted)


def _contradicting(part: Part, best: _Marked, told: Iterable[_Marked]) -> tuple[Read[str], ...]:
    """Other days that the text gives for what was held."""
    return tuple(
        _value(part, each, 0.4)
        for each in told
        if each is not best and each.found.day and not _same(each.found, best.found)
    )


def _when(
    part: Part, best: _Marked, others: tuple[Read[str], ...], posted: Read[str] | None
) -> When:
    found = best.found
    end = found.iso_end
    last = part.read(end, found.start, found.end, best.sure) if end else None
    return When(_value(part, best, best.sure), last, others, posted, best.inferred, found.first_day)


def _value(part: Part, marked: _Marked, sure: float) -> Read[str]:
    return part.read(marked.found.iso or "", marked.found.start, marked.found.end, sure)


def _same(one: Found, two: Found) -> bool:
    """Whether two dates are the same day, or one lies in the other."""
    first, second = one.first_day, two.first_day
    if first is None or second is None:
        return (one.year, one.month) == (two.year, two.month)
    return first <= _last(two) and second <= _last(one)


def _last(found: Found) -> date:
    return date.fromisoformat(found.iso_end or found.iso or "")


def _days(later: Found, earlier: Found) -> int | None:
    one, two = later.first_day, earlier.first_day
    return (one - two).days if one and two else None


def _marked(part: Part, body: int) -> Iterable[_Marked]:
    """The dates of a part that may be the event's or the post's."""
    small = part.plain.lower()
    all_dates = dates(part.plain)
    stamps = [each for each in all_dates if each.stamp]
    for found in all_dates:
        if found.stamp and len(all_dates) > len(stamps):
            continue  # the time of an import, beside a date that people wrote
        piece = _sentence(part, found)
        before = small[max(0, found.start - 60) : found.start]
        after = small[found.end : found.end + 40]
        place = _place(part, small, body, found, piece, before, after)
        if place:
            sure = {"label": 0.95, "text": 0.9, "head": 0.85, "posted": 0.9}[place]
            yield _Marked(found, place, sure)


def _place(
    part: Part, small: str, body: int, found: Found, piece: Piece, before: str, after: str
) -> str | None:
    if _POSTED.search(before.rpartition("\n")[2]):
        return "posted"
    if _is_head(part, small, body, found):
        return "posted" if _is_post_time(small, found, after) else "head"
    if _LABEL.search(before) and not _NOT_EVENT.search(before.rpartition("\n")[2]):
        return "label"
    return "text" if _in_event_sentence(small, found, piece) else None


def _sentence(part: Part, found: Found) -> Piece:
    for piece in part.sentences:
        if piece.start <= found.start < piece.end:
            return piece
    return Piece(part.plain[found.start : found.end], found.start)


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
    if line_start < body and not small[body : found.start].strip(" -|,.("):
        return True  # right behind the title, on its line
    above = [piece for piece in part.lines if body <= piece.start < line_start]
    if any(len(piece.text) > 160 for piece in above) or len(above) > 4:
        return False
    if _PAST_LEAD.search(lead):
        return False
    return _opens(part.plain[line_start : found.start]) or _sub_heading(lead)


_PAST_LEAD = re.compile(r"\b(?:on|me|dana|the|in|of|from|by|until|since|deri|do|od|nga)\s*$")


def _glued(lead: str, rest: str) -> bool:
    """A title line with date, time and status at its end."""
    return bool(
        _TIME_ANY.match(rest.strip(" .,|»")) or not rest.strip(" .,)|") or STATUS.search(rest)
    )


_TOWN = re.compile(r"(?:[A-Z][\w'-]+(?:[ /-]+[A-Z]?[\w'-]+){0,4}[.,:]?[ ,|-]*){1,2}")


def _opens(lead: str) -> bool:
    """Whether what stands before a date on its line is nothing, a town, a time or an icon."""
    bare = _STAMP.sub("", lead).strip(" -|>»•*[(\t")
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


def _in_event_sentence(small: str, found: Found, piece: Piece) -> bool:
    """Whether a sentence says that something was or will be held on a date."""
    text = small[max(piece.start, found.start - 600) : min(piece.end, found.end + 600)]
    before = small[max(piece.start, found.start - 300) : found.start]
    if _NOT_EVENT.search(before) and not _own_range(before, found):
        return False
    if _EXEMPT.search(before) or not (_FRAME.search(before) or _GENITIVE.search(text)):
        return False
    if _FIELDWORK.search(text):
        return False
    verb = PAST.search(text) or FUTURE.search(text) or PRESENT.search(text)
    if not verb or (_SIGNED.search(before) and not _held_near(before)):
        return False
    return found.day is not None or PAST.search(text) is not None


def _own_range(before: str, found: Found) -> bool:
    """`from 4 to 6 December` is a range of days; `from December` is the begin of something."""
    return found.last is not None and bool(
        re.search(r"\b(?:from|between|od|nga)\s*(?:the )?$", before)
    )


def _held_near(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:organi[sz]ed|held|hosted|took place|mbajt\w*|organizo\w*|organizua|odrza\w*|"
            r"organizova\w*)\b[^.]{0,90}$",
            before,
        )
    ) and not re.search(
        r"\b(?:signed|reached|adopted|nenshkru\w+|potpisa\w+|postignut\w*)\b[^.]{0,25}$", before
    )


def _completed(part: Part, marked: _Marked, context: date | None) -> _Marked | None:
    """A date with its year, concluded where it can be, or None where it cannot."""
    found = marked.found
    if found.year is not None:
        return marked
    year = _concluded(part, found, context)
    full = found.in_year(year) if year else None
    return _Marked(full, marked.place, 0.75, inferred=True) if full else None


def _concluded(part: Part, found: Found, context: date | None) -> int | None:
    """The year of a day without one: near a known day, or by its weekday and the years named."""
    if context:
        for year in (context.year, context.year - 1, context.year + 1):
            full = found.in_year(year)
            day = full.first_day if full else None
            if day and -NEAR <= (context - day).days <= NEAR:
                return year if found.weekday in (None, day.weekday()) else None
        return None
    named = {int(match[0]) for match in _YEARS.finditer(part.plain)}
    if found.weekday is None or not named:
        return None
    fitting = [year for year in (max(named), max(named) + 1) if _falls_on(found, year)]
    return fitting[0] if len(fitting) == 1 else None


def _falls_on(found: Found, year: int) -> bool:
    full = found.in_year(year)
    day = full.first_day if full else None
    return day is not None and day.weekday() == found.weekday


def _posted(part: Part, marked: list[_Marked]) -> Read[str] | None:
    first = next((each for each in marked if each.place == "posted" and each.found.first_day), None)
    return _value(part, first, 0.9) if first else None


def _relative(part: Part, body: int, posted: Read[str] | None, head: list[_Marked]) -> When:
    """Today and yesterday, counted from the day of publication."""
    small = part.plain.lower()
    day = _full(posted)
    word = _RELATIVE.search(small, body)
    if day and word:
        piece = next((p for p in part.sentences if p.start <= word.start() < p.end), None)
        text = small[piece.start : piece.end] if piece else ""
        if piece and piece.start - body < 500 and (PAST.search(text) or FUTURE.search(text)):
            back = timedelta(days=1 if _YESTERDAY.match(word[0]) else 0)
            value = part.read((day - back).isoformat(), word.start(), word.end(), 0.75)
            return When(value, None, (), posted, True, day - back)
    return When(published=posted)
