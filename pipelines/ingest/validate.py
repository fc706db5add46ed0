"""Rows as written to validated rows: the models of the registry, one batch for each table."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipelines.ingest.records import Draft, Records
from schemas import near
from schemas.fields import Row, allowed, code_list, lean, text_rule
from schemas.problem import Problem, show
from schemas.registry import TABLES


def valid_rows(
    drafts: Iterable[Draft], unread: Iterable[str] = ()
) -> tuple[Records, list[Problem]]:
    """Validate rows against their models.

    unread: tables of files that could not be read. Returns the records (good rows, and what was
    rejected) and a problem for each field that is not as its model says. A fault of an inherited
    value is reported once, at the parent.
    """
    by_table: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_table[draft.table].append(draft)
    rows: dict[str, tuple[Row, ...]] = {}
    rejected: dict[str, tuple[Draft, ...]] = {}
    problems: list[Problem] = []
    for table, batch in by_table.items():
        rows[table], rejected[table], found = _batch(table, batch)
        problems.extend(found)
    faulty = {table for table, bad in rejected.items() if any(map(_faulty_id, bad))}
    return Records(rows, rejected, frozenset(unread) | faulty), problems


def _faulty_id(draft: Draft) -> bool:
    """Whether the id of a row is missing or no id, so that nothing can name the row."""
    info = TABLES[draft.table].model.model_fields.get("id")
    rule, value = text_rule(info) if info else None, draft.values.get("id")
    return rule is not None and (not isinstance(value, str) or rule.fault(value) is not None)


@cache
def _adapter(table: str) -> TypeAdapter[list[Row]]:
    model: Any = TABLES[table].model
    return TypeAdapter(list[model])


def _batch(
    table: str, drafts: list[Draft]
) -> tuple[tuple[Row, ...], tuple[Draft, ...], list[Problem]]:
    try:
        return lean(_adapter(table).validate_python([dict(d.values) for d in drafts])), (), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    bad = {int(detail["loc"][0]) for detail in details}
    good = [dict(draft.values) for i, draft in enumerate(drafts) if i not in bad]
    found = [(drafts[int(detail["loc"][0])], detail) for detail in details]
    problems = [_problem(draft, detail) for draft, detail in found if not _told(draft, detail)]
    rows = lean(_adapter(table).validate_python(good))
    return rows, tuple(drafts[i] for i in sorted(bad)), problems


def _told(draft: Draft, detail: ErrorDetails) -> bool:
    """Whether the fault lies in a value of the parent, where it is reported."""
    return len(detail["loc"]) > 1 and detail["loc"][1] in draft.inherited


def _problem(draft: Draft, detail: ErrorDetails) -> Problem:
    field = str(detail["loc"][1]) if len(detail["loc"]) > 1 else None
    what, found, may_be, hint = words_of(TABLES[draft.table].model, field, detail)
    place = draft.places.get(field or "", draft.place)
    return Problem(what, draft.table, draft.key, field, found, may_be, hint, place=place)


def words_of(
    model: type[Row], field: str | None, detail: ErrorDetails
) -> tuple[str, str | None, str | None, str | None]:
    """What a fault that pydantic found is in words: what is wrong, found, allowed, hint.

    field: the column that it is of, None for the row as a whole.
    """
    if field is None:
        return "not a record", show(detail["input"]), None, None
    info, value = model.model_fields.get(field), detail["input"]
    if info is None:
        return f"unknown field {field}", show(value), None, None
    if detail["type"] == "missing":
        return f"{field} is missing", None, _allowed(model, field), None
    if detail["type"] == "literal_error":
        codes = code_list(info)
        hint = near.hint(str(value), codes.codes if codes else ())
        return f"unknown code in {field}", show(value), _allowed(model, field), hint
    if detail["type"] == "text_rule":
        return f"{field}: {detail['ctx']['fault']}", show(value), _allowed(model, field), None
    if detail["type"].endswith("_type"):
        hint = "put it in quotes" if detail["type"] == "string_type" and value is not None else None
        return f"{field} is of another type", show(value), _allowed(model, field), hint
    return f"{field} is out of bounds", show(value), _allowed(model, field), None


@cache
def _allowed(model: type[Row], field: str) -> str:
    """What may stand in a field: made once, for a table may have many rows that are at fault."""
    return allowed(model.model_fields[field])
