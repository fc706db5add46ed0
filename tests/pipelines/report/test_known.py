"""A build like an earlier one is fetched by its list of files; nothing of it is composed again."""

from pathlib import Path

import pytest

from pipelines.present.profile import profile
from pipelines.report import Wanted, report
from pipelines.report.known import listing
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import replaced, tiny_tables

ENGLISH = Wanted(languages=("en",), formats=("pdf",))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the tiny tree kept."""
    folder = tmp_path_factory.mktemp("known")
    report(tiny_tables(), folder / "first", wanted=ENGLISH, store=folder / "store")
    return folder / "store"


def files(out: Path) -> dict[str, bytes]:
    """Every file with its content."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_nothing_is_composed_again(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.report.plan", None)
    made = report(tiny_tables(), tmp_path, wanted=ENGLISH, store=store)
    assert (made.done, made.gaps) == (0, [])
    assert files(tmp_path) == files(store.parent / "first")
    assert made.kept > 10


def test_what_was_damaged_is_composed_and_made_again(store: Path, tmp_path: Path) -> None:
    report(tiny_tables(), tmp_path / "one", wanted=ENGLISH, store=store)
    kept = max(
        (path for path in store.iterdir() if path.suffix == ""), key=lambda p: p.stat().st_size
    )
    kept.write_bytes(b"damaged")
    made = report(tiny_tables(), tmp_path / "two", wanted=ENGLISH, store=store)
    assert made.done == 1
    assert [text for text in made.warnings if kept.name in text]
    assert files(tmp_path / "two") == files(store.parent / "first")


def key(tables: Tables, *choices: object) -> str:
    """The key of a build."""
    return listing(tables, Path("out"), *choices).key


def test_another_table_and_another_choice_are_another_build() -> None:
    tables = tiny_tables()
    (row,) = tables.rows("agreements")
    changed = replaced(tables, agreements=[{**row, "summary": "Another."}])
    other = profile().model_copy(update={"mark_first_mention": False})
    keys = {
        key(tables, profile()),
        key(tables, profile(), "sq"),
        key(tables, other),
        key(changed, profile()),
    }
    assert len(keys) == 4
    assert key(tables, profile()) == key(tiny_tables(), profile())
