"""A comparison for people: lines for a terminal, and Markdown for a release note."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import PurePath

from pipelines.compare import shown
from pipelines.compare.blocks import LIMIT, Block, Line, blocks
from pipelines.compare.result import Comparison, Given, TableComparison, WholeTable

_MARKUP = re.compile(r"([\\`*_|<>\[\]#~])")


def as_table(found: Comparison, every: bool = False) -> str:
    """Lines for a terminal, readable without colour.

    every: each changed cell, also those that a rule explains, and no limit.
    """
    lines = [found.verdict]
    for table in found.tables:
        if table.differs:
            lines += ["", _title(table), *(f"  {line}" for line in _about(table))]
            for block in blocks(table, every):
                lines += ["", f"  {block.title}", *(f"    {line}" for line in _aligned(block))]
    for line in _others(found, every):
        lines += ["", *textwrap.wrap(line, 100, subsequent_indent="  ")]
    return "\n".join(lines) + "\n"


def as_markdown(found: Comparison, every: bool = False) -> str:
    """The same as Markdown. every: as for the terminal."""
    parts = [found.verdict]
    for table in found.tables:
        if table.differs:
            about = [f"- {_escaped(line)}" for line in _about(table)]
            parts += [f"## {_escaped(_title(table))}", "\n".join(about)]
            parts += [_markdown(block) for block in blocks(table, every)]
    parts += [_escaped(line) for line in _others(found, every)]
    return "\n\n".join(parts) + "\n"


def _title(table: TableComparison) -> str:
    if table.renamed:
        return f"{shown.line(table.name)}, before {shown.line(table.old_name)}"
    return shown.line(table.name)


def _about(table: TableComparison) -> Iterator[str]:
    """Where both versions come from, if the name does not say it, and how rows were matched."""
    for side, place in (("old", table.old_place), ("new", table.new_place)):
        if place and PurePath(place).stem != table.name:
            yield f"{side}: {shown.line(place)}"
    yield f"rows: {table.old_rows:,} before, {table.new_rows:,} now"
    names = zip(table.old_key, table.new_key, strict=True)
    columns = [shown.line(b) if a == b else ", now ".join(shown.renamed(a, b)) for a, b in names]
    if columns:
        yield f"key: {' | '.join(columns)} ({table.how})"
    yield from (f"note: {note}" for note in table.notes)


def _others(found: Comparison, every: bool) -> Iterator[str]:
    """The tables that only one version has, those that are the same, and what was not compared."""
    for what, tables in (("added", found.added), ("removed", found.removed)):
        yield from (f"Table {what}: {_whole(table)}" for table in tables)
    same = [shown.line(table.name) for table in found.tables if not table.differs]
    if same and len(same) < len(found.tables):
        yield f"Without differences: {', '.join(same)}"
    yield from (f"Note on {remark}" for table in found.tables for remark in table.remarks)
    yield from _not_compared(found, None if every else LIMIT)


def _not_compared(found: Comparison, limit: int | None) -> Iterator[str]:
    """The files that were not compared, by what they are, with the version if only one has it."""
    before, after = _left(found.old), _left(found.new)
    groups: dict[str, list[str]] = {}
    for path in found.left:
        only = (
            "" if path in before and path in after else f" ({'old' if path in before else 'new'})"
        )
        why = after.get(path) or before[path]
        groups.setdefault(why, []).append(f"{shown.name(path)}{only}")
    for why, paths in groups.items():
        more = f" and {len(paths) - limit:,} more" if limit and len(paths) > limit else ""
        yield f"Not compared, {why}: {', '.join(paths[:limit])}{more}"


def _left(given: Given | None) -> dict[str, str]:
    return {each.path: each.why for each in given.left} if given else {}


def _whole(table: WholeTable) -> str:
    columns = ", ".join(map(shown.line, table.columns))
    rows = f"{table.rows:,} row{'' if table.rows == 1 else 's'}"
    return f"{shown.line(table.name)} ({rows}; columns: {shown.short(columns)})"


def _aligned(block: Block) -> Iterator[str]:
    """The lines of a block in columns; the last is as wide as it is."""
    rule = tuple("-" * width for width in _widths(block))
    for line in (block.header, rule, *block.lines):
        cells = zip(line, _widths(block), strict=True)
        yield "  ".join(text.ljust(width) for text, width in cells).rstrip()
    if block.left_out:
        yield _left_out(block)


def _widths(block: Block) -> list[int]:
    return [max(map(len, column)) for column in zip(block.header, *block.lines, strict=True)]


def _left_out(block: Block) -> str:
    return f"and {block.left_out:,} more: all of them with --format csv"


def _markdown(block: Block) -> str:
    """A title, a table and what it leaves out."""
    rule = ("---",) * len(block.header)
    lines = [_markdown_line(block.header), _markdown_line(rule), *map(_markdown_line, block.lines)]
    rest = [f"\n{_left_out(block)}"] if block.left_out else []
    return "\n".join([f"**{block.title}**\n", *lines, *rest])


def _markdown_line(line: Line) -> str:
    return f"| {' | '.join(map(_escaped, line))} |"


def _escaped(text: str) -> str:
    """A text in which no letter is taken for markup."""
    return _MARKUP.sub(r"\\\1", text)
