"""What differs is listed with both sides, and with what the crosswalk notes of it already."""

from dataclasses import replace

from pipelines.pax.differing import FITS, Difference, differences
from pipelines.pax.entries import Entry
from pipelines.pax.matching import Pair
from pipelines.pax.ours import Joined, Ours
from schemas.codes import FORM
from schemas.problem import Place
from tests.each import each_row

ENTRY = Entry(
    *("90001", "Example bridges", "2013-04-19", "Multiparty signed/agreed"),
    *(None, None, None, None, Place("f.csv", 2)),
)
OURS = Ours("example-2013", ("Example bridges", "Bridges"), "2013-04-19", "arrangement")
JOINED = Joined("example-2013", "90001", "Example bridges", "2013-04-19", "same")
PAIR = Pair(ENTRY, OURS, "crosswalk", JOINED, 100)


def told(pair: Pair) -> list[tuple[str, str | None, str | None, str]]:
    return [(each.field, each.theirs, each.ours, each.note) for each in differences([pair])]


def test_what_is_alike_is_not_listed() -> None:
    assert differences([PAIR]) == ()
    other = replace(ENTRY, title="EXAMPLE – bridges")
    assert told(replace(PAIR, entry=other, joined=None)) == []
    assert told(replace(PAIR, entry=replace(ENTRY, title="Bridges"), joined=None)) == []


def test_what_is_not_there_is_not_compared() -> None:
    empty = replace(ENTRY, title=None, date=None, status=None)
    assert told(replace(PAIR, entry=empty)) == []


@each_row(
    [
        ("2013-04-20", ""),
        ("2013-04", "ours is less precise"),
        (None, ""),
    ]
)
def test_another_date_is_listed(ours: str | None, note: str) -> None:
    pair = replace(PAIR, ours=replace(OURS, date=ours), joined=None)
    assert told(pair) == [("date", "2013-04-19", ours, note)]


def test_what_the_crosswalk_notes_is_marked_so() -> None:
    pair = replace(PAIR, ours=replace(OURS, date="2013-04-20"))
    assert differences([pair]) == (
        Difference(
            *("90001", "example-2013", "date", "2013-04-19", "2013-04-20"),
            note="as the crosswalk notes it",
            is_noted=True,
        ),
    )


def test_what_pa_x_changed_since_is_listed_even_where_it_is_like_ours() -> None:
    joined = replace(JOINED, date="2013-04-18", title="Made-up name")
    assert told(replace(PAIR, joined=joined)) == [
        ("date", "2013-04-19", "2013-04-19", "PA-X had 2013-04-18 when the crosswalk was written"),
        (
            *("title", "Example bridges", "Example bridges"),
            "PA-X had Made-up name when the crosswalk was written",
        ),
    ]


def test_a_part_of_a_text_says_so() -> None:
    pair = replace(
        PAIR, ours=replace(OURS, date="2011"), joined=replace(JOINED, match="part", date=None)
    )
    assert told(pair) == [("date", "2013-04-19", "2011", "the texts are not the same in extent")]


@each_row(
    [
        ("Multiparty signed/agreed", "agreed-unsigned-text", False),
        ("Multiparty signed/agreed", "parallel-commitments", True),
        ("Unilateral document", "parallel-commitments", False),
        ("Unilateral document", "signed-agreement", True),
        ("Status unclear", "arrangement", True),
        ("A status nobody has seen", "arrangement", True),
    ]
)
def test_a_status_is_listed_unless_the_form_says_nothing_else(
    status: str, form: str, is_listed: bool
) -> None:
    pair = replace(PAIR, entry=replace(ENTRY, status=status), ours=replace(OURS, form=form))
    expected = [("status", status, FORM.labels[form], "ours is the form of the agreement")]
    assert told(pair) == (expected if is_listed else [])


def test_the_forms_are_codes() -> None:
    assert all(forms <= set(FORM.codes) for forms in FITS.values())
