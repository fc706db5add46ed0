"""The files that descriptions for catalogues list: what each is, its length and its hash."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from schemas.media_types import MEDIA_TYPES
from schemas.registry import TABLES


@dataclass(frozen=True)
class Format:
    """What a file is.

    label: for people; media_type: as it is served; is_registered: whether IANA lists that.
    """

    label: str
    media_type: str
    is_registered: bool = False


FORMATS = {
    ".csv": Format("CSV", MEDIA_TYPES[".csv"], True),
    ".hxl.csv": Format("HXL", MEDIA_TYPES[".csv"], True),
    ".parquet": Format("Parquet", MEDIA_TYPES[".parquet"], True),
    ".jsonl": Format("JSON Lines", MEDIA_TYPES[".jsonl"]),
    ".dta": Format("Stata", MEDIA_TYPES[".dta"]),
    ".sav": Format("SPSS", MEDIA_TYPES[".sav"]),
    ".xlsx": Format("Excel", MEDIA_TYPES[".xlsx"], True),
    ".duckdb": Format("DuckDB", MEDIA_TYPES[".duckdb"]),
    ".geojson": Format("GeoJSON", MEDIA_TYPES[".geojson"], True),
}
"""By the ending of the name: all of it after the first full stop."""


@dataclass(frozen=True)
class Listed:
    """A file to take.

    path: in the folder of the data; length: in bytes; title: of its table, for one of a table.
    """

    path: str
    format: Format
    length: int
    sha256: str
    title: str | None

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.path.rpartition("/")[2]


def listed(out: Path) -> list[Listed]:
    """The files of a folder that are in one of the formats, in the order of their paths."""
    return [_listed(path, out) for path in sorted(out.rglob("*")) if _ending(path) in FORMATS]


def _ending(path: Path) -> str:
    return "".join(path.suffixes)


def _listed(path: Path, out: Path) -> Listed:
    data = path.read_bytes()
    name = path.name.partition(".")[0]
    return Listed(
        path=path.relative_to(out).as_posix(),
        format=FORMATS[_ending(path)],
        length=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        title=TABLES[name].title if name in TABLES else None,
    )
