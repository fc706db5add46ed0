"""Tables of others, of any length: each row held against the rules of its record."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from pipelines.events.blocks import Block, Source
from pipelines.events.checking import Bad, Check, Checked, in_lines
from pipelines.events.mapping import Map
from pipelines.events.seen import Seen
from pipelines.events.writing import Output, output
from pipelines.making.progress import SILENT, Progress
from schemas.problem import CouldNotRun, Place, Problem
from schemas.registry import PARENT_ID
from schemas.tables import arrow_schema

SHOWN = 20
"""Problems that are kept for the screen; all stand in the file of refused rows."""

_WORKERS, _IN_FLIGHT = 2, 3
"""Threads that check, and blocks that they may have: each is some four times its text."""


@dataclass
class Told:
    """What came of tables. rows: that were read; problems: the first of them; wrong: all."""

    rows: int = 0
    good: int = 0
    bad: int = 0
    wrong: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, bad: Sequence[Bad]) -> None:
        """Count refused rows."""
        self.bad += len(bad)
        for row in bad:
            self.wrong += len(row.problems)
            self.problems += row.problems[: SHOWN - len(self.problems)]


def checked(
    sources: Sequence[Source], told: Map, out: Path, today: str, progress: Progress = SILENT
) -> Told:
    """Hold every row of some tables against the rules, and write what came of it.

    sources: with the heads of the map; out: folder for Parquet, CSV and refused rows, which takes
    the place of an earlier one when all is done; today: the last day on which something happened,
    ISO 8601. Raises CouldNotRun for a file that cannot be read to its end: then nothing changes.
    """
    _whole(told)
    found = Told()
    heads = list(dict.fromkeys(head for source in sources for head in source.heads))
    progress.begin("import", sum(source.steps for source in sources))
    with output(out, told.table.name, arrow_schema(told.table), heads) as files:
        ids = _Ids()
        for source in sources:
            at = [source.heads.index(head) if head in source.heads else -1 for head in heads]
            check = Check(told, source, today)
            for block in _blocks(source, check):
                _keep(source.name, ids.once(check, block), at, files, found)
                progress.step(f"{found.rows:,} rows")
            ids.next_file()
    progress.end()
    return found


def _whole(told: Map) -> None:
    """Raise CouldNotRun for a map that leaves out what no row may lack."""
    given = {*told.columns, *told.constants}
    lacking = [name for name in told.table.required if name not in given]
    if lacking:
        raise CouldNotRun(
            f"the map names no column for {', '.join(lacking)}, which no row of "
            f"{told.table.name} may lack; name one, or a value for all rows under [constants]"
        )


def _blocks(source: Source, check: Check) -> Iterator[Checked]:
    """The blocks of a file, checked, in order; a few are under way at once."""
    waiting: deque[Future[Checked]] = deque()
    with ThreadPoolExecutor(_WORKERS) as pool:
        for block in _ahead(source.blocks()):
            waiting.append(pool.submit(check.block, block))
            if len(waiting) >= _IN_FLIGHT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _ahead(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, of which the next one is read while one is worked on."""
    with ThreadPoolExecutor(1) as reader:
        following = reader.submit(next, blocks, None)
        while (block := following.result()) is not None:
            following = reader.submit(next, blocks, None)
            yield block


def _keep(file: str, block: Checked, at: Sequence[int], files: Output, found: Told) -> None:
    files.good(block.good)
    files.bad(file, block, at)
    found.good += block.good.num_rows
    found.rows += block.good.num_rows + len(block.bad)
    found.add(block.bad)


class _Ids:
    """Which ids came before, over all files: the first good row of an id stays."""

    def __init__(self) -> None:
        self._seen = Seen()
        self._files: list[tuple[str, int]] = []
        self._base = self._last = 0

    def next_file(self) -> None:
        """The places of rows go on behind those of the file that ended."""
        self._base = self._last

    def once(self, check: Check, found: Checked) -> Checked:
        """A block without rows whose id came before; these are refused."""
        rows = found.good.num_rows
        if not rows:
            return found
        if not self._files or self._files[-1][1] != self._base:
            self._files.append((check.file, self._base))
        places = found.lines + self._base
        self._last = int(places[-1])
        first = self._seen.first(found.good.column(PARENT_ID).combine_chunks(), places)
        again = np.flatnonzero(first != places)
        if not len(again):
            return found
        bad = [check.twice(found, at, self._place(int(first[at]))) for at in again.tolist()]
        keep = np.ones(rows, dtype=np.bool_)
        keep[again] = False
        good = found.good.filter(pa.array(keep))
        return Checked(found.block, good, found.at[keep], in_lines([*found.bad, *bad]))

    def _place(self, first: int) -> Place:
        file, base = next(each for each in reversed(self._files) if each[1] < first)
        return Place(file, first - base)
