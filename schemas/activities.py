"""Activities of civil society around the dialogue."""

from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef
from schemas.fields import Ahead, Count, Happened, Ref, Row, Said, Slug, Text, Translated, column

ActivityRef = Annotated[Slug, Ref("activities")]
OrganisationRef = Annotated[Slug, Ref("organisations")]
PlaceRef = Annotated[Slug, Ref("places")]


class Activity(Row):
    """A conference, workshop, publication or other act of civil society."""

    id: Slug = column("Id of the activity, frozen", by="editor")
    title: Text = column("Title, in English")
    kind: Annotated[str, codes.ACTIVITY_KIND] = column("Kind", by="editor")
    kind_detail: Text | None = column("Kind in the words of the source", default=None)
    date: Happened | None = column("Date of the event or issue", default=None)
    date_end: Happened | None = column("Last day", default=None)
    published: Said | None = column("Date of the page", default=None)
    held: Annotated[str, codes.HELD] = column("Whether it was held", by="coding")
    evidence: Annotated[str, codes.EVIDENCE] = column("What the page is", by="editor")
    mode: Annotated[str, codes.MODE] | None = column("In a room, online or both", default=None)
    place_id: PlaceRef | None = column("City or town", default=None)
    region_id: PlaceRef | None = column("Country or region", default=None)
    region_note: Text | None = column("Country or region in words", default=None)
    venue: Text | None = column("Venue", default=None)
    project_id: Annotated[Slug, Ref("projects")] | None = column("The project", default=None)
    participants: Count | None = column(
        "Number of participants that the source gives", unit="persons", default=None
    )
    participants_note: Text | None = column("Participants in words", default=None)
    summary: Translated | None = column("What it was, in our words", by="editor", default=None)
    source_language: Annotated[str, codes.SOURCE_LANGUAGE] | None = column(
        "Language of the page where the title was translated by us", default=None
    )
    note: Text | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


class ActivityOrganisation(Row):
    """An organisation that organised, supported or funded an activity."""

    activity_id: ActivityRef = column("The activity")
    role: Annotated[str, codes.ORGANISATION_ROLE] = column("Its role")
    organisation_id: OrganisationRef = column("The organisation")


class ActivityTarget(Row):
    """A group that an activity is meant for."""

    activity_id: ActivityRef = column("The activity")
    group: Text = column("The group, in the words of the source")


class ActivityTopic(Row):
    """A topic of an activity."""

    activity_id: ActivityRef = column("The activity")
    topic: Text = column("The topic, in words close to the source", by="editor")


class ActivitySpeaker(Row):
    """A person who spoke in a public or organisational role, or an author."""

    activity_id: ActivityRef = column("The activity")
    number: Count = column("Place in the list", by="editor")
    name: Text = column("Name")
    role: Text | None = column("Role", default=None)
    organisation_id: OrganisationRef | None = column("Organisation in the register", default=None)
    organisation: Text | None = column("Organisation in words", default=None)


class ActivityFinding(Row):
    """A finding that the page reports."""

    activity_id: ActivityRef = column("The activity")
    number: Count = column("Place in the list", by="editor")
    text: Translated = column("The finding, in our words", by="editor")


class ActivityAgreement(Row):
    """An agreement discussed by an activity."""

    activity_id: ActivityRef = column("The activity")
    agreement_id: AgreementRef = column("The agreement")
    basis: Annotated[str, codes.LINK_BASIS] = column("Basis of the link", by="coding")


class ActivityDiscrepancy(Row):
    """Something on which pages on an activity differ."""

    activity_id: ActivityRef = column("The activity")
    number: Count = column("Place in the list", by="editor")
    text: Text = column("The difference", by="editor")


class Project(Row):
    """A project under which activities were planned and delivered."""

    id: Slug = column("Id of the project, frozen", by="editor")
    title: Text = column("Title")
    start: Happened | None = column("Start", default=None)
    end: Ahead | None = column("End", default=None)
    period_note: Translated | None = column(
        "What is known of the period", by="editor", default=None
    )
    lead_id: OrganisationRef | None = column("Lead organisation", default=None)
    delivered_total: Count | None = column(
        "Number of activities delivered that the source states, or the sum of its parts",
        unit="activities",
        default=None,
    )
    delivered_note: Translated | None = column("Remark on the number", by="editor", default=None)
    note: Text | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


ProjectRef = Annotated[Slug, Ref("projects")]


class ProjectOrganisation(Row):
    """A partner or funder of a project."""

    project_id: ProjectRef = column("The project")
    role: Annotated[str, codes.ORGANISATION_ROLE] = column("Its role")
    organisation_id: OrganisationRef = column("The organisation")


class ProjectObjective(Row):
    """An objective of a project."""

    project_id: ProjectRef = column("The project")
    number: Count = column("Place in the list", by="editor")
    text: Translated = column("The objective, in our words", by="editor")


class ProjectTarget(Row):
    """A group that a project is meant for."""

    project_id: ProjectRef = column("The project")
    group: Text = column("The group")


class PlannedActivity(Row):
    """A kind of activity that a project planned."""

    project_id: ProjectRef = column("The project")
    number: Count = column("Number in the list of the project")
    title: Translated = column("What was planned", by="editor")
    kind: Annotated[str, codes.ACTIVITY_KIND] | None = column("Kind", by="editor", default=None)
    note: Translated | None = column("Remark", by="editor", default=None)


class DeliveredActivity(Row):
    """A kind of activity that a project delivered."""

    project_id: ProjectRef = column("The project")
    kind: Annotated[str, codes.ACTIVITY_KIND] = column("Kind", by="editor")
    count: Count | None = column("How many, where the source says", unit="activities", default=None)


class ProjectDiscrepancy(Row):
    """Something on which pages on a project differ."""

    project_id: ProjectRef = column("The project")
    number: Count = column("Place in the list", by="editor")
    text: Translated = column("The difference", by="editor")
