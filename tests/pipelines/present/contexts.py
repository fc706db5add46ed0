"""The tiny tree with other records in it, as the contexts that templates print."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.present import Library
from pipelines.present.evidence import Section, section
from pipelines.present.library import Cites
from schemas.evidence import Source
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import replaced, tiny_tables

AGREEMENT = "example-2013"
Row = dict[str, Any]


def assessment(number: int, *, level: int | None = None, **values: Any) -> Row:
    """A claim of the institute, published in 2015 unless another date is given."""
    coded: Row = {"level": level, "level_basis": "stated"}
    if level is None:
        coded = {"no_level_code": "account_only"}
    usual: Row = {
        "id": f"{AGREEMENT}-c{number:03}",
        "assessor_id": "example-institute",
        "performer": "all",
        "published": "2015",
        "recorded": "2020-06-30",
        "finding": f"Finding number {number}.",
        "verified": True,
    }
    return {**usual, **coded, **values}


def about(claim: Row, provision: str | None = None, number: int = 1) -> Row:
    """What a claim speaks of: the example as a whole, or a provision of it."""
    unit = f"{AGREEMENT}.{provision}" if provision else None
    return {
        "claim_id": claim["id"],
        "number": number,
        "agreement_id": AGREEMENT,
        "provision_id": unit,
    }


def with_claims(claims: Sequence[Row], targets: Sequence[Row], **rows: Sequence[Row]) -> Tables:
    """The tiny tables with these assessments only."""
    kept = [row for row in tiny_tables().rows("citations") if row["cited_table"] != "assessments"]
    more: dict[str, Sequence[Row]] = {"citations": kept, **rows}
    if "provisions" in rows:
        more["provision_obliged"] = more["provision_topics"] = ()
    return replaced(tiny_tables(), assessments=claims, assessment_targets=targets, **more)


def provisions(*numbers: str) -> list[Row]:
    """Provisions of the example."""
    return [
        {
            "id": f"{AGREEMENT}.{number}",
            "agreement_id": AGREEMENT,
            "set_version": 1,
            "number": number,
            "numbered_in_text": True,
            "summary": f"Number {number} is done.",
            "verified": False,
        }
        for number in numbers
    ]


def citation(table: str, record: str, source: str, number: int = 1, **values: Any) -> Row:
    """A record rests on a source."""
    return {
        "cited_table": table,
        "cited_id": record,
        "number": number,
        "source_id": source,
        "seen_on": "2020-06-30",
        "seen_as": "live-page",
        "seen_part": "whole",
        **values,
    }


def source(name: str, **values: Any) -> Row:
    """A document."""
    url = f"https://example.org/{name}"
    return {"id": name, "url": url, "title_basis": "none", "kind": "news", **values}


def sources_of(cites: Cites) -> list[str]:
    """The ids of the sources that a text rests on."""
    return [each.id if isinstance(each, Source) else each.source_id for each in cites]


def the_section(tables: Tables) -> Section:
    """The section of the example."""
    library = Library(tables)
    return section(library, AGREEMENT)


def values_of(context: Any) -> Iterator[Any]:
    """Every plain value in a context."""
    if dataclasses.is_dataclass(context):
        for part in dataclasses.fields(context):
            yield from values_of(getattr(context, part.name))
    elif isinstance(context, list | tuple):
        for item in context:
            yield from values_of(item)
    elif isinstance(context, dict):
        yield from values_of(list(context.items()))
    else:
        yield context
