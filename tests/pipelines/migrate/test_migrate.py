"""Old records brought to the contract of today: what changes, and that nothing else does."""

import re
import shutil
from pathlib import Path

import pytest

from pipelines.ingest import ingest
from pipelines.migrate import FIRST, MIGRATIONS, migrated, version_of, write
from pipelines.migrate.to_1_1 import edits as to_1_1
from pipelines.migrate.to_1_2 import comments, seen
from pipelines.migrate.yaml_edits import applied
from schemas import SCHEMA_VERSION
from schemas.contract import contract_hash
from schemas.problem import CouldNotRun
from tests.trees import TREES, edit

CHANGELOG = Path(__file__).resolve().parents[3] / "docs" / "schema-changes.md"
AGREEMENT = "agreements/example-2013.yml"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The tiny tree as it stood under the first contract, with what later contracts refuse."""
    root = tmp_path / "old"
    shutil.copytree(TREES / "contract-1.0.0", root)
    edit(
        root,
        AGREEMENT,
        "      - party: joint-body\n",
        "      - party: joint-body\n      - party: joint-body\n",
    )
    edit(root, AGREEMENT, "    published: '2016-05-01'\n", "")
    edit(root, AGREEMENT, "text: The river is wide.", "text: The river\u00a0is wide.  # since ever")
    return root


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_an_old_tree_is_listed_changed_and_needs_no_more(old: Path) -> None:
    raw = old / "raw"
    result = migrated(raw)
    assert [str(change) for change in result.changes] == [
        "raw/agreements/example-2013.yml:46: joint-body stands once as obliged, not twice (1.1.0)",
        "raw/agreements/example-2013.yml:74: "
        "as_of_basis is inferred: there is no day of publication (1.1.0)",
        "raw/agreements/example-2013.yml:85: U+00A0 NO-BREAK SPACE is a plain space (1.2.0)",
        "raw/agreements/example-2013.yml:85: the comment stands on a line of its own (1.2.0)",
        f"raw/dataset.yml:6: schema_version is {SCHEMA_VERSION} ({SCHEMA_VERSION})",
    ]
    write(raw, result)
    after = files(old)
    again = migrated(raw)
    write(raw, again)
    assert (again.before, again.steps, again.changes) == (SCHEMA_VERSION, (), ())
    assert files(old) == after


def test_only_what_a_person_must_know_is_left_to_check(old: Path) -> None:
    before = {problem.what for problem in ingest(old / "raw").problems}
    assert {"a body obliged twice", "the records follow an older contract"} <= before
    write(old / "raw", migrated(old / "raw"))
    left = [(problem.what, problem.severity) for problem in ingest(old / "raw").problems]
    assert left == [("an inferred level names its rule", "error")]


def test_every_other_line_stays(old: Path) -> None:
    path = old / "raw" / AGREEMENT
    before = path.read_text(encoding="utf-8").splitlines()
    write(old / "raw", migrated(old / "raw"))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "    as_of_basis: inferred",
        "    # since ever",
        "    text: The river is wide.",
    ]
    assert len(after) == len(before)  # a repeat less, a comment more


def test_lines_keep_their_ends(old: Path) -> None:
    path = old / "raw" / "dataset.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    write(old / "raw", migrated(old / "raw"))
    data = path.read_bytes()
    assert f"\r\nschema_version: '{SCHEMA_VERSION}'\r\n".encode() in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_file_that_is_no_yaml_stays_and_is_named(old: Path) -> None:
    broken = old / "raw" / "places.yml"
    broken.write_text("places: [\n", encoding="utf-8")
    result = migrated(old / "raw")
    assert result.unread == ("raw/places.yml",)
    assert "places.yml" not in result.texts


def test_the_version_is_written_last(old: Path) -> None:
    """What was broken off midway is done again."""
    assert list(migrated(old / "raw").texts)[-1] == "dataset.yml"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("schema_version: '99.0.0'", "contract 99.0.0, this program .*: get the program"),
        ("schema_version: '1.2.7'", "'1.2.7' is no version of the contract; allowed: 1.0.0, 1.1.0"),
        ("schema_version: new", "'new' is no version"),
    ],
)
def test_a_contract_that_nobody_here_knows_is_refused(line: str, said: str) -> None:
    with pytest.raises(CouldNotRun, match=said):
        version_of(f"id: x\n{line}\n")


def test_records_that_name_none_follow_the_first() -> None:
    assert version_of("id: x\n") == FIRST


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match=r"no dataset\.yml in .*--raw DIR"):
        migrated(tmp_path)


COMMENTS = """\
# head
a: x # one
b: >-  # two
  text # not
  more
c: 'a # b'
l:
  - {a: b} # three
  - p
    q # four
"""
MOVED = """\
# head
# one
a: x
# two
b: >-
  text # not
  more
c: 'a # b'
l:
  # three
  - {a: b}
  # four
  - p
    q
"""


def test_comments_move_above_what_they_stand_behind() -> None:
    assert applied(COMMENTS, comments("x.yml", COMMENTS)) == MOVED
    assert comments("x.yml", MOVED) == []


def test_a_comment_that_would_change_a_text_stays() -> None:
    text = "a: 'one\n  two' # why\nb: ['x\n  y', z # why\n  ]\n"
    moved = applied(text, comments("x.yml", text))
    assert moved == text


def test_a_sign_for_private_use_is_left_to_a_person() -> None:
    text = "a: \ue000 1\u200b2\u20283\tx\n"
    assert applied(text, seen("x.yml", text)) == "a: \ue000 12 3\tx\n"


def test_a_body_of_the_same_party_stays() -> None:
    text = (
        "provisions:\n  - id: a.1\n    obliged:\n      - party: serbia\n"
        "      - party: serbia\n        body: ministry\n      # again\n"
        "      - body: ministry\n        party: serbia\n    x: y\n"
    )
    changed = applied(text, to_1_1("agreements/a.yml", text))
    assert changed == text.replace("      - body: ministry\n        party: serbia\n", "")
    assert to_1_1("sources.yml", text) == []


def test_migrations_changelog_and_version_agree() -> None:
    versions = [FIRST, *(step.after for step in MIGRATIONS)]
    assert [step.before for step in MIGRATIONS] == versions[:-1]
    assert versions[-1] == SCHEMA_VERSION
    entries = re.findall(r"(?m)^## ([0-9.]+)", CHANGELOG.read_text(encoding="utf-8"))
    assert entries == versions[::-1]


def test_a_change_of_the_contract_has_a_version_of_its_own() -> None:
    """What to do where it fails stands in docs/schema-changes.md."""
    newest = CHANGELOG.read_text(encoding="utf-8").split("\n## ")[1]
    found = re.search(r"Contract `([0-9a-f]{12})`", newest)
    assert found, "the newest entry has no hash"
    assert contract_hash() == found[1], (
        f"the contract is {contract_hash()} now: a new version, as docs/schema-changes.md says"
    )
