"""raw/FORMAT.md and raw/REFERENCE.md: complete, current, and the examples do what they say."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipelines.cli import main
from schemas import codes
from schemas.fields import CodeList
from schemas.format_page import format_page
from schemas.registry import FILES, FileKind, file_kind
from tests.each import each
from tests.reports import reported
from tests.trees import TREES, add_records, tiny_tree

PAGE = Path(__file__).resolve().parents[1] / "raw" / "FORMAT.md"
REFERENCE = PAGE.with_name("REFERENCE.md")
FENCE = re.compile(r"^```(?P<language>\S*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"# (?P<mark>good|bad): (?P<file>\S+) (?P<field>\w+)(?: -> (?P<expected>.+))?\Z")
CODE_LISTS = [
    one
    for one in vars(codes).values()
    if isinstance(one, CodeList) and one not in codes.OF_THE_CODEBOOK
]


@dataclass(frozen=True)
class Block:
    """An example: records for a list of a file of the tiny tree, and what they give."""

    line: int
    good: bool
    file: str
    field: str
    expected: str | None
    records: list[dict[str, Any]]


def page() -> str:
    """The contract; a test that asks for it fails where there is none."""
    return PAGE.read_text(encoding="utf-8")


def reference() -> str:
    """The generated page; the same holds for it."""
    return REFERENCE.read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    """The examples of a page. A YAML block without the agreed first line is an error."""
    found = []
    for fence in FENCE.finditer(text):
        line = text.count("\n", 0, fence.start()) + 1
        first, _, body = fence["body"].partition("\n")
        head = HEAD.match(first)
        assert fence["language"] == "yaml" and head, f"FORMAT.md:{line}: {first!r}"
        good = head["mark"] == "good"
        assert good == (head["expected"] is None), f"FORMAT.md:{line}: {first!r}"
        records = yaml.safe_load(body)
        assert isinstance(records, list) and records, f"FORMAT.md:{line}: no list"
        found.append(Block(line, good, head["file"], head["field"], head["expected"], records))
    return found


BLOCKS = blocks(page()) if PAGE.exists() else []


def with_block(root: Path, block: Block) -> Path:
    """A tiny tree with the records of an example added to their list."""
    tiny_tree(root)
    add_records(root, block.file, block.field, block.records)
    return root


def test_the_page_is_there_with_examples_of_both_kinds() -> None:
    assert PAGE.exists()
    assert {block.good for block in BLOCKS} == {True, False}
    assert len(BLOCKS) == page().count("```yaml\n# good: ") + page().count("```yaml\n# bad: ")
    assert len(BLOCKS) == page().count("```") / 2


@each(BLOCKS, lambda block: f"line {block.line}")
def test_an_example_names_a_list_of_a_file_of_the_tiny_tree(block: Block) -> None:
    assert (TREES / "tiny" / "raw" / block.file).exists()
    assert file_kind(block.file) is not None


@each([one for one in BLOCKS if one.good], lambda block: f"line {block.line}")
def test_a_good_example_has_no_errors(block: Block, tmp_path: Path) -> None:
    told = reported(with_block(tmp_path, block))
    assert [one for one in told if one.severity == "error"] == []


@each([one for one in BLOCKS if not one.good], lambda block: f"line {block.line}")
def test_a_bad_example_gives_the_one_error_that_it_names(block: Block, tmp_path: Path) -> None:
    told = [one for one in reported(with_block(tmp_path, block)) if one.severity == "error"]
    assert len(told) == 1, told
    sentence = "; ".join(part for part in told[0] if part is not None)
    assert block.expected is not None and block.expected in sentence


@each(CODE_LISTS, lambda codes: codes.name)
def test_every_code_list_stands_in_the_reference_with_its_codes(codes: CodeList) -> None:
    _, heading, rest = reference().partition(f'### <a id="{codes.name}"></a>{codes.name}: ')
    assert heading
    part = rest.partition("\n### ")[0]
    assert [line for line in part.splitlines() if line.startswith("| `")] == [
        f"| `{each.code}` | {each.label} | {each.meaning} |" for each in codes.codes.values()
    ]


@each(FILES, lambda kind: kind.name)
def test_every_kind_of_file_stands_in_the_reference(kind: FileKind) -> None:
    assert reference().count(f"### `raw/{kind.pattern}`\n") == 1


def test_the_reference_is_current() -> None:
    assert reference() == format_page()


def test_every_link_within_the_reference_leads_to_its_list_of_codes() -> None:
    linked = set(re.findall(r"\]\(#([^)]+)\)", reference()))
    assert linked
    assert linked <= set(re.findall(r'<a id="([^"]+)"></a>', reference()))


def test_contract_and_reference_lead_to_each_other() -> None:
    assert "(REFERENCE.md)" in page() and "(FORMAT.md)" in reference()


def test_the_contract_is_short_and_written_by_hand() -> None:
    assert len(page().encode()) < 20_000
    assert "generated from schemas/" not in page()


def test_the_command_writes_the_reference(tmp_path: Path) -> None:
    tiny_tree(tmp_path)
    (tmp_path / "raw" / "REFERENCE.md").write_text("old\n", encoding="utf-8")
    assert main(["--root", str(tmp_path), "--quiet", "schemas", "--format-page"]) == 0
    assert (tmp_path / "raw" / "REFERENCE.md").read_text(encoding="utf-8") == reference()
    assert reported(tmp_path) == []
