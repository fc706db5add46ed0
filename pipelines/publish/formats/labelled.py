"""What the files of statistics programs share: numbers with labels, reasons of missing levels."""

from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.publish.metadata import About
from schemas.codes import DUE, NO_LEVEL
from schemas.fields import CodeList
from schemas.registry import Table
from schemas.tables import Tables

OF_REASONS = "assessments"
"""The table whose rows say why a level is missing."""

REASONS = (
    "account_only",
    "no_evidence",
    "not_applicable",
    "coders_differ",
    "not_assessed",
    "not_yet_due",
)
"""Why there is no level, in the order of the missing values that stand for it."""

_LABELS = {**NO_LEVEL.labels, **DUE.labels, "not_assessed": "not assessed"}
REASON_LABELS = tuple(_LABELS[code] for code in REASONS)
_NOT_ASSESSED = pa.scalar(REASONS.index("not_assessed"), pa.int32())

BOOLEAN_LABELS: dict[int | float, str] = {0: "false", 1: "true"}


def file_title(spec: Table, info: About) -> str:
    """What a file of one table says of itself."""
    return f"{info.id} {info.version}: {spec.title}"


def placed(values: pa.Array, codes: CodeList) -> pa.Array:
    """For each code its place in its list, from 1."""
    return pc.add(pc.index_in(values, pa.array(list(codes.codes), pa.string())), 1)


def labels_of(codes: CodeList) -> dict[int | float, str]:
    """The place of each code in its list -> its words."""
    places = range(1, len(codes.labels) + 1)
    return dict(zip(places, codes.labels.values(), strict=True))


def days_since(values: pa.Array, start: date) -> pa.Array:
    """For each day how many lie between it and the one from which a program counts."""
    return pc.add(values.cast(pa.int32()), (date(1970, 1, 1) - start).days)


def texts(values: pa.Array) -> "pd.Series[Any]":
    """Texts, a missing one as an empty one: no text of the data is empty."""
    series: pd.Series[Any] = values.fill_null("").to_pandas().astype("str")
    return series


def reasons(column: str, spec: Table, tables: Tables) -> pa.Array:
    """For each row the place in REASONS of why the level in a column may be missing, or none.

    An assessment says so itself; a computed row by the claim on which it rests, and without a
    claim nobody has assessed the unit yet. Other tables and columns give no reason.
    """
    table = tables[spec.name]
    if column != "level":
        return pa.nulls(table.num_rows, pa.int32())
    if "no_level_code" in spec.columns:
        return _placed(table["no_level_code"])
    if spec.is_computed and "claim_id" in spec.columns:
        claims, ids = tables[OF_REASONS], table["claim_id"].combine_chunks()
        rows = pc.index_in(ids, claims["id"].combine_chunks())
        return pc.if_else(ids.is_null(), _NOT_ASSESSED, _placed(claims["no_level_code"]).take(rows))
    return pa.nulls(table.num_rows, pa.int32())


def _placed(codes: pa.ChunkedArray) -> pa.Array:
    return pc.index_in(codes.combine_chunks(), pa.array(REASONS, pa.string()))
