"""Going back: which edition readers are led to, what is refused, and what the next run does."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.run import job, shelf
from pipelines.run.editions import editions
from pipelines.run.job import Paths, Summary, main_job
from pipelines.run.rolling_back import roll_back
from pipelines.run.turns import rolled_back, turns
from pipelines.run.whole import MARK, State
from schemas.problem import CouldNotRun
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.run.test_job import quick_report  # noqa: F401
from tests.pipelines.run.test_shelf import build_one, calls_of, cut, durable, shown
from tests.trees import edit, tiny_tree

PARTS = ["data", "data/file.txt", "reports", "reports/file.txt"]


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """The names of three editions, a, b and c, in the order in which they were published."""
    return [build_one(tmp_path, text) for text in "abc"]


def report(build: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((build / "run.json").read_text(encoding="utf-8"))
    return found


def refusal(build: Path, name: str | None = None) -> str:
    """Why it is refused; nothing has changed then."""
    before = os.readlink(build / "current"), turns(build), (build / "run.json").exists()
    with pytest.raises(CouldNotRun) as error:
        roll_back(build, name)
    assert before == (os.readlink(build / "current"), turns(build), (build / "run.json").exists())
    return str(error.value)


def test_readers_are_led_to_the_edition_before(tmp_path: Path, three: list[str]):
    change = roll_back(tmp_path)
    assert (change.before, change.to.name) == (three[2], three[1])
    assert shown(tmp_path) == "b"
    assert [each.is_shown for each in editions(tmp_path)] == [False, True, False]
    assert [(turn.by, turn.edition) for turn in turns(tmp_path)][-1] == ("rollback", three[1])


def test_again_goes_one_further_back_until_there_is_none(tmp_path: Path, three: list[str]):
    roll_back(tmp_path)
    assert roll_back(tmp_path).to.name == three[0]
    (tmp_path / "run.json").unlink()
    assert refusal(tmp_path) == (
        f"no edition on the shelf is older than {three[0]}, which readers see; there are: "
        f"{', '.join(reversed(three))}"
    )


def test_a_named_edition_may_be_a_later_one(tmp_path: Path, three: list[str]):
    roll_back(tmp_path, three[0])
    assert shown(tmp_path) == "a"
    assert roll_back(tmp_path, three[2][:8]).to.name == three[2]
    assert shown(tmp_path) == "c"


def test_what_run_json_says_then(tmp_path: Path, three: list[str]):
    roll_back(tmp_path)
    said = report(tmp_path)
    assert (said["status"], said["published"], said["rolled_back"]) == (
        *("rolled-back", three[1]),
        three[2],
    )


def test_a_damaged_edition_is_refused_and_the_whole_ones_are_named(
    tmp_path: Path, three: list[str]
):
    cut(tmp_path / ".builds" / three[1])
    for name in (None, three[1]):
        assert refusal(tmp_path, name) == (
            f"edition {three[1]} is damaged: its content is not what its name says; nothing was "
            f"changed; whole are: {three[2]}, {three[0]}"
        )
    assert shown(tmp_path) == "c"


def test_an_incomplete_edition_is_refused(tmp_path: Path, three: list[str]):
    with shelf.new_build(tmp_path) as folder:
        (folder / MARK).touch()
        part = shelf.promote(tmp_path, folder)
    build_one(tmp_path, "c", kept=9)
    assert part not in {each.name for each in editions(tmp_path)}  # goes behind a whole one
    with shelf.new_build(tmp_path) as folder:
        (folder / MARK).touch()
        shelf.promote(tmp_path, folder)
    roll_back(tmp_path)
    assert shown(tmp_path) == "c"
    (tmp_path / "run.json").unlink()
    assert "is incomplete: a first run was stopped" in refusal(tmp_path, part)


def test_one_that_cannot_be_read_is_refused(
    tmp_path: Path, three: list[str], monkeypatch: pytest.MonkeyPatch
):
    scan: Callable[..., Any] = os.scandir

    def failing(path: Any) -> Any:
        if str(path).endswith(three[0]):
            raise OSError(5, "Input/output error", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", failing)
    assert "cannot be read" in refusal(tmp_path, three[0])


@each(["", "f" * 17, "../x", "ü", "nothing"])
def test_an_unknown_name_is_refused_with_those_there_are(name: str, tmp_path: Path):
    names = [build_one(tmp_path, text) for text in "ab"]
    said = refusal(tmp_path, name)
    assert said.startswith(f'no edition on the shelf begins with "{name}"; there are: ')
    assert all(each in said for each in names)


def test_a_beginning_of_several_names_is_refused(tmp_path: Path, three: list[str]):
    twin = tmp_path / ".builds" / f"{three[0][:4]}{'0' * 12}"
    shutil.copytree(tmp_path / ".builds" / three[0], twin)
    assert refusal(tmp_path, three[0][:4]).startswith("several editions begin with")


def test_what_readers_see_is_refused(tmp_path: Path, three: list[str]):
    assert refusal(tmp_path, three[2]) == (
        f"readers see edition {three[2]} already; nothing was changed"
    )


def test_nothing_published_is_refused_and_nothing_is_made(tmp_path: Path):
    with pytest.raises(CouldNotRun, match="nothing was published there yet"):
        roll_back(tmp_path / "build")
    assert not (tmp_path / "build").exists()


def test_a_run_under_way_is_left_alone(tmp_path: Path, three: list[str]):
    with shelf.locked(tmp_path):
        assert refusal(tmp_path).startswith("another run is writing to")
    assert shown(tmp_path) == "c"


def test_readers_who_see_nothing_are_led_back(tmp_path: Path, three: list[str]):
    """The edition that the link leads to is gone: the one before it is the one to see."""
    shutil.rmtree(tmp_path / ".builds" / three[2])
    assert roll_back(tmp_path).to.name == three[1]
    assert shown(tmp_path) == "b"


def test_without_a_link_an_edition_must_be_named(tmp_path: Path, three: list[str]):
    (tmp_path / "current").unlink()
    with pytest.raises(CouldNotRun, match="see no edition; name one of: "):
        roll_back(tmp_path)
    assert roll_back(tmp_path, three[0]).before is None
    assert shown(tmp_path) == "a"


@each(["", "\n", "2026 run", "\x00\xff", "x" * 9000])
def test_without_its_log_the_shelf_is_in_the_order_of_its_folders(text: str, tmp_path: Path):
    names = [build_one(tmp_path, letter) for letter in "abc"]
    for at, name in enumerate(names):
        os.utime(tmp_path / ".builds" / name, (at + 1, at + 1))
    (tmp_path / "published.log").write_text(text, encoding="latin-1")
    assert roll_back(tmp_path).to.name == names[1]
    assert [each.name for each in editions(tmp_path)] == [names[2], names[1], names[0]]


def test_a_turn_that_a_kill_left_unwritten_is_written_by_the_next(tmp_path: Path, three: list[str]):
    log = tmp_path / "published.log"
    log.write_text("".join(log.read_text(encoding="utf-8").splitlines(True)[:-1]), "utf-8")
    build_one(tmp_path, "d")
    assert [turn.edition for turn in turns(tmp_path)][:3] == three
    assert roll_back(tmp_path).to.name == three[2]


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="tells which file is synced")
def test_what_readers_are_led_back_to_is_on_the_disk_before(
    tmp_path: Path, three: list[str], monkeypatch: pytest.MonkeyPatch
):
    calls = calls_of(tmp_path, monkeypatch)
    roll_back(tmp_path)
    turned = calls.index(("rename", "current"))
    assert durable(calls, f".builds/{three[1]}", turned, PARTS)
    assert calls[turned + 1] == ("fsync", ".")


def test_a_log_that_cannot_be_written_is_a_warning(tmp_path: Path, three: list[str]):
    (tmp_path / "published.log").unlink()
    (tmp_path / "published.log").mkdir()
    told: list[str] = []
    roll_back(tmp_path, three[0], told.append)
    assert told == [f"{tmp_path}/published.log was in the way and is now published.log.aside-1"]
    assert shown(tmp_path) == "a"


def test_states(tmp_path: Path, three: list[str]):
    cut(tmp_path / ".builds" / three[0])
    states = {each.name: each.state for each in editions(tmp_path)}
    assert states == dict(zip(three, [State.DAMAGED, State.WHOLE, State.WHOLE], strict=True))


@pytest.fixture(autouse=True)
def quick_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """One small file in place of the data, which have tests of their own."""

    def stub(tables: Tables, out: Path, *rest: Any) -> list[str]:
        out.mkdir(parents=True)
        about = tables.rows("dataset")[0]
        said = {
            "title": about["title"],
            "version": about["version"],
            "created": f"{about['release_date']}T00:00:00Z",
        }
        (out / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
        return ["datapackage.json"]

    monkeypatch.setattr(job, "publish", stub)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny_tree(tmp_path)


def run(root: Path) -> Summary:
    return main_job(Paths.of(root))


def two(root: Path) -> tuple[str, str]:
    """Two editions of other records; the second one is what readers see."""
    first = run(root).published
    edit(root, "dataset.yml", "title: Example data", "title: Other data")
    second = run(root).published
    assert first is not None and second is not None and first != second
    return first, second


def test_the_next_run_publishes_the_records_as_they_are_and_says_so(root: Path):
    first, second = two(root)
    back = roll_back(root / "build")
    assert (back.to.name, back.to.version, back.to.data_date) == (first, "2020.06.0", "2020-06-30")
    summary = run(root)
    assert (summary.status, summary.published, summary.rolled_back) == (
        *("published", second),
        second,
    )
    before, after = summary.warnings
    assert before.startswith(f"edition {second} was rolled back to {first} at 20")
    assert before.endswith("this run publishes the records as they are")
    assert after.startswith(f"edition {second}, which was rolled back, is published again")
    assert report(root / "build")["warnings"] == summary.warnings
    third = run(root)
    assert (third.rolled_back, third.warnings) == (None, [])


def test_corrected_records_are_published_and_what_was_rolled_back_is_told(root: Path):
    _, second = two(root)
    roll_back(root / "build")
    edit(root, "dataset.yml", "title: Other data", "title: Right data")
    summary = run(root)
    assert summary.published not in (None, second)
    assert summary.rolled_back == second
    assert len(summary.warnings) == 1
    assert roll_back(root / "build").to.name == second  # still on the shelf, the one before


def test_records_that_are_those_of_the_edition_gone_back_to_end_the_rollback(root: Path):
    first, second = two(root)
    roll_back(root / "build")
    edit(root, "dataset.yml", "title: Other data", "title: Example data")
    summary = run(root)
    assert (summary.published, summary.rolled_back) == (first, second)
    assert run(root).rolled_back is None


def test_going_forth_again_is_no_rollback_any_more(root: Path):
    _, second = two(root)
    roll_back(root / "build")
    roll_back(root / "build", second)
    assert run(root).rolled_back is None


def test_a_rollback_that_was_killed_before_the_link_turned_is_none(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    first, second = two(root)

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shelf, "turn", killed)
    with pytest.raises(KeyboardInterrupt):
        roll_back(root / "build")
    monkeypatch.undo()
    assert rolled_back(root / "build") is None
    assert [each.name for each in editions(root / "build") if each.is_shown] == [second]
    assert roll_back(root / "build").to.name == first
    assert rolled_back(root / "build") is not None


def test_a_setting_that_is_none_ends_the_run_before_its_work(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    first, _ = two(root)
    monkeypatch.setenv("DIALOGUE_EDITIONS", "none")
    with pytest.raises(CouldNotRun, match="DIALOGUE_EDITIONS"):
        run(root)
    assert report(root / "build")["status"] == "failed"
    assert report(root / "build")["seconds"] == {}
    monkeypatch.setenv("DIALOGUE_EDITIONS", "2")
    edit(root, "dataset.yml", "title: Other data", "title: Right data")
    run(root)
    assert len(editions(root / "build")) == 2
    assert first not in {each.name for each in editions(root / "build")}
