"""A small history, one of everything: some of it happened or was said before 2015, some after."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from schemas.registry import TABLES
from schemas.tables import Tables
from tests.pipelines.derive.claims import ASSESSORS, Row, agreement, claim, organisation, target
from tests.pipelines.tabulate.tables import base_tables, table

DATA_DATE = date(2020, 6, 30)
RECORDED = "2020-06-01"

DATASET: Row = {
    "id": "small",
    "title": "A small history",
    "description": "For tests.",
    "version": "2020.06.0",
    "release_date": str(DATA_DATE),
    "licence": "CC-BY-4.0",
    "licence_url": "https://example.org/licence",
    "imprint": "For tests.",
}


def source(name: str, published: str | None) -> Row:
    """A document with its date."""
    url = f"https://example.org/{name}"
    return {
        "id": name,
        "url": url,
        "title_basis": "none",
        "kind": "news",
        "published": published,
    }


SOURCES = [source("early", "2014-05"), source("late", "2016-05-31"), source("undated", None)]


def cited(name: str, record: str, by: str = "early", number: int = 1) -> Row:
    """A record rests on a source."""
    return {
        "cited_table": name,
        "cited_id": record,
        "number": number,
        "source_id": by,
        "seen_on": RECORDED,
        "seen_as": "live-page",
        "seen_part": "whole",
    }


def statement(record: str, of: str = "one", **values: Any) -> Row:
    """A challenge, a benefit or a milestone of an agreement."""
    usual = {"text": "It is said.", "recorded": RECORDED, "verified": True}
    return {"id": record, "agreement_id": of, **usual, **values}


def figure(record: str, **values: Any) -> Row:
    """A number on the agreement `one`."""
    usual = {"agreement_id": "one", "what": "width", "value": 4.0}
    return {"id": record, **usual, "recorded": RECORDED, "verified": True, **values}


def activity(record: str, **values: Any) -> Row:
    """A conference."""
    usual = {"title": f"Conference {record}", "kind": "conference", "held": "yes"}
    return {"id": record, **usual, "evidence": "report", "verified": True, **values}


def project(record: str, **values: Any) -> Row:
    """A project."""
    return {"id": record, "title": f"Project {record}", "verified": True, **values}


def survey(record: str, **values: Any) -> Row:
    """A survey of the institute."""
    usual = {"title": f"Survey {record}", "organisation_id": "institute", "verified": True}
    return {"id": record, **usual, **values}


def scorecard(record: str, date: str | None) -> Row:
    """A published count."""
    usual = {"kind": "graded", "report": "Count", "publisher": "Gazette", "verified": True}
    return {"id": record, **usual, "date": date}


def meeting(day: str) -> Row:
    """A meeting that was held."""
    usual = {"status": "held", "mode": "in-person", "track": "high-level", "facilitator": "eu"}
    return {"id": f"meeting-{day}", "date": day, **usual, "verified": True}


def small(**rows: Sequence[Row]) -> Tables:
    """All base tables with the dataset, its sources and assessors, and the rows given."""
    usual: dict[str, Sequence[Row]] = {
        "dataset": [DATASET],
        "sources": SOURCES,
        "organisations": [organisation(name, kind) for name, kind in ASSESSORS.items()],
        "agreements": [agreement("one", "2013-04-19")],
    }
    return indexed(base_tables(**{**usual, **rows}))


def indexed(tables: Tables) -> Tables:
    """Tables with the index of their records."""
    index = [
        {"record_table": name, "record_id": row["id"]}
        for name in tables
        if TABLES[name].cites
        for row in tables.rows(name)
    ]
    return tables.with_tables({"records": table("records", *index)})


def provision(of: str) -> Row:
    """The one provision of an agreement."""
    return {
        "id": f"{of}.1",
        "agreement_id": of,
        "set_version": 1,
        "number": "1",
        "numbered_in_text": True,
        "summary": "It is done.",
        "verified": True,
    }


def history() -> Tables:
    """Rows that hang on each other, with links that may be empty and links that may not."""
    claims = _claims()
    return small(
        **_agreed(),
        **_claimed(claims),
        **_stated(),
        **_questioned(),
        citations=_citations(claims),
        **_around(),
        **_measured(),
    )


Tabled = dict[str, Sequence[Row]]
"""Rows by the name of their table."""


def _claims() -> list[Row]:
    """Claims on both agreements: early, late, ahead, corrected, on all, undated."""
    ahead = {"as_of": "2014", "published": "2014-12-01", "time_note": "It is expected."}
    return [
        claim(1, level=1, published="2014-03-01"),
        claim(2, level=2, published="2016-07-01", assessor_id="gazette"),
        claim(3, level=0, **ahead),
        claim(4, level=3, **ahead),
        claim(5, level=2, published="2017-02-01", corrects_id="one-c001"),
        claim(6, level=1, published="2018", about_set="all", members_known=False),
        claim(7, level=1, recorded="2019-01-01"),
    ]


def _agreed() -> Tabled:
    """Agreements, their provisions, and who is obliged."""
    return {
        "agreements": [
            agreement("one", "2013-04-19"),
            agreement("two", "2015-08-25"),
            {**agreement("three"), "parent_id": "two", "parent_basis": "stated"},
        ],
        "agreement_topics": [
            {"agreement_id": name, "topic": "movement"} for name in ("one", "two")
        ],
        "provision_sets": [
            {"agreement_id": name, "version": 1, "basis": "full-text", "complete": "yes"}
            for name in ("one", "two")
        ],
        "provisions": [provision("one"), provision("two")],
        "provision_obliged": [
            {"provision_id": f"{name}.1", "number": 1, "party": "kosovo"} for name in ("one", "two")
        ],
    }


def _claimed(claims: Sequence[Row]) -> Tabled:
    """What the claims speak of, and how they were coded."""
    return {
        "assessments": claims,
        "assessment_targets": [
            target(claims[0], provision="one.1"),
            target(claims[1], "two", "two.1"),
            target(claims[2]),
            target(claims[2], "two", number=2),
            target(claims[3], "two"),
            target(claims[4], provision="one.1"),
            target(claims[6]),
        ],
        "coders": [
            {"id": "coder", "kind": "model", "task": "Levels.", "coded_on": RECORDED},
        ],
        "codings": [{"claim_id": each["id"], "coder_id": "coder", "level": 1} for each in claims],
    }


def _stated() -> Tabled:
    """Challenges, benefits, milestones and figures."""
    return {
        "challenges": [
            statement("one-c010", as_of="2014"),
            statement("one-c011", recorded="2019-03-01"),
            statement("two-c010", "two"),
        ],
        "challenge_affects": [
            {"claim_id": name, "affects": "students"} for name in ("one-c010", "two-c010")
        ],
        "benefits": [statement("one-c012", as_of="2016-06")],
        "benefit_affects": [{"claim_id": "one-c012", "affects": "drivers"}],
        "milestones": [
            statement("one-c013", date="2014-01"),
            statement("one-c014", date="2016-06"),
        ],
        "figures": [figure("one-c015"), figure("one-c016", as_of="2018/..")],
    }


def _questioned() -> Tabled:
    """Discrepancies and doubts."""
    return {
        "discrepancies": [
            {"id": f"one-d0{number}", "agreement_id": "one", "kind": "conflict", "topic": "Date"}
            for number in (1, 2)
        ],
        "discrepancy_versions": [
            {"id": f"one-{name}", "discrepancy_id": f"one-{name[:3]}", **_VERSION}
            for name in ("d01-v1", "d01-v2", "d02-v1")
        ],
        "doubts": [
            {"id": name, "subject": "levels", "doubt": "Is it?"} for name in ("lone", "both")
        ],
        "doubt_records": [
            {"doubt_id": doubt, "record_table": "assessments", "record_id": f"one-c00{number}"}
            for doubt, number in (("lone", 4), ("both", 1), ("both", 2))
        ],
    }


def _citations(claims: Sequence[Row]) -> list[Row]:
    """Of claims and of some others, by sources with and without a date."""
    return [
        *(cited("assessments", each["id"]) for each in claims),
        *(cited("challenges", name) for name in ("one-c010", "two-c010")),
        *(cited("milestones", name) for name in ("one-c013", "one-c014")),
        cited("benefits", "one-c012"),
        cited("figures", "one-c015", "late"),
        cited("figures", "one-c016", "undated"),
        cited("discrepancy_versions", "one-d01-v1"),
        cited("discrepancy_versions", "one-d01-v2", "late"),
        cited("discrepancy_versions", "one-d02-v1", "late"),
        cited("activities", "first"),
        cited("provisions", "two.1", "late"),
    ]


def _around() -> Tabled:
    """Meetings, and what civil society did."""
    return {
        "meetings": [meeting("2013-04-19"), meeting("2016-01-10")],
        "meeting_agreements": [
            {"meeting_id": f"meeting-{day}", "agreement_id": name, "basis": "stated"}
            for day, name in (("2013-04-19", "one"), ("2013-04-19", "two"), ("2016-01-10", "one"))
        ],
        "activities": [
            activity("first", date="2014-06-01", project_id="work"),
            activity("second", published="2016-02"),
            activity("third"),
        ],
        "activity_agreements": [
            {"activity_id": name, "agreement_id": "two", "basis": "stated"}
            for name in ("first", "second")
        ],
        "projects": [project("work", start="2015", end="2016"), project("idle")],
        "planned_activities": [{"project_id": "work", "number": 1, "title": "Talks"}],
    }


def _measured() -> Tabled:
    """Surveys, scorecards and translations."""
    return {
        "surveys": [
            survey("asked", fieldwork_start="2015-11", activity_id="third"),
            survey("told", published="2014"),
        ],
        "survey_questions": [
            {"id": f"{name}-q1", "survey_id": name, "number": 1, "text": "Is it?", "kind": "single"}
            for name in ("asked", "told")
        ],
        "survey_options": [
            {"question_id": f"{name}-q1", "number": 1, "label": "Yes", "share": 40.5}
            for name in ("asked", "told")
        ],
        "scorecards": [scorecard("early-count", "2014"), scorecard("late-count", "2017")],
        "scorecard_items": [
            {**_ITEM, "scorecard_id": f"{name}-count", "agreement_id": "two"}
            for name in ("early", "late")
        ],
        "translations": [
            {"record_table": name, "record_id": record, "field": field, **_TEXT}
            for name, record, field in (
                ("agreements", "one", "title"),
                ("agreements", "two", "title"),
                ("provisions", "two.1", "summary"),
            )
        ],
    }


_VERSION = {"text": "It was then.", "verified": True}
_ITEM = {"label": "done", "number": 1, "item": "The second"}
_TEXT = {"language": "sq", "text": "Teksti", "status": "our-translation", "verified": True}
