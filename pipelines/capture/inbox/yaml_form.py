"""Records as raw/ has them: fields in the order of the contract, dates in quotes, lines of 100."""

import re
import unicodedata
from collections.abc import Sequence

import yaml
from pydantic import JsonValue

from pipelines.capture.inbox.homes import Fields, Home, date_in
from schemas.problem import CouldNotRun
from schemas.registry import TABLES

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

_WIDTH = 100
_READ_AS_OTHER = re.compile(r"[0-9.+-]\S*\Z|[0-9]{4}-[0-9]{1,2}")
"""A number, a day, or a day with a time behind it: what begins with a day counts as one."""

_OTHER_WORDS = frozenset({"y", "Y", "n", "N"})


class _Dumper(yaml.SafeDumper):
    """Writes lists as the files have them: each item two spaces in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """A value that stands twice is written twice."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """What begins like a number is a text in quotes: every date does."""
    is_odd = _READ_AS_OTHER.match(text) or text in _OTHER_WORDS
    style = "'" if is_odd else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def ordered(table: str, record: Fields) -> dict[str, JsonValue]:
    """A record with its fields in the order of the contract, without those that say nothing.

    What the contract does not know comes last, where the check then finds it.
    """
    spec = TABLES[table]
    names = [*spec.columns, *spec.children]
    known = {name: _value(table, name, record[name]) for name in names if name in record}
    rest = {name: value for name, value in record.items() if name not in known}
    return {name: value for name, value in {**known, **rest}.items() if _says_something(value)}


def _value(table: str, name: str, value: JsonValue) -> JsonValue:
    child = TABLES[table].children.get(name)
    if child is not None and isinstance(value, list):
        return [ordered(child.table, e) if isinstance(e, dict) else _composed(e) for e in value]
    return _composed(value)


def _composed(value: JsonValue) -> JsonValue:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _says_something(value: JsonValue) -> bool:
    return value is not None and value != [] and value != "" and value != {}


def dumped(value: object) -> str:
    """Plain values as YAML in the form of raw/."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def header(schema: str, depth: int) -> str:
    """The first line of a file of raw/, by which editors find its schema."""
    up = "../" * (depth + 1)
    return f"# yaml-language-server: $schema={up}build/schemas/{schema}.schema.json\n"


def whole(home: Home, record: Fields) -> str:
    """A file that is one record."""
    return header(home.schema, home.file.count("/")) + dumped(dict(record))


def with_item(before: str | None, home: Home, record: Fields, file: str) -> str:
    """The text of a file with one more record in its list.

    before: its text, or None where there is no file; file: its name for messages. The record goes
    behind the last that is not later, at the end where the file has no order of dates. Raises
    CouldNotRun for a file in another form.
    """
    name = home.listed or ""
    item = dumped({name: [dict(record)]}).partition("\n")[2]
    if before is None:
        return f"{header(home.schema, home.file.count('/'))}{name}:\n{item}"
    place = _place(before, home, record, file)
    if place is None:
        emptied = re.sub(rf"(?m)^{name}:\s*\[\s*\]\s*$\n?|^{name}:\s*$\n?", "", before)
        return f"{emptied.rstrip(chr(10))}\n{name}:\n{item}".lstrip("\n")
    return before[:place] + item + before[place:]


def _place(text: str, home: Home, record: Fields, file: str) -> int | None:
    """Where the record is set in: the beginning of a line, or None where the list is empty."""
    items = _items(text, home.listed or "", file)
    if not items:
        return None
    own = _order(home, record)
    later = [number for number, item in enumerate(items) if own < _order(home, _fields(item))]
    if not later:
        return _end(text, items[-1])
    if later[0] == 0:
        return text.rindex("\n", 0, items[0].start_mark.index) + 1
    return _end(text, items[later[0] - 1])


def _order(home: Home, record: Fields) -> str:
    """By what records of a file are in order; those without a date, and registers, have none."""
    date = date_in(home.table, record) if "{}" in home.file else None
    return (date or "9999").removeprefix("../")


def _fields(item: yaml.Node) -> dict[str, JsonValue]:
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    return {key.value: value.value for key, value in pairs if isinstance(value, yaml.ScalarNode)}


def _items(text: str, name: str, file: str) -> Sequence[yaml.Node]:
    try:
        top = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        raise CouldNotRun(f"{file} is no YAML; see `dialogue check`") from None
    if top is None:
        return ()
    pairs = top.value if isinstance(top, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == name and isinstance(value, yaml.SequenceNode):
            is_lines = not value.flow_style and value.start_mark.column == 2
            if value.value and not is_lines:
                break
            return list(value.value)
        if key.value == name and value.value == "":
            return ()
    raise CouldNotRun(f"{file} has no list {name} in lines that begin with two spaces and a hyphen")


def _end(text: str, item: yaml.Node) -> int:
    """The beginning of the line behind an item; comments of the next one stay with it."""
    lines = text[: item.end_mark.index].split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    end = len("\n".join(lines))
    return end + 1 if text[end : end + 1] == "\n" else end
