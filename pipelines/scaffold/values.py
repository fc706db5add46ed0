"""What is typed on a line or at a question, as the values of a record."""

import re
from collections.abc import Mapping
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from pipelines.ingest.read import MOST_DIGITS
from schemas.fields import value_type
from schemas.problem import CouldNotRun, show
from schemas.registry import TABLES, Child, Table

Values = Mapping[str, Any]
"""A record as its file nests it: field to value, list of values, or list of such records."""

_TRUE, _FALSE = frozenset({"true", "yes", "y"}), frozenset({"false", "no", "n"})


def typed(info: FieldInfo, text: str) -> Any:
    """The value of a field; a text that is no value of its type stays a text, for the check."""
    kind, text = value_type(info), text.strip()
    if kind is bool:
        plain = text.casefold()
        return True if plain in _TRUE else False if plain in _FALSE else text
    if kind in (int, float):
        return _number(kind, text)
    return text


def _number(kind: type, text: str) -> Any:
    """A number as it is typed: 40 stays a whole number, one of too many digits a text."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return text
    if sum(map(str.isdigit, text)) > MOST_DIGITS or ("." in text and kind is int):
        return text
    return float(text) if "." in text else int(text)


def element(child: Child, text: str, option: str) -> Any:
    """One element of a list.

    text: a plain value; for a record `field=value; field=value`, or its one necessary value, or a
    mapping in braces as YAML has it. option: for messages. Raises CouldNotRun for anything else.
    """
    table = TABLES[child.table]
    if child.value is not None:
        return typed(table.model.model_fields[child.value], text)
    if text.lstrip().startswith("{"):
        return _from_tree(table, _tree(text, option), option)
    return _from_pairs(table, child, text, option)


def _tree(text: str, option: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at character {mark.index + 1}" if mark else ""
        raise CouldNotRun(
            f"{option} {show(text)}: not a mapping in braces{where}; "
            "write {field: value, field: value}, a text with commas in quotes"
        ) from None


def _from_tree(table: Table, tree: Any, option: str) -> Values:
    if not isinstance(tree, dict):
        raise CouldNotRun(f"{option}: a record in braces is wanted where {show(tree)} stands")
    return {name: _of_tree(table, name, value, option) for name, value in tree.items()}


def _of_tree(table: Table, name: str, value: Any, option: str) -> Any:
    info, child = table.model.model_fields.get(name), table.children.get(name)
    if child is not None and isinstance(value, list):
        if child.value is not None:
            return [element(child, str(each), option) for each in value]
        return [_from_tree(TABLES[child.table], each, option) for each in value]
    if info is None or not isinstance(value, str):
        return value  # the check says what belongs there
    return typed(info, value)


def _from_pairs(table: Table, child: Child, text: str, option: str) -> Values:
    """A record from `field=value; field=value`: a `;` within a value is no end of it."""
    columns = [name for name in table.columns if name not in child.given]
    start = re.compile(rf"(?:^|;)\s*({'|'.join(map(re.escape, columns))})=")
    found = list(start.finditer(text))
    if not found or found[0].start() != 0:
        return _from_word(table, child, text, option)
    ends = [*(each.start() for each in found[1:]), len(text)]
    return {
        each[1]: typed(table.model.model_fields[each[1]], text[each.end() : end].rstrip("; "))
        for each, end in zip(found, ends, strict=True)
    }


def _from_word(table: Table, child: Child, text: str, option: str) -> Values:
    """A record of which only one field must be there, from the value of that field."""
    needed = [name for name in table.required if name not in child.given]
    if len(needed) == 1 and not re.match(r"\s*\w+=", text):
        return {needed[0]: typed(table.model.model_fields[needed[0]], text)}
    columns = [name for name in table.columns if name not in child.given]
    form = "; ".join(f"{name}=..." for name in needed or columns)
    raise CouldNotRun(f"{option} {show(text)}: write '{form}'; fields: {', '.join(columns)}")
