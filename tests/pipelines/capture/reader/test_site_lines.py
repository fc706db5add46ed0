"""Titles of pages whose site stands above or beside them, and what is the site's."""

import pytest

from pipelines.capture.reader.runs import Run
from pipelines.capture.reader.site_lines import HEAD as MOST
from tests.each import each_row
from tests.pipelines.capture.reader.names import page

HEAD = '<html><head><meta charset="utf-8">'
# text; title
PLAIN = (
    (
        "Долина бунара\nСавез задруга\n\nНасловна\nНовости\nЗадруге чланице\nЦене\n\nЗадругари из "
        "долине у посети колегама у Нишу\n\n4. мај 2021.\n\nЗадругари су посетили Ниш.",
        "Задругари из долине у посети колегама у Нишу",
    ),
    (
        "Home\nMuseum\nShop\nMonday: closed\nTuesday - Sunday: 10:00 - 18:00\nshqip | srpski\n\n"
        "Wells of both sides: a conference\n\nOn 4 May 2021 Lantern Institute held a conference in "
        "Peja.",
        "Wells of both sides: a conference",
    ),
    (
        "River Youth\nHome\nJoin us\nStories\nPodcast\nSign in\n\nTraining\n\nThree evenings on "
        "wells: our training is over\n\nBy River Youth • 11 Feb 2021 • 2 min read\n\nEighteen "
        "members of our network, aged 16 to 22, spent three evenings in Peja learning how to check "
        "what they read about wells. The training was held on 2, 4 and 9 February 2021.",
        "Three evenings on wells: our training is over",
    ),
    (
        "МЕНИ\nНасловна\nВести\nПОСЕТА\n23 017\n\nОбука за чуваре бунара у Нишу\nОбјављено: "
        "12. мај 2022.\n\nУдружење „Лист“ организовало је од 6. до 8. маја 2022. године у Нишу "
        "обуку за чуваре бунара.",
        "Обука за чуваре бунара у Нишу",
    ),
    (
        "Shtëpia e puseve Pejë\nE premte, 11 mars 2022\nFokus-grup me gra nga Peja për puset\nNë "
        "hapësirat e Shtëpisë së puseve në Pejë u mbajt dje fokus-grupi i dytë me gra të moshave "
        "të ndryshme për përvojat e tyre me puset dhe burimet e fshatit.",
        "Fokus-grup me gra nga Peja për puset",
    ),
    (
        "GUR NË LUM RIVER STONE KAMEN\nVendet Rrëfimet Shkolla Na përkrahni\n30 maj 2018\n"
        "Konservatorët nga Nishi në vizitë te shokët\nPrizren–Nish, 22–26 maj 2018\nPër pesë ditë "
        "rresht, nëntë konservatorë e studentë të arkitekturës nga Nishi punuan në Prizren bashkë "
        "me shokët e tyre dhe panë si pastrohet një mbishkrim.",
        "Konservatorët nga Nishi në vizitë te shokët",
    ),
    (
        "Oda e Lumit\nBallina\nShërbimet\nLajme\n\nTransportuesit informohen për certifikatat PDF "
        "Printo E-mail\n\nE premte, 21 Tetor 2016 10:05\n\nOda e Lumit mbajti të mërkurën, më 19 "
        "tetor 2016, në Pejë, një punëtori për transportuesit e mallrave.",
        "Transportuesit informohen për certifikatat",
    ),
    (
        "about projects library\nWho counts the wells\n\n4 May 2021\n\nLantern Institute held a "
        "talk in Peja.",
        "Who counts the wells",
    ),
    (
        "ЋИР | LAT\nЗатвори мени\nРазговор о бунарима\n\n4. мај 2021.\n\nУдружење „Лист“ одржало "
        "је разговор у Нишу.",
        "Разговор о бунарима",
    ),
    (
        "Ky artikull gjendet edhe në anglisht\nBisedë për puset\nAutor: Agim Shembulli\n\n4 maj "
        "2021 – Qendra Burimi mbajti një bisedë në Pejë.",
        "Bisedë për puset",
    ),
    (
        "By Ana Example\nWhat the wells taught me\n\nI remember the summer in which the wells ran "
        "dry.",
        "What the wells taught me",
    ),
    (
        "River Observatory\nHome\nOur people\nShop\nMedia\n\nTraining on wells\n\n4 May 2021\n\n"
        "River Observatory held a training on wells in Peja.",
        "Training on wells",
    ),
    (
        "Qendra Burimi\nAktualitet\nGazetarët vizituan Nishin\n\n3 maj 2022 – Qendra Burimi "
        "organizoi një vizitë të gazetarëve në Nish.",
        "Gazetarët vizituan Nishin",
    ),
    (
        "Вести из Топлице\nДРУШТВО\nМлади из две општине засадили дрвеће\nпонедељак, 7. март "
        "2022.\n\nУдружење „Лист“ организовало је јуче у Краљеву радну акцију.",
        "Млади из две општине засадили дрвеће",
    ),
    (
        "Lantern Institute\nEvents » Upcoming\nWho keeps the register? A talk with clerks\nDate\n"
        "14 May 2024\n\nLantern Institute invites you to a talk.",
        "Who keeps the register? A talk with clerks",
    ),
    (
        "Poseta zadrugama u Kraljevu\n\n14.05.2019. | Vesti | 231 pregleda\n\nPrekjuče je 14 "
        "zadrugara posetilo zadruge u Kraljevu, u organizaciji Udruženja „Plod“.",
        "Poseta zadrugama u Kraljevu",
    ),
    (
        "Medjunarodna konferencija\nKO ČUVA NAŠE KNJIGE\n\n4. maj 2021, Hotel „Lipa“, Niš",
        "KO ČUVA NAŠE KNJIGE",
    ),
    (
        "Klub čitalaca – Vesti – Tribina o knjigama\n\nTribina o knjigama\n\n4. maj 2021. 12:00\n"
        "Klub čitalaca održao je u Nišu tribinu o knjigama.",
        "Tribina o knjigama",
    ),
    (
        "ftesë\nQendra Burimi ju fton në tryezën\n\n“Kush i numëron puset?”\n\nE martë, 4 maj "
        "2021, ora 11:00, Biblioteka e Qytetit, Pejë",
        "“Kush i numëron puset?”",
    ),
    (
        "POZIV NA TRIBINU\n\nKo čuva naše knjige?\n\nKlub čitalaca poziva Vas na tribinu 4. maja "
        "2021. u Nišu.",
        "Ko čuva naše knjige?",
    ),
    (
        "AGJENDA\n\nSeminar për arkivistët\n\n4 maj 2021, Prishtinë\n\n10:00 Hapja\n11:00 Pauza",
        "Seminar për arkivistët",
    ),
    (
        "Invitation\n\nDear friends,\n\nwe invite you to the debate “Who keeps our books?” on 4 "
        "May 2021 in Peja.",
        "Who keeps our books?",
    ),
    (
        "Past events | Upcoming events\nTalk: Who keeps the books\n\nLantern Institute invites you "
        "to a talk on 4 May 2021.",
        "Talk: Who keeps the books",
    ),
    (
        "Program\n\nObuka: „Ko čuva knjige“Niš, 4. maj 2021.\n\nObuku organizuje Centar za vodu.",
        "Obuka: „Ko čuva knjige“",
    ),
)
BESIDE = (
    (
        f"{HEAD}<title>Lantern - Peja</title></head><body><form name='aspnetForm' method='post'>"
        "<table><tr><td><a href='a'>Home</a><a href='b'>News</a></td><td><span class='naslov'>"
        "Lawyers trained on wells</span><br><span class='data'>13.11.2017</span><div>On 9 November "
        "2017 Lantern Institute held a training for lawyers in Peja. "
        + "They asked for texts. " * 40
        + "</div></td></tr></table></form></body></html>",
        "Lawyers trained on wells",
    ),
    (
        f"{HEAD}<title>NVO Zora | Panel o vodi</title></head><body><table><tr><td><b>Kursna "
        "lista</b><br>12.03.2020 Skupština</td><td><p><b>Panel o vodi</b></p><p>Objavljeno: "
        "14.03.2020.</p><p>NVO Zora organizovala je 12. marta 2020. panel o vodi.</p></td></tr>"
        "</table></body></html>",
        "Panel o vodi",
    ),
    (
        f"{HEAD}<title>Debat: Kush lexon? – Drita</title></head><body><div><div><h1>Debat: Kush "
        "lexon?</h1><p>Radio Drita mbajti më 1 prill 2019 në Pejë një debat me qytetarë.</p></div>"
        "<div><h4>Të fundit</h4><small>1 prill 2019</small><h5>Moti</h5><small>2 prill 2019</small>"
        "<h5>Buka</h5><small>5 prill 2019</small><h5>Futboll</h5></div></div></body></html>",
        "Debat: Kush lexon?",
    ),
    (
        f"{HEAD}<title>Talk: Who reads?</title></head><body><div class='elementor-widget "
        "elementor-widget-nav-menu'>Donate</div><div class='elementor-widget "
        "elementor-widget-heading'><h2>Talk: Who reads?</h2></div><div class='elementor-widget "
        "elementor-widget-text-editor'><p>On 1 April 2019, Radio Drita held a talk with readers in "
        "Peja.</p></div></body></html>",
        "Talk: Who reads?",
    ),
    (
        f"{HEAD}<title>Klub Reka - Vesti</title></head><body><table><tr><td class='logo'>KLUB REKA"
        "</td></tr><tr><td><div class='naslov'>Tribina o vodi</div><p>Klub Reka održao je 4. maja "
        "2021. u Nišu tribinu o vodi.</p></td></tr></table></body></html>",
        "Tribina o vodi",
    ),
    (
        f"{HEAD}<title>Water Club :: News :: Power on the river</title></head><body><table><tr>"
        "<td>Water Club</td></tr></table><h2>Public discussion: Power on the river</h2>"
        "<p>Water Club held the discussion on 4 May 2021 in Peja.</p></body></html>",
        "Public discussion: Power on the river",
    ),
    (
        f"{HEAD}<title>Klub Reka</title></head><body><table><tr><td><b>MENI</b><br><a href='a'>"
        "Vesti</a><br><b>USKORO</b><br>Škola - prijave do 10. decembra</td><td><font size='5'><b>"
        "Tribina: Kome teče reka</b></font><br><br><i>Niš, 7. maj 2021.</i><br><br>O tome kome "
        "teče reka govorilo se na tribini koju je u utorak, 4. maja, u Nišu organizovao Klub Reka "
        "pred više od šezdeset ljudi.<br><br><a href='b'>Nazad</a></td></tr></table></body></html>",
        "Tribina: Kome teče reka",
    ),
    (
        f"{HEAD}<title>Lumi</title></head><body><div class='hdr'><div class='logo'>LUMI / THE RIVER"
        "</div></div><div class='bt'>Six days on a mountain: a camp in Peja</div><div class='bd'>"
        "<span>schedule</span>12:48 - 9 August, 2023 <span>Activities</span></div><div><div>Our "
        "camp took place in Peja from 31 July to 5 August. Thirty people came from six towns, and "
        "for most of them it was the first time.</div></div></body></html>",
        "Six days on a mountain: a camp in Peja",
    ),
    (
        f"{HEAD}<title>Oda e Lumit - Lajme</title></head><body><table><tr><td>Oda e Lumit</td><td>"
        "Lajme</td></tr></table><h3>Tryezë me bizneset në Podujevë</h3><p>Publikuar: 30/09/2020 | "
        "Kategoria: Tregtia</p><p>Oda e Lumit ka organizuar më 29 shtator 2020 në Podujevë një "
        "tryezë të rrumbullakët me përfaqësues të bizneseve dhe të Doganës.</p></body></html>",
        "Tryezë me bizneset në Podujevë",
    ),
    (
        f"{HEAD}<title>Kuća bunara Niš: Razgovor u bašti</title></head><body><div class='header'>"
        "<h1 class='title'>Kuća bunara Niš</h1><div>Shtëpia e puseve</div></div><h2 class="
        "'date-header'>ponedeljak, 24. april 2023.</h2><div class='post hentry'><h3 class="
        "'post-title entry-title'>Razgovor u bašti</h3><div><p>U sredu, 19. aprila, u bašti Kuće "
        "bunara u Nišu održan je razgovor o vodi koji je trajao dva sata.</p></div></div></body>"
        "</html>",
        "Razgovor u bašti",
    ),
)


@each_row(PLAIN)
def test_the_title_below_the_name_menu_and_section_of_a_site(text: str, title: str) -> None:
    found = page(text).reading.title
    assert found and found.value == title


@each_row(BESIDE)
def test_what_stands_beside_the_text_is_not_read(html: str, title: str) -> None:
    found = page(html, "page.html")
    assert found.kind_of_page == "event"
    assert found.reading.title and found.reading.title.value == title


def test_labels_on_lines_of_their_own() -> None:
    reading = page(
        "Radionica „Karta“\nDatum\nsubota, 30. mart 2019.\n\nMesto\nDom kulture, Kraljevo\n\n"
        "Pozivamo vas na radionicu."
    ).reading
    assert reading.date and reading.date.value == "2019-03-30"
    assert reading.place and reading.place.value == "Kraljevo"
    assert reading.held and reading.held.value == "announced"


def test_an_author_who_speaks_for_himself_reports_no_event() -> None:
    found = page(
        "The bridge I did not cross\n\nBy Ana Ilić\n\nI walked to the bridge on 3 March 2021. My "
        "mother asked me why. I did not go to the seminar that was held there. My neighbours met.\n"
        "\nThe views are those of the author."
    )
    assert found.kind_of_page == "none"


def test_of_many_lines_only_those_above_the_text_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    shown = Run.shown.fget
    assert shown is not None

    def counted(run: Run) -> object:
        asked.append(run.text)
        return shown(run)

    monkeypatch.setattr(Run, "shown", property(counted))
    lines = "".join(f"<br>well {n}" for n in range(3_000))
    text = "<p>On 1 April 2019, Radio Drita held a talk with readers in Peja. " + "It rained. " * 20
    found = page(
        f"{HEAD}</head><body>{lines}<h4>Talk: Who reads?</h4>{text}</body></html>", "a.html"
    )
    assert found.reading.title and found.reading.title.value == "Talk: Who reads?"
    assert 0 < len(asked) <= MOST
