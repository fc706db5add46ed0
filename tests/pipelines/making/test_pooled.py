"""What maps jobs: here, or opened once for several uses."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.making.pooled import Mapper, in_turn, kept_open


def test_in_turn_maps_here() -> None:
    with in_turn() as run:
        assert list(run(abs, [-1, 2])) == [1, 2]


def test_what_is_kept_open_is_opened_and_closed_once() -> None:
    told: list[str] = []

    @contextmanager
    def opened() -> Iterator[Mapper]:
        told.append("opened")
        yield map
        told.append("closed")

    with kept_open(opened) as again:
        for _ in range(3):
            with again() as run:
                assert list(run(abs, [-1])) == [1]
        assert told == ["opened"]
    assert told == ["opened", "closed"]
