"""`dialogue new`: every kind of record by options alone, checked before it is written."""

from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.release import ledger_of, write_ledger
from pipelines.scaffold import KINDS
from tests.each import each
from tests.narratives import SEALED, narrated
from tests.pipelines.cli.terminal import on_terminal
from tests.pipelines.tabulate.tables import base_of
from tests.reports import reported
from tests.trees import edit, tiny_tree

pytestmark = pytest.mark.usefixtures("unhurried")

ON, RECORDED = ("--agreement", "example-2013"), ("--recorded", "2020-06-30")
CITED = (
    "--citations",
    "source_id=example-2013-text; seen_on=2020-06-30; seen_as=stored-text; seen_part=whole",
)
A = "agreements/example-2013.yml"

LINES: dict[str, tuple[str, ...]] = {
    "agreement": (
        *("--title", "A second agreement", "--short-title", "Second", "--form", "arrangement"),
        *("--phase", "political-2013-2015", "--facilitator", "eu", "--date-agreed", "2014-05-06"),
        *("--summary", "It was agreed.", "--topics", "movement", "energy", *CITED),
    ),
    "party": (*ON, "--party", "serbia", "--name", "Third Person", "--act", "not-known"),
    "provision-set": (*ON, "--basis", "accounts", "--complete", "no"),
    "provision": (
        *(*ON, "--summary", "The bridge is painted.", "--numbered-in-text", "no"),
        *("--verified", "true", "--obliged", "kosovo", "party=serbia; body=a ministry", *CITED),
    ),
    "assessment": (
        *(*ON, "--provision", "example-2013.2", "--assessor", "example-institute"),
        *("--performer", "serbia", "--published", "2018-03-01", *RECORDED),
        *("--no-level-code", "account_only", "--finding", "It counts: 12 persons a day."),
        *("--verified", "yes", *CITED),
    ),
    "challenge": (
        *(*ON, "--text", "The wind is strong.", "--verified", "false", *RECORDED),
        *("--affects", "travellers"),
    ),
    "benefit": (*ON, "--text", "It is short.", "--verified", "false", *RECORDED),
    "milestone": (*ON, "--text", "Opened", "--date", "2016-02", "--verified", "no", *RECORDED),
    "figure": (*ON, "--what", "depth", "--value", "3.5", "--verified", "false", *RECORDED),
    "discrepancy": (
        *(*ON, "--kind", "conflict", "--topic", "Length", "--versions"),
        "text=Forty metres; verified=false",
        "{text: 'Fifty, say others', verified: true, citations: [{source_id: example-2013-text, "
        "seen_on: '2020-06-30', seen_as: excerpt, seen_part: excerpt, locator: page 2}]}",
    ),
    "narrative": ("--id", "example-2013", "--written-on", "2020-06-15", "--author", "person"),
    "sentence": (
        *("--narrative", "example-2013", "--segment", "implementation"),
        *("--text", "The river is wide.", "--cites"),
        "cited_table=challenges; cited_id=example-2013-c003",
    ),
    "meeting": (
        *("--date", "2013-05-02", "--status", "held", "--mode", "in-person"),
        *("--track", "technical", "--facilitator", "eu", "--verified", "false"),
        *("--participants", "party=serbia; name=Third Person", "eu", "--topics", "movement"),
    ),
    "activity": (
        *("--title", "Round table on bridges", "--kind", "conference", "--date", "2014-03-02"),
        *("--held", "yes", "--evidence", "report", "--verified", "false"),
        *("--organisers", "example-institute", "--findings", "Bridges: two", "No third"),
    ),
    "output": (
        *("--kind", "report", "--title", "Bridges counted", "--published", "2014-05"),
        *("--organisations", "example-institute", "--project", "bridges", "--verified", "false"),
    ),
    "project": ("--title", "Bridges, an example", "--start", "2014", "--verified", "false"),
    "survey": (
        *("--title", "Views of bridges", "--organisation", "example-institute"),
        *("--published", "2015-04", "--verified", "false"),
    ),
    "question": ("--survey", "views-2015", "--text", "Is it wide?", "--kind", "single"),
    "organisation": ("--name", "Bridge Watch", "--kind", "ngo", "--verified", "false"),
    "place": (
        *("--name-en", "Ford", "--name-sq", "Va", "--name-sq-definite", "Vau", "--kind", "city"),
        *("--name-sr-latn", "Gaz", "--name-sr-cyrl", "Газ", "--in-sr-latn", "u Gazu"),
        *("--in-sr-cyrl", "у Газу", "--verified", "false", "--latitude", "-42.5"),
        *("--longitude", "20.25"),
    ),
    "source": (
        *("--url", "https://example.org/news/12", "--title", "Gazette #12: the bridge"),
        *("--title-basis", "recorded", "--publisher", "Example Press", "--kind", "news"),
        *("--published", "2016-05"),
    ),
    "scale": ("--assessor", "example-institute", "--label", "half built", "--level", "1"),
    "coder": ("--kind", "person", "--task", "Levels again", "--coded-on", "2020-06-30"),
    "coding": (
        *("--claim", "example-2013-c002", "--coder", "example-coder"),
        *("--draw", "drawn", "--level-rule", "no-degree"),
    ),
    "scorecard": (
        *("--kind", "total-without-levels", "--report", "Bridges counted", "--total", "3"),
        *("--publisher", "Example Institute", "--date", "2016", "--verified", "false"),
    ),
    "doubt": (
        *("--subject", "dates", "--doubt", "Whether it is the 19th", "--records"),
        "record_table=agreements; record_id=example-2013",
    ),
    "term": (
        *("--id", "river", "--group", "places", "--sensitive", "false"),
        *("--forms", "language=en; form=base; text=river", "language=sq; form=base; text=lumë"),
    ),
    "spelling": (
        "--latin",
        "Josep Example",
    ),
    "crosswalk": (
        *("--agreement", "example-2013", "--database", "pa-x", "--identifier", "2022"),
        *("--match", "same", "--source", "example-2013-text"),
    ),
    "revision": (
        *("--release", "2020.06.0", "--change", "changed", "--changed-table", "figures"),
        *("--changed-key", "example-2013-c005", "--field", "value", "--old", "41", "--new", "40"),
        *("--kind", "correction", "--reason", "It was misread.", "--date", "2020-06-30"),
    ),
    "reply": (
        *("--record-table", "assessments", "--record-id", "example-2013-c002", "--language", "en"),
        *(
            "--organisation",
            "example-government",
            "--date",
            "2020-06-30",
            "--text",
            "It has begun.",
        ),
        *("--wording", "as-given"),
    ),
    "error-report": (
        *("--record-table", "figures", "--record-id", "example-2013-c005", "--field", "value"),
        *("--explanation", "It is 41.", "--received", "2020-06-30", "--outcome", "open"),
    ),
    "bound": ("--bounded-table", "meetings", "--min", "1", "--max", "9", "--reason", "Few."),
    "set-assessment": (
        *("--assessor", "example-government", "--performer", "serbia", "--about-set", "technical"),
        *("--members-known", "false", "--published", "2018", *RECORDED, "--verified", "false"),
        *("--no-level-code", "account_only", "--finding", "All at once."),
    ),
}
"""A line for each kind of record, by which it is made on the tiny tree."""


def new(root: Path, *line: str) -> int:
    return main(["--root", str(root), "new", *line])


def prepared(root: Path, kind: str) -> Path:
    """A tree with what a record of a kind wants to be there."""
    if kind == "sentence":
        narrated(root, SEALED)
    if kind == "question":
        assert new(root, "survey", *LINES["survey"], "--id", "views-2015", "--bare") == 0
    if kind == "output":
        assert new(root, "project", *LINES["project"], "--id", "bridges", "--bare") == 0
    return root


def files(root: Path) -> dict[str, str]:
    """The texts of all files of raw/."""
    raw = root / "raw"
    return {
        path.relative_to(raw).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(raw.rglob("*.yml"))
    }


def errors(root: Path) -> list[str]:
    return [str(each) for each in reported(root) if each.severity == "error"]


def test_there_is_a_line_for_every_kind():
    assert LINES.keys() == KINDS.keys()


@each(LINES)
def test_a_record_is_made_by_options_alone(kind: str, tmp_path: Path):
    root = prepared(tiny_tree(tmp_path / "tiny"), kind)
    before = files(root)
    assert new(root, kind, *LINES[kind]) == 0
    assert errors(root) == []
    changed = {path: text for path, text in files(root).items() if before.get(path) != text}
    assert len(changed) == 1
    ((path, text),) = changed.items()
    if path in before:
        assert is_block_in(before[path].splitlines(), text.splitlines())
    else:
        assert text.startswith("# yaml-language-server: $schema=../")


def is_block_in(before: list[str], after: list[str]) -> bool:
    """Whether lines are those of before with one block among them."""
    more = len(after) - len(before)
    return any(after[:at] + after[at + more :] == before for at in range(len(before) + 1))


@each(LINES)
def test_a_second_one_goes_behind_the_comments_of_the_first(kind: str, tmp_path: Path):
    """A record with comments at its end takes them along."""
    root = prepared(tiny_tree(tmp_path / "tiny"), kind)
    if kind not in ("challenge", "milestone", "figure", "doubt", "set-assessment", "activity"):
        return
    assert new(root, kind, *LINES[kind]) == 0
    first = files(root)
    assert new(root, kind, *LINES[kind], "--anyway") == 0
    assert errors(root) == []
    (path,) = (path for path, text in files(root).items() if first[path] != text)
    assert is_block_in(first[path].splitlines(), files(root)[path].splitlines())


def test_where_it_stands_is_said(tiny: Path, capsys: pytest.CaptureFixture[str]):
    assert new(tiny, "milestone", *LINES["milestone"]) == 0
    said = capsys.readouterr().out
    text = files(tiny)[A].splitlines()
    line = int(said.split(":")[1])
    assert said == f"raw/{A}:{line}: milestone example-2013-c006\n"
    assert text[line - 1] == "  - id: example-2013-c006"


def test_the_record_is_in_the_order_of_the_contract_with_what_may_follow(tiny: Path):
    assert new(tiny, "milestone", *LINES["milestone"], "--date", "2016") == 0
    text = files(tiny)[A]
    assert (
        "  - id: example-2013-c006\n    date: '2016'\n    text: Opened\n"
        "    recorded: '2020-06-30'\n    verified: false\n    # citations: Where a record rests"
    ) in text


def test_a_dry_run_only_shows_it(tiny: Path, capsys: pytest.CaptureFixture[str]):
    before = files(tiny)
    assert new(tiny, "milestone", *LINES["milestone"], "--dry-run", "--bare") == 0
    assert "milestone example-2013-c006 would be written\n  - id: " in capsys.readouterr().out
    assert files(tiny) == before


def test_what_is_missing_is_listed_and_nothing_is_asked(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    before = files(tiny)
    assert new(tiny, "assessment", "--citations", "source_id=example-2013-text; quote=x") == 2
    said = capsys.readouterr().err
    for option in ("--agreement", "--assessor-id", "--performer", "--finding", "--verified"):
        assert option in said
    assert "--citations 1: seen_as" in said
    assert "--recorded" not in said and "--id" not in said
    assert files(tiny) == before


def test_all_problems_are_told_at_once_and_nothing_is_written(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    before = files(tiny)
    line = [*LINES["assessment"], "--performer", "serbai", "--as-of", "2018-13", "--level", "7"]
    line += ["--assessor", "example-institut", "--citations", "source_id=nowhere; seen_on=2020"]
    assert new(tiny, "assessment", *line, "--citations", "seen_as=stored-text; seen_part=x") == 2
    capsys.readouterr()
    line[-1] = "source_id=nowhere; seen_on=2020-06-30; seen_as=live-page; seen_part=x"
    assert new(tiny, "assessment", *line) == 1
    said = capsys.readouterr().err
    assert "--performer: unknown code in performer; found serbai" in said
    assert "did you mean serbia?" in said
    assert "--as-of: as_of:" in said
    assert "--level: level is out of bounds; found 7" in said
    assert "--citations: unknown code in seen_part; found x" in said
    assert said.endswith("nothing was written\n")
    assert files(tiny) == before


def test_faults_of_other_records_are_not_told_again(tiny: Path, capsys: pytest.CaptureFixture[str]):
    edit(tiny, "meetings/2013.yml", "place_id: example-town", "place_id: example-twon")
    assert new(tiny, "milestone", *LINES["milestone"]) == 0
    assert capsys.readouterr().err == ""


def test_a_file_that_may_hold_ids_must_be_readable(tiny: Path, capsys: pytest.CaptureFixture[str]):
    (tiny / "raw" / "agreements" / "other-2014.yml").write_text("id: [", encoding="utf-8")
    assert new(tiny, "milestone", *LINES["milestone"]) == 1
    assert "raw/agreements/other-2014.yml:2:1: YAML that does not parse" in capsys.readouterr().err


@each(
    [
        ("source", ("--url", "http://www.example.org/text/#top"), "example-2013-text"),
        ("meeting", ("--date", "2013-04-19", "--place", "example-town"), "meeting-2013-04-19"),
        ("organisation", ("--name", "Example  Institüte"), "example-institute"),
        ("place", ("--name-en", "Example town"), "example-town"),
        ("agreement", ("--title", "Example Agreement on Bridge"), "example-2013"),
        ("challenge", ("--text", "The river is wide"), "example-2013-c003"),
    ],
    called=lambda case: case[0],
)
def test_what_is_there_already_is_refused_with_its_place(
    case: tuple[str, tuple[str, ...], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    kind, line, near = case
    root = tiny_tree(tmp_path / "tiny")
    more = ("--according-to", "example-institute") if kind == "challenge" else ()
    assert new(root, kind, *LINES[kind], *line, *more) == 1
    said = capsys.readouterr().err
    assert f"it seems to be there already; found {near}, which " in said
    assert "see raw/" in said
    assert new(root, kind, *LINES[kind], *line, *more, "--anyway") == 0
    assert errors(root) == []


def test_a_second_meeting_of_a_day_has_a_letter(tiny: Path):
    line = (*LINES["meeting"], "--date", "2013-04-19", "--place", "example-town", "--anyway")
    assert new(tiny, "meeting", *line) == 0
    assert "id: meeting-2013-04-19-b\n" in files(tiny)["meetings/2013.yml"]
    assert errors(tiny) == []


def test_a_meeting_goes_before_later_ones(tiny: Path):
    assert new(tiny, "meeting", *LINES["meeting"], "--date", "2013-01-15", "--bare") == 0
    text = files(tiny)["meetings/2013.yml"]
    assert text.index("meeting-2013-01-15") < text.index("meeting-2013-04-19")
    assert errors(tiny) == []


def test_an_id_that_is_taken_or_was_once_is_refused(tiny: Path, capsys: pytest.CaptureFixture[str]):
    assert new(tiny, "organisation", *LINES["organisation"], "--id", "example-institute") == 1
    assert "an id that is taken; found example-institute" in capsys.readouterr().err
    text = (tiny / "raw" / A).read_text(encoding="utf-8")
    (tiny / "raw" / A).write_text(f"{text}former_ids: [second-2014]\n", encoding="utf-8")
    assert new(tiny, "agreement", *LINES["agreement"], "--id", "second-2014") == 1
    assert "it was given before, and never is again" in capsys.readouterr().err
    assert not (tiny / "raw" / "agreements" / "second-2014.yml").exists()


@each(["../outside", "a/b", "Big", "", "x" * 81])
def test_an_id_that_is_none_is_refused(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root = tiny_tree(tmp_path / "tiny")
    before = sorted(tmp_path.rglob("*"))
    assert new(root, "survey", *LINES["survey"], f"--id={record}") == 2
    assert "allowed: lower-case letters and digits joined by hyphens" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_no_id_is_given_again_after_a_deletion_that_a_ledger_remembers(tiny: Path):
    write_ledger(ledger_of(base_of(tiny / "raw"), {}), tiny / "raw")
    last = (
        "figures:\n  - id: example-2013-c005\n    what: width of the river\n    value: 40\n"
        "    unit: metres\n    precision: about\n    recorded: '2020-06-30'\n"
        "    verified: false\n"
    )
    edit(tiny, A, last, "")
    assert new(tiny, "benefit", *LINES["benefit"]) == 0
    text = files(tiny)[A]
    assert "example-2013-c006" in text and "example-2013-c005" not in text


def test_what_cannot_be_read_of_a_list_says_the_form(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    assert new(tiny, "meeting", *LINES["meeting"], "--citations", "example-2013-text") == 2
    said = capsys.readouterr().err
    assert "source_id=...; seen_on=...; seen_as=...; seen_part=..." in said
    assert new(tiny, "meeting", *LINES["meeting"], "--citations", "{source_id: [") == 2
    assert "not a mapping in braces" in capsys.readouterr().err


def test_an_owner_that_is_not_there_is_told_with_what_is_meant(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    assert new(tiny, "milestone", *LINES["milestone"], "--agreement", "exampel-2013") == 2
    assert "no agreement exampel-2013; did you mean example-2013?" in capsys.readouterr().err


def test_on_a_terminal_what_is_missing_is_asked(tiny: Path):
    """Wrong answers are asked again; what is answered is written."""
    answers = ["example-2013", "Opened: one bank", "maybe", "false", "2016-02", "", ""]
    program = (
        "import os, sys\n"
        "from pipelines.cli import main\n"
        "from pipelines.cli import asking\n"
        f"answers = iter({answers!r})\n"
        "asking.Asking.__init__.__defaults__ = (lambda prompt: next(answers),)\n"
        f"sys.exit(main(['--root', {str(tiny)!r}, 'new', 'milestone', '--recorded', '2020-06-30']))"
    )
    code, said = on_terminal(program)
    assert code == 0, said
    assert "What happened, in our words" in said
    assert "verified is of another type; found maybe; allowed: true or false" in said
    assert "text: 'Opened: one bank'\n" in files(tiny)[A]
    assert errors(tiny) == []
