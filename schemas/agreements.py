"""Agreements: what was agreed, by whom, in which provisions."""

from typing import Annotated

from schemas import codes
from schemas.fields import (
    PROVISION_ID,
    Ahead,
    Count,
    Happened,
    Ref,
    Row,
    Slug,
    Text,
    Translated,
    column,
)

AgreementRef = Annotated[Slug, Ref("agreements")]
ProvisionRef = Annotated[str, PROVISION_ID, Ref("provisions")]


class Agreement(Row):
    """A text or set of terms agreed in the dialogue."""

    id: Slug = column("Id of the agreement: a short name, frozen", example="ibm-2011", by="editor")
    title: Translated = column("Official or most used English title")
    short_title: Translated = column("Label for tables and charts", by="editor")
    phase: Annotated[str, codes.PHASE] = column("Phase of the dialogue", by="editor")
    form: Annotated[str, codes.FORM] = column("Form of the agreement", by="editor")
    date_agreed: Happened | None = column(
        "Date on which it was agreed; absent if no source gives one",
        example="2011-12-02",
        default=None,
    )
    place_id: Annotated[Slug, Ref("places")] | None = column("Where it was agreed", default=None)
    place_note: Translated | None = column("More than one place, or a place in words", default=None)
    facilitator: Annotated[str, codes.FACILITATOR] = column("Who facilitated the talks")
    parent_id: AgreementRef | None = column("The agreement that this one carries out", default=None)
    parent_basis: Annotated[str, codes.LINK_BASIS] | None = column(
        "Basis of the link to the parent", by="editor", default=None
    )
    summary: Translated = column("What was agreed, in one to three sentences", by="editor")


class AgreementTopic(Row):
    """A topic of an agreement."""

    agreement_id: AgreementRef = column("The agreement")
    topic: Annotated[str, codes.TOPIC] = column("The topic", by="editor")


class AgreementTitle(Row):
    """Another English name of an agreement."""

    agreement_id: AgreementRef = column("The agreement")
    title: Text = column("The other name")


class AgreementFormerId(Row):
    """An id that an agreement had before; never given again."""

    agreement_id: AgreementRef = column("The agreement")
    former_id: Slug = column("The earlier id", by="editor")


class AgreementDocument(Row):
    """A document on an agreement: a page with its text, or one that no record cites."""

    agreement_id: AgreementRef = column("The agreement")
    source_id: Annotated[Slug, Ref("sources")] = column("The document")
    role: Annotated[str, codes.DOCUMENT_ROLE] = column("What the document is", by="editor")


class PartyToText(Row):
    """A person or body that sources name with a text, and the act, as far as it is known."""

    id: Slug = column("Id: `<agreement>-p1`", by="editor")
    agreement_id: AgreementRef = column("The agreement")
    party: Annotated[str, codes.PARTY] = column("The party")
    name: Text | None = column("Name of the person or body", default=None)
    role: Text | None = column("Office held", default=None)
    act: Annotated[str, codes.ACT] = column("What the party did", by="coding")
    act_note: Text | None = column("What the sources say of the act", default=None)


class ProvisionSet(Row):
    """How far the provisions listed stand for the whole text."""

    agreement_id: AgreementRef = column("The agreement")
    version: Count = column("Number of the set; a renumbering makes a new one", by="editor")
    basis: Annotated[str, codes.SET_BASIS] = column("What it was made from", by="coding")
    complete: Annotated[str, codes.COMPLETE] = column("Whether it is complete", by="coding")
    count_in_text: Count | None = column("Number of points of the text", default=None)
    note: Translated | None = column("Remark", by="editor", default=None)


class Provision(Row):
    """One commitment of an agreement."""

    id: Annotated[str, PROVISION_ID] = column(
        "Id: `<agreement>.<number>`, frozen", example="ibm-2011.1", by="editor"
    )
    agreement_id: AgreementRef = column("The agreement")
    set_version: Count = column("The provision set it belongs to", by="editor")
    number: Text = column("Number as in the text, or a sequence of our own", example="3")
    numbered_in_text: bool = column("Whether the text itself gives the number", by="editor")
    summary: Translated = column("What is to be done, in our words", by="editor")
    deadline: Ahead | None = column("Deadline named by the text", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


class ProvisionTopic(Row):
    """A topic of a provision."""

    provision_id: ProvisionRef = column("The provision")
    topic: Annotated[str, codes.TOPIC] = column("The topic", by="editor")


class ProvisionObliged(Row):
    """Who has to carry out a provision."""

    provision_id: ProvisionRef = column("The provision")
    number: Count = column("Place in the list", by="editor")
    party: Annotated[str, codes.OBLIGED] = column("Who is obliged")
    body: Text | None = column("The body named, where it is not the party itself", default=None)


class Crosswalk(Row):
    """An agreement in another database, for joins."""

    agreement_id: AgreementRef = column("The agreement")
    database: Annotated[str, codes.DATABASE] = column("The other database", by="editor")
    identifier: Text = column("Its id there", example="2022")
    title: Text | None = column("Its title there", default=None)
    date: Happened | None = column("Its date there", default=None)
    match: Annotated[str, codes.MATCH] = column("How the two fit", by="coding")
    source_id: Annotated[Slug, Ref("sources")] = column("The page on which the entry was seen")
    note: Text | None = column("Remark", by="editor", default=None)
