"""Stage 1: the files of raw/ to validated records, with every problem at once."""

from collections.abc import Callable, Iterable
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
from schemas.problem import Place, Problem, found_by
from schemas.registry import FILES, file_kind

__all__ = ["Ingested", "Origins", "Records", "ingest"]

NOT_RECORDS = ("FORMAT.md", "releases/*")
"""Files of raw/ that hold no records: the contract, and the ledgers of releases."""


_RULES: dict[str, Callable[[Records], Iterable[Problem]]] = {
    "claims": claim_rules,
    "codings": coding_rules,
    "records": record_rules,
    "changes": change_rules,
}


def ingest(root: Path) -> Ingested:
    """Read, take apart, validate and check all records.

    root: the folder of the records (raw/). Raises FileNotFoundError if it is not there.
    """
    drafts: list[Draft] = []
    unread: set[str] = set()
    paths = _paths(root)
    problems = found_by("files", _missing(root, paths))
    for path in paths:
        found, faults = _one_file(root, path)
        drafts.extend(found)
        problems.extend(found_by("files", faults))
        if not found and faults and (kind := file_kind(path)):
            unread |= kind.tables
    records, faults = valid_rows(drafts, unread)
    origins = Origins.of(drafts)
    problems.extend(found_by("values", faults))
    problems.extend(found_by("duplicates", duplicates(drafts)))
    problems.extend(found_by("references", broken_references(records, drafts)))
    for check, rules in _RULES.items():
        problems.extend(found_by(check, rules(records)))
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
    paths = sorted(path.relative_to(root).as_posix() for path in files)
    return [path for path in paths if not any(fnmatch(path, each) for each in NOT_RECORDS)]


def _one_file(root: Path, path: str) -> tuple[list[Draft], list[Problem]]:
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
