"""Measures: tables computed from positions and codings. Nothing here joins assessors into one."""

from datetime import date
from functools import cache
from typing import Annotated, Any

from pydantic import Field, create_model

from schemas import codes
from schemas.agreements import AgreementRef, ProvisionRef
from schemas.claims import AssessorRef
from schemas.computed import Cell, Position
from schemas.fields import CLAIM_ID, Count, Edtf, Level, Ref, Row, Slug, Text, column
from schemas.registers import ScorecardRef

ClaimRef = Annotated[str, CLAIM_ID, Ref("assessments")]
Step = Annotated[int, Field(ge=-3, le=3)]
Number = Annotated[float, Field(allow_inf_nan=False)]

PANEL_START = 2011
"""The first year that the wide panel has a column for, unless a claim speaks of an earlier one."""

MONTHS_COMPARABLE = 24
"""How far apart two positions may lie to be compared; printed wherever differences are."""

RESAMPLES = 2000
"""Resamples of the claims behind each interval of the coding consistency."""

_UNIT = ("positions.agreement_id", "positions.provision_id", "positions.performer")
_VOICE = "kosovo or serbia for the latest of the executives of a party, else the assessor"


def _counted(what: str, basis: str, where: str = "", formula: str = "") -> Any:
    """A column that counts positions, stated and inferred apart.

    what: full or below; where, formula: what the description and the formula add.
    """
    words, levels = _COUNTED[what]
    return column(
        f"Positions {words}{where}, {basis}",
        unit="positions",
        formula=f"count of positions of level {levels} and basis {basis}{formula}",
        inputs=("positions.level", "positions.level_basis", "positions.provision_id"),
    )


_ON_WHOLE = (" on the agreement as a whole", " without a provision")
_ON_PROVISIONS = (" on its provisions", " with a provision")
_COUNTED = {"full": ("at full", "3"), "below": ("below full", "0, 1 or 2")}


class PartyPosition(Position):
    """Where each party stands: the latest position of its executives, rules R1 to R4."""

    party: Annotated[str, codes.PARTY] = column(
        "The party whose executives speak",
        formula="assessor_type party-kosovo or party-serbia",
        inputs=("organisations.assessor_type",),
    )


class Coverage(Row):
    """How much of each agreement each assessor speaks of: every pair, blanks too."""

    agreement_id: AgreementRef = column(
        "The agreement", formula="every agreement", inputs=("agreements.id",)
    )
    assessor_id: AssessorRef = column(
        "The assessor", formula="every assessor of a claim", inputs=("assessments.assessor_id",)
    )
    positions: Count = column(
        "Positions on the agreement and its provisions; 0 for a blank: nothing was found",
        unit="positions",
        formula="count of positions of any kind",
        inputs=("positions.agreement_id", "positions.assessor_id"),
    )
    provisions: Count = column(
        "Provisions listed",
        unit="provisions",
        formula="count of the provisions of the latest set of the agreement",
        inputs=("provisions.agreement_id", "provisions.set_version", "provision_sets.version"),
    )
    speaks_of: Count = column(
        "Provisions that the assessor speaks of",
        unit="provisions",
        formula="count of different provisions with a position of any kind",
        inputs=("positions.provision_id",),
    )
    with_level: Count = column(
        "Provisions on which it has a position with a level",
        unit="provisions",
        formula="count of different provisions with a position of kind level",
        inputs=("positions.provision_id", "positions.kind"),
    )
    speaks_of_whole: bool = column(
        "Whether it speaks of the agreement as a whole",
        formula="a position without a provision",
        inputs=("positions.provision_id",),
    )
    latest: date | None = column(
        "The latest date of its positions; absent if it has none or all are undated",
        formula="latest effective date of its positions",
        inputs=("positions.effective",),
        default=None,
    )


class Share(Row):
    """Shares by level and index of one assessor on one set of provisions and one performer."""

    agreement_id: AgreementRef = column(
        "The agreement", formula="agreement of the positions", inputs=("positions.agreement_id",)
    )
    assessor_id: AssessorRef = column(
        "The assessor", formula="assessor of the positions", inputs=("positions.assessor_id",)
    )
    performer: Annotated[str, codes.PERFORMER] = column(
        "Who is spoken of", formula="performer of the positions", inputs=("positions.performer",)
    )
    level_basis: Annotated[str, codes.LEVEL_BASIS] = column(
        "Basis of the levels: never mixed into one number",
        formula="basis of the positions",
        inputs=("positions.level_basis",),
    )
    provisions: Count = column(
        "Provisions listed: n of the bounds",
        unit="provisions",
        formula="count of the provisions of the latest set of the agreement",
        inputs=("provisions.agreement_id", "provisions.set_version", "provision_sets.version"),
    )
    rated: Count = column(
        "Provisions with a position of this basis",
        unit="provisions",
        formula="count of positions of kind level on provisions",
        inputs=("positions.kind", "positions.provision_id"),
    )
    full: Count = column(
        "Rated 3", unit="provisions", formula="count at level 3", inputs=("positions.level",)
    )
    intermediate: Count = column(
        "Rated 2", unit="provisions", formula="count at level 2", inputs=("positions.level",)
    )
    minimal: Count = column(
        "Rated 1", unit="provisions", formula="count at level 1", inputs=("positions.level",)
    )
    not_initiated: Count = column(
        "Rated 0", unit="provisions", formula="count at level 0", inputs=("positions.level",)
    )
    full_percent: Count = column(
        "Share of level 3 among the rated",
        unit="percent",
        formula="100 x full / rated, rounded half up",
        inputs=("shares.full", "shares.rated"),
    )
    intermediate_percent: Count = column(
        "Share of level 2 among the rated",
        unit="percent",
        formula="100 x intermediate / rated, rounded half up",
        inputs=("shares.intermediate", "shares.rated"),
    )
    minimal_percent: Count = column(
        "Share of level 1 among the rated",
        unit="percent",
        formula="100 x minimal / rated, rounded half up",
        inputs=("shares.minimal", "shares.rated"),
    )
    not_initiated_percent: Count = column(
        "Share of level 0 among the rated",
        unit="percent",
        formula="100 x not_initiated / rated, rounded half up",
        inputs=("shares.not_initiated", "shares.rated"),
    )
    index: Number = column(
        "Index over the rated provisions",
        unit="0 to 100",
        formula="100 x sum of levels / (3 x rated), to one decimal, half up",
        inputs=("positions.level", "shares.rated"),
    )
    index_low: Number = column(
        "Lower bound of the index over all provisions",
        unit="0 to 100",
        formula="all unrated provisions at 0",
        inputs=("positions.level", "shares.rated", "shares.provisions"),
    )
    index_high: Number = column(
        "Upper bound of the index over all provisions",
        unit="0 to 100",
        formula="all unrated provisions at 3",
        inputs=("positions.level", "shares.rated", "shares.provisions"),
    )
    condition: Annotated[str, codes.SHARE_CONDITION] = column(
        "Whether the numbers may be printed",
        formula="printed where the set is complete and rated is at least half of provisions",
        inputs=("provision_sets.complete", "shares.rated", "shares.provisions"),
    )


class Difference(Row):
    """Two positions on the same unit and performer, and whether they can be compared."""

    as_of: date = column(
        "The date of the comparison",
        formula="31 December of each year, and the data date",
        inputs=("dataset.release_date",),
    )
    agreement_id: AgreementRef = column(
        "The agreement", formula="unit of both positions", inputs=(_UNIT[0],)
    )
    provision_id: ProvisionRef | None = column(
        "The provision; absent for the agreement as a whole",
        formula="unit of both positions",
        inputs=(_UNIT[1],),
        default=None,
    )
    performer: Annotated[str, codes.PERFORMER] = column(
        "Who is spoken of", formula="unit of both positions", inputs=(_UNIT[2],)
    )
    voice_a: Slug = column(
        "The first voice", formula=_VOICE, inputs=("organisations.assessor_type",)
    )
    voice_b: Slug = column(
        "The second voice", formula=_VOICE, inputs=("organisations.assessor_type",)
    )
    claim_a_id: ClaimRef = column(
        "Claim of the first position", formula="R4", inputs=("positions.claim_id",)
    )
    claim_b_id: ClaimRef = column(
        "Claim of the second position", formula="R4", inputs=("positions.claim_id",)
    )
    level_a: Level = column("First level", formula="R4", inputs=("positions.level",))
    level_b: Level = column("Second level", formula="R4", inputs=("positions.level",))
    effective_a: date = column(
        "Date of the first position", formula="R2", inputs=("positions.effective",)
    )
    effective_b: date = column(
        "Date of the second position", formula="R2", inputs=("positions.effective",)
    )
    same_basis: bool = column(
        "Whether both levels have the same basis, stated or inferred",
        formula="basis of the first = basis of the second",
        inputs=("positions.level_basis",),
    )
    months_apart: Count = column(
        "Distance in time",
        unit="months",
        formula="whole months between the two dates",
        inputs=("differences.effective_a", "differences.effective_b"),
    )
    comparable: bool = column(
        "Whether the two can be compared",
        formula=f"at most MONTHS_COMPARABLE = {MONTHS_COMPARABLE} months apart, to the day",
        inputs=("differences.effective_a", "differences.effective_b"),
    )
    difference: Step | None = column(
        "Size and direction; absent where the two cannot be compared",
        unit="levels",
        formula="level_a - level_b",
        inputs=("differences.level_a", "differences.level_b", "differences.comparable"),
        default=None,
    )
    between_parties: bool = column(
        "Whether the voices are the executives of the two parties",
        formula="voice_a = kosovo and voice_b = serbia",
        inputs=("differences.voice_a", "differences.voice_b"),
    )


class Comparability(Row):
    """How many units can be compared at all; stands beside every statement on differences."""

    as_of: date = column(
        "The date of the comparison",
        formula="31 December of each year, and the data date",
        inputs=("dataset.release_date",),
    )
    agreement_id: AgreementRef | None = column(
        "The agreement; absent for all agreements, each counted with its own units only",
        formula="agreement of the positions",
        inputs=("positions.agreement_id",),
        default=None,
    )
    units: Count = column(
        "Units spoken of: agreement or provision, and performer",
        unit="units",
        formula="count of different units with a dated position",
        inputs=("positions.agreement_id", "positions.provision_id", "positions.performer"),
    )
    units_with_level: Count = column(
        "Units with a level by anybody",
        unit="units",
        formula="count of different units with a position of kind level",
        inputs=("positions.kind",),
    )
    units_with_two: Count = column(
        "Units with levels by two voices or more",
        unit="units",
        formula="count of different units in differences",
        inputs=("differences.agreement_id",),
    )
    units_comparable: Count = column(
        "Units with two positions that can be compared",
        unit="units",
        formula="count of different units in differences that are comparable",
        inputs=("differences.comparable",),
    )
    units_differing: Count = column(
        "Units on which comparable positions differ",
        unit="units",
        formula="count of different units with a difference other than 0",
        inputs=("differences.difference",),
    )
    units_between_parties: Count = column(
        "Units with comparable positions of both parties",
        unit="units",
        formula="count of different units comparable and between_parties",
        inputs=("differences.comparable", "differences.between_parties"),
    )


class Attribution(Row):
    """Whom an assessor holds responsible for delay, failure or breach, and when."""

    claim_id: ClaimRef = column("The claim", formula="assessments", inputs=("assessments.id",))
    target: Count = column(
        "Number of the target; 0 for a set",
        formula="assessment_targets.number",
        inputs=("assessment_targets.number",),
    )
    agreement_id: AgreementRef | None = column(
        "The agreement; absent for a claim on a set",
        formula="assessment_targets",
        inputs=("assessment_targets.agreement_id",),
        default=None,
    )
    provision_id: ProvisionRef | None = column(
        "The provision",
        formula="assessment_targets",
        inputs=("assessment_targets.provision_id",),
        default=None,
    )
    assessor_id: AssessorRef = column(
        "Who holds responsible", formula="assessments", inputs=("assessments.assessor_id",)
    )
    assessor_type: Annotated[str, codes.ASSESSOR_TYPE] = column(
        "Type of the assessor", formula="organisations", inputs=("organisations.assessor_type",)
    )
    held_responsible: Annotated[str, codes.PERFORMER] = column(
        "Who is held responsible", formula="assessments", inputs=("assessments.held_responsible",)
    )
    effective: date | None = column(
        "The date it speaks of; absent if undated",
        formula="R2: min(last day of as_of, said)",
        inputs=("assessments.as_of", "assessments.published", "assessments.recorded"),
        default=None,
    )


class AttributionByYear(Row):
    """How many claims hold whom responsible, by type of assessor and year spoken of."""

    year: Count = column(
        "The year spoken of; 0 for undated claims",
        formula="year of effective",
        inputs=("attributions.effective",),
    )
    assessor_type: Annotated[str, codes.ASSESSOR_TYPE] = column(
        "Type of the assessor", formula="attributions", inputs=("attributions.assessor_type",)
    )
    held_responsible: Annotated[str, codes.PERFORMER] = column(
        "Who is held responsible", formula="attributions", inputs=("attributions.held_responsible",)
    )
    claims: Count = column(
        "Claims; one with several targets counts once",
        unit="claims",
        formula="count of different claims",
        inputs=("attributions.claim_id",),
    )


class PanelMonth(Cell):
    """Position of each assessor on each unit at the end of each month; gaps stay gaps."""

    period: Edtf = column(
        "The month",
        formula="months from start to the data date",
        inputs=("agreements.date_agreed", "dataset.release_date"),
    )
    start: Annotated[str, codes.PANEL_START] = column(
        "Where the panel of the unit begins",
        formula="first day of date_agreed, else effective date of the first claim on the agreement",
        inputs=("agreements.date_agreed", "assessments.as_of", "assessments.published"),
    )
    kind: Annotated[str, codes.POSITION_KIND] | None = column(
        "How the position stands; absent before the first claim",
        formula="R4 at the last day of the period, known by the data date",
        inputs=("assessments.level", "assessments.trend"),
        default=None,
    )
    level: Level | None = column(
        "The level, where kind is level",
        formula="R4",
        inputs=("assessments.level",),
        default=None,
    )
    level_basis: Annotated[str, codes.LEVEL_BASIS] | None = column(
        "Basis of the level", formula="R4", inputs=("assessments.level_basis",), default=None
    )
    age_months: Count | None = column(
        "Age of the position at the end of the period",
        unit="months",
        formula="whole months from effective to the last day of the period",
        inputs=("assessments.as_of", "assessments.published"),
        default=None,
    )
    claim_id: ClaimRef | None = column(
        "The claim on which it rests", formula="R4", inputs=("assessments.id",), default=None
    )


class PanelYear(PanelMonth):
    """Position of each assessor on each unit at the end of each year; gaps stay gaps."""

    period: Edtf = column(
        "The year; the last one ends on the data date",
        formula="years from start to the data date",
        inputs=("agreements.date_agreed", "dataset.release_date"),
    )


class PanelWide(Cell):
    """Levels by year in one row for each assessor and unit: the panel made wide, without bases."""


@cache
def panel_wide(first: int, last: int) -> type[PanelWide]:
    """The wide panel with a column for the level and one for its age in each year.

    first, last: the years, both included; the last is that of the data date.
    """
    fields: dict[str, Any] = {}
    for year in range(first, last + 1):
        fields[f"level_{year}"] = (
            Level | None,
            column(
                f"Level at the end of {year}",
                formula="level of panel_years",
                inputs=("panel_years.level",),
                default=None,
            ),
        )
        fields[f"age_{year}"] = (
            Count | None,
            column(
                f"Age of the position at the end of {year}",
                unit="months",
                formula="age_months of panel_years",
                inputs=("panel_years.age_months",),
                default=None,
            ),
        )
    return create_model(
        f"PanelWide{first}To{last}",
        __base__=PanelWide,
        __module__=__name__,
        __doc__=PanelWide.__doc__,
        **fields,
    )


class Obligation(Row):
    """Who owes what by when, how long past, and what is said of it."""

    provision_id: ProvisionRef = column(
        "The provision", formula="provision_obliged", inputs=("provision_obliged.provision_id",)
    )
    number: Count = column(
        "Place of the obliged in the list",
        formula="provision_obliged",
        inputs=("provision_obliged.number",),
    )
    agreement_id: AgreementRef = column(
        "The agreement", formula="provisions", inputs=("provisions.agreement_id",)
    )
    obliged: Annotated[str, codes.OBLIGED] = column(
        "Who is obliged", formula="provision_obliged", inputs=("provision_obliged.party",)
    )
    body: Text | None = column(
        "The body named",
        formula="provision_obliged",
        inputs=("provision_obliged.body",),
        default=None,
    )
    deadline: Edtf | None = column(
        "Deadline named by the text",
        formula="provisions",
        inputs=("provisions.deadline",),
        default=None,
    )
    due: Annotated[str, codes.DUE] = column(
        "Whether it is due",
        formula="last day of deadline against the data date",
        inputs=("provisions.deadline", "dataset.release_date"),
    )
    days_past: Count | None = column(
        "How long the deadline has passed",
        unit="days",
        formula="data date - last day of deadline, where it has passed",
        inputs=("provisions.deadline", "dataset.release_date"),
        default=None,
    )
    said: Annotated[str, codes.SAID] = column(
        "What is said of it, by claims on this performer, on all, or on no one named",
        formula="levels of the positions on the provision with these performers",
        inputs=("positions.level", "positions.kind", "positions.performer"),
    )
    stated_full: Count = _counted("full", "stated")
    stated_below: Count = _counted("below", "stated")
    inferred_full: Count = _counted("full", "inferred")
    inferred_below: Count = _counted("below", "inferred")
    accounts: Count = column(
        "Positions without a level",
        unit="positions",
        formula="count of positions of another kind than level",
        inputs=("positions.kind",),
    )
    latest_claim_id: ClaimRef | None = column(
        "The latest claim on it, with or without a level",
        formula="latest effective of these positions' latest claims",
        inputs=("positions.latest_claim_id", "assessments.as_of", "assessments.published"),
        default=None,
    )


class CodingConsistency(Row):
    """Consistency of machine coding: two codings of the same accounts, before any resolution."""

    measure: Annotated[str, codes.CONSISTENCY_MEASURE] = column(
        "What is compared", formula="see the code list", inputs=("codings.level", "codings.trend")
    )
    scope: Annotated[str, codes.CODING_SCOPE] = column(
        "Which claims", formula="draw of the codings", inputs=("codings.draw",)
    )
    metric: Annotated[str, codes.METRIC] = column(
        "Level of measurement of alpha",
        formula="ordinal for levels, nominal for trends",
        inputs=("codings.level",),
    )
    units: Count = column(
        "Claims compared",
        unit="claims",
        formula="claims that both codings can be compared on",
        inputs=("codings.claim_id",),
    )
    same: Count = column(
        "Claims on which both give the same",
        unit="claims",
        formula="count of equal values",
        inputs=("codings.level", "codings.trend"),
    )
    alpha: Number | None = column(
        "Krippendorff's alpha; absent where the values do not vary",
        formula="1 - observed / expected disagreement (Krippendorff 2018, chapter 12)",
        inputs=("codings.level", "codings.trend"),
        default=None,
    )
    alpha_low: Number | None = column(
        "Lower end of the 95 % interval",
        formula=f"2.5th percentile over {RESAMPLES:,} resamples of the claims, seed fixed",
        inputs=("codings.level", "codings.trend"),
        default=None,
    )
    alpha_high: Number | None = column(
        "Upper end of the 95 % interval",
        formula=f"97.5th percentile over {RESAMPLES:,} resamples of the claims, seed fixed",
        inputs=("codings.level", "codings.trend"),
        default=None,
    )
    kappa: Number | None = column(
        "Cohen's kappa, with quadratic weights for levels; absent where the values do not vary",
        formula="Cohen 1968",
        inputs=("codings.level", "codings.trend"),
        default=None,
    )


class CodingDisagreement(Row):
    """A claim on which two codings differ; both are kept, and what is inferred is not published."""

    claim_id: ClaimRef = column("The claim", formula="codings", inputs=("codings.claim_id",))
    differs_on: Annotated[str, codes.CONSISTENCY_MEASURE] = column(
        "What the codings differ on",
        formula="first coding against second coding",
        inputs=("codings.level", "codings.trend"),
    )
    first_level: Level | None = column(
        "Level of the first coding",
        formula="coder of round first",
        inputs=("codings.level", "coders.round"),
        default=None,
    )
    second_level: Level | None = column(
        "Level of the second coding",
        formula="coder of round second",
        inputs=("codings.level", "coders.round"),
        default=None,
    )
    first_rule: Annotated[str, codes.LEVEL_RULE] | None = column(
        "Rule of the first coding",
        formula="coder of round first",
        inputs=("codings.level_rule",),
        default=None,
    )
    second_rule: Annotated[str, codes.LEVEL_RULE] | None = column(
        "Rule of the second coding",
        formula="coder of round second",
        inputs=("codings.level_rule",),
        default=None,
    )
    first_trend: Annotated[str, codes.TREND] | None = column(
        "Trend of the first coding",
        formula="coder of round first",
        inputs=("codings.trend",),
        default=None,
    )
    second_trend: Annotated[str, codes.TREND] | None = column(
        "Trend of the second coding",
        formula="coder of round second",
        inputs=("codings.trend",),
        default=None,
    )


class Sensitivity(Row):
    """What another selection of claims or codings would change in the positions."""

    scenario: Annotated[str, codes.SCENARIO] = column(
        "The selection", formula="see the code list", inputs=("assessments.level_basis",)
    )
    claims: Count = column(
        "Dated claims that enter",
        unit="claims",
        formula="count of selected claims with targets and a date",
        inputs=("assessments.verified", "assessments.channel_id", "assessments.level_basis"),
    )
    cells: Count = column(
        "Cells with a level: positions of kind level",
        unit="cells",
        formula="count of positions of kind level under the selection",
        inputs=("assessments.level",),
    )
    same: Count = column(
        "Cells with the same level as in the baseline",
        unit="cells",
        formula="count of cells with a level in both and the same",
        inputs=("positions.level",),
    )
    other_level: Count = column(
        "Cells with another level",
        unit="cells",
        formula="count of cells with a level in both and not the same",
        inputs=("positions.level",),
    )
    gone: Count = column(
        "Cells of the baseline that lose their level",
        unit="cells",
        formula="count of cells with a level in the baseline only",
        inputs=("positions.level",),
    )
    new: Count = column(
        "Cells that gain a level",
        unit="cells",
        formula="count of cells with a level under the selection only",
        inputs=("positions.level",),
    )
    changed_percent: Number | None = column(
        "Share of all cells of either that change; absent where there are none",
        unit="percent",
        formula="100 x (other_level + gone + new) / (same + other_level + gone + new), one decimal",
        inputs=("sensitivity.other_level", "sensitivity.gone", "sensitivity.new"),
        default=None,
    )
    units_comparable: Count = column(
        "Units with two positions that can be compared",
        unit="units",
        formula="as in comparability",
        inputs=("comparability.units_comparable",),
    )
    units_differing: Count = column(
        "Units on which comparable positions differ",
        unit="units",
        formula="as in comparability",
        inputs=("comparability.units_differing",),
    )
    units_between_parties: Count = column(
        "Units with comparable positions of both parties",
        unit="units",
        formula="as in comparability",
        inputs=("comparability.units_between_parties",),
    )


class ScorecardComparison(Row):
    """A published rating beside the positions of the same date, agreement by agreement."""

    scorecard_id: ScorecardRef = column(
        "The scorecard", formula="scorecards", inputs=("scorecards.id",)
    )
    agreement_id: AgreementRef = column(
        "The agreement",
        formula="listed by the scorecard; else, where it counts them, all reached by then",
        inputs=("scorecard_items.agreement_id", "scorecards.total", "agreements.date_agreed"),
    )
    as_of: date = column(
        "The date of the scorecard, which stands for both dates of R3",
        formula="last day of its date; the data date where it has none",
        inputs=("scorecards.date", "dataset.release_date"),
    )
    label: Text | None = column(
        "Its label; absent where it names no agreements",
        formula="scorecard_items",
        inputs=("scorecard_items.label",),
        default=None,
    )
    level: Level | None = column(
        "Our reading of the label",
        formula="scorecard_scales",
        inputs=("scorecard_scales.level",),
        default=None,
    )
    whole_stated_full: Count = _counted(
        "full", "stated", " on the agreement as a whole", " without a provision"
    )
    whole_stated_below: Count = _counted(
        "below", "stated", " on the agreement as a whole", " without a provision"
    )
    whole_inferred_full: Count = _counted(
        "full", "inferred", " on the agreement as a whole", " without a provision"
    )
    whole_inferred_below: Count = _counted(
        "below", "inferred", " on the agreement as a whole", " without a provision"
    )
    provisions_stated_full: Count = _counted(
        "full", "stated", " on its provisions", " with a provision"
    )
    provisions_stated_below: Count = _counted(
        "below", "stated", " on its provisions", " with a provision"
    )
    provisions_inferred_full: Count = _counted(
        "full", "inferred", " on its provisions", " with a provision"
    )
    provisions_inferred_below: Count = _counted(
        "below", "inferred", " on its provisions", " with a provision"
    )
    accounts: Count = column(
        "Positions without a level on either",
        unit="positions",
        formula="count of positions of another kind than level",
        inputs=("positions.kind",),
    )
    compared: Annotated[str, codes.COMPARED] = column(
        "How the two stand beside each other",
        formula="level against the positions on the agreement as a whole",
        inputs=("scorecard_scales.level", "positions.level", "citations.source_id"),
    )


class ScorecardShare(Row):
    """Shares of a published scorecard that counts all of its set; its counts, not ours."""

    scorecard_id: ScorecardRef = column(
        "The scorecard", formula="scorecards", inputs=("scorecards.id",)
    )
    label: Text = column(
        "Its label", formula="scorecard_counts", inputs=("scorecard_counts.label",)
    )
    level: Level | None = column(
        "Our reading of the label",
        formula="scorecard_scales",
        inputs=("scorecard_scales.level",),
        default=None,
    )
    count: Count = column(
        "How many", unit="agreements", formula="as published", inputs=("scorecard_counts.count",)
    )
    total: Count = column(
        "Of how many", unit="agreements", formula="as published", inputs=("scorecards.total",)
    )
    percent: Count = column(
        "Share of the total",
        unit="percent",
        formula="100 x count / total, rounded half up",
        inputs=("scorecard_counts.count", "scorecards.total"),
    )
    index: Number | None = column(
        "Index of the scorecard; absent where a label has no level",
        unit="0 to 100",
        formula="100 x sum of levels / (3 x total), to one decimal, half up",
        inputs=("scorecard_counts.count", "scorecard_scales.level", "scorecards.total"),
        default=None,
    )


class TranslationState(Row):
    """How the translation of a text of a record stands in a language."""

    record_table: Text = column(
        "Table of the record",
        formula="each table with texts to translate",
        inputs=("records.record_table",),
    )
    record_id: Text = column(
        "Id of the record", formula="each record of the table", inputs=("records.record_id",)
    )
    field: Text = column(
        "The field",
        formula="each filled column of the record that can be translated",
        inputs=("records.record_table",),
    )
    language: Annotated[str, codes.LANGUAGE] = column(
        "Language",
        formula="each language but English, unless an organisation has a name of its own in it",
        inputs=("organisations.name_sq", "organisations.name_sr"),
    )
    state: Annotated[str, codes.TRANSLATION_STATE] = column(
        "How the translation stands",
        formula="missing without a row of translations; stale where that row has a hash of another "
        "English text; else current",
        inputs=("translations.text", "translations.original"),
    )
    is_made: bool = column(
        "Whether the text is made from another script: Serbian in Cyrillic without a text of its "
        "own, where state, status and review are those of the Latin text",
        formula="true where only a text in Latin script is there",
        inputs=("translations.language",),
    )
    status: Annotated[str, codes.TITLE_STATUS] | None = column(
        "Status of the wording; absent where it is missing",
        formula="translations",
        inputs=("translations.status",),
        default=None,
    )
    review: Annotated[str, codes.REVIEW] | None = column(
        "Who has read it; absent where it is missing",
        formula="translations, else unreviewed",
        inputs=("translations.review",),
        default=None,
    )
    words: Count = column(
        "Words of the English text",
        unit="words",
        formula="parts of the text of that field between blanks",
        inputs=("records.record_id",),
    )
