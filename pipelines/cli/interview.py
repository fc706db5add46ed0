"""What is asked on a terminal about a new record, and asked again where it is wrong."""

import json
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pipelines.cli.asking import AGAIN, BEFORE, PROMPT, Asking
from pipelines.run.screen import tell
from pipelines.scaffold import Asked, Kind, Made, Tree, owner_name
from pipelines.scaffold.filling import Filler
from pipelines.scaffold.questions import MOST_SHOWN, Question, asked, wrapped
from pipelines.scaffold.used import proposed
from schemas import near
from schemas.ids import is_numbered
from schemas.problem import Problem
from schemas.registry import PARENT_ID, TABLES, Child


def interviewed(request: Asked, tree: Tree, today: date) -> Asked:
    """The same with what somebody answers."""
    kind, asking = request.kind, Asking(tree, today)
    tell("\n".join(wrapped(f"{kind.table.title} {BEFORE}")))
    owner, listed = request.owner, request.listed
    if kind.owner and not owner:
        owner = _choose(asking, owner_name(kind), tree.ids(kind.owner))
    if kind.chosen_by and not listed:
        listed = _choose(asking, kind.chosen_by, kind.lists)
    known = Filler(tree.found, tree.used, today).early(kind, request.values, owner)
    if kind.name == "assessment" and "about" not in request.values:
        known["about"] = _provisions(asking, owner) or known["about"]
    values = {**known, **asking.all(asked(kind, frozenset(known)))}
    if PARENT_ID in kind.columns and PARENT_ID not in values and not _gets_id(kind):
        default = proposed(tree.used, kind.table.name, values)
        values[PARENT_ID] = asking.one(Question(kind.table, PARENT_ID, default=default))
    return replace(request, values=values, owner=owner, listed=listed)


def _provisions(asking: Asking, owner: str) -> list[dict[str, str]]:
    """What an assessment speaks of: provisions of an agreement, or none for the whole."""
    table = TABLES["assessment_targets"]
    child = Child("assessment_targets", value="provision_id")
    there = [each for each in asking.tree.ids("provisions") if each.startswith(f"{owner}.")]
    tell("\n".join(wrapped(f"Its provisions: {', '.join(there) or 'none yet'}")))
    return targets(asking.one(Question(table, "about", child)))


def targets(provisions: Iterable[str]) -> list[dict[str, str]]:
    """What an assessment of provisions is about."""
    return [{"agreement_id": each.rpartition(".")[0], "provision_id": each} for each in provisions]


def once_more(request: Asked, tree: Tree, found: Made, today: date) -> Asked | None:
    """The same with better answers to what is wrong; None where nothing is, or questions end."""
    errors = [each for each in found.problems if is_error(each)]
    fields = dict.fromkeys(found.options.get(each, "") for each in errors)
    if "verified" in fields:
        fields["citations"] = None
    if not fields or "" in fields or PARENT_ID in fields:
        return None
    children = request.kind.table.children
    questions = [Question(request.kind.table, name, children.get(name)) for name in fields]
    tell(f"\n{AGAIN}")
    values = Asking(tree, today).again(questions, request.values)
    return None if values == request.values else replace(request, values=values)


def is_error(problem: Problem) -> bool:
    """Whether a problem keeps the record from being written."""
    return problem.severity == "error"


def _gets_id(kind: Kind) -> bool:
    """Whether the id follows from a rule, so that nobody is asked."""
    return is_numbered(kind.table.name) or kind.table.name == "provisions"


def _choose(asking: Asking, what: str, known: Sequence[str]) -> str:
    """One of several names."""
    few = f": {', '.join(known)}" if len(known) <= MOST_SHOWN else f": its id, one of {len(known)}"
    tell(f"\n{what}{few}")
    while (answer := asking.read(PROMPT)) not in known:
        tell(f"    no {what} {answer}; {near.hint(answer, known) or ', '.join(known)}")
    return answer


def as_line(request: Asked) -> str:
    """What somebody answered, as a line of a shell."""
    kind, words = request.kind, ["dialogue", "new", request.kind.name]
    if request.owner:
        words += [f"--{owner_name(kind)}", request.owner]
    if request.listed:
        words += [f"--{kind.chosen_by}", request.listed]
    for name, value in request.values.items():
        texts = [_typed(each) for each in value] if isinstance(value, list) else [_typed(value)]
        words += [as_option(name), *texts]
    return shlex.join(words)


def as_option(field: str) -> str:
    """A field as its option; of what is nested the option of the list and what it lacks."""
    name, _, inside = field.partition(" ")
    return f"--{name.replace('_', '-')}{f' {inside}' if inside else ''}"


def _typed(value: Any) -> str:
    """A value as it is typed on a line."""
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)
