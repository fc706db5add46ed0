"""The chapter of an agreement: the first of what there is, and how much more there is."""

from pipelines.present import Library, in_order
from pipelines.present.positions import PositionGroup, PositionText, position_groups
from pipelines.report.parts.chapter.gathering import MOST, chapter, first_of
from tests.pipelines.tabulate.tables import checkout_tables


def group(unit: str, rows: int) -> PositionGroup:
    return PositionGroup(unit, [PositionText("a", "A", "all", [], None, (), None, 1)] * rows)


def test_the_first_positions_of_all_units_are_kept_in_order() -> None:
    kept = first_of([group("1", 2), group("2", 0), group("3", 4), group("4", 1)], 4)
    assert [(each.unit, len(each.rows)) for each in kept] == [("1", 2), ("3", 2)]


def test_no_chapter_of_the_checkout_hides_how_much_more_there_is() -> None:
    library = Library(checkout_tables())
    for agreement in in_order(library):
        found = chapter(library, agreement)
        listed = sum(len(each.rows) for each in found.groups)
        given = sum(len(each.rows) for each in position_groups(library, agreement))
        assert listed + found.more_positions == given
        assert listed <= MOST and sum(len(due.bodies) for due in found.owed) <= MOST


def test_a_chapter_lists_what_is_owed_on_its_own_agreement() -> None:
    library = Library(checkout_tables())
    chapters = [chapter(library, agreement) for agreement in in_order(library)]
    assert {
        row.agreement_id == each.id for each in chapters for due in each.owed for row in due.bodies
    } == {True}
