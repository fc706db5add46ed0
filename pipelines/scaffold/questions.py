"""What is asked of an editor about a record, and what is wrong with an answer."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.ingest.records import Draft
from pipelines.ingest.validate import valid_rows
from pipelines.scaffold import Tree
from pipelines.scaffold.block import holds, without_quotes
from pipelines.scaffold.kinds import NAMES, Kind
from pipelines.scaffold.values import typed
from schemas import near
from schemas.fields import CodeList, code_list, date_of, nullable, reference
from schemas.problem import Place
from schemas.registry import PARENT_ID, TABLES, Child, Table
from schemas.when import NOTED

MOST_SHOWN = 12
"""Codes that are shown each on its line, with its label."""

_WIDTH = 96


@dataclass(frozen=True)
class Question:
    """What is asked.

    field: of a record of a table; child: for a list what its elements are; default: the answer
    that Enter gives.
    """

    table: Table
    field: str
    child: Child | None = None
    default: str | None = None

    @property
    def is_required(self) -> bool:
        """Whether there must be an answer."""
        return self.child is None and self.field in self.table.required

    def text(self) -> str:
        """The question on the screen: field, what it says, what may stand there, an example."""
        if self.child is not None and self.child.value is None:
            return "\n".join(wrapped(f"{self.field}: {TABLES[self.child.table].title}"))
        table = TABLES[self.child.table] if self.child else self.table
        column = self.child.value if self.child and self.child.value else self.field
        info = table.model.model_fields[column]
        about = TABLES[self.child.table].title if self.child else f"{info.description}."
        listed, example = code_list(info), (info.examples or [None])[0]
        parts = [f"{self.field}: {about}"]
        parts += ["Several: one on each line, Enter ends."] if self.child else []
        may_be = without_quotes(holds(info))
        parts += [f"[{may_be}]"] if may_be and not listed else []
        parts += [f"Such as: {example}"] if example is not None else []
        parts += [] if self.is_required or self.child else ["(Enter: left out)"]
        return "\n".join([*wrapped(" ".join(parts)), *(_codes(listed) if listed else ())])


def wrapped(text: str) -> list[str]:
    """A text in lines of a screen, all but the first indented."""
    return textwrap.wrap(text, _WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def _codes(listed: CodeList) -> Iterator[str]:
    if len(listed.codes) > MOST_SHOWN:
        codes = ", ".join(listed.codes)
        yield from wrapped(f"    {codes}")
        return
    width = max(map(len, listed.codes))
    for code, label in listed.labels.items():
        yield f"    {code.ljust(width)}  {label}"


_NOT_ASKED: Mapping[str, frozenset[str]] = {
    "assessment": frozenset({"about", "about_set", "about_set_note", "members_known"}),
    "set-assessment": frozenset({"about"}),
    "sentence": frozenset({"seen"}),
    "agreement": frozenset({"former_ids"}),
}
"""Kind -> fields that follow from where it stands, or belong to another kind."""


def asked(kind: Kind, known: frozenset[str]) -> list[Question]:
    """The questions about a record: first what must be there, then what may be.

    known: fields and lists that have a value. What has records of its own is made by itself.
    """
    known |= _NOT_ASKED.get(kind.name, frozenset())
    columns = [name for name in kind.columns if name not in known and name != PARENT_ID]
    required = [name for name in columns if name in kind.table.required]
    lists = [
        Question(kind.table, name, child)
        for name, child in kind.table.children.items()
        if name not in known and (child.value or child.table not in NAMES)
    ]
    plain = [Question(kind.table, name) for name in columns if name not in required]
    return [*(Question(kind.table, name) for name in required), *plain, *lists]


def inside(child: Child, today: date) -> list[Question]:
    """The questions about a record in a list: first what must be there.

    today: the answer where a day is asked on which something was noted.
    """
    table = TABLES[child.table]
    columns = [name for name in table.columns if name not in child.given and name != PARENT_ID]
    columns.sort(key=lambda name: nullable(table.model.model_fields[name]))
    lists = [Question(table, name, each) for name, each in table.children.items()]
    return [*(Question(table, name, default=_day(table, name, today)) for name in columns), *lists]


def _day(table: Table, name: str, today: date) -> str | None:
    info = table.model.model_fields[name]
    return today.isoformat() if date_of(info) == NOTED and not nullable(info) else None


def fault(question: Question, answer: str, tree: Tree) -> str | None:
    """What is wrong with an answer, or None. tree: has the records that it may name."""
    table, name = question.table, question.field
    if question.child is not None and question.child.value is not None:
        table, name = TABLES[question.child.table], question.child.value
    info = table.model.model_fields[name]
    value, nowhere = typed(info, answer), Place("")
    _, problems = valid_rows([Draft(table.name, {name: value}, nowhere, {})])
    if found := next((each for each in problems if each.field == name), None):
        return found.sentence()
    ref = reference(info)
    if ref is None or value in (ids := tree.ids(ref.table)):
        return None
    name = NAMES[ref.table]
    known = near.hint(answer, ids) or f"{len(ids)} are there"
    return f"no {name} {answer}; {known}; if it is new, make it first: dialogue new {name}"
