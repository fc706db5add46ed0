"""What of a record follows from what is there: its id and those in it, days, numbers, targets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipelines.ingest import Ingested
from pipelines.ingest.narrative_rules import cited_rows
from pipelines.scaffold.kinds import ON_A_SET, Kind
from pipelines.scaffold.used import Used, next_id, proposed, slug
from pipelines.scaffold.values import Values
from schemas.fields import date_of
from schemas.fingerprint import fingerprint
from schemas.ids import MEETINGS, SERIALS, same_sequence
from schemas.registry import PARENT_ID, TABLES, Child, Table
from schemas.when import NOTED


class Filler:
    """Fills in what nobody has to say.

    found: the records; used: ids that were given; today: the day on which the record is made.
    """

    def __init__(self, found: Ingested, used: Used, today: date) -> None:
        self.found = found
        self.used: dict[str, frozenset[str]] = defaultdict(frozenset, used)
        self.today = today

    def early(self, kind: Kind, values: Values, owner: str) -> dict[str, Any]:
        """What is known before anybody is asked. owner: id of the record around it, or empty."""
        known = dict(values)
        known |= {name: day for name, day in self._days(kind.table).items() if name not in known}
        agreements = self.found.records.written("provision_sets", "agreement_id", "version")
        sets = [version for agreement, version in agreements if agreement == owner]
        numbers = [version for version in sets if isinstance(version, int)]
        if kind.table.name == "provisions" and numbers:
            known.setdefault("set_version", max(numbers))
        if kind.table.name == "provision_sets":
            known.setdefault("version", max(numbers, default=0) + 1)
        if kind.table.name == "provisions":
            known.setdefault("number", self._next_provision(owner))
        if kind.table.name == "assessments" and kind.name != ON_A_SET and owner:
            known.setdefault("about", [{"agreement_id": owner}])
        return known

    def _days(self, table: Table) -> dict[str, str]:
        """The days on which something is noted are this day, where they must be there."""
        fields = table.model.model_fields
        noted = (name for name in table.required if date_of(fields[name]) == NOTED)
        return {name: self.today.isoformat() for name in noted}

    def _next_provision(self, owner: str) -> str:
        ids = (record.partition(".") for record in self.used["provisions"])
        numbers = [int(n) for agreement, _, n in ids if agreement == owner and n.isdigit()]
        return str(max(numbers, default=0) + 1)

    def id(self, kind: Kind, values: Values, owner: str) -> str | None:
        """The id that a record gets, or None where somebody has to think of one."""
        table = kind.table.name
        if table == "provisions":
            return f"{owner}.{slug(str(values.get('number', '')))}"
        if table in SERIALS:
            fixed = SERIALS[table].owner
            begins = "all" if kind.name == ON_A_SET else owner
            return next_id(self.used, table, begins if fixed is None else fixed)
        if table == MEETINGS:
            return next_id(self.used, table, f"meeting-{str(values.get('date', '')).split('/')[0]}")
        return proposed(self.used, table, values)

    def late(self, kind: Kind, values: Values) -> Values:
        """The record with what is nested in it filled in. values: with the id of the record."""
        return self._nested(kind.table, values, str(values.get(PARENT_ID, "")))

    def _nested(self, table: Table, values: Values, owner: str) -> dict[str, Any]:
        filled = dict(values)
        for field, child in table.children.items():
            if child.value is None and isinstance(values.get(field), list):
                filled[field] = [self._inside(child, each, owner) for each in values[field]]
        return filled

    def _inside(self, child: Child, values: Any, owner: str) -> Any:
        """A record in a list of another."""
        if not isinstance(values, Mapping):
            return values
        table = TABLES[child.table]
        filled = self._with_id(table, values, owner)
        filled |= {name: day for name, day in self._days(table).items() if name not in filled}
        filled = self._nested(table, filled, str(filled.get(PARENT_ID, "")))
        return self.sealed(table.name, filled)

    def _with_id(self, table: Table, values: Values, owner: str) -> dict[str, Any]:
        if PARENT_ID not in table.columns or PARENT_ID in values:
            return dict(values)
        if table.name == "provisions":
            record = f"{owner}.{slug(str(values.get('number', '')))}"
        elif table.name in SERIALS:
            record = next_id(self.used, table.name, owner)
        else:
            return dict(values)
        self.give(table.name, record)
        return {PARENT_ID: record, **values}

    def give(self, table: str, record: str) -> None:
        """Note that an id is given now."""
        for name in same_sequence(table)[:1]:
            self.used[name] = self.used[name] | {record}

    def sealed(self, table: str, values: Values) -> dict[str, Any]:
        """A sentence of a narrative with the hash of its records: who writes it has them before."""
        cites = values.get("cites")
        if table != "narrative_sentences" or "seen" in values or not isinstance(cites, Sequence):
            return dict(values)
        rows, named = cited_rows(self.found.records), [_cited(each) for each in cites]
        if not named or any(key not in rows for key in named):
            return dict(values)
        return {**values, "seen": fingerprint(rows[key] for key in named)}


def _cited(values: Any) -> tuple[str, str]:
    if not isinstance(values, Mapping):
        return "", ""
    return str(values.get("cited_table", "")), str(values.get("cited_id", ""))
