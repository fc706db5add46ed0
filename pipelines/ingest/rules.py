"""Rules of the claims that no single field can hold (raw/FORMAT.md gives each with an example)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas.agreements import Agreement, PartyToText, Provision
from schemas.claims import Assessment, AssessmentTarget, Scale
from schemas.edtf import first_day, last_day
from schemas.evidence import Citation, Discrepancy, DiscrepancyVersion, Source
from schemas.problem import Problem
from schemas.registry import TABLES


def broken_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule, errors and warnings."""
    yield from _levels(records)
    yield from _bases(records)
    yield from _targets(records)
    yield from _scales(records)
    yield from _identifiers(records)
    yield from _cited(records)
    yield from _acts(records)
    yield from _discrepancies(records)
    yield from _times(records)
    yield from _unused_sources(records)


def _wrong(claim: Assessment, field: str, what: str, allowed: str, **more: str) -> Problem:
    found = getattr(claim, field)
    shown = "nothing" if found is None else str(found)
    return Problem(what, "assessments", (claim.id,), field, shown, allowed, more.get("hint"))


def _levels(records: Records) -> Iterator[Problem]:
    """A level has a basis; no level has a reason."""
    for claim in records.of("assessments", Assessment):
        if claim.level is None and claim.no_level_code is None:
            codes = "account_only, no_evidence, not_applicable, coders_differ"
            yield _wrong(claim, "no_level_code", "no level and no reason for it", codes)
        if claim.level is not None and claim.no_level_code is not None:
            yield _wrong(
                claim, "no_level_code", "a level and a reason for having none", "one of them"
            )
        if (claim.level is None) != (claim.level_basis is None):
            yield _wrong(
                claim,
                "level_basis",
                "a level goes with its basis",
                "stated or inferred with a level, nothing without",
            )
        if (claim.level_basis == "inferred") != (claim.level_coder_id is not None):
            yield _wrong(
                claim,
                "level_coder_id",
                "an inferred level names its coder",
                "a coder of scales.yml if and only if inferred",
            )


def _bases(records: Records) -> Iterator[Problem]:
    """A trend and a date spoken of have a basis, and only then."""
    for claim in records.of("assessments", Assessment):
        if (claim.trend is None) != (claim.trend_basis is None):
            yield _wrong(
                claim,
                "trend_basis",
                "a trend goes with its basis",
                "stated or inferred with a trend, nothing without",
            )
        if (claim.as_of is None) != (claim.as_of_basis is None):
            yield _wrong(
                claim,
                "as_of_basis",
                "as_of goes with its basis",
                "stated, published or inferred with as_of, nothing without",
            )


def _by_claim(records: Records) -> dict[str, list[AssessmentTarget]]:
    targets: dict[str, list[AssessmentTarget]] = defaultdict(list)
    for target in records.of("assessment_targets", AssessmentTarget):
        targets[target.claim_id].append(target)
    return targets


def _targets(records: Records) -> Iterator[Problem]:
    """An assessment is about named units or about a set, and a provision is of its agreement."""
    targets = _by_claim(records)
    owner = {p.id: p.agreement_id for p in records.of("provisions", Provision)}
    for claim in records.of("assessments", Assessment):
        if (claim.id in targets) == (claim.about_set is not None):
            yield _wrong(
                claim,
                "about_set",
                "an assessment is about targets or about a set",
                "a list `about`, or a code in about_set, not both",
            )
        if (claim.about_set is None) != (claim.members_known is None):
            yield _wrong(
                claim,
                "members_known",
                "members_known goes with about_set",
                "true or false with a set, nothing without",
            )
        for target in targets.get(claim.id, []):
            expected = owner.get(target.provision_id or "", target.agreement_id)
            if expected != target.agreement_id:
                yield Problem(
                    "a provision of another agreement",
                    "assessment_targets",
                    (target.claim_id, target.number),
                    "provision_id",
                    str(target.provision_id),
                    f"a provision of {target.agreement_id}",
                )


def _scales(records: Records) -> Iterator[Problem]:
    """A stated level stands on a label of the assessor in the scale register."""
    known = {(scale.assessor_id, scale.level) for scale in records.of("scales", Scale)}
    for claim in records.of("assessments", Assessment):
        if claim.level_basis == "stated" and (claim.assessor_id, claim.level) not in known:
            yield _wrong(
                claim,
                "level_basis",
                "a stated level without a label in scales.yml",
                f"a row of scales.yml for {claim.assessor_id} with level {claim.level}",
                hint="add the label, or say inferred",
            )


def _identifiers(records: Records) -> Iterator[Problem]:
    """An id begins with the id of what the record belongs to."""
    for provision in records.of("provisions", Provision):
        expected = f"{provision.agreement_id}.{_in_ids(provision.number)}"
        if provision.id != expected:
            yield Problem(
                "a provision id that is not <agreement>.<number>",
                "provisions",
                (provision.id,),
                "id",
                provision.id,
                expected,
            )
    first = {
        t.claim_id: t.agreement_id
        for t in reversed(records.of("assessment_targets", AssessmentTarget))
    }
    for claim in records.of("assessments", Assessment):
        yield from _prefix("assessments", claim.id, first.get(claim.id, "all"))
    for table in ("challenges", "benefits", "milestones", "figures"):
        for row in records.rows.get(table, ()):
            yield from _prefix(table, getattr(row, "id"), getattr(row, "agreement_id"))  # noqa: B009


def _in_ids(number: str) -> str:
    """A number of a text as it stands in an id: I.7 -> i-7."""
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")


def _prefix(table: str, claim_id: str, expected: str) -> Iterator[Problem]:
    if claim_id.rpartition("-")[0] != expected:
        allowed = f"{expected}-c and a number that was never given"
        yield Problem(
            "a claim id of another agreement", table, (claim_id,), "id", claim_id, allowed
        )


def _cited(records: Records) -> Iterator[Problem]:
    """What is verified cites a source; what cites none says `verified: false`."""
    cited = {(c.cited_table, c.cited_id) for c in records.of("citations", Citation)}
    for name, table in TABLES.items():
        if not table.cites or "verified" not in table.columns:
            continue
        for row in records.rows.get(name, ()):
            record_id = getattr(row, "id")  # noqa: B009
            if getattr(row, "verified") and (name, record_id) not in cited:  # noqa: B009
                yield Problem(
                    "a verified record without a citation",
                    name,
                    (record_id,),
                    "verified",
                    "true",
                    "citations, or verified: false",
                )


def _acts(records: Records) -> Iterator[Problem]:
    """Nobody is said to have signed without a citation for the act."""
    cited = {
        c.cited_id for c in records.of("citations", Citation) if c.cited_table == "parties_to_text"
    }
    for party in records.of("parties_to_text", PartyToText):
        if party.act in ("signed", "initialled") and party.id not in cited:
            yield Problem(
                "an act without a citation for it",
                "parties_to_text",
                (party.id,),
                "act",
                party.act,
                "citations of the act, or act: not-known",
            )


def _discrepancies(records: Records) -> Iterator[Problem]:
    """A conflict has at least two versions."""
    versions: dict[str, int] = defaultdict(int)
    for version in records.of("discrepancy_versions", DiscrepancyVersion):
        versions[version.discrepancy_id] += 1
    for discrepancy in records.of("discrepancies", Discrepancy):
        least = 2 if discrepancy.kind == "conflict" else 1
        if versions[discrepancy.id] < least:
            yield Problem(
                "too few versions",
                "discrepancies",
                (discrepancy.id,),
                "kind",
                f"{discrepancy.kind} with {versions[discrepancy.id]} versions",
                f"at least {least}",
            )


def _times(records: Records) -> Iterator[Problem]:
    """Warnings: undated, published before as_of, a time before the agreement."""
    agreed = {a.id: a.date_agreed for a in records.of("agreements", Agreement)}
    targets = _by_claim(records)
    for claim in records.of("assessments", Assessment):
        if claim.as_of is None and claim.published is None:
            yield _warn(claim, "as_of", "an undated claim: printed apart, never a position")
        if claim.time_note is not None:
            continue
        published, spoken = last_day(claim.published), first_day(claim.as_of)
        if published and spoken and published < spoken:
            yield _warn(claim, "published", f"published before as_of {claim.as_of}")
        when = last_day(claim.as_of) or published
        for target in targets.get(claim.id, []):
            start = first_day(agreed.get(target.agreement_id))
            if when and start and when < start:
                yield _warn(claim, "as_of", f"a time before the agreement {target.agreement_id}")


def _warn(claim: Assessment, field: str, what: str) -> Problem:
    found = getattr(claim, field)
    hint = "say why in time_note" if found is not None else None
    return Problem(what, "assessments", (claim.id,), field, found, hint=hint, severity="warning")


def _unused_sources(records: Records) -> Iterator[Problem]:
    """A warning for each source that nothing refers to."""
    used: set[str] = set()
    for name, rows in records.rows.items():
        columns = [c for c, target in TABLES[name].foreign_keys.items() if target == "sources"]
        if name != "source_addresses":
            used.update(getattr(row, column) for row in rows for column in columns)
    for source in records.of("sources", Source):
        if source.id not in used:
            yield Problem(
                "a source that nobody cites",
                "sources",
                (source.id,),
                "id",
                source.id,
                severity="warning",
            )
