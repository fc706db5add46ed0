"""The registry: tables, keys, children and kinds of file fit each other."""

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules
from typing import Annotated, get_args

import pytest
from pydantic.fields import FieldInfo

import schemas
from schemas import codes
from schemas.codebook import FIELD_TYPES
from schemas.fields import (
    CodeList,
    Ref,
    Row,
    Slug,
    Text,
    WhoCodes,
    bounds,
    code_list,
    column,
    is_level,
    nullable,
    reference,
    text_rule,
    value_type,
)
from schemas.problem import CouldNotRun
from schemas.quality import OF_PARTS
from schemas.registry import (
    FILES,
    INDEXED_KEYS,
    PARENT_ID,
    TABLES,
    Child,
    FileKind,
    Table,
    by_name,
    file_kind,
)
from tests.each import each

CODE_LISTS = {name: one for name, one in vars(codes).items() if isinstance(one, CodeList)}
EXAMPLES = {kind.name: kind.pattern.replace("*", "example") for kind in FILES}

each_table = each(TABLES.values(), lambda table: table.name)
each_kind = each(FILES, lambda kind: kind.name)
each_list = each(CODE_LISTS.values(), lambda one: one.name)


def columns() -> Iterator[tuple[Table, str, FieldInfo]]:
    """Every column of every table."""
    for table in TABLES.values():
        for name, info in table.model.model_fields.items():
            yield table, name, info


def reached(kind: FileKind) -> set[str]:
    """The tables that a kind of file fills."""
    waiting = [kind.root] if kind.root else list(kind.lists.values())
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(child.table for child in TABLES[name].children.values())
    return found


@each_table
def test_a_table_has_the_name_it_is_listed_under_and_a_title(table: Table) -> None:
    assert TABLES[table.name] is table
    assert table.title.endswith(".") and len(table.title) > 10


def test_no_two_tables_share_a_model() -> None:
    counts = Counter(table.model for table in TABLES.values())
    assert [model.__name__ for model, count in counts.items() if count > 1] == []


@each_table
def test_key_columns_exist(table: Table) -> None:
    assert table.key
    assert set(table.key) <= set(table.columns)


@each_table
def test_a_table_with_an_id_has_it_as_its_key(table: Table) -> None:
    assert (table.key == (PARENT_ID,)) == (PARENT_ID in table.columns)


@each_table
def test_a_foreign_key_names_a_table_with_an_id_of_the_same_rule(table: Table) -> None:
    for name, target in table.foreign_keys.items():
        assert TABLES[target].key == (PARENT_ID,), name
        here = table.model.model_fields[name]
        there = TABLES[target].model.model_fields[PARENT_ID]
        assert text_rule(here) == text_rule(there), name
        assert value_type(here) is value_type(there), name


@each_table
def test_a_column_that_ends_in_id_is_a_foreign_key_or_named_here(table: Table) -> None:
    plain = {"former_id", "geoname_id", "record_id", "cited_id"}
    plain |= {"changed_id", "accepted_id"}  # of a record of any table
    if table.name == "review_comments":
        plain |= {"sentence_id"}  # a sentence may be gone: pipelines/ingest/review_rules.py
    ids = {name for name in table.columns if name.endswith("_id")} - plain
    assert ids == {name for name in table.foreign_keys if name.endswith("_id")}


@each_table
def test_children_fill_columns_that_exist(table: Table) -> None:
    for field, child in table.children.items():
        assert child.table in TABLES, field
        filled = set(TABLES[child.table].columns)
        assert child.given <= filled, field
        assert set(child.link.values()) <= set(table.columns), field
        assert child.value is None or child.value in filled - child.given, field


@each_table
def test_a_child_list_has_no_name_of_a_column(table: Table) -> None:
    assert not set(table.children) & set(table.columns)


@each_table
def test_a_list_of_plain_values_needs_no_other_column(table: Table) -> None:
    for field, child in table.children.items():
        if child.value is not None:
            required = set(TABLES[child.table].required)
            assert required <= {child.value, *child.given}, field


@each_table
def test_a_child_takes_the_key_of_its_parent_or_has_an_id_of_its_own(table: Table) -> None:
    for field, child in table.children.items():
        key = TABLES[child.table].key
        assert key == (PARENT_ID,) or set(table.key) <= set(child.link.values()), field


@each_table
def test_what_may_cite_has_citations_and_nothing_else_has(table: Table) -> None:
    child = table.children.get("citations")
    assert (child is not None) == table.cites
    if child is not None:
        assert child == Child(
            "citations", {"cited_id": PARENT_ID}, None, {"cited_table": table.name}, True
        )
        assert table.key == (PARENT_ID,)


class Wrong(Row):
    """A row of which two columns lack something."""

    id: Slug = column("Id")
    empty: Text = column(" ")
    bare: Text
    place_id: Annotated[Slug, Ref("placs")] | None = column("Where", default=None)


def test_a_column_that_is_not_described_or_refers_to_no_table_is_refused() -> None:
    with pytest.raises(CouldNotRun) as told:
        by_name([*TABLES.values(), Table("wrong", Wrong)])
    assert str(told.value).splitlines() == [
        "table wrong, column empty: no description; give it one by column(...)",
        "table wrong, column bare: no description; give it one by column(...)",
        "table wrong, column place_id: it refers to 'placs', which is no table",
    ]


@each_table
def test_a_column_says_its_unit_who_sets_it_and_how(table: Table) -> None:
    for name, info in table.model.model_fields.items():
        extra = info.json_schema_extra
        assert isinstance(extra, dict) and set(extra) == {"unit", "by", "formula", "inputs"}, name


@each([t for t in TABLES.values() if t.family in ("computed", "measures")], lambda t: t.name)
def test_a_computed_column_names_its_formula_and_inputs_that_exist(table: Table) -> None:
    for name, info in table.model.model_fields.items():
        extra = info.json_schema_extra
        assert isinstance(extra, dict) and extra["formula"], name
        inputs = extra["inputs"]
        assert isinstance(inputs, list) and inputs, name
        for given in map(str, inputs):
            source, _, column = given.partition(".")
            assert column in TABLES[source].columns, given


@each_table
def test_a_column_that_may_be_empty_is_empty_by_default(table: Table) -> None:
    for name, info in table.model.model_fields.items():
        allows_none = type(None) in getattr(info.annotation, "__args__", ())
        assert nullable(info) == allows_none, name
        assert not nullable(info) or info.default is None, name


def test_no_text_column_is_without_a_rule_or_a_code_list() -> None:
    bare = [
        f"{table.name}.{name}"
        for table, name, info in columns()
        if value_type(info) is str and not (text_rule(info) or code_list(info))
    ]
    assert bare == []


def test_no_column_has_two_of_code_list_rule_and_reference_that_exclude_each_other() -> None:
    both = [
        f"{table.name}.{name}"
        for table, name, info in columns()
        if code_list(info) and (text_rule(info) or reference(info))
    ]
    assert both == []


def test_every_column_of_codes_uses_a_list_of_the_module_codes() -> None:
    known = {id(one) for one in CODE_LISTS.values()}
    strangers = [
        f"{table.name}.{name}"
        for table, name, info in columns()
        if (found := code_list(info)) and id(found) not in known
    ]
    assert strangers == []


def test_every_code_list_is_used_by_a_column() -> None:
    used = {found.name for _, _, info in columns() if (found := code_list(info))}
    elsewhere = {one.name for one in (codes.LEVEL, *codes.OF_THE_CODEBOOK, *OF_PARTS)}
    assert {one.name for one in CODE_LISTS.values()} == used | elsewhere


def test_no_code_list_stands_outside_the_codes() -> None:
    """Those that did were missing in code_lists.csv."""
    modules = [import_module(f"schemas.{found.name}") for found in iter_modules(schemas.__path__)]
    lists = {id(each) for m in modules for each in vars(m).values() if isinstance(each, CodeList)}
    assert lists == {id(each) for each in CODE_LISTS.values()}


def test_code_lists_have_names_of_their_own() -> None:
    counts = Counter(one.name for one in CODE_LISTS.values())
    assert [name for name, count in counts.items() if count > 1] == []


@each_list
def test_every_code_is_one_word_with_a_label_and_a_meaning(one: CodeList) -> None:
    assert one.title and one.codes
    for code in one.codes.values():
        assert code.code == code.code.strip() and " " not in code.code
        assert code.label == code.label.strip()
        assert code.meaning == code.meaning.strip()


SPELLED_SO = {"op-ed", "de-escalation"}
"""Labels with a hyphen of their own where the code has one too."""


@each_list
def test_a_label_is_words_and_no_code(one: CodeList) -> None:
    for code in one.codes.values():
        assert "_" not in code.label
        assert "-" not in code.code or code.label != code.code or code.label in SPELLED_SO


def test_levels_are_numbered_from_0() -> None:
    assert list(codes.LEVEL_WORDS) == [0, 1, 2, 3]


def test_the_lists_of_the_codebook_hold_what_it_may_say() -> None:
    assert list(codes.COLUMN_TYPE.codes) == list(FIELD_TYPES.values())
    assert list(codes.SET_BY.codes) == list(get_args(WhoCodes))


@each(INDEXED_KEYS)
def test_a_pair_of_table_and_id_stands_in_some_table(pair: tuple[str, str]) -> None:
    assert any(set(pair) <= set(table.columns) for table in TABLES.values())


@each_kind
def test_the_tables_of_a_kind_of_file_exist(kind: FileKind) -> None:
    assert (kind.root is None) != (not kind.lists)
    assert reached(kind) <= set(TABLES)


@each_kind
def test_a_folder_column_is_a_column_of_every_list(kind: FileKind) -> None:
    for table in kind.lists.values():
        assert kind.folder_column is None or kind.folder_column in TABLES[table].columns


@each_kind
def test_a_file_named_after_its_record_holds_one_record_with_an_id(kind: FileKind) -> None:
    if kind.stem_is_id:
        assert kind.root is not None and TABLES[kind.root].key == (PARENT_ID,)


def test_every_table_that_is_not_computed_is_filled_by_a_kind_of_file() -> None:
    filled = set().union(*(reached(kind) for kind in FILES))
    assert filled == {name for name, table in TABLES.items() if not table.is_computed}


def test_kinds_of_file_have_names_and_patterns_of_their_own() -> None:
    for one, other in combinations(FILES, 2):
        assert one.name != other.name and one.pattern != other.pattern


@each_kind
def test_a_path_is_of_one_kind(kind: FileKind) -> None:
    path = EXAMPLES[kind.name]
    assert [one.name for one in FILES if one.matches(path)] == [kind.name]
    assert file_kind(path) is kind


@each(
    [
        "notes.txt",
        "agreements/ibm-2011.yaml",
        "agreements/ibm-2011.yml.bak",
        "agreements/old/ibm-2011.yml",
        "more/agreements/ibm-2011.yml",
        "agreements.yml",
        "meetings/2013.YML",
        "copy/dataset.yml",
        "translations/agreements.yml",
        "translations/sq/more/terms.yml",
    ]
)
def test_another_path_is_of_no_kind(path: str) -> None:
    assert file_kind(path) is None


def test_a_level_is_what_is_marked_as_one() -> None:
    """By its mark, not by its name or bounds."""
    levels = {f"{table.name}.{name}" for table, name, info in columns() if is_level(info)}
    assert {"assessments.level", "scales.level", "scorecard_scales.level"} <= levels
    assert all(bounds(TABLES[t].model.model_fields[c]) == (0, 3) for t, c in split(levels))


def split(columns_of: set[str]) -> list[list[str]]:
    """Table and column of `table.column`."""
    return [each.split(".") for each in columns_of]
