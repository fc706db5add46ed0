"""The migrations in their order, each from one version of the contract to the next."""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.migrate import to_1_1, to_1_2
from pipelines.migrate.yaml_edits import Edit

FIRST = "1.0.0"
"""The contract of records that name none."""

Edits = Callable[[str, str], list[Edit]]
"""From the path of a file, relative to raw/, and its text to edits of that."""


@dataclass(frozen=True)
class Migration:
    """A migration from one version of the contract to the next.

    edits: one after the other; none for a version that only allows more. by_hand: what a person
    has to do besides, or nothing.
    """

    before: str
    after: str
    edits: tuple[Edits, ...] = ()
    by_hand: str = ""


MIGRATIONS = (
    Migration("1.0.0", "1.1.0", (to_1_1.edits,), to_1_1.BY_HAND),
    Migration("1.1.0", "1.2.0", (to_1_2.seen, to_1_2.comments), to_1_2.BY_HAND),
    Migration("1.2.0", "1.3.0"),
)
"""A migration stays as it is for good, also where the rules of today change: it imports none."""
