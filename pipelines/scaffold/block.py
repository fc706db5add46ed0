"""A record as lines of YAML in the form and order of the contract, with what may still be filled.

What is left out is a comment in its place: name, meaning and what is allowed.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from pipelines.scaffold.kinds import NAMES
from pipelines.scaffold.values import Values
from schemas.fields import allowed, code_list, nullable, reference, text_rule
from schemas.registry import TABLES, Child, Table

WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Writes a text in quotes wherever the reader could take it for something else."""


_OTHERWISE = re.compile(r"[-+.\d][\w.:/+-]*\Z|[yYnN]\Z")
"""What looks like a number, a date or a word of YAML."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "'" if _OTHERWISE.match(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _number(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    """A number without an exponent, which is no number for the reader."""
    digits = format(Decimal(repr(number)), "f")
    return dumper.represent_scalar("tag:yaml.org,2002:float", digits)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)


def block(
    table: Table, values: Values, given: frozenset[str], indent: int, is_bare: bool = False
) -> list[str]:
    """The lines of a record.

    values: its fields; given: columns that are not written; indent: of its fields, in blanks;
    is_bare: without comments for what is left out.
    """
    lines: list[str] = []
    for name in [*table.columns, *table.children, *_unknown(table, values)]:
        if name in values:
            lines += _field(table, name, values[name], indent, is_bare)
        elif name not in given and not is_bare:
            lines += _comment(table, name, indent)
    return lines


def item(
    table: Table, values: Values, given: frozenset[str], indent: int, is_bare: bool = False
) -> list[str]:
    """The lines of a record as an element of a list. indent: of its hyphen."""
    lines = block(table, values, given, indent + 2, is_bare)
    first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
    head = lines.pop(first)  # a comment before it would stand behind the hyphen
    return [f"{' ' * indent}- {head[indent + 2 :]}", *lines]


def _unknown(table: Table, values: Values) -> Iterable[str]:
    """Fields that the table does not have: the check names them."""
    return (name for name in values if name not in table.columns and name not in table.children)


def _field(table: Table, name: str, value: Any, indent: int, is_bare: bool) -> list[str]:
    child = table.children.get(name)
    if child is None or child.value is not None or not isinstance(value, list):
        return _plain({name: value}, indent)
    lines = [f"{' ' * indent}{name}:"]
    for each in value:
        if isinstance(each, Mapping) and each:
            lines += item(TABLES[child.table], each, child.given, indent + 2, is_bare)
        else:
            lines += [" " * (indent + 2) + line for line in _plain([each], 0)]
    return lines


def _plain(value: Any, indent: int) -> list[str]:
    dumper = type("_Indented", (_Dumper,), {"increase_indent": _deeper})
    text = yaml.dump(
        value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=WIDTH - indent
    )
    return [" " * indent + line if line else line for line in text.rstrip("\n").split("\n")]


def _deeper(dumper: yaml.SafeDumper, flow: bool = False, indentless: bool = False) -> None:
    """Lists are indented below their key, as the other files of raw/ have them."""
    yaml.SafeDumper.increase_indent(dumper, flow, False)


def _comment(table: Table, name: str, indent: int) -> Iterator[str]:
    child = table.children.get(name)
    own = NAMES.get(child.table) if child else None
    about = f"{TABLES[child.table].title} [dialogue new {own}]" if child and own else None
    text = f"{name}: {about or told(table, name)}"
    start = " " * indent + "# "
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def told(table: Table, name: str) -> str:
    """What a field or list holds, in words."""
    child = table.children.get(name)
    if child is not None:
        return f"{TABLES[child.table].title} {_listed(child)}"
    info = table.model.model_fields[name]
    may_be = holds(info)
    return f"{info.description}{f' [{may_be}]' if may_be else ''}"


def _listed(child: Child) -> str:
    inside = TABLES[child.table]
    if child.value is None:
        columns = [_marked(inside, name) for name in inside.columns if name not in child.given]
        return f"A list of records [{', '.join([*columns, *inside.children])}; ! must be there]"
    may_be = holds(inside.model.model_fields[child.value])
    return f"A list{f' [{may_be}]' if may_be else ''}"


def _marked(table: Table, name: str) -> str:
    return name if nullable(table.model.model_fields[name]) else f"{name}!"


def holds(info: FieldInfo) -> str:
    """What may stand in a field, where that is more than any text."""
    ref, rule = reference(info), text_rule(info)
    if ref is not None:
        return f"an id of {ref.table}"
    if code_list(info) is None and rule is not None and rule.kind in ("text", "words"):
        return ""
    return allowed(info)


_IN_QUOTES = " (EDTF, in quotes)"


def without_quotes(text: str) -> str:
    """The same for who types a value that is put in quotes where it has to be."""
    return text.replace(_IN_QUOTES, "")
