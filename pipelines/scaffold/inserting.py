"""A record put into the text of its file: all other lines stay as they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from pipelines.scaffold.kinds import Kind
from schemas.problem import CouldNotRun
from schemas.registry import TABLES, Table

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

_INDENT = 2

Lines = Callable[[int], list[str]]
"""The lines of a record as an element of a list, by the indent of its hyphen."""


@dataclass(frozen=True)
class Inserted:
    """A file with a record in it. line: where the record begins, from 1; end: its last line."""

    text: str
    line: int
    end: int


def header(kind: Kind) -> str:
    """The first line of a file: it leads editors to its JSON Schema."""
    up = "../" * (kind.file.pattern.count("/") + 1)
    return f"# yaml-language-server: $schema={up}build/schemas/{kind.file.name}.schema.json"


def inserted(
    before: str | None, kind: Kind, field: str, lines: Lines, time: str, file: str
) -> Inserted:
    """A file with a further element in one of its lists.

    before: its text, None where there is none; field: the list; lines: of the element; time: of
    the record, by which it is placed among dated ones; file: for messages. Raises CouldNotRun for a
    file that cannot be edited so.
    """
    if before is None:
        own = lines(_INDENT)
        return _put([header(kind), f"{field}:"], 2, own, 0, "\n")
    end = "\r\n" if "\r\n" in before else "\n"
    text = before.replace("\r\n", "\n")
    top = _top(text, file)
    old = text.split("\n")
    if old and old[-1] == "":
        old.pop()
    at = {name.value: (name, value) for name, value in top.value}
    if field not in at:
        place = _behind_earlier(top, _order(kind), field, text, old)
        return _put(old, place, [f"{field}:", *lines(_INDENT)], 1, end)
    name, value = at[field]
    if isinstance(value, yaml.SequenceNode) and value.value:
        return _among(value, kind.table, lines, time, text, old, file, end)
    line = name.start_mark.line
    if isinstance(value, yaml.SequenceNode):  # `field: []`
        old[line] = f"{field}:"
    return _put(old, line + 1, lines(_INDENT), 0, end)


def whole(kind: Kind, lines: Sequence[str]) -> Inserted:
    """A file that is one record. lines: its fields."""
    return _put([header(kind)], 1, list(lines), 0, "\n")


def _top(text: str, file: str) -> yaml.MappingNode:
    try:
        top = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        top = None
    if isinstance(top, yaml.MappingNode) and not top.flow_style:
        return top
    raise CouldNotRun(f"{file} is no file that can be added to; see `dialogue check`")


def _order(kind: Kind) -> list[str]:
    """The fields at the top of a file, in the order of the contract."""
    if kind.file.root is None:
        return list(kind.file.lists)
    table = TABLES[kind.file.root]
    return [*table.columns, *table.children]


def _behind_earlier(
    top: yaml.MappingNode, order: list[str], field: str, text: str, old: list[str]
) -> int:
    """The line before which a new list goes.

    It is behind the comment that stands for it, else behind the last field that comes before it.
    """
    if (own := _own_comment(old, field)) is not None:
        return own
    earlier = order[: order.index(field)]
    ends = [_end(value, name, text) for name, value in top.value if name.value in earlier]
    if not ends:
        return len(old)
    return _behind_comments(old, max(ends) + 1, 1)


def _own_comment(old: list[str], field: str) -> int | None:
    """The line behind the comment of a list that was left out, if there is one."""
    for number, line in enumerate(old):
        if line.startswith(f"# {field}: "):
            while number + 1 < len(old) and old[number + 1].startswith("#   "):
                number += 1
            return number + 1
    return None


def _among(
    listed: yaml.SequenceNode,
    table: Table,
    lines: Lines,
    time: str,
    text: str,
    old: list[str],
    file: str,
    end: str,
) -> Inserted:
    """Among the elements of a list: by time where they have one, else at the end."""
    if listed.flow_style:
        line = listed.start_mark.line + 1
        raise CouldNotRun(f"{file}:{line}: a list in brackets; write it in lines with hyphens")
    indent = listed.start_mark.column
    before = [each for each in listed.value if not time or _time(each, table) <= time]
    if not before:
        return _put(old, listed.value[0].start_mark.line, lines(indent), 0, end)
    line = _end(before[-1], before[-1], text) + 1
    return _put(old, _behind_comments(old, line, indent + 2), lines(indent), 0, end)


def _time(node: yaml.Node, table: Table) -> str:
    """The time of an element, as it is sorted; an interval that is open begins with its end."""
    if not isinstance(node, yaml.MappingNode):
        return ""
    plain = {name.value: str(value.value) for name, value in node.value}
    return sorting(next((plain[each] for each in table.dated_by if plain.get(each)), ""))


def sorting(date: str) -> str:
    """A date as it is sorted among others."""
    return date.lstrip("./")


def _end(node: yaml.Node, start: yaml.Node, text: str) -> int:
    """The line, from 0, on which a value ends; what follows it may belong to it for the library."""
    last = max(_leaves(node), key=lambda leaf: leaf.end_mark.index)
    end = max(last.end_mark.index, start.start_mark.index + 1)
    shown = text[:end].rstrip()
    return shown.count("\n")


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The last value of a node, and on the way down what is in brackets."""
    while not getattr(node, "flow_style", False):
        if isinstance(node, yaml.MappingNode) and node.value:
            node = node.value[-1][1]
        elif isinstance(node, yaml.SequenceNode) and node.value:
            node = node.value[-1]
        else:
            break
    yield node


def _behind_comments(old: list[str], line: int, indent: int) -> int:
    """Behind the comments that stand below a record and are indented as its fields are."""
    while line < len(old):
        stripped = old[line].lstrip(" ")
        if not stripped.startswith("#") or len(old[line]) - len(stripped) < indent:
            break
        line += 1
    return line


def _put(old: list[str], at: int, new: list[str], skipped: int, end: str) -> Inserted:
    """Lines put before a line, from 0. skipped: how many of them stand before the record."""
    text = end.join([*old[:at], *new, *old[at:]]) + end
    return Inserted(text, at + skipped + 1, at + len(new))
