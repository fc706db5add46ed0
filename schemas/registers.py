"""Registers that other records refer to: organisations, places, published scorecards."""

from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef
from schemas.fields import (
    Count,
    Latitude,
    Level,
    Longitude,
    Ref,
    Row,
    Said,
    Slug,
    Text,
    Translated,
    Url,
    column,
)

PlaceRef = Annotated[Slug, Ref("places")]
OrganisationRef = Annotated[Slug, Ref("organisations")]


class Organisation(Row):
    """An organisation, or a named person who assesses; the register of assessors is part of it."""

    id: Slug = column("Id, frozen", example="bprg", by="editor")
    name: Translated = column("Name in English")
    name_sq: Text | None = column("Name in Albanian", default=None)
    name_sr: Text | None = column("Name in Serbian (Latin script)", default=None)
    acronym: Text | None = column("Short form", default=None)
    kind: Annotated[str, codes.ORGANISATION_KIND] = column("Kind", by="editor")
    assessor_type: Annotated[str, codes.ASSESSOR_TYPE] | None = column(
        "Type as an assessor; absent where it assesses nothing", by="coding", default=None
    )
    seat: Translated | None = column("Seat", default=None)
    country: Text | None = column(
        "Country or region; of an embassy the sending state", default=None
    )
    url: Url | None = column("Site", default=None)
    note: Text | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether a page that names it was seen", by="editor")


class OrganisationMember(Row):
    """A member of a group of organisations."""

    organisation_id: OrganisationRef = column("The group")
    member_id: OrganisationRef = column("The member")


class OrganisationName(Row):
    """Another name of an organisation."""

    organisation_id: OrganisationRef = column("The organisation")
    name: Text = column("The other name")


class Place(Row):
    """A place with its names."""

    id: Slug = column("Id, frozen", example="pristina", by="editor")
    name_en: Text = column("Name in English text")
    name_sq: Text = column("Name in Albanian, indefinite form")
    name_sq_definite: Text = column("Name in Albanian, definite form")
    name_sr_latn: Text = column("Name in Serbian, Latin script")
    name_sr_cyrl: Text = column("Name in Serbian, Cyrillic script")
    in_sr_latn: Text = column("In Serbian with preposition and case, Latin script")
    in_sr_cyrl: Text = column("In Serbian with preposition and case, Cyrillic script")
    kind: Annotated[str, codes.PLACE_KIND] = column("Kind", by="editor")
    region: Text | None = column("Country or region", default=None)
    latitude: Latitude | None = column("Latitude, WGS 84", unit="degrees", default=None)
    longitude: Longitude | None = column("Longitude, WGS 84", unit="degrees", default=None)
    geoname_id: Count | None = column("Id in GeoNames", default=None)
    coordinates_from: Text | None = column("Where the coordinates come from", default=None)
    note: Text | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether the coordinates were seen in a source", by="editor")


class PlaceAlias(Row):
    """Another name of a place."""

    place_id: PlaceRef = column("The place")
    name: Text = column("The other name")


class Scorecard(Row):
    """A published count of agreements, or a report that rates several agreements."""

    id: Slug = column("Id, frozen", by="editor")
    kind: Annotated[str, codes.SCORECARD_KIND] = column("What it offers", by="editor")
    report: Translated = column("The report")
    publisher: Text = column("Publisher")
    date: Said | None = column("Date", default=None)
    scope: Text | None = column("Which agreements it covers", default=None)
    covers: Text | None = column("What a report that was not read covers", default=None)
    total: Count | None = column("Total that the publisher gives", unit="agreements", default=None)
    note: Translated | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


ScorecardRef = Annotated[Slug, Ref("scorecards")]


class ScorecardCount(Row):
    """A count of a scorecard."""

    scorecard_id: ScorecardRef = column("The scorecard")
    label: Text = column("Label, in the words of the publisher")
    basis: Annotated[str, codes.COUNT_BASIS] = column("Who counted", by="editor")
    count: Count = column("How many", unit="agreements")


class ScorecardScale(Row):
    """A label of a scorecard and our reading of it on the scale."""

    scorecard_id: ScorecardRef = column("The scorecard")
    label: Text = column("Label, in the words of the publisher")
    level: Level | None = column("Our reading of the label", by="coding", default=None)


class ScorecardItem(Row):
    """An agreement or element that a scorecard lists under a label."""

    scorecard_id: ScorecardRef = column("The scorecard")
    label: Text = column("Label, in the words of the publisher")
    number: Count = column("Place in the list", by="editor")
    item: Text = column("What is listed: an agreement id, or words")
    agreement_id: AgreementRef | None = column("The agreement", by="coding", default=None)
