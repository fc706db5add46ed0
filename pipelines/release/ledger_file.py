"""Ledgers as files: raw/releases/<version>/, small enough to keep for every release."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.release.ledger import MARK, Ledger
from schemas.problem import CouldNotRun

FOLDER = "releases"
_HEADER = ["table", "key", "marks"]


def write_ledger(ledger: Ledger, raw: Path) -> Path:
    """Write a ledger into raw/releases/<version>/. Returns the folder.

    Raises CouldNotRun if that version has one: what was released is never overwritten.
    """
    folder = raw / FOLDER / ledger.version
    if folder.exists():
        raise CouldNotRun(f"{folder} is there: version {ledger.version} was released")
    folder.mkdir(parents=True)
    (folder / "release.json").write_text(_about(ledger), encoding="utf-8", newline="\n")
    (folder / "rows.csv").write_text(_rows(ledger), encoding="utf-8", newline="\n")
    return folder


def _about(ledger: Ledger) -> str:
    about = {
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
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _rows(ledger: Ledger) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_HEADER)
    for name, rows in ledger.rows.items():
        writer.writerows([name, key, marks] for key, marks in sorted(rows.items()))
    return buffer.getvalue()


def versions(raw: Path) -> list[str]:
    """The versions that were released, the newest last."""
    folder = raw / FOLDER
    found = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    return sorted(found, key=order)


def order(version: str) -> tuple[int, ...]:
    """What versions are ordered by: year, month, patch. Raises CouldNotRun for another form."""
    parts = version.split(".")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
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
    folder = raw / FOLDER / version
    if not folder.is_dir():
        known = ", ".join(versions(raw)) or "none"
        raise CouldNotRun(f"no release {version} (there are: {known})")
    about = _read_about(folder / "release.json")
    columns = {name: tuple(each["columns"]) for name, each in about["tables"].items()}
    rows: dict[str, dict[str, str]] = {name: {} for name in columns}
    for name, key, marks in _read_rows(folder / "rows.csv", columns):
        rows[name][key] = marks
    return Ledger(
        version=about["version"],
        release_date=about["release_date"],
        schema_version=about["schema_version"],
        columns=columns,
        keys={name: tuple(each["key"]) for name, each in about["tables"].items()},
        rows=rows,
        deprecated=tuple(about["deprecated"]),
        counts=about["counts"],
        files=about["files"],
        lock=about["lock_sha256"],
    )


def _read_about(path: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CouldNotRun(
            f"{path} is no ledger: {error}; restore it from version control"
        ) from None
    return about


def _read_rows(path: Path, columns: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in (reader := csv.reader(file)):
            if row == _HEADER:
                continue
            is_known = len(row) == 3 and row[0] in columns
            is_whole = is_known and len(row[2]) == MARK * len(columns[row[0]])
            if not is_whole:
                raise CouldNotRun(
                    f"{path}:{reader.line_num}: not a row of a ledger; "
                    "restore the file from version control"
                )
            yield row[0], row[1], row[2]
