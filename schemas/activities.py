"""Activities of civil society around the dialogue."""

from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef
from schemas.fields import (
    Ahead,
    AtLeastOne,
    Count,
    Happened,
    Ref,
    Row,
    Said,
    Slug,
    Text,
    Translated,
    column,
)

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
    component: AtLeastOne | None = column(
        "Number of the component of the project that a page places it in", default=None
    )
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


class ActivitySession(Row):
    """A part of an activity, or several parts of one kind: three panels, then meetings."""

    activity_id: ActivityRef = column("The activity")
    number: Count = column("Place in the list, which is the order of the record", by="editor")
    kind: Annotated[str, codes.SESSION_KIND] = column("Kind", by="editor")
    title: Translated | None = column("Title or subjects, in our words", by="editor", default=None)
    count: AtLeastOne | None = column(
        "How many of them, where the source says", unit="sessions", default=None
    )
    note: Translated | None = column("Remark", by="editor", default=None)


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


class ProjectComponent(Row):
    """A component of a project: a pillar or other part that a page of it names."""

    project_id: ProjectRef = column("The project")
    number: AtLeastOne = column("Number, as the page gives it or in its order", by="editor")
    title: Translated = column("What it is on, in our words", by="editor")


class PlannedActivity(Row):
    """A kind of activity that a project planned."""

    project_id: ProjectRef = column("The project")
    number: Count = column("Number in the list of the project")
    title: Translated = column("What was planned", by="editor")
    kind: Annotated[str, codes.ACTIVITY_KIND] | None = column("Kind", by="editor", default=None)
    count: AtLeastOne | None = column(
        "How many, where the page says", unit="activities", default=None
    )
    component: AtLeastOne | None = column(
        "Number of the component of the project that the page places it in", default=None
    )
    note: Translated | None = column("Remark", by="editor", default=None)


class PlannedActivityTown(Row):
    """A town that a plan names, or a country where the page counts by country."""

    project_id: ProjectRef = column("The project")
    number: Count = column("Number of the planned activity in the list of the project")
    place: Text = column("The town or country, as our records name it")
    place_id: PlaceRef | None = column("The place in the register", default=None)
    count: AtLeastOne | None = column(
        "How many there, where the page says", unit="activities", default=None
    )


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


OutputRef = Annotated[Slug, Ref("activity_outputs")]


class ActivityOutput(Row):
    """What came out of activities and projects: a report, a booklet, a website and the like."""

    id: Slug = column("Id of the output, frozen", by="editor")
    kind: Annotated[str, codes.OUTPUT_KIND] = column("Kind", by="editor")
    title: Text | None = column("Title, where a page gives one; in English", default=None)
    about: Translated | None = column("What it is, in our words", by="editor", default=None)
    count: AtLeastOne | None = column(
        "How many, where the record stands for several", unit="outputs", default=None
    )
    published: Said | None = column("Date of publication", default=None)
    language: Annotated[str, codes.SOURCE_LANGUAGE] | None = column(
        "Language, where a page gives one", default=None
    )
    activity_id: ActivityRef | None = column(
        "The activity that it came out of, or that is its publication", default=None
    )
    launched_at_id: ActivityRef | None = column(
        "The activity at which it was launched or first presented, as announced or reported",
        default=None,
    )
    project_id: ProjectRef | None = column("The project", default=None)
    note: Text | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


class ActivityOutputOrganisation(Row):
    """An organisation whose output it is."""

    output_id: OutputRef = column("The output")
    organisation_id: OrganisationRef = column("The organisation")
