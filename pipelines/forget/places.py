"""Where a person is named in the files of raw/: each place with what can be done there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from pipelines.forget.names import Person
from schemas.fields import SLUG, URL, text_rule
from schemas.registry import TABLES, Child, FileKind, Table

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

How = Literal["whole", "within", "case", "source", "id"]
"""The value is the name; it holds it; it holds a case of it; it is the words of a source that hold
it; it is an id or an address."""

_OF_SOURCES = frozenset(
    {
        ("citations", "quote"),
        ("sources", "title"),
        ("agreements", "title"),
        ("agreements", "short_title"),
        ("agreement_titles", "title"),
        ("translation_alternatives", "title"),
        ("crosswalk", "title"),
        ("activities", "title"),
        ("replies", "text"),
        ("assessments", "level_as_stated"),
    }
)
"""Words of others: they are cited as they are, and a person has to look."""


@dataclass(frozen=True)
class Record:
    """A record in a file: its table and key, its node, and the list it stands in, if it does."""

    table: Table
    key: str
    node: yaml.Node
    listing: yaml.SequenceNode | None
    values: Mapping[str, str]
    is_numbered: bool


@dataclass(frozen=True)
class Named:
    """A place where a person is named.

    file: relative to raw/; field: None where the record is a plain value; name, value: the nodes.
    """

    file: str
    record: Record
    field: str
    name: yaml.Node | None
    value: yaml.ScalarNode
    how: How

    @property
    def line(self) -> int:
        """The line, from 1."""
        return int(self.value.start_mark.line) + 1

    @property
    def is_wanted(self) -> bool:
        """Whether a record cannot be without the field."""
        return self.field in self.record.table.required


def named(text: str, file: str, kind: FileKind, person: Person) -> Iterator[Named]:
    """Every place of a file where a person is named. Nothing of a file that is no YAML."""
    if not person.case.search(text) and not person.slug.search(text):
        return
    try:
        top = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        return
    if isinstance(top, yaml.MappingNode):
        for record in _records(top, kind):
            yield from _in_record(record, file, person)


def _records(top: yaml.MappingNode, kind: FileKind) -> Iterator[Record]:
    if kind.root is not None:
        yield from _record(top, TABLES[kind.root], {}, None, False)
        return
    folder = {kind.folder_column: ""} if kind.folder_column else {}
    for name, value in top.value:
        if name.value in kind.lists:
            yield from _list(value, Child(kind.lists[name.value]), folder)


def _list(value: yaml.Node, child: Child, given: Mapping[str, str]) -> Iterator[Record]:
    if not isinstance(value, yaml.SequenceNode):
        return
    table = TABLES[child.table]
    for number, item in enumerate(value.value, 1):
        own = {**given, "number": str(number)} if child.numbered else dict(given)
        if isinstance(item, yaml.MappingNode):
            yield from _record(item, table, own, value, child.numbered)
        elif isinstance(item, yaml.ScalarNode) and child.value is not None:
            own[child.value] = item.value
            yield Record(table, _key(table, own), item, value, own, child.numbered)


def _record(
    node: yaml.MappingNode,
    table: Table,
    given: Mapping[str, str],
    listing: yaml.SequenceNode | None,
    is_numbered: bool,
) -> Iterator[Record]:
    values = {
        **given,
        **{k.value: v.value for k, v in node.value if isinstance(v, yaml.ScalarNode)},
    }
    yield Record(table, _key(table, values), node, listing, values, is_numbered)
    for name, value in node.value:
        child = table.children.get(name.value)
        if child is not None:
            linked = {to: values.get(of, "") for to, of in child.link.items()}
            yield from _list(value, child, {**linked, **child.constants})


def _key(table: Table, values: Mapping[str, str]) -> str:
    """The key of a row as ledgers have it."""
    return "|".join(values.get(column, "") for column in table.key)


def _in_record(record: Record, file: str, person: Person) -> Iterator[Named]:
    if isinstance(record.node, yaml.ScalarNode):
        field = next((n for n, v in record.values.items() if v is record.node.value), "")
        yield from _at(record, file, field, None, record.node, person)
        return
    pairs: Any = record.node.value
    for name, value in pairs:
        if isinstance(value, yaml.ScalarNode):
            yield from _at(record, file, name.value, name, value, person)


def _at(
    record: Record,
    file: str,
    field: str,
    name: yaml.Node | None,
    value: yaml.ScalarNode,
    person: Person,
) -> Iterator[Named]:
    how = _how(record, field, value.value, person)
    if how is not None:
        yield Named(file, record, field, name, value, how)


def _how(record: Record, field: str, text: str, person: Person) -> How | None:
    info = record.table.model.model_fields.get(field)
    if field == "id" or (info is not None and text_rule(info) in (SLUG, URL)):
        return "id" if person.slug.search(text) else None
    if not person.case.search(text):
        return None
    if _is_of_source(record, field):
        return "source"
    if person.is_whole(text):
        return "whole"
    rest = person.without(text, " ")
    return "case" if person.case.search(rest) else "within"


def _is_of_source(record: Record, field: str) -> bool:
    """Whether a text is the words of a source, or their translation."""
    if record.table.name == "translations":
        of = (record.values.get("record_table", ""), record.values.get("field", ""))
        return of in _OF_SOURCES
    return (record.table.name, field) in _OF_SOURCES
