"""What all tests share: where the checkout is, a tiny tree, and the settings of hypothesis."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipelines.ingest import Ingested
from pipelines.publish import publish
from pipelines.site import Made, Published, site
from pipelines.site.folder import Folder
from schemas.tables import Tables
from tests.kept import with_data
from tests.once import SHARED, once
from tests.pipelines.tabulate.tables import checkout_read, checkout_tables, tiny_tables
from tests.trees import tiny_tree

settings.register_profile(
    "project", deadline=None, derandomize=True, database=None, max_examples=50
)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parents[1]


SLOWEST = (
    *("test_flows", "test_server", "test_release_command", "test_job", "test_accessible"),
    *("test_languages", "test_loader", "test_draw", "test_reproducible"),
)
"""Files that start first, so that no worker ends with one of them while the others are idle."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the slowest files, and let others work where a test only waits.

    All else stays in the order of the seed.
    """
    items.sort(key=lambda item: item.path.stem not in SLOWEST)
    waiting = [item for item in items if item.get_closest_marker("last")]
    items[:] = [item for item in items if item not in waiting] + waiting


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder that the workers of this run share; they find it by the environment."""
    _cheaply()
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="dialogue-tests-")


def _cheaply() -> None:
    """Compile the project once for all processes, and look for circles of dead objects less often.

    A process of the tests holds half a million objects; going through them all every few seconds
    took a tenth of the run.
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    gc.set_threshold(20_000, 10, 10)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the workers shared."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the project: raw/, schemas/, pipelines/."""
    return ROOT


@pytest.fixture(scope="session")
def checkout_records() -> Ingested:
    """The checkout's own records, read once."""
    return checkout_read().found


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny tree: the folder that holds `raw/`."""
    return tiny_tree(tmp_path / "tiny")


@pytest.fixture(scope="session", autouse=True)
def forgetful() -> Iterator[None]:
    """No build waits for the disk: what tests write need not outlive a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sync", lambda: None)
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command is slow enough to show its progress: what it prints is the same on any machine."""
    monkeypatch.setattr("pipelines.making.progress.FIRST", float("inf"))


@pytest.fixture
def short_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and runs of this process make a site of two languages: all four take seconds."""
    monkeypatch.setattr("pipelines.run.sites.site", partial(site, languages=("en", "sr-Cyrl")))


@pytest.fixture
def plain_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of this process make a site of one page: what sites hold is looked at elsewhere."""

    def one(tables: Tables, published: Published, out: Path, *_: Any, **__: Any) -> Made:
        folder = Folder(out)
        folder.check()
        folder.open(["index.html"])
        folder.write("index.html", tables.rows("dataset")[0]["title"].encode())
        folder.close(["index.html"])
        return Made(1, 1, None)

    monkeypatch.setattr("pipelines.run.sites.site", one)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What builds of the tiny tree keep; tests that make documents leave theirs for each other."""
    folder = tmp_path_factory.mktemp("store")
    with_data(folder)
    return folder / "build"


@pytest.fixture(scope="session")
def tiny_data() -> Path:
    """The folder with the data of the tiny tree."""
    return once("tiny-data", partial(_published, tiny_tables))


@pytest.fixture(scope="session")
def checkout_data() -> Path:
    """The folder with the data of the checkout."""
    return once("checkout-data", partial(_published, checkout_tables))


def _published(tables: Callable[[], Tables], folder: Path) -> Path:
    publish(tables(), folder / "data")
    return folder / "data"
