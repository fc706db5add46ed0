"""Meetings of the dialogue."""

from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef
from schemas.fields import Count, Happened, Ref, Row, Slug, Text, Translated, column

MeetingRef = Annotated[Slug, Ref("meetings")]


class Meeting(Row):
    """A meeting of the dialogue, held or not."""

    id: Slug = column("Id: `meeting-<date>`, frozen", example="meeting-2011-03-08", by="editor")
    date: Happened = column("First day", example="2011-03-08")
    date_end: Happened | None = column("Last day, where there is more than one", default=None)
    status: Annotated[str, codes.MEETING_STATUS] = column("Whether it was held", by="coding")
    status_note: Text | None = column("Why it has that status", by="editor", default=None)
    place_id: Annotated[Slug, Ref("places")] | None = column("Where", default=None)
    mode: Annotated[str, codes.MODE] = column("In a room or by video")
    track: Annotated[str, codes.TRACK] = column("Track of the dialogue", by="editor")
    facilitator: Annotated[str, codes.FACILITATOR] = column("Who facilitated")
    outcome: Translated | None = column("What the source reports", by="editor", default=None)
    note: Text | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


class MeetingParticipant(Row):
    """A person or delegation named as taking part."""

    meeting_id: MeetingRef = column("The meeting")
    number: Count = column("Place in the list", by="editor")
    party: Annotated[str, codes.MEETING_PARTY] = column("For whom")
    name: Text | None = column("Name", default=None)
    role: Text | None = column("Office", default=None)


class MeetingTopic(Row):
    """A topic of a meeting."""

    meeting_id: MeetingRef = column("The meeting")
    topic: Annotated[str, codes.MEETING_TOPIC] = column("The topic", by="editor")


class MeetingAgreement(Row):
    """An agreement that a meeting reached or dealt with."""

    meeting_id: MeetingRef = column("The meeting")
    agreement_id: AgreementRef = column("The agreement")
    basis: Annotated[str, codes.LINK_BASIS] = column("Basis of the link", by="coding")
