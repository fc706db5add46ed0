"""Days, kinds of page and listings in words and shapes that vary more than those of the sets."""

from tests.each import each, each_row
from tests.pipelines.capture.reader.names import page

# text; first day of the event
DAYS = (
    (
        "Plates on the table\n\nOn a rainy Saturday, 12 March 2022, forty people squeezed into "
        "the library in Peja to talk about plates.",
        "2022-03-12",
    ),
    (
        "Nisja drejt Ohrit\n\nMe autobusin e orës shtatë, më 18 mars të vitit 2023, u nisëm për në "
        "Ohër me njëzet nxënës.",
        "2023-03-18",
    ),
    (
        "Пријем за матичаре\n\nУ Крагујевцу су се 15. и 16. марта 2018. године срели матичари.",
        "2018-03-15",
    ),
    (
        "Tribina o brojilima\n\nPoslala Ana I. – uto, 06/07/2022 – 09:55\n\nTribina o brojilima "
        "održana je 2. juna u Nišu.",
        "2022-06-02",
    ),
    (
        "Shkolla vjeshtore\n\nPrej 9 deri më 14/10/2023 në Brezovicë u mbajt shkolla vjeshtore.",
        "2023-10-09",
    ),
    (
        "Meeting with mayors\n\nElections in the north were held on 23 April 2023. Lantern "
        "Institute invited four mayors to a round table in Peja on 12 May 2023.",
        "2023-05-12",
    ),
    (
        "Javna rasprava\n\nZakon je stupio na snagu 1. januara 2021. godine, a rasprava o njemu "
        "održana je 12. marta 2021. u Nišu.",
        "2021-03-12",
    ),
    (
        "Report from the field\n\nJune 3, 2020\n\nWhat changed since the tariff was lifted on 31 "
        "March? Six traders told us at an online round table on Tuesday.",
        "2020-06-02",
    ),
    (
        "Gosti iz Đakovice\n\nPetog juna 2018. godine u našoj školi ugostili smo deset učenika na "
        "razgovoru o udžbenicima.",
        "2018-06-05",
    ),
    (
        "Bus to Ohrid\n\nOn the morning of the second of June, 2021 a bus with 40 students left "
        "Niš for a meeting in Ohrid.",
        "2021-06-02",
    ),
)


@each_row(DAYS)
def test_the_day_in_any_wording(text: str, first: str) -> None:
    found = page(text)
    assert found.kind_of_page == "event"
    assert found.reading.date and found.reading.date.value == first


def test_a_day_alone_below_the_text_is_that_of_the_post() -> None:
    text = (
        "Lantern Institute held the training in Peja from 4 to 6 April 2022. " + "It was long. " * 9
    )
    published = page(f"Training for mediators\n\n{text}\n\n{text}\n\n08.04.2022.").reading.published
    assert published and published.value == "2022-04-08"


KINDS = (
    (
        "Mostovi\n\nMostovi je dvogodišnji projekat Centra Lampa. U okviru projekta biće održano "
        "deset debata i četiri obuke.",
        "project",
    ),
    (
        "Urat\n\nUrat është projekt dyvjeçar i Qendrës Burimi, i cili ka filluar në janar 2022. Në "
        "kuadër të projektit do të mbahen dhjetë debate.",
        "project",
    ),
    (
        "Bridges\n\nBridges is a two-year initiative that started in January 2022. Within the "
        "project we will hold ten debates, four trainings and one conference.",
        "project",
    ),
    (
        "Konkurs: dva mesta za praktikante\n\nCentar Lampa raspisuje konkurs. Razgovori će biti "
        "održani 20. maja 2022.",
        "none",
    ),
    (
        "Thirrje për propozime: grante të vogla\n\nAfati është 12 maj 2022. Takimi informues "
        "mbahet më 20 prill 2022.",
        "none",
    ),
    (
        "Tišina posle potpisa\n\nPiše: Ana Ilić\n\nKada su 18. marta 2023. dvojica napustila "
        "Ohrid, niko ništa nije potpisao. Pitam se šta je sporazum.",
        "none",
    ),
    (
        "Izjava povodom događaja\n\nMi, organizacije, pozivamo na smirivanje. U Prištini, 27. maja "
        "2023.",
        "none",
    ),
    (
        "SAVE THE DATE: Conference on wells\n\nPeja, 29–30 August 2025\n\nLantern Institute "
        "invites you to a conference.\n\nFriday, 29 August\n10:30 – 11:00 Welcome\n11:00 – 12:00 "
        "Panel I\nSaturday, 30 August\n10:00 – 12:00 Panel II",
        "event",
    ),
)


@each_row(KINDS, lambda row: row[0][:30])
def test_a_kind_of_page_in_other_words(text: str, kind: str) -> None:
    assert page(text).kind_of_page == kind


ENTRIES = (
    (
        "Round table in Peja",
        "14 May 2021",
        "On 12 May 2021 a round table on wells was held in Peja.",
    ),
    (
        "Training in Niš",
        "2 April 2021",
        "From 29 to 31 March 2021 twelve people were trained in Niš.",
    ),
    (
        "Study on wells",
        "5 March 2021",
        "The study looks at how long people wait, and at what cost.",
    ),
)
SHAPES = (
    ("{1} – {0}\n{2}\n\n", "a.txt"),
    ("{0} | {1}\n{2}\n\n", "b.txt"),
    ("{0}\n{2}\n{1}\n\n", "c.txt"),
    ("<div class=item><a href=/x>{0}</a><span>{1}</span><p>{2}</p></div>", "d.html"),
    ("<li><b>{0}</b> <i>{1}</i><br>{2}</li>", "e.html"),
    ("<tr><td>{1}</td><td><a href=/x>{0}</a></td><td>{2}</td></tr>", "f.html"),
    ("<div class=card><h4><a href=/x>{0}</a></h4><p>{2}</p></div>", "g.html"),
)


@each_row(SHAPES, lambda row: row[1])
def test_entries_of_a_listing_in_many_shapes(shape: str, name: str) -> None:
    body = "".join(shape.format(*entry) for entry in ENTRIES)
    around = "<html><body><h1>News</h1><table>{}</table></body></html>" if "<tr" in body else ""
    around = around or (
        "<html><body><h1>News</h1><div>{}</div></body></html>" if "<" in body else ""
    )
    found = page(around.format(body) if around else f"News\n\n{body}", name)
    assert [entry.title.value for entry in found.entries if entry.title] == [e[0] for e in ENTRIES]


def test_cards_of_other_news_below_an_event_make_no_listing() -> None:
    cards = "".join(
        f"<div><h4>{title}</h4><span>{day}</span><p>{text}</p></div>"
        for title, day, text in ENTRIES
    )
    text = "<p>On 4 May 2021 Lantern Institute held a talk on wells in Peja. " + "It was long. " * 9
    found = page(f"<html><body><h1>Talk</h1>{text}{text}<div>{cards}</div></body></html>", "a.html")
    assert found.kind_of_page == "event"


BODY = "<p>On 4 May 2021 Lantern Institute held a talk on wells in Peja. " + "It was long. " * 9
HEADS = (
    "<h1>Lantern Institute</h1><h2>Who counts the wells</h2>",
    "<div class=header><h1 class=blogname><a href='/'>Lantern</a></h1></div>"
    "<h2>Who counts the wells</h2>",
    "<h1>News</h1><h2>Who counts the wells</h2>",
    "<div id=top><b>Lantern</b></div><div class=t>Who counts the wells</div>",
)


@each(HEADS)
def test_the_title_below_the_name_of_the_site_in_html(head: str) -> None:
    html = f"<html><head><title>Lantern</title></head><body>{head}{BODY}</body></html>"
    found = page(html, "page.html").reading.title
    assert found and found.value == "Who counts the wells"


MENUS = (
    "Lantern Institute\nWe count\n\nHome\nAbout\nNews\nContact\n\n",
    "Qendra Burimi\nBallina  Rreth nesh  Projektet  Lajmet  Kontakti\n\n",
    "Vi ste ovde: Naslovna > Aktivnosti > Tribine\n",
    "Latinica | Ћирилица | English\nCentar Lampa\nistraživanje, dijalog, promena\n\n",
    "Preskoči na glavni sadržaj\nCentar Lampa\nNaslovna | O centru | Vesti | Kontakt\n\n",
)


@each(MENUS)
def test_the_title_below_a_row_of_a_menu(above: str) -> None:
    text = "On 4 May 2021 Lantern Institute held a talk on wells in Peja. " + "It was long. " * 9
    found = page(f"{above}Who counts the wells\n\n{text}").reading.title
    assert found and found.value == "Who counts the wells"
