"""What builds of the tiny tree keep, made once: a build that has it makes only what has changed."""

import shutil
from pathlib import Path

from pipelines.publish import publish
from pipelines.report import report
from tests.once import once
from tests.pipelines.tabulate.tables import tiny_tables
from tests.unprinted import unprinted


def with_data(root: Path) -> Path:
    """Give a copy of the tiny tree the data files of earlier builds."""
    return _given(root, ".made-data", once("tiny-data-kept", _data))


def with_documents(root: Path) -> Path:
    """Give it the documents too, of every language: composed, but neither drawn nor printed."""
    return with_data(_given(root, ".made", once("tiny-documents-kept", _documents)))


def _documents(folder: Path) -> Path:
    with unprinted():
        report(tiny_tables(), folder / "reports", store=folder / "kept")
    return folder / "kept"


def _data(folder: Path) -> Path:
    publish(tiny_tables(), folder / "data", folder / "kept")
    return folder / "kept"


def _given(root: Path, name: str, kept: Path) -> Path:
    (root / "build").mkdir(exist_ok=True)
    shutil.copytree(kept, root / "build" / name)
    return root
