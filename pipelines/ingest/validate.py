"""Rows as written to validated rows: the models of the registry, one batch for each table."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipelines.ingest import near
from pipelines.ingest.records import Draft
from schemas.fields import Row, code_list, text_rule
from schemas.problem import Problem
from schemas.registry import TABLES

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a date",
}


def valid_rows(drafts: Iterable[Draft]) -> tuple[dict[str, tuple[Row, ...]], list[Problem]]:
    """Validate rows against their models.

    Returns the good rows by table and a problem for each field that is not as its model says.
    """
    by_table: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_table[draft.table].append(draft)
    rows: dict[str, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for table, batch in by_table.items():
        rows[table], found = _batch(table, batch)
        problems.extend(found)
    return rows, problems


@cache
def _adapter(table: str) -> TypeAdapter[list[Row]]:
    model: Any = TABLES[table].model
    return TypeAdapter(list[model])


def _batch(table: str, drafts: list[Draft]) -> tuple[tuple[Row, ...], list[Problem]]:
    try:
        return tuple(_adapter(table).validate_python([dict(d.values) for d in drafts])), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    bad = {int(detail["loc"][0]) for detail in details}
    good = [dict(draft.values) for i, draft in enumerate(drafts) if i not in bad]
    problems = [_problem(drafts[int(detail["loc"][0])], detail) for detail in details]
    return tuple(_adapter(table).validate_python(good)), problems


def _problem(draft: Draft, detail: ErrorDetails) -> Problem:
    field = str(detail["loc"][1]) if len(detail["loc"]) > 1 else None
    what, found, allowed, hint = _words(draft, field, detail)
    place = draft.places.get(field or "", draft.place)
    return Problem(what, draft.table, draft.key, field, found, allowed, hint, place=place)


def _words(
    draft: Draft, field: str | None, detail: ErrorDetails
) -> tuple[str, str | None, str | None, str | None]:
    """What is wrong, found, allowed, hint."""
    if field is None:
        return "not a record", repr(detail["input"]), None, None
    if detail["type"] == "missing":
        return f"{field} is missing", None, _describe(draft.table, field), None
    found = _show(detail["input"])
    if detail["type"] == "literal_error":
        return (f"unknown code in {field}", found, *_codes(draft.table, field, detail["input"]))
    if detail["type"] == "text_rule":
        context = detail["ctx"]
        return f"{field}: {context['fault']}", found, str(context["allowed"]), None
    if detail["type"] in _TYPES:
        hint = "put it in quotes" if detail["type"] == "string_type" else None
        return f"{field} is of another type", found, _TYPES[detail["type"]], hint
    return f"{field}: {detail['msg']}", found, _describe(draft.table, field), None


def _codes(table: str, field: str, found: Any) -> tuple[str, str | None]:
    codes = code_list(TABLES[table].model.model_fields[field])
    known = list(codes.codes) if codes else []
    return ", ".join(known), near.hint(str(found), known)


def _describe(table: str, field: str) -> str:
    """What may stand in a field, in words."""
    info = TABLES[table].model.model_fields[field]
    if codes := code_list(info):
        return ", ".join(codes.codes)
    if rule := text_rule(info):
        return rule.allowed
    return info.description or ""


def _show(value: Any) -> str:
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 60 else text[:57] + "..."
