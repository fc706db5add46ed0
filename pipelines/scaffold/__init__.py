"""Scaffolds: a new record in the form of the contract, checked with all others before it is there.

`opened` reads the records, `made` makes one and tells all that is wrong with it, `write` writes it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.ingest import Ingested, ingest
from pipelines.scaffold.block import block, item
from pipelines.scaffold.filling import Filler
from pipelines.scaffold.inserting import Inserted, inserted, sorting, whole
from pipelines.scaffold.kinds import KINDS, Kind
from pipelines.scaffold.likeness import Like, alike
from pipelines.scaffold.used import Used, is_used, used_ids
from pipelines.scaffold.values import Values
from schemas import near
from schemas.fields import text_rule
from schemas.files import replace_text
from schemas.ids import same_sequence
from schemas.problem import CouldNotRun, Problem, ProblemsFound, show
from schemas.registry import PARENT_ID, TABLES, Child

__all__ = [
    "KINDS",
    "Asked",
    "Kind",
    "Made",
    "Tree",
    "made",
    "missing",
    "opened",
    "owner_name",
    "write",
]


@dataclass(frozen=True)
class Tree:
    """The records as they are, and every id that was ever given."""

    raw: Path
    found: Ingested
    used: Used

    def text(self, path: str) -> str | None:
        """The text of a file, None where there is none. path: relative to raw/."""
        file = self.raw / path
        return file.read_bytes().decode("utf-8") if file.is_file() else None

    def ids(self, table: str) -> list[str]:
        """The ids of a table, as they are now."""
        written = self.found.records.written(table, PARENT_ID)
        return sorted(str(value) for (value,) in written)


@dataclass(frozen=True)
class Asked:
    """What somebody asks for.

    values: fields of the record; owner: id of the record around it; listed: the list that it goes
    into, where there are several; anyway: also where it seems to be there already; is_bare: without
    comments for what is left out.
    """

    kind: Kind
    values: Values = field(default_factory=dict)
    owner: str = ""
    listed: str = ""
    anyway: bool = False
    is_bare: bool = False


@dataclass(frozen=True)
class Made:
    """A record that may be written.

    id: None where records of its kind have none; path: its file, relative to raw/; after: the file
    with it; problems: all that it brings, as the check would tell it; options: problem -> the
    option that it is of, for those within the record.
    """

    kind: Kind
    id: str | None
    path: str
    after: Inserted
    problems: tuple[Problem, ...]
    options: Mapping[Problem, str]

    @property
    def is_good(self) -> bool:
        """Whether it may be written: warnings stop nothing."""
        return all(problem.severity != "error" for problem in self.problems)


def opened(raw: Path, kind: Kind) -> Tree:
    """Read the records, to put one of a kind among them.

    Raises ProblemsFound where a file cannot be read that may hold ids of such records: one could
    be given twice.
    """
    found = ingest(raw)
    if set(same_sequence(kind.table.name)) & found.records.unclear:
        raise ProblemsFound(found.problems)
    return Tree(raw, found, used_ids(found, raw))


def missing(asked: Asked, tree: Tree, today: date) -> list[str]:
    """What must still be said, by field; `citations 1: seen_as` for what is nested."""
    kind = asked.kind
    known = Filler(tree.found, tree.used, today).early(kind, asked.values, asked.owner)
    needed = [name for name in kind.table.required if name in kind.columns and name not in known]
    if PARENT_ID in needed and _id(tree, asked, known, today) is not None:
        needed.remove(PARENT_ID)
    around = owner_name(kind) if kind.child and not asked.owner else None
    chosen = kind.chosen_by if kind.chosen_by and not asked.listed else None
    return [*filter(None, (around, chosen)), *needed, *_missing_inside(kind, asked.values)]


def owner_name(kind: Kind) -> str:
    """What the record around those of a kind is called."""
    return _BY_TABLE[kind.owner or ""].name


_BY_TABLE: Mapping[str, Kind] = {kind.table.name: kind for kind in reversed(list(KINDS.values()))}
"""By table; of claims the kind on an agreement."""


def _missing_inside(kind: Kind, values: Values) -> Iterator[str]:
    for name, child in kind.table.children.items():
        elements = values.get(name)
        for number, each in enumerate(elements if isinstance(elements, list) else (), 1):
            if isinstance(each, Mapping):
                yield from (f"{name} {number}: {column}" for column in _lacking(child, each))


def _lacking(child: Child, values: Values) -> list[str]:
    """The fields that a nested record wants and does not get by itself."""
    itself = {*child.given, PARENT_ID, "seen_on", "recorded"}
    required = TABLES[child.table].required
    return [name for name in required if name not in values and name not in itself]


def made(tree: Tree, asked: Asked, today: date) -> Made:
    """Make a record and check it together with all others.

    today: the day on which it is recorded. Raises CouldNotRun where it has no place: a record
    around it that does not exist, an id that nobody can make up, a file that cannot be edited.
    """
    kind = asked.kind
    _around(tree, asked)
    filler = Filler(tree.found, tree.used, today)
    early = filler.early(kind, asked.values, asked.owner)
    record = _id(tree, asked, early, today) if PARENT_ID in kind.columns else None
    if record is not None:
        filler.give(kind.table.name, record)
        early = {PARENT_ID: record, **early}
    values = filler.sealed(kind.table.name, filler.late(kind, early))
    path = _path(kind, values, asked.owner)
    after = _placed(tree, asked, values, path)
    problems = [*_refused(tree, asked, record, values), *_brought(tree, path, after.text)]
    options = ((each, _option(each, kind, f"{tree.raw.name}/{path}", after)) for each in problems)
    by = {problem: option for problem, option in options if option}
    return Made(kind, record, path, after, tuple(problems), by)


def _around(tree: Tree, asked: Asked) -> None:
    """There is a record to put it into, and a list."""
    kind = asked.kind
    if kind.owner and asked.owner not in tree.ids(kind.owner):
        known = tree.ids(kind.owner)
        hint = near.hint(asked.owner, known) or f"make it first: dialogue new {owner_name(kind)}"
        raise CouldNotRun(f"no {owner_name(kind)} {show(asked.owner)}; {hint}")
    if kind.chosen_by and asked.listed not in kind.lists:
        lists = ", ".join(kind.lists)
        raise CouldNotRun(f"no {kind.chosen_by} {show(asked.listed)}; one of {lists}")


def _id(tree: Tree, asked: Asked, values: Values, today: date) -> str | None:
    given = asked.values.get(PARENT_ID)
    if given is not None:
        return _allowed_id(asked.kind, str(given))
    return Filler(tree.found, tree.used, today).id(asked.kind, values, asked.owner)


def _allowed_id(kind: Kind, record: str) -> str:
    """The same id, if it may be one: it becomes the name of a file."""
    rule = text_rule(kind.table.model.model_fields[PARENT_ID])
    if rule is not None and (fault := rule.fault(record)):
        raise CouldNotRun(f"--id {show(record)}: {fault}; allowed: {rule.allowed}")
    return record


def _path(kind: Kind, values: Values, owner: str) -> str:
    """The file of a record, relative to raw/."""
    pattern = kind.file.pattern
    if kind.child:
        return pattern.replace("*", owner)
    if kind.file.root:
        return pattern.replace("*", str(values.get(PARENT_ID, "")))
    years = (re.search(r"\d{4}", str(values.get(name) or "")) for name in kind.table.dated_by)
    year = next((found[0] for found in years if found), "undated")
    return pattern.replace("*", year)


def _placed(tree: Tree, asked: Asked, values: Values, path: str) -> Inserted:
    kind, file = asked.kind, f"{tree.raw.name}/{path}"
    before = tree.text(path)
    if not kind.lists:
        if before is not None and not is_used(tree.used, kind.table.name, str(values["id"])):
            raise CouldNotRun(f"{file} is there, with another id in it; see `dialogue check`")
        return whole(kind, block(kind.table, values, kind.given, 0, asked.is_bare))
    return inserted(
        before,
        kind,
        asked.listed or kind.lists[0],
        lambda indent: item(kind.table, values, kind.given, indent, asked.is_bare),
        sorting(next((str(values[n]) for n in kind.table.dated_by if values.get(n)), "")),
        file,
    )


def _refused(tree: Tree, asked: Asked, record: str | None, values: Values) -> Iterator[Problem]:
    """What speaks against it before it is checked: its id was given, or it is there already."""
    table = asked.kind.table.name
    if record is not None and is_used(tree.used, table, record):
        yield _taken(tree, table, record)
    if not asked.anyway:
        column = asked.kind.child and next(iter(asked.kind.child.link), None)
        owned = {column or "agreement_id": asked.owner, **values} if asked.owner else values
        yield from (_again(tree, like) for like in alike(table, owned, tree.found.records))


def _taken(tree: Tree, table: str, record: str) -> Problem:
    places = (tree.found.origins.drafts.get((name, (record,))) for name in same_sequence(table))
    draft = next((each for each in places if each), None)
    where = f"it is given at {draft.place}" if draft else "it was given before, and never is again"
    hint = f"{where}; give another by --id"
    return Problem("an id that is taken", table, (record,), "id", found=record, hint=hint)


def _again(tree: Tree, like: Like) -> Problem:
    draft = tree.found.origins.drafts.get((like.table, (like.id,)))
    hint = f"see {draft.place if draft else like.table}; if it is another one, add --anyway"
    found = f"{like.id}, which {like.why}"
    return Problem("it seems to be there already", like.table, (like.id,), found=found, hint=hint)


def _brought(tree: Tree, path: str, text: str) -> Iterator[Problem]:
    """The problems that were not there before."""
    before = Counter(map(_same, tree.found.problems))
    for problem in ingest(tree.raw, {path: text}).problems:
        before[_same(problem)] -= 1
        if before[_same(problem)] < 0:
            yield problem


def _same(problem: Problem) -> tuple[Any, ...]:
    """What tells a problem from others: not its line, nor what else is allowed."""
    return (problem.what, problem.table, problem.key, problem.field, problem.found)


def _option(problem: Problem, kind: Kind, file: str, after: Inserted) -> str | None:
    """The option that a problem within the new record is of: one that may have been left out."""
    place = problem.place
    if place is None or place.file != file:
        return None
    lines = after.text.splitlines()[after.line - 1 : after.end]
    if not after.line <= place.line <= after.end or not lines:
        return None
    if problem.table == kind.table.name and problem.field in kind.columns:
        return problem.field
    indent = len(lines[0]) - len(lines[0].lstrip(" -"))
    for line in reversed(lines[: place.line - after.line + 1]):
        found = re.match(rf"[ -]{{{indent}}}(\w+):", line)
        if found:
            return found[1]
    return None


def write(tree: Tree, new: Made) -> Path:
    """Write a record that was made. Returns its file."""
    path = tree.raw / new.path
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_text(path, new.after.text)
    return path
