"""Dead circles are looked for less often during a run, and as before when it has ended."""

import gc

import pytest

from pipelines.making.memory import SELDOM, collected_seldom


def test_the_thresholds_are_those_of_a_run_and_then_those_of_before() -> None:
    before = gc.get_threshold()
    with collected_seldom():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before


def test_they_come_back_when_a_run_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="a fault"), collected_seldom():
        raise ValueError("a fault")
    assert gc.get_threshold() == before
