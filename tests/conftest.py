"""What all tests share: where the checkout is, a tiny tree, and the settings of hypothesis."""

from pathlib import Path

import pytest
from hypothesis import settings

from pipelines.ingest import Ingested, ingest
from pipelines.publish import publish
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables
from tests.trees import tiny_tree

settings.register_profile(
    "project", deadline=None, derandomize=True, database=None, max_examples=100
)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the project: raw/, schemas/, pipelines/."""
    return ROOT


@pytest.fixture(scope="session")
def checkout_records(checkout: Path) -> Ingested:
    """The checkout's own records, read once."""
    return ingest(checkout / "raw")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny tree: the folder that holds `raw/`."""
    return tiny_tree(tmp_path / "tiny")


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
