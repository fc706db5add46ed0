"""The registry: every table with its keys and children, and every kind of file under raw/."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import PurePosixPath

from schemas import activities as act
from schemas import agreements as agr
from schemas import (
    changes,
    claims,
    codes,
    coding,
    computed,
    evidence,
    measures,
    meetings,
    narratives,
    quality,
    registers,
    reviews,
    sites,
    surveys,
    texts,
)
from schemas.fields import Row, is_translatable, nullable, reference
from schemas.problem import CouldNotRun

PARENT_ID = "id"


@dataclass(frozen=True)
class Child:
    """A list inside a record that becomes rows of another table.

    table: the other table; link: its columns that come from the parent, by column of the parent;
    value: its one column, where the list holds plain values; constants: columns with a fixed value;
    numbered: the rows get their place in the list as `number`, from 1.
    """

    table: str
    link: Mapping[str, str] = field(default_factory=dict)
    value: str | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = False

    @property
    def given(self) -> frozenset[str]:
        """The columns that nobody writes by hand."""
        number = {"number"} if self.numbered else set()
        return frozenset({*self.link, *self.constants, *number})


_YEAR = re.compile(r"(?<=_)[0-9]{4}\Z")
"""The year at the end of the name of its column."""


@dataclass(frozen=True)
class Announced:
    """What may lie ahead: rows with one of these codes in a column."""

    column: str
    codes: frozenset[str]


@dataclass(frozen=True)
class Table:
    """A table: its row model, its key, its order, the lists nested in its records, and its times.

    by_year: the model with the columns of years, from the first to the last, where the data say
    which years there are.
    dated_by: columns of which the first filled places the record in time; undated_stays: without
    such a date it stays if it was known, others cannot be placed in the past; is_said: a statement,
    known from the day of its earliest source, else of its record. announced: which rows may lie
    ahead; periods: pairs of first and last day; has_dated_id: the id is made with the date;
    known_from: the column with the day on which a statement entered, where it has no source.
    """

    name: str
    model: type[Row]
    key: tuple[str, ...] = (PARENT_ID,)
    children: Mapping[str, Child] = field(default_factory=dict)
    cites: bool = False
    is_computed: bool = False
    by_year: Callable[[int, int], type[Row]] | None = None
    dated_by: tuple[str, ...] = ()
    undated_stays: bool = False
    is_said: bool = False
    announced: Announced | None = None
    periods: tuple[tuple[str, str], ...] = ()
    has_dated_id: bool = False
    known_from: str = "recorded"

    def fitting(self, columns: Iterable[str]) -> "Table":
        """The table with the columns of years that data have. columns: of these data."""
        years = [int(found[0]) for name in columns if (found := _YEAR.search(name))]
        if self.by_year is None or not years:
            return self
        return replace(self, model=self.by_year(min(years), max(years)))

    @property
    def title(self) -> str:
        """The table in one line."""
        return (self.model.__doc__ or "").strip().splitlines()[0]

    @property
    def family(self) -> str:
        """The module that defines it."""
        return self.model.__module__.rpartition(".")[2]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Its columns, in order."""
        return tuple(self.model.model_fields)

    @cached_property
    def foreign_keys(self) -> dict[str, str]:
        """Column to the table whose id it holds."""
        fields = self.model.model_fields.items()
        return {name: ref.table for name, info in fields if (ref := reference(info))}

    @cached_property
    def translatable(self) -> tuple[str, ...]:
        """Columns that are printed or described in other languages."""
        return tuple(n for n, info in self.model.model_fields.items() if is_translatable(info))

    @property
    def is_named(self) -> bool:
        """Whether other records can name its rows: by an id, or as what is translated."""
        return PARENT_ID in self.columns or bool(self.translatable)

    def name_of(self, row: Mapping[str, object]) -> str:
        """What other records call a row: its id, else the values of its key with dots between."""
        if PARENT_ID in row:
            return str(row[PARENT_ID])
        return ".".join(str(row[column]) for column in self.key)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Columns that are never empty."""
        return tuple(n for n, info in self.model.model_fields.items() if not nullable(info))


@dataclass(frozen=True)
class FileKind:
    """A kind of file under raw/.

    pattern: its path, with one `*`; root: the table whose one record the file is, if any;
    lists: top-level lists by the table they fill; stem_is_id: the record has the name of the file;
    folder_column: a column that every row takes from the name of the folder; required: without
    such a file there is no dataset.
    """

    name: str
    pattern: str
    root: str | None = None
    lists: Mapping[str, str] = field(default_factory=dict)
    stem_is_id: bool = False
    folder_column: str | None = None
    required: bool = False

    @property
    def tables(self) -> frozenset[str]:
        """Every table that such a file may fill."""
        waiting, found = [*([self.root] if self.root else []), *self.lists.values()], set()
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(child.table for child in TABLES[name].children.values())
        return frozenset(found)

    def matches(self, path: str) -> bool:
        """Whether a path relative to raw/ is of this kind."""
        return len(PurePosixPath(path).parts) == self.pattern.count("/") + 1 and PurePosixPath(
            path
        ).match(self.pattern)


def _cited(table: str) -> Child:
    return Child(
        "citations", {"cited_id": PARENT_ID}, constants={"cited_table": table}, numbered=True
    )


def _values(table: str, column: str, value: str) -> Child:
    return Child(table, {column: PARENT_ID}, value=value)


def _numbered(table: str, column: str, value: str | None = None) -> Child:
    return Child(table, {column: PARENT_ID}, value=value, numbered=True)


def _measure(
    name: str,
    model: type[Row],
    *key: str,
    by_year: Callable[[int, int], type[Row]] | None = None,
) -> Table:
    return Table(name, model, key, is_computed=True, by_year=by_year)


def _role(table: str, column: str, role: str) -> Child:
    return Child(table, {column: PARENT_ID}, value="organisation_id", constants={"role": role})


_AGREEMENT_TABLES = (
    Table(
        "agreements",
        agr.Agreement,
        children={
            "former_ids": _values("agreement_former_ids", "agreement_id", "former_id"),
            "other_titles": _values("agreement_titles", "agreement_id", "title"),
            "topics": _values("agreement_topics", "agreement_id", "topic"),
            "documents": Child("agreement_documents", {"agreement_id": PARENT_ID}),
            "parties_to_text": Child("parties_to_text", {"agreement_id": PARENT_ID}),
            "provision_sets": Child("provision_sets", {"agreement_id": PARENT_ID}),
            "provisions": Child("provisions", {"agreement_id": PARENT_ID}),
            "assessments": Child("assessments"),
            "challenges": Child("challenges", {"agreement_id": PARENT_ID}),
            "benefits": Child("benefits", {"agreement_id": PARENT_ID}),
            "milestones": Child("milestones", {"agreement_id": PARENT_ID}),
            "figures": Child("figures", {"agreement_id": PARENT_ID}),
            "discrepancies": Child("discrepancies", {"agreement_id": PARENT_ID}),
            "citations": _cited("agreements"),
        },
        cites=True,
        dated_by=("date_agreed",),
        undated_stays=True,
    ),
    Table("agreement_former_ids", agr.AgreementFormerId, ("former_id",)),
    Table("agreement_titles", agr.AgreementTitle, ("agreement_id", "title")),
    Table("agreement_topics", agr.AgreementTopic, ("agreement_id", "topic")),
    Table("agreement_documents", agr.AgreementDocument, ("agreement_id", "source_id")),
    Table(
        "parties_to_text",
        agr.PartyToText,
        children={"citations": _cited("parties_to_text")},
        cites=True,
    ),
    Table("provision_sets", agr.ProvisionSet, ("agreement_id", "version")),
    Table(
        "provisions",
        agr.Provision,
        children={
            "topics": _values("provision_topics", "provision_id", "topic"),
            "obliged": _numbered("provision_obliged", "provision_id"),
            "citations": _cited("provisions"),
        },
        cites=True,
    ),
    Table("provision_topics", agr.ProvisionTopic, ("provision_id", "topic")),
    Table("provision_obliged", agr.ProvisionObliged, ("provision_id", "number")),
)

_CLAIM_TABLES = (
    Table(
        "assessments",
        claims.Assessment,
        children={
            "about": _numbered("assessment_targets", "claim_id"),
            "citations": _cited("assessments"),
        },
        cites=True,
    ),
    Table("assessment_targets", claims.AssessmentTarget, ("claim_id", "number")),
    Table(
        "challenges",
        claims.Challenge,
        children={
            "affects": _values("challenge_affects", "claim_id", "affects"),
            "citations": _cited("challenges"),
        },
        cites=True,
        dated_by=("as_of",),
        undated_stays=True,
        is_said=True,
    ),
    Table("challenge_affects", claims.ChallengeAffects, ("claim_id", "affects")),
    Table(
        "benefits",
        claims.Benefit,
        children={
            "affects": _values("benefit_affects", "claim_id", "affects"),
            "citations": _cited("benefits"),
        },
        cites=True,
        dated_by=("as_of",),
        undated_stays=True,
        is_said=True,
    ),
    Table("benefit_affects", claims.BenefitAffects, ("claim_id", "affects")),
    Table(
        "milestones",
        claims.Milestone,
        children={"citations": _cited("milestones")},
        cites=True,
        dated_by=("date",),
        undated_stays=True,
        is_said=True,
    ),
    Table(
        "figures",
        claims.Figure,
        children={"citations": _cited("figures")},
        cites=True,
        dated_by=("as_of",),
        undated_stays=True,
        is_said=True,
    ),
    Table("scales", coding.Scale, ("assessor_id", "label")),
    Table("coders", coding.Coder),
    Table("codings", coding.Coding, ("claim_id", "coder_id")),
)

_EVIDENCE_TABLES = (
    Table(
        "sources",
        evidence.Source,
        children={"other_addresses": _values("source_addresses", "source_id", "url")},
        has_dated_id=True,
    ),
    Table("source_addresses", evidence.SourceAddress, ("source_id", "url")),
    Table("citations", evidence.Citation, ("cited_table", "cited_id", "number")),
    Table(
        "discrepancies",
        evidence.Discrepancy,
        children={"versions": Child("discrepancy_versions", {"discrepancy_id": PARENT_ID})},
    ),
    Table(
        "discrepancy_versions",
        evidence.DiscrepancyVersion,
        children={"citations": _cited("discrepancy_versions")},
        cites=True,
        is_said=True,
    ),
    Table(
        "doubts",
        evidence.Doubt,
        children={"records": Child("doubt_records", {"doubt_id": PARENT_ID})},
    ),
    Table("doubt_records", evidence.DoubtRecord, ("doubt_id", "record_table", "record_id")),
)


def _segment(code: str) -> Child:
    return Child(
        "narrative_sentences",
        {"narrative_id": PARENT_ID},
        constants={"segment": code},
        numbered=True,
    )


_NARRATIVE_TABLES = (
    Table(
        "narratives",
        narratives.Narrative,
        children={code: _segment(code) for code in codes.SEGMENT.codes},
        dated_by=("written_on",),
        is_said=True,
        known_from="written_on",
    ),
    Table(
        "narrative_sentences",
        narratives.NarrativeSentence,
        children={"cites": _numbered("narrative_citations", "sentence_id")},
    ),
    Table("narrative_citations", narratives.NarrativeCitation, ("sentence_id", "number")),
)

_REVIEW_TABLES = (
    Table(
        "reviews",
        reviews.Review,
        children={
            "readers": Child("review_readers", {"review_id": PARENT_ID}),
            "comments": _numbered("review_comments", "review_id"),
            "sheets": _values("review_sheets", "review_id", "sheet"),
        },
        dated_by=("received",),
    ),
    Table("review_readers", reviews.ReviewReaders, ("review_id", "community", "profession")),
    Table("review_comments", reviews.ReviewComment, ("review_id", "number")),
    Table("review_sheets", reviews.ReviewSheet, ("sheet",)),
)

_MEETING_TABLES = (
    Table(
        "meetings",
        meetings.Meeting,
        children={
            "participants": _numbered("meeting_participants", "meeting_id"),
            "topics": _values("meeting_topics", "meeting_id", "topic"),
            "agreements": Child("meeting_agreements", {"meeting_id": PARENT_ID}),
            "citations": _cited("meetings"),
        },
        cites=True,
        dated_by=("date",),
        announced=Announced("status", frozenset({"announced", "not-held"})),
        periods=(("date", "date_end"),),
        has_dated_id=True,
    ),
    Table("meeting_participants", meetings.MeetingParticipant, ("meeting_id", "number")),
    Table("meeting_topics", meetings.MeetingTopic, ("meeting_id", "topic")),
    Table("meeting_agreements", meetings.MeetingAgreement, ("meeting_id", "agreement_id")),
)

_ACTIVITY_TABLES = (
    Table(
        "activities",
        act.Activity,
        children={
            "organisers": _role("activity_organisations", "activity_id", "organiser"),
            "partners": _role("activity_organisations", "activity_id", "partner"),
            "funders": _role("activity_organisations", "activity_id", "funder"),
            "target_groups": _values("activity_targets", "activity_id", "group"),
            "topics": _values("activity_topics", "activity_id", "topic"),
            "speakers": _numbered("activity_speakers", "activity_id"),
            "sessions": _numbered("activity_sessions", "activity_id"),
            "findings": _numbered("activity_findings", "activity_id", "text"),
            "agreements": Child("activity_agreements", {"activity_id": PARENT_ID}),
            "discrepancies": _numbered("activity_discrepancies", "activity_id", "text"),
            "citations": _cited("activities"),
        },
        cites=True,
        dated_by=("date", "published"),
        announced=Announced("held", frozenset({"not-known"})),
        periods=(("date", "date_end"),),
    ),
    Table(
        "activity_organisations",
        act.ActivityOrganisation,
        ("activity_id", "role", "organisation_id"),
    ),
    Table("activity_targets", act.ActivityTarget, ("activity_id", "group")),
    Table("activity_topics", act.ActivityTopic, ("activity_id", "topic")),
    Table("activity_speakers", act.ActivitySpeaker, ("activity_id", "number")),
    Table("activity_sessions", act.ActivitySession, ("activity_id", "number")),
    Table("activity_findings", act.ActivityFinding, ("activity_id", "number")),
    Table("activity_agreements", act.ActivityAgreement, ("activity_id", "agreement_id")),
    Table("activity_discrepancies", act.ActivityDiscrepancy, ("activity_id", "number")),
    Table(
        "activity_outputs",
        act.ActivityOutput,
        children={
            "organisations": _values(
                "activity_output_organisations", "output_id", "organisation_id"
            ),
            "citations": _cited("activity_outputs"),
        },
        cites=True,
        dated_by=("published",),
    ),
    Table(
        "activity_output_organisations",
        act.ActivityOutputOrganisation,
        ("output_id", "organisation_id"),
    ),
    Table(
        "projects",
        act.Project,
        children={
            "partners": _role("project_organisations", "project_id", "partner"),
            "funders": _role("project_organisations", "project_id", "funder"),
            "objectives": _numbered("project_objectives", "project_id", "text"),
            "target_groups": _values("project_targets", "project_id", "group"),
            "components": Child("project_components", {"project_id": PARENT_ID}),
            "planned": Child("planned_activities", {"project_id": PARENT_ID}),
            "delivered": Child("delivered_activities", {"project_id": PARENT_ID}),
            "discrepancies": _numbered("project_discrepancies", "project_id", "text"),
            "citations": _cited("projects"),
        },
        cites=True,
        dated_by=("start", "end"),
        periods=(("start", "end"),),
    ),
    Table(
        "project_organisations", act.ProjectOrganisation, ("project_id", "role", "organisation_id")
    ),
    Table("project_objectives", act.ProjectObjective, ("project_id", "number")),
    Table("project_targets", act.ProjectTarget, ("project_id", "group")),
    Table("project_components", act.ProjectComponent, ("project_id", "number")),
    Table(
        "planned_activities",
        act.PlannedActivity,
        ("project_id", "number"),
        children={
            "towns": Child(
                "planned_activity_towns", {"project_id": "project_id", "number": "number"}
            )
        },
    ),
    Table("planned_activity_towns", act.PlannedActivityTown, ("project_id", "number", "place")),
    Table("delivered_activities", act.DeliveredActivity, ("project_id", "kind")),
    Table("project_discrepancies", act.ProjectDiscrepancy, ("project_id", "number")),
)

_SURVEY_TABLES = (
    Table(
        "surveys",
        surveys.Survey,
        children={
            "organisations": Child("survey_organisations", {"survey_id": PARENT_ID}),
            "groups": Child("survey_groups", {"survey_id": PARENT_ID}),
            "questions": _numbered("survey_questions", "survey_id"),
            "discrepancies": _numbered("survey_discrepancies", "survey_id", "text"),
            "citations": _cited("surveys"),
        },
        cites=True,
        dated_by=("fieldwork_start", "published"),
        periods=(("fieldwork_start", "fieldwork_end"),),
    ),
    Table("survey_organisations", surveys.SurveyOrganisation, ("survey_id", "role", "name")),
    Table("survey_groups", surveys.SurveyGroup, ("survey_id", "group")),
    Table(
        "survey_questions",
        surveys.SurveyQuestion,
        children={"options": _numbered("survey_options", "question_id")},
    ),
    Table("survey_options", surveys.SurveyOption, ("question_id", "number")),
    Table("survey_discrepancies", surveys.SurveyDiscrepancy, ("survey_id", "number")),
)

_REGISTER_TABLES = (
    Table("crosswalk", agr.Crosswalk, ("agreement_id", "database", "identifier")),
    Table(
        "organisations",
        registers.Organisation,
        children={
            "members": _values("organisation_members", "organisation_id", "member_id"),
            "other_names": _values("organisation_names", "organisation_id", "name"),
            "citations": _cited("organisations"),
        },
        cites=True,
    ),
    Table("organisation_members", registers.OrganisationMember, ("organisation_id", "member_id")),
    Table("organisation_names", registers.OrganisationName, ("organisation_id", "name")),
    Table(
        "places",
        registers.Place,
        children={
            "aliases": _values("place_aliases", "place_id", "name"),
            "citations": _cited("places"),
        },
        cites=True,
    ),
    Table("place_aliases", registers.PlaceAlias, ("place_id", "name")),
    Table(
        "scorecards",
        registers.Scorecard,
        children={
            "counts": Child("scorecard_counts", {"scorecard_id": PARENT_ID}),
            "scale": Child("scorecard_scales", {"scorecard_id": PARENT_ID}),
            "items": _numbered("scorecard_items", "scorecard_id"),
            "citations": _cited("scorecards"),
        },
        cites=True,
        dated_by=("date",),
    ),
    Table("scorecard_counts", registers.ScorecardCount, ("scorecard_id", "label")),
    Table("scorecard_scales", registers.ScorecardScale, ("scorecard_id", "label")),
    Table("scorecard_items", registers.ScorecardItem, ("scorecard_id", "number")),
)

_TEXT_TABLES = (
    Table(
        "translations",
        texts.Translation,
        ("record_table", "record_id", "field", "language"),
    ),
    Table(
        "translation_alternatives",
        texts.TranslationAlternative,
        ("agreement_id", "language", "title"),
    ),
    Table(
        "terms",
        texts.Term,
        children={
            "forms": Child("term_forms", {"term_id": PARENT_ID}),
            "avoid": _numbered("term_avoid", "term_id"),
        },
    ),
    Table("term_forms", texts.TermForm, ("term_id", "language", "form")),
    Table("term_avoid", texts.TermAvoid, ("term_id", "number")),
    Table("spellings", texts.Spelling, ("latin",)),
    Table(
        "dataset",
        texts.Dataset,
        children={
            "creators": Child("creators", {"dataset_id": PARENT_ID}),
            "keywords": _values("keywords", "dataset_id", "keyword"),
            "places": _values("dataset_places", "dataset_id", "name"),
        },
    ),
    Table("creators", texts.Creator, ("dataset_id", "name")),
    Table("keywords", texts.Keyword, ("dataset_id", "keyword")),
    Table("dataset_places", texts.DatasetPlace, ("dataset_id", "name")),
    Table("bounds", texts.Bound, ("bounded_table", "bounded_column")),
)

_CHANGE_TABLES = (
    Table("revisions", changes.Revision),
    Table(
        "error_reports",
        changes.ErrorReport,
        children={"citations": _cited("error_reports")},
        cites=True,
        dated_by=("received",),
    ),
    Table(
        "replies",
        changes.Reply,
        children={"citations": _cited("replies")},
        cites=True,
        dated_by=("date",),
    ),
)

_CAPTURE_TABLES = (
    Table(
        "sites",
        sites.Site,
        children={
            "hosts": _values("site_hosts", "site_id", "host"),
            "languages": _values("site_languages", "site_id", "language"),
        },
    ),
    Table("site_hosts", sites.SiteHost, ("site_id", "host")),
    Table("site_languages", sites.SiteLanguage, ("site_id", "language")),
    Table("decisions", sites.Decision, ("candidate",)),
)

_UNIT = ("agreement_id", "provision_id", "performer")
_COMPUTED_TABLES = (
    _measure("releases", changes.Release, "version"),
    _measure("changes", changes.Change, "number"),
    Table("records", evidence.Record, ("record_table", "record_id"), is_computed=True),
    Table(
        "positions",
        computed.Position,
        ("agreement_id", "provision_id", "performer", "assessor_id"),
        is_computed=True,
    ),
    Table("assessments_flat", computed.AssessmentFlat, ("claim_id", "target"), is_computed=True),
    _measure("party_positions", measures.PartyPosition, *_UNIT, "party"),
    _measure("coverage", measures.Coverage, "agreement_id", "assessor_id"),
    _measure("shares", measures.Share, "agreement_id", "assessor_id", "performer", "level_basis"),
    _measure("differences", measures.Difference, "as_of", *_UNIT, "voice_a", "voice_b"),
    _measure("comparability", measures.Comparability, "as_of", "agreement_id"),
    _measure("attributions", measures.Attribution, "claim_id", "target"),
    _measure(
        "attributions_by_year",
        measures.AttributionByYear,
        "year",
        "assessor_type",
        "held_responsible",
    ),
    _measure("panel_months", measures.PanelMonth, *_UNIT, "assessor_id", "period"),
    _measure("panel_years", measures.PanelYear, *_UNIT, "assessor_id", "period"),
    _measure(
        "panel_wide",
        measures.PanelWide,
        *_UNIT,
        "assessor_id",
        by_year=measures.panel_wide,
    ),
    _measure("obligations", measures.Obligation, "provision_id", "number"),
    _measure("coding_consistency", measures.CodingConsistency, "measure", "scope"),
    _measure("coding_disagreements", measures.CodingDisagreement, "claim_id", "differs_on"),
    _measure("sensitivity", measures.Sensitivity, "scenario"),
    _measure("narrative_states", narratives.NarrativeState, "sentence_id"),
    _measure("review_states", reviews.ReviewState, "narrative_id", "language"),
    _measure(
        "translation_states",
        measures.TranslationState,
        *("record_table", "record_id", "field", "language"),
    ),
    _measure("quality", quality.QualityCount, "measure", "item", "part"),
    _measure("checks", quality.CheckResult, "check"),
    _measure("scorecard_shares", measures.ScorecardShare, "scorecard_id", "label"),
    _measure("scorecard_comparisons", measures.ScorecardComparison, "scorecard_id", "agreement_id"),
)


def by_name(tables: Iterable[Table]) -> Mapping[str, Table]:
    """Tables by their names.

    Raises CouldNotRun with every column that has no description or refers to a table that is none.
    """
    named = {table.name: table for table in tables}
    if faults := [fault for table in named.values() for fault in _faults(table, named)]:
        raise CouldNotRun("\n".join(faults))
    return named


def _faults(table: Table, named: Mapping[str, Table]) -> Iterable[str]:
    """What the columns of a table lack. named: all tables."""
    for name, info in table.model.model_fields.items():
        if not (info.description or "").strip():
            yield f"table {table.name}, column {name}: no description; give it one by column(...)"
    for name, other in table.foreign_keys.items():
        if other not in named:
            yield f"table {table.name}, column {name}: it refers to {other!r}, which is no table"


TABLES = by_name(
    (
        *_AGREEMENT_TABLES,
        *_CLAIM_TABLES,
        *_EVIDENCE_TABLES,
        *_NARRATIVE_TABLES,
        *_REVIEW_TABLES,
        *_MEETING_TABLES,
        *_ACTIVITY_TABLES,
        *_SURVEY_TABLES,
        *_REGISTER_TABLES,
        *_TEXT_TABLES,
        *_CHANGE_TABLES,
        *_CAPTURE_TABLES,
        *_COMPUTED_TABLES,
    )
)

INDEXED_KEYS = (("record_table", "record_id"), ("cited_table", "cited_id"))
"""Pairs of columns that together name a row of `records`."""

FILES: tuple[FileKind, ...] = (
    FileKind("agreement", "agreements/*.yml", root="agreements", stem_is_id=True),
    FileKind("narrative", "narratives/*.yml", root="narratives", stem_is_id=True),
    FileKind("reviews", "reviews/*.yml", lists={"reviews": "reviews"}),
    FileKind("set-assessments", "assessments.yml", lists={"assessments": "assessments"}),
    FileKind("meetings", "meetings/*.yml", lists={"meetings": "meetings"}),
    FileKind(
        "activities",
        "activities/*.yml",
        lists={"activities": "activities", "outputs": "activity_outputs"},
    ),
    FileKind("project", "projects/*.yml", root="projects", stem_is_id=True),
    FileKind("survey", "surveys/*.yml", root="surveys", stem_is_id=True),
    FileKind("organisations", "organisations.yml", lists={"organisations": "organisations"}),
    FileKind("places", "places.yml", lists={"places": "places"}),
    FileKind("sources", "sources.yml", lists={"sources": "sources"}),
    FileKind("scales", "scales.yml", lists={"scales": "scales", "coders": "coders"}),
    FileKind("codings", "codings.yml", lists={"codings": "codings"}),
    FileKind("scorecards", "scorecards.yml", lists={"scorecards": "scorecards"}),
    FileKind("doubts", "doubts.yml", lists={"doubts": "doubts"}),
    FileKind("terms", "translations/terms.yml", lists={"terms": "terms"}),
    FileKind("cyrillic", "translations/cyrillic.yml", lists={"spellings": "spellings"}),
    FileKind(
        "translations",
        "translations/*/*.yml",
        lists={
            "translations": "translations",
            "alternatives": "translation_alternatives",
        },
        folder_column="language",
    ),
    FileKind("crosswalk", "crosswalk.yml", lists={"crosswalk": "crosswalk"}),
    FileKind("revisions", "revisions.yml", lists={"revisions": "revisions"}),
    FileKind(
        "replies",
        "replies/*.yml",
        lists={"replies": "replies", "error_reports": "error_reports"},
    ),
    FileKind("sites", "sites.yml", lists={"sites": "sites"}),
    FileKind("decisions", "decisions.yml", lists={"decisions": "decisions"}),
    FileKind("bounds", "bounds.yml", lists={"bounds": "bounds"}),
    FileKind("dataset", "dataset.yml", root="dataset", required=True),
)


@cache
def file_kind(path: str) -> FileKind | None:
    """The kind of a file, by its path relative to raw/, or None."""
    return next((kind for kind in FILES if kind.matches(path)), None)
