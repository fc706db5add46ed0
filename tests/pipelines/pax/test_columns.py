"""Columns come and go: what is unknown is listed once, what is needed is asked for."""

import pytest

from pipelines.pax import compared
from pipelines.pax.columns import NEEDED
from pipelines.pax.ours import Known
from pipelines.pax.reading import of_text
from pipelines.pax.telling import as_json, verdict
from schemas.problem import CouldNotRun
from tests.each import each
from tests.pipelines.pax.downloads import csv_of, download, names_of, row


def test_an_unknown_column_is_listed_once_and_kept_out() -> None:
    names = names_of("6", "NewOne", "NewTwo", "NewOne")
    found = download(row("90001", NewOne="x"), names=names)
    header = found.header
    assert header.version is None and header.nearest == "6"
    assert header.unknown == ("NewOne", "NewTwo")
    assert "NewOne" not in found.rows[0].cells
    said = " ".join(" ".join(verdict(compared(found, Known((), ())))).split())
    assert said.count("NewOne") == 1 and "no version known here; nearest is 6" in said
    assert as_json(compared(found, Known((), ())), {}).count("NewTwo") == 2  # more, and unknown


def test_a_column_that_is_not_needed_may_be_gone() -> None:
    found = download(row("90001"), names=names_of("6", without=("PP", "Ver", "Wat")))
    assert found.header.fewer == ("PP", "Ver", "Wat")
    (entry,) = compared(found, Known((), ())).entries
    assert (entry.number, entry.since) == (None, None)


@each(NEEDED)
def test_a_needed_column_is_asked_for_with_the_versions_known(name: str) -> None:
    with pytest.raises(CouldNotRun) as stop:
        download(row("90001"), names=names_of("4", f"{name}_", without=(name,)))
    said = str(stop.value)
    assert said.startswith(f"made-up.csv:1:1: no column {name}; did you mean {name}_?")
    assert "versions known, with their columns: 2 (266), 4 (266), 6 (267)" in said


def test_all_missing_columns_are_told_at_once() -> None:
    with pytest.raises(CouldNotRun) as stop:
        of_text("a,b\n1,2\n", "other.csv")
    assert [line.split(";")[0] for line in str(stop.value).splitlines()[:-1]] == [
        f"other.csv:1:1: no column {name}" for name in NEEDED
    ]


def test_a_column_that_stands_twice_is_no_choice_of_ours() -> None:
    with pytest.raises(CouldNotRun, match="the column Dat stands 2 times"):
        download(row("90001"), names=names_of("6", "Dat"))


@each(["", "\n", '"', "AgtId"])
def test_a_file_without_a_header_is_none(text: str) -> None:
    with pytest.raises(CouldNotRun, match="no column Agt"):
        of_text(text, "empty.csv")


def test_columns_may_stand_in_any_order_and_between_semicolons() -> None:
    text = csv_of([row("90001", title="A made-up one")], reversed(names_of("6")))
    plain = ";".join(["AgtId", "Agt", "Dat", "Status", "Con", "PPName"])
    other = of_text(f"{plain}\n7;A made-up one;2013-04-19;x;Kosovo/Serbia;y\n", "b.csv")
    for found in (of_text(text, "a.csv"), other):
        assert [each.title for each in compared(found, Known((), ())).entries] == ["A made-up one"]
