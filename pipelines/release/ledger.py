"""The ledger of a release: which rows and columns it had, and a mark of every cell.

With it a later build knows, without the old files and without a network, what has changed since.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas import SCHEMA_VERSION
from schemas.csv_text import cell
from schemas.registry import TABLES
from schemas.tables import Tables

MARK = 4
"""Letters of a mark: 24 bits, so that one change in 16 million goes unseen."""

EMPTY = "-" * MARK
UNLEDGERED = frozenset(
    {"bounds", "creators", "dataset", "dataset_places", "keywords", "records"}
    | {"error_reports", "review_comments", "revisions", "spellings"}
    | {"decisions", "site_hosts", "site_languages", "sites"}
)
"""Tables about the dataset itself: a release changes them by being one, what readers report is
decided after it was published, and where pages come from changes with the sites. Spellings have
names for keys, which a ledger would keep forever."""


@dataclass(frozen=True)
class Ledger:
    """What a release had.

    columns: of each table; keys: those of them that make the key; rows: table and key, its parts
    joined, to the marks of the cells; deprecated: `table.column`; counts: what must not shrink;
    files: path to SHA-256; lock: SHA-256 of the lock file.
    """

    version: str
    release_date: str
    schema_version: str
    columns: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, Mapping[str, str]]
    deprecated: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    lock: str = ""

    def mark(self, table: str, key: str, column: str) -> str:
        """The mark of one cell."""
        at = self.columns[table].index(column) * MARK
        return self.rows[table][key][at : at + MARK]


def ledger_of(tables: Tables, files: Mapping[str, str], lock: str = "") -> Ledger:
    """The ledger of the tables of a release.

    tables: base tables, and computed ones that are counted; files: path to SHA-256 of what is
    published; lock: SHA-256 of the lock file.
    """
    about = tables.rows("dataset")[0]
    names = list(ledgered(tables))
    return Ledger(
        version=about["version"],
        release_date=about["release_date"],
        schema_version=SCHEMA_VERSION,
        columns={name: TABLES[name].columns for name in names},
        keys={name: TABLES[name].key for name in names},
        rows={name: _marks(name, tables) for name in names},
        deprecated=_deprecated(tables),
        counts=counts(tables),
        files=files,
        lock=lock,
    )


def ledgered(tables: Tables) -> Iterator[str]:
    """The base tables whose rows are remembered."""
    for name in tables:
        if name not in UNLEDGERED and not TABLES[name].is_computed:
            yield name


def key_of(row: Mapping[str, Any], key: tuple[str, ...]) -> str:
    """The key of a row as one text."""
    return "|".join(cell(row[part]) for part in key)


def mark_of(value: Any) -> str:
    """The mark of a value, by the text that stands for it in the CSV files."""
    text = cell(value)
    if not text:
        return EMPTY
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b64encode(digest)[:MARK].decode()


def _marks(name: str, tables: Tables) -> dict[str, str]:
    table = TABLES[name]
    return {
        key_of(row, table.key): "".join(mark_of(row[column]) for column in table.columns)
        for row in tables.rows(name)
    }


def _deprecated(tables: Tables) -> tuple[str, ...]:
    found = (row for row in tables.rows("revisions") if row["change"] == "deprecated")
    return tuple(sorted({f"{row['changed_table']}.{row['field']}" for row in found}))


def counts(tables: Tables) -> dict[str, int]:
    """How much is covered: numbers that a later release does not fall below without a reason."""
    claims = tables.rows("assessments")
    assessor = {row["id"]: row["assessor_id"] for row in claims}
    targets = tables.rows("assessment_targets")
    return {
        "agreements": len(tables["agreements"]),
        "agreements assessed": len({row["agreement_id"] for row in targets}),
        "assessors": len(set(assessor.values())),
        "agreements by assessor": len(
            {(row["agreement_id"], assessor[row["claim_id"]]) for row in targets}
        ),
        "assessments": len(claims),
        "assessments with a level": sum(row["level"] is not None for row in claims),
        "verified assessments": sum(bool(row["verified"]) for row in claims),
        "citations": len(tables["citations"]),
    }
