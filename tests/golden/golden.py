"""Golden files: what the tiny tree must come out as, in content.

`GOLDEN=write pytest ...` writes a file anew and fails once, so that the change is looked at.
"""

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def matches(name: str, text: str) -> None:
    """Compare a text with a golden file."""
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
        pytest.fail(f"{name} was written anew: look at the change, then run without GOLDEN")
    assert text == path.read_text(encoding="utf-8"), (
        f"{name} comes out otherwise: if it should, run this test once with GOLDEN=write"
    )
