"""Rules between records of any kind: ids, citations, acts, discrepancies."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipelines.ingest.records import Records
from schemas.agreements import Agreement, Crosswalk, PartyToText, Provision, ProvisionObliged
from schemas.claims import Assessment, AssessmentTarget
from schemas.codes import DATABASE_IDS
from schemas.evidence import Discrepancy, Source
from schemas.ids import CLAIMS
from schemas.problem import Problem, show
from schemas.registry import TABLES
from schemas.texts import Dataset, Spelling

_OWNED = (
    ("parties_to_text", "agreement_id", "-p"),
    ("discrepancies", "agreement_id", "-d"),
    ("discrepancy_versions", "discrepancy_id", "-v"),
    ("narrative_sentences", "narrative_id", "-n"),
    ("reviews", "narrative_id", "-r"),
)
"""Tables whose ids begin with the id of their parent and a sign."""


def record_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule between records, errors and warnings."""
    yield from _provision_ids(records)
    yield from _claim_ids(records)
    yield from _owned_ids(records)
    yield from _obliged_once(records)
    yield from _sets_and_parents(records)
    yield from _cited(records)
    yield from _acts(records)
    yield from _discrepancies(records)
    yield from _spellings(records)
    yield from _crosswalk(records)
    yield from _author(records)
    yield from _unused_sources(records)


def _crosswalk(records: Records) -> Iterator[Problem]:
    """An id of another database has its form, and was seen on its own page or in a list."""
    addresses = {source.id: source.url for source in records.of("sources", Source)}
    for row in records.of("crosswalk", Crosswalk):
        key, form = (row.agreement_id, row.database, row.identifier), DATABASE_IDS[row.database]
        if not re.fullmatch(form, row.identifier):
            what = f"not an id of {row.database}"
            yield Problem(what, "crosswalk", key, "identifier", row.identifier, form)
            continue
        page = re.search(rf"/({form})/?$", addresses.get(row.source_id, ""))
        if page and page[1] != row.identifier:
            what, allowed = "the page of another entry", f"a page or a list with {row.identifier}"
            yield Problem(what, "crosswalk", key, "source_id", page[0], allowed)


def _value(row: Any, column: str) -> Any:
    """A value of a row of any table."""
    return getattr(row, column)


def _provision_ids(records: Records) -> Iterator[Problem]:
    """A provision id is made of agreement and number: I.7 of a text is `<agreement>.i-7`."""
    for provision in records.of("provisions", Provision):
        number = re.sub(r"[^a-z0-9]+", "-", provision.number.lower()).strip("-")
        expected = f"{provision.agreement_id}.{number}"
        if provision.id != expected:
            what = "a provision id that is not <agreement>.<number>"
            yield Problem(what, "provisions", (provision.id,), "id", provision.id, expected)


def _claim_ids(records: Records) -> Iterator[Problem]:
    """A claim id begins with its agreement, or `all` on a set."""
    ids = [(table, _value(row, "id")) for table in CLAIMS for row in records.rows.get(table, ())]
    owners, given = _owners(records), Counter(claim for _, claim in ids)
    for table, claim in ids:
        begins = owners.get(claim)
        if given[claim] == 1 and begins is not None and claim.rpartition("-")[0] != begins:
            allowed = f"{begins}-c and a number that was never given"
            yield Problem("a claim id of another agreement", table, (claim,), "id", claim, allowed)


def _owners(records: Records) -> dict[str, str]:
    """Claim to what its id begins with: its (first) agreement, or `all`; absent if not clear."""
    targeted = records.written("assessment_targets", "claim_id")
    owners = {
        claim.id: "all"
        for claim in records.of("assessments", Assessment)
        if claim.about_set is not None and (claim.id,) not in targeted
    }
    agreements = records.written("agreements", "id")
    for target in records.of("assessment_targets", AssessmentTarget):
        if target.number == 1 and (target.agreement_id,) in agreements:
            owners[target.claim_id] = target.agreement_id
    for table in CLAIMS[1:]:
        rows = records.rows.get(table, ())
        owners |= {_value(row, "id"): _value(row, "agreement_id") for row in rows}
    return owners


def _owned_ids(records: Records) -> Iterator[Problem]:
    for table, column, sign in _OWNED:
        for row in records.rows.get(table, ()):
            row_id, expected = _value(row, "id"), f"{_value(row, column)}{sign}"
            if not re.fullmatch(re.escape(expected) + r"[0-9]+", row_id):
                what = "an id that does not begin with what it belongs to"
                yield Problem(what, table, (row_id,), "id", row_id, f"{expected} and a number")


def _obliged_once(records: Records) -> Iterator[Problem]:
    """A body is obliged once by one provision."""
    first: dict[tuple[str, str, str | None], int] = {}
    for row in records.of("provision_obliged", ProvisionObliged):
        if first.setdefault((row.provision_id, row.party, row.body), row.number) != row.number:
            key, allowed = (row.provision_id, row.number), "each body once for one provision"
            what = "a body obliged twice"
            yield Problem(what, "provision_obliged", key, "party", show(row.party), allowed)


def _sets_and_parents(records: Records) -> Iterator[Problem]:
    """A provision names a set that exists; a link to a parent has a basis."""
    sets = records.written("provision_sets", "agreement_id", "version")
    unclear = {d.values.get("agreement_id") for d in records.rejected.get("provision_sets", ())}
    for p in records.of("provisions", Provision):
        if p.agreement_id not in unclear and (p.agreement_id, p.set_version) not in sets:
            allowed = "a version of provision_sets of this agreement"
            what, found = "a provision of no set", show(p.set_version)
            yield Problem(what, "provisions", (p.id,), "set_version", found, allowed)
    for a in records.of("agreements", Agreement):
        if (a.parent_id is None) != (a.parent_basis is None):
            allowed = "stated or our-match with a parent, nothing without"
            what, found = "a parent goes with the basis of the link", show(a.parent_basis)
            yield Problem(what, "agreements", (a.id,), "parent_basis", found, allowed)


def _cited(records: Records) -> Iterator[Problem]:
    """What is verified cites a source; what cites none says `verified: false`."""
    cited = records.written("citations", "cited_table", "cited_id")
    for name, table in TABLES.items():
        if not table.cites or "verified" not in table.columns:
            continue
        for row in records.rows.get(name, ()):
            record = _value(row, "id")
            if _value(row, "verified") and (name, record) not in cited:
                what, allowed = (
                    "a verified record without a citation",
                    "citations, or verified: false",
                )
                yield Problem(what, name, (record,), "verified", "true", allowed)


def _acts(records: Records) -> Iterator[Problem]:
    """Nobody is said to have signed without a citation for the act."""
    cited = records.written("citations", "cited_table", "cited_id")
    for party in records.of("parties_to_text", PartyToText):
        acted = party.act in ("signed", "initialled")
        if acted and ("parties_to_text", party.id) not in cited:
            what, allowed = "an act without a citation for it", "citations of it, or act: not-known"
            yield Problem(what, "parties_to_text", (party.id,), "act", party.act, allowed)


def _discrepancies(records: Records) -> Iterator[Problem]:
    """A conflict has at least two versions, a caveat one."""
    written = records.written("discrepancy_versions", "discrepancy_id", "id")
    versions = Counter(discrepancy for discrepancy, _ in written)
    for row in records.of("discrepancies", Discrepancy):
        least = 2 if row.kind == "conflict" else 1
        if versions[row.id] < least:
            found, allowed = f"{row.kind} with {versions[row.id]}", f"at least {least}"
            yield Problem("too few versions", "discrepancies", (row.id,), "kind", found, allowed)


_SCRIPTS = {
    "latin": ("Cyrillic", "write it as Serbian texts in Latin script have it"),
    "cyrillic": ("Latin", "leave it out if the name stays in Latin script"),
}
"""Column of a spelling -> the script of which it holds no letter, and what to do about one."""


def _spellings(records: Records) -> Iterator[Problem]:
    """The two forms of a name are each in the script of their field."""
    for row in records.of("spellings", Spelling):
        for field, (other, hint) in _SCRIPTS.items():
            text = getattr(row, field) or ""
            if any(unicodedata.name(sign, "").startswith(other.upper()) for sign in text):
                what, allowed = f"a letter of {other} script", f"letters of {field.title()} script"
                yield Problem(what, "spellings", (row.latin,), field, text, allowed, hint)


def _author(records: Records) -> Iterator[Problem]:
    """Somebody has made the dataset: a citation begins with a name."""
    for dataset in records.of("dataset", Dataset):
        roles = {role for _, role in records.written("creators", "dataset_id", "role")}
        if "author" not in roles:
            what, allowed = "a dataset without an author", "creators, one of them with role: author"
            found = show(None) if not roles else ", ".join(sorted(map(str, roles)))
            yield Problem(what, "dataset", (dataset.id,), None, found, allowed)


def _unused_sources(records: Records) -> Iterator[Problem]:
    """A warning for each source that nothing refers to."""
    naming = [
        (name, column)
        for name, table in TABLES.items()
        for column, target in table.foreign_keys.items()
        if target == "sources" and name != "source_addresses"
    ]
    if any(name in records.unclear for name, _ in naming):
        return
    used = {value for name, column in naming for (value,) in records.written(name, column)}
    for source in records.of("sources", Source):
        if source.id not in used:
            what = "a source that nobody cites"
            yield Problem(what, "sources", (source.id,), "id", source.id, severity="warning")
