"""Tables that are computed: positions, and the flat view of the assessments."""

from datetime import date
from typing import Annotated

from schemas import codes
from schemas.agreements import AgreementRef, ProvisionRef
from schemas.claims import AssessorRef
from schemas.fields import CLAIM_ID, Count, Edtf, Joined, Level, Ref, Row, Text, Url, column


class Cell(Row):
    """An assessor on a unit: agreement or provision, and performer."""

    agreement_id: AgreementRef = column(
        "The agreement", formula="target of the claims", inputs=("assessment_targets.agreement_id",)
    )
    provision_id: ProvisionRef | None = column(
        "The provision; absent for the agreement as a whole",
        formula="target of the claims",
        inputs=("assessment_targets.provision_id",),
        default=None,
    )
    performer: Annotated[str, codes.PERFORMER] = column(
        "Who is spoken of", formula="performer of the claims", inputs=("assessments.performer",)
    )
    assessor_id: AssessorRef = column(
        "The assessor", formula="assessor of the claims", inputs=("assessments.assessor_id",)
    )


class Position(Cell):
    """How one assessor stands on one unit as of the data date: rules R1 to R4."""

    kind: Annotated[str, codes.POSITION_KIND] = column(
        "How the position stands",
        formula="R4 over the claims that count at (as of, known by)",
        inputs=(
            "assessments.level",
            "assessments.trend",
            "assessments.as_of",
            "assessments.published",
            "assessments.recorded",
            "assessments.corrects_id",
            "assessments.verified",
        ),
    )
    level: Level | None = column(
        "The level, where kind is level",
        formula="level of the latest effective claim",
        inputs=("assessments.level",),
        default=None,
    )
    level_basis: Annotated[str, codes.LEVEL_BASIS] | None = column(
        "Basis of the level",
        formula="basis of that claim",
        inputs=("assessments.level_basis",),
        default=None,
    )
    effective: date | None = column(
        "The date it speaks of",
        formula="min(last day of as_of, said); said = last day of published, else recorded",
        inputs=(
            "assessments.as_of",
            "assessments.published",
            "assessments.recorded",
        ),
        default=None,
    )
    effective_as_written: Edtf | None = column(
        "That date in the precision of the source",
        formula="as_of, else published, of the claim",
        inputs=(
            "assessments.as_of",
            "assessments.published",
        ),
        default=None,
    )
    age_months: Count | None = column(
        "Age of the position at the data date",
        unit="months",
        formula="whole months from effective to as_of of the table",
        inputs=(
            "positions.effective",
            "positions.as_of",
        ),
        default=None,
    )
    claim_id: Annotated[str, CLAIM_ID, Ref("assessments")] = column(
        "The claim on which the position rests",
        formula="latest effective, later said, more precise date, id",
        inputs=(
            "assessments.id",
            "assessments.as_of",
            "assessments.published",
        ),
    )
    latest_claim_id: Annotated[str, CLAIM_ID, Ref("assessments")] = column(
        "The latest claim of the assessor on the unit, with or without level",
        formula="latest effective of all claims that count",
        inputs=(
            "assessments.id",
            "assessments.as_of",
            "assessments.published",
        ),
    )
    tied_claim_ids: Annotated[Text, Joined("; ")] | None = column(
        "Claims of the same day that give different levels, joined with `; `",
        formula="ties of R4",
        inputs=(
            "assessments.id",
            "assessments.level",
        ),
        default=None,
    )
    claims: Count = column(
        "Number of claims that count", unit="claims", formula="count", inputs=("assessments.id",)
    )
    as_of: date = column(
        "The date of the table", formula="data date", inputs=("dataset.release_date",)
    )
    known_by: date = column("Known by", formula="data date", inputs=("dataset.release_date",))


class AssessmentFlat(Row):
    """Every assessment and target in one row, for people who open one file."""

    claim_id: Annotated[str, CLAIM_ID, Ref("assessments")] = column(
        "The claim", formula="assessments.id", inputs=("assessments.id",)
    )
    target: Count = column(
        "Number of the target",
        formula="assessment_targets.number; 0 for a set",
        inputs=("assessment_targets.number",),
    )
    agreement_id: AgreementRef | None = column(
        "The agreement; absent for a claim on a set",
        formula="assessment_targets",
        inputs=("assessment_targets.agreement_id",),
        default=None,
    )
    agreement: Text = column(
        "Title of the agreement, or the set",
        formula="agreements.title",
        inputs=(
            "agreements.title",
            "assessments.about_set",
        ),
    )
    provision_id: ProvisionRef | None = column(
        "The provision",
        formula="assessment_targets",
        inputs=("assessment_targets.provision_id",),
        default=None,
    )
    provision: Text = column(
        "Summary of the provision, or: whole agreement",
        formula="provisions.summary",
        inputs=("provisions.summary",),
    )
    performer: Annotated[str, codes.PERFORMER] = column(
        "Who is spoken of", formula="assessments", inputs=("assessments.performer",)
    )
    assessor_id: AssessorRef = column(
        "Id of the assessor", formula="assessments", inputs=("assessments.assessor_id",)
    )
    assessor: Text = column(
        "Name of the assessor", formula="organisations.name", inputs=("organisations.name",)
    )
    assessor_type: Annotated[str, codes.ASSESSOR_TYPE] = column(
        "Type", formula="organisations", inputs=("organisations.assessor_type",)
    )
    self_assessment: bool = column(
        "Whether the assessor is obliged by the unit",
        formula="type of the assessor is the executive of a party that the provision obliges, or "
        "an EU body where the EU is obliged; for a whole agreement any of its provisions",
        inputs=(
            "organisations.assessor_type",
            "provision_obliged.party",
        ),
    )
    speaker: Text | None = column(
        "Speaker",
        formula="name and role",
        inputs=(
            "assessments.speaker_name",
            "assessments.speaker_role",
        ),
        default=None,
    )
    channel: Text | None = column(
        "Outlet of a second-hand view",
        formula="organisations.name",
        inputs=("organisations.name",),
        default=None,
    )
    level: Level | None = column(
        "Level as a number", formula="assessments", inputs=("assessments.level",), default=None
    )
    level_in_words: Text = column(
        "Level in words, or how there is none",
        formula="words of level or of no_level_code",
        inputs=(
            "assessments.level",
            "assessments.no_level_code",
        ),
    )
    level_basis: Annotated[str, codes.LEVEL_BASIS] | None = column(
        "Basis of the level",
        formula="assessments",
        inputs=("assessments.level_basis",),
        default=None,
    )
    trend: Annotated[str, codes.TREND] | None = column(
        "Trend", formula="assessments", inputs=("assessments.trend",), default=None
    )
    held_responsible: Annotated[str, codes.PERFORMER] | None = column(
        "Held responsible by the assessor",
        formula="assessments",
        inputs=("assessments.held_responsible",),
        default=None,
    )
    as_of: Edtf | None = column(
        "The date spoken of", formula="assessments", inputs=("assessments.as_of",), default=None
    )
    published: Edtf | None = column(
        "Date of the page", formula="assessments", inputs=("assessments.published",), default=None
    )
    said: date = column(
        "When it was said",
        formula="last day of published, else recorded",
        inputs=(
            "assessments.published",
            "assessments.recorded",
        ),
    )
    effective: date | None = column(
        "The date that counts",
        formula="min(last day of as_of, said); absent if undated",
        inputs=(
            "assessments.as_of",
            "assessments.published",
            "assessments.recorded",
        ),
        default=None,
    )
    finding: Text = column(
        "What the assessor says, in our words",
        formula="assessments",
        inputs=("assessments.finding",),
    )
    quote: Text | None = column(
        "At most 20 words as in the source",
        formula="citations",
        inputs=("citations.quote",),
        default=None,
    )
    source_title: Text | None = column(
        "Title of the source", formula="sources", inputs=("sources.title",), default=None
    )
    source_publisher: Text | None = column(
        "Publisher of the source", formula="sources", inputs=("sources.publisher",), default=None
    )
    source_url: Url | None = column(
        "Address of the source", formula="sources", inputs=("sources.url",), default=None
    )
    seen_on: Edtf | None = column(
        "When the source was seen", formula="citations", inputs=("citations.seen_on",), default=None
    )
    verified: bool = column(
        "Whether it was read on the page cited",
        formula="assessments",
        inputs=("assessments.verified",),
    )
    doubts: Text | None = column(
        "Doubts about the claim that are open",
        formula="doubts",
        inputs=(
            "doubts.doubt",
            "doubts.resolution",
        ),
        default=None,
    )
