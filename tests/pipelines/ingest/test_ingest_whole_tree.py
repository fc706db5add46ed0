"""A whole tree: read, placed, every problem at once."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ingest import Ingested, ingest
from pipelines.ingest.characters import unseen
from schemas import codes
from schemas.claims import Assessment, AssessmentTarget
from schemas.evidence import Citation
from schemas.fields import CodeList
from tests.reports import Told, place_of, reported
from tests.trees import TREES, edit, quoted, tiny_tree

A = "agreements/example-2013.yml"


def test_the_rows_of_the_tiny_tree() -> None:
    found = ingest(TREES / "tiny" / "raw")
    assert found.problems == () and found.errors == ()
    assert found.files == 11
    assert {name: len(rows) for name, rows in found.records.rows.items()} == {
        "agreements": 1,
        "agreement_topics": 1,
        "agreement_documents": 1,
        "parties_to_text": 1,
        "provision_sets": 1,
        "provisions": 2,
        "provision_topics": 1,
        "provision_obliged": 3,
        "assessments": 3,
        "assessment_targets": 2,
        "challenges": 1,
        "challenge_affects": 1,
        "milestones": 1,
        "figures": 1,
        "scales": 1,
        "coders": 2,
        "codings": 2,
        "sources": 2,
        "citations": 8,
        "discrepancies": 1,
        "discrepancy_versions": 2,
        "meetings": 1,
        "meeting_participants": 1,
        "meeting_topics": 1,
        "meeting_agreements": 1,
        "organisations": 2,
        "places": 1,
        "terms": 1,
        "term_forms": 4,
        "dataset": 1,
        "dataset_places": 2,
        "creators": 1,
        "keywords": 1,
        "bounds": 1,
    }


def test_records_are_asked_for_by_table_and_model() -> None:
    records = ingest(TREES / "tiny" / "raw").records
    assert [one.id for one in records.of("assessments", Assessment)] == [
        "example-2013-c001", "example-2013-c002", "all-c001"
    ]  # fmt: skip
    with pytest.raises(TypeError, match="assessments holds Assessment, not Citation"):
        records.of("assessments", Citation)


TWELVE_FAULTS = {
    A: [
        ("form: agreed-conclusions", "form: agreed-conclusion"),
        ("date_agreed: '2013-04-19'", "date_agreed: 2013-04-19"),
        ("    number: '2'", "    number: 2"),
        ("    level_coder_id: example-coder\n", ""),
        ("value: 40", "value: forty"),
    ],
    "places.yml": [("kind: city", "kind: city\n    population: 12")],
    "sources.yml": [("url: https://example.org/text", "url: example.org/text")],
    "meetings/2013.yml": [
        ("date: '2013-04-19'\n", "date: '2013-04-31'\n"),
        ("topics: [movement]", "topics: [movement, movement]"),
    ],
    "organisations.yml": [("assessor_type: party-kosovo", "assessor_type: kosovo-party")],
    "assessments.yml": [("    published: '2017'\n", "    published: '2017'\n    level: 5\n")],
    "bounds.yml": [("    max: 1\n", "    max: 1\n    max: 2\n")],
}
GOLDEN = """\
raw/agreements/example-2013.yml:5:7: unknown code in form; found agreed-conclusion
raw/agreements/example-2013.yml:6:14: a value that YAML reads as something else; found 2013-04-19
raw/agreements/example-2013.yml:40:13: number is of another type; found 2
raw/agreements/example-2013.yml:48:5: an inferred level names its coder; found nothing
raw/agreements/example-2013.yml:101:12: value is of another type; found forty
raw/assessments.yml:8:12: level is out of bounds; found 5
raw/bounds.yml:5:5: the same field twice in one record; found max, first in line 4
raw/meetings/2013.yml:3:11: date: '2013-04-31' is not a day of the calendar; found 2013-04-31
raw/meetings/2013.yml:14:24: duplicate meeting_id + topic in meeting_topics; found \
meeting-2013-04-19 movement
raw/organisations.yml:10:20: unknown code in assessor_type; found kosovo-party
raw/places.yml:11:5: unknown field; found population
raw/sources.yml:3:10: url: not an address; found example.org/text
"""


def faulty(root: Path) -> Path:
    """A tree with twelve faults in seven files."""
    tiny_tree(root)
    for file, edits in TWELVE_FAULTS.items():
        for old, new in edits:
            edit(root, file, old, new)
    return root


def test_all_faults_of_a_tree_are_told_at_once_in_the_order_of_files_and_lines(
    tmp_path: Path,
) -> None:
    lines = [
        f"{told.place}: {told.what}; found {told.found}" for told in reported(faulty(tmp_path))
    ]
    assert lines == GOLDEN.splitlines()


def test_the_order_of_problems_is_always_the_same(tmp_path: Path) -> None:
    assert reported(faulty(tmp_path / "a")) == reported(faulty(tmp_path / "b"))


def test_every_problem_has_a_place_in_a_file_that_exists(tmp_path: Path) -> None:
    root = faulty(tmp_path)
    for problem in ingest(root / "raw").problems:
        assert problem.place is not None
        lines = (root / problem.place.file).read_text(encoding="utf-8").splitlines()
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@pytest.mark.parametrize(
    "path", ["notes.txt", "agreements/x.yaml", "agreements/x.yml~", "old/dataset.yml", "FORMAT.txt"]
)
def test_a_file_that_is_no_record_is_reported(tiny: Path, path: str) -> None:
    (tiny / "raw" / path).parent.mkdir(exist_ok=True)
    (tiny / "raw" / path).write_text("id: x\n", encoding="utf-8")
    (told,) = reported(tiny)
    assert (told.place, told.what, told.found) == (
        f"raw/{path}:1:1", "a file of no known kind", path
    )  # fmt: skip
    assert told.allowed is not None and "agreements/*.yml, narratives/*.yml" in told.allowed


@pytest.mark.parametrize("path", ["FORMAT.md", "REFERENCE.md", ".swp", "agreements/.x.yml.swp"])
def test_the_pages_on_the_format_and_hidden_files_hold_no_records(tiny: Path, path: str) -> None:
    (tiny / "raw" / path).write_text("a: [\n", encoding="utf-8")
    assert reported(tiny) == []


def test_a_file_that_does_not_parse_leaves_the_others_checked(tiny: Path) -> None:
    edit(tiny, "places.yml", "    kind: city", "    kind: [city")
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    found = [told.what for told in reported(tiny)]
    assert "YAML that does not parse" in found
    assert "unknown code in facilitator" in found


STATED = (
    "    level: 1\n    level_basis: inferred\n    level_coder_id: example-coder\n"
    "    level_rule: preparatory-step\n",
    "    level: 3\n    level_basis: stated\n",
)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("places.yml", "    kind: city", "    kind: [city"),
        ("scales.yml", "    level: 3", "    level: [3"),
        ("sources.yml", "    kind: civil-society-report", "    kind: [civil-society-report"),
        ("organisations.yml", "  - id: example-government", "  - id: [example-government"),
        ("assessments.yml", "    verified: true", "    verified: [true"),
        ("meetings/2013.yml", "topics: [movement]", "topics: [movement"),
        (A, "facilitator: eu", "facilitator: [eu"),
    ],
)
def test_a_file_that_does_not_parse_is_one_problem(
    tiny: Path, file: str, old: str, new: str
) -> None:
    """What refers to the records of that file is checked when it is mended."""
    edit(tiny, A, *STATED)
    edit(tiny, file, old, new)
    assert [told.what for told in reported(tiny)] == ["YAML that does not parse"]


def test_sources_that_only_an_unread_file_may_cite_are_not_called_unused(tiny: Path) -> None:
    for file in ("assessments.yml", "meetings/2013.yml"):
        (tiny / "raw" / file).unlink()
    edit(tiny, A, "facilitator: eu", "facilitator: [eu")
    assert [told.what for told in reported(tiny)] == ["YAML that does not parse"]


@pytest.mark.parametrize(
    "repeated", ["topics: &x [*x]\n", "topics: &x {a: *x}\n", "topics: [&x movement, *x]\n"]
)
def test_a_file_that_repeats_by_aliases_is_one_problem(tiny: Path, repeated: str) -> None:
    edit(tiny, A, "topics: [movement]\ndocuments", f"{repeated}documents")
    hint = "write the value itself, in quotes if it is text"
    place = place_of(tiny, A, repeated.replace("&", "|&", 1))
    assert reported(tiny) == [Told(place, "an anchor before a value", hint=hint)]


def test_an_anchor_that_nothing_repeats_leaves_its_file_checked(tiny: Path) -> None:
    edit(tiny, A, "topics: [movement]\ndocuments", "topics: [&x movement]\ndocuments")
    edit(tiny, A, "facilitator: eu", "facilitator: un")
    assert [(told.place, told.what) for told in reported(tiny)] == [
        (place_of(tiny, A, "facilitator: |un"), "unknown code in facilitator"),
        (place_of(tiny, A, "[|&x movement]"), "an anchor before a value"),
    ]


def test_no_folder_is_no_tree(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no folder"):
        ingest(tmp_path / "raw")


def test_records_without_a_dataset_are_an_error(tiny: Path) -> None:
    """A build knows its version and its only date from raw/dataset.yml."""
    (tiny / "raw" / "dataset.yml").unlink()
    assert reported(tiny) == [
        Told("raw/dataset.yml:1:1", "a file is missing", allowed="dataset.yml")
    ]


@pytest.mark.parametrize("written", ["2020", "2020-06", "2020-06/2020-07"])
def test_the_data_date_is_a_day(tiny: Path, written: str) -> None:
    edit(tiny, "dataset.yml", "release_date: '2020-06-30'", f"release_date: {written!r}")
    place = place_of(tiny, "dataset.yml", f"release_date: |{written!r}")
    allowed = "a day such as 2013-04-19"
    assert reported(tiny) == [Told(place, "release_date: not a day", written, allowed)]


@pytest.mark.parametrize(
    ("creators", "found"),
    [
        ("", "nothing"),
        ("creators: []\n", "nothing"),
        ("creators:\n  - name: Example\n    role: publisher\n", "publisher"),
    ],
)
def test_a_dataset_without_an_author_is_an_error(tiny: Path, creators: str, found: str) -> None:
    old = "creators:\n  - name: Example author\n    role: author\n"
    edit(tiny, "dataset.yml", old, creators)
    ((place, what, told, *_),) = reported(tiny)
    assert (what, told) == ("a dataset without an author", found)
    assert place.startswith("raw/dataset.yml:")


def test_an_id_longer_than_a_file_name_may_be_is_an_error(tiny: Path) -> None:
    path = tiny / "raw" / "dataset.yml"
    text = path.read_text(encoding="utf-8").replace("id: tiny", f"id: {'tiny' * 75}")
    path.write_text(text, encoding="utf-8")
    (found,) = (each for each in reported(tiny) if each.severity == "error")
    assert (found.place, found.what) == ("raw/dataset.yml:2:5", "id: 300 characters, more than 80")


def test_the_checkout_has_no_errors(checkout_records: Ingested) -> None:
    assert [f"{p.place}: {p.sentence()}" for p in checkout_records.errors] == []
    assert checkout_records.files > 100


SETTLED = st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "Po"))


def is_settled(text: str) -> bool:
    """Whether a text is in the form in which files are kept."""
    from unicodedata import is_normalized

    from schemas.fields import TEXT

    return is_normalized("NFC", text) and TEXT.fault(text) is None and not unseen(text)


TEXTS = (
    st.lists(st.text(SETTLED, min_size=1, max_size=8), min_size=1, max_size=4)
    .map(" ".join)
    .filter(is_settled)
)
DAYS = st.dates(date(1999, 1, 1), date(2020, 6, 30)).map(str)
"""From the first year of the dialogue up to the release date of the tiny tree."""

DATES = DAYS | st.sampled_from(["2015", "2015-03", "2014/2016", "../2015", "2015/.."])


def one_of(codes: CodeList) -> st.SearchStrategy[str]:
    """Any code of a list."""
    return st.sampled_from(list(codes.codes))


def optional(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of some fields."""
    return st.fixed_dictionaries({}, optional=fields)


CITED = st.fixed_dictionaries(
    {
        "source_id": st.sampled_from(["example-2013-text", "example-2015-report"]),
        "seen_on": DAYS,
        "seen_as": one_of(codes.SEEN_AS),
        "seen_part": one_of(codes.SEEN_PART),
    },
    optional={"locator": TEXTS},
)
INFERRED = {"level_basis": "inferred", "level_coder_id": "example-coder"}
LEVEL = st.sampled_from(
    [
        {"level": level, "level_rule": rule, **INFERRED}
        for rule, level in codes.RULE_LEVEL.items()
        if level is not None
    ]
)
NO_LEVEL = st.fixed_dictionaries({"no_level_code": one_of(codes.NO_LEVEL)})
TREND = st.fixed_dictionaries(
    {"trend": one_of(codes.TREND), "trend_basis": st.sampled_from(["stated", "inferred"])}
)
AS_OF = st.fixed_dictionaries(
    {"as_of": DATES, "as_of_basis": st.sampled_from(["stated", "inferred"])}
) | st.fixed_dictionaries(
    {"as_of": DATES, "as_of_basis": one_of(codes.AS_OF_BASIS), "published": DATES}
)
TARGET = st.fixed_dictionaries(
    {"agreement_id": st.just("example-2013")},
    optional={"provision_id": st.sampled_from(["example-2013.1", "example-2013.2"])},
)
OWN = st.fixed_dictionaries(
    {
        "assessor_id": st.sampled_from(["example-institute", "example-government"]),
        "performer": one_of(codes.PERFORMER),
        "recorded": DAYS,
        "finding": TEXTS,
        "verified": st.just(True),
    },
    optional={
        "published": DATES,
        "speaker_name": TEXTS,
        "held_responsible": one_of(codes.PERFORMER),
        "note": TEXTS,
    },
)
CLAIMS = st.lists(
    st.tuples(
        OWN,
        LEVEL | NO_LEVEL,
        st.just({}) | TREND,
        st.just({}) | AS_OF,
        st.lists(TARGET, min_size=1, max_size=3, unique_by=lambda unit: unit.get("provision_id")),
        st.lists(CITED, min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40)
@given(CLAIMS)
def test_assessments_that_keep_the_rules_are_read_back_as_written(
    written: list[tuple[Any, ...]],
) -> None:
    records = [
        {"id": f"example-2013-c{100 + n}", **own, **level, **trend, **as_of}
        for n, (own, level, trend, as_of, _, _) in enumerate(written)
    ]
    nested = [
        {**record, "about": about, "citations": cited}
        for record, (*_, about, cited) in zip(records, written, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = tiny_tree(Path(folder))
        path = root / "raw" / A
        path.write_text(
            path.read_text(encoding="utf-8").replace("assessments:\n", f"{quoted_list(nested)}"),
            encoding="utf-8",
        )
        found = ingest(root / "raw")
    assert [f"{p.place}: {p.sentence()}" for p in found.errors] == []
    ids = {record["id"] for record in records}
    assert [row for row in found.records.of("assessments", Assessment) if row.id in ids] == [
        Assessment(**record) for record in records
    ]
    assert [
        row
        for row in found.records.of("assessment_targets", AssessmentTarget)
        if row.claim_id in ids
    ] == [
        AssessmentTarget(claim_id=record["id"], number=n, **target)
        for record in nested
        for n, target in enumerate(record["about"], 1)
    ]
    assert [row for row in found.records.of("citations", Citation) if row.cited_id in ids] == [
        Citation(cited_table="assessments", cited_id=record["id"], number=n, **cited)
        for record in nested
        for n, cited in enumerate(record["citations"], 1)
    ]


def quoted_list(records: list[dict[str, Any]]) -> str:
    """The head of the list of assessments, with records of ours before those of the tiny tree."""
    text = quoted(records)
    return "assessments:\n" + "".join(f"  {line}\n" for line in text.splitlines())
