"""One file to a tree of values that know their place; every fault of the file with its place."""

from collections.abc import Mapping as MappingOf
from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ingest.characters import is_unseen, named
from pipelines.ingest.read import Listing, Mapping, Scalar, Value, parse
from schemas.problem import Place, Problem
from tests.each import each, each_row
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


@each_row(
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
    ]
)
def test_plain_values(written: str, value: Any) -> None:
    assert same(read(f"a: {written}\n")["a"], value)


@each_row(
    product(
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
        ["'", '"'],
    )
)
def test_a_quoted_text_stays_text(text: str, quote: str) -> None:
    assert same(read(f"a: {quote}{text}{quote}\n")["a"], text)


@each(["|-", ">-"])
def test_a_block_stays_text(style: str) -> None:
    assert same(read(f"a: {style}\n  2013\n")["a"], "2013")


@each(
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
    ]
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


@each(["a: Shqipëria\n", "a: Пример\n", "a: Đorđe\n"])
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


COLON = "a colon and a space within a plain text"
NO_FIELD = "a line that is no `field: value`"


@each_row(
    [
        ("a: 1\nb: [1, 2\nc: 3\n", "2:4", "a list in [ ] that does not close"),
        ("a: 1\nb: {x: 1\nc: 3\n", "2:4", "a record in { } that does not close"),
        ("a: b: c\n", "1:5", COLON),
        ("a: 1\n b: 2\n", "2:3", COLON),
        ("a:\n  - 1\n  b: 2\n", "3:3", "a line of a list without its `- `"),
        ("a:\n  b: 1\n - c\n", "3:2", NO_FIELD),
        ("a: 1\nb\nc: 2\n", "3:1", NO_FIELD),
        ("a: @b\n", "1:4", "a text that begins with a tab, or with a sign of YAML: @ ` %"),
        ("a: %b\n", "1:4", "a text that begins with a tab, or with a sign of YAML: @ ` %"),
        ("a: *nobody\n", "1:4", "a text that begins with *"),
        ("a: &\n", "1:5", "a text that begins with & or *"),
        ("a: !b!\n", "1:7", "a text that begins with !"),
        ("a: >b\n", "1:5", "a text that begins with | or >, or with a sign before it"),
        ('a: "\\q"\n', "1:5", "a backslash in double quotes"),
        ('a: "\\uzzzz"\n', "1:7", "a backslash in double quotes"),
        ('a: "\\ud800"\n', "1:7", "an escape of no character"),
        ("a: 1\n---\nb: 2\n", "2:1", "a line `---`: a file holds one tree"),
        ("- a\nb: 1\n", "2:1", "a line of a list without its `- `"),
    ]
)
def test_yaml_that_does_not_parse_says_where_and_why(text: str, place: str, found: str) -> None:
    problem = only_problem(text)
    assert (problem.what, problem.found) == ("YAML that does not parse", found)
    assert f"{problem.place}" == f"{FILE}:{place}"
    assert problem.hint
    assert parse(text.encode(), FILE)[0] is None


OPEN_QUOTE = "a quote opens here and does not close"


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: |open\n", "1:4"),
        ("a: 1\nb: |Bridges\nc: |d|\ne: 2\n", "2:4"),
        ("a: 1\nb: |Bridges\nc: d\n", "2:4"),
        ("a: 1\nb: |Bridges\nc:\n  - d: |e|\n", "2:4"),
        ("a:\n  - b: |Bridges\n    c: |d|\n  - b: e\n", "2:8"),
        ("a:\n  - |one\n  - |two|\n  - three\n", "2:5"),
        ("a: [b, |c]\nd: |e|\n", "1:8"),
        ("a: 1\nb: |Bridges\n---\n", "2:4"),
    ],
)
def test_a_quote_that_does_not_close_is_told_where_it_opens(
    text: str, place: str, quote: str
) -> None:
    problem = only_problem(text.replace("|", quote))
    assert (problem.what, f"{problem.place}") == (OPEN_QUOTE, f"{FILE}:{place}")


@each(["'", '"'])
def test_a_quote_that_swallows_the_fields_below_is_told(quote: str) -> None:
    """It parses: the note would be part of the title, and nobody would miss it."""
    text = f"a:\n  - title: {quote}Bridges\n    note: open{quote}\n"
    assert faults(text) == [("2:12", OPEN_QUOTE)]


@each(
    [
        "a: 'Bridges\n  over: rivers'\n",
        "a:\n  - b: 'Bridges\n      over rivers'\n",
        "a:\n- 'Bridges\n  over'\n",
        "a: 'Bridges\n\n  over'\n",
        "a: [{b: c,\n  d: 'e\n  f'}]\n",
    ]
)
def test_a_text_in_quotes_may_go_on_in_lines_that_are_indented(text: str) -> None:
    assert faults(text) == []


def test_a_quote_within_quotes_is_told_where_the_text_goes_on() -> None:
    problem = only_problem("a: 1\nb: 'Kosovo's bridge'\nc: 2\n")
    assert (problem.what, f"{problem.place}") == (
        "a text goes on behind its closing quote",
        f"{FILE}:2:12",
    )


@each_row(
    [
        ("a: Gazette #12\n", [("1:12", "#12")]),
        ("a: #2 hall\n", [("1:4", "#2 hall")]),
        ("a: x\nb:\n  - c # d\n  - e\n", [("3:7", "# d")]),
        ("a:\n  - #1\n  - b\n", [("2:5", "#1")]),
        ("a: # b\n  - c\n", [("1:4", "# b")]),
        ("a: [b #c\n  , d]\n", [("1:7", "#c")]),
        ("a: [b,#c\n  d]\n", [("1:7", "#c")]),
        ("a: {b: c} # d\n", [("1:11", "# d")]),
        ("a: 'b' # c\n", [("1:8", "# c")]),
        ("a: 'b'#c\n", [("1:7", "#c")]),
        ('a: "b #1" #2\n', [("1:11", "#2")]),
        ("a: | #1\n  b #2\n", [("1:6", "#1")]),
        ("a: |2-#1\n  b #2\n", [("1:7", "#1")]),
        ("a: b\n--- # c\n", [("2:5", "# c")]),
        ("a: b\t# c\n", [("1:6", "# c")]),
        ("ë: ë #1\r\nb: c\r\n", [("1:6", "#1")]),
        ("a: point #3 of\n  the plan\n", [("1:10", "#3 of")]),
        ("a: b #1\nc: d #2\n", [("1:6", "#1"), ("2:6", "#2")]),
    ]
)
def test_a_comment_behind_something_is_told(text: str, told: list[tuple[str, str]]) -> None:
    _, problems = parse(text.encode(), FILE)
    found = [p for p in problems if p.what == "a comment behind a value"]
    assert [(f"{p.place}".removeprefix(f"{FILE}:"), p.found) for p in found] == told
    assert all("quotes" in (p.hint or "") for p in found)


@each(
    [
        "# own\na: b\n  # own\n\nc:\n  # own\n  - d\n# own\n",
        "a: b#c\n",
        "a: 'b #c'\n",
        'a: "b # c"\n',
        "a: 'b\n  #c\n  d #e'\n",
        "a: |\n  b #c\n  # d\n",
        "a: >-\n  b #c\n\n# own\n",
        "a: https://example.org/#b\n",
        "a: ['#b', 'c #d']\n",
        "#\n#a\nb: c",
    ]
)
def test_a_comment_of_its_own_line_and_a_sign_within_a_text_stand(text: str) -> None:
    assert faults(text) == []


@given(st.text(st.sampled_from("ab #'\"[],:-\n"), max_size=25))
def test_no_text_is_cut_at_a_sign_in_silence(text: str) -> None:
    """What stands in a line behind its first word is in a value, or there is a problem."""
    tree, problems = parse(f"a: {text}\n".encode(), FILE)
    if tree is None or problems:
        return
    lines = [line for line in text.split("\n") if not line.lstrip().startswith("#")]
    if "'" not in text and '"' not in text:
        assert "".join(lines).count("#") == str(plain(tree)).count("#")


UNSEEN = (
    "\u200b\u200d\u00ad\u202e\u2066\u2060\u00a0\u2009\u3000"
    "\u0085\u2028\x07\x7f\ue000\u0378\u034f\ufe0f\ufffd"
)


@pytest.mark.parametrize("letter", UNSEEN)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: ë|c\n", "2:5"),
        ("a: 1\nb: 'ë|c'\n", "2:6"),
        ("a|b: 1\n", "1:2"),
        ("a: 1\n# |\n", "2:3"),
    ],
)
def test_a_character_that_nobody_sees_is_told(letter: str, text: str, place: str) -> None:
    _, problems = parse(text.replace("|", letter).encode(), FILE)
    told = [p for p in problems if p.what == "a character that cannot be seen"]
    assert [(f"{p.place}", p.found) for p in told] == [(f"{FILE}:{place}", named(letter))]
    assert "YAML that does not parse" not in {p.what for p in problems}


@each(UNSEEN)
def test_a_character_that_nobody_sees_is_told_also_where_it_is_escaped(letter: str) -> None:
    _, problems = parse(f'a: 1\nb: "c\\u{ord(letter):04x}"\n'.encode(), FILE)
    told = [(f"{p.place}", p.what, p.found) for p in problems]
    assert (f"{FILE}:2:4", "a character that cannot be seen", named(letter)) in told


@each_row(
    [
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x07", "U+0007 (a control character)"),
        ("\ue000", "U+E000 (for private use)"),
        ("\u0378", "U+0378 (not assigned)"),
        ("\ud800", "U+D800 (half of a pair)"),
    ]
)
def test_a_character_is_named(letter: str, name: str) -> None:
    assert named(letter) == name


@each(["a: b\r\nc: d\r\n", "a: Пример – „ë“ ≠ ș\n", "a: кама́ра\n"])
def test_what_is_seen_stands(text: str) -> None:
    assert faults(text) == []


@each(["9" * 16, "9" * 5000, "-" + "9" * 16, "0.1234567890123456", "1." + "0" * 400])
def test_a_number_of_too_many_digits_is_told(written: str) -> None:
    problem = only_problem(f"a: 1\nb: {written}\n")
    assert (problem.what, f"{problem.place}") == ("a number of too many digits", f"{FILE}:2:4")


@each(["123456789012345", "-0.12345678901234", "0.000000000000001"])
def test_a_number_of_fifteen_digits_stands(written: str) -> None:
    assert read(f"a: {written}\n")["a"] == float(written)


@each(["", "# a remark\n", "- a\n- b\n", "text\n", "3\n", "---\n"])
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


@each_row(
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
    ]
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


@each(["R&D", "Q & A", "'&x'", '"*x"', "Serbia!", "a *b", "|-\n  &x !y"])
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


DEEP = "lists and records nested too deep"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 1001 + "]" * 1001 + "\n",
        "a: " + "[" * 1001,
        "a: " + "['[]]', " * 1001,
        "a: " + "{b: " * 1001 + "}" * 1001 + "\n",
        "a: " + "[x, {b: " * 501 + "}]" * 501 + "\n",
        "a:\n" + "- " * 101 + "b\n",
        "a:\n" + "? " * 101 + "b\n",
        "a:\n" + "".join(" " * n + "b:\n" for n in range(1, 102)),
    ],
    ids=[
        "lists",
        "lists that do not close",
        "lists with quotes",
        "records",
        "both",
        "lines of lists",
        "fields",
        "lines",
    ],
)
def test_a_file_that_nests_deep_is_told_before_anything_goes_down(text: str) -> None:
    assert faults(text) == [("1:1", DEEP)]


def test_many_lists_beside_each_other_stand() -> None:
    lists = "".join(f'  - [{{a: [b]}}, \'[\', "{{", "{"-" * 90}"]\n' for _ in range(150))
    assert faults(f"a:\n{lists}") == []


KEYS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z", "Mn", "Mc")).filter(
    lambda letter: not is_unseen(letter)
) | st.just(" ")
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
    errors = [problem for problem in problems if problem.severity == "error"]
    assert [p for p in errors if p.what != "not in Unicode form NFC"] == []
    assert plain(found) == tree


@given(st.binary(max_size=60))
def test_any_bytes_give_a_tree_or_a_problem(data: bytes) -> None:
    tree, problems = parse(data, FILE)
    assert tree is not None or problems
    assert all(p.place is not None and p.place.file == FILE for p in problems)
