"""Which agreements a sentence names, and in which town people met, in words of our own."""

from pipelines.capture.reader import read
from tests.each import each_row

AGREEMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("It dealt with the conclusions on customs stamps.", ("customs-stamps-2011",)),
    ("It dealt with the arrangement on licence plates of 2022.", ("licence-plates-2022",)),
    ("It dealt with the agreement of 30 September 2021.", ("licence-plates-2021",)),
    ("It dealt with the queue for licence plates.", ()),
    ("Citizens asked for a bridge over the stream.", ()),
    (
        "It dealt with the energy agreement of 2013 and the energy conclusions of 2015.",
        ("energy-2013", "energy-conclusions-2015"),
    ),
    (
        "It dealt with the general principles of the Association of Serb majority municipalities.",
        ("association-principles-2015",),
    ),
    ("Bilo je reči o Briselskom sporazumu.", ("first-agreement-2013",)),
    ("Bilo je reči o briselskim sporazumima.", ()),
    (
        "Bilo je reči o sporazumu o katastru i o Deklaraciji o nestalim licima.",
        ("cadastral-records-2011", "missing-persons-declaration-2023"),
    ),
    ("Говорило се о договору о позивном броју +383.", ("telecom-dial-code-383-2016",)),
    ("U diskutua për marrëveshjen për sigurimin e automjeteve.", ("vehicle-insurance-2015",)),
    ("U diskutua për Marrëveshjen e Ohrit.", ("path-to-normalisation-2023",)),
    (
        "Diplomati tha se marrëveshja për zyrtarët ndërlidhës zbatohet.",
        ("liaison-arrangements-2013",),
    ),
)

# text; town
PLACES: tuple[tuple[str, str | None], ...] = (
    ("A workshop was held in the library of Kraljevo.", "Kraljevo"),
    ("Officials from Peja visited the Municipality of Novi Pazar.", "Novi Pazar"),
    ("An analyst at the Belgrade Centre for Trade opened a workshop.", None),
    ("A workshop was held for citizens of Vushtrri.", None),
    ("Radionica je održana u Vranju.", "Vranje"),
    ("Radionica je održana u Kulturnom centru u Čačku.", "Čačak"),
    ("Радионица је одржана у сали Скупштине града Крагујевца.", "Крагујевац"),
    ("Punëtoria u mbajt në Gjakovë.", "Gjakovë"),
    ("Punëtoria u mbajt në Shtëpinë e Kulturës në Dragash.", "Dragash"),
    ("A clerk said that a baker in Peja closed. The workshop was held in Niš.", "Niš"),
    ("Nëpunësi tha se punëtoria në Pejë u mbyll.", None),
    ("The workshop was held together with the youth section of a guild in Niš.", None),
    ("Radionica je održana u saradnji sa bibliotekom u Nišu.", None),
    ("Punëtoria u mbajt në bashkëpunim me bibliotekën në Pejë.", None),
    ("Eight clerks were guests of the municipality of Peja.", "Peja"),
    ("A return visit to Kraljevo was held back.", None),
    ("Sledeća, šesta radionica, biće održana u Vranju.", None),
    ("Tribina je održana u Nišu. Pitali su i za razgovor sa rođakom u Peći.", "Niš"),
    ("Në Mitrovicë të Veriut u mbajt një tryezë.", "Mitrovicë e Veriut"),
    ("Qytetarët në Pejë u takuan në Suharekë.", "Suharekë"),
)


@each_row(AGREEMENTS)
def test_which_agreements_a_sentence_names(sentence: str, ids: tuple[str, ...]):
    text = f"Workshop\n\nA workshop was held on 3 May 2021. {sentence}"
    found = read(text.encode(), name="page.txt").reading.agreements
    assert tuple(each.value for each in found) == ids


@each_row(PLACES)
def test_where_people_met(sentence: str, town: str | None):
    found = read(f"Workshop\n\n{sentence}".encode(), name="page.txt").reading.place
    assert (found.value if found else None) == town


def test_what_was_agreed_later_is_not_named_before() -> None:
    told = "Lumi Centre held a workshop in Peja on {}, on the agreement on travel with ID cards."
    before, after = (
        read(told.format(day).encode(), name="page.txt").reading.agreements
        for day in ("4 May 2018", "4 May 2023")
    )
    assert [each.value for each in before] == ["freedom-of-movement-2011"]
    assert [each.value for each in after] == ["id-documents-2022"]
