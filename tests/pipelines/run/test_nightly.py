"""Ten nights with faults in them, as a person would read of them, and whom each night told."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.report import Made, Wanted, report, under_way
from pipelines.report.jobs import Print
from pipelines.report.render import attempt
from pipelines.run import deciding, job, shelf
from pipelines.run.capturing import capture
from pipelines.run.job import Paths
from pipelines.run.nightly import Telling, told_job
from pipelines.telling.history import read_runs
from pipelines.telling.markdown import markdown
from pipelines.telling.sections import headline, sections
from pipelines.telling.values import CameIn, Report
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.tables import Tables
from tests.golden.golden import matches
from tests.pipelines.capture.candidates import candidate, put
from tests.pipelines.capture.sites import Reply, Site, fetcher, serving
from tests.pipelines.run.test_capturing import with_site
from tests.pipelines.telling.servers import Post, Web, post, web
from tests.trees import edit, tiny_tree, with_store

CUT = (
    (r" [0-9a-f]{16,20}\b", " ..."),
    (r"(; allowed:) .*", r"\1 ..."),
    (r"\d+( computed)", r"N\1"),
)
"""What the log is without: names of editions, keys of candidates, what a code may be, and how many
tables there are."""

FIRST = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)
AGREEMENT = "agreements/example-2013.yml"
PAGE = """<html lang="en"><head><title>Round table on bridges</title></head><body><main>
<h1>Round table on bridges</h1>
<p>On 24 June 2020 the Example Institute held a round table on bridges in Example Town.
Twenty persons took part.</p></main></body></html>"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine sets up a hook or an inbox; no proxy stands before it."""
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(autouse=True)
def few_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents in place of all, by the real stage."""

    def few(tables: Tables, out: Path, mapper: Any, wanted: None, *rest: Any) -> Made:
        return report(tables, out, mapper, Wanted(languages=("en",), sections=("sets",)), *rest)

    monkeypatch.setattr(job, "report", few)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path, store: Path) -> Path:
    """The tiny tree with one site that is visited."""
    root = with_store(tiny_tree(tmp_path), store, ".made-data")
    with_site(root)
    return root


@dataclass
class Nights:
    """A project that is built every night, at the time of a clock that a test moves."""

    root: Path
    site: Site
    post: Post
    web: Web
    number: int = 0
    log: list[str] = field(default_factory=list)
    telling: list[int] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The time of the night."""
        return FIRST + timedelta(days=self.number - 1)

    def night(self) -> Report:
        """One night: sites are visited, then all stages run; the log gets what is told of it."""
        self.number += 1
        raw, build = self.root / "raw", self.root / "build"
        came_in = capture(raw, build, fetcher=lambda plan: fetcher(self.site), now=self.now)
        mails, calls = len(self.post.messages), len(self.web.calls)
        told = told_run(self.root, came_in.came_in(), self.settings, self.now)
        self.log.append(f"NIGHT {self.number}, {self.now:%d %B}: {headline(told)}")
        self.log += [f"  {line}" for line in _read(told)]
        news = [line for call in self.web.calls[calls:] for line in call["lines"]]
        self.log += [f"  SENT {line}" for line in news]
        self.telling += [self.number] * bool(news)
        self.log = [_cut(line) for line in self.log]
        assert self.post.lines()[-len(news) :] == news or not news  # both were told the same
        assert len(self.web.calls) - calls == len(self.post.messages) - mails == bool(news)
        return told

    @property
    def settings(self) -> dict[str, str]:
        """What sets up both hooks."""
        return {**self.post.settings, **self.web.settings}

    def accept(self) -> None:
        """A person accepts what waits."""
        raw, build = self.root / "raw", self.root / "build"
        inbox = deciding.opened(raw, build)
        (waiting,) = inbox.all()
        deciding.accept(raw, inbox, waiting.key, self.now.date(), is_verified=True)


def told_run(
    root: Path, came_in: CameIn | None, settings: dict[str, str], now: datetime, **options: Any
) -> Report:
    """One run that is told of, whether the data are good or not."""
    found: list[Report] = []
    with suppress(ProblemsFound, KeyboardInterrupt, CouldNotRun):
        told_job(Paths.of(root), Telling(came_in, settings, lambda: now, found.append), **options)
    (told,) = found
    return told


def _cut(line: str) -> str:
    for pattern, short in CUT:
        line = re.sub(pattern, short, line)
    return line


READ = {
    "What fails": "fails",
    "Good again": "good again",
    "What changed in the data": "changed",
    "What waits for a person": "waits",
    "Sites gone quiet": "quiet",
    "Who was told": "hook",
}


def _read(told: Report) -> Iterator[str]:
    """What a person reads first."""
    for section in sections(told):
        if section.title in READ:
            yield from (f"{READ[section.title]}: {line}" for line in section.lines)


@pytest.fixture
def nights(root: Path, site: Site) -> Iterator[Nights]:
    with post() as mail, web() as calls:
        yield Nights(root, site, mail, calls)


def ten(nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad record on night 3, repaired on night 5; a dead site on nights 4 to 6; a candidate on
    night 7, accepted before night 8; a document that cannot be made on night 9.
    """
    site, root = nights.site, nights.root
    site.page("/news", "<p>Nothing yet.</p>")
    nights.night()
    nights.night()
    edit(root, AGREEMENT, "phase: political-2013-2015", "phase: nonsense")
    nights.night()
    site.pages["/news"] = Reply(b"out of order", 500)
    nights.night()
    edit(root, AGREEMENT, "phase: nonsense", "phase: political-2013-2015")
    nights.night()
    nights.night()
    site.page("/news", "<a href='/round-table'>Round table on bridges</a>")
    site.page("/round-table", PAGE)
    nights.night()
    nights.accept()
    nights.night()
    edit(root, "dataset.yml", "title: Example data", "title: Example data once more")
    monkeypatch.setattr(under_way, "attempt", failing)
    nights.night()
    monkeypatch.setattr(under_way, "attempt", attempt)
    nights.night()


def failing(made: Any) -> str | None:
    """No document can be printed."""
    return "a font is missing" if isinstance(made, Print) else attempt(made)


def test_each_of_ten_nights_says_what_happened_and_tells_whom_it_should_and_no_more(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log that a person would read; where nothing is new, nothing is sent."""
    ten(nights, monkeypatch)
    assert nights.telling == [3, 4, 5, 7, 9, 10]
    matches("ten-nights.txt", "\n".join(nights.log) + "\n")
    assert {night.at.day: len(night.failing) for night in read_runs(nights.root / "build")} == {
        **{1: 0, 2: 0, 3: 1, 4: 2, 5: 1, 6: 1, 7: 0, 8: 0, 9: 1, 10: 0}
    }
    inside = {path.name for path in (nights.root / "build/.builds").rglob("*")}
    assert inside & {"runs.jsonl", "run.html", "run.json"} == set()


@pytest.fixture
def quick_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        job, "report", lambda tables, out, *rest: out.mkdir(exist_ok=True) or Made()
    )


def run_file(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "build/run.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.usefixtures("quick_report")
def test_three_forms_say_the_same(root: Path) -> None:
    came_in = CameIn(lines=("2 pages <new> | changed",))
    told = told_run(root, came_in, {}, FIRST)
    run = run_file(root)
    assert run["came_in"]["lines"] == list(came_in.lines)
    assert run["changes"]["note"] == "the first edition"
    assert {each["stage"] for each in run["stages"]} == set(run["seconds"])
    assert run["status"] == "published" and run["hooks"] == run["failing"] == []
    page = (root / "build/run.html").read_text(encoding="utf-8")
    assert "2 pages &lt;new&gt; | changed" in page
    assert "2 pages \\<new> \\| changed" in markdown(told)
    for text in (page, markdown(told)):
        assert "All was published." in text and "the first edition" in text


@pytest.mark.usefixtures("quick_report")
def test_a_run_that_is_stopped_is_kept_tells_nobody_and_leaves_what_stood(root: Path) -> None:
    def stopping(name: str, stage: Any) -> Any:
        raise KeyboardInterrupt

    edit(root, AGREEMENT, "phase: political-2013-2015", "phase: nonsense")
    with post() as mail:
        first = told_run(root, None, mail.settings, FIRST)
        assert [each.key for each in first.failing] == ["the data"]
        stopped = told_run(root, None, mail.settings, FIRST + timedelta(days=8), run=stopping)
        assert (stopped.failing, len(mail.messages)) == (first.failing, 1)
    assert [night.status for night in read_runs(root / "build")] == ["problems", "stopped"]


@pytest.mark.usefixtures("quick_report")
def test_what_cannot_be_told_fails_no_run(root: Path) -> None:
    for name in ("run.html", "runs.jsonl"):
        (root / "build" / name).mkdir(parents=True)
    settings = {"DIALOGUE_MAIL_HOST": "half"}
    told_run(root, None, settings, FIRST)
    run = run_file(root)
    assert run["status"] == "published"
    assert sum("could not be told in full" in line for line in run["warnings"]) == 2
    assert run["hooks"] == ["mail: not set up: DIALOGUE_MAIL_FROM, DIALOGUE_MAIL_TO is missing"]


@pytest.mark.usefixtures("quick_report")
def test_a_fault_of_telling_fails_no_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise ValueError("never thought of")

    monkeypatch.setattr("pipelines.telling.telling.report_of", broken)
    said: list[str] = []
    done = told_job(Paths.of(root), Telling(None, {}, lambda: FIRST), say=said.append)
    assert done.status == run_file(root)["status"] == "published"
    assert "warning: the run was not told in full: ValueError: never thought of" in said[-1]


@pytest.mark.usefixtures("quick_report")
def test_a_run_that_was_killed_is_told_by_the_next(root: Path) -> None:
    text = '{"status": "running", "process": 7, "started": "2020-06-30"}'
    (root / "build/run.json").write_text(text, encoding="utf-8")
    with post() as mail:
        told = told_run(root, None, mail.settings, FIRST)
        told_run(root, None, mail.settings, FIRST + timedelta(days=1))
        (line,) = mail.lines()
    said = "the run before (process 7, begun 2020-06-30) did not end"
    assert line.startswith(f"FAILED: {said}")
    assert f"- {said}" in markdown(told)


@pytest.mark.usefixtures("quick_report")
def test_a_run_that_finds_another_one_tells_nothing(root: Path) -> None:
    found: list[Report] = []
    with shelf.locked(root / "build"), pytest.raises(shelf.AlreadyRunning):
        told_job(Paths.of(root), Telling(None, {}, lambda: FIRST, found.append))
    assert (found, read_runs(root / "build")) == ([], [])


@pytest.mark.usefixtures("quick_report")
def test_what_a_broken_file_of_decisions_says_of_the_inbox_is_as_it_was(root: Path) -> None:
    put(root, candidate())
    assert told_run(root, None, {}, FIRST).waiting.candidates == ("abcdef123456",)
    (root / "raw/decisions.yml").write_text("decisions: 5\n", encoding="utf-8")
    assert told_run(root, None, {}, FIRST + timedelta(days=1)).waiting.candidates == (
        "abcdef123456",
    )
