"""Which row is which: the key asked for, the declared one, the first that works, or an error."""

from collections.abc import Sequence
from itertools import product

import pytest

from pipelines.compare import FORMATS, Comparison, compare
from schemas.problem import CouldNotRun
from tests.each import each, each_row
from tests.pipelines.compare.tables import both, compared, sheet


def refused(old: str, new: str, *key: str) -> str:
    with pytest.raises(CouldNotRun) as error:
        both(old, new, *key)
    return str(error.value)


def test_the_first_unique_column() -> None:
    found = compared("n,id,a\n1,x,p\n1,y,q", "n,id,a\n1,x,p\n1,y,r")
    assert (found.new_key, found.how) == (("id",), "unique in both versions")


def test_the_smallest_leading_set() -> None:
    old = "land,year,a\nks,2020,p\nks,2021,p\nrs,2020,p\nrs,2021,p"
    found = compared(old, old.replace("rs,2021,p", "rs,2021,q"))
    assert found.new_key == ("land", "year")


def test_a_row_number_is_not_taken_where_a_row_was_put_in_above() -> None:
    old = "".join(f"{i},id{i},{i % 3},{i % 5}\n" for i in range(40))
    new = "0,idnew,1,2\n" + "".join(f"{i + 1},id{i},{i % 3},{i % 5}\n" for i in range(40))
    found = compared(f"n,id,a,b\n{old}", f"n,id,a,b\n{new}")
    assert found.new_key == ("id",)
    assert [row.key for row in found.added] == [("idnew",)]


def test_the_declared_key_comes_before_a_guess() -> None:
    old, new = (sheet(f"a,id\np,1\n{q},2", key=["id"]) for q in "qr")
    assert compare({"t": old}, {"t": new}).tables[0].new_key == ("id",)


def test_a_declared_key_that_was_renamed() -> None:
    old, new = sheet("id,a\n1,p\n2,q", key=["id"]), sheet("nr,a\n1,p\n2,r", key=["nr"])
    found = compare({"t": old}, {"t": new}).tables[0]
    assert (found.old_key, found.new_key) == (("id",), ("nr",))
    assert [(c.old, c.new) for c in found.schema("renamed")] == [("id", "nr")]


def test_a_declared_key_that_is_not_in_the_file_does_not_count() -> None:
    old, new = sheet("id,a\n1,p\n2,q", key=["no"]), sheet("id,a\n1,p\n2,r", key=["gone"])
    assert compare({"t": old}, {"t": new}).tables[0].new_key == ("id",)


@each([(), ("id=nr",)])
def test_a_key_that_was_renamed(key: tuple[str, ...]) -> None:
    old = "id,a\n" + "".join(f"k{i},p\n" for i in range(9))
    found = compared(old, old.replace("id,", "nr,").replace("k3,p", "k3,q"), *key)
    assert [(cell.key, cell.new) for cell in found.changed] == [(("k3",), "q")]


def test_a_compound_key_as_asked_for() -> None:
    found = compared("a,b,c\n1,1,x\n1,2,y", "a,b,c\n1,1,x\n1,2,z", "a", "b")
    assert found.changed[0].key == ("1", "2")


def test_a_key_column_that_is_missing() -> None:
    said = refused("respondent,a\n1,p", "Respondent,a\n1,p", "respondent")
    assert "new.csv has no key column respondent; did you mean Respondent?" in said


def test_a_key_that_stands_twice() -> None:
    said = refused("id,a\n1,p\n2,q\n1,r", "id,a\n1,p", "id")
    assert said.startswith('the key id is "1" in rows 2 and 4 of old.csv; a key stands once;')
    assert "--key" in said


def test_an_empty_key() -> None:
    said = refused("id,a\n1,p", "id,a\n1,p\n,q", "id")
    assert said.startswith("no value of id in row 3 of new.csv;")


def test_a_key_without_a_value_in_common() -> None:
    said = refused("id,a\n1,p\n2,q", "id,a\n11,p\n12,q", "id")
    assert 'found "1" in old.csv and "11" in new.csv; was the key renumbered?' in said


def test_a_key_that_lost_its_zeros() -> None:
    said = refused("id,a\n007,p\n008,q", "id,a\n7,p\n8,q", "id")
    assert "Without their leading zeros the keys agree." in said


def test_one_row_that_was_replaced_is_an_answer() -> None:
    found = compared("version\n1", "version\n2", "version")
    assert (len(found.added), len(found.removed)) == (1, 1)


def test_no_key_at_all_lists_the_candidates() -> None:
    said = refused("a,b\n1,x\n1,x\n2,y", "a,b\n1,x\n2,y\n3,z")
    assert said.splitlines() == [
        "table t: no column tells which row is which in old.csv and new.csv; name the key with "
        "--key COLUMN [COLUMN ...]. Looked at:",
        '  a: the key a is "1" in rows 2 and 3 of old.csv',
        '  b: the key b is "x" in rows 2 and 3 of old.csv',
        '  a, b: the key a, b is "1", "x" in rows 2 and 3 of old.csv',
    ]


def test_values_that_are_rarely_in_both_are_no_key() -> None:
    said = refused("a\n1\n2\n3\n4", "a\n4\n5\n6\n7")
    assert "a: only 1 of 4 values is in both" in said


def test_identical_tables_need_no_key() -> None:
    assert not compared("a\n1\n1", "a\n1\n1").differs


def test_few_keys_in_common_are_noted() -> None:
    old = "id\n" + "".join(f"{i}\n" for i in range(30))
    new = "id\n" + "".join(f"{i}\n" for i in range(29, 59))
    assert (
        "only 1 of 30 keys are in both versions: was it renumbered?"
        in compared(old, new, "id").notes
    )


@each_row(product([3, 5, 8, 18, 40, 57], [0, 0.5, 1], [True, False]))
def test_a_row_that_was_put_in_or_left_out_of_a_numbered_table(
    size: int, place: float, is_in: bool
) -> None:
    """One column counts the rows, one says nothing: the row is told, the count is one rule."""
    topics = [f"t{i:02}" for i in range(size)]
    at = round(place * (size - 1))
    now = [*topics[:at], *(["new"] if is_in else []), *topics[at + (not is_in) :]]
    found = compared(*("no,country,topic\n" + _numbered(lines) for lines in (topics, now)))
    rows = found.added if is_in else found.removed
    assert [row.values["topic"] for row in rows] == ["new" if is_in else topics[at]]
    assert {cell.column for cell in found.changed} <= {"no"}
    if len(found.changed) >= 3:
        assert [(r.kind, r.count) for r in found.rules] == [("renumbered", len(found.changed))]


def _numbered(topics: Sequence[str]) -> str:
    return "".join(f"{no},Kosovo,{topic}\n" for no, topic in enumerate(topics, start=1))


def test_a_count_of_the_rows_is_no_key_where_nothing_else_is() -> None:
    """Nor does it come back with a column that says nothing."""
    old = [f"{i % 4},{i % 3}" for i in range(30)]
    new = [*old[:12], "7,7", *old[12:]]
    said = refused(*("no,a,b,same\n" + _counted(lines) for lines in (old, new)))
    assert "  no: it numbers the rows, and rows were put in or left out\n" in said
    assert "no, " not in said.partition("Looked at:")[2]


def _counted(lines: Sequence[str]) -> str:
    return "".join(f"{no},{line},x\n" for no, line in enumerate(lines, start=1))


def test_columns_that_show_no_agreement_are_no_key() -> None:
    old = "id,a\n" + "".join(f"{i},p{i}\n" for i in range(9))
    new = "id,a\n" + "".join(f"{i},q{i}\n" for i in range(9))
    assert "id: rows paired by it have no more in common than strangers" in refused(old, new)
    assert len(compared(old, new, "id").changed) == 9


def test_numbers_that_changed_a_little_are_an_agreement() -> None:
    old = "land,gdp\n" + "".join(f"l{i},{1.7**i:.2f}\n" for i in range(12))
    new = "land,gdp\n" + "".join(f"l{i},{1.7**i * 1.03 + 0.01:.2f}\n" for i in range(12))
    assert compared(old, new).new_key == ("land",)


@each_row(product(["land,value,year", "value,land,year", "land,year,value"], [6, 40, 400]))
def test_a_measured_value_is_not_part_of_the_key(header: str, number: int) -> None:
    def text(last: int) -> str:
        lines = []
        for i in range(number):
            row = {"land": "abcd"[i % 4], "year": 2000 + i // 4, "value": 1000 + i * 37 % 9973}
            row |= {"value": last} if i == number // 2 else {}
            lines.append(",".join(str(row[name]) for name in header.split(",")))
        return "\n".join([header, *lines])

    found = compared(text(50_000), text(60_000))
    assert set(found.new_key) == {"land", "year"}
    assert [(cell.old, cell.new) for cell in found.changed] == [("50000", "60000")]


def test_a_number_is_a_key_if_its_rows_stay_together() -> None:
    """A later column of words that changed in a row pairs one row less."""
    old = "nr,name,a\n" + "".join(f"{i},n{i},{i % 3}\n" for i in range(40))
    found = compared(old, old.replace("n7,", "other,").replace("9,n9,0", "9,n9,1"))
    assert (found.new_key, len(found.changed), found.added) == (("nr",), 2, ())


def test_a_key_whose_title_differs_by_a_blank() -> None:
    found = compared("id ,a\n1,p\n2,q\n3,r", "id,a\n1,p\n2,q\n3,s")
    assert (found.old_key, found.new_key) == (("id ",), ("id",))
    assert "id␣ is now id" in FORMATS["table"](Comparison((found,)), False)
    assert "key: id␣, now id (" in FORMATS["table"](Comparison((found,)), False)
