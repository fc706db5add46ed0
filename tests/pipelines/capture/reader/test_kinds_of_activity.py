"""What a page is on: a launch, a visit, a meeting of a board, or nothing of the sort."""

from tests.each import each_row
from tests.pipelines.capture.reader.names import page

# text; the kind of activity
KINDS = (
    (
        "Working breakfast with missions\n\nOn 31 January 2024 the Lumi Centre gathered six "
        "missions in Peja at a working breakfast at which the state of the wells was presented.",
        None,
    ),
    (
        "Predstavljena platforma „Pitaj bunar“\n\nGrađani od 4. maja 2021. mogu da pitaju o "
        "bunarima, a ideja je nastala tokom emisija „Voda“. Predstavljanje je održano u Nišu.",
        "launch",
    ),
    (
        "Vizitë e grave të Pejës në Nish\n\nDymbëdhjetë gra qëndruan më 14 mars 2023 në Nish. "
        "Gratë vizituan dy punëtori të endjes dhe një kooperativë.",
        "peer-visit",
    ),
    (
        "Advisory Board holds its third meeting\n\nThe Advisory Board of the programme met on 29 "
        "November 2023 in Skopje and read the annual report.",
        "forum-meeting",
    ),
    (
        "Gratë e besimit në të njëjtën tryezë\n\nNë Pejë u mbajt më 4 maj 2021 konferenca “Gratë "
        "dhe puset”. Morën pjesë 60 gra.",
        "conference",
    ),
    (
        "Kush e fitoi turneun?\n\nTurneu i debatit “Replika” u mbajt prej 31 marsit deri më 2 "
        "prill 2023 në Pejë. Garuan dymbëdhjetë ekipe.",
        None,
    ),
    (
        "Vodiči iz Peći na Ibru\n\nU Kraljevu je 12. maja 2022. boravilo osamnaest planinskih "
        "vodiča. Oni su obišli tri staze.",
        None,
    ),
)


@each_row(KINDS)
def test_the_kind_of_an_activity(text: str, kind: str | None) -> None:
    found = page(text).reading.kind
    assert (found.value if found else None) == kind


def test_the_day_over_the_title_of_a_report_is_that_of_the_post() -> None:
    reading = page(
        "Të rinjtë\n17 tetor 2018\n\nGratë dhe puset: konferencë në Pejë\n\nNë Pejë u mbajt "
        "konferenca “Gratë dhe puset”, e para e këtij lloji. Morën pjesë 60 gra nga gjashtë "
        "qytete, të cilat folën për puset dhe për ujin e fshatit."
    ).reading
    assert reading.date is None
    assert reading.published and reading.published.value == "2018-10-17"
