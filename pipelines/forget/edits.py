"""Steps in the text of a YAML file: what is changed is written, all else stays as it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from pipelines.forget.plan import Step


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def edited(text: str, steps: Sequence[Step]) -> str:
    """A file after steps. Of steps within a record that is taken out nothing more is done."""
    edits: list[_Edit] = []
    for edit in sorted((_edit(text, step) for step in steps), key=lambda e: (e.start, -e.end)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edit(text: str, step: Step) -> _Edit:
    value = step.at.value
    if step.act == "replace":
        quoted = "'" + str(step.new).replace("'", "''") + "'"
        tail = "\n" if _is_block(text, value) else ""
        return _Edit(value.start_mark.index, value.end_mark.index, quoted + tail)
    if step.act == "empty":
        return _field(text, step)
    return _item(text, step.at.record.node, step.at.record.listing)


def _is_block(text: str, value: yaml.ScalarNode) -> bool:
    """Whether a text is written with | or >: it ends with the line break."""
    return text[value.start_mark.index : value.start_mark.index + 1] in ("|", ">")


def _field(text: str, step: Step) -> _Edit:
    """A field with its value; where it is the first of an item the next takes its place."""
    record, name = step.at.record.node, step.at.name
    names = [key for key, _ in record.value]
    if name is None or len(names) == 1:
        return _item(text, record, step.at.record.listing)
    place = next(at for at, key in enumerate(names) if key is name)
    if place + 1 < len(names):
        return _Edit(name.start_mark.index, names[place + 1].start_mark.index, "")
    start = text.rfind("\n", 0, name.start_mark.index) + 1
    return _Edit(start, _line_end(text, step.at.value), "")


def _item(text: str, node: yaml.Node, listing: yaml.SequenceNode | None) -> _Edit:
    """An item of a list; the only one leaves an empty list, which is what `[]` says."""
    assert listing is not None
    if len(listing.value) == 1:
        start = listing.start_mark.index
        indent = text.rfind("\n", 0, start)
        head = text[:indent].rstrip()
        return _Edit(len(head), _line_end(text, node), " []\n")
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    return _Edit(start, _line_end(text, node), "")


def _line_end(text: str, node: yaml.Node) -> int:
    """Where the line ends on which the last value of a node stands."""
    last = max(each.end_mark.index for each in _scalars(node))
    if text[last - 1 : last] == "\n":
        return last
    found = text.find("\n", last)
    return len(text) if found < 0 else found + 1


def _scalars(node: yaml.Node) -> Iterable[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield name
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value)
        if not node.value:
            yield node
