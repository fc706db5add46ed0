"""Today, yesterday, last night, on Tuesday: days counted from that of publication."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.capture.reader.date_names import WEEKDAYS
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.meetings import tells_of_meeting
from pipelines.capture.reader.part import SENTENCE, Part
from pipelines.capture.reader.past import tells_of_past
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT, REPORT

_BOTH = r"(?:yesterday and today|dje dhe sot|juce i danas)"
_DAYS = (
    (-2, r"the day before yesterday|pardje|prekjuce"),
    (-1, r"yesterday|last night|dje|mbreme|mbremje|juce|sinoc|preksinoc"),
    (0, r"today|tonight|this (?:morning|evening|afternoon)|sot|sonte|danas|veceras|jutros"),
    (1, r"tomorrow|neser|sutra"),
)
_WORD = re.compile(
    rf"\b(?:(?P<both>{_BOTH})|"
    + "|".join(f"(?P<d{n}>{form})" for n, (_, form) in enumerate(_DAYS))
    + r")\b"
)
_ON_WEEKDAY = re.compile(
    rf"\b(?P<on>(?:(?:on|last|this|u|prosl\w+|ove|protekl\w+) )+)?"
    rf"(?P<week>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b"
)
_HABIT_BEFORE = re.compile(
    r"\b(?:still|even|until|till|than|as of|ende|edhe|deri|i dalje|jos|do|nego|day)\W+$"
)
_HABIT_BEHIND = re.compile(r"^\W+(?:still|the situation|of|nobody|no one|ende)\b")
_SOON = re.compile(r"\b(?:will|shall|ce|cemo|bice)\b")
"""A future of any verb; `do te` also stands in reports, of what was said."""
_EARLIER = re.compile(
    r"\b(?:(?:earlier|late) this (?:week|month)|last (?:week|month|weekend)|this week|"
    r"(?:a few|several|some|just) days ago|over the weekend|"
    r"(?:javen|muajin|fundjaven) e (?:kaluar|shkuar)|(?:para disa|ca) diteve?sh|dite me pare|"
    r"kete jave|gjate kesaj jave|prosl(?:e|og) (?:nedelje|sedmice|meseca|vikenda)|"
    r"(?:protekle|minule|ove) (?:nedelje|sedmice)|pre (?:nekoliko|par) dana|ovih dana)\b"
)
"""A day before that of the post, which is not told."""
_NAMED = re.compile(
    r"\b[A-Z][a-z]+ (?:for|per|za) (?:[Tt]oday|[Tt]omorrow|sot|neser|danas|sutra)\b|"
    r"(?<=[a-z] )(?:Today|Tomorrow|Sot|Neser|Danas|Sutra|Dje|Juce)\b"
)
"""A day that is part of a name: `Builders for Tomorrow`, `list Danas`."""
REACH = 3
"""Sentences of the text in which such words tell the day of the event."""


@dataclass(frozen=True)
class Relative:
    """A day told by its distance. start, end: in the plain text; sentence: its number."""

    first: date
    last: date | None
    start: int
    end: int
    sentence: int


def relative_day(part: Part, body: int, posted: date) -> Relative | None:
    """The day that the first sentences tell so. posted: from which they count."""
    number = 0
    for piece in part.sentences:
        if piece.end <= body or number >= REACH:
            continue
        text = _NAMED.sub(lambda name: " " * len(name[0]), piece.text).lower()
        clear = any(form.search(text) for form in (PAST, FUTURE, PRESENT, REPORT, _SOON))
        clear = clear or tells_of_meeting(text)
        if (clear or tells_of_past(text)) and (
            found := _in_sentence(text, piece.start, posted, number, clear)
        ):
            return found
        number += len(piece.text) > SENTENCE
    return None


def is_earlier(part: Part, body: int) -> bool:
    """Whether the first sentences say that people met in the days before the post."""
    pieces = [each for each in part.sentences if each.end > body and len(each.text) > SENTENCE]
    for piece in pieces[: REACH - 1]:
        text = piece.text.lower()
        told = PAST.search(text) or tells_of_meeting(text) or tells_of_past(text)
        if told and _EARLIER.search(text):
            return True
    return False


def _in_sentence(text: str, shift: int, posted: date, number: int, clear: bool) -> Relative | None:
    """The day that a sentence tells. clear: it says that something was held."""
    for match in _WORD.finditer(text):
        if _HABIT_BEFORE.search(text[: match.start()]) or _HABIT_BEHIND.match(text[match.end() :]):
            continue
        if _quoted(text, match.start()):
            continue
        start, end = shift + match.start(), shift + match.end()
        if match["both"]:
            return Relative(posted - timedelta(days=1), posted, start, end, number)
        days = next(d for n, (d, _) in enumerate(_DAYS) if match[f"d{n}"])
        return Relative(posted + timedelta(days=days), None, start, end, number)
    return _weekday(text, shift, posted, number, clear) if clear or not number else None


_LAST = re.compile(r"last|prosl|protekl")
"""A word that with a weekday and any past tells the day: `last Saturday we became cooks`."""


def _weekday(text: str, shift: int, posted: date, number: int, clear: bool) -> Relative | None:
    """The last such weekday before the post, or the next where it lies ahead."""
    match = _ON_WEEKDAY.search(text)
    if not clear and not (match and _LAST.match(match["on"] or "")):
        return None
    if not match or not (match["on"] or match["week"].startswith("te ")):
        return None
    if _quoted(text, match.start()) or _has_day(text, match.end()):
        return None
    there = WEEKDAYS[match["week"]]
    ahead = (FUTURE.search(text) or _SOON.search(text)) and not PAST.search(text)
    days = (there - posted.weekday()) % 7 if ahead else -((posted.weekday() - there) % 7)
    day = posted + timedelta(days=days)
    return Relative(day, None, shift + match.start(), shift + match.end(), number)


def _quoted(text: str, at: int) -> bool:
    return text[:at].count('"') % 2 == 1


def _has_day(text: str, at: int) -> bool:
    """Whether the day itself is told behind the weekday."""
    return any(found.start < 14 for found in dates(text[at : at + 40]))
