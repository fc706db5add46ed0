"""Claims: every sourced statement on an agreement, first of all the assessments."""

from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef, ProvisionRef
from schemas.fields import (
    CLAIM_ID,
    Count,
    Happened,
    Level,
    Noted,
    Ref,
    Row,
    Said,
    Slug,
    Text,
    Translated,
    column,
)

ClaimId = Annotated[str, CLAIM_ID]
AssessorRef = Annotated[Slug, Ref("organisations")]


class Assessment(Row):
    """What one assessor says on how far one performer carries out what was agreed."""

    id: ClaimId = column(
        "Id: `<agreement>-c001`, or `all-c001` for a claim on a set; never reused",
        example="ibm-2011-c001",
        by="editor",
    )
    assessor_id: AssessorRef = column("Whose view it is: one organisation or one named person")
    speaker_name: Text | None = column("The person who spoke", default=None)
    speaker_role: Translated | None = column("The office of the speaker", default=None)
    channel_id: AssessorRef | None = column(
        "The outlet through which a second-hand view was seen", default=None
    )
    performer: Annotated[str, codes.PERFORMER] = column("Who is spoken of", by="coding")
    held_responsible: Annotated[str, codes.PERFORMER] | None = column(
        "Whom the assessor holds responsible for delay, failure or breach",
        by="coding",
        default=None,
    )
    about_set: Annotated[str, codes.ABOUT_SET] | None = column(
        "The set of agreements spoken of; absent where targets are named",
        by="coding",
        default=None,
    )
    about_set_note: Text | None = column("Description of the set", by="editor", default=None)
    members_known: bool | None = column(
        "Whether the source names the members of the set", by="coding", default=None
    )
    as_of: Happened | None = column("The date that the assessment speaks of", default=None)
    as_of_basis: Annotated[str, codes.AS_OF_BASIS] | None = column(
        "Basis of that date", by="coding", default=None
    )
    published: Said | None = column("Date of the page or document", default=None)
    recorded: Noted = column("The day on which the record entered the data", by="editor")
    level: Level | None = column(
        "Level of implementation: 0 not initiated, 1 minimal, 2 intermediate, 3 full",
        example=2,
        default=None,
    )
    level_basis: Annotated[str, codes.LEVEL_BASIS] | None = column(
        "Basis of the level", by="coding", default=None
    )
    level_coder_id: Annotated[Slug, Ref("coders")] | None = column(
        "Who inferred the level", by="coding", default=None
    )
    level_rule: Annotated[str, codes.LEVEL_RULE] | None = column(
        "Rule of the coding manual that gives the level, or none", by="coding", default=None
    )
    no_level_code: Annotated[str, codes.NO_LEVEL] | None = column(
        "Why there is no level", by="coding", default=None
    )
    level_as_stated: Text | None = column(
        "Words or rendering on which the level rests; not a quotation", default=None
    )
    wording_basis: Annotated[str, codes.WORDING] | None = column(
        "Whether level_as_stated follows the words of the assessor", by="coding", default=None
    )
    trend: Annotated[str, codes.TREND] | None = column(
        "Direction reported; absent where the source states none or coders differ", default=None
    )
    trend_basis: Annotated[str, codes.TREND_BASIS] | None = column(
        "Basis of the trend", by="coding", default=None
    )
    finding: Translated = column("What the assessor says, in one sentence of ours", by="editor")
    statement: Slug | None = column(
        "Shared by claims that are one statement and could not be merged",
        by="editor",
        default=None,
    )
    time_note: Translated | None = column(
        "Why the claim speaks of a time before its agreement, or of a time after its publication",
        by="editor",
        default=None,
    )
    note: Text | None = column("Remark of the editor", by="editor", default=None)
    corrects_id: Annotated[str, CLAIM_ID, Ref("assessments")] | None = column(
        "The earlier claim that the assessor corrects or withdraws", default=None
    )
    verified: bool = column("Whether it was read on the page cited", by="editor")


class AssessmentTarget(Row):
    """What an assessment speaks of: an agreement as a whole, or one provision of it."""

    claim_id: Annotated[str, CLAIM_ID, Ref("assessments")] = column("The assessment")
    number: Count = column("Place in the list", by="editor")
    agreement_id: AgreementRef = column("The agreement")
    provision_id: ProvisionRef | None = column(
        "The provision; absent for the agreement as a whole", default=None
    )


class Challenge(Row):
    """A difficulty of carrying out an agreement, according to somebody."""

    id: ClaimId = column("Id of the claim", by="editor")
    agreement_id: AgreementRef = column("The agreement")
    text: Translated = column("The difficulty, in our words", by="editor")
    according_to_id: AssessorRef | None = column("Whose account it is", default=None)
    speaker_name: Text | None = column("The person who spoke", default=None)
    speaker_role: Translated | None = column("The office of the speaker", default=None)
    channel_id: AssessorRef | None = column("The outlet of a second-hand account", default=None)
    as_of: Happened | None = column("The date spoken of", default=None)
    recorded: Noted = column("The day on which the record entered the data", by="editor")
    verified: bool = column("Whether it was read on the page cited", by="editor")


class Benefit(Challenge):
    """A benefit of an agreement, according to somebody."""

    text: Translated = column("The benefit, in our words", by="editor")


class ChallengeAffects(Row):
    """Whom a challenge affects."""

    claim_id: Annotated[str, CLAIM_ID, Ref("challenges")] = column("The challenge")
    affects: Annotated[str, codes.AFFECTS] = column("Who is affected", by="coding")


class BenefitAffects(Row):
    """Whom a benefit affects."""

    claim_id: Annotated[str, CLAIM_ID, Ref("benefits")] = column("The benefit")
    affects: Annotated[str, codes.AFFECTS] = column("Who is affected", by="coding")


class Milestone(Row):
    """A dated event in the carrying out of an agreement."""

    id: ClaimId = column("Id of the claim", by="editor")
    agreement_id: AgreementRef = column("The agreement")
    date: Happened | None = column("When it happened", default=None)
    text: Translated = column("What happened, in our words", by="editor")
    recorded: Noted = column("The day on which the record entered the data", by="editor")
    verified: bool = column("Whether it was read on the page cited", by="editor")


class Figure(Row):
    """A number on an agreement, as a source gives it."""

    id: ClaimId = column("Id of the claim", by="editor")
    agreement_id: AgreementRef = column("The agreement")
    what: Translated = column("What is counted or measured", by="editor")
    value: float | None = column("The number", default=None)
    unit: Translated | None = column("Unit of the number", example="EUR", default=None)
    precision: Translated | None = column(
        "How the source limits the number: about, at least, almost, estimate", default=None
    )
    as_of: Happened | None = column("The date spoken of", default=None)
    recorded: Noted = column("The day on which the record entered the data", by="editor")
    verified: bool = column("Whether it was read on the page cited", by="editor")
