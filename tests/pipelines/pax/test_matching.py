"""What belongs together: by the crosswalk, else by date and title, and of several none."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from pipelines.pax import Matched, compared, known
from pipelines.pax.entries import Entry
from pipelines.pax.matching import BY_CROSSWALK, BY_DATE_AND_TITLE, folded, matched
from pipelines.pax.ours import Joined, Known, Ours
from schemas.problem import Place
from tests.each import each_row
from tests.pipelines.pax.downloads import download, row
from tests.pipelines.tabulate.tables import checkout_read

BRIDGES = Ours("example-2013", ("Example agreement on bridges",), "2013-04-19", "arrangement")
FERRIES = Ours("ferries-2013", ("Ferries", "Made-up ferries"), "2013-04", "arrangement")
UNDATED = Ours("undated", ("Example agreement on bridges",), None, "arrangement")
JOINED = Joined("example-2013", "90001", "Bridges", "2013-04-19", "same")


def entry(number: str, title: str | None, day: str | None) -> Entry:
    place = Place("f.csv", 2)
    return Entry(number, title, day, "Multiparty signed/agreed", None, None, None, None, place)


def told(found: Matched) -> list[tuple[str, str, str]]:
    return [(pair.entry.id, pair.ours.id, pair.by) for pair in found.pairs]


def test_the_crosswalk_joins_whatever_dates_and_titles_say() -> None:
    found = matched([entry("90001", "Tunnels", "1999-01-01")], Known((BRIDGES,), (JOINED,)))
    assert told(found) == [("90001", "example-2013", BY_CROSSWALK)]
    assert (found.theirs, found.ours, found.absent) == ((), (), ())


def test_the_crosswalk_may_join_one_with_several() -> None:
    several = (JOINED, Joined("ferries-2013", "90001", None, None, "part"))
    found = matched([entry("90001", None, None)], Known((BRIDGES, FERRIES), several))
    assert {each[1] for each in told(found)} == {"example-2013", "ferries-2013"}


def test_a_day_and_a_title_join_what_the_crosswalk_does_not() -> None:
    one = entry("7", "EXAMPLE AGREEMENT ON BRIDGES (Made-up Dialogue)", "2013-04-19")
    two = entry("8", "Made up ferries", "2013-04-02")
    found = matched([one, two], Known((BRIDGES, FERRIES, UNDATED), ()))
    assert told(found) == [
        ("8", "ferries-2013", BY_DATE_AND_TITLE),
        ("7", "example-2013", BY_DATE_AND_TITLE),
    ]
    assert [each.id for each in found.ours] == ["undated"]


@each_row(
    [
        ("Example agreement on bridges", "2013-04-20", ("title",)),
        ("A treaty of tunnels", "2013-04-19", ("date",)),
        ("Example agreement on bridges", None, ("title",)),
        (None, "2013-04-19", ("date",)),
    ]
)
def test_what_fits_by_one_alone_is_named_and_not_joined(
    title: str | None, day: str | None, fits: tuple[str, ...]
) -> None:
    found = matched([entry("7", title, day)], Known((BRIDGES,), ()))
    assert found.pairs == ()
    (alone,) = found.theirs
    assert [each.fits_by for each in alone.near] == [fits]
    assert alone.near[0].sentence == f"example-2013 fits by {fits[0]}"


def test_of_several_that_fit_none_is_chosen() -> None:
    twin = Ours("twin-2013", BRIDGES.titles, BRIDGES.date, "arrangement")
    title, day = BRIDGES.title, BRIDGES.date
    assert matched([entry("7", title, day)], Known((BRIDGES, twin), ())).pairs == ()
    two = [entry("7", title, day), entry("8", title, day)]
    found = matched(two, Known((BRIDGES,), ()))
    assert found.pairs == () and len(found.theirs) == 2 and len(found.ours) == 1


def test_an_id_that_is_not_in_the_file_leaves_its_agreement_to_date_and_title() -> None:
    found = matched([entry("7", BRIDGES.title, BRIDGES.date)], Known((BRIDGES,), (JOINED,)))
    assert told(found) == [("7", "example-2013", BY_DATE_AND_TITLE)]
    assert found.absent == (JOINED,)


def test_titles_are_compared_without_accents_signs_and_capitals() -> None:
    assert folded("Vučić – Đakovica/ANNEX: “one”") == folded("vucic - djakovica annex one")


TITLES = st.sampled_from(["Bridges", "Ferries", "Bridges and ferries", None])
DAYS = st.sampled_from(["2013-04-19", "2013-04-20", None])
OURS = st.lists(st.tuples(TITLES.filter(bool), DAYS), max_size=4)
THEIRS = st.lists(st.tuples(TITLES, DAYS), max_size=4)


@given(THEIRS, OURS, st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4))
def test_everything_is_listed_and_nothing_by_date_and_title_twice(
    theirs: list[tuple[str | None, str | None]],
    ours: list[tuple[str, str | None]],
    joined: set[tuple[int, int]],
) -> None:
    entries = [entry(str(n), title, day) for n, (title, day) in enumerate(theirs)]
    records = tuple(Ours(f"a-{n}", (title,), day, "x") for n, (title, day) in enumerate(ours))
    rows = tuple(Joined(f"a-{a}", str(e), None, None, "same") for e, a in sorted(joined))
    found = matched(entries, Known(records, rows))
    there = {pair.entry.id for pair in found.pairs} | {each.entry.id for each in found.theirs}
    assert there == {each.id for each in entries}
    ids = {pair.ours.id for pair in found.pairs} | {each.id for each in found.ours}
    gone = {each.agreement_id for each in found.absent}
    assert ids | gone >= {each.id for each in records}
    assert not {each.id for each in found.ours} & gone
    fitting = [pair for pair in found.pairs if pair.by == BY_DATE_AND_TITLE]
    assert len({pair.entry.id for pair in fitting}) == len(fitting)
    assert len({pair.ours.id for pair in fitting}) == len(fitting)


@cache
def our_side() -> Known:
    return known(checkout_read().found.records)


def test_date_and_title_alone_find_most_of_our_crosswalk_and_nothing_else() -> None:
    """The figure of docs/pax.md: how `ALIKE` was set."""
    truth = {each.identifier: each for each in our_side().crosswalk}
    rows = [row(n, each.date or "", each.title or "") for n, each in truth.items()]
    found = compared(download(*rows), Known(our_side().agreements, ()))
    assert found.problems == () and len(found.entries) == len(truth) >= 20
    joined = {pair.entry.id: pair.ours.id for pair in found.matched.pairs}
    assert {n: truth[n].agreement_id for n in joined} == joined
    assert len(joined) >= 17
    assert [each.id for each in found.matched.ours] != []


def test_entries_that_the_crosswalk_leaves_out_stay_with_what_they_may_be() -> None:
    """Entry 2020 fits one by its date and another by its title: raw/crosswalk.yml says so."""
    title = "Integrated Boundary Management of the Administrative Crossing Points"
    found = compared(download(row("2020", "2012-02-23", title)), our_side())
    (alone,) = found.matched.theirs
    near = {each.ours.id: each.fits_by for each in alone.near}
    assert near["ibm-2011"] == ("title",) and near["ibm-technical-protocol-2012"] == ("date",)
    assert {each.identifier for each in found.matched.absent} == {
        each.identifier for each in our_side().crosswalk
    }
