"""The kinds of records that an editor writes, and the file and list in which each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from schemas.registry import FILES, TABLES, Child, FileKind, Table

NAMES: Mapping[str, str] = {
    "agreements": "agreement",
    "provisions": "provision",
    "provision_sets": "provision-set",
    "parties_to_text": "party",
    "assessments": "assessment",
    "challenges": "challenge",
    "benefits": "benefit",
    "milestones": "milestone",
    "figures": "figure",
    "discrepancies": "discrepancy",
    "narratives": "narrative",
    "narrative_sentences": "sentence",
    "meetings": "meeting",
    "activities": "activity",
    "activity_outputs": "output",
    "projects": "project",
    "surveys": "survey",
    "survey_questions": "question",
    "organisations": "organisation",
    "places": "place",
    "sources": "source",
    "scales": "scale",
    "coders": "coder",
    "codings": "coding",
    "scorecards": "scorecard",
    "doubts": "doubt",
    "terms": "term",
    "spellings": "spelling",
    "crosswalk": "crosswalk",
    "revisions": "revision",
    "replies": "reply",
    "error_reports": "error-report",
    "bounds": "bound",
}
"""Table -> what the command line calls one of its records."""

ELSEWHERE: Mapping[str, str] = {
    "translations": "`dialogue translations` writes them",
    "translation_alternatives": "names of agreements that were found in sources, written by hand",
    "reviews": "`dialogue review` writes them",
    "decisions": "`dialogue inbox` writes them",
    "sites": "few, with what an operator has to look up: docs/capture.md",
    "dataset": "there is one, and it is there",
}
"""Tables of files that no scaffold is for, and why."""

ON_A_SET = "set-assessment"
"""A claim on a set of agreements, which stands in a file of its own."""


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    name: on the command line; table: of its rows; file: the kind of file in which it stands;
    lists: the lists of that file, one of which it is put into, none where the file is the record;
    child: the list as the record around it has it, None at the top of a file.
    """

    name: str
    table: Table
    file: FileKind
    lists: tuple[str, ...] = ()
    child: Child | None = None

    @property
    def owner(self) -> str | None:
        """The table of the record around it, which has a file of its own."""
        return self.file.root if self.child else None

    @cached_property
    def given(self) -> frozenset[str]:
        """The columns that come from the place of the record and are not written."""
        return self.child.given if self.child else frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are written, in order."""
        return tuple(name for name in self.table.columns if name not in self.given)

    @property
    def chosen_by(self) -> str | None:
        """What chooses among several lists: the column that is the same in all of one."""
        return next(iter(self.child.constants), None) if self.child and self.lists[1:] else None


def _kinds() -> Iterator[Kind]:
    for file in FILES:
        if file.root and file.root in NAMES:
            yield Kind(NAMES[file.root], TABLES[file.root], file)
            yield from _nested(file, TABLES[file.root])
        for field, table in file.lists.items():
            if table in NAMES:
                name = ON_A_SET if table == "assessments" else NAMES[table]
                yield Kind(name, TABLES[table], file, (field,))


def _nested(file: FileKind, around: Table) -> Iterator[Kind]:
    """The kinds of records that stand in a record with a file of its own."""
    tables = dict.fromkeys(child.table for child in around.children.values())
    for table in tables:
        lists = {field: child for field, child in around.children.items() if child.table == table}
        child = next(iter(lists.values()))
        if table in NAMES and child.value is None:
            yield Kind(NAMES[table], TABLES[table], file, tuple(lists), child)


KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _kinds()}
"""By name, in the order of the files."""
