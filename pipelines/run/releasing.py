"""A release: the files of one version in a folder and an archive, checked against the last one."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pipelines.ingest import Ingested
from pipelines.making.progress import SILENT, Progress
from pipelines.present.language import LANGUAGES
from pipelines.publish import complete, describe_release
from pipelines.release import (
    Ledger,
    changes_since,
    gates,
    ledger_of,
    read_before,
    read_ledger,
    versions,
    write_ledger,
)
from pipelines.release.bag import checksum_lines, checksums, write_bag
from pipelines.release.papers import cautionary_notes, whats_new
from pipelines.report import Wanted
from pipelines.run.answers import known
from pipelines.run.job import Paths, Runner, main_job, plainly
from pipelines.run.pool import processes
from pipelines.run.shelf import FILE_MODE, open_to_all
from schemas.files import naming, put_at
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.tables import Tables

LOCK = "requirements.lock"
Say = Callable[[str], None]

EXTRA = ("codebook", "evidence")
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
    progress: Progress = SILENT,
    run: Runner = plainly,
) -> Released:
    """Make the release of the version that `raw/dataset.yml` names.

    root: folder with raw/ and build/; is_candidate: no ledger, and it may be made again; languages:
    of the documents; extra: documents that not every build has; progress: told how far it is; run:
    calls a stage.
    What readers of build/ see becomes this release if it is no candidate and has every language.
    Raises CouldNotRun if the version was released already, ProblemsFound for errors in the data
    and for changes that nothing explains.
    """
    for language in languages:
        known("language", language, LANGUAGES)
    # A candidate, or a part of the languages, is no edition for the readers of build/.
    is_published = not is_candidate and set(languages) == set(LANGUAGES)
    wanted = Wanted(tuple(languages), extra=extra, tidies=is_published)
    purpose = _Release(root, is_candidate, is_published, say, progress)
    main_job(
        Paths.of(root),
        run=run,
        mapper=processes,
        say=say,
        wanted=wanted,
        purpose=purpose,
        progress=progress,
    )
    return purpose.ended()


class _Release:
    """What a run is for: the files of a version, and its ledger, from the same records."""

    def __init__(
        self, root: Path, is_candidate: bool, is_published: bool, say: Say, progress: Progress
    ) -> None:
        self.is_published = is_published
        self._say = say
        self._progress = progress
        self._root = root
        self._is_candidate = is_candidate
        self._before: Ledger | None = None
        self._tables: Tables | None = None
        self._made: Released | None = None

    def accept(self, found: Ingested, base: Tables) -> None:
        """Refuse a version that was released, and changes that nothing explains."""
        raw, version = self._root / "raw", _version(base)
        if not self._is_candidate:
            _is_new(raw, self._folder(version), version)
        self._before = read_before(raw, version)
        if self._before is not None:
            problems = found.origins.placed(gates(changes_since(self._before, base), base))
            if problems:
                raise ProblemsFound(problems)

    def use(self, build: Path, tables: Tables) -> str:
        """Put the files of the version together."""
        folder = self._folder(_version(tables))
        self._tables = tables
        self._made = compose(build, tables, self._before, folder, self._say, self._progress)
        return str(folder)

    def ended(self) -> Released:
        """Write the ledger, once all else is done."""
        assert self._made is not None and self._tables is not None
        if self._is_candidate:
            return self._made
        ledger = ledger_of(self._tables, checksums(self._made.folder), _lock(self._root))
        written = write_ledger(ledger, self._root / "raw")
        return Released(self._made.folder, self._made.archive, written)

    def _folder(self, version: str) -> Path:
        name = f"{version}-candidate" if self._is_candidate else version
        return self._root / "build" / "releases" / name


def _version(tables: Tables) -> str:
    return str(tables.rows("dataset")[0]["version"])


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


def _lock(root: Path) -> str:
    path = root / LOCK
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def compose(
    build: Path,
    tables: Tables,
    before: Ledger | None,
    folder: Path,
    say: Say = lambda line: None,
    progress: Progress = SILENT,
) -> Released:
    """Put the files of a release together: one folder, and the same as a BagIt archive.

    build: a finished build; tables: base tables and `changes`; before: ledger of the last release;
    folder: made anew, its name is that of the version; say: told of what a format does not hold;
    progress: told how far it is.
    """
    with put_at(folder) as fresh:
        shutil.copytree(build / "data", fresh / "data")
        for problem in complete(fresh / "data", progress):
            say(f"  warning: data/{problem.table}: {problem.sentence()}")
        _reports(build / "reports", fresh / "reports")
        _write(fresh / "WHATSNEW.md", whats_new(tables, before.version if before else None))
        _write(fresh / "CAUTIONARY_NOTES.md", cautionary_notes(tables))
        for name in ("README.md", "CITATION.cff", "citation.txt", "LICENCE.txt"):
            shutil.copyfile(fresh / "data" / name, fresh / name)
        describe_release(tables, fresh)
        _write(fresh / "SHA256SUMS", checksum_lines(checksums(fresh)))
        open_to_all(fresh)
    archive = _archive(folder, tables)
    archive.chmod(FILE_MODE)
    return Released(folder, archive)


def _reports(reports: Path, target: Path) -> None:
    """Those for readers; figures and Word files stay in the build."""
    for path in sorted(reports.rglob("*.*")):
        if path.suffix in (".pdf", ".html"):
            to = target / path.relative_to(reports)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)


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
    with naming(path):
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
        with put_at(target) as fresh:
            shutil.copytree(made, fresh, dirs_exist_ok=True)
    now = checksums(target)
    return sorted(name for name in {*now, *ledger.files} if now.get(name) != ledger.files.get(name))


@contextmanager
def _exported(root: Path, tag: str) -> Iterator[Path]:
    """The files of a tag in a folder of their own."""
    # As zip: Python 3.11.2, that of Debian 12, takes no filter for what it unpacks of a tar.
    command = ["git", "-C", str(root), "archive", "--format=zip", tag]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise CouldNotRun(f"no tag {tag} here ({said}); fetch the tags")
    with tempfile.TemporaryDirectory() as folder:
        with ZipFile(BytesIO(done.stdout)) as archive:
            archive.extractall(folder)
        yield Path(folder)


def _languages(ledger: Ledger) -> list[str]:
    """The languages whose reports a release has."""
    parts = (name.split("/") for name in ledger.files)
    return sorted({each[1] for each in parts if each[0] == "reports"})


def _documents(ledger: Ledger) -> set[str]:
    """The documents of a release, and the folders in which some kinds of them stand."""
    reports = [Path(name) for name in ledger.files if name.startswith("reports/")]
    return {path.stem for path in reports} | {path.parent.name for path in reports}


def _made_again(old: Path, ledger: Ledger) -> None:
    """Run the release of an exported tag with its own code, where it has any."""
    languages = _languages(ledger)
    without = [name for name in EXTRA if name not in _documents(ledger)]
    program = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "--root", str(old), "release", "--candidate"]
    command += ["--lang", *languages] if languages else []
    command += ["--without", *without] if without else []
    done = subprocess.run(command, cwd=old, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CouldNotRun(f"the release could not be made again: {done.stderr.strip()}")
