"""The sites that the tests look at."""

from pathlib import Path

import pytest

from tests.pipelines.site.made import made
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


@pytest.fixture(scope="session")
def checkout_site(checkout_data: Path) -> Path:
    """The site of the checkout."""
    return made("checkout", checkout_tables(), checkout_data)


@pytest.fixture(scope="session")
def tiny_site(tiny_data: Path) -> Path:
    """The site of the tiny tree."""
    return made("tiny", tiny_tables(), tiny_data)


@pytest.fixture(params=["tiny", "checkout"])
def folder(request: pytest.FixtureRequest) -> Path:
    """Each of them."""
    found: Path = request.getfixturevalue(f"{request.param}_site")
    return found
