"""Stage 1: the files of raw/ to validated records, with every problem at once."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipelines.ingest.activity_rules import activity_rules
from pipelines.ingest.change_rules import change_rules
from pipelines.ingest.claim_rules import claim_rules
from pipelines.ingest.coding_rules import coding_rules
from pipelines.ingest.contract_rules import contract_rules
from pipelines.ingest.date_rules import date_rules
from pipelines.ingest.decision_rules import decision_rules
from pipelines.ingest.listing import listed, missing, unreadable
from pipelines.ingest.narrative_rules import narrative_rules
from pipelines.ingest.place_rules import place_rules
from pipelines.ingest.read import parse
from pipelines.ingest.record_rules import record_rules
from pipelines.ingest.records import Draft, Ingested, Origins, Records
from pipelines.ingest.references import broken_references, duplicates
from pipelines.ingest.review_rules import review_rules
from pipelines.ingest.term_rules import term_rules
from pipelines.ingest.text_places import TextPlaces
from pipelines.ingest.translation_rules import translation_rules
from pipelines.ingest.unnest import take_apart
from pipelines.ingest.validate import valid_rows
from schemas.problem import Problem, found_by
from schemas.registry import FileKind

__all__ = ["Ingested", "Origins", "Records", "ingest"]

_RULES: tuple[tuple[str, Callable[[Records], Iterable[Problem]]], ...] = (
    ("files", contract_rules),
    ("claims", claim_rules),
    ("codings", coding_rules),
    ("narratives", narrative_rules),
    ("reviews", review_rules),
    ("translations", translation_rules),
    ("records", record_rules),
    ("records", date_rules),
    ("records", place_rules),
    ("records", activity_rules),
    ("changes", change_rules),
    ("records", decision_rules),
)
"""By the code of the check that they are part of."""


Texts = Mapping[str, str]
"""Path relative to raw/ -> text of a file."""

_AS_THEY_ARE: Texts = {}


def ingest(root: Path, instead: Texts = _AS_THEY_ARE) -> Ingested:
    """Read, take apart, validate and check all records.

    root: the folder of the records (raw/); instead: texts that are read in the place of files, to
    see what would be if they were written; new files may be among them. Raises FileNotFoundError if
    the folder is not there.
    """
    drafts: list[Draft] = []
    there = listed(root).with_files(instead)
    problems = found_by("files", [*there.problems, *missing(root, there)])
    for path, kind in there.files.items():
        found, faults = _one_file(root, path, kind, instead)
        drafts.extend(found)
        problems.extend(found_by("files", faults))
        if not found and faults:
            there.unread |= kind.tables
    records, faults = valid_rows(drafts, there.unread)
    origins = Origins.of(drafts)
    problems.extend(found_by("values", faults))
    problems.extend(found_by("duplicates", duplicates(drafts)))
    problems.extend(found_by("references", broken_references(records, drafts)))
    for check, rules in _RULES:
        problems.extend(found_by(check, rules(records)))
    words = term_rules(records, origins, TextPlaces(root, instead))
    problems.extend(found_by("translations", words))
    return Ingested(records, origins, origins.placed(problems), len(there.files), tuple(drafts))


def _one_file(
    root: Path, path: str, kind: FileKind, instead: Texts
) -> tuple[list[Draft], list[Problem]]:
    try:
        data = instead[path].encode() if path in instead else (root / path).read_bytes()
    except OSError as error:
        return [], [unreadable(root, path, error)]
    tree, problems = parse(data, f"{root.name}/{path}")
    if tree is None:
        return [], problems
    drafts, nesting = take_apart(tree, kind, path)
    return drafts, [*problems, *nesting]
