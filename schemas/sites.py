"""Sites that are visited for new pages, and what persons decided on what came in."""

from typing import Annotated

from pydantic import Field

from schemas import codes
from schemas.activities import OrganisationRef
from schemas.fields import Day, Host, Ref, Row, Slug, Text, Url, column
from schemas.when import AHEAD

SiteRef = Annotated[Slug, Ref("sites")]
Hours = Annotated[int, Field(ge=1, le=8784)]


class Site(Row):
    """A site whose feed or listing is visited for new pages."""

    id: Slug = column("Id of the site, frozen", by="editor")
    name: Text = column("Name", by="editor")
    organisation_id: OrganisationRef | None = column(
        "The organisation whose site it is", by="editor", default=None
    )
    connector: Annotated[str, codes.CONNECTOR] = column("How its pages are found", by="editor")
    address: Url = column("Address of the feed, calendar, map or listing", by="editor")
    interval_hours: Hours = column("Least time between two visits", unit="hours", by="editor")
    active: bool = column("Whether it is visited", by="editor")
    note: Text | None = column("Remark", by="editor", default=None)


class SiteHost(Row):
    """A host that is asked for a site; no other is."""

    site_id: SiteRef = column("The site")
    host: Host = column("Its name, in small letters", example="www.example.org", by="editor")


class SiteLanguage(Row):
    """A language of the pages of a site."""

    site_id: SiteRef = column("The site")
    language: Annotated[str, codes.SOURCE_LANGUAGE] = column("Language", by="editor")


class Decision(Row):
    """What a person decided on a candidate, so that it does not come back."""

    candidate: Annotated[Text, Field(max_length=120)] = column(
        "Key of the candidate", example="a1b2c3d4e5f6", by="editor"
    )
    decision: Annotated[str, codes.DECISION] = column("What was decided", by="editor")
    reason: Text | None = column("Why it was rejected", by="editor", default=None)
    # However old the data are, what comes in is decided today.
    decided_on: Annotated[Day, AHEAD] = column("The day", by="editor")
    accepted_table: Text | None = column(
        "Table of the record that it became", example="activities", by="editor", default=None
    )
    accepted_id: Text | None = column("Id of that record", by="editor", default=None)
