"""The main job: stages in their order, a report of the run, and nothing published with errors."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
import pytest
from pyreadstat import ReadstatError
from xlsxwriter.exceptions import FileCreateError

from pipelines.cli import main
from pipelines.making.pooled import in_turn
from pipelines.present.language import LANGUAGES
from pipelines.report import Made, Wanted, report
from pipelines.report.notices import Gap
from pipelines.run import job, pool, shelf
from pipelines.run.job import Paths, Summary, data_alone, main_job
from schemas import SCHEMA_VERSION
from schemas.problem import CouldNotRun, Passing, ProblemsFound
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.seen import Seen
from tests.trees import edit, tiny_tree, with_store

Result = TypeVar("Result")
AGREEMENT = "agreements/example-2013.yml"
STAGES = ["ingest", "tabulate", "derive", "verify", "publish", "report", "promote"]
IN_STEPS = [*STAGES[:5], "promote", *["report", "promote"] * 3]
"""The stages of a run that finds nothing published."""


@pytest.fixture
def root(tmp_path: Path, store: Path) -> Path:
    """A copy of the tiny tree, whose data files are kept from an earlier build."""
    return with_store(tiny_tree(tmp_path), store, ".made-data")


@pytest.fixture(autouse=True)
def quick_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """One small file in place of the PDFs, which have tests of their own."""

    def stub(tables: Tables, out: Path, *rest: Any) -> Made:
        out.mkdir(parents=True, exist_ok=True)
        title = tables.rows("dataset")[0]["title"]
        (out / "report.txt").write_text(title, encoding="utf-8")
        return Made([out / "report.txt"], done=1, kept=0)

    monkeypatch.setattr(job, "report", stub)


def run(root: Path, **options: Any) -> Summary:
    return main_job(Paths.of(root), **options)


def run_report(root: Path) -> dict[str, Any]:
    return json.loads((root / "build" / "run.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def published(root: Path) -> dict[str, bytes]:
    """What a reader of build/ sees."""
    build = root / "build"
    folders = [build / shown for shown in shelf.SHOWN]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}


def names_published(root: Path, begins: str = "") -> set[str]:
    return {name for name in published(root) if name.startswith(begins)}


def test_a_first_run_publishes_in_steps_and_says_what_is_still_to_come(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    """Data, one chapter, one language, then all; each step is marked but the last."""
    asked: list[Wanted] = []
    seen: list[tuple[str, list[str]]] = []

    def stub(tables: Tables, out: Path, mapper: Any, wanted: Wanted, *rest: Any) -> Made:
        there = (root / "build/current/INCOMPLETE.txt").read_text(encoding="utf-8")
        seen.append((there.partition("\n")[0], run_report(root)["to_come"]))
        asked.append(wanted)
        return Made()

    monkeypatch.setattr(job, "report", stub)
    run(root, wanted=Wanted())
    assert [(each.languages, each.sections, each.tidies) for each in asked] == [
        (("en",), ["example-2013"], False),
        (("en",), (), False),
        (LANGUAGES, (), True),
    ]
    steps = ["one chapter (en)", "the documents in one language (en)", "all documents"]
    assert seen == [
        ("Incomplete: step 1 of 4.", steps),
        ("Incomplete: step 2 of 4.", steps[1:]),
        ("Incomplete: step 3 of 4.", steps[2:]),
    ]
    assert run_report(root)["to_come"] == []
    assert "reports/INCOMPLETE.txt" not in published(root)
    assert len(list((root / "build/.builds").iterdir())) == 1  # steps do not stay on the shelf


def test_a_first_run_that_is_killed_leaves_its_steps_and_the_next_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    """What the first one published does not become less while the second one works."""
    names = IN_STEPS
    done: list[str] = []

    def runner(name: str, stage: Callable[[], Result]) -> Result:
        if len(done) == names.index("report") + 4:  # the third report
            raise KeyboardInterrupt
        done.append(name)
        return stage()

    with pytest.raises(KeyboardInterrupt):
        run(root, run=runner)
    assert {"data/positions.csv", "reports/report.txt"} <= names_published(root)
    assert "step 3 of 4" in (root / "build/reports/INCOMPLETE.txt").read_text(encoding="utf-8")
    assert run_report(root)["to_come"] == ["all documents"]

    def stub(tables: Tables, out: Path, *rest: Any) -> Made:
        assert "reports/report.txt" in published(root)
        out.mkdir(exist_ok=True)
        (out / "report.txt").write_text("again", encoding="utf-8")
        return Made([out / "report.txt"], done=1, kept=0)

    monkeypatch.setattr(job, "report", stub)
    assert run(root).status == "published"
    assert names_published(root, "reports/") == {"reports/report.txt"}


def test_a_run_that_finds_a_whole_edition_publishes_once(root: Path):
    run(root)
    names: list[str] = []

    def runner(name: str, stage: Callable[[], Result]) -> Result:
        names.append(name)
        return stage()

    edit(root, "dataset.yml", "  - example\n", "  - example\n  - test\n")
    run(root, run=runner)
    assert names == STAGES


def test_the_data_alone_are_made_beside_what_is_published(root: Path):
    run(root)
    before = published(root)
    edit(root, "dataset.yml", "  - example\n", "  - example\n  - test\n")
    folder = data_alone(Paths.of(root))
    assert folder == root / "build/draft/data"
    assert "test" in (folder / "keywords.csv").read_text(encoding="utf-8")
    assert published(root) == before
    assert {path.name for path in folder.iterdir()} == {
        name.split("/")[1] for name in names_published(root, "data/")
    }


def test_errors_in_the_records_leave_the_data_alone_as_they_were(root: Path):
    folder = data_alone(Paths.of(root))
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    edit(root, "dataset.yml", "licence: CC-BY-4.0", "licence: ''")
    assert main(["--root", str(root), "build", "--data"]) == 1
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before


def test_how_far_it_is_is_told_stage_by_stage(root: Path):
    seen = Seen()
    run(root, progress=seen)
    assert set(seen.stages()) == set(STAGES)
    assert seen.begun["publish"] == len(seen.steps)
    assert {"agreements.parquet", "agreements.jsonl", "agreements.dta"} <= set(seen.steps)
    assert not seen.is_open


def test_a_runner_sees_the_stages_by_name_and_in_order(root: Path):
    names: list[str] = []

    def runner(name: str, stage: Callable[[], Result]) -> Result:
        names.append(name)
        return stage()

    run(root, run=runner)
    assert names == IN_STEPS
    names.clear()
    run(root, run=runner)
    assert names == STAGES


def with_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of which one document is a notice."""

    def stub(tables: Tables, out: Path, *rest: Any) -> Made:
        (out / "en").mkdir(parents=True, exist_ok=True)
        return Made([], done=1, kept=0, gaps=[Gap("en/report.pdf", "a font is missing")])

    monkeypatch.setattr(job, "report", stub)


def test_a_run_with_notices_is_published_with_gaps(root: Path, monkeypatch: pytest.MonkeyPatch):
    with_gaps(monkeypatch)
    told: list[str] = []
    summary = run(root, say=told.append)
    gap = "reports/en/report.pdf: a notice stands in its place; a font is missing"
    assert (summary.status, summary.gaps) == ("published-with-gaps", [gap])
    written = run_report(root)
    assert (written["status"], written["gaps"]) == ("published-with-gaps", [gap])
    assert written["published"] and published(root)
    assert f"  gap: {gap}" in told


def test_a_build_with_notices_leaves_with_1_and_names_them(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    with_gaps(monkeypatch)
    assert main(["--root", str(root), "build"]) == 1
    assert "gap: reports/en/report.pdf: a notice stands" in capsys.readouterr().err


def test_letters_without_a_glyph_are_gaps_of_a_run_that_is_good(root: Path):
    edit(root, "sources.yml", "title: Report on the example", "title: 关于")
    summary = run(root)
    assert summary.status == "published"
    assert [gap.partition(": ")[0] for gap in summary.gaps] == ["raw/sources.yml:12:12"]


def test_a_cell_that_ends_with_a_reference_is_a_gap_of_a_run_that_is_good(root: Path):
    edit(root, AGREEMENT, "The persons who cross are counted.", "'" + "The persons. " * 2600 + "'")
    edit(root, AGREEMENT, "The persons. '", "The persons.'")
    summary = run(root)
    assert summary.status == "published"
    assert summary.gaps and all("too long for a cell of Excel" in gap for gap in summary.gaps)
    assert summary.gaps[0].startswith("data/provisions: the text of provisions.summary of example")


def test_a_runner_that_does_not_run_the_stages_publishes_nothing(root: Path):
    def runner(name: str, stage: Callable[[], Result]) -> Result:
        if name == "publish":
            raise TimeoutError("the pool is gone")
        return stage()

    with pytest.raises(TimeoutError):
        run(root, run=runner)
    assert published(root) == {}


def test_a_good_run_is_published_and_reported(root: Path):
    summary = run(root)
    report = run_report(root)
    assert report["status"] == "published"
    assert (report["version"], report["release_date"]) == ("2020.06.0", "2020-06-30")
    assert report["schema_version"] == SCHEMA_VERSION
    assert (report["errors"], report["warnings"]) == ([], [])
    assert report["published"] == summary.published
    assert (root / "build" / ".builds" / report["published"]).is_dir()
    assert set(report["seconds"]) == set(STAGES)
    assert list(report["counts"]) == list(TABLES)
    assert (report["counts"]["assessments"], report["counts"]["positions"]) == (3, 2)
    assert {"data/positions.csv", "reports/report.txt"} <= set(published(root))


def test_each_stage_tells_what_it_did(root: Path):
    told: list[str] = []
    run(root)
    run(root, say=told.append)
    assert [line.split()[0] for line in told] == STAGES
    assert "11 files" in told[0]
    assert "0 errors" in told[0]
    assert "1 files; made 1, unchanged 0" in told[5]


def test_the_summary_written_is_the_one_returned(root: Path):
    summary = run(root)
    report = run_report(root)
    assert {name: getattr(summary, name) for name in report} == report


def test_the_data_date_is_the_one_of_the_dataset(root: Path):
    """The claim of the government was said by the end of 2016, which the data do not reach."""
    for path in (root / "raw").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("'2020-06-30'", "'2016-04-30'"), encoding="utf-8")
    edit(root, "assessments.yml", "published: '2017'", "published: '2016'")
    edit(root, AGREEMENT, "    published: '2016-05-01'", "    published: '2016'")
    edit(root, AGREEMENT, "    as_of: '2016-05-01'", "    as_of: '2016'")
    run(root)
    lines = published(root)["data/positions.csv"].decode().splitlines()
    assert len(lines) == 2
    assert lines[1].endswith(
        ",2015-03,12,example-2013-c001,example-2013-c001,,1,2016-04-30,2016-04-30"
    )


def test_what_was_said_after_the_data_date_is_a_problem(root: Path):
    edit(root, "dataset.yml", "release_date: '2020-06-30'", "release_date: '2016-04-30'")
    with pytest.raises(ProblemsFound):
        run(root)
    errors = run_report(root)["errors"]
    told = {error.partition(": ")[2].partition("; ")[0] for error in errors}
    assert told == {"a time after the data"}
    found = [error.partition("found ")[2][:10] for error in errors]
    assert sorted(set(found)) == ["2016-05-01", "2017; allo", "2020-06-30"]
    assert len(errors) == 19
    assert published(root) == {}


def test_errors_in_raw_publish_nothing_and_stand_in_the_report_with_their_lines(root: Path):
    run(root)
    before = published(root)
    edit(root, AGREEMENT, "    level: 1\n", "    level: 7\n")
    with pytest.raises(ProblemsFound) as raised:
        run(root)
    assert [problem.severity for problem in raised.value.problems] == ["error"]
    report = run_report(root)
    assert (report["status"], report["published"]) == ("problems", None)
    (error,) = report["errors"]
    line = 1 + (root / "raw" / AGREEMENT).read_text(encoding="utf-8").split("level: 7")[0].count(
        "\n"
    )
    assert error.startswith(f"raw/{AGREEMENT}:{line}:")
    assert "found 7" in error
    assert list(report["seconds"]) == ["ingest"]
    assert published(root) == before


def test_every_error_stands_in_the_report_once(root: Path):
    edit(root, AGREEMENT, "    level: 1\n", "    level: 7\n")
    edit(root, "sources.yml", "language: sq", "language: xx")
    edit(root, "meetings/2013.yml", "place_id: example-town", "place_id: nowhere")
    with pytest.raises(ProblemsFound):
        run(root)
    files = [line.split(":")[0] for line in run_report(root)["errors"]]
    assert files == [f"raw/{AGREEMENT}", "raw/meetings/2013.yml", "raw/sources.yml"]


def test_errors_in_the_first_run_leave_no_build(root: Path):
    edit(root, AGREEMENT, "    level: 1\n", "    level: 7\n")
    with pytest.raises(ProblemsFound):
        run(root)
    assert published(root) == {}
    assert not (root / "build" / "current").exists()


def test_a_bound_that_is_not_reached_publishes_nothing(root: Path):
    run(root)
    before = published(root)
    edit(root, "bounds.yml", "    min: 1\n    max: 1", "    min: 2\n    max: 9")
    with pytest.raises(ProblemsFound):
        run(root)
    report = run_report(root)
    assert report["status"] == "problems"
    (error,) = report["errors"]
    assert "too few" in error
    assert "The tree holds one example." in error
    assert published(root) == before


def test_warnings_are_listed_and_do_not_stop(root: Path):
    edit(root, "bounds.yml", "    min: 1\n    max: 1", "    min: 0\n    max: 0")
    edit(root, AGREEMENT, "published: '2015-04-02'", "published: '2015-02-02'")
    run(root)
    report = run_report(root)
    assert report["status"] == "published"
    assert len(report["warnings"]) == 2
    assert report["warnings"][0].startswith(f"raw/{AGREEMENT}:")
    assert "too many" in report["warnings"][1]


def test_a_crash_leaves_the_last_good_build_and_says_that_the_run_failed(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    run(root)
    before = published(root)

    def crash(*arguments: Any) -> Made:
        raise RuntimeError("a font is missing")

    monkeypatch.setattr(job, "report", crash)
    edit(root, "dataset.yml", "title: Example data", "title: Other data")
    with pytest.raises(RuntimeError, match="a font is missing"):
        run(root)
    report = run_report(root)
    assert (report["status"], report["published"]) == ("failed", None)
    assert list(report["seconds"]) == STAGES[:5]
    assert published(root) == before


def test_the_report_of_a_failed_run_says_what_failed(root: Path, monkeypatch: pytest.MonkeyPatch):
    def crash(*arguments: Any) -> Made:
        raise RuntimeError("a font is missing")

    monkeypatch.setattr(job, "report", crash)
    with pytest.raises(RuntimeError):
        run(root)
    report = run_report(root)
    assert (report["status"], report["errors"]) == ("failed", ["RuntimeError: a font is missing"])


@pytest.mark.usefixtures("unhurried")
def test_a_build_that_could_not_run_gives_2_and_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def cannot(*arguments: Any) -> Made:
        raise CouldNotRun("a font is missing")

    monkeypatch.setattr(job, "report", cannot)
    assert main(["--root", str(root), "build"]) == 2
    assert capsys.readouterr().err == "dialogue: could not run: a font is missing\n"
    report = run_report(root)
    assert (report["status"], report["errors"]) == ("failed", ["CouldNotRun: a font is missing"])


def test_a_run_that_is_refused_does_not_touch_the_report_of_the_other(root: Path):
    run(root)
    before = run_report(root)
    with shelf.locked(root / "build"), pytest.raises(shelf.AlreadyRunning):
        run(root)
    assert run_report(root) == before


def test_a_run_that_is_refused_writes_that_down_beside_the_report_of_the_other(root: Path):
    with shelf.locked(root / "build"):
        (root / "build/run.json").write_text('{"process": 7, "started": "today"}', "utf-8")
        with pytest.raises(shelf.AlreadyRunning, match="process 7, begun today; this run did noth"):
            run(root)
    skipped = json.loads((root / "build/run-skipped.json").read_text(encoding="utf-8"))
    assert skipped["status"] == "skipped"
    assert skipped["running"] == {"process": 7, "started": "today"}
    assert "another run is writing to" in skipped["reason"]
    assert run(root).status == "published"


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "\x00"])
def test_a_run_is_refused_whatever_the_report_of_the_other_says(root: Path, text: str):
    with shelf.locked(root / "build"):
        (root / "build/run.json").write_text(text, encoding="utf-8")
        with pytest.raises(shelf.AlreadyRunning, match="another run is writing to"):
            run(root)


def test_the_report_says_running_while_it_runs(root: Path):
    run(root)
    seen: list[dict[str, Any]] = []
    run(root, say=lambda line: seen.append(run_report(root)))
    assert {(each["status"], each["process"]) for each in seen} == {("running", os.getpid())}
    assert [each["published"] for each in seen] == [None] * len(STAGES)
    assert run_report(root)["started"] == seen[0]["started"]


def test_a_run_that_was_killed_is_told_by_the_next(root: Path):
    run(root)
    killed = {**run_report(root), "status": "running", "process": 7, "started": "yesterday"}
    (root / "build/run.json").write_text(json.dumps(killed), encoding="utf-8")
    (line,) = run(root).warnings
    assert line.startswith("the run before (process 7, begun yesterday) did not end")
    assert run(root).warnings == []


@pytest.mark.parametrize("error", [KeyboardInterrupt("stopped by SIGTERM"), SystemExit(3)])
def test_a_run_that_is_stopped_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
):
    def stopped(*_: Any) -> Made:
        raise error

    monkeypatch.setattr(job, "report", stopped)
    with pytest.raises(type(error)):
        run(root)
    report = run_report(root)
    assert report["status"] == "failed"
    assert report["errors"] in (["stopped by SIGTERM"], ["SystemExit: 3"])


def test_a_folder_in_place_of_the_report_is_moved_aside(root: Path):
    (root / "build/run.json").mkdir()
    summary = run(root)
    assert summary.status == "published"
    assert "run.json.aside-1" in summary.warnings[0]
    assert run_report(root)["warnings"] == summary.warnings


def test_what_was_damaged_is_made_again_and_stands_in_the_report(root: Path):
    (root / "build/.made-data").unlink()  # a store of its own
    run(root)
    before = published(root)
    kept = sorted((root / "build/.made-data").iterdir())
    for path in kept[:3]:
        path.write_bytes(b"damaged")
    (root / "build/data/README.md").write_bytes(b"")
    told: list[str] = []
    warnings = run(root, say=told.append).warnings
    assert len(warnings) == 4
    assert run_report(root)["warnings"] == warnings
    assert {f"  warning: {line}" for line in warnings} <= set(told)
    assert published(root) == before
    assert run(root).warnings == []


@pytest.mark.usefixtures("real_report")
def test_a_damaged_document_in_the_store_is_made_again(root: Path):
    run(root, wanted=SMALL)
    before = published(root)
    for path in (root / "build/.made").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    told: list[str] = []
    assert len(run(root, wanted=SMALL, say=told.append).warnings) == 2
    assert "made 2, unchanged 0" in "\n".join(told)
    assert published(root) == before


def test_a_damaged_ledger_is_a_problem_of_the_data(root: Path, capsys: pytest.CaptureFixture[str]):
    (root / "raw/releases/2020.05.0").mkdir(parents=True)
    for command in ("check", "build"):
        assert main(["--root", str(root), command]) == 1
        said = capsys.readouterr().err
        assert "raw/releases/2020.05.0/release.json:1:1: no ledger: this file is missing" in said
    assert "no ledger" in run_report(root)["errors"][0]


@pytest.fixture(scope="module")
def without_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that never gets the workbook, for all tests in which it cannot be written."""
    return tmp_path_factory.mktemp("without-workbook")


@pytest.mark.parametrize(
    "error",
    [
        FileCreateError("[Errno 28] No space left on device"),
        ReadstatError("Unable to write data"),
        duckdb.IOException("Could not write file"),
        pa.ArrowInvalid("too large"),
        OSError("Error writing bytes to file. Detail: [errno 28] No space left on device"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_file_that_its_library_cannot_write_is_one_line_and_may_be_tried_again(
    root: Path,
    without_workbook: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
):
    (root / "build/.made-data").unlink()
    (root / "build/.made-data").symlink_to(without_workbook)

    def full(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(sys.modules["pipelines.publish.outputs"], "write_workbook", full)
    monkeypatch.setattr(pool, "processes", in_turn)  # what stands in for it is of this process
    with pytest.raises((Passing, OSError), match=r"tiny\.xlsx"):
        run(root)
    assert main(["--root", str(root), "build"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "tiny.xlsx" in line
    assert str(error) in line
    assert published(root) == {}


def test_the_same_records_are_the_same_build(root: Path):
    first = run(root).published
    assert run(root).published == first
    edit(root, "dataset.yml", "title: Example data", "title: Other data")
    assert run(root).published != first


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("dataset.yml", "release_date: '2020-06-30'", "release_date: '2020-06'"),
        ("organisations.yml", "think-tank\n    assessor_type: civil-society\n", "think-tank\n"),
    ],
    ids=["a release date without a day", "an assessor without a type"],
)
def test_records_that_the_later_stages_cannot_use_are_problems_not_crashes(
    root: Path, file: str, old: str, new: str
):
    edit(root, file, old, new)
    with pytest.raises(ProblemsFound):
        run(root)


def test_a_tree_without_a_dataset_is_a_problem_not_a_crash(root: Path):
    (root / "raw" / "dataset.yml").unlink()
    with pytest.raises(ProblemsFound):
        run(root)


SMALL = Wanted(languages=("sq", "en"), sections=("sets",), formats=("docx",))


@pytest.fixture
def real_report(monkeypatch: pytest.MonkeyPatch, quick_report: None) -> None:
    """The documents themselves."""
    monkeypatch.setattr(job, "report", report)


@pytest.mark.usefixtures("real_report")
def test_the_documents_that_are_wanted_are_published(root: Path):
    run(root, wanted=SMALL)
    made = {name for name in published(root) if name.startswith("reports/")}
    assert made == {"reports/en/sections/sets.docx", "reports/sq/sections/sets.docx"}


@pytest.mark.usefixtures("real_report")
def test_what_did_not_change_is_taken_from_the_build_before(root: Path):
    told: list[str] = []
    first = run(root, wanted=SMALL, say=told.append).published
    before = published(root)
    assert run(root, wanted=SMALL, say=told.append).published == first
    made = [line.partition("; ")[2] for line in told if line.startswith("  report")]
    assert [line.partition(" (")[0] for line in made] == [
        "made 2, unchanged 0",
        "made 0, unchanged 2",
    ]
    assert published(root) == before


@pytest.mark.usefixtures("real_report")
def test_the_store_is_not_published(root: Path):
    run(root, wanted=SMALL)
    assert list((root / "build" / ".made").iterdir())
    assert not [name for name in published(root) if ".made" in name]


@pytest.mark.usefixtures("real_report")
def test_writing_into_what_is_published_does_not_spoil_the_next_build(root: Path):
    run(root, wanted=SMALL)
    before = published(root)
    for path in (root / "build" / "reports").rglob("*.docx"):
        path.write_bytes(b"spoilt")
    edit(root, "dataset.yml", "  - example\n", "  - example\n  - test\n")
    run(root, wanted=SMALL)
    after = published(root)
    reports = [name for name in after if name.startswith("reports/")]
    assert [name for name in reports if after[name] != before[name]] == []


@pytest.mark.usefixtures("real_report")
def test_a_missing_translation_stops_the_build_and_says_what_to_do(root: Path):
    sq = "      - language: sq\n        form: base\n        text: Fusnota e shembullit.\n"
    edit(root, "translations/terms.yml", sq, "")
    with pytest.raises(CouldNotRun, match="no term kosovo_footnote in sq: add it to raw/transl"):
        run(root, wanted=SMALL)
    assert run_report(root)["status"] == "failed"
    assert names_published(root, "reports/") == {"reports/INCOMPLETE.txt"}
