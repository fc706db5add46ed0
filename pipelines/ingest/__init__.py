"""Stage 1: the files of raw/ to validated records, with every problem at once."""

from fnmatch import fnmatch
from pathlib import Path

from pipelines.ingest.change_rules import change_rules
from pipelines.ingest.claim_rules import claim_rules
from pipelines.ingest.coding_rules import coding_rules
from pipelines.ingest.read import parse
from pipelines.ingest.record_rules import record_rules
from pipelines.ingest.records import Draft, Ingested, Origins, Records
from pipelines.ingest.references import broken_references, duplicates
from pipelines.ingest.unnest import take_apart
from pipelines.ingest.validate import valid_rows
from schemas.problem import Place, Problem
from schemas.registry import FILES, file_kind

__all__ = ["Ingested", "Origins", "Records", "ingest"]

NOT_RECORDS = ("FORMAT.md", "releases/*")
"""Files of raw/ that hold no records: the contract, and the ledgers of releases."""


def ingest(root: Path) -> Ingested:
    """Read, take apart, validate and check all records.

    root: the folder of the records (raw/). Raises FileNotFoundError if it is not there.
    """
    drafts: list[Draft] = []
    unread: set[str] = set()
    paths = _paths(root)
    problems = _missing(root, paths)
    for path in paths:
        found, faults = _one_file(root, path)
        drafts.extend(found)
        problems.extend(faults)
        if not found and faults and (kind := file_kind(path)):
            unread |= kind.tables
    records, faults = valid_rows(drafts, unread)
    origins = Origins.of(drafts)
    problems.extend(faults)
    problems.extend(duplicates(drafts))
    problems.extend(broken_references(records, drafts))
    problems.extend(claim_rules(records))
    problems.extend(coding_rules(records))
    problems.extend(record_rules(records))
    problems.extend(change_rules(records))
    return Ingested(records, origins, origins.placed(problems), len(paths))


def _missing(root: Path, paths: list[str]) -> list[Problem]:
    """A file without which there is no dataset."""
    return [
        Problem(
            "a file is missing", allowed=kind.pattern, place=Place(f"{root.name}/{kind.pattern}")
        )
        for kind in FILES
        if kind.required and not any(kind.matches(path) for path in paths)
    ]


def _paths(root: Path) -> list[str]:
    if not root.is_dir():
        raise FileNotFoundError(f"no folder {root}")
    files = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path.relative_to(root).as_posix() for path in files)


def _one_file(root: Path, path: str) -> tuple[list[Draft], list[Problem]]:
    if any(fnmatch(path, pattern) for pattern in NOT_RECORDS):
        return [], []
    kind = file_kind(path)
    shown = f"{root.name}/{path}"
    if kind is None:
        allowed = ", ".join(known.pattern for known in FILES)
        return [], [
            Problem("a file of no known kind", found=path, allowed=allowed, place=Place(shown))
        ]
    tree, problems = parse((root / path).read_bytes(), shown)
    if tree is None:
        return [], problems
    drafts, nesting = take_apart(tree, kind, path)
    return drafts, [*problems, *nesting]
