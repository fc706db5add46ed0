"""Whether something was held or is announced, and whether in a room or online."""

import re
from datetime import date

from pipelines.capture.reader.date_names import WEEKDAYS
from pipelines.capture.reader.kinds import is_issued
from pipelines.capture.reader.labels import ASKS_WHEN_AND_WHERE
from pipelines.capture.reader.meetings import tells_of_meeting
from pipelines.capture.reader.other_events import own_text
from pipelines.capture.reader.part import SENTENCE, Part
from pipelines.capture.reader.past import tells_of_past
from pipelines.capture.reader.values import Held, Read
from pipelines.capture.reader.verbs import (
    AGENDA,
    AHEAD,
    DONE,
    FUTURE,
    INVITES,
    PRESENT,
    REPORT,
    STATUS,
)

_MEETING = (
    r"(?:workshops?|events?|meetings?|conferences?|discussions?|round[ -]?tables?|"
    r"debates?|trainings?|seminars?|panels?|sessions?|focus groups?|forums?|launch|"
    r"presentations?|"
    r"punetori\w*|tryez\w*|konferenc\w*|takim\w*|diskutim\w*|debat\w*|trajnim\w*|"
    r"seminar\w*|panel\w*|ngjarj\w*|aktivitet\w*|radionic\w*|konferencij\w*|sastan\w*|"
    r"diskusij\w*|obuk\w*|okrugl\w+ st\w+|dogadaj\w*|dogadjaj\w*|tribin\w*)"
)
_ONLINE = re.compile(
    rf"\b(?:(?:online|on-line|virtual|onlajn|virtuel\w+|"
    rf"virtual\w*) (?:\w+ ){{0,2}}{_MEETING}|{_MEETING} (?:\w+ ){{0,1}}(?:online|on-line|"
    rf"virtual\w*|onlajn)\b|"
    r"(?:held|organi[sz]ed|took place|conducted|mbajt\w*|zhvillua\w*|organizua\w*|"
    r"odrzan\w*|odrzao|odrzace se|held virtually)\b[^.\n]{0,60}\b(?:online|virtually|"
    r"onlajn|via zoom|remotely|ne distance)|"
    r"(?:via|through|on|over|using|permes|nepermjet|ne|putem|preko|"
    r"by) (?:the )?(?:platform\w* |aplikacij\w* )?(?:zoom|skype|microsoft teams|ms teams|"
    r"google meet|webex|zoom-a|zoom-it|video ?conferenc\w*|videokonferenc\w*)|webinar\w*|"
    r"vebinar\w*|"
    r"(?:by|via|putem|preko|permes) video[ -]?(?:link|vez\w*|lidhj\w*)|"
    r"zoom (?:platform|meeting|link)|(?<![^\n])(?:format|mode|venue|place|vendi|mesto)\s*: *"
    r"(?:online|onlajn|zoom|virtual)|(?<![^\n])(?:where|ku|gde)\W{1,3}"
    r"(?:online|onlajn|zoom|virtual|ms teams|webex))"
)
_HYBRID = re.compile(
    r"\b(?:hybrid (?:format|event|meeting|conference|workshop|mode|form)|in (?:a )?hybrid|"
    r"hibrid\w*|both in person and online|in [a-z]+ and online|in person and online|"
    r"in-person and online|"
    r"onsite and online)\b|"
    r"\b(?:also|both|as well|possible to) (?:be )?(?:follow(?:ed)?|join(?:ed)?|available|"
    r"attend(?:ed)?) "
    r"(?:online|via|through)|\b(?:others|more|rest|further)\b[^.\n]{0,40}\b(?:through|via|on|over) "
    r"(?:the )?zoom|\bpreko platforme zoom\b[^.\n]{0,40}\bu sali|"
    r"(?:moguce|mogu) [^.\n]{0,30}(?:pratiti|pridruziti)[^.\n]{0,40}(?:prenos\w*|onlajn|online|"
    r"uzivo|zoom\w*)|"
    r"(?:ne )?form\w+ (?:te |e )?kombinuar\w*|kombinovan\w+|(?:combined|mixed|blended) format|"
    r"(?:some|others|another|rest|remaining|te tjeret?|ostali|ostale|jos)\b[^.\n]{0,50}\b(?:over|"
    r"via|"
    r"on|permes|nepermjet|preko|putem) (?:the )?(?:zoom|internet|skype|youtube)|"
    r"(?:for those who|who cannot|kush nuk mundet|ko ne moze)\b[^.\n]{0,60}\b(?:youtube|online|"
    r"zoom|"
    r"onlajn|stream\w*|channel|kanal\w*)|(?:online|onlajn|zoom\w*|stream\w*)\b[^.\n]{0,50}\bfor "
    r"those who cannot|"
    r"\b[a-z]+,? (?:and|dhe|i) (?:online|onlajn|on-line)\b(?! (?:media|portal|news|maga|"
    r"safety|violence|med))|"
    r"\bin person\b[^.\n]{0,60}\b(?:online|zoom|video|remotely)\b|"
    r"(?:edhe|gjithashtu) (?:online|permes zoom)|online[^.\n]{0,80}\b(?:me prani|in person|uzivo)|"
    r"(?:uzivo|me prani\w*)[^.\n]{0,60}\b(?:i|dhe|edhe) (?:onlajn|online)"
)
_ROOM = re.compile(
    r"\b(?:in person|in-person|face[ -]to[ -]face|me prani fizike|fizikisht|uzivo)\b"
)
_VENUE = re.compile(
    r"\b(?:hotel\w*|media cent(?:re|er)|library|hall|premises|bibliotek\w*|sall\w+ |"
    r"sal[aei] |prostorij\w+|cent(?:re|er) for|venue|medija centr\w*|ambientet)\b"
)


def mode(part: Part, body: int) -> Read[str] | None:
    """How people met, where the text says it: codes of MODE."""
    small = own_text(part, body)
    for form, code in ((_HYBRID, "hybrid"), (_ONLINE, "online"), (_ROOM, "in-person")):
        match = next((m for m in form.finditer(small) if not _in_brackets(small, m.start())), None)
        if match and match.start() < body + 1_500:
            return part.read(code, *match.span(), 0.9)
    return None


def _in_brackets(small: str, at: int) -> bool:
    """Whether words stand in brackets on their line: how one guest joined, not all."""
    line = small[small.rfind("\n", 0, at) + 1 : at]
    return line.rfind("(") > line.rfind(")")


def in_a_hall(part: Part, body: int) -> bool:
    """Whether a venue is named."""
    return _VENUE.search(part.plain.lower(), body, body + 1_200) is not None


def met(part: Part, body: int, kind: str | None, town: Read[str] | None) -> Read[str] | None:
    """In a room, where a town or a venue of what was or will be held is told."""
    if is_issued(kind):
        return None
    if town:
        return Read("in-person", town.start, town.end, 0.8)
    venue = _VENUE.search(part.plain.lower(), body, body + 1_200)
    return part.read("in-person", *venue.span(), 0.7) if venue else None


def held(
    part: Part, body: int, kind: str | None, day: date | None, posted: date | None
) -> Read[Held]:
    """Whether a page reports something or announces it.

    The tense alone does not tell: translated pages have futures in reports. What only somebody
    who was there can tell weighs more, and so do the two dates.
    """
    small = own_text(part, body)
    past = _first(small, DONE, body)
    future = _first(small, FUTURE, 0)
    reports = len(list(REPORT.finditer(small, body)))
    start, end = past or future or (0, min(len(small), 1))
    if is_issued(kind) and not future:
        return part.read("yes", start, end, 0.85)
    if day and posted and day > posted:
        return part.read("announced", *(future or (start, end)), 0.9)
    if not reports and _announces(part, small):
        return part.read("announced", 0, min(len(small), 1), 0.8)
    times = list(AGENDA.finditer(part.plain))[:3]
    if len(times) == 3 and reports < 2:
        return part.read("announced", *times[0].span(), 0.8)
    if (invites := INVITES.search(small)) and reports < 2 and not _reported(small, past, invites):
        return part.read("announced", *invites.span(), 0.85)
    if future and reports < 2:
        if past and day and posted and day < posted:
            return part.read("yes", *past, 0.7)
        if past and past[0] < future[0] and not _leads(small, body, future):
            return part.read("yes", *past, 0.8)
        return part.read("announced", *future, 0.9)
    if past:
        return part.read("yes", *past, 0.9)
    if reports:
        return part.read("yes", start, end, 0.75)
    if ahead := _first(small[: body + 400], AHEAD, body):
        return part.read("announced", *ahead, 0.7)
    if past := _told_in_past(part, small, body):
        return part.read("yes", *past, 0.65)
    if present := _first(small, PRESENT, 0):
        return part.read("announced", *present, 0.8)
    if agenda := AGENDA.search(part.plain) or next(
        (m for line in part.lines if (m := STATUS.search(line.text))), None
    ):
        return part.read("announced", *(agenda.span() if agenda.re is AGENDA else (0, 1)), 0.8)
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        told = tells_of_meeting(text) or (day is not None and tells_of_past(text))
        if body <= piece.start < body + 400 and told:
            return part.read("yes", piece.start, piece.end, 0.7)
    return part.read("unknown", start, end, 0.6)


_WEEKDAY = re.compile(rf"\b(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b")


def _announces(part: Part, small: str) -> bool:
    """Whether a page answers when and where in lines, and no sentence tells that people met."""
    if not all(form.search(small) for form in ASKS_WHEN_AND_WHERE):
        return False
    return not any(tells_of_meeting(small[each.start : each.end]) for each in part.sentences)


def _told_in_past(part: Part, small: str, body: int) -> tuple[int, int] | None:
    """The first sentence of the text, where it tells in a past what was done on a weekday."""
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        if piece.start >= body and len(text) > SENTENCE:
            told = tells_of_past(text) and _WEEKDAY.search(text)
            return (piece.start, piece.end) if told else None
    return None


def _reported(small: str, past: tuple[int, int] | None, invites: re.Match[str]) -> bool:
    """Whether something is told as held before the words that invite."""
    return past is not None and past[0] < invites.start() and past[0] < invites.start() - 40


def _first(text: str, pattern: re.Pattern[str], begin: int) -> tuple[int, int] | None:
    found = pattern.search(text, begin)
    return found.span() if found else None


def _leads(small: str, body: int, future: tuple[int, int]) -> bool:
    """Whether a future stands in the title or the first sentences, and no report before it."""
    first = REPORT.search(small, body)
    return (
        future[0] < body + 250
        and (first is None or future[0] < first.start())
        and not DONE.search(small[body : future[0]])
    )
