"""The pages for readers: what they name is there, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.each import each

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (ROOT, ROOT / "docs", ROOT / "docs" / "decisions", ROOT / "raw")
    for path in folder.glob("*.md")
)
NAMING = ("docs/architecture.md", "docs/extend.md", "docs/glossary.md")
"""Pages of which each file named is one of the repository."""

CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]*)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
A_FILE = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]*)+|[\w-]+\.(?:py|md|yml|toml|cfg|txt)|Makefile")
MADE = ("build/", "my-report")


def text(page: str) -> str:
    """A page."""
    return (ROOT / page).read_text(encoding="utf-8")


def files_named(page: str) -> list[str]:
    """What stands in backticks and is the path of a file or folder; <words> stand for any."""
    found = [name for name in CODE.findall(text(page)) if A_FILE.fullmatch(name)]
    return [re.sub(r"<[^>]+>", "*", name) for name in found if not name.startswith(MADE)]


def lost(names: list[str]) -> list[str]:
    """Those of which there is no file."""
    return [name for name in names if not any(ROOT.glob(name.rstrip("/")))]


def anchors(page: str) -> set[str]:
    """Where a link can lead within a page: its headings as they are linked, and its marks."""
    plain = (
        re.sub(r"[`*]|<[^>]*>", "", title).strip().lower() for title in HEADING.findall(text(page))
    )
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in plain} | {
        *ANCHOR.findall(text(page))
    }


def broken(page: str) -> list[str]:
    """The links of a page that lead nowhere."""
    return [link for link in LINK.findall(text(page)) if not leads(page, link)]


def leads(page: str, link: str) -> bool:
    """Whether there is what a link of a page names."""
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    if not anchor:
        return target.exists()
    return target.exists() and anchor in anchors(target.resolve().relative_to(ROOT).as_posix())


@each(NAMING)
def test_each_file_that_a_page_names_is_there(page: str) -> None:
    names = files_named(page)
    assert len(names) > 10
    assert lost(names) == []


@each(PAGES)
def test_each_link_leads_to_a_page_and_its_heading(page: str) -> None:
    assert broken(page) == []


def test_the_pages_are_linked_from_the_first_one() -> None:
    linked = set(LINK.findall(text("README.md")))
    assert {*NAMING, "raw/FORMAT.md", "raw/REFERENCE.md"} <= linked


def test_a_file_that_is_not_there_would_be_noticed() -> None:
    assert lost(["pipelines/run/job.py", "pipelines/jobb.py", "docs/*.rst"]) == [
        "pipelines/jobb.py",
        "docs/*.rst",
    ]


@pytest.mark.parametrize(
    ("anchor", "is_there"), [("a-column", True), ("a-part-of-the-report", True), ("a-colum", False)]
)
def test_a_heading_is_linked_by_its_words(anchor: str, is_there: bool) -> None:
    assert (anchor in anchors("docs/extend.md")) is is_there
