"""A record is put into its file; no other line changes."""

import pytest

from pipelines.scaffold.inserting import Inserted, inserted
from pipelines.scaffold.kinds import KINDS
from schemas.problem import CouldNotRun
from tests.each import each_row


def put(before: str | None, kind: str, time: str = "") -> Inserted:
    """A record in a text."""

    def lines(indent: int) -> list[str]:
        return [f"{' ' * indent}- id: new"]

    return inserted(before, KINDS[kind], KINDS[kind].lists[0], lines, time, "raw/x.yml")


MEETINGS = (
    "meetings:\n  - id: a\n    date: '2013-01'\n\n  # The second.\n  - id: b\n"
    "    date: '2013-05-02'\n    note: 'two\n      lines'\n    # place_id: Where\n# The end.\n"
)


@each_row(
    [
        ("2012", "meetings:\n  - id: new\n  - id: a\n", 2),
        ("2013-03", "    date: '2013-01'\n  - id: new\n\n  # The second.\n", 4),
        ("2013-05-02", "    # place_id: Where\n  - id: new\n# The end.\n", 11),
        ("", "    # place_id: Where\n  - id: new\n# The end.\n", 11),
    ]
)
def test_a_record_goes_to_its_time_and_behind_the_comments_of_the_last(
    time: str, expected: str, line: int
):
    after = put(MEETINGS, "meeting", time)
    assert expected in after.text
    assert after.line == after.end == line
    assert after.text.replace("  - id: new\n", "") == MEETINGS


@each_row(
    [
        (None, "# yaml-language-server: $schema=../build/schemas/doubts.schema.json\n", 3),
        ("doubts: []\n", "", 2),
        ("doubts:\n", "", 2),
    ]
)
def test_a_file_without_a_record_gets_the_list(before: str | None, head: str, line: int):
    after = put(before, "doubt")
    assert after.text == f"{head}doubts:\n  - id: new\n"
    assert after.line == line


def test_a_list_that_is_new_stands_where_the_contract_has_it():
    before = "id: a\nsummary: |\n  One.\n  Two.\ntopics: [x]\n# figures\nfigures:\n- id: f\n"
    after = put(before, "challenge")
    assert after.text == before.replace("# figures", "challenges:\n  - id: new\n# figures")
    assert after.line == 7


def test_a_list_goes_behind_the_comment_that_stood_for_it():
    before = "id: a\n# challenges: A difficulty\n#   of it.\n# benefits: A benefit\n# figures: x\n"
    after = put(before, "challenge")
    assert after.text == before.replace("# benefits", "challenges:\n  - id: new\n# benefits")


def test_the_indent_of_a_list_is_that_of_its_file():
    after = put("id: a\nfigures:\n- id: f\n  what: x", "figure")
    assert after.text == "id: a\nfigures:\n- id: f\n  what: x\n- id: new\n"


def test_the_ends_of_lines_stay():
    after = put("doubts:\r\n  - id: a\r\n", "doubt")
    assert after.text == "doubts:\r\n  - id: a\r\n  - id: new\r\n"


@each_row(
    [
        ("doubts: [{id: a}]\n", "raw/x.yml:1: a list in brackets"),
        ("{doubts: []}\n", "no file that can be added to"),
        ("doubts: [\n", "no file that can be added to"),
        ("- a\n", "no file that can be added to"),
    ]
)
def test_what_cannot_be_added_to_is_told(before: str, said: str):
    with pytest.raises(CouldNotRun) as refused:
        put(before, "doubt")
    assert said in str(refused.value)
