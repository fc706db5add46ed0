"""The kinds of value that a column may hold."""

import re
from datetime import date
from itertools import product
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import codes
from schemas.fields import (
    CLAIM_ID,
    EDTF,
    NEVER_WRITTEN,
    PROVISION_ID,
    QUOTE,
    SHORT,
    SLUG,
    TEXT,
    URL,
    WORDING,
    Code,
    CodeList,
    Count,
    Edtf,
    Level,
    Ref,
    Row,
    Slug,
    Text,
    TextRule,
    Url,
    code_list,
    column,
    nullable,
    reference,
    text_rule,
    value_type,
)
from schemas.problem import CouldNotRun
from tests.each import each, each_row


class Example(Row):
    """A row with one column of each kind."""

    text: Text | None = column("Text", default=None)
    slug: Annotated[Slug, Ref("places")] | None = column("Id", default=None)
    when: Edtf | None = column("Date", default=None)
    address: Url | None = column("Address", default=None)
    level: Level | None = column("Level", default=None)
    count: Count | None = column("Count", default=None)
    share: float | None = column("Share", default=None)
    verified: bool | None = column("Yes or no", default=None)
    topic: Annotated[str, codes.TOPIC] | None = column("Code", default=None)
    day: date | None = column("Day", formula="computed", default=None)


def fault_type(field: str, value: Any) -> str | None:
    """The type of fault that a value makes in the example, or None."""
    try:
        Example.model_validate({field: value})
    except ValidationError as error:
        (detail,) = error.errors()
        assert detail["loc"] == (field,)
        return str(detail["type"])
    return None


RULES = (TEXT, WORDING, SLUG, PROVISION_ID, CLAIM_ID, URL, EDTF, QUOTE)


@each_row(product(RULES, ["", " ", " a", "a ", "a\n", "\na", "a\u00a0", "\u2003"]))
def test_no_text_is_empty_or_has_white_space_at_an_end(rule: TextRule, text: str) -> None:
    assert rule.fault(text) == "empty, or white space at an end"


LINE_FEED = "\n"
CONTROLS = sorted({*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029"})


@each_row(product(RULES, ["{}a", "a{}b", "a{}"]))
def test_no_text_holds_a_control_character(rule: TextRule, text: str) -> None:
    """Of these only the line feed stands in records: a text may have several lines."""
    refused = [one for one in CONTROLS if rule.fault(text.format(one)) == "a control character"]
    assert refused == [one for one in CONTROLS if one != LINE_FEED]


@each([TEXT, WORDING, QUOTE], lambda rule: rule.kind)
def test_a_text_may_have_several_lines(rule: TextRule) -> None:
    assert rule.fault("a line\nand another") is None


@each_row(
    product(
        [rule for rule in RULES if rule is not WORDING],
        ["n/a", "N/A", "None", "unknown", "TBD", "?", "-", "NaN", "n.d."],
    )
)
def test_a_placeholder_is_refused(rule: TextRule, text: str) -> None:
    assert rule.fault(text) == "a placeholder instead of a value"


def test_placeholders_are_compared_without_case() -> None:
    assert all(text == text.casefold() for text in NEVER_WRITTEN)


@each(["unknown", "None", "-"])
def test_a_term_of_the_reports_may_be_such_a_word(text: str) -> None:
    assert WORDING.fault(text) is None


@each(["unknown to us", "no", "yes", "0", "Nan, Thailand"])
def test_a_text_that_only_resembles_a_placeholder_stands(text: str) -> None:
    assert TEXT.fault(text) is None


@each(["a", "ibm-2011", "2011", "a1-b2-c3"])
def test_ids_are_lower_case_letters_and_digits_joined_by_hyphens(text: str) -> None:
    assert SLUG.fault(text) is None


@each(
    [
        "IBM-2011",
        "ibm_2011",
        "ibm 2011",
        "-ibm",
        "ibm-",
        "ibm--2011",
        "ibm.1",
        "žena",
        "ibm/1",
        "१",
    ]
)
def test_other_ids_are_refused(text: str) -> None:
    assert SLUG.fault(text) == "not an id"


@each(["ibm-2011.1", "ibm-2011.1a", "ibm-2011.2-1", "a.b"])
def test_a_provision_id_is_agreement_dot_number(text: str) -> None:
    assert PROVISION_ID.fault(text) is None


@each(["ibm-2011", "ibm-2011.", ".1", "ibm-2011.1.1", "ibm-2011.A", "a. 1"])
def test_other_provision_ids_are_refused(text: str) -> None:
    assert PROVISION_ID.fault(text) == "not a provision id"


@each(["ibm-2011-c001", "all-c001", "all-c999", "all-c1000"])
def test_a_claim_id_ends_in_c_and_three_digits_or_more(text: str) -> None:
    assert CLAIM_ID.fault(text) is None


@each(["c001", "all-c01", "all-001", "all-C001", "all_c001", "all-c001a", "-c001", "all-c٠٠١"])
def test_other_claim_ids_are_refused(text: str) -> None:
    assert CLAIM_ID.fault(text) == "not a claim id"


@each(["https://example.org", "http://example.org/a?b=c#d"])
def test_an_address_is_http_or_https(text: str) -> None:
    assert URL.fault(text) is None


@each(["example.org", "ftp://example.org", "https://", "https://a b", "HTTP:/a"])
def test_other_addresses_are_refused(text: str) -> None:
    assert URL.fault(text) == "not an address"


def test_a_quote_has_at_most_twenty_words() -> None:
    assert QUOTE.fault(" ".join(["word"] * 20)) is None
    assert QUOTE.fault(" ".join(["word"] * 21)) == "21 words"
    assert TEXT.fault(" ".join(["word"] * 21)) is None


@given(st.lists(st.text("abcë", min_size=1, max_size=5), min_size=1, max_size=40))
def test_words_of_a_quote_are_counted(words: list[str]) -> None:
    assert (QUOTE.fault(" ".join(words)) is None) == (len(words) <= 20)


def test_a_date_that_is_no_date_says_why() -> None:
    assert EDTF.fault("2013-04") is None
    assert EDTF.fault("2013-13") == "'2013-13' is not a day of the calendar"


@given(st.text(max_size=12))
def test_a_text_that_stands_stays_as_it_is(text: str) -> None:
    expected = "text_rule" if TEXT.fault(text) else None
    assert fault_type("text", text) == expected
    if expected is None:
        assert Example.model_validate({"text": text}).text == text


@each([0, 1, 2, 3])
def test_levels_are_0_to_3(level: int) -> None:
    assert fault_type("level", level) is None


@each_row(
    [
        ("level", -1),
        ("level", 4),
        ("level", True),
        ("level", False),
        ("level", 1.0),
        ("level", 1.5),
        ("level", "2"),
        ("level", "full"),
        ("count", -1),
        ("count", 3.0),
        ("count", True),
        ("count", "3"),
        ("share", "0.5"),
        ("share", True),
        ("share", float("nan")),
        ("share", float("inf")),
        ("verified", "true"),
        ("verified", "yes"),
        ("verified", 1),
        ("verified", 0),
        ("text", 1),
        ("text", True),
        ("text", 2013.5),
        ("text", ["a"]),
        ("slug", 2013),
        ("when", 2013),
        ("when", date(2013, 4, 19)),
        ("topic", "Movement"),
        ("topic", "movements"),
        ("topic", ""),
        ("topic", 1),
        ("day", "2013-04-19"),
    ]
)
def test_nothing_is_coerced(field: str, value: Any) -> None:
    assert fault_type(field, value) is not None


def test_a_count_fits_its_column() -> None:
    """Counts are 32-bit integers in the tables."""
    assert fault_type("count", 2**31 - 1) is None
    assert fault_type("count", 2**31) is not None


def test_a_field_that_is_not_named_is_refused() -> None:
    assert fault_type("colour", "red") == "extra_forbidden"


def test_a_row_does_not_change() -> None:
    row = Example(text="a")
    with pytest.raises(ValidationError):
        row.text = "b"


@each_row(
    [
        ("text", str),
        ("slug", str),
        ("topic", str),
        ("level", int),
        ("count", int),
        ("share", float),
        ("verified", bool),
        ("day", date),
    ]
)
def test_a_field_tells_its_plain_type(field: str, plain: type) -> None:
    assert value_type(Example.model_fields[field]) is plain


def test_a_field_tells_its_rule_its_list_and_what_it_refers_to() -> None:
    fields = Example.model_fields
    assert text_rule(fields["slug"]) is SLUG
    assert reference(fields["slug"]) == Ref("places")
    assert code_list(fields["topic"]) is codes.TOPIC
    assert (code_list(fields["text"]), reference(fields["text"])) == (None, None)
    assert text_rule(fields["level"]) is None
    assert nullable(fields["text"])


def test_a_column_of_no_plain_value_is_no_column() -> None:
    class Wrong(Row):
        many: list[str] = column("Many values")

    with pytest.raises(TypeError, match="one plain value"):
        value_type(Wrong.model_fields["many"])


def test_a_formula_makes_a_column_computed() -> None:
    extra = Example.model_fields["day"].json_schema_extra
    assert isinstance(extra, dict)
    assert (extra["by"], extra["formula"]) == ("computed", "computed")


def code(code: str, label: str, meaning: str = "what it says") -> Code:
    return Code(code, label, meaning)


def test_a_list_gives_its_labels_in_order() -> None:
    made = CodeList("colour", "Colour", code("b", "blue"), code("a", "amber"))
    assert list(made.codes) == ["b", "a"]
    assert made.labels == {"b": "blue", "a": "amber"}


@pytest.mark.parametrize(
    ("listed", "fault"),
    [
        ((code("a", ""),), "code list colour: code 'a' has no label; give it one"),
        ((code("a", " "),), "code list colour: code 'a' has no label; give it one"),
        ((Code("a", "what it says"),), "code list colour: code 'a' has no meaning; give it one"),
        ((code("a", "amber", ""),), "code list colour: code 'a' has no meaning; give it one"),
        (
            (code("a", "amber"), code("a", "azure")),
            "code list colour: code 'a' stands twice; take one out",
        ),
        (
            (code("a", "amber"), code("b", "blue"), code("c", "amber")),
            "code list colour: codes 'a' and 'c' have the same label 'amber'; give each its own",
        ),
        (
            (code("a", "a" * SHORT),),
            "code list colour: code 'a' has a label of 60 characters; give it fewer than 60",
        ),
    ],
)
def test_a_list_with_a_fault_names_list_and_code(listed: tuple[Code, ...], fault: str) -> None:
    with pytest.raises(CouldNotRun, match=f"^{re.escape(fault)}$"):
        CodeList("colour", "Colour", *listed)
