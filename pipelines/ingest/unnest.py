"""A file as people nest it to flat rows: child lists become rows with the keys of their parent."""

from collections.abc import Mapping as MappingOf
from pathlib import PurePosixPath
from typing import Any

from pipelines.ingest.read import Listing, Mapping, Plain, Scalar, Value
from pipelines.ingest.records import Draft, Places
from schemas import near
from schemas.fields import SLUG
from schemas.problem import Place, Problem
from schemas.registry import TABLES, Child, FileKind, Table


def take_apart(tree: Mapping, kind: FileKind, path: str) -> tuple[list[Draft], list[Problem]]:
    """Take a file apart.

    tree: its top mapping; kind: what kind of file it is; path: relative to raw/.
    Returns the rows as written, children included, and what does not fit the nesting.
    """
    walk = _Walk()
    if kind.root is not None:
        walk.record(tree, TABLES[kind.root], {})
        walk.file_name(tree, kind, path)
        return walk.drafts, walk.problems
    given = _given_by_folder(kind, path)
    for field, value in tree.items.items():
        if field in kind.lists:
            walk.children(value, Child(kind.lists[field]), given)
        else:
            walk.unknown(field, tree.keys[field], list(kind.lists))
    return walk.drafts, walk.problems


def _given_by_folder(kind: FileKind, path: str) -> dict[str, Plain]:
    if kind.folder_column is None:
        return {}
    return {kind.folder_column: PurePosixPath(path).parent.name}


class _Walk:
    """Collects drafts and problems while it goes down the tree."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []

    def record(
        self,
        tree: Mapping,
        table: Table,
        given: MappingOf[str, Plain],
        parent: Draft | None = None,
    ) -> None:
        """One record and, after it, its children."""
        values: dict[str, Any] = dict(given)
        places: dict[str, Place] = {}
        nested: list[tuple[Value, Child]] = []
        for field, value in tree.items.items():
            if field in table.children:
                nested.append((value, table.children[field]))
            elif field in given:
                self.by_hand(field, tree.keys[field])
            elif field not in table.columns:
                self.unknown(field, tree.keys[field], [*table.columns, *table.children], given)
            elif isinstance(value, Scalar):
                values[field], places[field] = value.value, value.place
            else:
                self.not_plain(field, value.place)
        inherited = frozenset(given) if parent else frozenset()
        draft = Draft(table.name, values, tree.place, Places(places), parent, inherited)
        self.drafts.append(draft)
        for value, child in nested:
            self.children(value, child, self.linked(child, values), draft)

    def linked(self, child: Child, parent: MappingOf[str, Any]) -> dict[str, Plain]:
        """The columns of a child that come from its parent or are constant."""
        return {**{to: parent.get(of) for to, of in child.link.items()}, **child.constants}

    def children(
        self,
        value: Value,
        child: Child,
        given: MappingOf[str, Plain],
        parent: Draft | None = None,
    ) -> None:
        """A list of records, or of plain values of one column."""
        if not isinstance(value, Listing):
            allowed = "a list: lines that begin with `- `; leave the field out if there is nothing"
            self.problems.append(Problem("not a list", allowed=allowed, place=value.place))
            return
        for number, item in enumerate(value.items, 1):
            own = {**given, "number": number} if child.numbered else given
            self.item(item, child, own, parent)

    def item(
        self, item: Value, child: Child, given: MappingOf[str, Plain], parent: Draft | None
    ) -> None:
        """One element of a list."""
        table = TABLES[child.table]
        if isinstance(item, Mapping) and child.value is None:
            self.record(item, table, given, parent)
        elif isinstance(item, Scalar) and child.value is not None:
            values = {**given, child.value: item.value}
            places, inherited = Places({child.value: item.place}), frozenset(given)
            self.drafts.append(Draft(table.name, values, item.place, places, parent, inherited))
        else:
            allowed = "a record" if child.value is None else f"a plain value ({child.value})"
            found = "a plain value" if isinstance(item, Scalar) else "a record or list"
            self.problems.append(
                Problem(
                    f"wrong element in a list of {table.name}",
                    found=found,
                    allowed=allowed,
                    place=item.place,
                )
            )

    def file_name(self, tree: Mapping, kind: FileKind, path: str) -> None:
        """The id of a file that is one record is its name."""
        record_id = tree.items.get("id")
        if not kind.stem_is_id or not isinstance(record_id, Scalar):
            return
        is_id = isinstance(record_id.value, str) and SLUG.fault(record_id.value) is None
        stem = PurePosixPath(path).stem
        if is_id and record_id.value != stem:
            self.problems.append(
                Problem(
                    "the id is not the name of the file",
                    found=str(record_id.value),
                    allowed=stem,
                    hint="rename the file or mend the id",
                    place=record_id.place,
                )
            )

    def unknown(
        self, field: str, place: Place, known: list[str], given: MappingOf[str, Plain] | None = None
    ) -> None:
        allowed = [name for name in known if name not in (given or {})]
        self.problems.append(
            Problem(
                "unknown field",
                found=field,
                allowed=", ".join(allowed),
                hint=near.hint(field, allowed),
                place=place,
            )
        )

    def by_hand(self, field: str, place: Place) -> None:
        self.problems.append(
            Problem(
                "a field that is taken from the parent or the place in the list",
                found=field,
                hint="leave it out",
                place=place,
            )
        )

    def not_plain(self, field: str, place: Place) -> None:
        self.problems.append(
            Problem("a list or record where a plain value belongs", found=field, place=place)
        )
