"""A browser of the tests: Chromium of the system, which reads a site from a server of its own."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from pipelines.site.serving import address, served

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What Chromium is called on the path."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
"""WCAG 2.2 at level AA, with the rule on the size of targets, which axe leaves out unless asked."""


def chromium() -> str:
    """The program; without one a test is skipped."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium: scripts/apt-install.sh chromium")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """Start one without a window. It ends with the block."""
    program = chromium()
    # Chromium refuses to shut itself in where the tests run as root.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=flags)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def site_at(folder: Path) -> Iterator[str]:
    """The address of a folder on a server of this machine. It ends with the block."""
    with served(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield address(server)
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Seen:
    """What went on while pages were read: what was asked for, and what the browser complained of.

    A page that breaks its content policy complains of that as well.
    """

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def strangers(self, home: str) -> list[str]:
        """What was asked of others than the site. home: its address."""
        own = (home, f"blob:{home}", "data:")
        return [url for url in self.asked if not url.startswith(own)]


def is_left(request: Request) -> bool:
    """Whether a request failed only because its page was left before the answer came."""
    return request.failure == "net::ERR_ABORTED"


def seen(page: Page) -> Seen:
    """Watch what a page does from now on."""
    what = Seen(page)

    def asked(request: Request) -> None:
        what.asked.append(request.url)

    def said(line: ConsoleMessage) -> None:
        if not line.location["url"].endswith("/favicon.ico"):  # asked for by itself
            what.complaints.append(line.text)

    def failed(request: Request) -> None:
        if not is_left(request):
            what.complaints.append(f"failed: {request.url}")

    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("pageerror", lambda error: what.complaints.append(str(error)))
    page.on("console", said)
    return what


@contextmanager
def page_in(
    browser: Browser,
    width: int = 1280,
    height: int = 800,
    scheme: str = "light",
    scale: float = 1,
) -> Iterator[Page]:
    """A tab, without what others left in it.

    width, height: of the window, in CSS pixels; scheme: of colours, `light` or `dark`; scale:
    device pixels in a CSS pixel.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=scale,
    )
    yield context.new_page()
    context.close()


def opened(page: Page, path: Path) -> Page:
    """A page of a folder, read from the disk."""
    page.goto(path.resolve().as_uri())
    return page


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page: rule, what it says, and where."""
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{each['id']}: {each['help']}: {node['html'][:120]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
