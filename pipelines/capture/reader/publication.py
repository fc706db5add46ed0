"""The day on which a post was published, beside that of its event."""

from dataclasses import replace
from datetime import date

from pipelines.capture.reader.date_places import Marked
from pipelines.capture.reader.dated import Dates, When, place_of, value_of
from pipelines.capture.reader.dates import Found
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.relative_days import Relative
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import FUTURE

TRUSTED = 120
"""Days between an event and the stamp of its post; a stamp farther off is that of an import."""

STALE = 365
"""Days between an event and the line of its post, from which that line tells of something else."""


def with_published(
    part: Part,
    body: int,
    found: When,
    there: Dates,
    posted: Read[str] | None,
    meta: Read[str] | None,
    relative: Relative | None,
) -> When:
    """The day of publication: as told, else a day above the text that is not the event's."""
    told = posted if posted is not meta else None
    if told and found.first and _apart(told, found.first) > STALE:
        told = posted = None  # the day of a change, or of a move to another site
    heads = (*there.line, *there.dateline, *there.dated)
    above = next((x for x in heads if x.found.first_day), None)
    own = found.date is not None and above is not None and found.date.start != place_of(part, above)
    if told is None and above and own and found.first:
        told = line_of_post(part, body, there, found.first)
    counted = relative is not None and (found.inferred or not own)
    if told is None and above and counted and _is_of_post(above, found):
        told = value_of(part, above, 0.7)
    sure = relative is not None and above is None
    published = trusted(told or meta, meta, found.first, sure)
    others = found.others
    is_post = above and published and place_of(part, above) == published.start
    if above and own and found.first and not is_post and not _covers(found, above.found):
        others = (*others, value_of(part, above, 0.5))
    return replace(found, published=published, others=others)


def _is_of_post(above: Marked, found: When) -> bool:
    """Whether the day from which another was counted is told as that of the post."""
    return above.place == "line" or above.found.first_day != found.first


def line_of_post(part: Part, body: int, there: Dates, event: date) -> Read[str] | None:
    """A day above the text that is near the event and not its day.

    It lies behind the event, or before it where the page announces it.
    """
    ahead = FUTURE.search(part.plain.lower(), 0, body + 500) is not None
    for each in (*there.line, *there.dateline, *there.dated):
        day = each.found.first_day
        if day is None or day == event or each.found.last:
            continue
        apart = (day - event).days
        if 0 < apart <= TRUSTED or (ahead and -TRUSTED <= apart < 0):
            return value_of(part, each, 0.7)
    return None


def trusted(
    posted: Read[str] | None, meta: Read[str] | None, event: date | None, relative: bool = False
) -> Read[str] | None:
    """A day that only the metadata give, unless it is that of an import."""
    if posted is None or posted is not meta:
        return posted
    if event is None:
        return posted
    return posted if relative or _apart(posted, event) <= TRUSTED else None


def _apart(posted: Read[str], event: date) -> int:
    return abs((date.fromisoformat(posted.value[:10]) - event).days)


def _covers(found: When, other: Found) -> bool:
    """Whether another day is that of the event, or lies in its range."""
    day = other.first_day
    if found.first is None or day is None:
        return True
    last = date.fromisoformat(found.date_end.value) if found.date_end else found.first
    return found.first <= day <= last
