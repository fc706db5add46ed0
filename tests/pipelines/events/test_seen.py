"""Ids that came before are found, however many there are, and the first one stays."""

import random

import numpy as np
import pyarrow as pa

from pipelines.events.seen import Seen


def test_each_id_has_the_place_of_its_first_row() -> None:
    chance, seen = random.Random(0), Seen(slots=16)
    first: dict[str, int] = {}
    place = 0
    for _ in range(40):
        ids = [str(chance.randrange(3_000)) for _ in range(chance.randrange(1, 300))]
        places = np.arange(place + 1, place + 1 + len(ids))
        place += len(ids)
        for one, at in zip(ids, places.tolist(), strict=True):
            first.setdefault(one, at)
        assert seen.first(pa.array(ids), places).tolist() == [first[one] for one in ids]
    assert len(first) > 2_000


def test_ids_whose_hashes_are_alike_are_told_apart() -> None:
    """Those that want one slot, around the end of the table too."""
    seen = Seen(slots=8)
    seen._hashed = lambda ids: np.array(ids.to_pylist(), dtype=np.uint64)  # type: ignore[method-assign]
    found = seen.first(pa.array([7, 15, 7, 23, 0, 1]), np.arange(1, 7))
    assert found.tolist() == [1, 2, 1, 4, 5, 5]  # 0 marks a free slot, and is taken for 1
