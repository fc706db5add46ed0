"""Where something was held: by its label, its dateline, or the sentence that tells of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.capture.reader.dates import MONTHS, dates
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.kinds import kind_in
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.organisations import BODY
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT

_LABEL = re.compile(
    r"(?:^|\n|\| ?|\. )(?:place|venue|location|where|vendi|lokacioni|ku|mesto|"
    r"mesto odrzavanja|lokacija|gde)\s*: *([^\n|]{2,80})"
)
_BEHIND = re.compile(
    r"[ ,]+(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:Albania|Kosov[oa]|Serbia|Montenegro|"
    r"North Macedonia|Bosnia|Austria|Germany|Croatia|Belgium|Slovenia|Greece|Shqiperi|Srbija)\b"
)
"""A town and its country behind a date."""
_WORDS = (
    "on today me u na dana sot danas date datum data when kur kada monday tuesday wednesday "
    "thursday friday saturday sunday published posted the in ne during gjate tokom ponedeljak "
    "utorak sreda cetvrtak petak subota nedelja objavljeno publikuar postuar release updated "
    "created by from since until nga od do news vesti lajme event events"
)
_NO_TOWN = frozenset(_WORDS.split())
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HALL = re.compile(r"\b(?:hotel|hotelin|hotelu|centre|center|library|hall|venue)\b[^.,]{0,40}, ?$")
_IN = r"(?:in|at|ne|u)"
_NOT_BEFORE = re.compile(
    r"\b(?:embassy|missions|ambasad\w*|citizens|residents|students|youth|people|qytetar\w*|"
    r"gradan\w*|gradjan\w*|office|zyr\w*|kancelarij\w*|mission|delegation|university|"
    r"based|life|living|serbs|albanians|communit\w+|"
    r"institutions|organi[sz]ations?|universitet\w*|centar|center|centre|reached|signed|"
    r"agreement|interests?|situation|elections?)(?: (?!(?:je|su|ka|has|have|was|"
    r"held)\b)\w+){0,2} (?:in|at|ne|u|of|e|te|"
    r"iz)? ?$"
)


@dataclass(frozen=True)
class Town:
    """A town in a text. name: as the register has it in the form met; start, end: in the text."""

    id: str
    name: str
    start: int
    end: int


@lru_cache(maxsize=4)
def _pattern(known: Known) -> re.Pattern[str]:
    names = sorted(known.towns, key=len, reverse=True)
    return (
        re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?!\w)")
        if names
        else re.compile(r"(?!)")
    )


def towns(text: str, known: Known) -> list[Town]:
    """The towns of the register that a plain text in small letters names, in any case."""
    found = ((match, known.towns[match[1]]) for match in _pattern(known).finditer(text))
    return [Town(place, name, match.start(), match.end()) for match, (place, name) in found]


def place(part: Part, body: int, known: Known) -> Read[str] | None:
    """The town of an event, as its language writes it."""
    small = part.plain.lower()
    if labelled := _labelled(part, small, known):
        return labelled
    line, told = _dateline(part, small, body, known), _told(part, small, body, known)
    # A dateline may name the town, and the sentence its part: North Mitrovica.
    finer = line and told and plain(line.value)[:5] in plain(told.value)[1:]
    return told if finer else line or told


def _labelled(part: Part, small: str, known: Known) -> Read[str] | None:
    for match in _LABEL.finditer(small):
        found = towns(match[1], known)
        if len({town.id for town in found}) == 1:
            return _value(part, found[-1], match.start(1), known, 0.9)
        if found:
            return None
    return None


def _value(part: Part, town: Town, shift: int, known: Known, sure: float) -> Read[str]:
    start, end = town.start + shift, town.end + shift
    words = part.words(start, end)
    shown = known.cyrillic.get(town.id, town.name) if _CYRILLIC.search(words) else town.name
    value = words if plain(shown) == plain(words) else shown
    return part.read(value, start, end, sure)


def _dateline(part: Part, small: str, body: int, known: Known) -> Read[str] | None:
    """A town before or behind the date that opens the text."""
    for line in part.lines:
        if line.start > body + 300:
            return None
        found = dates(line.text)
        if not found:
            continue
        first = found[0]
        before = small[line.start : line.start + first.start]
        after = small[line.start + first.end : line.end][:40]
        shift = line.start + first.end
        if len(before) < 50 and (match := re.search(r"([^.\n]{3,45})[,.:]? *[-|]? *$", before)):
            town = [
                t
                for t in towns(before, known)
                if t.start < 4 or before[: t.start].strip(" \"'(") == ""
            ]
            if town and match:
                return _value(part, town[0], line.start, known, 0.9)
            if other := _unknown(part, line, line.text[: first.start]):
                return other
        lead = re.match(r"[ ,.|-]*", after)
        town = towns(after, known)
        if (
            lead
            and town
            and town[0].start <= lead.end()
            and re.match(r" *(?:[,.\n|:-]|$|/)", after[town[0].end :])
        ):
            return _value(part, town[0], shift, known, 0.9)
        if behind := _BEHIND.match(line.text, first.end):
            start, end = line.start + behind.start("town"), line.start + behind.end("town")
            return part.quoted(start, end, 0.75)
    return None


_TOWN = re.compile(
    r"(?P<town>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})(?:/[A-Z][a-z ]+)?(?:, (?:Kosov[oa]|"
    r"Serbia|Serbi|Srbija|[A-Z][a-z]+))?[,.:]? *-? *$"
)


def _unknown(part: Part, line: Piece, lead: str) -> Read[str] | None:
    """A town that the register does not have, before a date."""
    match = _TOWN.match(lead.lstrip())
    if not match or not lead.rstrip().endswith(","):
        return None
    words = match["town"].lower().split()
    if (
        BODY.search(match["town"])
        or kind_in(match["town"])
        or any(w in MONTHS or w in _NO_TOWN for w in words)
    ):
        return None
    start = line.start + len(lead) - len(lead.lstrip())
    return part.quoted(start, start + len(match["town"]), 0.7)


def _told(part: Part, small: str, body: int, known: Known) -> Read[str] | None:
    """A town in a sentence that says that something was or will be held there."""
    for piece in part.sentences:
        if piece.start > body + 900:
            return None
        text = small[piece.start : piece.end]
        if not any(form.search(text) for form in (PAST, FUTURE, PRESENT)):
            continue
        framed = [town for town in towns(text, known) if _is_framed(text, town)]
        if len({town.id for town in framed}) > 1 or (framed and _and_more(text, framed[0], known)):
            return None
        if framed:
            return _value(part, framed[0], piece.start, known, 0.85)
    return None


def _is_framed(text: str, town: Town) -> bool:
    """Whether a town is said to be where, not whose or which."""
    before = text[: town.start]
    frame = re.search(rf"\b{_IN} (?:the |qytetin e |gradu )?(?:town of |city of )?$", before)
    return bool(frame and not _NOT_BEFORE.search(before)) or _HALL.search(before) is not None


def _and_more(text: str, town: Town, known: Known) -> bool:
    """Whether another town follows: which of them is meant, a person must say."""
    rest = text[town.end :]
    link = re.match(r",? (?:and|dhe|i|and in|dhe ne|i u) |, ", rest)
    return bool(link) and any(
        t.start == link.end() and t.id != town.id for t in towns(rest, known) if link
    )
