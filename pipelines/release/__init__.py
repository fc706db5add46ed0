"""Releases: what one had, what has changed since, whether it may be published, and its archive."""

from pipelines.release.changes import Changes, changes_since, with_changes
from pipelines.release.gates import gates
from pipelines.release.ledger import Ledger, ledger_of
from pipelines.release.ledger_file import (
    ledger_problems,
    read_before,
    read_ledger,
    versions,
    write_ledger,
)

__all__ = [
    "Changes",
    "Ledger",
    "changes_since",
    "gates",
    "ledger_of",
    "ledger_problems",
    "read_before",
    "read_ledger",
    "versions",
    "with_changes",
    "write_ledger",
]
