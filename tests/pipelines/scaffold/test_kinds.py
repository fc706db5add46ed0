"""There is a scaffold for everything that an editor writes."""

from pipelines.scaffold import KINDS
from pipelines.scaffold.kinds import ELSEWHERE, NAMES
from schemas.ids import CLAIMS, SERIALS
from schemas.registry import FILES, TABLES


def test_each_table_of_a_file_has_a_kind_or_a_reason_to_have_none():
    tops = {table for file in FILES for table in (file.root, *file.lists.values()) if table}
    assert tops <= NAMES.keys() | ELSEWHERE.keys()
    assert not NAMES.keys() & ELSEWHERE.keys()
    assert {kind.table.name for kind in KINDS.values()} == NAMES.keys()


def test_each_record_with_an_id_in_a_file_of_its_own_can_be_added_to_it():
    for file in (each for each in FILES if each.root in NAMES):
        children = TABLES[file.root or ""].children.values()
        inside = {child.table for child in children if "id" in TABLES[child.table].columns}
        assert inside <= NAMES.keys()


def test_what_is_numbered_is_a_table_with_an_id():
    assert {*SERIALS} >= {*CLAIMS}
    assert all("id" in TABLES[name].columns for name in SERIALS)
