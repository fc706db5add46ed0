"""The `dialogue` command."""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pipelines.ingest import Ingested, ingest
from pipelines.screen import COULD_NOT, GOOD, PROBLEMS, cannot, could_not, nobody_reads, tell, warn
from pipelines.stopping import stoppable
from schemas.problem import Problem, ProblemsFound

__all__ = ["COULD_NOT", "GOOD", "PROBLEMS", "main"]

Result = TypeVar("Result")
ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    arguments: as in a shell, without the name. Returns 0 good, 1 problems in the data, 2 could
    not run.
    """
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        with stoppable():
            return _flushed(command(options))
    except ProblemsFound as found:
        _print_problems(found.problems)
        return PROBLEMS
    except KeyboardInterrupt as stop:
        return cannot(str(stop) or "stopped from the keyboard")
    except BrokenPipeError as error:
        return _unread(error, options)
    except SystemExit:
        raise
    except BaseException as error:  # some libraries derive theirs from it
        return could_not(error, options.root / "build")


def _flushed(code: int) -> int:
    """What cannot be written is told here, not by Python at its end."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _unread(error: BrokenPipeError, options: argparse.Namespace) -> int:
    """Who reads our output (`| head`) has what it wanted; other pipes are another matter."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads(sys.stdout)
        return GOOD
    return could_not(error, options.root / "build")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dialogue", description="Open data and reports on the Kosovo-Serbia dialogue."
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="folder with raw/ and build/")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check the records in raw/")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="show only these files")
    check.set_defaults(command=_check)
    level = commands.add_parser("level", help="who says how far an agreement is carried out")
    level.add_argument("agreement", metavar="AGREEMENT", help="its id, such as ibm-2011")
    level.add_argument("--as-of", metavar="D", help="the state spoken of (default: data date)")
    level.add_argument("--known-by", metavar="K", help="what was said by then (default: data date)")
    level.add_argument("--performer", metavar="P", help="only claims on this performer")
    level.add_argument("--format", choices=("table", "csv", "json"), default="table")
    level.set_defaults(command=_level)
    owed = commands.add_parser("owed", help="who owes what by when, and what is said of it")
    owed.add_argument("--by", metavar="BODY", help="kosovo, serbia, eu, us, joint-body or other")
    owed.add_argument(
        "--all", action="store_true", help="also those without a deadline that has passed"
    )
    owed.add_argument("--format", choices=("table", "csv", "json"), default="table")
    owed.set_defaults(command=_owed)
    _add_report(commands)
    _add_diff(commands)
    build = commands.add_parser("build", help="run the main job without the orchestrator")
    build.set_defaults(command=_build)
    refresh = commands.add_parser("refresh", help="run the main job as a Prefect flow")
    refresh.set_defaults(command=_refresh)
    serve = commands.add_parser(
        "serve",
        help="refresh on a schedule, in one process",
        description="Refresh on a schedule, in one process. A run that is due while another one is "
        "under way is skipped, and says so here, in the log and in build/run-skipped.json.",
    )
    serve.add_argument("--cron", default="30 2 * * *", help="when (default: %(default)s)")
    serve.add_argument("--timezone", default="Europe/Brussels", help="default: %(default)s")
    serve.set_defaults(command=_serve)
    release = commands.add_parser("release", help="make the release of the version in dataset.yml")
    release.add_argument(
        "--candidate", action="store_true", help="try it: no ledger, may be made again"
    )
    release.add_argument(
        "--rebuild", metavar="VERSION", help="make an older release again from its tag"
    )
    release.add_argument(
        "--lang", nargs="+", metavar="LANG", help="languages of the reports (default: all)"
    )
    release.add_argument(
        "--without",
        nargs="+",
        default=(),
        metavar="ID",
        help="leave out: codebook",
    )
    release.set_defaults(command=_release)
    schemas = commands.add_parser("schemas", help="write the JSON Schemas that editors complete by")
    schemas.add_argument(
        "--format-page", action="store_true", help="also write the generated half of raw/FORMAT.md"
    )
    schemas.set_defaults(command=_schemas)
    return parser


def _add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = commands.add_parser("report", help="make sections, factsheets or the whole report")
    report.add_argument(
        "--section",
        nargs="+",
        default=[],
        metavar="ID",
        help="process, overview, owed ..., an agreement, agreements/ID, projects/ID or "
        "organisations/ID for a factsheet, report for the whole (default: all)",
    )
    report.add_argument(
        "--lang", nargs="+", metavar="LANG", help="en, sq, sr-Latn, sr-Cyrl (default: all)"
    )
    report.add_argument("--as-of", metavar="D", help="the state spoken of (default: data date)")
    report.add_argument(
        "--known-by", metavar="K", help="what was said by then (default: data date)"
    )
    report.add_argument(
        "--profile", default="default", metavar="P", help="a profile, or the path of a TOML file"
    )
    report.add_argument(
        "--format", nargs="+", metavar="F", help="pdf, docx, html (not html by default)"
    )
    report.add_argument("--out", type=Path, metavar="DIR", help="default: build/asked")
    report.set_defaults(command=_report)


def _add_diff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    diff = commands.add_parser("diff", help="what differs between two versions of a dataset")
    for name in ("old", "new"):
        diff.add_argument(
            name, type=Path, metavar=name.upper(), help="a folder, an archive or a file of tables"
        )
    diff.add_argument(
        "--key",
        nargs="+",
        action="extend",
        default=[],
        metavar="COL",
        help="the columns that identify a row; OLD=NEW for one that was renamed (default: the "
        "primary key of datapackage.json, else the first columns that are unique)",
    )
    diff.add_argument(
        "--table", nargs="+", action="extend", default=[], metavar="NAME", help="only these tables"
    )
    diff.add_argument(
        "--all-cells", action="store_true", help="every changed cell, also those of a rule"
    )
    diff.add_argument(
        "--delimiter",
        nargs="+",
        action="extend",
        default=[],
        metavar="D",
        help="what separates the values of CSV files: a character, tab, comma, semicolon or bar; "
        "one for both versions, or one for each (default: as datapackage.json or the file shows)",
    )
    diff.add_argument(
        "--encoding",
        nargs="+",
        action="extend",
        default=[],
        metavar="E",
        help="the encoding of CSV files, such as windows-1250 (default: as datapackage.json says, "
        "else UTF-8)",
    )
    diff.add_argument(
        "--large", action="store_true", help="read packed files beyond the limits of docs/diff.md"
    )
    diff.add_argument("--format", choices=("table", "markdown", "csv", "json"), default="table")
    diff.add_argument("--out", type=Path, metavar="FILE", help="write there; print the verdict")
    diff.set_defaults(command=_diff)


def _check(options: argparse.Namespace) -> int:
    raw = (options.root / "raw").resolve()
    wanted = [path.resolve() for path in options.paths]
    outside = [str(path) for path in wanted if not path.exists() or not path.is_relative_to(raw)]
    if outside:
        return cannot(f"no such file or folder in {raw}: {', '.join(outside)}")
    found = _quickly(lambda: ingest(options.root / "raw"))
    problems = (*found.problems, *_ledger_problems(options.root / "raw"))
    shown = [p for p in problems if _wanted(p, wanted, options.root)]
    _print_problems(shown)
    tell(_verdict(found, shown))
    return PROBLEMS if any(p.severity == "error" for p in shown) else GOOD


def _ledger_problems(raw: Path) -> tuple[Problem, ...]:
    if not (raw / "releases").exists():  # what reads them takes a moment to import
        return ()
    from pipelines.release import ledger_problems

    return ledger_problems(raw)


def _quickly(read: Callable[[], Result]) -> Result:
    """Read without the cycle collector: many small objects, none of them garbage, half the time."""
    gc.disable()
    try:
        return read()
    finally:
        gc.enable()


def _wanted(problem: Problem, wanted: list[Path], root: Path) -> bool:
    if not wanted or problem.place is None:
        return True
    path = (root / problem.place.file).resolve()
    return any(path == one or one in path.parents for one in wanted)


def _verdict(found: Ingested, shown: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in shown)
    return f"{found.files} files: {errors} errors, {len(shown) - errors} warnings"


def _print_problems(problems: Iterable[Problem]) -> None:
    """Warnings first, errors last, where they are seen."""
    for problem in sorted(problems, key=lambda p: p.severity == "error"):
        mark = "" if problem.severity == "error" else "warning: "
        warn(f"{problem.place or problem.table}: {mark}{problem.sentence()}")


def _level(options: argparse.Namespace) -> int:
    from pipelines.answers import FORMATS, Question, level

    question = Question(options.agreement, options.as_of, options.known_by, options.performer)
    lines = _quickly(lambda: level(options.root / "raw", question))
    tell(FORMATS[options.format](lines), end="")
    return GOOD


def _owed(options: argparse.Namespace) -> int:
    from pipelines.answers import FORMATS, owed

    lines = _quickly(lambda: owed(options.root / "raw", options.by, options.all))
    tell(FORMATS[options.format](lines), end="")
    return GOOD


def _diff(options: argparse.Namespace) -> int:
    from pipelines import compare as diff

    if options.out is not None:
        diff.check_out(options.out, (options.old, options.new))
    how = diff.Reading(
        tables=options.table,
        dialects=diff.asked(options.delimiter, options.encoding),
        limits=diff.LARGE if options.large else diff.LIMITS,
    )
    old, new = _quickly(lambda: diff.read_versions(options.old, options.new, how=how))
    found = _quickly(lambda: diff.compare(old, new, options.key))
    text = diff.FORMATS[options.format](found, options.all_cells)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if options.out is None:
        print(diff.printable(text, encoding), end="")
    else:
        diff.write_whole(options.out, text)
        said = f"{found.verdict}\nwritten to {options.out}"
        print(diff.printable(said, encoding))
    return GOOD


def _report(options: argparse.Namespace) -> int:
    from pipelines.documents import Order, documents

    order = Order(
        sections=options.section,
        languages=options.lang or (),
        formats=options.format or (),
        as_of=options.as_of,
        known_by=options.known_by,
        choices=options.profile,
    )
    build = options.root / "build"
    out = options.out or build / "asked"
    made = documents(options.root / "raw", out, order, build / ".made")
    for line in made.warnings:
        warn(f"warning: {line}")
    for path in made.paths:
        if path.suffix in (".pdf", ".docx", ".html"):
            tell(path)
    tell(f"{len(made.paths)} files, with the figures, in {out}")
    for gap in made.gaps:
        warn(str(gap))
    return PROBLEMS if made.gaps else GOOD


def _build(options: argparse.Namespace) -> int:
    from pipelines.job import Paths, main_job
    from pipelines.pool import processes

    main_job(Paths.of(options.root), mapper=processes, say=tell)
    return _done(options.root)


def _release(options: argparse.Namespace) -> int:
    from pipelines.releasing import rebuild, release

    if options.rebuild is not None:
        out = options.root / "build" / "rebuilt"
        differing = rebuild(options.root, options.rebuild, out)
        for name in differing:
            warn(f"{name}: not the file that was released")
        tell(f"{out / options.rebuild}: {len(differing)} files differ from the ledger")
        return PROBLEMS if differing else GOOD
    from pipelines.answers import known
    from pipelines.present.language import LANGUAGES
    from pipelines.releasing import EXTRA

    for name in options.without:
        known("such document", name, EXTRA)
    extra = [name for name in EXTRA if name not in options.without]
    made = release(options.root, options.candidate, tell, options.lang or LANGUAGES, extra)
    tell(f"Release in {made.folder}, packed as {made.archive}")
    if made.ledger is not None:
        tell(f"Now commit {made.ledger} and tag the commit v{made.folder.name}")
    return GOOD


def _refresh(options: argparse.Namespace) -> int:
    _prefect_settings(options.root)
    from pipelines.flows import run_refresh

    outcome = run_refresh(options.root)
    return _done(options.root) if outcome == GOOD else outcome


def _serve(options: argparse.Namespace) -> int:
    _prefect_settings(options.root)
    from pipelines.schedule import serve_refresh

    return serve_refresh(options.root, options.cron, options.timezone)


def _prefect_settings(root: Path) -> None:
    """The orchestrator keeps to the project: its own home, no telemetry, no noise at shutdown."""
    home = (root / "build" / ".prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)  # Prefect makes the last folder only
    os.environ.setdefault("PREFECT_HOME", str(home))
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    os.environ.setdefault("PREFECT_API_REQUEST_TIMEOUT", "30")  # so that waiting has an end
    os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")
    os.environ.setdefault("DO_NOT_TRACK", "1")


def _schemas(options: argparse.Namespace) -> int:
    from schemas.format_page import with_generated
    from schemas.json_schema import file_schemas

    folder = options.root / "build" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in file_schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
    if options.format_page:
        page = options.root / "raw" / "FORMAT.md"
        try:
            text = with_generated(page.read_text(encoding="utf-8"))
        except ValueError as error:
            return cannot(f"{page}: {error}")
        page.write_text(text, encoding="utf-8")
    tell(f"{len(file_schemas())} schemas in {folder}")
    return GOOD


def _done(root: Path) -> int:
    """The last lines: what was built, where, how to open it, and what is not as it should be."""
    from pipelines.job import WITH_GAPS

    build = root / "build"
    run = json.loads((build / "run.json").read_text(encoding="utf-8"))
    sections = len(list((build / "reports/en/sections").glob("*.pdf")))
    languages = sorted(path.name for path in (build / "reports").iterdir())
    warnings = len(run["warnings"])
    tell(f"Built version {run['version']}, data as of {run['release_date']}, in {build}:")
    tell(f"  data/      {len(run['counts'])} tables in seven formats; start with data/README.md")
    tell(f"  reports/   {sections} sections and report.pdf in each of {', '.join(languages)}")
    tell(f"  run.json   what ran, with its {warnings} warnings")
    tell("Open, for example:")
    tell(f"  {build / 'data/assessments_flat.csv'}")
    tell(f"  {build / 'reports/en/report.pdf'}")
    for gap in run["gaps"]:
        warn(f"gap: {gap}")
    return PROBLEMS if run["status"] == WITH_GAPS else GOOD
