"""The day of an event stands beside those of agreements, closures and other events."""

from pipelines.capture.reader import read
from tests.each import each_row

SIGNED = """<html lang="sq"><body><h1>Debat publik: "Energjia pa kufi?"</h1>
<ul><li>Kur: 14 tetor 2022, ora 18:00</li><li>Ku: Kino Armata, Prishtinë</li></ul>
<p>Katër muaj pas Udhërrëfyesit për energjinë (21 qershor 2022), ftojmë qytetarët të pyesin
drejtpërdrejt kush e paguan energjinë në veri.</p></body></html>"""
LAST_NIGHT = """<html lang="sr"><body><h1>Трибина о обавезама из Вашингтона</h1>
<p>Објављено: 25. септембар 2020.</p>
<p>У Културном центру у Нишу синоћ је одржана трибина о економским обавезама које су
две стране преузеле, преузетим у Вашингтону 4. септембра.</p></body></html>"""
VISIT = """<html lang="en"><body><h1>Peer visit: librarians of Gjakova in Kraljevo</h1>
<p>Posted on 12 December 2023 by Library Links</p>
<p>From 5 to 7 December, seven librarians from Gjakova visited the city library of Kraljevo. The
visit followed the one in June, when colleagues from Kraljevo came to Gjakova.</p></body></html>"""
FOOT = """<html lang="sq"><body><article><h1>Vizitë studimore në Novi Sad</h1>
<footer class="entry-meta">Nga Redaksia, 05/11/2018 - 12:44</footer>
<p>Pesëmbëdhjetë zyrtarë nga Gjilani qëndruan nga 29 tetori deri më 1 nëntor në Novi Sad, ku mësuan
si punon një zyrë që u përgjigjet qytetarëve në tri gjuhë.</p></article></body></html>"""


@each_row(
    [
        (SIGNED, "2022-10-14", "Prishtinë"),
        (LAST_NIGHT, "2020-09-24", "Ниш"),
        (VISIT, "2023-12-05", "Kraljevo"),
        (FOOT, "2018-10-29", "Novi Sad"),
    ]
)
def test_the_day_and_the_town_are_those_of_the_event(page: str, day: str, town: str) -> None:
    found = read(page.encode(), name="page.html")
    assert found.kind_of_page == "event"
    assert found.reading.date and found.reading.date.value == day
    assert found.reading.place and found.reading.place.value == town


CLOSED = """<html><body><h2>Vesti</h2>
<p><b>Obaveštenje o kancelariji</b><br>20.12.2019.<br>Kancelarija neće raditi od 28. decembra do
8. januara. Za hitne slučajeve zovite nas.</p>
<p><b>Tribina o tablicama</b><br>02.12.2019.<br>Tribina o registarskim tablicama održana je
28. novembra u Zvečanu.</p>
<p><b>Poseta Kruševcu</b><br>16.11.2019.<br>Naši članovi posetili su 11. novembra katastarsku
službu u Kruševcu.</p></body></html>"""


def test_days_on_which_an_office_is_closed_are_those_of_no_event() -> None:
    closed, debate, visit = read(CLOSED.encode(), name="page.html").entries
    assert closed.date is None
    assert debate.date and debate.date.value == "2019-11-28"
    assert visit.date and visit.date.value == "2019-11-11"


LATE = """<html lang="sq"><body><h1>Seminar me studentë: nëntë vjet më pas</h1>
<time>24 prill 2022</time>
<p>Më 19 prill 2013 u arrit Marrëveshja e Parë. Nëntë vjet më vonë, në Prishtinë, Qendra Lumi e
hapi librin bashkë me studentët. Seminari, i cili u mbajt të enjten, më 21 prill, kishte dy pjesë.
Në të parën foli Besa Gashi.</p></body></html>"""
NEXT = """<html lang="en"><body><h1>Training for clerks in Vitia</h1>
<p class="dt">Posted: 22 March 2021, 12:07</p>
<p>The Lumi Centre held a few days ago a training for clerks of civil registries. Besa Gashi spoke
about copies. The next training will be held on 19 May 2021.</p></body></html>"""
SOON = """<html lang="sr"><body><h1>Tribina „Pruga i put“</h1><p>30.09.2024.</p>
<p>U Kraljevu u sredu će, od 18 časova, o prugama govoriti inženjerka Ana Ilić.</p></body></html>"""
INVITED = """<html lang="en"><body><h1>Invitation: Public discussion on wells</h1>
<p>February 24, 2025</p><p>Two years after the wells were counted, women are still missing from the
table. Ahead of the 8th of March we want to talk about that.</p><p>The network invites you to a
public discussion on Thursday, 6 March 2025, at 11:00, in the Hotel Lipa in Peja.</p></body>
</html>"""
BOTH_DAYS = """<html lang="sr"><body><article><h1>Održana konferencija o bunarima</h1>
<footer class="node__meta">Poslao <span>redakcija</span> dana <span class="field--name-created">pet,
04/21/2023 - 17:40</span></footer><p>U Nišu je juče i danas održana dvodnevna konferencija o
bunarima. Skup je organizovalo Udruženje Lumi.</p><h4>Najave</h4><p>23.05.2023. – Škola bunara, rok
za prijave</p></article></body></html>"""
DATELINE = """<html lang="sq"><body><h1>Debat publik për puset</h1><div class="meta"><time
class="entry-date" datetime="2022-11-18T09:30:00+01:00">18 nëntor 2022</time></div><p>Prizren, 17
nëntor 2022 – Për puset flitet çdo ditë. Me këtë filloi mbrëmë debati publik që Instituti Lumi e
organizoi në Prizren.</p></body></html>"""
SECTION = """VESTI 18.10.2022.

Radionica za srednjoškolce o bunarima

Udruženje Lumi održalo je u Gimnaziji u Kraljevu radionicu za učenike. Na radionici je učestvovalo
19 srednjoškolaca."""
EARLIER = """<html lang="{}"><body><h1>{}</h1><p>19.06.2023</p><p>{}</p></body></html>"""
EARLIER_THIS_WEEK = (
    ("en", "Workshop in Podujevo", "Earlier this week, Club Lumi held a workshop in Podujevo."),
    ("sq", "Punëtori në Podujevë", "Javën e kaluar, Klubi Lumi mbajti një punëtori në Podujevë."),
    ("sr", "Radionica u Podujevu", "Prošle nedelje Klub Reka održao je radionicu u Podujevu."),
)


@each_row(
    [
        (LATE, "2022-04-21", "2022-04-24"),
        (SOON, "2024-10-02", "2024-09-30"),
        (INVITED, "2025-03-06", "2025-02-24"),
        (BOTH_DAYS, "2023-04-20", "2023-04-21"),
        (DATELINE, "2022-11-17", "2022-11-18"),
    ]
)
def test_the_day_in_the_text_is_the_event_s_and_the_line_above_the_post_s(
    text: str, day: str, posted: str
) -> None:
    reading = read(text.encode(), name="page.html").reading
    assert reading.date and reading.date.value == day
    assert reading.published and reading.published.value == posted


def test_the_day_of_the_next_one_is_not_that_of_this_one() -> None:
    reading = read(NEXT.encode(), name="page.html").reading
    assert reading.date is None
    assert reading.held and reading.held.value == "yes"
    assert reading.published and reading.published.value == "2021-03-22"


def test_the_day_beside_the_section_of_a_site_is_that_of_the_post() -> None:
    reading = read(SECTION.encode(), name="page.txt").reading
    assert reading.date is None
    assert reading.published and reading.published.value == "2022-10-18"


@each_row(EARLIER_THIS_WEEK)
def test_days_ago_is_not_the_day_of_the_post(language: str, title: str, text: str) -> None:
    reading = read(EARLIER.format(language, title, text).encode(), name="page.html").reading
    assert reading.date is None
    assert reading.published and reading.published.value == "2023-06-19"
