"""Events of violence and protest, as data sets of others list them; none of them is in raw/.

Fewer columns than those data sets have: what two of them share, in words that fit both. How exact a
day or a place is stays the grade of the source, and the number of deaths is its number.
"""

from typing import Annotated

from pydantic import Field

from schemas import when
from schemas.fields import DAY, Count, Latitude, Longitude, Row, Slug, Text, TextRule, column
from schemas.registry import TABLES, Table

EVENT_ID = TextRule(
    "an id of an event",
    "at most 80 letters, digits and signs without blanks",
    pattern=r"[!-~]+",
    longest=80,
)

EventId = Annotated[str, EVENT_ID]
Occurred = Annotated[str, DAY, when.HAPPENED]
Grade = Annotated[int, Field(ge=1, le=9)]


class Event(Row):
    """An event that a data set of others lists, with what that data set says of it."""

    id: EventId = column("Id in the data set", example="made-up-1")
    dataset: Slug = column("The data set, by a short name", example="made-up", by="editor")
    date: Occurred = column("The day, or the first that it may have been", example="2013-04-19")
    date_end: Occurred | None = column("The last day that it may have been", default=None)
    date_grade: Grade | None = column(
        "How exact the day is, as the data set grades it; 1 is the most exact", default=None
    )
    kind: Text = column("Kind, in the words of the data set")
    kind_detail: Text | None = column("Kind in more detail, in its words", default=None)
    actor_1: Text | None = column("One side, as the data set names it", default=None)
    actor_2: Text | None = column("The other side, as the data set names it", default=None)
    country: Text | None = column("Country or region, as the data set names it", default=None)
    admin_1: Text | None = column("Largest division, as the data set names it", default=None)
    admin_2: Text | None = column("Second division, as the data set names it", default=None)
    admin_3: Text | None = column("Third division, as the data set names it", default=None)
    location: Text | None = column("Place, as the data set names it", default=None)
    latitude: Latitude | None = column("Latitude, WGS 84", unit="degrees", default=None)
    longitude: Longitude | None = column("Longitude, WGS 84", unit="degrees", default=None)
    place_grade: Grade | None = column(
        "How exact the place is, as the data set grades it; 1 is the most exact", default=None
    )
    deaths: Count | None = column("Deaths that the data set counts", unit="persons", default=None)
    deaths_low: Count | None = column("Its lowest estimate", unit="persons", default=None)
    deaths_high: Count | None = column("Its highest estimate", unit="persons", default=None)
    deaths_civilians: Count | None = column(
        "Civilians among the deaths, as it counts them", unit="persons", default=None
    )
    source: Text | None = column("What the data set cites", default=None)
    note: Text | None = column("What the data set says in words", default=None)


EVENTS = Table("events", Event, periods=(("date", "date_end"),), dated_by=("date",))
"""No table of the registry: its rows are no records of ours, and are not published with them."""

IMPORTED = {"events": EVENTS, **{name: TABLES[name] for name in ("activities", "meetings")}}
"""What a table of others may hold, by name."""
