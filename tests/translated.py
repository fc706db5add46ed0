"""Translations into Albanian of texts of the tiny tree, for tests that add some."""

from pathlib import Path

FILE = "translations/sq/agreements.yml"

Given = tuple[str, str, str, str, str | None]
"""Table, id and field of the text, its translation, and the hash of the English text."""


def translated(root: Path, *given: Given, file: str = FILE) -> Path:
    """Write a file of translations into a tree. Returns it."""
    path = root / "raw" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# kept by hand", "translations:"]
    for table, record, field, text, original in given:
        lines += [f"  - record_table: {table}", f"    record_id: {record}", f"    field: {field}"]
        lines += [f"    text: {text}", "    status: machine", "    verified: false"]
        lines += [f"    original: '{original}'"] if original else []
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
