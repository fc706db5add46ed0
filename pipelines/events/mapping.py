"""The map of a table: which column of it holds which field of our record, and how."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from schemas import near
from schemas.events import IMPORTED
from schemas.fields import Slug, date_of
from schemas.problem import CouldNotRun, plain
from schemas.registry import Child, Table

MAPS = Path(__file__).parent / "maps"
"""The maps that come with the program, by the names of their files."""

_WHOLE_DAY = (("%Y",), ("%m", "%b", "%B"), ("%d",))
"""What the form of a day names: without one of them a month would be taken for its first day."""


class Map(BaseModel):
    """What is read of a table.

    name: whose table it is; record: what a row of it is; columns: field of our record -> head of
    the table; lists: field that is a list -> head, of activities and meetings; constants: field ->
    a value that all rows have; days: field -> forms of a day that is not written as 2013-04-19, as
    strptime of Python names them; values: field -> value in the table -> value in our record;
    separator: between values of a list in one cell.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: Slug
    record: Literal["events", "activities", "meetings"]
    columns: dict[str, str]
    lists: dict[str, str] = {}
    constants: dict[str, str] = {}
    days: dict[str, list[str]] = {}
    values: dict[str, dict[str, str]] = {}
    separator: str = ";"

    @property
    def table(self) -> Table:
        """The table of the record."""
        return IMPORTED[self.record]

    @property
    def heads(self) -> list[str]:
        """Every head that the table must have, once."""
        return list(dict.fromkeys([*self.columns.values(), *self.lists.values()]))


def read_map(told: str) -> Map:
    """A map that comes with the program, by its name, or one in a file.

    Raises CouldNotRun with everything that is wrong with it.
    """
    path = _path(told)
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CouldNotRun(f"{path}: not TOML: {error}") from None
    try:
        found = Map.model_validate(given)
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, each['loc'])) or 'map'}: {plain(each['msg'])}"
            for each in error.errors(include_url=False)
        ]
    else:
        faults = _faults(found)
    if faults:
        raise CouldNotRun("\n".join(f"{path}: {fault}" for fault in faults))
    return found


def names() -> list[str]:
    """The maps that come with the program."""
    return sorted(path.stem for path in MAPS.glob("*.toml"))


def _path(told: str) -> Path:
    if told in names():
        return MAPS / f"{told}.toml"
    path = Path(told)
    if not path.is_file():
        raise CouldNotRun(
            f"no map {told}; give a file in TOML, or the name of one of ours: {', '.join(names())}"
        )
    return path


def _faults(found: Map) -> list[str]:
    """What a map says that cannot be, each as a sentence."""
    table = found.table
    faults = [*_unknown(found, table), *_twice(found), *_without_day(found, table)]
    if not found.separator:
        faults.append("separator: nothing separates no values; give one or more signs")
    return faults


def _unknown(found: Map, table: Table) -> list[str]:
    """Fields that a record does not have."""
    parts: Mapping[str, Mapping[str, Any]] = {
        "columns": found.columns,
        "constants": found.constants,
        "days": found.days,
        "values": found.values,
    }
    faults = [
        f"{part}.{name}: {table.name} has no such field; {_meant(name, table.columns)}"
        for part, listed in parts.items()
        for name in listed
        if name not in table.columns
    ]
    lists = [name for name, child in table.children.items() if is_plain(child)]
    return faults + [
        f"lists.{name}: {table.name} has no such list of values; {_meant(name, lists)}"
        for name in found.lists
        if name not in lists
    ]


def is_plain(child: Child) -> bool:
    """Whether a list of a record holds plain values, which one cell can hold."""
    return child.value is not None


def _meant(name: str, known: Any) -> str:
    return near.hint(name, known) or f"allowed: {', '.join(known) or 'none'}"


def _twice(found: Map) -> list[str]:
    return [
        f"constants.{name}: a column holds it too; take one out"
        for name in found.constants
        if name in found.columns
    ]


def _without_day(found: Map, table: Table) -> list[str]:
    """Forms that name no whole day, and fields that hold none."""
    faults = []
    for name, forms in found.days.items():
        info = table.model.model_fields.get(name)
        if info is not None and date_of(info) is None:
            faults.append(f"days.{name}: the field holds no day")
        faults += [
            f"days.{name}: {form!r} names no whole day; it needs %Y, one of %m %b %B, and %d"
            for form in forms
            if not all(any(sign in form for sign in signs) for signs in _WHOLE_DAY)
        ]
    return faults
