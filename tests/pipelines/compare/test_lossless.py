"""Old version + what a comparison tells = new version, whatever the two versions are."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipelines.compare import Sheet, compare
from pipelines.compare.rules import ColumnPair, column_changes
from tests.pipelines.compare.tables import applied, rows

VALUES = st.sampled_from(
    ["", "a", "A", "b", " a", "1", "2", "3", "4", "1.0", "1,0", "2020-01-02", "02.01.2020", "001"]
)
NAMES = ("p", "q", "r", "Q ")
few = settings(max_examples=60)


@st.composite
def tables(draw: st.DrawFn) -> Sheet:
    """A table with a key, some of four columns, and up to a dozen rows."""
    keys = draw(st.lists(st.integers(0, 15).map(str), min_size=1, max_size=12, unique=True))
    names = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
    cells = st.lists(VALUES, min_size=len(keys), max_size=len(keys))
    return Sheet("t", {"id": keys, **{name: draw(cells) for name in names}})


@st.composite
def reworked(draw: st.DrawFn) -> tuple[Sheet, Sheet]:
    """A table and the same after systematic changes, so that rules come about."""
    old = draw(tables())
    mapping = draw(st.dictionaries(VALUES, VALUES, max_size=6))
    columns = {"id": old.columns["id"]}
    for name in list(old.columns)[1:]:
        after = [mapping.get(value, value) for value in old.columns[name]]
        for position, value in draw(
            st.dictionaries(st.integers(0, 11), VALUES, max_size=2)
        ).items():
            after[position % len(after)] = value
        columns[draw(st.sampled_from([name, f"{name} new"]))] = after
    return old, Sheet("t", columns)


def check(old: Sheet, new: Sheet) -> None:
    found = compare({"t": old}, {"t": new}, key=["id"]).tables[0]
    assert applied(old, found) == rows(new, ["id"])
    assert found.differs == (rows(old, ["id"]) != rows(new, ["id"]))
    assert len(found.changed) == len(found.edits) + sum(rule.count for rule in found.rules)


@few
@given(tables(), tables())
def test_two_tables_that_have_nothing_to_do_with_each_other(old: Sheet, new: Sheet) -> None:
    common = {*old.columns["id"]} & {*new.columns["id"]}
    assume(common or min(old.height, new.height) < 2)
    check(old, new)


@few
@given(reworked())
def test_a_table_and_its_next_version(versions: tuple[Sheet, Sheet]) -> None:
    check(*versions)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=40))
def test_a_column(cells: list[tuple[str, str]]) -> None:
    """A rule changes what it counts, leaves what it says it leaves, and edits do the rest."""
    old, new = [a for a, _ in cells], [b for _, b in cells]
    keys = [(str(i),) for i in range(len(cells))]
    rules, changed = column_changes(ColumnPair("a", keys, old, new))
    edits = {cell.key: cell.new for cell in changed if cell.rule is None}
    made = []
    for key, value in zip(keys, old, strict=True):
        by_rule = [r.method(value) for r in rules if key not in r.kept and r.method(value) != value]
        assert len(by_rule) <= 1, "two rules for one value"
        made.append(edits.get(key, by_rule[0] if by_rule else value))
    assert made == new
    for rule in rules:
        assert rule.count >= 3
        assert rule.count >= 4 * rule.exceptions


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=30, unique=True), st.integers(1, 9))
def test_numbers_that_all_grow(numbers: list[int], by: int) -> None:
    old, new = [str(n) for n in numbers], [str(n + by) for n in numbers]
    keys = [(str(i),) for i in range(len(old))]
    rules, changed = column_changes(ColumnPair("a", keys, old, new))
    assert len(changed) == len(numbers)
    assert [(r.count, r.exceptions) for r in rules] == [(len(numbers), 0)] * (len(numbers) > 2)
