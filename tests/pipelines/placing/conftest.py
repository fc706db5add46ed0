"""A storage for the tests of this room, with a proxy before it; a bucket is empty at each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.placing.s3 import Access, Bucket, Patience
from tests.between import Between, between
from tests.storage import KEY, SECRET, Storage, program, storage

PATIENT = Patience(attempts=2, connect=30.0, read=30.0)
HASTY = Patience(attempts=2, connect=1.0, read=1.0)
"""For what is to work on a busy machine, and for what is not to be waited for."""


@pytest.fixture(scope="session")
def store_of_s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    """The server."""
    if program() is None:
        pytest.skip("no rclone here: `make setup-dev` installs it, it is in requirements-dev.lock")
    with storage(tmp_path_factory.mktemp("s3")) as found:
        yield found


@pytest.fixture
def lying(store_of_s3: Storage) -> Path:
    """The folder with the files of an empty bucket."""
    return store_of_s3.bucket()


@pytest.fixture
def proxy(store_of_s3: Storage, lying: Path) -> Iterator[Between]:
    """What stands before it."""
    with between(store_of_s3.port, lying.name) as found:
        yield found


@pytest.fixture
def bucket(proxy: Between) -> Bucket:
    """The bucket as a target."""
    return opened(proxy)


def opened(proxy: Between, prefix: str = "", patience: Patience = PATIENT) -> Bucket:
    """The bucket, by way of the proxy."""
    access = Access(proxy.url, "us-east-1", KEY, SECRET)
    return Bucket(proxy.bucket, prefix, access, patience)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder for the files that are placed."""
    return tmp_path / "site"
