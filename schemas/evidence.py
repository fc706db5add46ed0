"""Evidence: sources, citations, discrepancies between sources, doubts."""

from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef
from schemas.fields import (
    Count,
    Noted,
    Quote,
    Ref,
    Row,
    Said,
    Slug,
    Text,
    Translated,
    Url,
    column,
)

SourceRef = Annotated[Slug, Ref("sources")]


class Source(Row):
    """One document. Never cited without saying how it was seen: see the citations."""

    id: Slug = column(
        "Id: publisher, year and a word; frozen", example="rferl-2022-roadmap", by="editor"
    )
    url: Url = column("Address")
    title: Text | None = column(
        "Title; in brackets in print where it is not recorded", default=None
    )
    title_basis: Annotated[str, codes.TITLE_BASIS] = column(
        "Where the title comes from", by="editor"
    )
    publisher: Text | None = column("Publisher, as noted", default=None)
    published: Said | None = column("Date of the document", default=None)
    language: Annotated[str, codes.SOURCE_LANGUAGE] | None = column("Language", default=None)
    kind: Annotated[str, codes.SOURCE_KIND] = column("Kind of document", by="editor")
    copy_of_id: SourceRef | None = column("The document of which this is a copy", default=None)
    note: Text | None = column(
        "Conflicting titles and dates, and how they were resolved", by="editor", default=None
    )


class SourceAddress(Row):
    """Another address of the same document."""

    source_id: SourceRef = column("The document")
    url: Url = column("The other address")


class Citation(Row):
    """Where a record rests on a document: which part, how and when it was seen."""

    cited_table: Text = column("Table of the record that cites", example="assessments", by="editor")
    cited_id: Text = column("Id of the record that cites", example="ibm-2011-c001", by="editor")
    number: Count = column("Place in the list", by="editor")
    source_id: SourceRef = column("The document")
    locator: Translated | None = column(
        "Page, paragraph or part; absent if not known", default=None
    )
    seen_on: Noted = column("When it was seen", by="editor")
    seen_as: Annotated[str, codes.SEEN_AS] = column("How it was seen", by="editor")
    seen_part: Annotated[str, codes.SEEN_PART] = column("How much was seen", by="editor")
    quote: Quote | None = column("At most 20 words as in the source", default=None)


class Record(Row):
    """Index of every record that may cite a document."""

    record_table: Text = column("Table of the record", formula="name of the table", by="computed")
    record_id: Text = column("Id of the record", formula="id of the row", by="computed")


class Discrepancy(Row):
    """A fact on which sources differ, or a limit of what could be read."""

    id: Slug = column("Id: `<agreement>-d01`", by="editor")
    agreement_id: AgreementRef = column("The agreement")
    kind: Annotated[str, codes.DISCREPANCY_KIND] = column("Conflict or caveat", by="coding")
    topic: Translated = column("What it is about", by="editor")
    note: Translated | None = column("Remark", by="editor", default=None)


class DiscrepancyVersion(Row):
    """One version of a fact on which sources differ."""

    id: Slug = column("Id: `<discrepancy>-v1`", by="editor")
    discrepancy_id: Annotated[Slug, Ref("discrepancies")] = column("The discrepancy")
    text: Translated = column("What this version says, in our words", by="editor")
    verified: bool = column("Whether a page is cited for it", by="editor")


class Doubt(Row):
    """What a check left in doubt, why, and what would settle it."""

    id: Slug = column("Id of the doubt", example="doubt-001", by="editor")
    subject: Text = column("What is doubted: levels, dates, persons, forms, links", by="editor")
    doubt: Translated = column("What is in doubt", by="editor")
    reason: Text | None = column("Why", by="editor", default=None)
    settled_by: Text | None = column("What would settle it", by="editor", default=None)
    resolution: Text | None = column(
        "How it was settled; absent while it is open", by="editor", default=None
    )


class DoubtRecord(Row):
    """A record that a doubt is about."""

    doubt_id: Annotated[Slug, Ref("doubts")] = column("The doubt")
    record_table: Text = column("Table of the record", by="editor")
    record_id: Text = column("Id of the record", by="editor")
