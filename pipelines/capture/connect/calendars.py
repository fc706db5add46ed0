"""Events of a calendar in the format iCalendar (RFC 5545)."""

import hashlib

from icalendar import Calendar, Event
from icalendar.cal import Component

from pipelines.capture.connect.entries import Entry, Found, Unreadable, once, page

_PERSONS = ("ATTENDEE", "ORGANIZER", "CONTACT")
"""Who comes and whom to write to: nothing of it is kept."""


def entries(data: bytes, base: str) -> Found:
    """The events of a calendar; one without a page of its own is its own page.

    base: the address of the calendar. Raises Unreadable for what is no calendar.
    """
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [event for each in calendars for event in each.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise Unreadable(f"no calendar: {error}") from error
    if not calendars:
        raise Unreadable("no calendar: it is empty")
    return Found(once(_entry(base, event) for event in events))


def _entry(base: str, event: Component) -> Entry | None:
    if (url := event.get("URL")) and (entry := page(base, str(url))) is not None:
        return entry
    alone = Event()
    for name, value in event.items():
        if name not in _PERSONS:
            alone[name] = value
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add_component(alone)
    uid = str(event.get("UID", "")) or str(event.get("SUMMARY", ""))
    name = f"{hashlib.sha256(uid.encode()).hexdigest()[:16]}.ics"
    return Entry(base, name, calendar.to_ical())
