"""The title of a page or an entry, and where its text begins."""

import re
from dataclasses import dataclass

from pipelines.capture.reader.bodies import BODY
from pipelines.capture.reader.chrome import is_head
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.kinds import kind_in
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.menu_rows import is_menu_row
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.site_lines import PROSE, READING, is_greeting, may_be_title, own_lines
from pipelines.capture.reader.verbs import FUTURE, PAST, STATUS

LONGEST = 260
"""Letters of a title."""

_META = re.compile(
    r"^\W*(?:published|posted|release date|date\b|datum|data\b|by [a-z]+\W*$|author|autor|"
    r"publikuar|objavljen|last modified|image|category|kategori|tags?\b|me: |"
    r"event (?:starts|ends)|written by|shkruar nga|postuar|pise:|nga: |news release|"
    r"(?:opinion|op-?ed|kolumna|mendime|opinione|stav|analiza|projects?|projekti?)\W*$|"
    rf"supported by|project period|\d+ ?{READING})",
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
    if heading and (piece := _line_at(part, heading[0])) and not _is_name_of_site(part, piece):
        return _trimmed(piece)
    if named := _above_label(part):
        return _trimmed(named)
    lines = own_lines(part)[:6]
    if prefixed := next((line for line in lines[:4] if _PREFIX.match(line.text)), None):
        return _trimmed(prefixed)
    for n, line in enumerate(lines):
        if is_greeting(line.text):
            return _invited_to(part)
        if is_dated(line.text) or _META.match(line.text):
            continue
        following = lines[n + 1] if n + 1 < len(lines) else None
        if following and (_is_site(line, following, known) or _is_motto(part, line, following)):
            continue
        if following and (_is_bare(line, following) or _is_way_to(line, lines[n + 1 :])):
            continue
        if following and _invites_to(line, following):
            return _trimmed(following)
        if following and _ONLY_KIND.fullmatch(line.text.lower()) and _is_name(following):
            return _trimmed(following)
        if below := _below_name(line, lines[n + 1 :]):
            return _trimmed(below)
        return _trimmed(line) if _may_be_title(line, following) else _invited_to(part)
    return _invited_to(part)


def _below_name(line: Piece, below: list[Piece]) -> Piece | None:
    """The title below the name of a site: of the two it alone has a kind, or small letters.

    Between them stands a date, or the name is in capitals.
    """
    if kind_in(line.text) is not None or PAST.search(plain(line.text).lower()):
        return None
    prose = next((n for n, each in enumerate(below) if len(each.text) >= PROSE), len(below))
    heads = [each for each in below[:prose] if not (is_dated(each.text) or _META.match(each.text))]
    dated = [each for each in below[:prose] if is_dated(each.text)]
    found = heads[-1] if heads and line.text.isupper() else next(iter(heads), None)
    if found is None or not dated or not may_be_title(found) or found.text.endswith("."):
        return None
    if line.text.isupper() and not found.text.isupper() and len(found.text.split()) > 3:
        return found
    return found if dated[0] is below[0] and kind_in(found.text) is not None else None


def _is_name(line: Piece) -> bool:
    """Whether the line below the bare kind of an event is its name."""
    text = line.text
    shown = text.startswith('"') or (text.isupper() and len(text.split()) >= 3)
    shown = shown or (len(text.split()) >= 5 and len(text) < PROSE and may_be_title(line))
    return shown and len(text) < LONGEST and not text.endswith(".") and not is_dated(text)


_ONLY_KIND = re.compile(
    r"\W*(?:(?:regional|international|national|public|final|annual|closing|opening|"
    r"regionaln[aio]|medj?unarodn[aio]|nacionaln[aio]|javn[aio]|zavrsn[aio]|godisnj[aie]) )?"
    r"(?:tryeze(?: diskutimi| e rrumbullaket)?|punetori|konferenc[ae]|seminar|trajnim|debat|"
    r"okrugli sto|radionica|konferencija|tribina|obuka|round ?table(?: discussion)?|workshop|"
    r"conference|training|panel(?: discussion)?|project|projekti?|projekat)"
    r"(?: (?:rajonale|nderkombetare|publike|perfundimtare|vjetore))?\W*"
)
_BARE = re.compile(
    r"\W*(?:(?:draft|preliminary|provisional|final|radni|okvirni|nacrt) )?"
    r"(?:agenda|programme|program|invitation|announcement|notice|agjenda|programi|ftese|njoftim|"
    r"rendi i dites|dnevni red|program rada|poziv|pozivnica|najav[ae]|obavestenje)"
    r"(?: (?:to|for|of|per|ne|i|e|te|na|za)(?: the| an?)?(?: \w+){1,2})?\W*",
    re.IGNORECASE,
)
"""An agenda or an invitation to something that is named below."""


def _is_bare(line: Piece, following: Piece) -> bool:
    """Whether a line says only that it is an agenda or an invitation, and a title follows."""
    if not _BARE.fullmatch(line.text) or is_dated(following.text):
        return False
    return may_be_title(following) and not following.text.endswith((".", ",", ":"))


def _is_way_to(line: Piece, below: list[Piece]) -> bool:
    """Whether a line ends in one of those below it, with the site and its section before it."""
    return any(
        len(each.text) > 12 and re.search(rf"[|/>»\"-] ?{re.escape(each.text)}$", line.text)
        for each in below[:3]
    )


_INVITING = re.compile(r"\b(?:invit\w+|fton|ftojne|poziva(?:mo|ju)?)\b[^.!?:\"]*$")


def _invites_to(line: Piece, following: Piece) -> bool:
    """Whether a line invites to what the next one names in quotes."""
    quoted = re.fullmatch(r'"[^"]{6,}"', following.text.strip()) is not None
    return quoted and _INVITING.search(line.text.lower()) is not None


_INVITED_TO = re.compile(
    r"\b(?:conference|workshop|round ?table|seminar|training|debate|discussion|panel|forum|"
    r"launch of|"
    r"konferenc\w*|punetori\w*|tryez\w*|seminar\w*|trajnim\w*|debat\w*|panel\w*|"
    r"radionic\w*|okrugli sto|tribin\w*|obuk\w*)"
    r"(?: titled| called| on| me temen?| na temu| pod nazivom)?,? \"(?P<title>[^\"\n]{8,160})\""
)


def _invited_to(part: Part) -> Title | None:
    """The title in quotes to which an invitation without another invites."""
    match = _INVITED_TO.search(part.plain, 0, 600)
    opening = FUTURE.search(part.plain[:400].lower())
    if not match or not opening:
        return None
    line = next((each for each in part.lines if each.start <= match.start() < each.end), None)
    return Title(match.start("title"), match.end("title"), line.start) if line else None


_BYLINE = re.compile(
    r"\W*(?i:nga|by|pise|autor|autorka|author|written by|shkruan|shkroi|napisao|napisala)\b\W*"
    r"(?=[A-Z]).{2,70}"
)
_OWN_VIEWS = re.compile(
    r"\b(?:the author is|autor je|autorka je|autori eshte|autorja eshte|opinion\b|op-ed|"
    r"views expressed|stavovi? autora|stavove autora|pikepamjet|qendrimet jane)"
)


def is_opinion(part: Part) -> bool:
    """Whether a page is what an author thinks: with a byline, or a note on whose views it has."""
    signed = any(_BYLINE.fullmatch(line.text) for line in part.lines[:5])
    return signed or has_own_views(part)


def has_own_views(part: Part) -> bool:
    """Whether a note says that what a page tells is what its author thinks."""
    return _OWN_VIEWS.search(part.plain.lower()) is not None


def _above_label(part: Part) -> Piece | None:
    """The line above the label of publication."""
    lines = part.lines[:6]
    for n, line in enumerate(lines[1:], 1):
        above = lines[n - 1]
        if _LABEL.match(line.text) and n <= 3 and _names_itself(above.text):
            return above if above in own_lines(part) else None
    return None


def _names_itself(line: str) -> bool:
    """Whether a line may be a title by its length and end."""
    return not is_head(line) and len(line) <= LONGEST and not line.rstrip().endswith(".")


def _line_at(part: Part, at: int) -> Piece | None:
    return next(
        (line for line in part.lines if line.start <= at < line.end or at <= line.start), None
    )


def _is_motto(part: Part, line: Piece, following: Piece) -> bool:
    """Whether a line right below the first one of a page is a motto, and a title stands apart."""
    if not part.lines or part.plain[: line.start].strip() != part.lines[0].text:
        return False
    tight = part.plain.count("\n", part.lines[0].end, line.start) == 1
    apart = part.plain.count("\n", line.end, following.start) > 1
    short = len(line.text.split()) <= 6 and kind_in(line.text) is None
    named = len(following.text.split()) > 3 and not following.text.endswith(".")
    return tight and apart and short and named and may_be_title(following)


def _is_name_of_site(part: Part, line: Piece) -> bool:
    """Whether a heading is the name over the page: a body, with its menu below it."""
    below = [each.text for each in part.lines if each.start > line.start][:2]
    # Between the name and the menu may stand a part of it, or where the body is.
    apart = below[:1] if below and (below[0] in line.text or _PLACES.fullmatch(below[0])) else []
    menu = any(is_head(each) or is_menu_row(each) for each in below[: 1 + len(apart)])
    return menu and (BODY.search(line.text) is not None) and kind_in(line.text) is None


_PLACES = re.compile(r"[A-Z][\w ]{2,30}(?: ?[,/|•·-]+ ?[A-Z][\w ]{2,30}){0,3}")


def _is_site(line: Piece, following: Piece, known: Known) -> bool:
    """The name of the organisation over the title of its page."""
    name = " ".join(plain(line.text).split())
    if is_dated(following.text) or len(following.text) >= 200:
        return False
    return name in known.organisations or _BODY_ONLY.fullmatch(line.text.strip()) is not None


def _may_be_title(line: Piece, following: Piece | None) -> bool:
    if len(line.text) > LONGEST or re.search(r"[.!] +[A-Z].*\.$", line.text):
        return False
    if len(line.text) > 130 and line.text.endswith("."):
        return False
    opening = dates(line.text[:60])
    if opening and opening[0].start < 3 and following is None:
        return False
    if opening and opening[0].start < 3 and len(line.text) > 120:
        return False
    return following is not None or not line.text.endswith(".") or len(line.text) < 120


_QUOTE_GLUED = re.compile(r'(?<=\w)"(?=[A-Z][a-z]+[ ,]|\d)')
"""The end of a title in quotes with the next line glued to it."""


_BEFORE_TITLE = re.compile(
    r"(?:(?i:what|sta|cfare|title|naslov|titulli|topic)\s*:\s+|[•*#]+ *|"
    r"\((?:VIDEO|FOTO|PHOTO)\) *)+"
)


_BUTTONS = re.compile(
    r"(?:[ |/]+(?:PDF|Print[oa]?|Stampa?|Shtyp|E-?mail|E-?posta|El\.? posta)\b\.?){2,} *$",
    re.IGNORECASE,
)
"""Buttons behind a title: `PDF Print E-mail`."""


def _trimmed(line: Piece) -> Title:
    """A title without a date, time and status that are glued to its end, and without (VIDEO)."""
    text = re.sub(
        r" ?[(\[](?:video|foto|photo|audio|live|uzivo)[)\]] ?$", "", line.text, flags=re.I
    )
    text = _BUTTONS.sub("", text)
    lead = _BEFORE_TITLE.match(text)
    start = lead.end() if lead else 0
    if (quote := _QUOTE_GLUED.search(text)) and dates(text[quote.end() :]):
        return Title(line.start + start, line.start + quote.end(), line.start + quote.end())
    for found in dates(text):
        rest = text[found.end :]
        glued = found.numeric and found.start > 3
        if glued and (
            _REST.fullmatch(rest) or STATUS.search(rest) or re.match(r"[ .]*\d{1,2}[:.]\d\d", rest)
        ):
            return Title(
                line.start + start,
                line.start + len(text[: found.start].rstrip(" -|,(")),
                line.start + found.start,
            )
    return Title(line.start + start, line.start + len(text), line.end)


def is_dated(line: str) -> bool:
    """Whether a line is a date and little else. line: plain."""
    found = dates(line)
    if not found:
        return False
    rest = line
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    rest = re.sub(r"\([a-z][^()\d]{2,30}\)", " ", rest)  # `Ana (guest), 4 May 2019`
    rest = re.sub(
        rf"\d+ ?{READING}|\d{{1,2}}[:.]\d\d|schedule|"
        r"calendar\w*|date(?: start)?|posted on|published(?: at|"
        r" on)?|[^a-zA-Z]",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return len(rest.split()) <= 3 and len(rest.strip()) < 28
