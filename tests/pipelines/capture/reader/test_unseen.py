"""66 labelled pages that the author of the reader had not seen when they were first read.

Since then they are known, and hold what is right; a new measure needs new pages.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.capture.reader import read
from pipelines.capture.reader.as_json import page_json
from pipelines.capture.reader.folding import plain

FOLDER = Path(__file__).parent / "unseen"
RIGHT = {
    "kind_of_page": 66,
    "language": 66,
    "date": 40,
    "published": 40,
    "held": 40,
    "place": 38,
    "kind": 39,
}
"""How many pages are right: of 66, and for all else of 40 events."""

NAMED = {"speakers": 78, "agreements": 52, "organisers": 48, "funders": 52, "partners": 8}
"""How many of the names in the labels of events are found; none that is not there is read."""


def right(field: str) -> list[bool]:
    """For each page that is compared, whether the reader agrees with the label."""
    found = []
    for path in sorted((FOLDER / "pages").iterdir()):
        label = json.loads((FOLDER / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))
        if field not in ("kind_of_page", "language") and label["kind_of_page"] != "event":
            continue
        own = told(path)[field]
        found.append(own in (label[field], *label.get(f"{field}_also", ())))
    return found


@cache
def told(path: Path) -> dict[str, Any]:
    """What the reader says of a page, by the names of the labels."""
    page: dict[str, Any] = page_json(read(path.read_bytes(), name=path.name, address=None))
    return page


def named(field: str) -> tuple[int, int]:
    """How many names of a field are found on the pages of events, and how many are wrong."""
    found = wrong = 0
    for path in sorted((FOLDER / "pages").iterdir()):
        label = json.loads((FOLDER / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))
        if label["kind_of_page"] == "event":
            forms = [_forms(name, label.get(f"{field}_also") or []) for name in label[field]]
            also = {_bare(each) for each in label.get(f"{field}_also") or [] if each}
            read_ = {_bare(each) for each in told(path)[field]}
            found += sum(bool(form & read_) for form in forms)
            wrong += sum(not any(name in form for form in (*forms, also)) for name in read_)
    return found, wrong


def _forms(name: Any, also: list[Any]) -> set[str]:
    """A name as it may be told."""
    own = {_bare(name)}
    for each in also:
        if isinstance(each, dict) and _bare(each.get("of", "")) in own:
            own |= {_bare(form) for form in each["names"]}
    return own


def _bare(name: Any) -> str:
    """A name without marks, in small plain letters."""
    words = name.get("name") or name.get("of") if isinstance(name, dict) else name
    return " ".join(re.findall(r"\w+", plain(str(words))))


def test_pages_of_others_are_read_as_well_as_before() -> None:
    counts = {field: (sum(right(field)), len(right(field))) for field in RIGHT}
    assert {total for _, total in counts.values()} == {66, 40}
    assert all(counts[field][0] >= least for field, least in RIGHT.items()), counts


def test_names_on_pages_of_others_are_found_and_none_is_wrong() -> None:
    counts = {field: named(field) for field in NAMED}
    assert all(counts[field][0] >= least for field, least in NAMED.items()), counts
    assert not any(wrong for _, wrong in counts.values()), counts
