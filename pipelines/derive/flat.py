"""The flat view: every assessment and target in one row, with names, words and addresses."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from pipelines.derive.positions import PARTY_OF
from pipelines.derive.timing import timing
from schemas.agreements import Agreement, Provision, ProvisionObliged
from schemas.claims import Assessment, AssessmentTarget
from schemas.codes import ABOUT_SET, LEVEL_WORDS, NO_LEVEL
from schemas.computed import AssessmentFlat
from schemas.evidence import Citation, Doubt, DoubtRecord, Source
from schemas.registers import Organisation
from schemas.tables import Tables

Named = TypeVar("Named", Agreement, Provision, Organisation, Source)

_NO_TARGET: Sequence[AssessmentTarget | None] = (None,)
"""A claim on a set has one row without a target."""

_EXECUTIVE = {**PARTY_OF, "eu": "eu"}


def flat(tables: Tables) -> list[AssessmentFlat]:
    """Join assessments with everything that a reader of one file needs.

    tables: all base tables. Returns rows of the table `assessments_flat`.
    """
    view = _View(tables)
    targets: dict[str, list[AssessmentTarget]] = defaultdict(list)
    for target in tables.of(AssessmentTarget):
        targets[target.claim_id].append(target)
    return [
        view.row(claim, target)
        for claim in tables.of(Assessment)
        for target in targets.get(claim.id) or _NO_TARGET
    ]


def level_in_words(claim: Assessment) -> str:
    """The level in words, or how there is none."""
    if claim.level is not None:
        return LEVEL_WORDS[claim.level]
    assert claim.no_level_code is not None  # a check of the records
    return f"no level: {NO_LEVEL.codes[claim.no_level_code].meaning}"


class _Matter(NamedTuple):
    """What is spoken of: columns of the view."""

    target: int
    agreement: str
    provision: str
    agreement_id: str | None = None
    provision_id: str | None = None


class _Who(NamedTuple):
    """Who speaks: columns of the view."""

    assessor: str
    assessor_type: str | None
    self_assessment: bool
    speaker: str | None
    channel: str | None


class _Seen(NamedTuple):
    """Where it was seen: columns of the view."""

    quote: str | None = None
    source_title: str | None = None
    source_publisher: str | None = None
    source_url: str | None = None
    seen_on: str | None = None


class _View:
    """Look-ups that each row of the view needs."""

    def __init__(self, tables: Tables) -> None:
        self.agreements = _by_id(tables.of(Agreement))
        self.provisions = _by_id(tables.of(Provision))
        self.assessors = _by_id(tables.of(Organisation))
        self.sources = _by_id(tables.of(Source))
        self.citation = _first_citation(tables)
        self.obliged = _obliged(tables)
        self.doubts = _doubts(tables)

    def row(self, claim: Assessment, target: AssessmentTarget | None) -> AssessmentFlat:
        when = timing(claim)
        return AssessmentFlat(
            claim_id=claim.id,
            **self.matter(claim, target)._asdict(),
            performer=claim.performer,
            assessor_id=claim.assessor_id,
            **self.who(claim, target)._asdict(),
            level=claim.level,
            level_in_words=level_in_words(claim),
            level_basis=claim.level_basis,
            trend=claim.trend,
            held_responsible=claim.held_responsible,
            as_of=claim.as_of,
            published=claim.published,
            said=when.said,
            effective=when.effective,
            finding=claim.finding,
            **self.seen(claim)._asdict(),
            verified=claim.verified,
            doubts=self.doubts.get(claim.id),
        )

    def matter(self, claim: Assessment, target: AssessmentTarget | None) -> _Matter:
        if target is None:
            return _Matter(0, _set_in_words(claim), "set of agreements")
        provision = target.provision_id
        return _Matter(
            target=target.number,
            agreement=self.agreements[target.agreement_id].title,
            provision=self.provisions[provision].summary if provision else "whole agreement",
            agreement_id=target.agreement_id,
            provision_id=provision,
        )

    def who(self, claim: Assessment, target: AssessmentTarget | None) -> _Who:
        assessor = self.assessors[claim.assessor_id]
        channel = self.assessors.get(claim.channel_id or "")
        unit = (target.provision_id or target.agreement_id) if target else ""
        party = _EXECUTIVE.get(assessor.assessor_type or "")
        return _Who(
            assessor=assessor.name,
            assessor_type=assessor.assessor_type,
            self_assessment=party in self.obliged.get(unit, ()),
            speaker=", ".join(filter(None, (claim.speaker_name, claim.speaker_role))) or None,
            channel=channel.name if channel else None,
        )

    def seen(self, claim: Assessment) -> _Seen:
        citation = self.citation.get(claim.id)
        if citation is None:
            return _Seen()
        source = self.sources[citation.source_id]
        return _Seen(
            quote=citation.quote,
            source_title=source.title,
            source_publisher=source.publisher,
            source_url=source.url,
            seen_on=citation.seen_on,
        )


def _set_in_words(claim: Assessment) -> str:
    if claim.about_set_note:
        return claim.about_set_note
    assert claim.about_set is not None  # a claim has targets or is on a set
    return ABOUT_SET.codes[claim.about_set].meaning


def _by_id(rows: Sequence[Named]) -> Mapping[str, Named]:
    return {row.id: row for row in rows}


def _first_citation(tables: Tables) -> Mapping[str, Citation]:
    last_first = reversed(tables.of(Citation))
    return {each.cited_id: each for each in last_first if each.cited_table == "assessments"}


def _obliged(tables: Tables) -> Mapping[str, set[str]]:
    """Who is obliged by each provision, and by any provision of each agreement."""
    owner = {provision.id: provision.agreement_id for provision in tables.of(Provision)}
    obliged: dict[str, set[str]] = defaultdict(set)
    for row in tables.of(ProvisionObliged):
        obliged[row.provision_id].add(row.party)
        obliged[owner[row.provision_id]].add(row.party)
    return obliged


def _doubts(tables: Tables) -> Mapping[str, str]:
    """The open doubts about each assessment, joined with `; `."""
    words = {doubt.id: doubt.doubt for doubt in tables.of(Doubt) if doubt.resolution is None}
    doubts: dict[str, list[str]] = defaultdict(list)
    for row in tables.of(DoubtRecord):
        if row.record_table == "assessments" and row.doubt_id in words:
            doubts[row.record_id].append(words[row.doubt_id])
    return {claim: "; ".join(texts) for claim, texts in doubts.items()}
