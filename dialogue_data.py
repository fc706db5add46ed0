"""Read the open data on the Kosovo-Serbia dialogue into pandas.

    import dialogue_data as dd

    data = dd.load("build/data")      # a folder, or a zip or tar archive that holds one
    data = dd.load("https://ADDRESS/OF/THE/SITE")                      # the data of today
    data = dd.load("https://ADDRESS/OF/THE/SITE", version="2026.11.0") # those of a release
    data.tables                       # every table: name, title, rows
    data["positions"]                 # a table as a DataFrame
    data.describe("positions")        # what its columns mean
    data.labelled("positions")        # levels in words instead of numbers
    data.citation                     # how to cite this version

This file is all there is: install it with the project, or copy it beside your script. It needs
Python 3.11 or later and pandas 2.2 or later, nothing else. What cannot be read without doubt is a
LoadError that says what was found and what to do.
"""

import contextlib
import csv
import difflib
import gzip
import hashlib
import http.client
import io
import json
import lzma
import math
import os
import re
import sys
import tarfile
import threading
import urllib.error
import urllib.parse
import urllib.request
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

__all__ = [
    "SCHEMA_MAJORS",
    "Data",
    "Labels",
    "LoadError",
    "__version__",
    "cache_folder",
    "load",
]

__version__ = "1.1.0"

SCHEMA_MAJORS = (1,)
"""First numbers of the schema versions that this loader reads; others may mean other things."""

PACKAGE = "datapackage.json"
CODEBOOK = "codebook.csv"
CHECKSUMS = "SHA256SUMS"
CITATION = "citation.txt"
TODAY, RELEASES, PUBLISHED = "data", "releases", "published.json"
"""What a published site has: the data of today, its releases, and the list of all that is there."""
MOST_BYTES = 512 * 1024 * 1024
"""What an archive unpacks to, and a file at an address holds, at most."""
SECONDS, AT_ONCE = 30.0, 8
"""How long a server may be silent, and how many files are fetched at once."""
LONGEST_HEADER = 1024 * 1024


class LoadError(Exception):
    """The data cannot be read without doubt; the text says where, what was found, what to do."""


@dataclass(frozen=True)
class Labels:
    """Words for one table.

    columns: column to its title; codes: column to its codes, each with its label, in the order of
    the list.
    """

    columns: Mapping[str, str]
    codes: Mapping[str, Mapping[str | int, str]]


def load(
    path: str | os.PathLike[str], *, version: str | None = None, verify: bool = True
) -> "Data":
    """Open the data of one version. Tables are read when they are asked for.

    path: the folder with datapackage.json, or that file; a folder or a zip or tar archive (tar.gz
    too) that holds one such folder, as a release does; what an archive holds of it is read at once.
    Or the address or the folder of a published site: of an address all tables are fetched at once,
    compared with their checksums, and kept in a folder, so that they are fetched once; the variable
    DIALOGUE_DATA_CACHE of the environment names another one.
    version: of the release, from a site; without one the data of today.
    verify: compare every file that SHA256SUMS lists and that is there with its checksum; what comes
    from an address is always compared.

    Raises LoadError where there is no such path, address or version, no or more than one
    datapackage.json, a broken archive, a file that is missing or was changed, or a schema that this
    loader does not know.
    """
    if is_remote := _is_address(path):
        files = _fetched(str(path), version)
    else:
        files = _files(_in_site(Path(path), version))
        files = files.with_checksums() if verify else files
    package = _package(files)
    tables = _tables(package, files.place)
    if version is not None and package["version"] != version:
        raise LoadError(f"{files.place} holds version {package['version']}, not {version}")
    needed = [CODEBOOK, *(table.path for table in tables.values())]
    if is_remote:
        files.bring([*needed, CITATION])
    elif verify:
        files.check(needed)
    return Data(files, package, tables)


class Data:
    """The tables of one version of the data; made by `load`.

    `data["positions"]` is a table, `"positions" in data` says whether there is one, and `for name
    in data` gives the names in the order of the data package.
    """

    def __init__(
        self, files: "_Files", package: Mapping[str, Any], tables: Mapping[str, "_Table"]
    ) -> None:
        self._files = files
        self._package = package
        self._tables = tables
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.table(name)

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return f"<dialogue-data {self.version}, {len(self)} tables, {self._files.place}>"

    @property
    def version(self) -> str:
        """The version of the data; name it wherever you use them."""
        return str(self._package["version"])

    @property
    def schema_version(self) -> str:
        """The version of the structure: nothing vanishes from it unless its first number rises."""
        return str(self._package["schemaVersion"])

    @property
    def citation(self) -> str:
        """How to cite this version, as one line."""
        return self._files.text(CITATION).strip()

    @property
    def licence(self) -> str:
        """The licence of the data, with its address; LICENCE.txt says what else holds."""
        try:
            licence = self._package["licenses"][0]
            return f"{licence['name']} ({licence['path']})"
        except (LookupError, TypeError) as error:
            raise LoadError(f"{self._files.place}: {PACKAGE} names no licence; {_AGAIN}") from error

    @property
    def tables(self) -> pd.DataFrame:
        """Every table with its title and its number of rows."""
        rows = dict(zip(self._codebook["table"], self._codebook["rows"], strict=True))
        return pd.DataFrame(
            {
                "table": pd.Series(list(self), dtype="string"),
                "title": pd.Series([t.title for t in self._tables.values()], dtype="string"),
                "rows": pd.Series([rows.get(name) for name in self], dtype="Int64"),
            }
        )

    def table(self, name: str) -> pd.DataFrame:
        """One table; the frame is yours to change.

        name: as in `tables`. Columns are string, Int64, Float64 or boolean, all of which can be
        missing (`pd.NA`), Int8 for levels, datetime64 for days. Dates that may be less precise than
        a day are text, as the source gives them: 2013, 2013-04, 2013-04-19, 2018/2022.

        Raises LoadError for an unknown name, and for a file that is missing, changed, or does not
        hold what the data package says.
        """
        table = self._table(name)
        if name not in self._frames:
            self._frames[name] = self._counted(name, _frame(table, self._files))
        return self._frames[name].copy()

    def describe(self, name: str) -> pd.DataFrame:
        """The codebook of one table: a row for each column, with formula and inputs if computed.

        name: as in `tables`. Raises LoadError for an unknown name.
        """
        self._table(name)
        rows = self._codebook[self._codebook["table"] == name]
        return rows.drop(columns="table").reset_index(drop=True)

    def labels(self, name: str) -> Labels:
        """Titles of the columns of a table, and labels of the codes in them.

        name: as in `tables`. Raises LoadError for an unknown name.
        """
        rows = self.describe(name)
        codes = {field.name: field.codes for field in self._table(name).fields if field.codes}
        return Labels(dict(zip(rows["column"], rows["title"], strict=True)), codes)

    def labelled(self, name: str) -> pd.DataFrame:
        """One table with labels in the place of codes, as Categoricals in the order of the list.

        name: as in `tables`. Only levels can be compared (`>=`): other lists have an order on paper
        and none in meaning. Raises LoadError as `table` does, and for a code that is not listed.
        """
        frame = self.table(name)
        for field in self._table(name).fields:
            if field.codes:
                frame[field.name] = self._labels_of(name, field, frame[field.name])
        return frame

    def _labels_of(self, name: str, field: "_Field", values: pd.Series) -> pd.Series:
        unknown = sorted(map(str, set(values.dropna()) - set(field.codes)))
        if unknown:
            raise LoadError(
                f"{self._files.place}: {name}.{field.name} holds {', '.join(unknown)}; "
                f"allowed: {', '.join(map(str, field.codes))}; table() gives it with its codes"
            )
        words = [None if pd.isna(value) else field.codes[value] for value in values]
        kind = pd.CategoricalDtype(list(field.codes.values()), ordered=field.ordered)
        return pd.Series(words, dtype="string").astype(kind)

    def _table(self, name: str) -> "_Table":
        if name in self._tables:
            return self._tables[name]
        near = difflib.get_close_matches(str(name).replace("-", "_"), self._tables)
        hint = f"did you mean {' or '.join(near)}?" if near else "see data.tables for all"
        raise LoadError(f"{self._files.place}: no table {name!r}; {hint}")

    @cached_property
    def _codebook(self) -> pd.DataFrame:
        text = self._files.text(CODEBOOK)
        header = next(csv.reader(io.StringIO(text, newline="")), [])
        fields = tuple(_Field(name, _CODEBOOK_TYPES.get(name, "string"), {}) for name in header)
        absent = {"table", "column", "title", "rows"} - set(header)
        if absent:
            raise LoadError(
                f"{self._files.place}: {CODEBOOK} lacks {', '.join(sorted(absent))}; {_AGAIN}"
            )
        return _frame(_Table("codebook", "", CODEBOOK, fields), self._files)

    def _counted(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame, if it has as many rows as the codebook says: a cut-off file can look whole."""
        listed = self._codebook.loc[self._codebook["table"] == name, "rows"]
        if set(listed) == {len(frame)}:
            return frame
        counts = ", ".join(map(str, sorted(set(listed)))) or "nothing"
        raise LoadError(
            f"{self._files.place}: {name} has {len(frame)} rows; {CODEBOOK} says {counts}; {_AGAIN}"
        )


_AGAIN = "unpack or download the data again"
_CODEBOOK_TYPES = {
    "position": "integer",
    "may_be_missing": "boolean",
    "key": "boolean",
    "rows": "integer",
    "missing": "integer",
    "distinct": "integer",
}


# Where the files are: a folder or an archive.


@dataclass(frozen=True)
class _Files:
    """The files beside a datapackage.json.

    place: what messages call it; read: the content of a file, None if there is no such file;
    checksums: by name of the file, None if nothing is compared; again: what to do about a file that
    is not as it should be.
    """

    place: str
    read: Callable[[str], bytes | None]
    checksums: Mapping[str, str] | None = None
    again: str = "unpack or download the data again, or read them as they are with verify=False"

    def content(self, name: str) -> bytes:
        """What a file holds. Raises LoadError if it is missing or not what its checksum says."""
        content = self.read(name)
        if content is None:
            raise LoadError(f"{self.place}: {name} is missing; {self.again}")
        if self.checksums is not None:
            self._compare(name, content, self.checksums)
        return content

    def text(self, name: str) -> str:
        """The same as text. Raises LoadError also for what is not UTF-8."""
        try:
            return self.content(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise LoadError(
                f"{self.place}: {name} is not UTF-8 (byte {error.start}), so another program saved "
                f"it; {_AGAIN}"
            ) from None

    def with_checksums(self) -> "_Files":
        """The same files, compared with SHA256SUMS whenever they are read."""
        if self.read(CHECKSUMS) is None:
            raise LoadError(
                f"{self.place}: {CHECKSUMS} is missing; {_AGAIN}, or go without with verify=False"
            )
        return replace(self, checksums=_checksums(self.text(CHECKSUMS), self.place))

    def check(self, needed: Sequence[str]) -> None:
        """Compare every file that is listed and there; those needed must be there."""
        others = [name for name in self.checksums or () if self.read(name) is not None]
        for name in dict.fromkeys([*needed, *others]):
            self.content(name)

    def bring(self, names: Sequence[str]) -> None:
        """Fetch files, several at once."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self.content, names))

    def _compare(self, name: str, content: bytes, checksums: Mapping[str, str]) -> None:
        found = hashlib.sha256(content).hexdigest()
        expected = checksums.get(name)
        if found != expected:
            raise LoadError(
                f"{self.place}: {name} was changed: SHA-256 {found}, {CHECKSUMS} has "
                f"{expected or 'none for it'}; {self.again}"
            )


def _checksums(text: str, place: str) -> dict[str, str]:
    """Checksum by name of the file, from the lines that sha256sum writes."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        parts = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line)
        if parts is None:
            raise LoadError(
                f"{place}: {CHECKSUMS}, line {number} is no checksum: {line!r}; {_AGAIN}"
            )
        found[parts[2]] = parts[1]
    return found


def _files(path: Path) -> _Files:
    """The files of the folder, of the package or of the archive that a user names."""
    if path.is_dir():
        return _folder(path)
    if path.name == PACKAGE and path.is_file():
        return _folder(path.parent)
    return _archive(path)


def _folder(path: Path) -> _Files:
    here = path / PACKAGE
    packages = [here] if here.is_file() else sorted(path.rglob(PACKAGE))
    home = Path(_only(packages, path)).parent

    def read(name: str) -> bytes | None:
        file = home / name
        return file.read_bytes() if file.is_file() else None

    return _Files(str(home), read)


def _archive(path: Path) -> _Files:
    """The files beside the datapackage.json of an archive, read now; other files stay packed."""
    if not path.exists():
        raise LoadError(f"{path}: there is no such file or folder, seen from {Path.cwd()}")
    if not path.is_file():
        raise LoadError(f"{path} is no file, but a pipe or a device; save what it gives first")
    try:
        members = _zip_members if _is_zip(path) else _tar_members
        packages = [name for name, _ in members(path) if name.name == PACKAGE]
        home = PurePosixPath(_only(packages, path)).parent
        inside = ((name, read) for name, read in members(path) if name.is_relative_to(home))
        contents = {str(name.relative_to(home)): read() for name, read in inside}
    except _BROKEN as error:
        raise LoadError(
            f"{path} is no whole zip or tar archive: cut off, damaged or something else; {_AGAIN}"
        ) from error
    return _Files(str(path), contents.get)


def _in_site(path: Path, version: str | None) -> Path:
    """The folder of the data in the folder of a published site; another path is as it is."""
    is_site = (path / RELEASES).is_dir() or (path / PUBLISHED).is_file()
    if version is None:
        return path / TODAY if is_site and (path / TODAY / PACKAGE).is_file() else path
    _is_version(version)
    folder = path / RELEASES / version
    if not folder.is_dir():
        inside = path / RELEASES
        there = sorted(each.name for each in inside.iterdir()) if inside.is_dir() else []
        raise LoadError(_no_release(str(path), version, there))
    return folder


def _is_zip(path: Path) -> bool:
    """By its first bytes: a tar archive may end with a workbook, which is a zip archive too."""
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _only(packages: Sequence[object], path: Path) -> str:
    if len(packages) == 1:
        return str(packages[0])
    if packages:
        listed = ", ".join(map(str, packages))
        raise LoadError(f"{path}: {len(packages)} versions of the data: {listed}; name one folder")
    raise LoadError(f"{path}: no {PACKAGE} in it; name the folder or archive of the data")


_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,  # a link to what the archive does not hold
    OSError,  # not gzip; not to be read
    RuntimeError,  # a password; a way of packing that is not known here
)


_Member = tuple[PurePosixPath, Callable[[], bytes]]


def _zip_members(path: Path) -> Iterator[_Member]:
    """The files of a zip archive; some programs of Windows write its folders with a backslash."""
    size = 0
    with zipfile.ZipFile(path) as archive:
        for item in archive.infolist():
            size = _within(size + item.file_size, path)
            name = item.filename.replace("\\", "/")
            if not name.endswith("/"):
                yield PurePosixPath(name), partial(archive.read, item)


def _tar_members(path: Path) -> Iterator[_Member]:
    """The files of a tar archive; what it declares is added up before it is passed over."""
    size = 0
    with tarfile.open(path, tarinfo=_Header) as archive:
        for member in archive:
            size = _within(size + member.size, path)
            file = archive.extractfile(member)  # None for a folder
            if file is not None:
                yield PurePosixPath(member.name), file.read


class _Header(tarfile.TarInfo):
    """A header of a tar archive; those that only hold a long name are read as a whole."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        found = super().frombuf(buf, encoding, errors)
        plain = found.isreg() or found.isdir() or found.issym() or found.islnk() or found.isdev()
        if not plain and found.size > LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {found.size:,} bytes")
        return found


def _within(size: int, path: Path) -> int:
    """The size, if an archive may unpack to it: a small one can declare more than memory holds."""
    if size > MOST_BYTES:
        raise LoadError(
            f"{path} unpacks to {size:,} bytes or more; allowed: {MOST_BYTES:,}; these data are "
            "much smaller: get the archive from its publisher, or unpack it and name the folder"
        )
    return size


# Where the files are: at an address, and what was fetched from there in a folder of this machine.


def _is_address(path: str | os.PathLike[str]) -> bool:
    return isinstance(path, str) and path.lower().startswith(("http://", "https://"))


def _is_version(version: str) -> None:
    if re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z._-]*", version) is None:
        raise LoadError(f"{version[:40]!r} is no version; one is written like 2026.11.0")


def _no_release(place: str, version: str, there: Sequence[str]) -> str:
    return f"{place}: no release {version}; there are: {', '.join(there) or 'none'}"


def _fetched(address: str, version: str | None) -> _Files:
    """The files of a release, or of today's data, at the address of a site."""
    site = address.rstrip("/") + "/"
    if version is not None:
        _is_version(version)
    base = site + (f"{TODAY}/" if version is None else f"{RELEASES}/{version}/{TODAY}/")
    listed = _answer(base + CHECKSUMS)
    if listed is None and version is not None:
        raise LoadError(_no_release(address, version, _releases_at(site)))
    if listed is None:
        raise LoadError(
            f"{address}: no {TODAY}/{CHECKSUMS} there; give the address of the first page of the "
            "site, the one that leads to the languages"
        )
    try:
        checksums = _checksums(listed.decode("utf-8"), base)
    except UnicodeDecodeError:
        raise LoadError(f"{base}{CHECKSUMS} is no list of checksums") from None
    again = (
        "if the site is being published just now, try again in a few minutes; else tell who "
        "publishes it"
    )
    return _Files(base, partial(_kept_or_fetched, base, checksums), checksums, again)


def _releases_at(site: str) -> list[str]:
    """The releases of a site, as the list of what is published there says."""
    try:
        files = json.loads(_answer(site + PUBLISHED) or b"{}").get("files", [])
        paths = [PurePosixPath(each["path"]).parts for each in files]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []
    return sorted({parts[1] for parts in paths if len(parts) > 2 and parts[0] == RELEASES})


def _kept_or_fetched(base: str, checksums: Mapping[str, str], name: str) -> bytes | None:
    """A file from the folder where it was kept by its checksum; else it is fetched, and kept."""
    if (expected := checksums.get(name)) is None:
        return None
    kept = cache_folder() / expected[:2] / expected
    with contextlib.suppress(OSError):
        content = kept.read_bytes()
        if hashlib.sha256(content).hexdigest() == expected:
            return content
    answer = _answer(base + urllib.parse.quote(name))
    if answer is not None and hashlib.sha256(answer).hexdigest() == expected:
        _keep(kept, answer)
    return answer


def _keep(path: Path, content: bytes) -> None:
    """Keep a file, whole or not at all; where that cannot be done it is fetched again next time."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(path)


def cache_folder() -> Path:
    """Where what comes from addresses is kept; it may be removed at any time.

    It is what DIALOGUE_DATA_CACHE names, else a folder where the system keeps such things.
    """
    if named := os.environ.get("DIALOGUE_DATA_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "dialogue-data"


def _answer(address: str) -> bytes | None:
    """What a server gives at an address; None if it has nothing there."""
    asked = urllib.request.Request(
        address, headers={"User-Agent": f"dialogue_data/{__version__}", "Accept-Encoding": "gzip"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            content = _bounded(answer.read, address)
            is_packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
        if is_packed:
            return _bounded(gzip.GzipFile(fileobj=io.BytesIO(content)).read, address)
        return content
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in (404, 410):
            return None
        raise LoadError(f"{address}: the server answered {error.code} {error.reason}") from None
    except (OSError, ValueError, http.client.HTTPException, zlib.error, EOFError) as error:
        why = getattr(error, "reason", None) or error
        raise LoadError(
            f"{address} could not be fetched ({why}); see that the address is right and the "
            "network is there"
        ) from error


def _bounded(read: Callable[[int], bytes], address: str) -> bytes:
    """What a stream holds, if it is no more than data can be."""
    content = read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise LoadError(f"{address} gives more than {MOST_BYTES:,} bytes; these data are smaller")
    return content


# What the files hold: the data package and the tables.


@dataclass(frozen=True)
class _Field:
    """A column; codes: code to label, empty if it has no list; ordered: whether codes compare."""

    name: str
    type: str
    codes: Mapping[str | int, str]
    ordered: bool = False


@dataclass(frozen=True)
class _Table:
    """A table as the data package describes it."""

    name: str
    title: str
    path: str
    fields: tuple[_Field, ...]
    encoding: str = "utf-8"
    is_guarded: bool = False


def _package(files: _Files) -> dict[str, Any]:
    """The data package, if it is one of this project and of a schema that is known here."""
    try:
        package = json.loads(files.text(PACKAGE))
        itemgetter("version", "licenses", "resources")(package)
        major = int(package["schemaVersion"].partition(".")[0])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise LoadError(
            f"{files.place}: {PACKAGE} is no description of these data ({error!r}); {_AGAIN}"
        ) from error
    if major not in SCHEMA_MAJORS:
        known = ", ".join(map(str, SCHEMA_MAJORS))
        newer = "a newer" if major > max(SCHEMA_MAJORS) else "an older"
        raise LoadError(
            f"{files.place}: schema {package['schemaVersion']}; dialogue_data {__version__} reads "
            f"schema {known}; get {newer} dialogue_data.py, the one of that version of the data"
        )
    return dict(package)


def _tables(package: Mapping[str, Any], place: str) -> dict[str, _Table]:
    try:
        tables = [_table(resource) for resource in package["resources"]]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise LoadError(
            f"{place}: {PACKAGE} describes a table in part only ({error!r}); {_AGAIN}"
        ) from error
    return {table.name: table for table in tables}


def _table(resource: Mapping[str, Any]) -> _Table:
    path = PurePosixPath(resource["path"])
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{path} lies outside of the data")
    return _Table(
        path.stem,
        resource["title"],
        resource["path"],
        tuple(_field(field) for field in resource["schema"]["fields"]),
        str(resource.get("encoding", "utf-8")),
        resource.get("formulaGuard") == "'",
    )


def _field(field: Mapping[str, Any]) -> _Field:
    codes = {
        code["value"]: code.get("label", code["value"]) for code in field.get("categories", ())
    }
    return _Field(field["name"], field["type"], codes, field.get("categoriesOrdered", False))


def _frame(table: _Table, files: _Files) -> pd.DataFrame:
    """A CSV file as a DataFrame; the csv module, unlike pandas, notices a row that is too short."""
    where = f"{files.place}: {table.path}"
    if table.encoding.lower() not in ("utf-8", "utf8"):
        raise LoadError(f"{where} is said to be {table.encoding}; allowed: utf-8; {_AGAIN}")
    header, *rows = _rows(files.text(table.path), where)
    _compare_columns(header, [field.name for field in table.fields], where)
    for number, row in enumerate(rows, 1):
        if len(row) != len(header):
            raise LoadError(f"{where}, row {number}: {len(row)} of {len(header)} values; {_AGAIN}")
    return pd.DataFrame(
        {
            field.name: _column(field, _texts(table, [row[place] for row in rows]), where)
            for place, field in enumerate(table.fields)
        }
    )


_GUARDED = re.compile(r"''*[=+\-@\t\r]")


def _texts(table: _Table, texts: list[str]) -> list[str]:
    """Texts without the apostrophe that stands before what a spreadsheet would run."""
    if not table.is_guarded:
        return texts
    return [text[1:] if _GUARDED.match(text) else text for text in texts]


def _rows(text: str, where: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(reader) or [[]]
    except csv.Error as error:
        raise LoadError(f"{where}, line {reader.line_num}: {error}; {_AGAIN}") from error


def _compare_columns(found: Sequence[str], expected: Sequence[str], where: str) -> None:
    if list(found) == list(expected):
        return
    absent = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    parts = [f"without {', '.join(absent)}"] if absent else []
    parts += [f"with {', '.join(map(repr, extra))}"] if extra else []
    what = " and ".join(parts) or "in another order"
    raise LoadError(f"{where}: columns {what}, other than {PACKAGE} says; {_AGAIN}")


@dataclass(frozen=True)
class _Kind:
    """How a type of the data package is written, what to call it, and how it is read."""

    dtype: str
    written: str
    read: Callable[[str], object]


def _number(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise OverflowError(f"{text[:40]} is beyond what a number here can be")
    return value


# (?s) with .+ stands for any text; an empty field is a missing value and never gets here.
_KINDS = {
    "string": _Kind("string", r"(?s).+", str),
    "integer": _Kind("Int64", r"-?[0-9]+", int),
    "number": _Kind("Float64", r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?", _number),
    "boolean": _Kind("boolean", r"true|false", lambda text: text == "true"),
    "date": _Kind("datetime64[ns]", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat),
}


def _column(field: _Field, texts: Sequence[str], where: str) -> pd.Series:
    """One column with its type. Raises LoadError for a value that is not of it."""
    kind = _KINDS.get(field.type)
    if kind is None:
        raise LoadError(
            f"{where}: {field.name} is of type {field.type}; allowed: {', '.join(_KINDS)}; get a "
            "newer dialogue_data.py"
        )
    is_written_so = re.compile(kind.written).fullmatch
    for number, text in enumerate(texts, 1):
        if text and not is_written_so(text):
            raise LoadError(f"{where}, row {number}: {field.name} is {text!r}, no {field.type}")
    dtype = "Int8" if field.type == "integer" and field.codes else kind.dtype
    try:
        return pd.Series([kind.read(text) if text else None for text in texts], dtype=dtype)
    except (ValueError, TypeError, OverflowError) as error:
        raise LoadError(f"{where}: {field.name} holds what is no {field.type}: {error}") from error
