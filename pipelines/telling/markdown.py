"""The report as Markdown."""

import re

from pipelines.telling.sections import Section, headline, sections
from pipelines.telling.values import Report

_SPECIAL = re.compile(r"[\\`*\[\]<|]")


def markdown(report: Report) -> str:
    """The whole report."""
    parts = [f"# {_plain(headline(report))}", *map(_section, sections(report))]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    quoted = [f"- `{line.replace('`', chr(39))}`" for line in section.quoted]
    parts = [
        f"## {section.title}",
        "\n".join([*(f"- {_plain(line)}" for line in section.lines), *quoted]),
        "\n".join(_grid(section)),
    ]
    return "\n\n".join(part for part in parts if part)


def _grid(section: Section) -> list[str]:
    if not section.rows:
        return []
    rule = "|" + "---|" * len(section.head)
    return [_row(section.head), rule, *map(_row, section.rows)]


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "|".join(f" {_plain(cell)} " for cell in cells) + "|"


def _plain(text: str) -> str:
    """A text that says nothing to Markdown, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
