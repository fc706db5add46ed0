"""`dialogue new`: a command for each kind of record, with an option for each of its fields."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from pipelines.cli import offers
from pipelines.cli.asking import can_ask
from pipelines.cli.at import At, Here, Texts, epilogue, option, options, print_problems, quickly
from pipelines.cli.interview import as_line, as_option, interviewed, is_error, once_more, targets
from pipelines.run.screen import GOOD, PROBLEMS, cannot, tell, warn
from pipelines.scaffold import (
    KINDS,
    Asked,
    Kind,
    Made,
    Tree,
    made,
    missing,
    opened,
    owner_name,
    write,
)
from pipelines.scaffold.block import told, without_quotes
from pipelines.scaffold.values import element, typed
from schemas.fields import code_list, reference
from schemas.registry import TABLES, Child

if TYPE_CHECKING:
    from pipelines.cli.offers import Offer

HELP = "A new record: from options, or by questions."
MORE = epilogue(
    """dialogue new assessment
    dialogue new meeting --date 2013-04-19 --status held --mode in-person --track high-level
    dialogue new source --url https://example.org/text --title-basis none --kind news"""
)

_ABOUT = (
    "Each field has an option. On a terminal, what is missing is asked. The record gets the next "
    "id, is checked with all others, and is written only if it brings no error."
)
_LISTS = "A record in a list is written 'field=value; field=value' or '{field: value}'."


def option_names(kind: Kind, column: str) -> tuple[str, ...]:
    """The names of the option of a field: a reference is called by what it refers to, too."""
    plain = column.removesuffix("_id")
    full, short = column.replace("_", "-"), plain.replace("_", "-")
    taken = {*kind.columns, *kind.table.children, *(("agreement",) if kind.owner else ())}
    return (
        (f"--{full}",) if not plain or plain in taken else tuple({f"--{short}": 0, f"--{full}": 0})
    )


def _offer(kind: Kind, column: str) -> "Offer | None":
    info = kind.table.model.model_fields[column]
    if listed := code_list(info):
        return offers.these(listed.codes)
    ref = reference(info)
    return offers.ids(ref.table) if ref else None


def _column(kind: Kind, column: str) -> Any:
    about = without_quotes(told(kind.table, column))
    info = kind.table.model.model_fields[column]
    metavar = "ID" if reference(info) else "CODE" if code_list(info) else "VALUE"
    named = Parameter(name=option_names(kind, column))
    return Annotated[
        str | None, Parameter.combine(option(about, metavar, offer=_offer(kind, column)), named)
    ]


def _listed(kind: Kind, field: str, child: Child) -> Any:
    metavar = "VALUE" if child.value else "RECORD"
    info = TABLES[child.table].model.model_fields.get(child.value or "")
    ref, codes = (reference(info), code_list(info)) if info else (None, None)
    offer = offers.ids(ref.table) if ref else offers.these(codes.codes) if codes else None
    return Annotated[Texts, options(told(kind.table, field), metavar, offer=offer)]


def _parameters(kind: Kind) -> Iterator[inspect.Parameter]:
    """The options of a command, in the order of the record."""

    def named(name: str, annotation: Any, default: Any = None) -> inspect.Parameter:
        only = inspect.Parameter.KEYWORD_ONLY
        return inspect.Parameter(name, only, default=default, annotation=annotation)

    if kind.owner:
        about = option(f"The {owner_name(kind)} that it is of.", "ID", offer=offers.ids(kind.owner))
        yield named(_OWNER, Annotated[str | None, _called(about, owner_name(kind))])
    if kind.chosen_by:
        about = option("Where it stands.", "CODE", offer=offers.these(kind.lists))
        yield named(_LIST, Annotated[str | None, _called(about, kind.chosen_by)])
    if kind.name == "assessment":
        about = options("The provisions spoken of.", "ID", "the whole", offers.ids("provisions"))
        yield named(_PROVISIONS, Annotated[Texts, _called(about, "provision")], ())
    for column in kind.columns:
        yield named(column, _column(kind, column))
    for field, child in kind.table.children.items():
        yield named(field, _listed(kind, field, child), ())
    yield named(_ANYWAY, Annotated[bool, _flag("Also if it seems to be there.", "anyway")], False)
    yield named(_BARE, Annotated[bool, _flag("No comments for what is left out.", "bare")], False)
    yield named(_DRY, Annotated[bool, _flag("Only show it.", "dry-run")], False)
    yield named("at", Here, inspect.Parameter.empty)


_OWNER, _LIST, _PROVISIONS = "of_owner", "in_list", "on_provisions"
_ANYWAY, _BARE, _DRY = "if_anyway", "if_bare", "if_dry"
"""What is no field of a record."""


def _called(parameter: Parameter, name: str) -> Parameter:
    return Parameter.combine(parameter, Parameter(name=f"--{name}"))


def _flag(about: str, name: str) -> Parameter:
    return _called(option(about), name)


def command(kind: Kind) -> Callable[..., int]:
    """The command that makes a record of a kind."""

    def new(at: At, **given: Any) -> int:
        return _new(kind, given, at)

    parameters = list(_parameters(kind))
    new.__name__ = kind.name
    new.__doc__ = f"{kind.table.title}\n\n{_ABOUT}\n\n{_LISTS}"
    new.__annotations__ = {each.name: each.annotation for each in parameters}
    new.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return new


def _new(kind: Kind, given: Mapping[str, Any], at: At) -> int:
    today = date.today()
    request = read(kind, given)
    tree = quickly(lambda: opened(at.raw, kind))
    lacks = missing(request, tree, today)
    is_asked = bool(lacks) and can_ask()
    if is_asked:
        at.progress.end()
        request = interviewed(request, tree, today)
    elif lacks:
        return cannot(f"dialogue new {kind.name} wants {', '.join(map(as_option, lacks))}")
    found = _checked(request, tree, today)
    while is_asked and (better := once_more(request, tree, found, today)):
        request = better
        found = _checked(request, tree, today)
    if not found.is_good:
        warn("nothing was written")
        if is_asked:
            warn(f"with these answers it is: {as_line(request)}")
        return PROBLEMS
    return _written(tree, found, at, bool(given.get(_DRY)))


def _checked(request: Asked, tree: Tree, today: date) -> Made:
    """The record, and on the screen all that is wrong with it."""
    found = quickly(lambda: made(tree, request, today))
    _show(found)
    return found


def read(kind: Kind, given: Mapping[str, Any]) -> Asked:
    """What a line asks for. given: the values of its options."""
    values: dict[str, Any] = {}
    for column in kind.columns:
        if (text := given.get(column)) is not None:
            values[column] = typed(kind.table.model.model_fields[column], text)
    for field, child in kind.table.children.items():
        if texts := given.get(field):
            values[field] = [element(child, text, as_option(field)) for text in texts]
    owner = given.get(_OWNER) or ""
    if provisions := given.get(_PROVISIONS):
        about = targets(provisions)
        values.setdefault("about", about)
        owner = owner or about[0]["agreement_id"]
    listed, anyway, bare = given.get(_LIST) or "", given.get(_ANYWAY), given.get(_BARE)
    return Asked(kind, values, owner, listed, bool(anyway), bool(bare))


def _show(found: Made) -> None:
    """All that is wrong: of the record by option, of others by their place."""
    inside = [each for each in found.problems if each in found.options]
    print_problems(each for each in found.problems if each not in found.options)
    for problem in sorted(inside, key=is_error):
        mark = "" if is_error(problem) else "warning: "
        warn(f"{as_option(found.options[problem])}: {mark}{problem.sentence()}")


def _written(tree: Tree, found: Made, at: At, is_dry: bool) -> int:
    where = f"{tree.raw.name}/{found.path}:{found.after.line}"
    name = f"{found.kind.name} {found.id}" if found.id else found.kind.name
    if is_dry:
        at.say(f"{where}: {name} would be written")
        tell("\n".join(found.after.text.splitlines()[found.after.line - 1 : found.after.end]))
        return GOOD
    write(tree, found)
    at.say(f"{where}: {name}")
    return GOOD


app = App(name="new", help=HELP, help_epilogue=MORE)
for _place, _kind in enumerate(KINDS.values()):
    app.command(
        command(_kind),
        name=_kind.name,
        help=inspect.getdoc(command(_kind)),
        help_epilogue=epilogue(f"dialogue new {_kind.name}"),
        sort_key=_place,
    )
