"""Edits of the text of a YAML file, and where in it values stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]


class Edit(NamedTuple):
    """A part of a text that becomes another.

    start, end: in characters; what: said of it, or nothing where another edit tells it.
    """

    start: int
    end: int
    text: str
    what: str


def line_of(text: str, edit: Edit) -> int:
    """The line on which an edit begins, from 1."""
    return text.count("\n", 0, edit.start) + 1


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits, of which no two overlap."""
    parts, end = [], 0
    for edit in sorted(edits):
        parts += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join([*parts, text[end:]])


def composed(text: str) -> yaml.Node | None:
    """The tree of a text with its places, or None where it is no YAML."""
    try:
        tree: yaml.Node | None = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        return None
    return tree


def tokens(text: str) -> Iterator[yaml.Token]:
    """The tokens of a text with their places. Raises yaml.YAMLError where it ends as none."""
    yield from yaml.scan(text, Loader=Loader)


def is_yaml(text: str) -> bool:
    """Whether a text can be read; an empty one can."""
    try:
        yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        return False
    return True


def field_of(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The value of a field of a record, or None."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def items_of(node: yaml.Node | None, name: str) -> list[yaml.Node]:
    """The items of a list in a record; none where there is no such list in lines of its own."""
    found = field_of(node, name)
    is_list = isinstance(found, yaml.SequenceNode) and not found.flow_style
    return list(found.value) if found is not None and is_list else []


def whole_lines(text: str, node: yaml.Node) -> tuple[int, int]:
    """From the start of the line of an item to the end of that of its last value."""
    last = max(each.end_mark.index for each in _scalars(node))
    end = text.find("\n", last - (text[last - 1 : last] == "\n"))
    return text.rfind("\n", 0, node.start_mark.index) + 1, len(text) if end < 0 else end + 1


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode) or not node.value:
        yield node
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    else:
        for value in node.value:
            yield from _scalars(value)
