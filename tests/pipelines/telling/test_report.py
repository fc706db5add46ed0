"""The report as it is read: what waits, how long it took, the page and the Markdown."""

from datetime import UTC, date, datetime
from pathlib import Path

import lxml.html
import pytest

from pipelines.telling.lines import run_lines
from pipelines.telling.markdown import markdown
from pipelines.telling.page import page
from pipelines.telling.usual import is_slow, stage_times
from pipelines.telling.values import (
    CameIn,
    Changes,
    Night,
    Quiet,
    Report,
    Run,
    StageTime,
    Standing,
    TableChange,
    Waiting,
)
from pipelines.telling.waits import newly, sentences, with_edition
from tests.each import each_row

AT = datetime(2020, 7, 3, 2, 30, tzinfo=UTC)
DAY = AT.date()
BAD = "<script>alert(1)</script> `x` [a](http://example.org) | *b*"


@pytest.fixture
def full() -> Report:
    """A report in which everything has something to say, also what is no good to a page."""
    standing = Standing(key="the data", kind="data", what=BAD, since=DAY, last=DAY)
    table = TableChange(table="places", added=1, named=(f"added x ({BAD})",))
    return Report(
        at=AT,
        run=Run(
            status="problems",
            version="2020.06.0",
            errors=("raw/places.yml:1:1: wrong",),
            gaps=("reports/en/a.pdf: a notice",),
            warnings=("w",),
            counts={"places": 5},
        ),
        came_in=CameIn(lines=(BAD,)),
        changes=Changes(before="abc", tables=(table,)),
        waiting=Waiting(candidates=("a", "b"), oldest=DAY, translations=1),
        failing=(standing,),
        recovered=(standing.model_copy(update={"key": "site one"}),),
        quiet=(Quiet(site="two", since=DAY, usual=10), Quiet(site="three", since=DAY)),
        stages=(StageTime(stage="publish", seconds=30.0, usual=2.0),),
        hooks=("mail: sent",),
    )


TITLES = [
    "Run of 2020-07-03 02:30 UTC",
    "What fails",
    "Good again",
    "Errors and gaps",
    "What came in",
    "What changed in the data",
    "What waits for a person",
    "Sites gone quiet",
    "Who was told",
    "How long it took",
    "What there is",
]


def test_the_page_stands_by_itself_and_has_only_our_markup(full: Report):
    tree = lxml.html.document_fromstring(page(full))
    assert [each.text for each in tree.iter("h2")] == TITLES
    assert tree.get("lang") == "en"
    assert tree.xpath("//meta[@name='viewport']/@content") == [
        "width=device-width, initial-scale=1"
    ]
    assert not tree.xpath("//script | //link | //img | //iframe | //a | //@src | //@href")
    assert "@import" not in page(full) and "url(" not in page(full)
    assert tree.text_content().count(BAD) == 3
    assert all(table.getparent().get("class") == "wide" for table in tree.iter("table"))
    (headline,) = (each.text for each in tree.iter("h1"))
    assert headline == (
        "The data have errors. Nothing was published. Failing: the data. "
        "Something waits for a person."
    )


def test_the_markdown_lists_what_is_wrong_and_what_is_not_as_it_should_be(full: Report):
    shown = markdown(full)
    assert [line[3:] for line in shown.splitlines() if line.startswith("## ")] == TITLES
    assert "| gaps | 1 |" in shown
    assert "- `raw/places.yml:1:1: wrong`\n- `reports/en/a.pdf: a notice`" in shown
    assert "| publish | 30.0 | 2.0 | slower than usual |" in shown
    assert "- site two: nothing new since 2020-07-03; usually something every 10 days" in shown
    assert BAD not in shown
    assert "\\<script>alert(1)\\</script> \\`x\\` \\[a\\](http://example.org) \\| \\*b\\*" in shown


def test_a_good_run_says_no_more_than_it_has_to_say():
    shown = markdown(Report(at=AT, run=Run(status="published", published="abc")))
    heads = [line[3:] for line in shown.splitlines() if line.startswith("## ")]
    assert heads == [TITLES[0], *TITLES[4:7]]
    assert shown.startswith("# All was published.\n") and "- Nothing." in shown


@each_row(
    [
        (Waiting(), Waiting(), []),
        (Waiting(translations=2), Waiting(translations=2), []),
        (Waiting(translations=1), Waiting(translations=2), []),
        (
            Waiting(translations=3, comments=1),
            Waiting(translations=2),
            [
                "1 stale translation (3 in all): dialogue translations export --only stale",
                "1 open comment of a review (1 in all): dialogue review status",
            ],
        ),
        (
            Waiting(candidates=("b", "c")),
            Waiting(candidates=("a", "b")),
            ["1 candidate (2 in all): dialogue inbox list"],
        ),
    ]
)
def test_what_newly_waits_is_told(now: Waiting, before: Waiting, told: list[str]):
    assert newly(now, before) == told


def test_what_waits_is_counted_in_the_data_that_readers_see(tmp_path: Path):
    files = {
        "translation_states": "record_id,state\na,stale\nb,current\nc,stale\n",
        "narrative_states": "sentence_id,state\na,stale\n",
        "review_states": "state,open_comments\nread,2\nreviewed,1\nnot-reviewed,\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    inbox = Waiting(candidates=("a",), oldest=date(2020, 7, 1))
    found = with_edition(inbox, tmp_path)
    assert found == Waiting(
        candidates=("a",),
        oldest=date(2020, 7, 1),
        translations=2,
        sentences=1,
        unreviewed=2,
        comments=3,
    )
    assert sentences(found)[0] == "1 candidate, the oldest read on 2020-07-01: dialogue inbox list"
    assert len(sentences(found)) == 5
    assert with_edition(inbox, tmp_path / "none") == inbox


def test_the_published_data_say_it_in_these_columns(tiny_data: Path):
    heads = {
        name: (tiny_data / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        for name in ("translation_states", "narrative_states", "review_states")
    }
    assert all("state" in head for head in heads.values())
    assert "open_comments" in heads["review_states"]


def test_the_usual_is_the_median_of_the_last_good_runs():
    def night(status: str, seconds: float) -> Night:
        return Night(at=AT, status=status, seconds={"report": seconds})

    runs = [night("published", 900)] * 20 + [night("published", 9)] * 30 + [night("problems", 1)]
    run = Run(seconds={"report": 20.0, "ingest": 3.0})
    report, ingest = stage_times(run, runs)
    assert (report.usual, ingest.usual) == (9.0, None)
    assert is_slow(report) and not is_slow(ingest)
    assert not is_slow(StageTime(stage="ingest", seconds=0.5, usual=0.1))


def test_a_run_is_a_line(full: Report):
    night = Night(
        at=AT,
        status="problems",
        seconds={"ingest": 1.25, "tabulate": 2.0},
        changed="nothing was published",
        failing=full.failing,
    )
    assert run_lines([night]) == [
        {
            "when": "2020-07-03 02:30",
            "status": "problems",
            "seconds": "3.2",
            "changed": "nothing was published",
            "failing": "the data since 2020-07-03",
        }
    ]


def test_a_rollback_before_the_run_is_told_and_none_is_not(full: Report) -> None:
    back = full.model_copy(update={"run": Run(status="published", rolled_back="def")})
    assert "| rolled back before it | def |" in markdown(back)
    assert "rolled back" not in markdown(full)
