"""Change: revisions of what was released, errors that readers report, replies of the assessed."""

from typing import Annotated

from schemas import codes
from schemas.fields import Count, Day, Follows, Ref, Row, Slug, Text, Version, Wording, column

OrganisationRef = Annotated[Slug, Ref("organisations")]


class Revision(Row):
    """A change of something that was released: what, why, when, and who noticed."""

    id: Slug = column("Id, the highest ever given plus one", example="r0001", by="editor")
    release: Version = column("First data version that has it", example="2026.12.0", by="editor")
    change: Annotated[str, codes.REVISION_CHANGE] = column("What was done", by="editor")
    changed_table: Text = column("Table of the record", example="assessments", by="editor")
    changed_key: Text | None = column(
        "Key of the record, its parts joined by `|`; absent for a rule: every record of the table "
        "whose field held the old value",
        example="ibm-2011-c001",
        by="editor",
        default=None,
    )
    field: Text | None = column(
        "The field; absent where the record as a whole is meant",
        example="performer",
        by="editor",
        default=None,
    )
    old: Wording | None = column("Released value; absent if empty", by="editor", default=None)
    new: Wording | None = column("New value; absent if empty", by="editor", default=None)
    merged_into: Text | None = column(
        "Key of the record that takes its place", by="editor", default=None
    )
    kind: Annotated[str, codes.REVISION_KIND] = column("What kind of change", by="editor")
    reason: Text = column("Why", by="editor")
    date: Follows = column("When it was decided", by="editor")
    credit: Text | None = column(
        "Who noticed, with their consent: an organisation, or a role", by="editor", default=None
    )


class Release(Row):
    """An earlier release, as its ledger gives it."""

    version: Version = column("Data version", formula="version of the ledger")
    release_date: Day = column("Data date", formula="release date of the ledger")
    schema_version: Text = column("Schema version", formula="schema version of the ledger")
    agreements: Count = column(
        "Agreements", unit="agreements", formula="count in the ledger of that release"
    )
    assessments: Count = column(
        "Assessments", unit="assessments", formula="count in the ledger of that release"
    )
    assessors: Count = column(
        "Assessors", unit="assessors", formula="count in the ledger of that release"
    )
    citations: Count = column(
        "Citations", unit="citations", formula="count in the ledger of that release"
    )


class Change(Row):
    """A difference from the release before, with the revision that explains it."""

    number: Count = column("Place in the list", formula="by table, key and column")
    release_before: Version = column(
        "The release compared with", formula="newest ledger before this version"
    )
    changed_table: Text = column("Table", formula="table of the difference")
    changed_key: Text | None = column(
        "Key of the record, its parts joined by `|`; absent for a column",
        formula="key of the row",
        default=None,
    )
    field: Text | None = column(
        "Column; absent where the record as a whole is added or removed",
        formula="column of the difference",
        default=None,
    )
    change: Annotated[str, codes.RELEASE_CHANGE] = column(
        "What differs", formula="presence and marks of the cells in the ledger and now"
    )
    old: Wording | None = column(
        "Value before, as its revision gives it",
        formula="old value of the revision",
        inputs=("revisions.old",),
        default=None,
    )
    new: Wording | None = column("Value now", formula="value of the cell", default=None)
    revision_id: Annotated[Slug, Ref("revisions")] | None = column(
        "The revision that explains it",
        formula="revision since that release of this record and field, or of all with that value",
        inputs=("revisions.id",),
        default=None,
    )


class ErrorReport(Row):
    """An error that a reader reports, with evidence, and what came of it."""

    id: Slug = column("Id: e and a number", example="e0001", by="editor")
    record_table: Text = column("Table of the record", example="assessments")
    record_id: Text = column("Id of the record", example="ibm-2011-c001")
    field: Text | None = column("The field, if one is meant", default=None)
    found: Wording | None = column("What stands there", default=None)
    proposed: Wording | None = column("What should stand there", default=None)
    explanation: Text = column("What is wrong")
    reported_by: Text | None = column(
        "Organisation or role; absent if the reader wishes so", default=None
    )
    received: Follows = column("When it arrived", by="editor")
    outcome: Annotated[str, codes.REPORT_OUTCOME] = column("What came of it", by="editor")
    answer: Text | None = column("Our answer and its reason", by="editor", default=None)
    revision_id: Annotated[Slug, Ref("revisions")] | None = column(
        "The revision that it led to", by="editor", default=None
    )


class Reply(Row):
    """What a party or body that is spoken of says to a claim, printed beside it."""

    id: Slug = column("Id: reply and a number", example="reply-0001", by="editor")
    record_table: Text = column("Table of the claim", example="assessments")
    record_id: Text = column("Id of the claim", example="ibm-2011-c001")
    organisation_id: OrganisationRef = column("Who replies")
    speaker_name: Text | None = column("Who spoke, in a public role", default=None)
    speaker_role: Text | None = column("The role", default=None)
    date: Follows = column("When it was given")
    text: Text = column("The reply; `wording` says whose words these are")
    wording: Annotated[str, codes.REPLY_WORDING] = column("Whose words", by="editor")
    language: Annotated[str, codes.SOURCE_LANGUAGE] = column("Language of the text")
