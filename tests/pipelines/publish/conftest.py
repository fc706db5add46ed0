"""The published data of the tiny tree and of the checkout, written once."""

from pathlib import Path

import pytest

from pipelines.publish import publish
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the data of the tiny tree."""
    out = tmp_path_factory.mktemp("tiny") / "data"
    publish(tiny_tables(), out)
    return out


@pytest.fixture(scope="session")
def checkout_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the data of the checkout."""
    out = tmp_path_factory.mktemp("checkout") / "data"
    publish(checkout_tables(), out)
    return out


@pytest.fixture(params=["tiny", "checkout"])
def data(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """The name of a tree and the folder with its data."""
    return request.param, request.getfixturevalue(f"{request.param}_data")
