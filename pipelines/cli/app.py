"""The line of a command, read: which command, with which arguments, and where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import App, Group, Parameter

from pipelines.cli import (
    build,
    capture,
    check,
    completion,
    diff,
    editions,
    forget,
    imports,
    inbox,
    level,
    migrate,
    owed,
    publish,
    refresh,
    release,
    renumber,
    report,
    respondents,
    review,
    runs,
    schemas,
    seal,
    serve,
    site,
    translations,
    workbook,
)
from pipelines.cli.at import EXITS, ROOT, At, epilogue, option, paragraphs
from pipelines.cli.refused import NoCommand
from pipelines.making.progress import Progress


def version() -> str:
    """The version of the program; that of the data stands in raw/dataset.yml."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return f"dialogue-data {version_of('dialogue-data')}"
    except PackageNotFoundError:
        return "dialogue-data, not installed"


_AS_USUAL = Parameter(negative=(), allow_repeating=True)
"""No `--no-all`; an option that is given again counts as it was given last."""

app = App(
    name="dialogue",
    help="Open data and reports on the Kosovo-Serbia dialogue.",
    help_epilogue=epilogue("dialogue check\ndialogue report --help", EXITS),
    help_format="plaintext",
    version=version,
    default_parameter=_AS_USUAL,
    result_action="return_value",
    suppress_keyboard_interrupt=False,
    print_error=False,
    exit_on_error=False,
)
app.meta.group_parameters = Group("For every command", sort_key=9)

_COMMANDS: tuple[tuple[Callable[..., int], str], ...] = (
    (check.check, check.MORE),
    (renumber.renumber, renumber.MORE),
    (migrate.migrate, migrate.MORE),
    (level.level, level.MORE),
    (owed.owed, owed.MORE),
    (report.report, report.MORE),
    (diff.diff, diff.MORE),
    (capture.capture, capture.MORE),
    (build.build, build.MORE),
    (refresh.refresh, refresh.MORE),
    (serve.serve, serve.MORE),
    (editions.editions, editions.MORE),
    (editions.rollback, editions.MORE_ROLLBACK),
    (runs.runs, runs.MORE),
    (site.site, site.MORE),
    (publish.publish, publish.MORE),
    (release.release, release.MORE),
    (seal.seal, seal.MORE),
    (forget.forget, forget.MORE),
    (schemas.schemas, schemas.MORE),
    (completion.completion, completion.MORE),
)
_AFTER_CHECK, _AFTER_SEAL = 0.5, 13.5
"""The places of commands that have commands below them, among those that have none."""

for _place, (_command, _more) in enumerate(_COMMANDS):
    app.command(
        _command,
        help=paragraphs(_command.__doc__ or ""),
        help_epilogue=_more,
        sort_key=_place,
    )
app.command(review.review_app(sort_key=_AFTER_SEAL))
app.command(inbox.inbox_app(sort_key=_AFTER_SEAL))
app.command(translations.app)
app.command(
    "pipelines.cli.new:app",  # it has an option for each field there is: only who asks waits
    name="new",
    help="A new record: from options, or by questions.",
    sort_key=_AFTER_CHECK,
)
app.command(workbook.app)
app.command(respondents.app)
app.command(imports.app)


@dataclass(frozen=True)
class Call:
    """What a line asks for: which command, with which arguments, where, and whether it cares."""

    name: str
    work: "partial[int | None]"
    at: At
    wants_at: bool

    def run(self, progress: Progress) -> int | None:
        """Do it. progress: shows how far it is. Returns the exit code, or None for 0."""
        given = {"at": replace(self.at, progress=progress)} if self.wants_at else {}
        return self.work(**given)


def read(arguments: Sequence[str]) -> Call | None:
    """The command that a line asks for, or None where help or the version was asked for and shown.

    arguments: as in a shell, without the name. Raises CycloptsError for what cannot be understood.
    """
    call: Call | None = app.meta(list(arguments))
    return call


@app.meta.default
def _read(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    root: Annotated[Path, option("Folder with raw/ and build/.", "DIR", "this project")] = ROOT,
    quiet: Annotated[bool, option("Say nothing but problems and answers.")] = False,
    verbose: Annotated[bool, option("Name each file that is made.")] = False,
) -> Call:
    at = At(root, quiet, verbose)
    if not tokens:
        raise NoCommand(app)
    command, bound, own = app.parse_args(tokens)
    return Call(
        command.__name__.rstrip("_"), partial(command, *bound.args, **bound.kwargs), at, "at" in own
    )
