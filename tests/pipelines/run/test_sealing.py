"""Seals are written into the file of a narrative, and nothing else in it changes."""

from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.run.sealing import sealed, with_seals
from schemas.problem import CouldNotRun, ProblemsFound
from tests.narratives import TEXT, narrated
from tests.trees import edit


def test_each_sentence_gets_the_hash_of_its_records(tiny: Path) -> None:
    path = narrated(tiny)
    assert sealed(tiny / "raw") == {path: 6}
    lines = path.read_text(encoding="utf-8").splitlines()
    seals = [line for line in lines if line.startswith("    seen: '")]
    assert len(seals) == len(set(seals)) == 6
    assert [line for line in lines if line not in seals] == TEXT.splitlines()


def test_a_second_time_nothing_is_written(tiny: Path) -> None:
    path = narrated(tiny)
    sealed(tiny / "raw")
    before = path.stat().st_mtime_ns
    assert sealed(tiny / "raw") == {}
    assert path.stat().st_mtime_ns == before


def test_only_what_rests_on_a_record_that_changed_is_sealed_anew(tiny: Path) -> None:
    path = narrated(tiny)
    sealed(tiny / "raw")
    edit(tiny, "agreements/example-2013.yml", "    value: 40\n", "    value: 50\n")
    assert sealed(tiny / "raw", ["example-2013"]) == {path: 1}


def test_comments_and_the_order_of_fields_stay() -> None:
    lines = ["# why", "  - text: A.  # more", "    id: a-n001", "    seen: 'ffffffff'", "other: 1"]
    assert with_seals(lines, {"a-n001": "00000000"}) == [
        "# why",
        "  - text: A.  # more",
        "    id: a-n001",
        "    seen: '00000000'",
        "other: 1",
    ]


def test_an_agreement_without_a_narrative_is_named_with_those_that_have_one(tiny: Path) -> None:
    narrated(tiny)
    with pytest.raises(CouldNotRun, match=r"no narrative of example; .*example-2013"):
        sealed(tiny / "raw", ["example"])


def test_errors_in_the_records_stop_it(tiny: Path) -> None:
    path = narrated(tiny, TEXT.replace("cited_id: example-2013-c002", "cited_id: nowhere-c001"))
    with pytest.raises(ProblemsFound):
        sealed(tiny / "raw")
    assert "seen" not in path.read_text(encoding="utf-8")


def test_the_command_says_what_it_sealed(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    narrated(tiny)
    assert main(["seal", "--root", str(tiny)]) == 0
    assert capsys.readouterr().out == "raw/narratives/example-2013.yml: 6 sentences sealed\n"
