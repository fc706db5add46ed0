"""One file to a tree of values that know their place; every fault of the file with its place."""

from collections.abc import Mapping as MappingOf
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ingest.read import Listing, Mapping, Scalar, Value, parse
from schemas.problem import Place, Problem
from tests.trees import quoted

FILE = "raw/example.yml"


def plain(value: Value | None) -> Any:
    """A tree without its places."""
    if value is None or isinstance(value, Scalar):
        return value.value if value else None
    if isinstance(value, Listing):
        return [plain(item) for item in value.items]
    return {key: plain(item) for key, item in value.items.items()}


def read(text: str) -> MappingOf[str, Any]:
    """The values of a file without faults."""
    tree, problems = parse(text.encode(), FILE)
    assert problems == []
    found = plain(tree)
    assert isinstance(found, dict)
    return found


def faults(data: str | bytes) -> list[tuple[str, str | None]]:
    """Place and text of every fault of a file."""
    _, problems = parse(data.encode() if isinstance(data, str) else data, FILE)
    return [(f"{p.place.line}:{p.place.column}", p.what) for p in problems if p.place]


def only_problem(data: str | bytes) -> Problem:
    """The one problem of a file."""
    _, problems = parse(data.encode() if isinstance(data, str) else data, FILE)
    (problem,) = problems
    assert problem.severity == "error"
    return problem


def same(one: Any, other: Any) -> bool:
    """Equal, and of one type: 1 is not true and not 1.0."""
    return type(one) is type(other) and one == other


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3),
        ("0", 0),
        ("-7", -7),
        ("40.5", 40.5),
        ("0.25", 0.25),
        ("-0.5", -0.5),
        ("1.0", 1.0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("plain words", "plain words"),
        ("Ёлка", "Ёлка"),
        ("truely", "truely"),
        ("nullify", "nullify"),
        ("2013a", "2013a"),
        ("3 bridges", "3 bridges"),
        ("1.2.3", "1.2.3"),
        ("ibm-2011.3", "ibm-2011.3"),
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
    ],
)
def test_plain_values(written: str, value: Any) -> None:
    assert same(read(f"a: {written}\n")["a"], value)


@pytest.mark.parametrize(
    "text",
    [
        "012",
        "4:30",
        "yes",
        "no",
        "1_000",
        "1e3",
        "2013-04-19",
        "2013",
        "3",
        "1.5",
        "true",
        "null",
        "",
    ],
)
@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quoted_text_stays_text(text: str, quote: str) -> None:
    assert same(read(f"a: {quote}{text}{quote}\n")["a"], text)


@pytest.mark.parametrize("style", ["|-", ">-"])
def test_a_block_stays_text(style: str) -> None:
    assert same(read(f"a: {style}\n  2013\n")["a"], "2013")


@pytest.mark.parametrize(
    "written",
    [
        "012",
        "007.5",
        "4:30",
        "12:30:45",
        "yes",
        "Yes",
        "NO",
        "on",
        "Off",
        "y",
        "N",
        "True",
        "FALSE",
        "Null",
        "NULL",
        "1_000",
        "1e3",
        "1.5e3",
        "1E-3",
        "+1",
        "+1.5",
        ".5",
        "1.",
        "0x1F",
        "0o17",
        "0b11",
        ".inf",
        "-.inf",
        ".nan",
        "2013-04",
        "2013-04-19",
        "2013-4-9",
        "2013-04-19T10:00:00Z",
        "2013-04-19 10:00:00",
    ],
)
def test_what_yaml_reads_as_something_else_is_reported(written: str) -> None:
    assert only_problem(f"a: 1\nlist:\n  - {written}\n") == Problem(
        "a value that YAML reads as something else",
        found=written,
        allowed="text in quotes, whole and decimal numbers, true, false, null",
        hint=f"as text write '{written}'",
    )
    assert faults(f"a: 1\nlist:\n  - {written}\n")[0][0] == "3:5"


NUMBER_LIKE = st.text(alphabet="0123456789-+.:_eExob", min_size=1, max_size=8)
WORDS = ["yes", "no", "on", "off", "y", "n", "true", "false", "null", "inf", "nan"]
WORD_LIKE = st.sampled_from(WORDS).flatmap(
    lambda word: st.sampled_from([word, word.title(), word.upper(), f".{word}"])
)


@given(NUMBER_LIKE | WORD_LIKE)
def test_no_plain_value_is_silently_read_as_another(text: str) -> None:
    """Text without a problem is what YAML reads too; a number without a problem is that number."""
    tree, problems = parse(f"a: {text}\n".encode(), FILE)
    if tree is None or problems:
        return
    value = plain(tree)["a"] if isinstance(plain(tree), dict) and "a" in plain(tree) else None
    loaded = yaml.safe_load(f"a: {text}\n")["a"]
    assert same(value, loaded)


def test_a_tab_is_reported_where_it_stands() -> None:
    assert faults("a: b\nc: d\te\n") == [("2:5", "a tab")]


def test_a_tab_that_breaks_the_yaml_is_reported_as_both() -> None:
    assert faults("a: 1\n\tb: 2\n") == [("2:1", "a tab"), ("2:1", "YAML that does not parse")]


def test_a_byte_order_mark_is_reported() -> None:
    assert faults(b"\xef\xbb\xbfa: 1\n") == [("1:1", "byte-order mark")]


def test_bytes_that_are_not_utf_8_are_reported() -> None:
    problem = only_problem(b"a: 1\nb: caf\xe9\n")
    assert (problem.what, problem.found) == ("not UTF-8", "byte 0xe9")
    assert problem.place == Place(FILE, 2, 7)


def test_the_column_of_a_bad_byte_counts_letters_before_it() -> None:
    assert faults("a: ëë".encode() + b"\xe9\n") == [("1:6", "not UTF-8")]


def test_a_letter_in_two_parts_is_reported() -> None:
    problem = only_problem("a: 1\nb: Shqipe\u0308ria\n")
    assert problem.what == "not in Unicode form NFC"
    assert problem.found == r"'e\u0308'"
    assert problem.place == Place(FILE, 2, 9)


@pytest.mark.parametrize("text", ["a: Shqipëria\n", "a: Пример\n", "a: Đorđe\n"])
def test_composed_letters_stand(text: str) -> None:
    assert faults(text) == []


def test_a_letter_in_two_parts_is_reported_also_where_it_is_escaped() -> None:
    assert faults('a: "e\\u0308"\n') == [("1:4", "not in Unicode form NFC")]


def test_a_field_twice_is_reported_with_its_first_line() -> None:
    problem = only_problem("a: 1\nb: 2\n'a': 3\n")
    assert problem == Problem(
        "the same field twice in one record", found="a, first in line 1", allowed="each field once"
    )
    assert problem.place == Place(FILE, 3, 1)


def test_a_field_twice_is_reported_in_a_nested_record_too() -> None:
    assert faults("a:\n  - b: 1\n    b: 2\n  - b: 3\n") == [
        ("3:5", "the same field twice in one record")
    ]


def test_of_a_field_twice_the_first_counts() -> None:
    tree, _ = parse(b"a: 1\na: 2\n", FILE)
    assert plain(tree) == {"a": 1}


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", "3:2", "did not find expected ',' or ']'"),
        ("a: b: c\n", "1:5", "mapping values are not allowed in this context"),
        ("a: 1\n b: 2\n", "2:3", "mapping values are not allowed in this context"),
        ("a: 'open\n", "2:1", "found unexpected end of stream"),
        ("a: *nobody\n", "1:4", "found undefined alias"),
        ("a: 1\n---\nb: 2\n", "2:1", "but found another document"),
    ],
)
def test_yaml_that_does_not_parse_says_where_and_why(text: str, place: str, found: str) -> None:
    problem = only_problem(text)
    assert problem.what == "YAML that does not parse"
    assert f"{problem.place}" == f"{FILE}:{place}"
    assert problem.found == found
    assert parse(text.encode(), FILE)[0] is None


def test_a_control_character_is_reported_where_it_stands() -> None:
    problem = only_problem("a: 1\nb: \x07\n")
    assert problem.what == "YAML that does not parse"
    assert problem.place == Place(FILE, 2, 4)


@pytest.mark.parametrize("text", ["", "# a remark\n", "- a\n- b\n", "text\n", "3\n", "---\n"])
def test_a_file_that_is_no_mapping_is_reported(text: str) -> None:
    problem = only_problem(text)
    assert problem == Problem("the file does not hold a mapping", allowed="lines of `field: value`")
    assert problem.place == Place(FILE, 1, 1)


def test_every_value_and_field_knows_its_place() -> None:
    tree, _ = parse(b"# remark\na: 1\nlist:\n  - x: 'y'\n    z: [1, 2]\n", FILE)
    assert tree is not None
    assert (tree.keys["a"], tree.items["a"].place) == (Place(FILE, 2, 1), Place(FILE, 2, 4))
    listing = tree.items["list"]
    assert isinstance(listing, Listing)
    (record,) = listing.items
    assert isinstance(record, Mapping)
    assert record.place == Place(FILE, 4, 5)
    assert record.items["x"].place == Place(FILE, 4, 8)
    inner = record.items["z"]
    assert isinstance(inner, Listing)
    assert [item.place for item in inner.items] == [Place(FILE, 5, 9), Place(FILE, 5, 12)]


def test_all_faults_of_a_file_come_at_once() -> None:
    assert faults("a: yes\nb: 012\nb: 1\nc: x\ty\nd: e\u0308\n") == [
        ("4:5", "a tab"),
        ("5:4", "not in Unicode form NFC"),
        ("1:4", "a value that YAML reads as something else"),
        ("2:4", "a value that YAML reads as something else"),
        ("3:1", "the same field twice in one record"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: !!str 3\n", "1:4", "a tag"),
        ("a: !!int '3'\n", "1:4", "a tag"),
        ("a: !mine x\n", "1:4", "a tag"),
        ("a: !mine [x]\n", "1:4", "a tag"),
        ("a: ! x\n", "1:4", "a tag"),
        ("a:\n  - !mine\n    b: x\n", "2:5", "a tag"),
        ("!mine a: 1\n", "1:1", "a tag"),
        ("!mine\na: 1\n", "1:1", "a tag"),
        ("a: &x 3\n", "1:4", "an anchor"),
        ("a: &x\n  - 3\n", "1:4", "an anchor"),
        ("a: &x !!str 3\n", "1:4", "an anchor"),
        ("a: 1\n&x b: 2\n", "2:1", "an anchor"),
        ("--- &x\na: 1\n", "1:5", "an anchor"),
    ],
)
def test_a_tag_or_an_anchor_is_reported_once_and_not_ignored(
    text: str, place: str, what: str
) -> None:
    problem = only_problem(text)
    assert f"{problem.place}" == f"{FILE}:{place}"
    assert problem == Problem(
        f"{what} before a value", hint="write the value itself, in quotes if it is text"
    )
    assert parse(text.encode(), FILE)[0] is not None


@pytest.mark.parametrize(
    "value", ["R&D", "Q & A", "'&x'", '"*x"', "Serbia!", "a *b", "|-\n  &x !y"]
)
def test_these_signs_within_a_text_stand(value: str) -> None:
    assert faults(f"a: {value}\n") == []


ANCHOR = "an anchor before a value"
LEVELS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x [*x]\n", [("1:4", ANCHOR)]),
        ("a: &x {b: *x}\n", [("1:4", ANCHOR)]),
        ("--- &x\na: *x\n", [("1:5", ANCHOR)]),
        ("a: &x 3\nb: [*x, *x]\nc: *x\n", [("1:4", ANCHOR)]),
        ("a:\n  - &x b: 1\n  - *x : 2\n", [("2:5", ANCHOR)]),
        (f"a0: &a0 3\n{LEVELS}", [(f"{n}:{5 + (n > 10)}", ANCHOR) for n in range(1, 61)]),
        (f"a: {'[' * 3000}{']' * 3000}\n", [("1:1", "lists and records nested too deep")]),
    ],
    ids=[
        "list in itself", "record in itself", "file in itself", "value three times", "field twice",
        "9 to the power of 59 values", "3,000 lists deep",
    ],
)  # fmt: skip
def test_a_file_without_end_is_reported_and_does_not_stop_the_run(
    text: str, found: list[tuple[str, str]]
) -> None:
    """What is repeated is reported once, where it stands, and not followed."""
    assert faults(text) == found
    assert parse(text.encode(), FILE)[0] is None


KEYS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Mn", "Mc", "Zl", "Zp")
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(-1000, 1000, places=3).map(float).filter(lambda x: "e" not in repr(x)),
    st.text(LETTERS, max_size=20),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_what_is_written_in_quotes_is_read_back(tree: dict[str, Any]) -> None:
    found, problems = parse(quoted(tree).encode(), FILE)
    assert [p for p in problems if p.what != "not in Unicode form NFC"] == []
    assert plain(found) == tree


@given(st.binary(max_size=60))
def test_any_bytes_give_a_tree_or_a_problem(data: bytes) -> None:
    tree, problems = parse(data, FILE)
    assert tree is not None or problems
    assert all(p.place is not None and p.place.file == FILE for p in problems)
