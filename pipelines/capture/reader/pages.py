"""Bytes of a page to a Page: which kind it is, and what it says."""

import hashlib
import re
from dataclasses import replace

from pipelines.capture.reader import chrome, gathering
from pipelines.capture.reader.headings import Title, has_own_views, is_opinion
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.labels import SAYS_WHEN_AND_WHERE
from pipelines.capture.reader.language import language
from pipelines.capture.reader.listings import CUT, Entry, entries
from pipelines.capture.reader.meetings import MEETING
from pipelines.capture.reader.menu_rows import is_menu_row as is_row
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.projects import is_project
from pipelines.capture.reader.site_lines import PROSE, is_path, own_lines, without_menus
from pipelines.capture.reader.text import Document, document
from pipelines.capture.reader.values import Page, Read, Reading

_NONE = re.compile(
    r"\b(?:vacanc|job (?:announcement|opening|offer)|is (?:looking for|hiring|seeking)|"
    r"terms of reference|call for (?:tenders?|offers)|about us|who we are|our team|"
    r"our mission|our staff|contact us|privacy policy|cookie|"
    r"page not found|404|error\b|rreth nesh|kush jemi|na kontaktoni|shpallje|vend i lire|"
    r"konkurs(?: (?:za (?:posao|radno)|per pune|pune)|:)|radno mesto|internships?\b|praktikant\w*|"
    r"pripravni[ck]\w*|tender\b|working hours|radno vreme|orari i (?:punes|zyres)|"
    r"privatnosti\b|privatesise\b|terms (?:of use|and conditions)|uslovi koriscenja|"
    r"kushtet e perdorimit|"
    r"(?:call|thirrje\w*|poziv\w?|konkurs\w?)\b.{0,40}\b(?:proposals|offers|bids|grant\w*|"
    r"propozime|oferta|ponud[ae]|projekata)\b|o nama|ko smo|nas tim|"
    r"prikupljanj\w+ ponuda|dostavljanj\w+ ponuda|javn\w+ nabavk\w*|(?:mbledhj|grumbullim|"
    r"dorezim)\w* "
    r"(?:te|e|i) ofertave|kerkes\w* per oferta|prokurim\w*|requests? for (?:quotations|proposals)|"
    r"invitation to (?:tender|bid)|stranica nije)"
)

_OF_VACANCY = re.compile(
    r"\b(?:qualifications|responsibilities|duties|salary|cover letter|motivation letter|applicants|"
    r"job description|short-?listed|CVs?\b|kualifikim\w*|pergjegjesite|detyrat|paga\b|"
    r"kandidat(?:et|ja|i|ima|e)\b|(?:punim|punog) radnim vremen\w*|full[- ]time|orar te plote|"
    r"mesto rada|vendi i punes|duty station|let(?:er|r)\w* motivuese|pervoje pune|"
    r"kvalifikacij\w*|odgovornosti|opis posla|zarada|plata\b|motivacion\w+ pism\w*|"
    r"radn\w+ iskustv\w*|kandidati\b|biografij\w*)",
    re.IGNORECASE,
)
VACANCY = 4
"""Words of a vacancy that are together in no report."""
_ABOUT = re.compile(
    r"\W*(?:about the |about |our (?:work|story|mission|team|partners)\b|rreth (?:nesh|"
    r"fondacionit|institutit|"
    r"qendres|organizates|shoqates|rrjetit|iniciatives|nismes|projektit)\b|ko smo|kush jemi)"
)
_ONLY_ABOUT = re.compile(
    r"\W*(?:about(?: us)?|who we are|our (?:team|story|mission)|o nama|ko smo(?: mi)?|nas tim|"
    r"rreth nesh|kush jemi|ekipi(?: yne)?|misioni(?: yne)?|kontakti?|contacts?(?: us)?)\W*"
)
"""A heading that says that a page is about those whose site it is."""
LEAD = 600
"""Letters of a page in which it is told that people met."""
MOST_READ = 30_000
"""Letters of an event or project that are read; pages of this field have a tenth of it."""


def read_page(data: bytes, name: str, address: str | None, known: Known) -> Page:
    """Read a page of any content.

    name: of its file; address: where it was, where that is known. A page that is no text gives a
    Page of kind none with a problem.
    """
    found = document(data, name)
    page = Page(
        name=name,
        address=address,
        snapshot=hashlib.sha256(data).hexdigest(),
        text=found.text,
        kind_of_page="none",
        language=language(found.text[found.body :]),
        reading=Reading(0, len(found.text)),
        links=found.links,
        problems=found.problems,
    )
    return _filled(page, found, known) if found.text.strip() else page


def _filled(page: Page, found: Document, known: Known) -> Page:
    begin = found.body + chrome.start_of_text(found.text[found.body :])
    if found.title:
        begin = min(begin, found.title[0])
    listed = _part(found, begin, listing=True)
    entries_there = entries(
        listed, _inside(listed, found.articles), _inside(listed, found.headings)
    )
    if entries_there:
        return _listing(page, found, listed, entries_there, known)
    part = _part(found, begin, listing=False)
    heading = next(iter(_inside(part, (found.title,) if found.title else found.headings)), None)
    page = replace(page, language=language(part.text) or page.language)
    published = _meta(found.published)
    if _is_none(part, heading):
        return replace(page, reading=gathering.nothing(part, known, heading, published))
    if is_project(part):
        reading = gathering.project(part, known, heading)
        return replace(page, kind_of_page="project", reading=reading)
    starts = _meta(found.starts)
    ends = _meta(found.ends)
    reading = gathering.event(
        part, known, heading, None, published, (starts, ends) if starts else None
    )
    if not _is_event(part, reading):
        reading = gathering.nothing(part, known, heading, published)
        return replace(page, reading=reading)
    return replace(
        page, kind_of_page="event", reading=reading, problems=(*page.problems, *_doubts(reading))
    )


def _part(found: Document, begin: int, listing: bool) -> Part:
    """The text of a page without what belongs to the site."""
    text = found.text[begin:]
    text = text[: chrome.end_of_text(text, listing)].rstrip()
    text = text if listing else text[:MOST_READ]
    around = f"{found.site}\n{found.text[:begin]}\n{found.text[begin + len(text) :]}"
    return Part(text, begin, CUT.search(text) is not None, around[:MOST_READ])


def _inside(part: Part, spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Places in the page as places in the plain text of a part."""
    last = len(part.text)
    within = [(max(0, a - part.offset), min(last, b - part.offset)) for a, b in spans]
    kept = [(a, b) for a, b in within if a < b]
    if part.folded.places is None:
        return kept
    back = {place: n for n, place in reversed(list(enumerate(part.folded.places)))}
    return [(back.get(a, a), back.get(b, b)) for a, b in kept]


def _listing(page: Page, found: Document, part: Part, there: list[Entry], known: Known) -> Page:
    readings = tuple(_entry(part, entry, known) for entry in there)
    above = Part(part.text[: part.folded.place(there[0].start)], part.offset)
    shown = _inside(above, (found.title,)) if found.title else []
    named = [each for each in above.lines if not is_path(above, each)]
    lines = (each for each in named if not shown or each.end > shown[0][0])
    line = next(lines, next(iter(named), None))
    title = above.quoted(line.start, line.end, 0.7) if line and len(line.text) < 120 else None
    reading = Reading(part.offset, part.offset + len(part.text), title=title)
    return replace(page, kind_of_page="listing", reading=reading, entries=readings)


def _entry(part: Part, entry: Entry, known: Known) -> Reading:
    start, end = part.folded.place(entry.start), part.folded.place(entry.end)
    own = Part(part.text[start:end], part.offset + start, entry.truncated, part.around)
    title = None
    if entry.title:
        first, last = entry.title[0] - entry.start, entry.title[1] - entry.start
        title = Title(first, last, last if first < 3 else 0)
    return gathering.event(own, known, title=title, seeks_title=False)


def _is_none(part: Part, heading: tuple[int, int] | None) -> bool:
    """Whether a page is a vacancy, an error or about the site: by its first lines, or its parts.

    heading: of HTML; what stands above it is the menu.
    """
    if heading and _ONLY_ABOUT.fullmatch(part.plain[slice(*heading)].lower()):
        return True
    if len({match[0][:4].lower() for match in _OF_VACANCY.finditer(part.plain)}) >= VACANCY:
        return True
    if _is_headed_about(part):
        return True
    own = [line.text for line in own_lines(part)[:6] if heading is None or line.end > heading[0]]
    head = " ".join(own[:2])[:160].lower()
    first = next((line.text.lower() for line in without_menus(part)), "")
    if _ABOUT.match(first) or first.strip() in ("kontakt", "kontakti", "contact"):
        return True
    return _NONE.search(head) is not None or _ABOUT.match(head) is not None


def _is_headed_about(part: Part) -> bool:
    """Whether a line that says that a page is about the site stands between a menu and prose."""
    lines = part.lines[:8]
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        row = re.search(r"[|•·\]]| {2,}", above.text) is not None and is_row(above.text)
        about = _ONLY_ABOUT.fullmatch(line.text.lower()) is not None
        if (
            row
            and about
            and len(below.text) > PROSE
            and not MEETING.search(below.text[:60].lower())
        ):
            return True
    return False


def _is_event(part: Part, reading: Reading) -> bool:
    """Whether a page tells of something that somebody held, announces or issued."""
    if is_opinion(part) and _is_own_story(part, reading):
        return False
    if reading.kind is None and _is_statement(part, reading):
        return False
    is_said = reading.held is not None and reading.held.value != "unknown"
    told = is_said or reading.date is not None
    if reading.kind is None:
        own = has_own_views(part) or (is_opinion(part) and reading.participants is None)
        if own and not reading.organisers:
            return False
        met = MEETING.search(part.plain[:LEAD].lower()) is not None
        came = reading.date is not None and reading.participants is not None
        if not told:
            return False
        if reading.date and all(form.search(part.plain.lower()) for form in SAYS_WHEN_AND_WHERE):
            return True
        return met or came or bool(reading.organisers) or (is_said and _on_a_day(part, reading))
    if reading.date is None and not reading.organisers and reading.title:
        # A kind that only the text names, without day and organiser, is a habit and no event.
        title = part.plain_of(reading.title.start, reading.title.end).lower()
        titled = reading.kind.start < reading.title.end or MEETING.search(title) is not None
        return told and (titled or _tells_who_came(reading))
    return told


_STATEMENT = re.compile(
    r"\b(?:statements?|press release|izjava|saopstenje|reagovanje|apel|deklarat\w*|reagim\w*|"
    r"komunikate|open letter|otvoreno pismo|leter e hapur|terms|rules|pravila|rregullore\w*|"
    r"condolences?|ngushellim\w*|"
    r"sauces\w+|in memoriam|nekrolog)\b"
)


def _is_statement(part: Part, reading: Reading) -> bool:
    """Whether a title without a kind says that a page is a statement or rules."""
    title = reading.title
    named = part.plain_of(title.start, title.end).lower() if title else ""
    return _STATEMENT.search(named) is not None


_DATELINE = re.compile(r"\.?(?: godine)?\s*[-:|]")


def _on_a_day(part: Part, reading: Reading) -> bool:
    """Whether prose tells the day, and not the dateline with which news begins."""
    day = reading.date
    if day is None or len(day.value) < len("2020-01-01"):
        return False
    at = day.start - part.offset
    line = part.text.rfind("\n", 0, at) + 1
    end = part.text.find("\n", at)
    is_line = at - line < 40 and _DATELINE.match(part.text, day.end - part.offset)
    return not is_line and (len(part.text) if end < 0 else end) - line > 60


def _tells_who_came(reading: Reading) -> bool:
    """Whether a report says who spoke or how many were there, as no page on a body does."""
    held = reading.held is not None and reading.held.value == "yes"
    return held and (reading.participants is not None or len(reading.speakers) >= 2)


_FIRST_PERSON = re.compile(
    r"\b(?:I|[Mm]y|une|mua|imi?|ime|vet|mendoj|besoj|ja|mene|meni|moj\w{0,3}|mislim|verujem|"
    r"znam|secam)\b"
)


def _is_own_story(part: Part, reading: Reading) -> bool:
    """Whether an author speaks for himself, and not of what somebody held."""
    if reading.kind and reading.kind.value == "op-ed":
        return True
    if has_own_views(part) and len(_FIRST_PERSON.findall(part.plain)) >= 4:
        return True
    titled = reading.kind and reading.title and reading.kind.start < reading.title.end
    return not titled and len(_FIRST_PERSON.findall(part.plain)) >= 4


def _meta(value: tuple[str, int, int] | None) -> Read[str] | None:
    return Read(*value, 0.95) if value else None


def _doubts(reading: Reading) -> tuple[str, ...]:
    """What a person should look at first."""
    doubts = []
    if reading.date and reading.other_dates:
        other = ", ".join(read.value for read in reading.other_dates)
        doubts.append(f"the page gives {reading.date.value} and also {other}: look which is right")
    if reading.date and reading.inferred:
        doubts.append(
            f"the date {reading.date.value} is concluded: the page does not say it in full"
        )
    return tuple(doubts)
