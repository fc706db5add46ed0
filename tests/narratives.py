"""A narrative of the agreement of the tiny tree, for tests that add one."""

import re
from pathlib import Path

FILE = "narratives/example-2013.yml"

SEALED = (Path(__file__).parent / "trees" / "narrative.yml").read_text(encoding="utf-8")
TEXT = re.sub(r"    seen: '[0-9a-f]{8}'\n", "", SEALED)


def narrated(root: Path, text: str = TEXT) -> Path:
    """Write the narrative, not sealed, into a tree. Returns its file."""
    path = root / "raw" / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
