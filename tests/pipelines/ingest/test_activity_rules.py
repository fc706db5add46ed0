"""Activities, their outputs and projects: the edit that breaks each rule, and what it gives."""

from pathlib import Path

import pytest

from tests.reports import Told, place_of, reported

A, P = "activities/2014.yml", "projects/work.yml"
CITED = """\
{0}citations:
{0}  - source_id: example-2015-report
{0}    seen_on: '2020-06-30'
{0}    seen_as: stored-text
{0}    seen_part: beginning
"""
ACTIVITIES = f"""\
activities:
  - id: talks
    title: Talks
    kind: conference
    date: '2014-05-06'
    held: 'yes'
    evidence: report
    project_id: work
    component: 1
    verified: true
    sessions:
      - kind: panel
        count: 3
      - kind: meeting-series
        title: With councils
{CITED.format("    ")}outputs:
  - id: talks-report
    kind: report
    title: What was said
    launched_at_id: talks
    verified: true
{CITED.format("    ")}"""
PROJECT = f"""\
id: work
title: Work
verified: true
components:
  - number: 1
    title: Youth
  - number: 2
    title: Media
planned:
  - number: 1
    title: Debates
    count: 6
    component: 2
    towns:
      - place: Eastville
        count: 2
      - place: Westville
        count: 4
{CITED.format("")}"""


def worked(root: Path, file: str = A, old: str = "", new: str = "", project: str = PROJECT) -> Path:
    """The tiny tree with an activity, its output and a project, one of the files edited."""
    for name, text in ((A, ACTIVITIES), (P, project)):
        assert name != file or text.count(old) == 1 or not old
        path = root / "raw" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, new) if name == file and old else text, "utf-8")
    return root


def test_nothing_is_wrong_with_what_keeps_the_rules(tiny: Path) -> None:
    assert reported(worked(tiny)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "mark"),
    [
        (A, "    component: 1\n", "    component: 3\n", "    component: |3"),
        (P, "    component: 2\n", "    component: 3\n", "    component: |3"),
    ],
)
def test_a_component_is_one_of_the_project(
    tiny: Path, file: str, old: str, new: str, mark: str
) -> None:
    root = worked(tiny, file, old, new)
    what = "a component that the project does not have"
    place = place_of(root, file, mark)
    assert reported(root) == [Told(place, what, "3", "1, 2", "components of work")]


def test_a_component_of_a_project_without_any_is_told(tiny: Path) -> None:
    bare = f"id: work\ntitle: Work\nverified: true\n{CITED.format('')}"
    root = worked(tiny, project=bare)
    (one,) = reported(root)
    assert (one.found, one.allowed) == ("1", "nothing: work has no components")


def test_a_component_goes_with_a_project(tiny: Path) -> None:
    root = worked(tiny, A, "    project_id: work\n", "")
    place = place_of(root, A, "    component: |1")
    allowed = "project_id, or no component"
    assert reported(root) == [Told(place, "a component without a project", "1", allowed)]


def test_a_project_that_is_not_there_is_told_once(tiny: Path) -> None:
    root = worked(tiny, A, "    project_id: work\n", "    project_id: wrok\n")
    (one,) = reported(root)
    assert one.place == place_of(root, A, "    project_id: |wrok")


@pytest.mark.parametrize("count", ["5", "1"])
def test_a_plan_counts_at_least_what_is_in_its_towns(tiny: Path, count: str) -> None:
    root = worked(tiny, P, "    count: 6\n    component", f"    count: {count}\n    component")
    place = place_of(root, P, f"    count: |{count}\n    component")
    what = "fewer planned than in its towns"
    assert reported(root) == [Told(place, what, count, "at least 6, or no count")]


@pytest.mark.parametrize(
    "new",
    ["    count: 7\n    component", "    component"],
)
def test_a_plan_may_count_more_than_its_towns_or_not_at_all(tiny: Path, new: str) -> None:
    assert reported(worked(tiny, P, "    count: 6\n    component", new)) == []


def test_a_country_is_not_added_to_its_towns(tiny: Path) -> None:
    """Four in a country and two and four in its towns are the same six."""
    region = (
        "  - id: westland\n    name_en: Westland\n    name_sq: W\n    name_sq_definite: W\n"
        "    name_sr_latn: W\n    name_sr_cyrl: В\n    in_sr_latn: u W\n    in_sr_cyrl: у В\n"
        "    kind: region\n    verified: false\n"
    )
    places = tiny / "raw" / "places.yml"
    places.write_text(places.read_text("utf-8").rstrip("\n") + "\n" + region, "utf-8")
    town = "      - place: Westland\n        place_id: westland\n        count: 6\n"
    root = worked(tiny, P, "    towns:\n", f"    towns:\n{town}")
    assert reported(root) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "mark"),
    [
        (A, "        count: 3\n", "        count: 0\n", "        count: |0"),
        (P, "        count: 2\n", "        count: 0\n", "        count: |0"),
        (P, "    count: 6\n    component", "    count: 0\n    component", "    count: |0\n    co"),
    ],
)
def test_no_count_is_zero(tiny: Path, file: str, old: str, new: str, mark: str) -> None:
    root = worked(tiny, file, old, new)
    (one,) = reported(root)
    assert (one.place, one.found) == (place_of(root, file, mark), "0")
    assert one.allowed == "a whole number from 1"


def test_a_session_says_more_than_its_kind(tiny: Path) -> None:
    root = worked(tiny, A, "        count: 3\n", "")
    place = place_of(root, A, "      - kind: |panel")
    what, allowed = "a session of which nothing is said", "a title, a count or a note"
    assert reported(root) == [Told(place, what, "panel", allowed)]


def test_an_output_has_a_name(tiny: Path) -> None:
    root = worked(tiny, A, "    title: What was said\n", "")
    place = place_of(root, A, "  - |id: talks-report")
    assert reported(root) == [
        Told(place, "an output without a name", "nothing", "a title, or about")
    ]


def test_an_output_in_our_words_needs_no_title(tiny: Path) -> None:
    assert reported(worked(tiny, A, "    title: What was said\n", "    about: A report\n")) == []


def test_an_output_came_of_something(tiny: Path) -> None:
    root = worked(tiny, A, "    launched_at_id: talks\n", "")
    place = place_of(root, A, "  - |id: talks-report")
    allowed = "activity_id, launched_at_id or project_id"
    assert reported(root) == [Told(place, "an output of nothing", "nothing", allowed)]


def test_a_verified_output_cites_a_source(tiny: Path) -> None:
    old = f"    launched_at_id: talks\n    verified: true\n{CITED.format('    ')}"
    root = worked(tiny, A, old, "    launched_at_id: talks\n    verified: true\n")
    (one,) = reported(root)
    assert one.what == "a verified record without a citation"
