"""What was read of some pages, in 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence

from pipelines.capture.reader.values import Page, Reading

WIDTH = 80
_COLUMNS = (("page", 9), ("date", 23), ("kind", 13), ("held", 9))
_LAST = WIDTH - sum(width + 1 for _, width in _COLUMNS)


def summary(pages: Sequence[Page]) -> str:
    """A line for each page and each entry of a listing, under the name of its file."""
    lines: list[str] = [_row("page", "date", "kind", "held", "title")]
    for page in pages:
        lines.append(_cut(f"{page.name} ({page.language or 'language not known'})", WIDTH))
        lines.extend(_lines(page))
        for problem in page.problems:
            lines.extend(textwrap.wrap(f"  {problem}", WIDTH, subsequent_indent="  "))
    return "\n".join(lines) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield _reading(page.kind_of_page, page.reading)
    for entry in page.entries:
        yield _reading("entry", entry)


def _reading(label: str, reading: Reading) -> str:
    start = reading.date.value if reading.date else "-"
    dates = f"{start}..{reading.date_end.value}" if reading.date_end else start
    kind = reading.kind.value if reading.kind else "-"
    held = reading.held.value if reading.held else "-"
    title = reading.title.value if reading.title else "-"
    if reading.duplicate_of:
        title = f"(as {reading.duplicate_of}) {title}"
    return _row(label, dates, kind, held, title)


def _row(*cells: str) -> str:
    widths = [*(width for _, width in _COLUMNS), _LAST]
    fitted = [_cut(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return " ".join(fitted).rstrip()


def _cut(text: str, width: int) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= width else shown[: width - 3] + "..."
