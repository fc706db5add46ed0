"""The state of a sentence: current while its records say what they said, and stand uncorrected."""

from datetime import date
from pathlib import Path

from pipelines.run.edition import edition, read
from pipelines.run.sealing import sealed
from schemas.narratives import Narrative, NarrativeState
from tests.narratives import narrated
from tests.trees import edit

NAMES = ("n001", "n002", "n003", "n004", "n005", "n006")
A = "agreements/example-2013.yml"


def states(root: Path, as_of: date | None = None, known_by: date | None = None) -> dict[str, str]:
    """The last letters of each sentence and its state."""
    made = edition(read(root / "raw"), as_of, known_by)
    return {row.sentence_id[-4:]: row.state for row in made.tables.of(NarrativeState)}


def test_a_sealed_narrative_is_current(tiny: Path) -> None:
    narrated(tiny)
    sealed(tiny / "raw")
    assert states(tiny) == dict.fromkeys(NAMES, "current")


def test_a_sentence_on_a_record_that_changed_is_stale_and_the_others_stand(tiny: Path) -> None:
    narrated(tiny)
    sealed(tiny / "raw")
    edit(tiny, A, "    text: First stones laid\n", "    text: Stones laid\n")
    edit(tiny, A, "    value: 40\n", "    value: 50\n")
    assert states(tiny) == {**dict.fromkeys(NAMES, "current"), "n003": "stale", "n006": "stale"}


def test_a_sentence_on_a_claim_that_its_assessor_corrected_is_stale(tiny: Path) -> None:
    narrated(tiny)
    correcting = """  - id: example-2013-c009
    assessor_id: example-institute
    corrects_id: example-2013-c001
    performer: all
    as_of: '2015-03'
    as_of_basis: stated
    published: '2020-05-01'
    recorded: '2020-06-30'
    no_level_code: account_only
    finding: The institute corrects its report.
    verified: true
    about:
      - agreement_id: example-2013
        provision_id: example-2013.1
    citations: [{source_id: example-2015-report, seen_on: '2020-06-30', seen_as: stored-text, seen_part: unknown}]
challenges:
"""  # noqa: E501
    edit(tiny, A, "challenges:\n", correcting)
    sealed(tiny / "raw")
    assert states(tiny) == {**dict.fromkeys(NAMES, "current"), "n004": "stale"}


def test_before_it_was_written_there_is_no_narrative(tiny: Path) -> None:
    narrated(tiny)
    sealed(tiny / "raw")
    day = date(2020, 6, 14)
    made = edition(read(tiny / "raw"), day, day)
    assert made.tables.of(Narrative) == []
    assert states(tiny, date(2020, 6, 15), date(2020, 6, 15)) != {}
    assert states(tiny, date(2020, 6, 30), day) == {}
