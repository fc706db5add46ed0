"""The lines of a record: as the reader wants them, with what may still be filled."""

from pipelines.ingest.read import Scalar, parse
from pipelines.scaffold.block import WIDTH, block, item
from schemas.registry import TABLES
from tests.each import each

TEXTS = (
    *("plain", "with: colon", "a #12", "'quoted'", "2013", "2013-04", "2013-04-19", "2018/2022"),
    *("../2022-11", "1.10", "12e4567", "yes", "No", "y", "null", "~", "true", "- dash", "@ at"),
    *("{brace", "0x12", "1:30", ".5", "x" * 300, "word " * 60 + "end", "Prishtinë – Čačak"),
    "It says: 'no' and \"yes\" " + "again and " * 20 + "on",
)


@each(TEXTS)
def test_a_text_is_read_as_it_was_given(text: str):
    lines = block(TABLES["doubts"], {"id": "doubt-001", "reason": text}, frozenset(), 0)
    tree, problems = parse("\n".join(lines).encode(), "raw/x.yml")
    assert tree is not None
    read = tree.items["reason"]
    assert isinstance(read, Scalar) and read.value == text
    assert [each for each in problems if each.severity == "error"] == []


@each([40, 3.5, 40.0, 0.0000001, -42.5, 12345678901234.5])
def test_a_number_is_read_as_it_was_given(number: float):
    lines = block(TABLES["figures"], {"value": number}, frozenset(), 0, is_bare=True)
    tree, problems = parse("\n".join(lines).encode(), "raw/x.yml")
    assert tree is not None
    read = tree.items["value"]
    assert isinstance(read, Scalar) and read.value == number
    assert problems == []


@each(TABLES)
def test_every_field_that_is_left_out_is_a_comment_in_its_place(name: str):
    table = TABLES[name]
    lines = block(table, {}, frozenset(), 4)
    fields = [line[6:].partition(":")[0] for line in lines if not line.startswith("    #   ")]
    assert fields == [*table.columns, *table.children]
    assert all(line.startswith("    # ") for line in lines)
    assert max(len(line) for line in lines if len(line.split()) > 3) <= WIDTH


def test_a_list_with_a_command_of_its_own_names_it():
    lines = block(TABLES["agreements"], {}, frozenset(), 0)
    (line,) = (each for each in lines if each.startswith("# milestones: "))
    assert line.endswith("[dialogue new milestone]")


def test_a_record_in_a_list_begins_with_a_value():
    values = {"finding": "x", "citations": [{"source_id": "s", "seen_on": "2020-06-30"}]}
    lines = item(TABLES["assessments"], values, frozenset({"id"}), 2)
    assert lines[0] == "  - finding: x"
    assert "      - source_id: s" in lines
    assert "        seen_on: '2020-06-30'" in lines


def test_a_field_that_no_table_has_is_written_so_that_the_check_names_it():
    assert "nothing: 1" in block(TABLES["doubts"], {"nothing": 1}, frozenset(), 0, is_bare=True)
