"""What files are made with: each module, data file and package counts, wherever it stands."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.publish.outputs import outputs
from pipelines.report import jobs
from schemas import made_with as module
from schemas.made_with import composed_with, made_with

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the room that makes documents."""
    return Path(shutil.copytree(ROOT / "pipelines" / "report", tmp_path / "room"))


def anew(room: Path) -> str:
    """What is made with a room now, as another process would say."""
    made_with.cache_clear()
    return made_with(room)


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a line in a module": lambda room: longer(room / "render.py"),
    "a module added": lambda room: (room / "more.py").write_text(""),
    "a module renamed": lambda room: (room / "word.py").rename(room / "words.py"),
    "a module removed": lambda room: (room / "finish.py").unlink(),
    "a reference document": lambda room: longer(next(room.rglob("*.docx"))),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_makes_a_file_counts(change: str, room: Path) -> None:
    before = anew(room)
    CHANGES[change](room)
    assert anew(room) != before


def test_what_is_in_the_page_does_not_count_twice(room: Path) -> None:
    before = anew(room)
    for kind in ("*.j2", "*.css"):
        next(room.rglob(kind)).write_text("other")
    (room / "__pycache__").mkdir(exist_ok=True)
    (room / "__pycache__" / "render.pyc").write_bytes(b"other")
    assert anew(room) == before


@pytest.mark.parametrize("package", ["weasyprint", "pydyf", "numpy", "font-source-sans-pro"])
def test_the_version_of_a_package_counts_also_of_one_that_another_needs(
    package: str, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = anew(room)
    real = module.distribution

    class Newer:
        """The package in another version."""

        version = "9999"
        requires = real(package).requires

    monkeypatch.setattr(module, "distribution", lambda n: Newer() if n == package else real(n))
    module._versions.cache_clear()
    assert anew(room) != before
    monkeypatch.undo()
    module._versions.cache_clear()
    assert anew(room) == before


def test_a_package_that_only_another_python_or_system_needs_does_not_count(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = anew(room)
    real = module.distribution

    class Asking:
        """The package, which needs a tool of developers elsewhere, and one with an extra."""

        version = real("weasyprint").version
        requires = (
            *(real("weasyprint").requires or ()),
            'pytest>=1; python_version < "3"',
            'mypy; sys_platform == "none"',
            'ruff; extra == "style"',
        )

    monkeypatch.setattr(
        module, "distribution", lambda n: Asking() if n == "weasyprint" else real(n)
    )
    module._versions.cache_clear()
    assert anew(room) == before
    monkeypatch.undo()
    module._versions.cache_clear()


def test_what_parts_gather_is_in_their_pages_and_counts_for_the_list_of_a_build(room: Path) -> None:
    def counted() -> tuple[str, str]:
        made_with.cache_clear()
        composed_with.cache_clear()
        return made_with(room, but=room / "parts"), composed_with(room)

    before = counted()
    longer(room / "parts" / "surveys" / "__init__.py")
    files, pages = counted()
    assert (files == before[0], pages == before[1]) == (True, False)
    longer(room / "render.py")
    assert counted()[0] != files


def test_keys_of_documents_and_of_data_files_are_made_of_it() -> None:
    present = ROOT / "pipelines" / "present"
    assert {ROOT / "pipelines" / "report", present / "figures", present / "html"} == {*jobs._ROOMS}
    assert ROOT / "pipelines" / "report" / "parts" == jobs._PARTS
    assert {"made_with"} <= set(outputs.__globals__)
