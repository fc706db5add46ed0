"""The sites that the tests look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import browser, site_at
from tests.pipelines.site.made import made, with_address
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


@pytest.fixture(scope="session")
def checkout_site(checkout_data: Path) -> Path:
    """The site of the checkout."""
    return made("checkout", checkout_tables(), checkout_data)


@pytest.fixture(scope="session")
def tiny_site(tiny_data: Path) -> Path:
    """The site of the tiny tree."""
    return made("tiny", tiny_tables(), tiny_data)


@pytest.fixture(scope="session")
def addressed_site(tiny_data: Path) -> Path:
    """The site of the tiny tree, with an address."""
    return made("addressed", with_address(tiny_tables()), tiny_data)


@pytest.fixture(params=["tiny", "checkout"])
def folder(request: pytest.FixtureRequest) -> Path:
    """Each of them."""
    found: Path = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A browser for all tests of a process."""
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def home(checkout_site: Path) -> Iterator[str]:
    """The address of the site of the checkout on a server."""
    with site_at(checkout_site) as address:
        yield address


@pytest.fixture
def tab(chrome: Browser) -> Iterator[Page]:
    """A page of the browser that shows nothing yet, as narrow as a small telephone."""
    context = chrome.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()
