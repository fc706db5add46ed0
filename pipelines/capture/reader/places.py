"""Where something was held: by its label, its dateline, or the sentence that tells of it."""

import re
from collections.abc import Iterator

from pipelines.capture.reader.bodies import BODY
from pipelines.capture.reader.date_names import MONTHS
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.kinds import kind_in
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.meetings import tells_of_meeting
from pipelines.capture.reader.other_events import is_of_another
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.past import tells_of_past
from pipelines.capture.reader.place_words import (
    BEHIND,
    CAPITAL,
    COUNTRY,
    ENGLISH_IN,
    FRAME,
    HALL,
    HALL_WORD,
    HELD_IN,
    LABEL,
    NO_TOWN,
    NOT_BEFORE,
    OF_PARTNER,
    OF_TOWN,
    SAID,
    SEATS,
    TOOK_PLACE,
    VENUE,
    VISITED,
    VISITED_IN,
)
from pipelines.capture.reader.signed_days import is_signed
from pipelines.capture.reader.towns import Town, town_value, towns
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT, REPORT

EARLY = 250
"""Letters of the text in which any past tells of the event."""
REACH = 1_300
"""Letters of the text in which its place is told."""


def place(part: Part, body: int, known: Known) -> Read[str] | None:
    """The town of an event, as its language writes it."""
    small = part.plain.lower()
    labels = list(_labels(small, known))
    if labels:
        # Of two towns behind a label, a person must say which is meant.
        one = len({town.id for town, _ in labels}) == 1
        return town_value(part, *labels[-1], known, 0.9) if one else None
    told = _told(part, small, body, known)
    line = _dateline(part, small, body, known)
    # Where news is written and where people met may differ: the sentence knows.
    return told or line or _hall(part, small, body, known) or _titled(part, small, body, known)


def _hall(part: Part, small: str, body: int, known: Known) -> Read[str] | None:
    """The town behind the name of a hall on a line of its own."""
    for line in part.lines:
        text = small[line.start : line.end]
        if line.start > body + 500 or len(text) > 120 or not HALL_WORD.search(text):
            continue
        comma = text.rfind(", ")
        found = towns(text[comma + 2 :], known) if comma >= 0 else []
        if found and found[0].start == 0:
            return town_value(part, found[0], line.start + comma + 2, known, 0.8)
    return None


def _labels(small: str, known: Known) -> Iterator[tuple[Town, int]]:
    """The towns behind the first label that has any, each with the place of the label's text."""
    for match in LABEL.finditer(small):
        found = towns(match[1], known)
        if found:
            yield from ((town, match.start(1)) for town in found)
            return


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
        if len(before) < 50 and (town := _opening(before, known)):
            return town_value(part, town, line.start, known, 0.9)
        if is_signed(part, line, line.start + first.start, line.start + first.end):
            continue
        if other := _unknown(part, line, line.text[: first.start]):
            return other
        if behind := _following(small, line, first.end, known):
            return town_value(part, behind, line.start + first.end, known, 0.9)
        if named := BEHIND.match(line.text, first.end):
            start, end = line.start + named.start("town"), line.start + named.end("town")
            return part.quoted(start, end, 0.75)
    return None


def _opening(before: str, known: Known) -> Town | None:
    """The town with which a line before its date begins."""
    if not re.search(r"[^.\n]{3,45}[,.:]? *[-|]? *$", before):
        return None
    return next(
        (t for t in towns(before, known) if t.start < 4 or not before[: t.start].strip(" \"'(")),
        None,
    )


def _following(small: str, line: Piece, at: int, known: Known) -> Town | None:
    """A town right behind a date."""
    after = small[line.start + at : line.end][:60]
    lead = re.match(r"[ ,.|-]*(?:\d{1,2}[:.]\d\d *h?)?[ ,.|-]*", after)
    found = towns(after, known)
    if not lead or not found or found[0].start > lead.end():
        return None
    if re.match(r" *(?:[,.\n|:-]|$|/)", after[found[0].end :]):
        return found[0]
    sentence = line.text[at + found[0].end :]
    return found[0] if re.match(r" [A-Z]", sentence) else None


_TOWN = re.compile(
    rf"(?P<town>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}})(?:/[A-Z][a-z ]+)?(?:, (?:{COUNTRY}|"
    rf"[A-Z][a-z]+))?[,.:]? *-? *$"
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
        or any(w in MONTHS or w in NO_TOWN for w in words)
    ):
        return None
    start = line.start + len(lead) - len(lead.lstrip())
    return part.quoted(start, start + len(match["town"]), 0.7)


def _told(part: Part, small: str, body: int, known: Known) -> Read[str] | None:
    """A town in a sentence that says that something was or will be held there."""
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        if piece.end <= body or is_of_another(text) or _is_question(text):
            continue
        if piece.start > body + REACH and not TOOK_PLACE.search(text):
            continue
        tells = any(form.search(text) for form in (PAST, FUTURE, PRESENT, REPORT))
        tells = tells or _is_early(piece.start - body, text)
        if not tells and not tells_of_meeting(text) and not VENUE.search(text):
            continue
        framed = [
            town
            for town in _framed(text, known)
            if not _is_in_name(part, piece.start + town.start, piece.start + town.end)
        ]
        if len({town.id for town in framed}) > 1 or (framed and _and_more(text, framed[0], known)):
            return _finer(part, framed, piece, known)
        if framed:
            return town_value(part, framed[0], piece.start, known, 0.85)
    return None


def _is_question(text: str) -> bool:
    """Whether a sentence asks, and is no part of a title in quotes."""
    return text.rstrip().endswith("?") and text.count('"') % 2 == 0


def _is_in_name(part: Part, start: int, end: int) -> bool:
    """Whether a town is the first word of a longer name: `at the Belgrade Centre`."""
    before = part.plain[max(0, start - 10) : start]
    return bool(ENGLISH_IN.search(before) and CAPITAL.match(part.plain, end))


def _finer(part: Part, framed: list[Town], piece: Piece, known: Known) -> Read[str] | None:
    """Of two towns of which one is a part of the other, that part; else none."""
    names = {plain(town.name) for town in framed}
    if len(names) == 2 and all("mitrovic" in name for name in names):
        longest = max(framed, key=lambda town: len(town.name))
        return town_value(part, longest, piece.start, known, 0.8)
    return None


def _titled(part: Part, small: str, body: int, known: Known) -> Read[str] | None:
    """The town that a title says it was held in."""
    title = small[:body]
    framed = [
        town
        for town in towns(title, known)
        if town.id not in SEATS
        and FRAME.search(title[: town.start])
        and not NOT_BEFORE.search(title[: town.start])
        and title[: town.start].count('"') % 2 == 0
    ]
    if len({town.id for town in framed}) != 1 or not kind_in(title):
        return None
    return town_value(part, framed[0], 0, known, 0.7)


def _framed(text: str, known: Known) -> Iterator[Town]:
    """The towns that a sentence says to be where, not whose or which."""
    for town in towns(text, known):
        before = text[max(0, town.start - 120) : town.start]
        if town.id in SEATS and not HELD_IN.search(before):
            continue
        if text[: town.start].count('"') % 2 and '"' in text[town.end :]:
            continue  # within a title in quotes
        if SAID.search(text[: town.start]) or _is_of_partner(before):
            continue
        framed = FRAME.search(before) or OF_TOWN.search(before)
        clear = any(form.search(before) for form in (VISITED, VISITED_IN, HALL))
        if clear or (framed and not NOT_BEFORE.search(before)):
            yield town


def _is_early(at: int, text: str) -> bool:
    """Whether one of the first sentences tells in any past what was done, and of no person."""
    return at < EARLY and tells_of_past(text) and _WHO.search(text) is None


_WHO = re.compile(r"\b(?:who|koj[ai]|i cili|e cila|te cilet)\b")


def _is_of_partner(before: str) -> bool:
    """Whether the words before a town name a partner, and no verb stands between."""
    found = OF_PARTNER.search(before)
    return found is not None and PAST.search(before, found.end("who")) is None


def _and_more(text: str, town: Town, known: Known) -> bool:
    """Whether another town follows: which of them is meant, a person must say."""
    rest = text[town.end :]
    link = re.match(r",? (?:and|dhe|i|and in|dhe ne|i u) |, ", rest)
    return bool(link) and any(
        t.start == link.end() and t.id != town.id for t in towns(rest, known) if link
    )
