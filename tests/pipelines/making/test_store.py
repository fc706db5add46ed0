"""What was made before is taken from the store, and nothing that has changed since is."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.making.store import KEPT_TIMES, Job, Store
from pipelines.present.figures import Figure
from pipelines.present.figures.figure import Bars
from pipelines.report import Made, Wanted, jobs, report
from pipelines.report.jobs import Attachment, Bind, Draw, Print, Write
from pipelines.report.render import attempt, do
from pipelines.run.documents import Order, documents
from schemas.tables import Tables
from tests.each import each, each_row
from tests.pipelines.report.documents import planned
from tests.pipelines.tabulate.tables import built_from, data_date
from tests.seen import Seen
from tests.trees import edit, tiny_tree
from tests.unprinted import unprinted

FIRST = "agreements/example-2013.yml"
SECOND = "agreements/other-2014.yml"
BOTH = Wanted(languages=("en",), sections=("example-2013", "other-2014"))
FIGURE = Figure(
    id="claims",
    language="en",
    title="Most claims speak of 2015",
    alt="Bars by year.",
    source="Source: tests.",
    header=("year", "claims"),
    rows=(("2014", 1), ("2015", 3)),
    drawing=Bars(("2014", "2015"), (("claims", (1.0, 3.0)),), is_lying=False, unit="claims"),
)


def print_job(folder: Path) -> Print:
    """A PDF."""
    return Print(
        html="<!doctype html><html lang=en><title>A</title><body><h1>A</h1><p>Text.</p></html>",
        path=folder / "page.pdf",
        modified=0,
        base=folder,
        drawn=("key of a figure",),
        attached=(Attachment("table.csv", "A table", "id\n1\n"),),
    )


def write_job(folder: Path) -> Write:
    """A Word file."""
    html = "<!doctype html><html lang=en><body><h1>A</h1><p>Text.</p></body></html>"
    return Write(html, folder / "page.docx", 0, "A", "Author", "en", folder, ("key of a figure",))


def draw_job(folder: Path) -> Draw:
    """A figure."""
    return Draw(FIGURE, folder)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A tiny project with two agreements, of which no sentence stands in both."""
    root = tiny_tree(tmp_path / "two")
    text = (root / "raw" / FIRST).read_text(encoding="utf-8")
    other = text.replace("example-2013", "other-2014").replace("bridge", "ferry")
    for source in ("text", "report"):
        other = other.replace(f"other-2014-{source}", f"example-2013-{source}")
    (root / "raw" / SECOND).write_text(other, encoding="utf-8")
    edit(root, "bounds.yml", "max: 1", "max: 2")
    return root


def tables_of(root: Path) -> Tables:
    """The tables of a project."""
    return built_from(root / "raw")


def made(tables: Tables, out: Path, store: Path | None, wanted: Wanted = BOTH) -> Made:
    """The two sections, with a store."""
    return report(tables, out, wanted=wanted, store=store)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their paths."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_same_inputs_are_not_done_again(two: Path, tmp_path: Path):
    tables, store = tables_of(two), tmp_path / "store"
    first = made(tables, tmp_path / "one", store)
    again = made(tables, tmp_path / "two-again", store)
    assert (first.done, first.kept) == (4, 0)
    assert (again.done, again.kept) == (0, 4)
    assert contents(tmp_path / "one") == contents(tmp_path / "two-again")


def test_how_far_it_is_is_told_of_what_is_made_not_of_what_is_kept(two: Path, tmp_path: Path):
    tables, store, first, again = tables_of(two), tmp_path / "store", Seen(), Seen()
    for out, seen in (("first", first), ("again", again)):
        report(tables, tmp_path / out, wanted=BOTH, store=store, progress=seen)
    assert first.begun == {"report": len(first.steps)}
    assert {"en/sections/example-2013.pdf", "en/sections/other-2014.docx"} <= set(first.steps)
    assert (again.begun, again.steps) == ({}, [])


def test_without_a_store_all_is_done_again(two: Path, tmp_path: Path):
    asked = replace(BOTH, formats=("docx",))
    assert made(tables_of(two), tmp_path, None, asked).done == 2
    assert made(tables_of(two), tmp_path, None, asked).done == 2


def test_what_is_kept_needs_no_pool(two: Path, tmp_path: Path):
    asked = replace(BOTH, formats=("docx",))
    made(tables_of(two), tmp_path / "one", tmp_path / "store", asked)

    def no_pool() -> Any:
        raise AssertionError("there is nothing to do")

    again = report(tables_of(two), tmp_path / "two-again", no_pool, asked, tmp_path / "store")
    assert again.kept == 2


def test_a_changed_finding_changes_the_documents_that_show_it_and_no_other(two: Path):
    before = keys(tables_of(two))
    # As many words as before: the quality of the data counts those that are to be translated.
    edit(
        two,
        FIRST,
        "the first stones of the bridge were laid",
        "the first part of the bridge was begun",
    )
    after = keys(tables_of(two))
    assert {name for name in before if before[name] != after[name]} == {
        "sections/example-2013.pdf",  # which carries the table of claims
        "evidence/example-2013.pdf",
        "evidence/example-2013.docx",
    }


def keys(tables: Tables) -> dict[str, str]:
    """The key of each document by its path, the evidence among them."""
    listed = planned(tables, formats=("pdf", "docx"), extra=("evidence",)).documents
    return {job.paths[0].relative_to("out/en").as_posix(): job.key for job in listed}


def test_only_the_evidence_with_a_changed_finding_is_made_again(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def watched(job: Any) -> str | None:
        tried.append(job.path.name)
        return attempt(job)

    tried: list[str] = []
    out, store = tmp_path / "out", tmp_path / "store"
    asked = replace(BOTH, sections=("evidence/example-2013", "evidence/other-2014"))
    made(tables_of(two), out, store, asked)
    monkeypatch.setattr(sys.modules["pipelines.report.under_way"], "attempt", watched)
    before = contents(out)
    edit(two, FIRST, "the first stones of the bridge were laid", "the bridge was begun")
    again = made(tables_of(two), out, store, asked)
    after = contents(out)
    assert (again.done, again.kept) == (2, 2)
    assert tried == ["example-2013.pdf", "example-2013.docx"]
    assert {name for name in before if before[name] != after[name]} == {
        "en/evidence/example-2013.pdf",
        "en/evidence/example-2013.docx",
    }


CHANGES: list[tuple[Callable[[Path], Any], dict[str, Any]]] = [
    (print_job, {"html": "<!doctype html><html lang=en><title>B</title><body><h1>B</h1></html>"}),
    (print_job, {"drawn": ("key of another figure",)}),
    (print_job, {"drawn": ()}),
    (print_job, {"attached": ()}),
    (print_job, {"attached": (Attachment("table.csv", "A table", "id\n2\n"),)}),
    (print_job, {"attached": (Attachment("other.csv", "A table", "id\n1\n"),)}),
    (print_job, {"attached": (Attachment("table.csv", "Another", "id\n1\n"),)}),
    (print_job, {"modified": 86_400}),
    (print_job, {"is_one_page": True}),
    (write_job, {"html": "<!doctype html><html lang=en><body><h1>B</h1></body></html>"}),
    (write_job, {"drawn": ("key of another figure",)}),
    (write_job, {"title": "B"}),
    (write_job, {"author": "Another author"}),
    (write_job, {"modified": 86_400}),
    (write_job, {"language": "sq"}),
    (write_job, {"wide": True}),
    (draw_job, {"figure": replace(FIGURE, title="No claim speaks of 2016")}),
    (draw_job, {"figure": replace(FIGURE, rows=(("2014", 2), ("2015", 3)))}),
    (draw_job, {"figure": replace(FIGURE, language="sq")}),
    (draw_job, {"figure": replace(FIGURE, drawing=replace(FIGURE.drawing, unit="levels"))}),
]


@each_row(CHANGES)
def test_a_changed_input_is_another_key(
    job_of: Callable[[Path], Any], change: dict[str, Any], tmp_path: Path
):
    job = job_of(tmp_path)
    assert replace(job, **change).key != job.key


@each([print_job, write_job, draw_job])
def test_the_key_does_not_depend_on_the_folder(job_of: Callable[[Path], Job]):
    assert job_of(Path("a")).key == job_of(Path("b")).key


@pytest.mark.parametrize("job_of", [print_job, write_job, draw_job])
def test_what_it_is_made_with_is_part_of_the_key(
    job_of: Callable[[Path], Job], monkeypatch: pytest.MonkeyPatch
):
    """What that is stands in tests/schemas/test_made_with.py."""
    before = job_of(Path("out")).key
    monkeypatch.setattr(jobs, "made_with", lambda *rooms, but: "another program")
    assert job_of(Path("out")).key != before


texts = st.text(max_size=3)
attachments = st.lists(st.builds(Attachment, texts, texts, texts), max_size=2).map(tuple)
prints = st.builds(
    Print,
    html=texts,
    path=st.just(Path("page.pdf")),
    modified=st.integers(0, 2),
    drawn=st.lists(texts, max_size=2).map(tuple),
    attached=attachments,
)


@given(prints, prints)
def test_two_pdfs_have_the_same_key_only_if_they_are_made_of_the_same(one: Print, other: Print):
    assert (one.key == other.key) == (one == other)


def test_a_change_of_one_of_the_three_files_of_a_figure_is_not_half_kept(tmp_path: Path):
    job, store = draw_job(tmp_path / "out"), Store(tmp_path / "store")
    do(job)
    store.keep(job)
    assert store.fetch(job)
    next((tmp_path / "store").glob("*-png")).unlink()
    assert not store.fetch(job)


def test_a_figure_comes_back_with_all_its_files(tmp_path: Path):
    job, store = draw_job(tmp_path / "out"), Store(tmp_path / "store")
    do(job)
    store.keep(job)
    before = {path.name: path.read_bytes() for path in job.paths}
    other = draw_job(tmp_path / "elsewhere")
    assert store.fetch(other)
    assert contents(tmp_path / "elsewhere") == before
    assert set(before) == {"claims.svg", "claims.png", "claims.csv"}


def test_a_document_that_changed_takes_in_the_figure_as_it_was_first_made(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The sketch of a kept figure is fetched for it, made if it is gone, and never stays."""
    out, store = tmp_path / "out", tmp_path / "store"
    report(tables_of(two), out, wanted=BOTH, store=store)
    first = contents(out)
    for drop in (["pdf"], ["pdf", *kinds_of_sketches(store)]):
        for path in [*store.iterdir()]:
            if path.name.rpartition("-")[2] in drop or path.name in drop:
                path.unlink()
        shutil.rmtree(out)
        report(tables_of(two), out, wanted=BOTH, store=store)
        assert contents(out) == first
    assert not list(out.rglob("print"))


def kinds_of_sketches(store: Path) -> list[str]:
    """The names in a store of figures with letters as text."""
    return [path.name for path in store.iterdir() if b"<text" in path.read_bytes()]


def test_writing_into_a_published_file_does_not_change_the_store(two: Path, tmp_path: Path):
    tables, store = tables_of(two), tmp_path / "store"
    asked = replace(BOTH, formats=("docx",))
    made(tables, tmp_path / "one", store, asked)
    before = contents(tmp_path / "one")
    for path in (tmp_path / "one").rglob("*.docx"):
        with path.open("r+b") as handle:
            handle.write(b"spoilt")
    again = made(tables, tmp_path / "two-again", store, asked)
    assert again.done == 0
    assert contents(tmp_path / "two-again") == before


def test_writing_into_a_fetched_file_does_not_change_the_store(tmp_path: Path):
    job, store = write_job(tmp_path / "out"), Store(tmp_path / "store")
    do(job)
    store.keep(job)
    before = job.path.read_bytes()
    for spoilt in (b"spoilt", b"spoilt again"):
        assert store.fetch(job)
        assert job.path.read_bytes() == before
        with job.path.open("r+b") as handle:
            handle.write(spoilt)


def test_what_failed_is_not_kept_and_what_was_made_is(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fails(job: Any) -> str | None:
        return "a font is missing" if "other" in job.path.name else attempt(job)

    asked = replace(BOTH, formats=("docx",))
    monkeypatch.setattr(sys.modules["pipelines.report.under_way"], "attempt", fails)
    first = made(tables_of(two), tmp_path / "out", tmp_path / "store", asked)
    assert [gap.reason for gap in first.gaps] == ["a font is missing"]
    monkeypatch.undo()
    again = made(tables_of(two), tmp_path / "out", tmp_path / "store", asked)
    assert (again.done, again.kept) == (1, 1)


def small(number: int, folder: Path) -> Print:
    """One of many PDFs, written without printing it."""
    job = replace(print_job(folder), html=f"page {number}", path=folder / f"{number}.pdf")
    job.path.parent.mkdir(exist_ok=True)
    job.path.write_text(f"page {number}", encoding="utf-8")
    return job


def kept_of(numbers: list[int], store: Store, folder: Path) -> None:
    """A build of these PDFs: each a second younger than the build before."""
    listed = [small(number, folder) for number in numbers]
    for job in listed:
        if not store.fetch(job):
            store.keep(job)
    store.tidy(listed)


def aged(folder: Path, seconds: int) -> None:
    """Make all that is kept older."""
    for path in folder.iterdir():
        changed = path.stat().st_mtime - seconds
        os.utime(path, (changed, changed))


def there(numbers: range, store: Store, folder: Path) -> list[int]:
    """The numbers of those PDFs that the store holds."""
    return [number for number in numbers if store.fetch(small(number, folder))]


def test_the_store_holds_what_the_last_builds_needed(tmp_path: Path):
    store, folder = Store(tmp_path / "store"), tmp_path / "out"
    for build in range(6):
        kept_of([build * 2, build * 2 + 1], store, folder)
        aged(tmp_path / "store", 10)
    newest = range(12 - 2 * KEPT_TIMES, 12)
    assert there(range(12), store, folder) == list(newest)


def test_what_every_build_needs_stays_however_old_it_is(tmp_path: Path):
    store, folder = Store(tmp_path / "store"), tmp_path / "out"
    for build in range(1, 9):
        kept_of([0, build], store, folder)
        aged(tmp_path / "store", 10)
        assert there(range(1), store, folder) == [0]


def test_a_small_order_leaves_what_the_last_build_needed(two: Path, tmp_path: Path):
    store, tables = tmp_path / "store", tables_of(two)
    report(tables, tmp_path / "all", wanted=BOTH, store=store)
    before = {path.name for path in store.iterdir()}
    small_order = replace(BOTH, sections=("example-2013",), formats=("pdf",))
    for _ in range(KEPT_TIMES + 1):
        report(tables, tmp_path / "one", wanted=small_order, store=store)
    assert before <= {path.name for path in store.iterdir()}


def test_a_store_does_not_grow_from_build_to_build(two: Path, tmp_path: Path):
    whole, store = Wanted(languages=("en",), formats=("pdf",)), tmp_path / "store"
    with unprinted():
        paths = report(tables_of(two), tmp_path / "out", wanted=whole, store=store).paths
    sketches = sum(path.suffix == ".svg" for path in paths)
    (bind,) = planned(tables_of(two), chosen=("report",)).documents
    assert isinstance(bind, Bind)
    used = len(paths) + sketches + len(bind.parts) + 1
    assert len(contents(store)) == used, "the list of files too"
    for number in range(KEPT_TIMES * used):
        (store / f"of-long-ago-{number}-pdf").write_bytes(b"")
        os.utime(store / f"of-long-ago-{number}-pdf", (0, 0))
    again = report(tables_of(two), tmp_path / "out", wanted=whole, store=store)
    assert (again.done, len(contents(store))) == (0, KEPT_TIMES * used)


def test_a_folder_that_does_not_exist_is_made_when_something_is_kept(tmp_path: Path):
    store = Store(tmp_path / "a" / "store")
    assert not store.fetch(small(1, tmp_path))
    store.keep(small(1, tmp_path))
    assert there(range(2), store, tmp_path) == [1]


def test_another_data_date_is_another_document(two: Path):
    before = keys(tables_of(two))
    edit(two, "dataset.yml", "release_date: '2020-06-30'", "release_date: '2020-07-01'")
    tables = tables_of(two)
    assert data_date(tables) == date(2020, 7, 1)
    assert all(before[name] != key for name, key in keys(tables).items())


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b" ")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "own.txt").write_text("mine", encoding="utf-8")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere")


def elsewhere(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


@each([cut, emptied, flipped, grown, folder, pipe, dangling, elsewhere])
def test_what_is_damaged_is_not_given_out_but_said_and_made_again(
    damage: Callable[[Path], None], tmp_path: Path
):
    told: list[str] = []
    store, job = Store(tmp_path / "store", told.append), small(1, tmp_path / "out")
    store.keep(job)
    (kept,) = (tmp_path / "store").iterdir()
    job.path.unlink()
    when = kept.stat().st_mtime_ns
    damage(kept)
    with suppress(OSError):
        os.utime(kept, ns=(when, when))  # times prove nothing
    assert not Store(tmp_path / "store", told.append).fetch(job)
    assert not job.path.exists()
    (line,) = told
    assert line.startswith(f"{kept} was damaged (")
    store = Store(tmp_path / "store", told.append)
    store.keep(small(1, tmp_path / "out"))
    job.path.unlink()
    assert store.fetch(job)
    assert job.path.read_text(encoding="utf-8") == "page 1"
    assert len(told) == 1


def test_what_another_run_dropped_is_made_again_in_silence(tmp_path: Path):
    told: list[str] = []
    store, job = Store(tmp_path / "store", told.append), small(1, tmp_path / "out")
    store.keep(job)
    (kept,) = (tmp_path / "store").iterdir()
    kept.unlink()
    assert not store.fetch(job)
    assert told == []


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_a_kept_file_is_given_out_only_with_the_content_that_was_kept(one: bytes, other: bytes):
    with TemporaryDirectory() as name:
        path = Path(name)
        job = small(1, path / "out")
        job.path.write_bytes(one)
        Store(path / "store").keep(job)
        (kept,) = (path / "store").iterdir()
        kept.write_bytes(other)
        assert Store(path / "store").fetch(job) == (one == other)


def test_a_changed_result_of_one_key_takes_the_place_of_the_old_one(tmp_path: Path):
    store = Store(tmp_path / "store")
    for text in ("old", "new"):
        job = small(1, tmp_path / "out")
        job.path.write_text(text, encoding="utf-8")
        store.keep(job)
    assert len(list((tmp_path / "store").iterdir())) == 1
    assert store.fetch(job)
    assert job.path.read_text(encoding="utf-8") == "new"


def test_what_cannot_be_dropped_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    told: list[str] = []
    store, out = Store(tmp_path / "store", told.append), tmp_path / "out"
    for number in range(KEPT_TIMES + 2):
        store.keep(small(number, out))

    def fails(_: Path) -> None:
        raise PermissionError(13, "not yours")

    monkeypatch.setattr("pipelines.making.store.discard", fails)
    store.tidy([small(0, out)])
    assert len(told) == 2
    assert all("could not be removed" in line for line in told)


def test_strangers_in_the_store_are_left_alone(tmp_path: Path):
    store = Store(tmp_path / "store")
    store.keep(small(1, tmp_path / "out"))
    (tmp_path / "store" / "mine").mkdir()
    (tmp_path / "store" / "link").symlink_to("/nowhere")
    store.tidy([small(1, tmp_path / "out")])
    assert {"mine", "link"} <= set(os.listdir(tmp_path / "store"))


def test_a_file_in_the_place_of_the_store_is_moved_aside(tmp_path: Path):
    told: list[str] = []
    (tmp_path / "store").write_text("mine", encoding="utf-8")
    store = Store(tmp_path / "store", told.append)
    job = small(1, tmp_path / "out")
    assert not store.fetch(job)
    store.keep(job)
    assert store.fetch(job)
    assert told == [f"{tmp_path / 'store'} was in the way and is now store.aside-1"]


def test_an_order_that_is_not_the_whole_build_drops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Documents asked for in one language leave what a build has made in the others."""
    asked: list[Wanted] = []

    def noted(*arguments: Any) -> Made:
        asked.append(arguments[3])
        return Made()

    monkeypatch.setattr("pipelines.run.documents.report", noted)
    documents(tiny_tree(tmp_path) / "raw", tmp_path / "out", Order(languages=("en",)))
    assert [each.tidies for each in asked] == [False]
