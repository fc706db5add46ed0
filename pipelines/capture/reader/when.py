"""Which date of a page is that of the event, which that of publication, and which disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pipelines.capture.reader.date_places import EARLY, Marked, marked_dates
from pipelines.capture.reader.date_years import NEAR, completed
from pipelines.capture.reader.dated import Dates, When, value_of
from pipelines.capture.reader.dates import Found
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.publication import line_of_post, trusted, with_published
from pipelines.capture.reader.relative_days import Relative, is_earlier, relative_day
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import DONE, FUTURE

LATE = 5
"""Sentences behind which a day is that of something else."""
SERIES = 10
"""Days within which several days of one sentence are those of one series."""


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
    there = _sorted(marked_dates(part, body))
    post = next((each for each in there.posted if each.found.first_day), None)
    if post is None and (post := _post_above(there)):
        there.line[:] = [each for each in there.line if each is not post]
        there.dateline[:] = [each for each in there.dateline if each is not post]
    posted = value_of(part, post, 0.9) if post else published
    if event:
        first = date.fromisoformat(event[0].value)
        posted = posted or line_of_post(part, body, there, first)
        return When(event[0], event[1], (), trusted(posted, published, first), first=first)
    context = _context(there, posted if post else None) or _day(published)
    whole, vague = _completed(part, there, context)
    relative = _relative_day(part, body, whole, (context, _day(published)))
    found = _chosen(part, whole, relative, vague)
    is_post = is_earlier(part, body) or _is_over_title(part, body, found)
    if found.on_line and found.date and is_post:
        return When(published=posted or found.date)
    return with_published(part, body, found, whole, posted, published, relative)


def _relative_day(
    part: Part, body: int, there: Dates, posts: Sequence[date | None]
) -> Relative | None:
    """The day that the text tells as `last night`, counted from the dateline or the post.

    posts: days of the post as told in several places; where counting from one leads to the day of
    the dateline, that is the day.
    """
    line = next((each.found.first_day for each in there.dateline if each.found.first_day), None)
    counted = [relative_day(part, body, day) for day in posts if day]
    if line is None:
        return next(iter(counted), None)
    same = (each for each in counted if each and each.first == line)
    return next(same, None) or relative_day(part, body, line)


def _is_over_title(part: Part, body: int, found: When) -> bool:
    """Whether the only day stands above the title of a report: it is that of the post."""
    if found.date is None or found.date.start - part.offset >= body:
        return False
    small = part.plain.lower()
    return DONE.search(small, body, body + LEAD) is not None and FUTURE.search(small) is None


LEAD = 400
"""Letters of a text that say whether it reports."""


def published_on(part: Part, body: int) -> Read[str] | None:
    """The day on which a page that is no event says that it was published."""
    there = _sorted(marked_dates(part, body))
    for each in (*there.posted, *there.line):
        if each.found.first_day:
            return value_of(part, each, 0.8)
    return None


def _sorted(marked: Iterable[Marked]) -> Dates:
    listed = list(marked)
    places = ("posted", "line", "dateline", "label", "dated", "text", "title")
    return Dates(*([each for each in listed if each.place == place] for place in places))


def _day(read: Read[str] | None) -> date | None:
    return date.fromisoformat(read.value) if read and len(read.value) == 10 else None


def _context(there: Dates, posted: Read[str] | None) -> date | None:
    """The day near which days without a year lie."""
    if day := _day(posted):
        return day
    above = (each.found.first_day for each in (*there.line, *there.dateline, *there.dated))
    return next((day for day in above if day), None)


def _completed(part: Part, there: Dates, context: date | None) -> tuple[Dates, bool]:
    """The dates with their years; and whether one that the text tells has none that fits."""

    def whole(marked: list[Marked]) -> list[Marked]:
        found = (completed(part, each, context) for each in marked)
        return [each for each in found if each is not None]

    text = whole(there.text)
    early = [each for each in there.text if each.sentence < EARLY]
    vague = bool(early) and not text and not whole([*there.label, *there.dated])
    return Dates(
        there.posted,
        whole(there.line),
        whole(there.dateline),
        whole(there.label),
        whole(there.dated),
        text,
        whole(there.title),
    ), vague


def _chosen(part: Part, there: Dates, relative: Relative | None, vague: bool) -> When:
    """The event's date: with a label, else as the first sentences say, else the one above them."""
    lines = (*there.dateline, *there.line)
    above = next((each for each in lines if each.found.day), None) or next(iter(lines), None)
    told = _series([each for each in there.text if each.sentence < LATE])
    first = next((each for each in told if each.found.day), None) or next(iter(told), None)
    label = [*there.label, *(each for each in there.dated if not _is_post(part, each, first))]
    if label:
        return _when(part, _fuller(label[0], above), told)
    if above and above.found.last and relative and _is_in(above.found, relative.first):
        return _when(part, above, told)
    if relative and (first is None or _is_before(part, relative, first)):
        if above and above.found.first_day == relative.first and not relative.last:
            return _when(part, above, told)
        return _relative(part, relative)
    if first and first.found.day and above and above.found.day is None:
        above = None  # a month says less than a day
    if first and first.found.day and (above is None or _tells_more(part, first, above)):
        return _when(part, _fuller(first, above), told)
    ahead = _titled_day(there.title, above)
    if ahead:
        return _when(part, ahead, told)
    if above:
        # A day without a year that does not fit the one above it: neither can be trusted.
        return When() if vague and above.found.first_day else _when(part, above, told)
    best = first or next(iter((*there.text, *there.title)), None)
    return _when(part, best, told) if best else When()


def _tells_more(part: Part, told: Marked, above: Marked) -> bool:
    """Whether a day in the text weighs more than one above it, which may be that of the post."""
    gap = _gap(above.found, told.found) if above.place == "line" else None
    if told.sentence < EARLY or gap is None:
        return told.sentence < EARLY
    invited = FUTURE.search(part.plain.lower()) is not None
    return 0 < gap <= NEAR or (invited and -NEAR <= gap < 0)


BESIDE = 40
"""Letters between a day told by its distance and the same day in figures."""


def _is_before(part: Part, relative: Relative, told: Marked) -> bool:
    """Whether a day told by its distance stands before another one, which is not the same day."""
    if relative.sentence < told.sentence:
        return True
    if relative.sentence > told.sentence or told.found.last or told.found.start < relative.end:
        return False
    gap = told.found.first_day
    apart = told.found.start - relative.end > BESIDE
    return apart and gap is not None and gap < relative.first


def _is_post(part: Part, dated: Marked, told: Marked | None) -> bool:
    """Whether the day behind the word Date is that of the post: the text tells another near it."""
    gap = _gap(dated.found, told.found) if told and told.sentence < EARLY else None
    if gap is None:
        return False
    ahead = FUTURE.search(part.plain.lower()) is not None
    return 0 < gap <= NEAR or (ahead and -NEAR <= gap < 0)


def _is_in(found: Found, day: date) -> bool:
    """Whether a day lies in a range of days."""
    first = found.first_day
    return first is not None and first <= day <= _last(found)


def _post_above(there: Dates) -> Marked | None:
    """The first of two dates above the text, which is that of the post where it is the later."""
    above = sorted((*there.line, *there.dateline), key=lambda each: each.found.start)[:2]
    gap = _gap(above[0].found, above[1].found) if len(above) == 2 else None
    return above[0] if gap is not None and 0 < gap <= NEAR else None


def _titled_day(title: list[Marked], above: Marked | None) -> Marked | None:
    """A day in the title that is near the one on the line of the post, and another."""
    for each in title:
        gap = _gap(each.found, above.found) if above and above.place == "line" else None
        if gap is not None and 0 < abs(gap) <= NEAR:
            return each
    return None


def _gap(one: Found, two: Found) -> int | None:
    first, second = one.first_day, two.first_day
    return (first - second).days if first and second else None


def _series(told: list[Marked]) -> list[Marked]:
    """Several days of one sentence as one range: a series in several towns."""
    if len(told) < 2 or told[0].sentence != told[-1].sentence:
        return told
    days = [each.found.first_day for each in told]
    first, last = days[0], days[-1]
    if not (first and last and all(days)) or told[0].found.last:
        return told
    if not 0 < (last - first).days <= SERIES:
        return told
    whole = replace(told[0].found, last=(last.year, last.month, last.day))
    return [replace(told[0], found=whole)]


def _fuller(best: Marked, above: Marked | None) -> Marked:
    """Of two that are the same day, the one that says more."""
    if above is None or not _same(best.found, above.found):
        return best
    if best.inferred or (above.found.last and not best.found.last):
        return above
    return best


def _relative(part: Part, found: Relative) -> When:
    def value(day: date) -> Read[str]:
        return part.read(day.isoformat(), found.start, found.end, 0.75)

    last = value(found.last) if found.last else None
    return When(value(found.first), last, inferred=True, first=found.first)


def _contradicting(part: Part, best: Marked, told: Iterable[Marked]) -> tuple[Read[str], ...]:
    """Other days that the text gives for what was held."""
    return tuple(
        value_of(part, each, 0.4)
        for each in told
        if each is not best and each.found.day and not _same(each.found, best.found)
    )


def _when(part: Part, best: Marked, told: Iterable[Marked]) -> When:
    found = best.found
    if found.iso is None:
        return When()
    end = found.iso_end
    last = part.read(end, found.start, found.end, best.sure) if end else None
    others = _contradicting(part, best, told)
    return When(
        value_of(part, best, best.sure),
        last,
        others,
        inferred=best.inferred,
        first=found.first_day,
        on_line=best.place in ("line", "dated") and found.last is None,
    )


def _same(one: Found, two: Found) -> bool:
    """Whether two dates are the same day, or one lies in the other."""
    first, second = one.first_day, two.first_day
    if first is None or second is None:
        return (one.year, one.month) == (two.year, two.month)
    return first <= _last(two) and second <= _last(one)


def _last(found: Found) -> date:
    return date.fromisoformat(found.iso_end or found.iso or "")
