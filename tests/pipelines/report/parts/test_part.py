"""A part is a folder and a line in a list; what it lacks is told at import."""

import re
from pathlib import Path

import pytest

from pipelines.report import parts
from pipelines.report.parts.part import PAGE, Kind
from schemas.problem import CouldNotRun

FOLDER = Path(parts.__file__).parent


def kind(module: Path, *tables: str) -> Kind:
    """A part that a module defines."""
    return Kind("one", str(module), lambda words: "One", lambda library, source: {}, tables=tables)


def test_a_part_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match=f"part {tmp_path.name}: no {re.escape(PAGE)} in its"):
        kind(tmp_path / "__init__.py")


def test_a_part_with_a_table_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("", encoding="utf-8")
    assert kind(tmp_path / "__init__.py", "meetings").tables == ("meetings",)
    with pytest.raises(CouldNotRun, match="part one: no table meeting in the registry"):
        kind(tmp_path / "__init__.py", "meeting")


def test_every_folder_is_a_part_of_the_list() -> None:
    listed = [*parts.IN_ORDER, parts.SOURCES, parts.CODEBOOK]
    folders = {path.parent.name for path in FOLDER.glob(f"*/{PAGE}")}
    of_agreements = {"chapter", "evidence", "reading"}
    assert folders == {Path(each.module).parent.name for each in listed} | of_agreements
    assert len({each.id for each in listed}) == len(listed)


def test_two_parts_of_one_id_are_refused(tmp_path: Path) -> None:
    """The files of one were written over those of the other."""
    made = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        (folder / PAGE).write_text("", encoding="utf-8")
        made.append(kind(folder / "__init__.py"))
    parts.check_ids([made[0], parts.SOURCES])
    with pytest.raises(
        CouldNotRun, match=r"^parts a and b have the same id 'one'; give each its o"
    ):
        parts.check_ids(made)
