"""A release: the files of one version in a folder and an archive, checked against the last one."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from pipelines.answers import known
from pipelines.ingest import ingest
from pipelines.job import WITH_GAPS, Paths, main_job
from pipelines.pool import processes
from pipelines.present.language import LANGUAGES
from pipelines.release import (
    Ledger,
    changes_since,
    gates,
    ledger_of,
    read_before,
    read_ledger,
    versions,
    with_changes,
    write_ledger,
)
from pipelines.release.bag import checksum_lines, checksums, write_bag
from pipelines.release.papers import cautionary_notes, whats_new
from pipelines.report import Wanted
from pipelines.tabulate import tabulate
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.tables import Tables

LOCK = "requirements.lock"
Say = Callable[[str], None]

EXTRA = ("codebook",)
"""Documents that a release has besides those of every build."""


@dataclass(frozen=True)
class Released:
    """What came of it: the folder, the archive, and the ledger if one was written."""

    folder: Path
    archive: Path
    ledger: Path | None = None


def release(
    root: Path,
    is_candidate: bool,
    say: Say = lambda line: None,
    languages: Sequence[str] = LANGUAGES,
    extra: Sequence[str] = EXTRA,
) -> Released:
    """Make the release of the version that `raw/dataset.yml` names.

    root: folder with raw/ and build/; is_candidate: no ledger, and it may be made again; languages:
    of the documents; extra: documents that not every build has. Raises CouldNotRun if the version
    was released already, ProblemsFound for errors in the data and for changes that nothing
    explains.
    """
    paths = Paths.of(root)
    for language in languages:
        known("language", language, LANGUAGES)
    wanted = Wanted(tuple(languages), extra=extra)
    tables, before = _checked(paths.raw)
    version = tables.rows("dataset")[0]["version"]
    name = f"{version}-candidate" if is_candidate else version
    folder = paths.build / "releases" / name
    if not is_candidate:
        _is_new(paths.raw, folder, version)
    summary = main_job(paths, mapper=processes, say=say, wanted=wanted)
    if summary.status == WITH_GAPS:
        told = "\n".join(summary.gaps)
        raise CouldNotRun(f"no release with notices in the place of documents:\n{told}")
    made = compose(paths.build / "current", tables, before, folder)
    if is_candidate:
        return made
    ledger = ledger_of(tables, checksums(folder), _lock(root))
    return Released(made.folder, made.archive, write_ledger(ledger, paths.raw))


def _is_new(raw: Path, folder: Path, version: str) -> None:
    if version in versions(raw):
        raise CouldNotRun(
            f"version {version} was released, and a released version is never overwritten; "
            "give raw/dataset.yml the next version, or try with --candidate"
        )
    if folder.exists():
        raise CouldNotRun(
            f"{folder} is there without a ledger in {raw}: a release that was stopped, or whose "
            "ledger was not committed; look at it, then remove it or restore the ledger"
        )


def _checked(raw: Path) -> tuple[Tables, Ledger | None]:
    """Base tables with `changes`, and the ledger of the release before."""
    found = ingest(raw)
    if found.errors:
        raise ProblemsFound(found.problems)
    base = tabulate(found.records.rows)
    before = read_before(raw, base.rows("dataset")[0]["version"])
    if before is not None:
        problems = found.origins.placed(gates(changes_since(before, base), base))
        if problems:
            raise ProblemsFound(problems)
    return with_changes(base, base, raw), before


def _lock(root: Path) -> str:
    path = root / LOCK
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def compose(build: Path, tables: Tables, before: Ledger | None, folder: Path) -> Released:
    """Put the files of a release together: one folder, and the same as a BagIt archive.

    build: a finished build; tables: base tables and `changes`; before: ledger of the last release;
    folder: made anew, its name is that of the version.
    """
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(build / "data", fresh / "data")
    for path in sorted((build / "reports").rglob("*.*")):
        if path.suffix in (".pdf", ".html"):
            target = fresh / "reports" / path.relative_to(build / "reports")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    _write(fresh / "WHATSNEW.md", whats_new(tables, before.version if before else None))
    _write(fresh / "CAUTIONARY_NOTES.md", cautionary_notes(tables))
    for name in ("README.md", "CITATION.cff", "citation.txt", "LICENCE.txt"):
        shutil.copyfile(fresh / "data" / name, fresh / name)
    _write(fresh / "SHA256SUMS", checksum_lines(checksums(fresh)))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    archive = _archive(folder, tables)
    return Released(folder, archive)


def _archive(folder: Path, tables: Tables) -> Path:
    about = tables.rows("dataset")[0]
    path = folder.with_name(f"{about['id']}-{folder.name}.zip")
    info = {
        "Source-Organization": tables.rows("creators")[0]["name"],
        "External-Identifier": f"{about['id']}-{about['version']}",
        "External-Description": about["title"],
    }
    write_bag(folder, info, date.fromisoformat(about["release_date"]), path)
    return path


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def rebuild(root: Path, version: str, out: Path) -> list[str]:
    """Make the files of an older release again, from its tag, and compare them with its ledger.

    root: the checkout; version: its tag is `v<version>`; out: where the folder and the archive go.
    Returns the files that differ from the ledger. Raises CouldNotRun without ledger or tag, with
    another lock file than this one's, and for a build that fails.
    """
    ledger = read_ledger(root / "raw", version)
    with _exported(root, f"v{version}") as old:
        if ledger.lock != _lock(root):
            raise CouldNotRun(
                f"version {version} was made with other packages than those of {LOCK} here; "
                f"check out v{version}, run `make setup`, and there "
                f"`.venv/bin/dialogue release --candidate`"
            )
        _made_again(old, ledger)
        made = old / "build" / "releases" / f"{version}-candidate"
        target = out / version
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(made, target)
    now = checksums(target)
    return sorted(name for name in {*now, *ledger.files} if now.get(name) != ledger.files.get(name))


@contextmanager
def _exported(root: Path, tag: str) -> Iterator[Path]:
    """The files of a tag in a folder of their own."""
    command = ["git", "-C", str(root), "archive", "--format=tar", tag]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise CouldNotRun(f"no tag {tag} here ({said}); fetch the tags")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def _languages(ledger: Ledger) -> list[str]:
    """The languages whose reports a release has."""
    parts = (name.split("/") for name in ledger.files)
    return sorted({each[1] for each in parts if each[0] == "reports"})


def _made_again(old: Path, ledger: Ledger) -> None:
    """Run the release of an exported tag with its own code, where it has any."""
    languages = _languages(ledger)
    documents = {Path(name).stem for name in ledger.files if name.startswith("reports/")}
    without = [name for name in EXTRA if name not in documents]
    program = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "--root", str(old), "release", "--candidate"]
    command += ["--lang", *languages] if languages else []
    command += ["--without", *without] if without else []
    done = subprocess.run(command, cwd=old, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CouldNotRun(f"the release could not be made again: {done.stderr.strip()}")
