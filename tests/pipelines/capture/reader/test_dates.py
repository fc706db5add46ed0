"""Which date of a text is the event's, which that of publication, and which is neither.

Each text is a shape in which real pages tell a date, in words of our own.
"""

from tests.each import each_row
from tests.pipelines.capture.reader.names import page

NOT_ASKED = "not asked"

# text; first day; last day of a range; day of publication
CASES: tuple[tuple[str, str | None, str | None, str | None], ...] = (
    (
        "A meeting of friends\n\n24 July 2020 – Civic Lantern Centre organised an online "
        "workshop on the dialogue.",
        "2020-07-24",
        None,
        None,
    ),
    ("W\n\n05 March 2020 – Civic Lantern Centre organised a workshop.", "2020-03-05", None, None),
    (
        "W\n\n22 November – 2016 Members of the Lantern Forum held a workshop.",
        "2016-11-22",
        None,
        None,
    ),
    (
        "W\n\nJuly 24, 2018 – Civic Lantern Centre held an expert workshop.",
        "2018-07-24",
        None,
        None,
    ),
    (
        "W\n\n26 February 2020 - A workshop on the Kosovo-Serbia dialogue was held.",
        "2020-02-26",
        None,
        None,
    ),
    (
        "A workshop for you\n\n19 January 2022\n\nDuring this roundtable, the group discussed.",
        "2022-01-19",
        None,
        None,
    ),
    (
        "Workshop X\n\n16 March 2021 Lantern Centre held the launch event for the on 16 "
        "March 2021, which is",
        "2021-03-16",
        None,
        None,
    ),
    (
        "Workshop X\n\n30 November 2021 On 30 November, Lantern Centre organized the workshop.",
        "2021-11-30",
        None,
        None,
    ),
    (
        "Cooperation\n\n“Finding ways to approach cooperation 29 March 2021 Lantern Centre "
        "organized a roundtable.",
        "2021-03-29",
        None,
        None,
    ),
    (
        "Focus\n\nPrishtina, February 24, 2022 Lantern Group organised a focus group",
        "2022-02-24",
        None,
        None,
    ),
    (
        "Focus\n\nFerizaj/Uroševac, 26 September 2019\n\nA workshop was held.",
        "2019-09-26",
        None,
        None,
    ),
    (
        "Focus\n\nNorth Mitrovica, 27 september 2019\n\nA workshop was held.",
        "2019-09-27",
        None,
        None,
    ),
    ("Focus\n\nPristina, 04 July 2017 – A workshop was held.", "2017-07-04", None, None),
    (
        "Focus roundtable\n\nApril 6, 2015  Belgrade, Serbia\n\nThe roundtable gathered people.",
        "2015-04-06",
        None,
        None,
    ),
    (
        "Roundtable\n\nPodgorica, Montenegro. June 2016. On June 25-26, 2016, in Podgorica a "
        "roundtable was held.",
        "2016-06-25",
        "2016-06-26",
        None,
    ),
    (
        "Training\n\n11-13 May 2023, Prishtina, Kosovo\n\nA training was held.",
        "2023-05-11",
        "2023-05-13",
        None,
    ),
    ("Training\n\n23 – 26 May 2023\n\nA training was held.", "2023-05-23", "2023-05-26", None),
    ("Training\n\n12-14 October 2016 – A training was held.", "2016-10-12", "2016-10-14", None),
    (
        "Training\n\nA peer exchange took place from 04 to 06 December 2019 in Belgrade.",
        "2019-12-04",
        "2019-12-06",
        None,
    ),
    (
        "Training\n\nPublished at: 2020-01-08\n\nOn 9 and 10 December, Lantern Centre held a "
        "training.",
        "2019-12-09",
        "2019-12-10",
        "2020-01-08",
    ),
    (
        "Forum\n\nThe forum gathered on the 12th and the 13th of April 2022 in Belgrade.",
        "2022-04-12",
        "2022-04-13",
        None,
    ),
    ("Forum\n\nOn 28th of May 2019 Lantern Centre held a workshop.", "2019-05-28", None, None),
    (
        "Forum\n\nPublished at: 2018-10-01\n\nOn the 25th September the workshop was held.",
        "2018-09-25",
        None,
        "2018-10-01",
    ),
    ("Forum\n\nThe workshop was held on March 29, 2018 in Belgrade", "2018-03-29", None, None),
    (
        "Workshop\n\nPublished at: 2019-09-30\n\nA workshop was held and participants "
        "discussed the dialogue.",
        None,
        None,
        "2019-09-30",
    ),
    (
        "Workshop\nRelease date: 18.05.2015.\nThe workshop on 14 May 2015 was held",
        "2015-05-14",
        None,
        "2015-05-18",
    ),
    (
        "Progress in talks\nRoundtable 27.05.2022\nROUND TABLE DISCUSSION 25.05.2022\nThe "
        "roundtable gathered people.",
        "2022-05-25",
        None,
        NOT_ASKED,
    ),
    (
        "Forum of friends\n14. March. 2019. | 4:17\nForum held\n18.03.2019 13:00 Aktiv Finished",
        "2019-03-18",
        None,
        "2019-03-14",
    ),
    (
        "Role of civil society: roundtable\n\n1/04/2015\n\nThe roundtable was held",
        "2015-04-01",
        None,
        NOT_ASKED,
    ),
    (
        "Conference on practice\n2018-03-20T12:29:23+00:00 28. 03. 2013.|News|"
        "\nThe conference was held",
        "2013-03-28",
        None,
        NOT_ASKED,
    ),
    (
        "Conference\n\nToday, on June 13, 2022, Lantern Centre organized a conference.",
        "2022-06-13",
        None,
        None,
    ),
    (
        "Conference\n\nPublished: 13 June 2022\n\nLantern Centre organized today a "
        "high-level conference",
        "2022-06-13",
        None,
        "2022-06-13",
    ),
    (
        "Visit\n\nPublished: 10 May 2022\n\nLast week, on May 5th, a workshop was held.",
        "2022-05-05",
        None,
        "2022-05-10",
    ),
    (
        "Breakfast workshop\n\nPublished: 14 March 2023\n\nOn Friday, March 10, Lantern "
        "Centre organized a workshop.",
        "2023-03-10",
        None,
        "2023-03-14",
    ),
    (
        "Research workshop\n\nThe workshop will be held on March 7, from 11 a.m. in Belgrade.",
        None,
        None,
        None,
    ),
    ("Roundtable\n\nThe roundtable was held in April 2023 in Belgrade.", "2023-04", None, None),
    (
        "Punëtori\n\n3 shkurt 2020 – Qendra Lanterna organizoi një punëtori me të rinjtë",
        "2020-02-03",
        None,
        None,
    ),
    (
        "Punëtori\n\n7 Dhjetor 2018 – Qendra Lanterna organizoi një punëtori",
        "2018-12-07",
        None,
        None,
    ),
    (
        "Punëtori\n\nNë Prishtinë, më 28, 29 dhe 30 mars 2022 u mbajt punëtoria",
        "2022-03-28",
        "2022-03-30",
        None,
    ),
    (
        "Radionica\n\n25. februar 2020. – Centar Lanterna je organizovao radionicu",
        "2020-02-25",
        None,
        None,
    ),
    ("Radionica\n\n23. septembar 2019 – Održana je radionica", "2019-09-23", None, None),
    ("Radionica\n\n21. februara 2020. – Održana je radionica", "2020-02-21", None, None),
    ("Radionica\n\nRadionica je održana 18. juna 2019. u Beogradu.", "2019-06-18", None, None),
    ("Radionica\n\nU Beogradu je 2.jul 2018. godine održana radionica", "2018-07-02", None, None),
    (
        "Forum\n\nForum je održan 4. i 5. februara 2020. godine u Prištini",
        "2020-02-04",
        "2020-02-05",
        None,
    ),
    (
        "Форум\n\nФорум је одржан 4. и 5. фебруара 2020. године у Приштини и на њему је било "
        "речи о дијалогу",
        "2020-02-04",
        "2020-02-05",
        None,
    ),
    (
        "Okrugli sto\n\nObjavljeno: 28.03.2019.\n\nOkrugli sto je održan 26. marta u Beogradu.",
        "2019-03-26",
        None,
        "2019-03-28",
    ),
    (
        "FORUM FUTURE12.04.2022 10:00 Hotel Sunce Završeno\n\nForum about future. A "
        "conference will be held.",
        "2022-04-12",
        None,
        None,
    ),
    (
        "Konferenca\n20.01.2023. » 11:35 | ACDC\nU mbajt konferenca më 19 janar 2023 në Prishtinë",
        "2023-01-19",
        None,
        "2023-01-20",
    ),
    (
        "Konferenca\nMë: 21 dhjetor 2023 Në ora: 13:39\nKonferenca u mbajt më 20 dhjetor në "
        "Prishtinë",
        "2023-12-20",
        None,
        "2023-12-21",
    ),
    (
        "Konferenca\nschedule17:42 - 23 Shkurt, 2026\nKonferenca u mbajt më 22 shkurt 2026",
        "2026-02-22",
        None,
        "2026-02-23",
    ),
    ("Tryeza\n\n14. shkurt 2018. Qendra Lanterna organizoi tryezë.", "2018-02-14", None, None),
    (
        "Tryeza\n\nMitrovice, August 18, 2023: Lantern Centre held a roundtable.",
        "2023-08-18",
        None,
        None,
    ),
    (
        "Workshop\n13:29 15.07.2016 | News\nThe workshop was held on 20 June 2016.",
        "2016-06-20",
        None,
        "2016-07-15",
    ),
    (
        "Workshop\n\nThe workshop was held on 5 May 2021. The agreement signed in July 2011 "
        "was discussed, and the elections of 3 November 2013.",
        "2021-05-05",
        None,
        None,
    ),
    (
        "Workshop on IBM\n\nParticipants of the workshop discussed the agreement signed in "
        "July 2011.",
        None,
        None,
        None,
    ),
    (
        "Srbija i Kosovo: conference\n\nJune 4, 2018 10:30 am |"
        " June 4, 2018 07:00 pm\n\nA conference will be held.",
        "2018-06-04",
        None,
        None,
    ),
    (
        "Conference\nVom 24.11.2023, 17:00 h bis 25.11.2023\nThe conference will be held in Berlin",
        "2023-11-24",
        "2023-11-25",
        None,
    ),
    (
        "Spektri: konferenca\n19 Prill 2024\nMë 12 nëntor u mbajt konferenca për dialogun në "
        "Prishtinë dhe u tha se",
        None,
        None,
        NOT_ASKED,
    ),
    (
        "Workshop\n\nYesterday a workshop was held in Belgrade.\n\nPublished: 3 May 2021",
        "2021-05-02",
        None,
        "2021-05-03",
    ),
    (
        "Radionica: mladi\n\nRadionica je održana od 5. do 7. maja 2021. u Novom Sadu",
        "2021-05-05",
        "2021-05-07",
        None,
    ),
    (
        "Training\n\nThe training took place between 30 June and 2 July 2021 in Peja.",
        "2021-06-30",
        "2021-07-02",
        None,
    ),
    (
        "Training\n\nDate: 30 June - 2 July 2021\nPlace: Peja\n\nThe training will gather.",
        "2021-06-30",
        "2021-07-02",
        None,
    ),
    (
        "Training\n\nWhen: Tuesday, 6 July 2021, 10:00\nWhere: Peja\n\nJoin us at a training.",
        "2021-07-06",
        None,
        None,
    ),
    (
        "Trening\n\nDatum: 25.-27.05.2022.\nMesto: Novi Sad\n\nPozivamo vas na trening",
        "2022-05-25",
        "2022-05-27",
        None,
    ),
    (
        "Trajnimi\n\nTë premten, më 10 mars 2023, Qendra Lanterna mbajti trajnimin e parë",
        "2023-03-10",
        None,
        None,
    ),
    (
        "Okrugli sto\n\nU petak, 10. marta 2023. godine, održan je okrugli sto",
        "2023-03-10",
        None,
        None,
    ),
    (
        "Round table\n\nThe project period is from January 2018 to March 2020. A round table "
        "was organised on 3 May 2019.",
        "2019-05-03",
        None,
        None,
    ),
    (
        "Workshop\n\nDecember 30, 2019 – January 2, 2020\n\nThe workshop was held",
        "2019-12-30",
        "2020-01-02",
        None,
    ),
    (
        "Conference\n\nThe Lantern Centre will host a conference on 3rd and 4th of October, "
        "2024, in Tirana.",
        "2024-10-03",
        "2024-10-04",
        None,
    ),
    ("Okrugli sto\n\n15. oktobar 2019. godine – Održan je okrugli sto", "2019-10-15", None, None),
    (
        "Workshop\n\nOn Wednesday (15 June 2022) Lantern Centre held a workshop.",
        "2022-06-15",
        None,
        None,
    ),
    (
        "Mars workshop\n\n15 Mars 2021, Prishtinë - Qendra Lanterna mbajti punëtorinë",
        "2021-03-15",
        None,
        None,
    ),
)


@each_row(CASES, lambda row: repr(row[0][:60]))
def test_the_date_of_an_event(
    text: str, first: str | None, last: str | None, published: str | None
):
    found = page(text).reading
    assert (found.date.value if found.date else None) == first
    assert (found.date_end.value if found.date_end else None) == last
    if published != NOT_ASKED:
        assert (found.published.value if found.published else None) == published


def test_a_year_that_is_concluded_is_said_to_be():
    found = page(
        "Workshop\n\nPublished: 14 March 2023\n\nOn Friday, 10 March, a workshop was held."
    )
    assert found.reading.inferred
    assert "concluded" in found.problems[0]


def test_two_days_that_differ_are_both_kept():
    found = page(
        "Round table\n\nApril 6, 2015\n\nLantern Institute held a round table on 25 April 2015."
    )
    assert [read.value for read in found.reading.other_dates] == ["2015-04-06"]
    assert "look which is right" in found.problems[0]


def test_a_day_that_the_text_gives_without_a_year_and_far_from_its_head_is_not_known():
    found = page("Tryeza\n\n19 prill 2024\n\nMë 12 nëntor u mbajt tryeza për dialogun në Pejë.")
    assert found.reading.date is None


# sentence; first day; last day of a range
SENTENCES: tuple[tuple[str, str | None, str | None], ...] = (
    (
        "Tryeza u mbajt më datë 15 tetor 2021 në Prishtinë dhe u diskutua për dialogun",
        "2021-10-15",
        None,
    ),
    ("Tryeza u mbajt me 15.10.2021 në Prishtinë dhe u diskutua për dialogun", "2021-10-15", None),
    ("Okrugli sto je održan dana 15.10.2021. godine u Beogradu", "2021-10-15", None),
    ("Okrugli sto je održan u subotu 5.6.2021. u Beogradu", "2021-06-05", None),
    ("Okrugli sto je održan 5. 6. 2021. u Beogradu", "2021-06-05", None),
    ("A workshop was held on 15/16 March 2021 in Peja", "2021-03-15", "2021-03-16"),
    ("A workshop was held on March 15th and 16th, 2021 in Peja", "2021-03-15", "2021-03-16"),
    ("A workshop was held on 15th–16th of March 2021 in Peja", "2021-03-15", "2021-03-16"),
    ("On the 3rd of May, 2021, a workshop was held", "2021-05-03", None),
    ("On May 3rd 2021 a workshop was held", "2021-05-03", None),
    ("A workshop was held on 3-May-2021", "2021-05-03", None),
    ("A workshop was held on Saturday, 3 May, 2021", "2021-05-03", None),
    ("Radionica je održana od 3. do 5. maja 2021. godine u Beogradu", "2021-05-03", "2021-05-05"),
    ("Radionica je održana 3–5. maja 2021. u Beogradu", "2021-05-03", "2021-05-05"),
    ("Radionica je održana od 30. maja do 2. juna 2021. u Beogradu", "2021-05-30", "2021-06-02"),
    ("Punëtoria u mbajt nga 3 deri më 5 maj 2021 në Pejë", "2021-05-03", "2021-05-05"),
    ("Punëtoria u mbajt më 3 - 5 maj 2021 në Pejë", "2021-05-03", "2021-05-05"),
    ("Punëtoria u mbajt ditën e premte, 3 maj 2021, në Pejë", "2021-05-03", None),
    ("3 MAJ 2021\n\nPunëtoria u mbajt në Pejë", "2021-05-03", None),
    ("A workshop took place on 31 January and 1 February 2020 in Peja", "2020-01-31", "2020-02-01"),
    ("The workshop (3 May 2021, Peja) gathered 20 participants.", "2021-05-03", None),
    (
        "Date: 03.05.2021 | Time: 10:00 | Venue: Hotel Sunce, Peja\n\nWorkshop will be held",
        "2021-05-03",
        None,
    ),
    ("03.05.2021, 10:00\nHotel Sunce, Peja\n\nThe workshop will be held", "2021-05-03", None),
    ("Peja, 3.5.2021 – A workshop was held", "2021-05-03", None),
    ("Gračanica, 3. maj 2021. – Održana je radionica o dijalogu", "2021-05-03", None),
    ("Radionica je održana 3.maja 2021.godine", "2021-05-03", None),
    (
        "Lantern Institute held its workshop in Peja on 3 May 2021, two months after the "
        "elections of 14 February 2021.",
        "2021-05-03",
        None,
    ),
    (
        "Lantern Institute, which was founded on 3 May 2009, held a workshop on 5 June 2021.",
        "2021-06-05",
        None,
    ),
    (
        "Since the Brussels Agreement of 19 April 2013 much was done. On 5 June 2021, "
        "experts discussed it at a workshop.",
        "2021-06-05",
        None,
    ),
    (
        "The workshop will take place on 5 June 2021. Applications are open until 20 May 2021.",
        "2021-06-05",
        None,
    ),
    (
        "Apply by 20 May 2021! The workshop will be held from 5 to 7 June 2021.",
        "2021-06-05",
        "2021-06-07",
    ),
    (
        "Workshop held in the period from 5 to 7 June 2021 gathered students",
        "2021-06-05",
        "2021-06-07",
    ),
    (
        "U periodu od 5. do 7. juna 2021. godine održana je radionica u Beogradu",
        "2021-06-05",
        "2021-06-07",
    ),
    ("Дана 5. јуна 2021. године у Београду је одржана радионица о дијалогу", "2021-06-05", None),
    (
        "У петак, 4. јуна 2021. године, одржана је радионица у Београду и на њој је било речи",
        "2021-06-04",
        None,
    ),
    ("During 5-7 June 2021 a training was organised in Peja", "2021-06-05", "2021-06-07"),
    ("2021-06-05\n\nA training was organised in Peja", "2021-06-05", None),
    ("Gjatë datave 5-7 qershor 2021 u mbajt trajnimi në Pejë", "2021-06-05", "2021-06-07"),
    (
        "Më 5 dhe 6 qershor 2021, Qendra Lanterna mbajti trajnimin në Pejë",
        "2021-06-05",
        "2021-06-06",
    ),
    ("Me datën 05.06.2021 Qendra Lanterna mbajti trajnimin në Pejë", "2021-06-05", None),
    ("This report was published in June 2021 by Lantern Institute.", "2021-06", None),
    (
        "Prishtinë, qershor 2021 – Instituti Lanterna publikoi raportin e ri për dialogun",
        "2021-06",
        None,
    ),
    ("Belgrade, June 2021\n\nThe Lantern Institute published a new report", "2021-06", None),
    (
        "On the occasion of the anniversary, on 5 June 2021 (Saturday), a workshop was organised",
        "2021-06-05",
        None,
    ),
    ("On June 5 and 6, 2021, a workshop was organised", "2021-06-05", "2021-06-06"),
    ("On June 5-6 2021 a workshop was organised", "2021-06-05", "2021-06-06"),
    ("June 5th – 7th, 2021, Tirana\n\nA workshop was organised", "2021-06-05", "2021-06-07"),
    ("June 30th – July 2nd, 2021\n\nA workshop was organised", "2021-06-30", "2021-07-02"),
    ("Friday 4th June 2021\n\nA workshop was organised", "2021-06-04", None),
    (
        "4 June 2021, 10:00 - 12:00, Hotel Sunce, Peja\n\nYou are invited to the workshop",
        "2021-06-04",
        None,
    ),
    ("Time: 10:00 - 12:00, 4 June 2021\n\nYou are invited to the workshop", "2021-06-04", None),
    ("Workshop of 4 June 2021: participants discussed the dialogue", "2021-06-04", None),
    (
        "Participants of the workshop held on 4 June discussed the dialogue.\n\nPosted on "
        "June 7, 2021",
        "2021-06-04",
        None,
    ),
    (
        "Posted by admin on June 7, 2021\n\nParticipants of the workshop held last Friday "
        "discussed.",
        "2021-06-04",
        None,
    ),
    (
        "By admin | Jun 7, 2021 | News\n\nThe workshop on 4 June 2021 gathered experts.",
        "2021-06-04",
        None,
    ),
    (
        "Workshop participants visited the municipality, which became independent on 4 June 2008.",
        None,
        None,
    ),
    ("Training “Two desks”, 4–5 May 2021\n\nIt was full.", "2021-05-04", "2021-05-05"),
    ("Tryeze “Dy tavolina”, 4 maj 2021\n\nSalla ishte plot.", "2021-05-04", None),
    ("Radionica „Dva stola“, 4. maj 2021.\n\nSala je bila puna.", "2021-05-04", None),
    ("Mësuesit u mblodhën në Lipjan prej 4 deri më 6 maj 2021.", "2021-05-04", "2021-05-06"),
    ("Prej 4 maj 2021 ligji vlen për të gjithë qytetarët.", None, None),
    ("On the 4th of May 2021 six clerks were guests of the library.", "2021-05-04", None),
    ("Më 4 maj 2021 gjashtë nëpunës ishin mysafirë të bibliotekës.", "2021-05-04", None),
    ("Šest službenika su 4. maja 2021. bili gosti biblioteke.", "2021-05-04", None),
    ("Debata „Çfarë u nënshkrua“ u mbajt më 4 maj 2021.", "2021-05-04", None),
    ("Tribina „Šta je potpisano“ održana je 4. maja 2021.", "2021-05-04", None),
    ("The talk “What was signed” was held on 4 May 2021.", "2021-05-04", None),
    ("Gjashtë të rinj folën në punëtorinë e 4 majit 2021.", "2021-05-04", None),
    ("The training ran from 4 to 6 May 2021 in Peja.", "2021-05-04", "2021-05-06"),
    ("Punëtoria zgjati nga 4 deri më 6 maj 2021.", "2021-05-04", "2021-05-06"),
    ("Učitelji su proveli zajedno tri dana, od 4. do 6. maja 2021.", "2021-05-04", "2021-05-06"),
    ("Teachers met on the evening of 4 May 2021.", "2021-05-04", None),
    ("Takimi, i cili u mbajt të martën, 4 maj 2021, ishte i gjatë.", "2021-05-04", None),
    ("Zgjedhjet e 4 majit 2021 i fituan të tjerët.", None, None),
    ("Marrëveshja e arritur të martën, 4 maj 2021, mbetet.", None, None),
    ("When? 4 May 2021, 6 pm", "2021-05-04", None),
    ("Date & time: 4 May 2021, 18:00", "2021-05-04", None),
    ("N. PAZAR, 4. MAJ 2021.\n\nU organizaciji Centra Luk održana je tribina.", "2021-05-04", None),
    (
        "Published: 5 May 2021\n\nLantern Centre held yesterday a talk on who waits each day.",
        "2021-05-04",
        None,
    ),
    (
        "May 2021 1 2 3 4 5\n\nTuesday, 4 May 2021, 18:00 · Small hall of the library\n\nLantern "
        "Centre invites you to a talk.",
        "2021-05-04",
        None,
    ),
    (
        "4 – 7 May 2021\n\nTwelve pupils spent four days in Peja. On Thursday they painted.",
        "2021-05-04",
        "2021-05-07",
    ),
    (
        "7. maj 2021. | Vesti\n\nDvanaest đaka provelo je u Nišu tri dana, od 4. do 6. maja.",
        "2021-05-04",
        "2021-05-06",
    ),
    ("Datum 7.5.2021.\n\nU Nišu je 3. i 4. maja održana tribina.", "2021-05-03", "2021-05-04"),
    ("Date: 4 May 2021\n\nLantern Institute held a workshop in Peja.", "2021-05-04", None),
    (
        "Published: 5 May 2021\n\nA club, Builders for Tomorrow, held a workshop yesterday.",
        "2021-05-04",
        None,
    ),
    ("Tri ditë, nga 4 deri më 6 maj 2021, gazetarët punuan së bashku.", "2021-05-04", "2021-05-06"),
    ("Instituti e lëshoi platformën të martën, më 4 maj 2021.", "2021-05-04", None),
    ("Prokuplje, 4. maja 2021. – Učenici su se takmičili u debati.", "2021-05-04", None),
)


@each_row(SENTENCES, lambda row: repr(row[0][:60]))
def test_the_date_in_a_sentence(text: str, first: str | None, last: str | None):
    found = page(f"Workshop on dialogue\n\n{text}").reading
    assert (found.date.value if found.date else None) == first
    assert (found.date_end.value if found.date_end else None) == last
