"""Rules of the assessments that no single field can hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from pipelines.ingest.records import Records
from schemas.agreements import Agreement, Provision
from schemas.claims import Assessment, AssessmentTarget
from schemas.codes import NO_LEVEL, PARTIES
from schemas.edtf import first_day, last_day
from schemas.problem import Problem, show
from schemas.registers import Organisation


def claim_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule of the assessments, errors and warnings."""
    for claim in records.of("assessments", Assessment):
        yield from _level(claim)
        yield from _bases(claim)
    yield from _targets(records)
    yield from _repeated_targets(records)
    yield from _assessors(records)
    yield from _scales(records)
    yield from _times(records)


def _wrong(
    claim: Assessment, field: str, what: str, allowed: str, hint: str | None = None
) -> Problem:
    found = show(getattr(claim, field))
    return Problem(what, "assessments", (claim.id,), field, found, allowed, hint)


def _level(claim: Assessment) -> Iterator[Problem]:
    """A level has a basis, an inferred one a coder; no level has a reason."""
    has_level = claim.level is not None
    if not has_level and claim.no_level_code is None:
        codes = ", ".join(NO_LEVEL.codes)
        yield _wrong(claim, "no_level_code", "no level and no reason for it", codes)
    if has_level and claim.no_level_code is not None:
        what = "a level and a reason for having none"
        yield _wrong(claim, "no_level_code", what, "one of them")
    if has_level != (claim.level_basis is not None):
        allowed = "stated or inferred with a level, nothing without"
        yield _wrong(claim, "level_basis", "a level goes with its basis", allowed)
    if (claim.level_basis == "inferred") != (claim.level_coder_id is not None):
        allowed = "a coder of scales.yml if and only if inferred"
        yield _wrong(claim, "level_coder_id", "an inferred level names its coder", allowed)


def _bases(claim: Assessment) -> Iterator[Problem]:
    """A trend and a date spoken of have a basis, and only then."""
    if (claim.trend is None) != (claim.trend_basis in (None, "coders_differ")):
        allowed = "stated or inferred with a trend, nothing or coders_differ without"
        yield _wrong(claim, "trend_basis", "a trend goes with its basis", allowed)
    if (claim.as_of is None) != (claim.as_of_basis is None):
        allowed = "stated, published or inferred with as_of, nothing without"
        yield _wrong(claim, "as_of_basis", "as_of goes with its basis", allowed)
    if claim.as_of_basis == "published" and claim.published is None:
        what = "the day of publication stands for as_of, and there is none"
        yield _wrong(claim, "as_of_basis", what, "stated or inferred, or a date in published")
    if (claim.about_set is None) != (claim.members_known is None):
        allowed = "true or false with a set, nothing without"
        yield _wrong(claim, "members_known", "members_known goes with about_set", allowed)


def _by_claim(records: Records) -> dict[str, list[AssessmentTarget]]:
    targets: dict[str, list[AssessmentTarget]] = defaultdict(list)
    for target in records.of("assessment_targets", AssessmentTarget):
        targets[target.claim_id].append(target)
    return targets


def _targets(records: Records) -> Iterator[Problem]:
    """An assessment is about named units or about a set; a provision is of the unit named."""
    targeted = {claim for (claim,) in records.written("assessment_targets", "claim_id")}
    for claim in records.of("assessments", Assessment):
        if (claim.id in targeted) == (claim.about_set is not None):
            what = "an assessment is about targets or about a set"
            allowed = "a list `about`, or a code in about_set, not both"
            yield _wrong(claim, "about_set", what, allowed)
    yield from _provisions(records)


def _provisions(records: Records) -> Iterator[Problem]:
    """A provision spoken of is one of the agreement spoken of."""
    agreements = records.written("agreements", "id")
    owner = {p.id: p.agreement_id for p in records.of("provisions", Provision)}
    for target in records.of("assessment_targets", AssessmentTarget):
        is_other = owner.get(target.provision_id or "", target.agreement_id) != target.agreement_id
        if is_other and (target.agreement_id,) in agreements:
            yield Problem(
                "a provision of another agreement",
                "assessment_targets",
                (target.claim_id, target.number),
                "provision_id",
                show(target.provision_id),
                f"a provision of {target.agreement_id}",
            )


def _repeated_targets(records: Records) -> Iterator[Problem]:
    """One claim speaks of a unit once."""
    first: dict[tuple[str, str, str | None], int] = {}
    for target in records.of("assessment_targets", AssessmentTarget):
        unit = (target.claim_id, target.agreement_id, target.provision_id)
        if first.setdefault(unit, target.number) != target.number:
            field = "provision_id" if target.provision_id else "agreement_id"
            key, found = (target.claim_id, target.number), getattr(target, field)
            what, allowed = "a unit named twice", "each unit once"
            yield Problem(what, "assessment_targets", key, field, found, allowed)


def _assessors(records: Records) -> Iterator[Problem]:
    """Who assesses has a type of assessor, and no assessor has the name of a party."""
    for organisation in records.of("organisations", Organisation):
        if organisation.id in PARTIES:
            what, allowed = "an organisation with the id of a party", "another id"
            found, hint = organisation.id, "the executives of a party are one voice of that name"
            key = (organisation.id,)
            yield Problem(what, "organisations", key, "id", found, allowed, hint)
    untyped = {o.id for o in records.of("organisations", Organisation) if o.assessor_type is None}
    for claim in records.of("assessments", Assessment):
        if claim.assessor_id in untyped:
            what = "an assessor without a type"
            allowed = "an organisation with assessor_type in organisations.yml"
            yield _wrong(claim, "assessor_id", what, allowed)


def _scales(records: Records) -> Iterator[Problem]:
    """A stated level stands on a label of the assessor in the scale register."""
    if "scales" in records.unclear:
        return
    known = records.written("scales", "assessor_id", "level")
    unclear = {draft.values.get("assessor_id") for draft in records.rejected.get("scales", ())}
    for claim in records.of("assessments", Assessment):
        if claim.level_basis != "stated" or claim.level is None or claim.assessor_id in unclear:
            continue
        if (claim.assessor_id, claim.level) not in known:
            allowed = f"a row of scales.yml for {claim.assessor_id} with level {claim.level}"
            what = "a stated level without a label in scales.yml"
            yield _wrong(claim, "level_basis", what, allowed, "add the label, or say inferred")


def _times(records: Records) -> Iterator[Problem]:
    """Warnings: undated, published before as_of, a time before the agreement."""
    agreed = {a.id: first_day(a.date_agreed) for a in records.of("agreements", Agreement)}
    targets = _by_claim(records)
    for claim in records.of("assessments", Assessment):
        if claim.as_of is None and claim.published is None:
            yield _warn(claim, "as_of", "an undated claim: printed apart, never a position", None)
        elif claim.time_note is None:
            starts = {t.agreement_id: agreed.get(t.agreement_id) for t in targets[claim.id]}
            yield from _odd_times(claim, {a: day for a, day in starts.items() if day})


def _odd_times(claim: Assessment, starts: Mapping[str, date]) -> Iterator[Problem]:
    published, spoken = last_day(claim.published), first_day(claim.as_of)
    if published and spoken and published < spoken:
        yield _warn(claim, "published", f"published before as_of {claim.as_of}")
    field = "published" if claim.as_of is None else "as_of"
    when = last_day(getattr(claim, field))
    for agreement, start in starts.items():
        if when and when < start:
            yield _warn(claim, field, f"a time before the agreement {agreement}")


def _warn(
    claim: Assessment, field: str, what: str, hint: str | None = "say why in time_note"
) -> Problem:
    found = getattr(claim, field)
    shown = None if found is None else show(found)
    return Problem(what, "assessments", (claim.id,), field, shown, hint=hint, severity="warning")
