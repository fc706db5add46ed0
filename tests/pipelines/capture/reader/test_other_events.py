"""What a page says of the last event, the next one and those who would come is not its own."""

from tests.each import each_row
from tests.pipelines.capture.reader.names import page

# text; held; how many came
OTHERS = (
    (
        "Seminar on wells\nDate: 3 June 2021\n\nLantern Institute calls on students to apply. Last "
        "year's seminar was held on 4 June 2020 in Skopje with 35 students.",
        "announced",
        None,
    ),
    (
        "Radionica\n\n3. mart 2020 – Udruženje „Most“ održalo je u Kraljevu radionicu za 12 "
        "lekara. Na prve dve radionice bilo je 40 lekara.",
        "yes",
        12,
    ),
    (
        "Takim\n\n3 mars 2020 – Qendra Burimi mbajti në Pejë takimin, ku morën pjesë 15 mësues. "
        "Takimi i radhës do të mbahet në prill me 60 pjesëmarrës.",
        "yes",
        15,
    ),
)
# text; mode
WAYS = (
    (
        "Debate\n\n5 May 2021 – Lantern Institute held a debate. Twelve people sat in the hall, "
        "while another thirty followed over Zoom.",
        "hybrid",
    ),
    ("Trajnim\n\nTrajnimi u mbajt në formë të kombinuar më 5 maj 2021.", "hybrid"),
    (
        "Okrugli sto\n\n5. maja 2021. u Kraljevu je održan okrugli sto. Govorile su:\n"
        "- Ana Ilić (preko Zoom "
        "platforme)\n- Besa Gashi",
        "in-person",
    ),
)
# text; titles
PARTS = (
    (
        "Konferencija\n\nNa prvom panelu, „Šta piše“, govorila je Ana Ilić. Drugi panel, "
        "„Ko čita“, "
        "vodio je Petar Simić.",
        ("Šta piše", "Ko čita"),
    ),
    (
        "Konferencë\n\nNë panelin e parë, “Dosja”, foli Ana Iliq. Paneli i dytë, “Vula”, u mbajt "
        "pas pauzës.",
        ("Dosja", "Vula"),
    ),
    (
        "Conference\n\nAt the first panel, “Seeds”, Besa Gashi spoke. In the second session, "
        "“Roads”, Ivan Marić did.",
        ("Seeds", "Roads"),
    ),
)


@each_row(OTHERS)
def test_other_events_are_left_alone(text: str, held: str, came: int | None) -> None:
    reading = page(text).reading
    assert reading.held and reading.held.value == held
    assert (reading.participants.value.number if reading.participants else None) == came


@each_row(WAYS)
def test_how_people_met(text: str, mode: str) -> None:
    found = page(text).reading.mode
    assert found and found.value == mode


@each_row(PARTS)
def test_parts_that_sentences_name(text: str, titles: tuple[str, ...]) -> None:
    assert tuple(read.value.title for read in page(text).reading.sessions) == titles


def test_the_period_of_a_project_under_its_labels() -> None:
    found = page(
        "Shared rails\n\nStart date:\n01/09/2023\nEnd date:\n31/08/2025\nDonor: European Union\n"
        "Target groups\n• Passengers\nActivities\n• Study – one study\n"
    )
    assert found.kind_of_page == "project"
    assert found.reading.date and found.reading.date.value == "2023-09-01"
    assert found.reading.date_end and found.reading.date_end.value == "2025-08-31"


JOOMLA = "".join(
    f"<div class='row-{n}'><h2>{title}</h2><dl><dd>Objavljeno: {n + 2} maj 2024</dd></dl>"
    f"<p>{text}</p><p class='readmore'><a>Opširnije: {title}</a></p></div>"
    for n, (title, text) in enumerate(
        (
            ("Okrugli sto o bunarima", "Održan je 1. maja 2024. u Nišu okrugli sto o bunarima."),
            ("Novi priručnik", "Priručnik se može preuzeti. Ima 12 lekcija."),
            ("Radionica u Peći", "U Peći je 28. aprila održana radionica za 16 nastavnika."),
        )
    )
)


def test_a_button_that_repeats_the_title_ends_an_entry() -> None:
    found = page(f"<html><body><h1>Vesti</h1>{JOOMLA}</body></html>", "page.html")
    titles = [each.title.value for each in found.entries if each.title]
    assert titles == ["Okrugli sto o bunarima", "Novi priručnik", "Radionica u Peći"]
    assert [each.participants is None for each in found.entries] == [True, True, False]


def test_who_posted_an_entry_is_not_its_title() -> None:
    entry = "{}\n\nWritten by Administrator. Posted {} March 2023\n\n{}\n\nRead more: {}\n\n"
    told = (
        "On {} March 2023 the Lumi Centre held a public discussion in Peja on wells, and on whose"
    )
    told += " they are. Around 70 residents came, among them many of the old town."
    listed = "".join(
        entry.format(title, day + 2, told.format(day), title)
        for title, day in (("Residents talk about wells", 7), ("Whose is the water", 20))
    )
    titles = [each.title.value for each in page(f"News\n\n{listed}").entries if each.title]
    assert titles == ["Residents talk about wells", "Whose is the water"]
