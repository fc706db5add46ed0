"""A version as its user has it: a folder, an archive or a file of tables."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pipelines.compare.checksums import verify
from pipelines.compare.files import ARCHIVES, Files, is_archive, is_hidden, opened
from pipelines.compare.formats import READERS, read_tables
from pipelines.compare.near import hint
from pipelines.compare.package import Resource, resources
from pipelines.compare.sheet import Dataset, Sheet
from schemas.problem import CouldNotRun


def read_versions(old: Path, new: Path, tables: Sequence[str] = ()) -> tuple[Dataset, Dataset]:
    """Both versions.

    tables: only these, by the name in either version. Where each version has one table, they are
    compared whatever their names. Raises CouldNotRun for what cannot be read, and for a table that
    neither version has.
    """
    before, after = read_version(old), read_version(new)
    for name in tables:
        if name not in before and name not in after:
            raise CouldNotRun(f"no table {name}; {hint(name, sorted({*before, *after}))}")
    if tables:
        before = {name: sheet for name, sheet in before.items() if name in tables}
        after = {name: sheet for name, sheet in after.items() if name in tables}
    if len(before) == len(after) == 1:
        (sheet,), (name,) = before.values(), after
        before = {name: replace(sheet, name=name)}
    return before, after


def read_version(path: Path) -> Dataset:
    """The tables of a folder, an archive or a file.

    Raises CouldNotRun for what is not there, is of no known type, or cannot be read for certain.
    """
    if path.is_dir() or (path.is_file() and is_archive(path)):
        with opened(path) as files:
            verify(files, str(path))
            return _by_name(_tables(files, str(path)), path)
    if not path.exists():
        raise CouldNotRun(f"no such file or folder: {path}")
    if path.suffix.lower() not in READERS:
        raise CouldNotRun(f"{path} is of no known type; {_known()}")
    return _by_name(read_tables(path.read_bytes(), path.name, str(path)), path)


def _known() -> str:
    return f"allowed: a folder, or a file that ends in {', '.join([*READERS, *ARCHIVES])}"


def _by_name(sheets: Iterable[Sheet], path: Path) -> Dataset:
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        if sheet.name in found:
            raise CouldNotRun(f"{path} holds two tables called {sheet.name}; rename one of them")
        found[sheet.name] = sheet
    return found


def _tables(files: Files, place: str) -> list[Sheet]:
    """The tables that a Data Package describes, or else all there are."""
    described = [each for each in resources(files, place) if _is_table(each.path)]
    chosen = described or [Resource(path, (), {}) for path in files if _is_table(path)]
    if not chosen:
        raise CouldNotRun(f"{place} holds no table; {_known()}")
    names = _names([each.path for each in chosen])
    return [
        sheet
        for each in chosen
        if each.path in names
        for sheet in _described(files, place, each, names[each.path])
    ]


def _is_table(path: str) -> bool:
    return _suffix(path) in READERS and not is_hidden(path)


def _names(paths: Sequence[str]) -> dict[str, str]:
    """Path -> table name of the files to read: one for each table, in the first of its formats.

    A table is called as its file; by the path as well where two files of one format share a name.
    """
    root = os.path.commonpath([PurePosixPath(path).parent for path in paths])
    names = {}
    for stem, group in _grouped(paths, lambda path: path.stem).items():
        if len({_suffix(path) for path in group}) == len(group):
            names[_first_format(group)] = stem
        else:
            inside = _grouped(group, lambda path: str(path.relative_to(root).with_suffix("")))
            names |= {_first_format(same): name for name, same in inside.items()}
    return names


def _grouped(paths: Iterable[str], called: Callable[[PurePosixPath], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(called(PurePosixPath(path)), []).append(path)
    return groups


def _first_format(paths: Iterable[str]) -> str:
    return min(paths, key=lambda path: list(READERS).index(_suffix(path)))


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _described(files: Files, place: str, resource: Resource, name: str) -> list[Sheet]:
    """The tables of a file with what is said of them; sheets of a workbook bear its name first."""
    sheets = read_tables(files[resource.path](), resource.path, f"{place}/{resource.path}")
    several = len(sheets) > 1
    return [
        replace(
            sheet,
            name=f"{name}/{sheet.name}" if several else name,
            key=resource.key,
            types={**sheet.types, **resource.types},
        )
        for sheet in sheets
    ]
