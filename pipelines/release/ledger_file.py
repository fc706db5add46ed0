"""Ledgers as files: raw/releases/<version>/, small enough to keep for every release."""

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.release.ledger import MARK, Ledger
from schemas.files import discard, to_disk, tree_to_disk
from schemas.problem import CouldNotRun, Place, Problem

FOLDER = "releases"
ABOUT, ROWS = "release.json", "rows.csv"
"""The two files of a ledger."""

_HEADER = ["table", "key", "marks"]
_RESTORE = "restore it from version control"


class _Fault(CouldNotRun):
    """What is wrong with a ledger, and where: file relative to raw/releases, line."""

    def __init__(self, file: str, line: int, what: str, hint: str = _RESTORE) -> None:
        super().__init__(f"raw/{FOLDER}/{file}:{line}: {what}; {hint}")
        self.file, self.line, self.what, self.hint = file, line, what, hint


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Columns(_Strict):
    columns: list[str]
    key: list[str]


class _RowsFile(_Strict):
    count: int
    sha256: str


class _About(_Strict):
    """release.json; sha256 is that of the file without this last field."""

    version: str
    release_date: str
    schema_version: str
    lock_sha256: str
    counts: dict[str, int]
    deprecated: list[str]
    tables: dict[str, _Columns]
    files: dict[str, str]
    rows: _RowsFile
    sha256: str


def write_ledger(ledger: Ledger, raw: Path) -> Path:
    """Write a ledger into raw/releases/<version>/. Returns the folder.

    It has its name when it is whole, not before. Raises CouldNotRun if that version has one: what
    was released is never overwritten.
    """
    folder = raw / FOLDER / ledger.version
    if folder.exists():
        raise CouldNotRun(f"{folder} is there: version {ledger.version} was released")
    fresh = folder.with_name(f".new-{ledger.version}")
    if os.path.lexists(fresh):  # of a release that was stopped here
        discard(fresh)
    fresh.mkdir(parents=True)
    try:
        rows = _rows(ledger)
        (fresh / ROWS).write_text(rows, encoding="utf-8", newline="")
        (fresh / ABOUT).write_text(sealed(_about(ledger, rows)), encoding="utf-8", newline="")
        tree_to_disk(fresh)  # what is never written again, before it is called released
        fresh.rename(folder)
    except BaseException:
        with suppress(OSError):
            discard(fresh)
        raise
    to_disk(folder.parent)
    return folder


def _about(ledger: Ledger, rows: str) -> dict[str, Any]:
    return {
        "version": ledger.version,
        "release_date": ledger.release_date,
        "schema_version": ledger.schema_version,
        "lock_sha256": ledger.lock,
        "counts": dict(ledger.counts),
        "deprecated": list(ledger.deprecated),
        "tables": {
            name: {"columns": list(columns), "key": list(ledger.keys[name])}
            for name, columns in ledger.columns.items()
        },
        "files": dict(sorted(ledger.files.items())),
        "rows": {
            "count": sum(len(each) for each in ledger.rows.values()),
            "sha256": _sha256(rows),
        },
    }


def sealed(about: Mapping[str, Any]) -> str:
    """The text of release.json, with the hash of what it says at its end."""
    said = {name: value for name, value in about.items() if name != "sha256"}
    return _text({**said, "sha256": _sha256(_text(said))})


def _text(about: Mapping[str, Any]) -> str:
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _rows(ledger: Ledger) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_HEADER)
    for name, rows in ledger.rows.items():
        writer.writerows([name, key, marks] for key, marks in sorted(rows.items()))
    return buffer.getvalue()


def versions(raw: Path) -> list[str]:
    """The versions that were released, the newest last."""
    return sorted((path.name for path in _entries(raw) if path.is_dir()), key=order)


def _entries(raw: Path) -> list[Path]:
    folder = raw / FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if not path.name.startswith("."))


def order(version: str) -> tuple[int, ...]:
    """What versions are ordered by: year, month, patch. Raises CouldNotRun for another form."""
    parts = version.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise CouldNotRun(f"{version} is no data version; a version is YYYY.MM.patch: 2026.11.0")
    return tuple(map(int, parts))


def read_before(raw: Path, version: str) -> Ledger | None:
    """The ledger of the newest release before a version, or None if there was none."""
    earlier = [each for each in versions(raw) if order(each) < order(version)]
    return read_ledger(raw, earlier[-1]) if earlier else None


def read_ledger(raw: Path, version: str) -> Ledger:
    """Read the ledger of a release.

    Raises CouldNotRun if there is none, or if it is not as it was written, with file and line.
    """
    known = versions(raw)
    if version not in known:
        raise CouldNotRun(f"no release {version} (there are: {', '.join(known) or 'none'})")
    about = _read_about(raw, version)
    columns = {name: tuple(each.columns) for name, each in about.tables.items()}
    rows: dict[str, dict[str, str]] = {name: {} for name in columns}
    for name, key, marks in _read_rows(raw, version, columns, about.rows):
        rows[name][key] = marks
    return Ledger(
        version=about.version,
        release_date=about.release_date,
        schema_version=about.schema_version,
        columns=columns,
        keys={name: tuple(each.key) for name, each in about.tables.items()},
        rows=rows,
        deprecated=tuple(about.deprecated),
        counts=about.counts,
        files=about.files,
        lock=about.lock_sha256,
    )


def ledger_problems(raw: Path) -> tuple[Problem, ...]:
    """What is wrong with the ledgers of all releases, each with its place."""
    return tuple(problem for path in _entries(raw) for problem in _of_one(raw, path))


def _of_one(raw: Path, path: Path) -> Iterator[Problem]:
    shown = f"{raw.name}/{FOLDER}/{path.name}"
    try:
        order(path.name)
    except CouldNotRun:
        what, allowed = "not the ledger of a release", "a folder with the name of a version"
        yield Problem(what, found=path.name, allowed=allowed, place=Place(shown))
        return
    try:
        read_ledger(raw, path.name)
    except _Fault as fault:
        place = Place(f"{raw.name}/{FOLDER}/{fault.file}", fault.line)
        yield Problem(fault.what, hint=fault.hint, place=place)
    except CouldNotRun:  # a file with the name of a version
        allowed = f"a folder with {ABOUT} and {ROWS}"
        yield Problem("not the ledger of a release", allowed=allowed, place=Place(shown))


def _read(raw: Path, version: str, name: str) -> str:
    path = raw / FOLDER / version / name
    file = f"{version}/{name}"
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise _Fault(
            file,
            1,
            "no ledger: this file is missing",
            f"if release {version} was stopped, remove the folder; else {_RESTORE}",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise _Fault(file, 1, f"no ledger: {error}") from None


def _read_about(raw: Path, version: str) -> _About:
    file, text = f"{version}/{ABOUT}", _read(raw, version, ABOUT)
    try:
        tree = json.loads(text)
        about = _About.model_validate(tree)
    except json.JSONDecodeError as error:
        raise _Fault(file, error.lineno, f"no ledger: {error.msg}") from None
    except ValidationError as error:
        raise _Fault(file, 1, f"no ledger: {_wrong(error)}") from None
    except (ValueError, RecursionError) as error:
        raise _Fault(file, 1, f"no ledger: {error}") from None
    if sealed(tree) != text:
        raise _Fault(file, 1, "not as it was written: its hash is another")
    if about.version != version:
        raise _Fault(file, 1, f"the ledger of {about.version}, not of {version}")
    return about


def _wrong(error: ValidationError) -> str:
    """The first field that is not as a ledger has it."""
    first = error.errors()[0]
    name = ".".join(map(str, first["loc"]))
    if not name:
        return "it is no object with fields"
    said = {"missing": "is missing", "extra_forbidden": "is unknown"}
    return f"the field {name} {said.get(first['type'], 'is of another type')}"


def _read_rows(
    raw: Path, version: str, columns: Mapping[str, tuple[str, ...]], written: _RowsFile
) -> Iterator[tuple[str, str, str]]:
    file, text = f"{version}/{ROWS}", _read(raw, version, ROWS)
    reader = csv.reader(io.StringIO(text, newline=""))
    count = 0
    try:
        for row in reader:
            if reader.line_num == 1 and row == _HEADER:
                continue
            is_known = len(row) == 3 and row[0] in columns
            if not is_known or len(row[2]) != MARK * len(columns[row[0]]):
                raise _Fault(file, reader.line_num, "not a row of a ledger")
            count += 1
            yield row[0], row[1], row[2]
    except csv.Error as error:
        raise _Fault(file, reader.line_num, f"not a row of a ledger: {error}") from None
    if count != written.count:
        what = f"not as it was written: {count} rows of {written.count}"
        raise _Fault(file, max(reader.line_num, 1), what)
    if _sha256(text) != written.sha256:
        raise _Fault(file, 1, "not as it was written: its hash is another")
