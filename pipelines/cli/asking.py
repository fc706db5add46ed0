"""Questions on a terminal about a record that is to be made."""

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from pipelines.run.screen import tell
from pipelines.scaffold import Tree
from pipelines.scaffold.questions import Question, fault, inside
from pipelines.scaffold.values import typed
from schemas.problem import CouldNotRun
from schemas.registry import TABLES

PROMPT = "  > "

BEFORE = "Enter leaves out what may be left out; Ctrl-C stops, and nothing is written."

AGAIN = "These once more: Enter keeps what is there, - takes it out, Ctrl-C stops."

Read = Callable[[str], str]
"""Shows a prompt and takes a line."""


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def line(prompt: str) -> str:
    """A line from the terminal, which can be edited. Raises CouldNotRun at its end."""
    with suppress(ImportError):  # not on every system
        import readline  # noqa: F401
    try:
        return input(prompt).strip()
    except EOFError:
        raise CouldNotRun("the answers ended; nothing was written") from None


class Asking:
    """Asks until each answer is one that may stand.

    tree: the records; today: when they are noted; read: takes a line.
    """

    def __init__(self, tree: Tree, today: date, read: Read = line) -> None:
        self.tree = tree
        self.today = today
        self.read = read

    def all(self, questions: Iterable[Question]) -> dict[str, Any]:
        """Field -> answer, of the questions that got one."""
        answers = {each.field: self.one(each) for each in questions}
        return {name: value for name, value in answers.items() if value not in (None, [])}

    def again(self, questions: Iterable[Question], before: Mapping[str, Any]) -> dict[str, Any]:
        """Answers with some of them given anew. before: those that there are."""
        answers = dict(before)
        for each in questions:
            value = self._anew(each, before.get(each.field))
            if value in (None, "", []):
                answers.pop(each.field, None)
            else:
                answers[each.field] = value
        return answers

    def _anew(self, question: Question, before: Any) -> Any:
        """The new answer to a question, None for one that is taken out."""
        if question.child is not None:
            return self.one(question) or before
        shown = str(before).lower() if isinstance(before, bool) else str(before)
        tell(f"\n{question.text()}")
        while True:
            text = self.read(f"  [{shown}]{PROMPT}" if before is not None else PROMPT)
            if text in ("", "-"):
                return None if text else before
            if (wrong := fault(question, text, self.tree)) is None:
                return self._value(question, text)
            tell(f"    {wrong}")

    def one(self, question: Question) -> Any:
        """The answer to a question: a value, a list, or None."""
        if question.child is None:
            tell(f"\n{question.text()}")
            return self._plain(question, question.is_required)
        if question.child.value is not None:
            tell(f"\n{question.text()}")
            return self._several(question)
        return self._records(question)

    def _plain(self, question: Question, is_required: bool) -> Any:
        shown = f"  [{question.default}]{PROMPT}" if question.default else PROMPT
        while True:
            text = self.read(shown) or question.default or ""
            if not text and not is_required:
                return None
            wrong = fault(question, text, self.tree) if text else "it must be there"
            if wrong is None:
                return self._value(question, text)
            tell(f"    {wrong}")

    @staticmethod
    def _value(question: Question, text: str) -> Any:
        table, name = question.table, question.field
        if question.child is not None and question.child.value is not None:
            table, name = TABLES[question.child.table], question.child.value
        return typed(table.model.model_fields[name], text)

    def _several(self, question: Question) -> list[Any]:
        found: list[Any] = []
        while (value := self._plain(question, is_required=False)) is not None:
            found.append(value)
        return found

    def _records(self, question: Question) -> list[Any]:
        """Records of a list, until Enter answers the first question of one."""
        assert question.child is not None
        found: list[Any] = []
        tell(f"\n{question.text()}\n    (Enter at its first question: no more)")
        first, *others = inside(question.child, self.today)
        while True:
            tell(f"\n{question.field} {len(found) + 1}, {first.text()}")
            value = self._plain(first, is_required=False)
            if value is None:
                return found
            found.append({first.field: value, **self.all(others)})
