"""What is known of a whole build before anything of it is composed: its files, by their keys.

Composing the pages of all documents takes longer than fetching all of them. Where the tables, the
choices and the program are those of an earlier build, its list of files says what to fetch.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipelines.making.store import Job, Store
from schemas.made_with import composed_with
from schemas.tables import Tables

_HERE = Path(__file__).resolve().parent
_ROOMS = (_HERE, _HERE.parent / "present", _HERE.parents[1] / "schemas")
"""All that decides which documents there are and what stands in them, but the tables."""


@dataclass(frozen=True)
class Known:
    """A job of an earlier build: the key of what it made, and where that goes.

    is_published: its files belong to the build; others only help to make some of them.
    """

    key: str
    paths: tuple[Path, ...]
    is_published: bool


@dataclass(frozen=True)
class Listing:
    """The list of the files of a build, which is kept like them.

    key: of all that the build is made from; out: the folder of its files.
    """

    key: str
    out: Path

    @property
    def paths(self) -> tuple[Path, ...]:
        """The list, for as long as it is read or kept."""
        return (self.out / ".listing.json",)

    def fetched(self, store: Store) -> list[Known]:
        """The jobs of the build, or none where its list is not kept."""
        if not store.fetch(self):
            return []
        (path,) = self.paths
        listed = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        return [
            Known(key, tuple(self.out / each for each in paths), is_published)
            for key, paths, is_published in listed
        ]

    def keep(self, store: Store, jobs: Iterable[Job], helpers: Iterable[Job]) -> None:
        """Keep the list of the jobs of a build that came out whole.

        helpers: jobs whose files are not published.
        """
        (path,) = self.paths
        listed = [
            (job.key, [each.relative_to(self.out).as_posix() for each in job.paths], is_published)
            for group, is_published in ((jobs, True), (helpers, False))
            for job in group
        ]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(listed), encoding="utf-8")
        store.keep(self)
        path.unlink()


def listing(tables: Tables, out: Path, *choices: object) -> Listing:
    """The list of a build.

    choices: all else that the documents depend on, as values that say themselves with `repr`.
    """
    digest = hashlib.sha256(composed_with(*_ROOMS).encode())
    digest.update(repr(choices).encode())
    for name, table in tables.items():
        digest.update(name.encode())
        digest.update(_bytes(table))
    return Listing(digest.hexdigest(), out)


def _bytes(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()
