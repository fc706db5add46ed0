"""What accepting needs of raw/: texts of its files, ids and addresses in its lists, decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pipelines.ingest.read import parse
from pipelines.ingest.unnest import take_apart
from pipelines.ingest.validate import valid_rows
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.registry import FILES, FileKind
from schemas.sites import Decision, Site, SiteHost

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

DECISIONS = "decisions.yml"
SITES = "sites.yml"
DATASET = "dataset.yml"


@dataclass
class Changes:
    """New texts of files of raw/, by path relative to it; nothing is written here.

    raw: the folder.
    """

    raw: Path
    texts: dict[str, str] = field(default_factory=dict)

    def text(self, file: str) -> str | None:
        """A file as it will be, or None where there is none."""
        if file in self.texts:
            return self.texts[file]
        path = self.raw / file
        return path.read_text(encoding="utf-8") if path.exists() else None


def ids(raw: Path, table: str) -> set[str]:
    """The ids of all records of a table that files hold at their top, or in a list there."""
    return {str(record["id"]) for record in _records(raw, table) if "id" in record}


def record_like(raw: Path, table: str, texts: Mapping[str, str]) -> str | None:
    """The id of a record that has all these texts, or None where none has."""
    if not texts:
        return None
    for record in _records(raw, table):
        if all(record.get(name) == text for name, text in texts.items()):
            return str(record.get("id"))
    return None


def source_ids(raw: Path) -> tuple[set[str], dict[str, str]]:
    """The ids of sources, and the source of each address."""
    by_address: dict[str, str] = {}
    records = list(_records(raw, "sources"))
    for record in records:
        others = record.get("other_addresses") or []
        for address in [record.get("url"), *(others if isinstance(others, list) else [])]:
            by_address.setdefault(plain_address(str(address)), str(record.get("id")))
    return {str(record.get("id")) for record in records}, by_address


def plain_address(address: str) -> str:
    """An address by which two of the same page are one: its scheme and last stroke do not count."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _records(raw: Path, table: str) -> Iterator[Mapping[str, object]]:
    for kind in FILES:
        if table not in (kind.root, *kind.lists.values()):
            continue
        for path in sorted(raw.glob(kind.pattern)):
            yield from _in_file(path, kind, table)


def _in_file(path: Path, kind: FileKind, table: str) -> Iterator[Mapping[str, object]]:
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except (yaml.YAMLError, UnicodeDecodeError):
        raise CouldNotRun(f"{path} cannot be read; see `dialogue check`") from None
    if not isinstance(tree, dict):
        return
    lists = [name for name, each in kind.lists.items() if each == table]
    found = [tree] if kind.root == table else [r for n in lists for r in tree.get(n) or []]
    yield from (record for record in found if isinstance(record, dict))


def decisions_in(raw: Path) -> dict[str, Decision]:
    """What was decided, by key of the candidate. Raises ProblemsFound for errors in that file."""
    rows = _rows(raw, DECISIONS).get("decisions", ())
    return {row.candidate: row for row in rows if isinstance(row, Decision)}


def sites_in(raw: Path) -> list[tuple[Site, tuple[str, ...]]]:
    """The sites with their hosts. Raises ProblemsFound for errors in that file."""
    rows = _rows(raw, SITES)
    hosts = [row for row in rows.get("site_hosts", ()) if isinstance(row, SiteHost)]
    return [
        (site, tuple(row.host for row in hosts if row.site_id == site.id))
        for site in rows.get("sites", ())
        if isinstance(site, Site)
    ]


def _rows(raw: Path, file: str) -> Mapping[str, tuple[object, ...]]:
    """The rows of one file, by table; none where it is not there."""
    path = raw / file
    if not path.exists():
        return {}
    kind = next(each for each in FILES if each.pattern == file)
    tree, problems = parse(path.read_bytes(), f"{raw.name}/{file}")
    if tree is not None:
        drafts, nesting = take_apart(tree, kind, file)
        records, faults = valid_rows(drafts)
        problems = [*problems, *nesting, *faults]
        if not any(each.severity == "error" for each in problems):
            return records.rows
    raise ProblemsFound(tuple(problems))
