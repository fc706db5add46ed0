"""Translations in the text of a YAML file: what changes is written, all else stays as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from pipelines.translating.judging import Change
from schemas.problem import CouldNotRun
from schemas.texts import Translation
from schemas.translatable import TextKey, key_of

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

HEADER = "# yaml-language-server: $schema=../../../build/schemas/translations.schema.json\n"
LIST = "translations"

_WIDTH = 100
_INDENT = 4
_HASH = re.compile(r"[0-9a-f]{8}\Z")
_FIELDS = tuple(name for name in Translation.model_fields if name != "language")


class _Dumper(yaml.SafeDumper):
    """Writes lists as the files have them: each item two spaces in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A hash always stands in quotes: some look like numbers."""
    style = "'" if _HASH.match(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


@dataclass(frozen=True)
class Item:
    """A translation in a file: its key, where each field begins and ends, and its column."""

    key: TextKey
    fields: Mapping[str, tuple[int, int]]
    start: int
    column: int

    @property
    def end(self) -> int:
        """Where its last value ends."""
        return max(end for _, end in self.fields.values())


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


def items(text: str, file: str) -> list[Item]:
    """The translations of a file, in order.

    Raises CouldNotRun for a file that cannot be edited so: one that is no YAML, or has records in
    brackets.
    """
    try:
        top = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        raise CouldNotRun(f"{file} is no YAML; see `dialogue check`") from None
    listed = _listed(top)
    if listed is None:
        return []
    return [_item(node, text, file) for node in listed.value]


def _listed(top: yaml.Node | None) -> yaml.SequenceNode | None:
    if not isinstance(top, yaml.MappingNode):
        return None
    found = [value for name, value in top.value if name.value == LIST]
    return found[0] if found and isinstance(found[0], yaml.SequenceNode) else None


def _item(node: yaml.Node, text: str, file: str) -> Item:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise CouldNotRun(f"{file}:{line}: a record that is not in lines of `field: value`")
    fields, plain = {}, {}
    for name, value in node.value:
        start, end = name.start_mark.index, value.end_mark.index
        fields[name.value] = (start, start + len(text[start:end].rstrip()))
        plain[name.value] = str(value.value)
    key = TextKey(*(plain.get(part, "") for part in ("record_table", "record_id", "field")))
    return Item(key, fields, node.start_mark.index, node.start_mark.column)


def edited(
    text: str, changes: Sequence[Change], order: Mapping[TextKey, int], file: str = ""
) -> str:
    """The text of a file with changes in it.

    text: empty for a new file; order: of texts, by which new translations are placed; file: its
    name for messages. Raises CouldNotRun for a file that cannot be edited.
    """
    found = items(text, file) if text else []
    by_key = {item.key: item for item in found}
    edits: list[_Edit] = []
    fresh: list[Translation] = []
    for change in changes:
        if change.before is None:
            fresh.append(change.after)
        else:
            item = by_key[key_of(change.after)]
            edits.extend(_changed(text, item, change.before, change.after))
    fresh.sort(key=lambda row: order[key_of(row)])
    if fresh and not found:
        return _with_list(text, fresh)
    edits.extend(_inserted(found, fresh, order))
    return _applied(text, edits)


def _with_list(text: str, fresh: Iterable[Translation]) -> str:
    """A file that had no translation yet."""
    body = f"{LIST}:\n" + "".join(f"{_entry(row)}\n" for row in fresh)
    if not text:
        return HEADER + body
    emptied = re.sub(rf"(?m)^{LIST}:\s*(?:\[\s*\])?\s*?\n?$", "", text).rstrip("\n")
    return f"{emptied}\n{body}"


def _inserted(
    found: Sequence[Item], fresh: Iterable[Translation], order: Mapping[TextKey, int]
) -> list[_Edit]:
    """New translations, each behind the last of the file whose record stands before its own."""
    edits = []
    for row in fresh:
        own = order[key_of(row)]
        before = [item for item in found if order.get(item.key, -1) < own]
        column = found[0].column
        if before:
            last = max(before, key=lambda item: (order.get(item.key, -1), item.start))
            edits.append(_Edit(last.end, last.end, f"\n{_entry(row, column)}"))
        else:
            at = found[0].start - 2  # before the hyphen
            entry = _entry(row, column).lstrip(" ")
            edits.append(_Edit(at, at, f"{entry}\n{' ' * (column - 2)}"))
    return edits


def _changed(text: str, item: Item, before: Translation, after: Translation) -> list[_Edit]:
    """The edits of one translation: only of the fields that differ."""
    edits = []
    for name in _FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if name not in item.fields:
            at = _place(item, name)
            line = f"\n{' ' * item.column}{_field(name, new, item.column)}"
            edits.append(_Edit(at, at, line))
        elif new is None:
            start, end = item.fields[name]
            edits.append(_Edit(text.rindex("\n", 0, start), end, ""))
        else:
            edits.append(_Edit(*item.fields[name], _field(name, new, item.column)))
    return edits


def _place(item: Item, name: str) -> int:
    """Behind which field a new one stands: the last there is of those before it in the model."""
    earlier = [item.fields[each] for each in _FIELDS[: _FIELDS.index(name)] if each in item.fields]
    return earlier[-1][1]


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    """A text with edits; those at one place in the order in which they are given."""
    parts, end = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        parts += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join([*parts, text[end:]])


def _entry(row: Translation, column: int = _INDENT) -> str:
    """A translation as an item of a list."""
    values = {name: getattr(row, name) for name in _FIELDS if getattr(row, name) is not None}
    return _indented(_dumped(values), column)


def _field(name: str, value: str | bool, column: int) -> str:
    """A field of a translation, without the indent of its first line."""
    return _indented(_dumped({name: value}), column).lstrip(" -")


def _dumped(values: Mapping[str, str | bool]) -> str:
    text = yaml.dump(
        {LIST: [dict(values)]}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH
    )
    return text.partition("\n")[2].rstrip("\n")


def _indented(text: str, column: int) -> str:
    """Lines of an item, moved to where the fields of its file begin."""
    if column >= _INDENT:
        return "\n".join(
            " " * (column - _INDENT) + line if line else line for line in text.split("\n")
        )
    return "\n".join(line[_INDENT - column :] for line in text.split("\n"))
