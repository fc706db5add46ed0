"""Small complete trees of records for tests: copied, then changed where a test needs it."""

import re
import shutil
from pathlib import Path

import yaml

LATER = ("2027-01-15", "2031-06-30", "2040-02-29")
"""Dates of data ahead: a new year, the end of a half-year, a day of a leap year."""

TREES = Path(__file__).parent / "trees"


class Quoted(yaml.SafeDumper):
    """Writes every text in quotes, as the reader wants it: 2013-04 bare is no text in YAML."""


Quoted.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def quoted(tree: object) -> str:
    """A tree of plain values as YAML."""
    return yaml.dump(tree, Dumper=Quoted, allow_unicode=True, sort_keys=False)


def tiny_tree(folder: Path) -> Path:
    """A copy of the tiny tree: the folder that holds `raw/`."""
    shutil.copytree(TREES / "tiny", folder, dirs_exist_ok=True)
    return folder


def dated(root: Path, day: str) -> Path:
    """Give a tree another date of its data, and the version that goes with it."""
    path = root / "raw" / "dataset.yml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^release_date:.*$", f"release_date: '{day}'", text)
    text = re.sub(r"(?m)^version:.*$", f"version: '{day[:4]}.{day[5:7]}.0'", text)
    path.write_text(text, encoding="utf-8")
    return root


def with_store(root: Path, store: Path, *names: str) -> Path:
    """Let a project take what was made before from a store that several tests share."""
    (root / "build").mkdir(parents=True, exist_ok=True)
    for name in names or (".made", ".made-data"):
        (store / name).mkdir(exist_ok=True)
        (root / "build" / name).symlink_to(store / name)
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file of a tree."""
    path = root / "raw" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_records(root: Path, file: str, field: str, records: list[dict[str, object]]) -> None:
    """Append records to a list of a file."""
    path = root / "raw" / file
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    tree.setdefault(field, []).extend(records)
    path.write_text(quoted(tree), encoding="utf-8")
