"""How the pages hang together: groups for the menu, and the map of the site."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present import Words
from pipelines.site.page import Page

HOME, CONTENTS = "index.html", "contents.html"


@dataclass(frozen=True)
class Group:
    """Pages that belong together: the first of them leads the group."""

    title: str
    about: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of a menu: where it leads from the page.

    current: `page` for the page itself, `true` for what it belongs to.
    """

    href: str
    label: str
    current: str | None


@dataclass(frozen=True)
class Section:
    """A group on a page: its lines."""

    title: str
    about: str
    lines: list[Line]


def groups(words: Words) -> list[Group]:
    """The groups of pages, in the order of the menu."""
    return [
        Group(
            words.gettext("Agreements"),
            words.gettext("Each text that was agreed, its provisions, and every claim on them."),
            ("agreements.html", "timeline.html", "owed.html", "challenges.html", "sets.html"),
        ),
        Group(
            words.gettext("Who says what"),
            words.gettext("Each assessor with every claim it makes, and where claims differ."),
            ("assessors.html", "differences.html", "scorecards.html"),
        ),
        Group(
            words.gettext("Civil society"),
            words.gettext("Activities, projects and surveys around the dialogue."),
            ("activities.html", "projects.html", "surveys.html"),
        ),
        Group(
            words.gettext("Data and method"),
            words.gettext("Every table to take, what its columns say, and how it came about."),
            (
                *("downloads.html", "releases.html", "changes.html", "cite.html"),
                *("method.html", "manual.html", "codebook.html"),
            ),
        ),
    ]


def main_menu(words: Words, page: Page, listed: Sequence[Page]) -> list[Line]:
    """The menu of every page: the first page, a line for each group, what is in none, the map."""
    labels = _labels(listed)
    grouped = {path for group in groups(words) for path in group.paths}
    others = [path for path in labels if path not in {*grouped, HOME, CONTENTS}]
    found = [_line(page, HOME, labels[HOME])]
    for group in groups(words):
        if paths := [path for path in group.paths if path in labels]:
            is_within = _belongs(page) in paths
            line = _line(page, paths[0], group.title)
            found.append(line if line.current == "page" or not is_within else _within(line))
    found += [_line(page, path, labels[path]) for path in [*others, CONTENTS] if path in labels]
    return found


def _within(line: Line) -> Line:
    return Line(line.href, line.label, "true")


def beside(words: Words, page: Page, listed: Sequence[Page]) -> list[Line]:
    """The pages of the group of a page; none where it is in none."""
    labels, own = _labels(listed), _belongs(page)
    return [
        _line(page, path, labels[path])
        for group in groups(words)
        if own in group.paths
        for path in group.paths
        if path in labels
    ]


def site_map(words: Words, page: Page, listed: Sequence[Page]) -> list[Section]:
    """All pages that have a name in a menu, by group."""
    labels = _labels(listed)
    return [
        Section(
            group.title,
            group.about,
            [_line(page, path, labels[path]) for path in group.paths if path in labels],
        )
        for group in groups(words)
    ]


def _labels(listed: Sequence[Page]) -> dict[str, str]:
    return {page.path: page.label for page in listed if page.label is not None}


def _belongs(page: Page) -> str:
    """The path of the page of a menu that a page belongs to, itself if it stands there."""
    return page.below or page.path


def _line(page: Page, path: str, label: str) -> Line:
    current = "page" if page.path == path else "true" if page.below == path else None
    return Line(page.up + path, label, current)
