"""A version as its user has it: a folder, an archive or a file of tables."""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pipelines.compare import shown
from pipelines.compare.checksums import verify
from pipelines.compare.delimited import AS_WRITTEN, Dialect
from pipelines.compare.files import ARCHIVES, Files, is_archive, is_hidden, opened
from pipelines.compare.formats import (
    COMPRESSED,
    READERS,
    read_tables,
    suffix_of,
    uncompressed,
    uncompressed_name,
)
from pipelines.compare.limits import LIMITS, Limits, check_content
from pipelines.compare.near import hint
from pipelines.compare.package import Resource, descriptors, resources
from pipelines.compare.sheet import Kind, Kinds, NotCompared, Sheet, Version
from pipelines.compare.source import Source
from schemas.problem import CouldNotRun

UNREAD = (".dta", ".sav")
"""Formats of tables that are not read: of ours each table lies beside it as CSV and Parquet."""


@dataclass(frozen=True)
class Reading:
    """How versions are read.

    tables: only these, by the name in either version. dialects: what is known of how the files of
    the old and of the new version are written. limits: the most that is read of what is packed.
    """

    tables: Sequence[str] = ()
    dialects: tuple[Dialect, Dialect] = (AS_WRITTEN, AS_WRITTEN)
    limits: Limits = LIMITS


AS_IT_IS = Reading()


def read_versions(
    old: Path, new: Path, tables: Sequence[str] = (), how: Reading = AS_IT_IS
) -> tuple[Version, Version]:
    """Both versions.

    tables: only these, by the name in either version. Where each version has one table, they are
    compared whatever their names. Raises CouldNotRun for what cannot be read, and for a table that
    neither version has.
    """
    wanted = replace(how, tables=tables or how.tables)
    before, after = (
        read_version(path, wanted, dialect)
        for path, dialect in zip((old, new), wanted.dialects, strict=True)
    )
    for name in wanted.tables:
        if name not in before and name not in after:
            there = {*before, *after, *before.unasked, *after.unasked}
            raise CouldNotRun(f"no table {shown.name(name)}; {hint(name, sorted(there))}")
    if len(before) == len(after) == 1:
        (sheet,), (name,) = before.values(), after
        before = replace(before, tables={name: replace(sheet, name=name)})
    return before, after


def read_version(path: Path, how: Reading = AS_IT_IS, dialect: Dialect = AS_WRITTEN) -> Version:
    """The tables of a folder, an archive or a file, and which files were not compared.

    Raises CouldNotRun for what is not there, is of no known type, or cannot be read for certain.
    """
    place = shown.name(str(path))
    if path.is_dir() or (path.is_file() and is_archive(path.name)):
        with opened(path, how.limits) as files:
            return _version(files, how, dialect)
    if not path.exists():
        raise CouldNotRun(f"no such file or folder: {place}")
    if not path.is_file():
        raise CouldNotRun(f"{place} is no file, but a pipe or a device; save what it gives first")
    if suffix_of(path.name) not in READERS:
        raise CouldNotRun(f"{place} is of no known type; {_known()}")
    sheets = read_tables(_source(path, place, how.limits, dialect))
    tables = _asked(_by_name(sheets, place), how)
    return Version(tables, 1, unasked=tuple(s.name for s in sheets if s.name not in tables))


def _source(path: Path, place: str, limits: Limits, dialect: Dialect) -> Source:
    """A file by itself: what lies on the disk as it is has no limit but that of its user."""
    data = uncompressed(path.read_bytes(), path.name, place, limits)
    packed = path.suffix.lower() in COMPRESSED
    return Source(data, uncompressed_name(path.name), place, packed, dialect, limits)


def _known() -> str:
    compressed = ", ".join(COMPRESSED)
    return (
        f"allowed: a folder, or a file that ends in {', '.join([*READERS, *ARCHIVES])}; a table "
        f"may be compressed ({compressed})"
    )


def _by_name(sheets: Iterable[Sheet], place: str) -> dict[str, Sheet]:
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        if sheet.name in found:
            called = shown.name(sheet.name)
            raise CouldNotRun(f"{place} holds two tables called {called}; rename one of them")
        found[sheet.name] = sheet
    return found


def _asked(tables: Mapping[str, Sheet], how: Reading) -> Mapping[str, Sheet]:
    if not how.tables:
        return tables
    return {name: sheet for name, sheet in tables.items() if name in how.tables}


def _version(files: Files, how: Reading, dialect: Dialect) -> Version:
    """The tables that Data Packages describe, or else all there are, and what is none."""
    lists = verify(files, how.limits)
    all_described = resources(files)
    described = [each for each in all_described if _format(each)]
    chosen = described or [Resource(path) for path in files if _is_table(path)]
    if not chosen:
        raise CouldNotRun(f"{files.place} holds no table; {_known()}")
    names, others = _names({each.path: _format(each) for each in chosen})
    read = [each for each in chosen if each.path in names and _wanted(names[each.path], how)]
    sheets = list(_sheets(files, read, names, how.limits, dialect))
    beside = {_without_suffix(path) for path in names}
    used = {*lists, *descriptors(files), *(each.path for each in chosen)}
    left = [
        *files.odd,
        *(NotCompared(path, "another format of a table beside it") for path in others),
        *(NotCompared(path, _why_not(path, beside)) for path in files if path not in used),
    ]
    tables = _asked(_by_name(sheets, files.place), how)
    return Version(
        tables=tables,
        files=len(read),
        left=tuple(sorted((e for e in left if not is_hidden(e.path)), key=lambda e: e.path)),
        unasked=tuple(name for name in names.values() if name not in tables),
    )


def _why_not(path: str, beside: Container[str]) -> str:
    """Why a file was not compared. beside: paths, without suffix, of those that were."""
    if is_archive(path):
        return "an archive in itself, to be compared by itself"
    if _is_format_of(path, beside):
        return "another format of a table beside it"
    if not _is_table(path):
        return "no table"
    return "not described by a datapackage.json"


def _is_format_of(path: str, beside: Container[str]) -> bool:
    """Whether a file has the name of a table with it or, in a format of its own, a folder above."""
    suffix = suffix_of(path)
    if is_hidden(path) or suffix not in (*READERS, *UNREAD):
        return False
    inside = PurePosixPath(_without_suffix(path))
    above = str(inside.parent.parent / inside.name)
    return str(inside) in beside or (suffix != ".csv" and above in beside)


def _without_suffix(path: str) -> str:
    return str(PurePosixPath(uncompressed_name(path)).with_suffix(""))


def _format(resource: Resource) -> str:
    """The suffix that tells how a resource is read, empty if it is no table."""
    if is_hidden(resource.path):
        return ""
    for suffix in (suffix_of(resource.path), f".{resource.format}"):
        if suffix in READERS:
            return suffix
    return ""


def _is_table(path: str) -> bool:
    return suffix_of(path) in READERS and not is_hidden(path)


def _wanted(name: str, how: Reading) -> bool:
    """Whether a file may hold a table that was asked for; sheets bear the name of their file."""
    return not how.tables or any(t == name or t.startswith(f"{name}/") for t in how.tables)


def _names(formats: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Path -> table name of the files to read, and of those that hold a table that is read anyway.

    formats: path -> suffix that tells how it is read. A table is called as its file, and by its
    path where files in several folders have one name. Beside each other they are one table.
    """
    root = os.path.commonpath([PurePosixPath(path).parent for path in formats])
    names: dict[str, str] = {}
    others: list[str] = []
    for stem, group in _grouped(formats, lambda path: path.stem).items():
        inside = _grouped(group, lambda path: str(path.relative_to(root).with_suffix("")))
        for path, same in inside.items():
            first = min(same, key=lambda each: list(READERS).index(formats[each]))
            names[first] = stem if len(inside) == 1 else path
            others += [each for each in same if each != first]
    return names, others


def _grouped(paths: Iterable[str], called: Callable[[PurePosixPath], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(called(PurePosixPath(uncompressed_name(path))), []).append(path)
    return groups


def _sheets(
    files: Files,
    chosen: Sequence[Resource],
    names: Mapping[str, str],
    limits: Limits,
    dialect: Dialect,
) -> Iterator[Sheet]:
    """The tables of the files; what is unpacked is added up before it is read."""
    unpacked = 0
    for each in chosen:
        member = files[each.path]
        unpacked += member.size if files.packed else 0
        check_content(unpacked, files.place, limits)
        rest = replace(limits, content=limits.content - unpacked)
        data = uncompressed(member.read(), each.path, member.place, rest)
        compressed = uncompressed_name(each.path) != each.path
        unpacked += len(data) if compressed else 0
        source = Source(
            data,
            str(PurePosixPath(uncompressed_name(each.path)).with_suffix(_format(each))),
            member.place,
            files.packed or compressed,
            _said(dialect, each.dialect),
            limits,
        )
        yield from _described(read_tables(source), each, names[each.path])


def _said(asked: Dialect, described: Dialect) -> Dialect:
    """How a file is written: as was asked for, else as its package says."""
    return replace(
        described,
        delimiter=asked.delimiter or described.delimiter,
        encoding=asked.encoding or described.encoding,
    )


def _described(sheets: Sequence[Sheet], resource: Resource, name: str) -> Iterator[Sheet]:
    """The tables of a file with what is said of them; sheets of a workbook bear its name first."""
    for sheet in sheets:
        kinds: dict[str, Kinds] = {
            column: Kind.TEXT for column, kind in resource.types.items() if kind == "string"
        }
        yield replace(
            sheet,
            name=f"{name}/{sheet.name}" if len(sheets) > 1 else name,
            columns=sheet.columns or dict.fromkeys(resource.columns, ()),
            key=resource.key,
            types={**sheet.types, **resource.types},
            kinds={**kinds, **sheet.kinds},
        )
