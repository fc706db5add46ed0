"""Cells of a table as values of a record: the one way in which a text is read and judged.

Whole columns are judged faster in `columns`, which never allows more than what is said here.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from pydantic import ValidationError, create_model
from pydantic.fields import FieldInfo

from pipelines.events.mapping import Map
from schemas.fields import DAY, Row, date_of, nullable, text_rule, value_type
from schemas.registry import Table
from schemas.when import too_late

Value = str | int | float | bool | None

WHOLE = re.compile(r"([+-]?[0-9]{1,18})(?:\.0*)?")
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?")
_LOGICAL = {"true": True, "false": False, "1": True, "0": False}


def on_one_line(text: str) -> str:
    """A text with single blanks between its words and none at its ends."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Field:
    """A column of a record, and how its cells are read.

    days: forms of a day besides that of ISO 8601; values: of the table -> of the record; today: the
    last day on which something happened, ISO 8601.
    """

    name: str
    info: FieldInfo
    today: str
    days: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def kind(self) -> type:
        """The plain type of its values."""
        return value_type(self.info)

    @cached_property
    def is_needed(self) -> bool:
        """Whether no row may lack it."""
        return not nullable(self.info)

    @cached_property
    def is_day(self) -> bool:
        """Whether it holds dates."""
        return date_of(self.info) is not None

    @cached_property
    def limit(self) -> str | None:
        """The last day that may stand in it."""
        when = date_of(self.info)
        return when.limit(self.today) if when else None

    @cached_property
    def _model(self) -> type[Row]:
        """The field alone, under the rules of its record."""
        given: Any = {self.name: (self.info.annotation, self.info)}
        return create_model(f"Only_{self.name}", __base__=Row, **given)

    def read(self, text: str) -> Value:
        """The value that a cell holds; what is none of the kind stays a text, to be refused.

        An empty cell, or one of blanks, is no value.
        """
        told = on_one_line(text)
        told = self.values.get(told, told)
        if not told:
            return None
        if self.kind is int:
            whole = WHOLE.fullmatch(told)
            return int(whole[1]) if whole else told
        if self.kind is float:
            return float(told) if NUMBER.fullmatch(told) else told
        if self.kind is bool:
            return _LOGICAL.get(told.lower(), told)
        return self._day(told) if self.is_day else told

    def _day(self, text: str) -> str:
        if DAY.pattern and re.fullmatch(DAY.pattern, text):
            return text
        if midnight := _MIDNIGHT.fullmatch(text):
            return midnight[1]
        for form in self.days:
            try:
                return datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
        return text

    def holds(self, value: Value) -> bool:
        """Whether a value is one that the record allows, whatever else is in the row.

        False also where only the row as a whole can say so.
        """
        if value is None:
            return not self.is_needed
        try:
            self._model.model_validate({self.name: value})
        except ValidationError:
            return False
        return self.limit is None or not too_late(str(value), self.limit)

    @cached_property
    def pattern(self) -> str | None:
        """The pattern of its texts, if they have one."""
        rule = text_rule(self.info)
        return rule.pattern if rule else None


def fields_of(told: Map, today: str, also: Collection[str] = ()) -> dict[str, Field]:
    """The columns of the record that a map names, in the order of the record.

    today: the last day on which something happened, ISO 8601; also: columns besides.
    """
    table: Table = told.table
    return {
        name: Field(
            name,
            info,
            today,
            tuple(told.days.get(name, ())),
            {on_one_line(text): value for text, value in told.values.get(name, {}).items()},
        )
        for name, info in table.model.model_fields.items()
        if name in told.columns or name in told.constants or name in also
    }
