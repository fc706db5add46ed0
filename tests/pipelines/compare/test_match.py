"""Which table and which column goes with which."""

import pytest

from pipelines.compare import compare
from schemas.problem import CouldNotRun
from tests.pipelines.compare.tables import both, compared, sheet

OLD = "id,a,b\n" + "".join(f"{i},{i % 7},{i % 3}\n" for i in range(20))


def schema(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.old, c.new) for c in compared(old, new, "id").columns]


def test_a_column_renamed_with_nearly_the_same_content() -> None:
    new = OLD.replace("id,a,", "id,answer,").replace("5,5,2", "5,6,2")
    found = compared(OLD, new, "id")
    assert [(c.old, c.new, c.same) for c in found.columns] == [("a", "answer", 0.95)]
    assert [(c.column, c.old, c.new) for c in found.changed] == [("answer", "5", "6")]


def test_a_name_that_differs_in_case_and_separators_only_is_a_rename_whatever_the_content() -> None:
    assert schema("id,First name\n1,a\n2,b", "id,first_name\n1,c\n2,d") == [
        ("renamed", "First name", "first_name")
    ]


def test_columns_added_and_removed() -> None:
    found = compared("id,a\n1,p\n2,q\n3,r", "id,b\n1,x\n2,\n3,x", "id")
    assert [(c.kind, c.column, c.filled) for c in found.columns] == [
        ("added", "b", 2),
        ("removed", "a", 3),
    ]
    assert found.columns[0].values == {("1",): "x", ("2",): "", ("3",): "x"}


def test_rare_yes_or_no_columns_are_not_the_same_because_both_are_mostly_no() -> None:
    old = "id,old\n" + "".join(f"{i},{int(i == 3)}\n" for i in range(50))
    new = "id,new\n" + "".join(f"{i},{int(i == 7)}\n" for i in range(50))
    assert [kind for kind, _, _ in schema(old, new)] == ["added", "removed"]


def test_an_empty_column_is_not_renamed() -> None:
    assert len(schema("id,a\n1,\n2,", "id,b\n1,\n2,")) == 2


def test_of_equal_columns_that_with_the_nearer_name_is_taken() -> None:
    old = "id,from_x,to_x\n1,p,p\n2,q,q"
    renamed = schema(old, "id,from_y,to_y\n1,p,p\n2,q,q")
    assert renamed == [("renamed", "from_x", "from_y"), ("renamed", "to_x", "to_y")]


def test_another_order_is_a_note() -> None:
    found = compared("id,a,b\n1,p,q\n2,r,s", "b,a,id\ns,r,2\nq,p,1", "id")
    assert found.notes == ("the columns stand in another order", "the rows stand in another order")
    assert not found.differs


def test_the_type_of_a_column() -> None:
    assert schema("id,a\n1,5\n2,6", "id,a\n1,5\n2,many") == [("type", "number", "string")]
    assert schema("id,a\n1,5\n2,6", "id,a\n1,5\n2,") == []


def test_tables_added_removed_and_renamed() -> None:
    kept, other = sheet(OLD, "kept"), sheet("x,y\n1,2", "gone")
    found = compare({"kept": kept, "gone": other}, {"held": sheet(OLD, "held")})
    assert [(t.old_name, t.name) for t in found.tables] == [("kept", "held")]
    assert [t.name for t in found.removed] == ["gone"]
    assert found.verdict == (
        "1 table compared (20 rows before, 20 now): 1 table removed, 1 table renamed"
    )


def test_no_table_in_common() -> None:
    with pytest.raises(CouldNotRun, match=r"no table is in both versions: the old one has t, "):
        compare({"t": sheet(OLD)}, {name: sheet("x\n1", name) for name in "uv"})


def test_a_first_version_is_all_added() -> None:
    assert compare({}, {"t": sheet(OLD)}).verdict == (
        "0 tables compared (0 rows before, 0 now): 1 table added"
    )


def test_no_differences() -> None:
    assert both(OLD, OLD).verdict == ("1 table compared (20 rows before, 20 now): no differences")
