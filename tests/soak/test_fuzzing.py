"""100,000 mutated inputs for the readers: each is read or refused, soon, and in little memory."""

import pytest

from tests.soak.fuzzing.campaign import TOO_MUCH, campaign
from tests.soak.fuzzing.readers import READERS

pytestmark = pytest.mark.soak

INPUTS = 13_000
"""Of each reader, but of those that take long."""

FEWER = {"yaml": 9_000, "html": 9_000, "workbook": 4_000}


def test_no_reader_crashes_hangs_or_takes_too_much_memory() -> None:
    found = campaign({name: FEWER.get(name, INPUTS) for name in READERS})
    assert {name: told.faults for name, told in found.items() if told.faults} == {}
    assert all(told.megabytes <= TOO_MUCH for told in found.values())
