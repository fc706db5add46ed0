"""A part is a folder and a line in a list; what it lacks is told at import."""

import re
from pathlib import Path

import pytest

from pipelines.report import parts
from pipelines.report.parts.part import PAGE, Kind

FOLDER = Path(parts.__file__).parent


def kind(module: Path, *tables: str) -> Kind:
    """A part that a module defines."""
    return Kind("one", str(module), lambda words: "One", lambda library, source: {}, tables=tables)


def test_a_part_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=f"part {tmp_path.name}: no {re.escape(PAGE)} in its fold"):
        kind(tmp_path / "__init__.py")


def test_a_part_with_a_table_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("", encoding="utf-8")
    assert kind(tmp_path / "__init__.py", "meetings").tables == ("meetings",)
    with pytest.raises(ValueError, match="part one: no table meeting in the registry"):
        kind(tmp_path / "__init__.py", "meeting")


def test_every_folder_is_a_part_of_the_list_and_no_two_have_one_id() -> None:
    listed = [*parts.IN_ORDER, parts.SOURCES, parts.CODEBOOK]
    folders = {path.parent.name for path in FOLDER.glob(f"*/{PAGE}")}
    of_agreements = {"chapter", "evidence", "reading"}
    assert folders == {Path(each.module).parent.name for each in listed} | of_agreements
    assert len({each.id for each in listed}) == len(listed)
