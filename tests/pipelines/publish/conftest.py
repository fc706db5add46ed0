"""Both trees for the tests of what is published."""

from pathlib import Path

import pytest


@pytest.fixture(params=["tiny", "checkout"])
def data(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """The name of a tree and the folder with its data."""
    return request.param, request.getfixturevalue(f"{request.param}_data")
