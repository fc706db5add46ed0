"""Ids that came before, in memory that grows with their number and not with their length.

Of each id 64 bits are kept. Among ten million ids the chance that any two are taken for one is
three in a million.
"""

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

_FULL = 0.7
"""The part of the slots after which there are made twice as many."""

_PART = 2**18


class Seen:
    """The ids that came, with the place of the first of each: a table of open addresses."""

    def __init__(self, slots: int = 2**20) -> None:
        self._database = duckdb.connect(config={"threads": 1})
        self._make(slots)

    def _make(self, slots: int) -> None:
        self._hashes = np.zeros(slots, dtype=np.uint64)  # 0: free
        self._places = np.zeros(slots, dtype=np.uint32)
        self._count = 0

    def first(self, ids: pa.Array, places: Any) -> Any:
        """Where each id came first: its own place where that is now.

        places: of the rows, rising, from 1 and below 2 to the power of 32.
        """
        own = np.maximum(self._hashed(ids), np.uint64(1))
        while self._count + len(own) > _FULL * len(self._hashes):
            self._grow()
        return self._put(own, places.astype(np.uint32))

    def _hashed(self, ids: pa.Array) -> Any:
        """64 bits for each id."""
        told = self._database.from_arrow(pa.table({"id": ids}))
        return told.query("ids", "SELECT hash(id) AS h FROM ids").fetchnumpy()["h"]

    def _put(self, own: Any, places: Any) -> Any:
        mask = len(self._hashes) - 1
        answer = np.zeros(len(own), dtype=np.uint32)
        rest, hashes, at = np.arange(len(own)), own, places
        slots = (own & np.uint64(mask)).astype(np.intp)
        while len(rest):
            free = np.flatnonzero(self._hashes[slots] == 0)[::-1]
            # Of several for one free slot the last that is written stays: the first row counts.
            self._hashes[slots[free]] = hashes[free]
            self._places[slots[free]] = at[free]
            same = self._hashes[slots] == hashes
            answer[rest[same]] = self._places[slots[same]]
            other = np.flatnonzero(~same)
            rest, hashes, at = rest[other], hashes[other], at[other]
            slots = slots[other] + 1 & mask
        self._count += int((answer == places).sum())
        return answer

    def _grow(self) -> None:
        """Twice as many slots; a part after the other, since what is made on the way is large."""
        hashes, places = self._hashes, self._places
        self._make(2 * len(hashes))
        for start in range(0, len(hashes), _PART):
            part = slice(start, start + _PART)
            kept = hashes[part] != 0
            self._put(hashes[part][kept], places[part][kept])
