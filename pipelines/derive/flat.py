"""The flat view: every assessment and target in one row, with names, words and addresses."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pipelines.derive.positions import PARTY_OF
from pipelines.derive.timing import timing
from schemas.codes import ABOUT_SET, LEVEL_WORDS, NO_LEVEL
from schemas.tables import Tables

_NO_TARGET: list[dict[str, Any] | None] = [None]
"""A claim on a set has one row without a target."""

_EXECUTIVE = {**PARTY_OF, "eu": "eu"}


def flat(tables: Tables) -> list[dict[str, Any]]:
    """Join assessments with everything that a reader of one file needs.

    tables: all base tables. Returns rows of the table `assessments_flat`.
    """
    view = _View(tables)
    targets: dict[str, list[dict[str, Any] | None]] = defaultdict(list)
    for target in tables.rows("assessment_targets"):
        targets[target["claim_id"]].append(target)
    return [
        view.row(claim, target)
        for claim in tables.rows("assessments")
        for target in targets.get(claim["id"]) or _NO_TARGET
    ]


def level_in_words(claim: Mapping[str, Any]) -> str:
    """The level in words, or how there is none.

    claim: a row with `level` and `no_level_code`.
    """
    if claim["level"] is not None:
        return LEVEL_WORDS[claim["level"]]
    return f"no level: {NO_LEVEL.codes[claim['no_level_code']].meaning}"


class _View:
    """Look-ups that each row of the view needs."""

    def __init__(self, tables: Tables) -> None:
        self.agreements = _by_id(tables, "agreements")
        self.provisions = _by_id(tables, "provisions")
        self.assessors = _by_id(tables, "organisations")
        self.sources = _by_id(tables, "sources")
        self.citation = _first_citation(tables)
        self.obliged = _obliged(tables)
        self.doubts = _doubts(tables)

    def row(self, claim: dict[str, Any], target: dict[str, Any] | None) -> dict[str, Any]:
        when = timing(claim)
        return {
            **{column: claim[column] for column in _CARRIED},
            "claim_id": claim["id"],
            **self.unit(claim, target),
            **self.who(claim, target),
            **self.evidence(claim),
            "level_in_words": level_in_words(claim),
            "said": when.said,
            "effective": when.effective,
        }

    def unit(self, claim: dict[str, Any], target: dict[str, Any] | None) -> dict[str, Any]:
        if target is None:
            words = claim["about_set_note"] or ABOUT_SET.codes[claim["about_set"]].meaning
            return {"target": 0, "agreement": words, "provision": "set of agreements"}
        provision = target["provision_id"]
        summary = self.provisions[provision]["summary"] if provision else "whole agreement"
        return {
            "target": target["number"],
            "agreement_id": target["agreement_id"],
            "agreement": self.agreements[target["agreement_id"]]["title"],
            "provision_id": provision,
            "provision": summary,
        }

    def who(self, claim: dict[str, Any], target: dict[str, Any] | None) -> dict[str, Any]:
        assessor = self.assessors[claim["assessor_id"]]
        channel = self.assessors.get(claim["channel_id"] or "")
        speaker = ", ".join(filter(None, (claim["speaker_name"], claim["speaker_role"])))
        unit = (target["provision_id"] or target["agreement_id"]) if target else ""
        party = _EXECUTIVE.get(assessor["assessor_type"])
        return {
            "assessor": assessor["name"],
            "assessor_type": assessor["assessor_type"],
            "self_assessment": party in self.obliged.get(unit, ()),
            "speaker": speaker or None,
            "channel": channel["name"] if channel else None,
        }

    def evidence(self, claim: dict[str, Any]) -> dict[str, Any]:
        doubts = self.doubts.get(claim["id"])
        citation = self.citation.get(claim["id"])
        if citation is None:
            return {"doubts": doubts}
        source = self.sources[citation["source_id"]]
        return {
            "quote": citation["quote"],
            "source_title": source["title"],
            "source_publisher": source["publisher"],
            "source_url": source["url"],
            "seen_on": citation["seen_on"],
            "doubts": doubts,
        }


_CARRIED = (
    "performer",
    "assessor_id",
    "level",
    "level_basis",
    "trend",
    "held_responsible",
    "as_of",
    "published",
    "finding",
    "verified",
)


def _by_id(tables: Tables, name: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in tables.rows(name)}


def _first_citation(tables: Tables) -> dict[str, dict[str, Any]]:
    rows = reversed(tables.rows("citations"))
    return {row["cited_id"]: row for row in rows if row["cited_table"] == "assessments"}


def _obliged(tables: Tables) -> dict[str, set[str]]:
    """Who is obliged by each provision, and by any provision of each agreement."""
    owner = {row["id"]: row["agreement_id"] for row in tables.rows("provisions")}
    obliged: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows("provision_obliged"):
        obliged[row["provision_id"]].add(row["party"])
        obliged[owner[row["provision_id"]]].add(row["party"])
    return obliged


def _doubts(tables: Tables) -> dict[str, str]:
    """The open doubts about each assessment, joined with `; `."""
    words = {row["id"]: row["doubt"] for row in tables.rows("doubts") if row["resolution"] is None}
    doubts: dict[str, list[str]] = defaultdict(list)
    for row in tables.rows("doubt_records"):
        if row["record_table"] == "assessments" and row["doubt_id"] in words:
            doubts[row["record_id"]].append(words[row["doubt_id"]])
    return {claim: "; ".join(texts) for claim, texts in doubts.items()}
