"""Who organised, helped and paid, and how many came, in words of our own."""

from tests.each import each, each_row
from tests.pipelines.capture.reader.names import page

# text; organisers; partners; funders
BODIES: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Workshop\n\n3 May 2021 – The River Forum (RF), in partnership with the Niš-based Centre "
        "for Open Doors, held a workshop. It was funded by the Embassy of Sweden in Pristina.",
        ("River Forum",),
        ("Centre for Open Doors",),
        ("Embassy of Sweden in Pristina",),
    ),
    (
        "Debate\n\nThe debate was put together by Community Voices in cooperation with the Energy "
        "Watch Association. It was made possible by a grant of the Open Society Fund.",
        ("Community Voices",),
        ("Energy Watch Association",),
        ("Open Society Fund",),
    ),
    (
        "Obuka za mlade\n\nObuku je organizovao Omladinski savez „Toplica“ u saradnji sa Narodnom "
        "bibliotekom. Finansirala ju je Regionalna kancelarija za saradnju mladih.",
        ("Omladinski savez „Toplica“",),
        ("Narodna biblioteka",),
        ("Regionalna kancelarija za saradnju mladih",),
    ),
    (
        "Радионица\n\nУдружење „Шар“ одржало је у Пећи радионицу у сарадњи са Центром за културу, "
        "уз подршку Мисије ОЕБС-а на Косову и Амбасаде Немачке.",
        ("Удружење „Шар“",),
        ("Центар за културу",),
        ("Мисија ОЕБС-а на Косову", "Амбасада Немачке"),
    ),
    (
        "Tryezë\n\nQendra “Kujtesa”, në bashkëpunim me Komunën e Pejës, mbajti dje një "
        "tryezë. Tryeza "
        "u mbështet nga Misioni i OSBE-së në Kosovë dhe fondacioni Kvinna till Kvinna.",
        ("Qendra “Kujtesa”",),
        ("Komuna e Pejës",),
        ("Misioni i OSBE-së në Kosovë", "Kvinna till Kvinna"),
    ),
    (
        "Konferencë\n\nKonferencën e organizuan Instituti Vardar dhe Rrjeti “Ura”, me "
        "mbështetjen e "
        "Bashkimit Evropian.",
        ("Instituti Vardar", "Rrjeti “Ura”"),
        (),
        ("Bashkimi Evropian",),
    ),
    (
        "Fokus grupa\n\nFokus grupu su zajednički pripremili Centar za vodu i Klub „Reka“.",
        ("Centar za vodu", "Klub „Reka“"),
        (),
        (),
    ),
    (
        "Trajnim\n\nTrajnimi “Tri ditë” mblodhi njëzet mësues. Trajnimin e organizoi Rrjeti i "
        "Mësuesve.",
        ("Rrjeti i Mësuesve",),
        (),
        (),
    ),
    ("Seminar\n\nSeminarin e mbajtën Dea Gashi, trajnuese, dhe Ana Ilić.", (), (), ()),
    (
        "Tryezë\n\nTryezën e organizuan Qendra “Lumi” dhe organizata Centar za vodu nga "
        "Leposaviqi.",
        ("Qendra “Lumi”", "Centar za vodu"),
        (),
        (),
    ),
    (
        "Workshop\n\nLantern Institute held a workshop. Our work has been supported by the "
        "EU Office in Kosovo and UNDP.",
        ("Lantern Institute",),
        (),
        (),
    ),
    (
        "Radionica\n\nUdruženje Novi most je, zajedno sa Školom geodezije i Kućom dijaloga, "
        "održalo u Nišu radionicu. Radionicu je pomogla Fondacija Zelena staza.",
        ("Udruženje Novi most",),
        ("Škola geodezije", "Kuća dijaloga"),
        ("Fondacija Zelena staza",),
    ),
    (
        "Tryezë\n\nLëvizja e Prindërve, bashkë me Shtëpinë e Librit dhe me Institutin e Gjuhës, "
        "organizoi një tryezë.",
        ("Lëvizja e Prindërve",),
        ("Shtëpia e Librit", "Instituti i Gjuhës"),
        (),
    ),
    (
        "Обука\n\nМрежа за дијалог и удружење Мост организовали су обуку. Партнери су били Центар "
        "за младе „Корак“ и Библиотека Стеван Сремац.",
        ("Мрежа за дијалог", "Мост"),
        ("Центар за младе „Корак“", "Библиотека Стеван Сремац"),
        (),
    ),
    (
        "Seminar\n\nWith the support of the Open Society Foundation, the Law Circle organised a "
        "seminar. Partners were the Faculty of Law and the Bar of Peja.",
        ("Law Circle",),
        ("Faculty of Law", "Bar of Peja"),
        ("Open Society Foundation",),
    ),
    (
        "Seminar\n\nWith the support of the River Foundation, Lantern Institute organised a "
        "seminar with its two partners: Peace and Memory Circle and Radio Most.",
        ("Lantern Institute",),
        ("Peace and Memory Circle", "Radio Most"),
        ("River Foundation",),
    ),
    (
        "Škola\n\nŠkolu organizuju Fakultet političkih nauka u Beogradu i Univerzitet „Luk“. "
        "Ona će se održati od 5. do 9. maja, na Tari, i za sve je besplatna.",
        ("Fakultet političkih nauka u Beogradu", "Univerzitet „Luk“"),
        (),
        (),
    ),
)

# Whose end is not known, and who supports a body: no funders; text.
NO_FUNDER = (
    "Meeting\n\nThe meeting was supported by the Ministry of Culture, Youth and Sport.",
    "Workshop\n\nA workshop was held. Lantern Society is supported by the River Fund.",
    "Workshop\n\nA workshop was held. The society was founded with the support of the River Fund.",
    "Workshop\n\nA workshop was held. The ministry's programme is financed by the River Fund.",
    "Workshop\n\nMina Ilić recalled that elections were held with the support of the River Fund.",
)

# Who may be a person, or two, or is cut: nobody is read; text.
NOBODY = (
    "Debate\n\nOn 4 April 2019 Ana Berisha, a teacher, organised a debate.",
    "Tribina\n\nNastavnik istorije Petar Ilić i novinarka Vjosa Zeka organizovali su tribinu.",
    "Tryezë\n\nTryezën e organizuan Ura Jonë dhe Agimi i Ri.",
    "Workshop\n\nIt was organised by the Network’s secretariat, in the hall of the library.",
    "Tryezë\n\nTryezën e organizoi shoqata Glas mladosti nga Nishi.",
    "Talk\n\nShe recalled that the Office for Roads organised a debate in those years.",
    "Tribina\n\nTribinu je organizovao portal Selo na vetru.",
)

# sentence; number; whether it is vague
COUNTS: tuple[tuple[str, int | None, bool], ...] = (
    ("Twenty-six lawyers met for the workshop.", 26, False),
    ("More than 60 residents came to the workshop.", 60, True),
    ("The workshop was attended by 14 clerks from Niš and 10 clerks from Peja.", 24, False),
    ("We interviewed 312 persons for the study.", None, False),
    ("Each of nine towns sent reports.", None, False),
    ("Radionici je prisustvovalo četrdesetak građana.", 40, True),
    ("U radionici su učestvovale trideset dve osobe.", 32, False),
    ("Pedeset i osam građana pratilo je razgovor.", 58, False),
    ("Në punëtori morën pjesë njëzet e dy gazetarë.", 22, False),
    ("Në sallë ishin pesëdhjetë e një qytetarë.", 51, False),
    ("Трибину је пратило педесетак грађана.", 50, True),
    ("Twenty-four pupils came, twelve from Peja and twelve from Niš.", 24, False),
    ("Twenty-one students and nine trainees attended the workshop.", 30, False),
    ("Some 70 neighbours from both banks came to the workshop.", 70, True),
    ("Punëtoria u përcoll nga mbi 60 veta.", 60, True),
    ("Në punëtori morën pjesë 26 veta nga tri qytete.", 26, False),
    ("Polaznika je bilo 30.", 30, False),
    ("Prisutnima, a bilo ih je pedesetak, podeljeni su primerci.", 50, True),
    ("Na turniru je učestvovalo 16 ekipa.", None, False),
    ("Na radionici je govorilo pet odbornika.", None, False),
)


@each_row(BODIES)
def test_who_organised_helped_and_paid(
    text: str, organisers: tuple[str, ...], partners: tuple[str, ...], funders: tuple[str, ...]
):
    found = page(text).reading
    assert tuple(read.value for read in found.organisers) == organisers
    assert tuple(read.value for read in found.partners) == partners
    assert tuple(read.value for read in found.funders) == funders


@each(NOBODY)
def test_who_may_be_a_person_or_is_cut_is_left_out(text: str):
    found = page(text).reading
    assert [read.value for read in (*found.organisers, *found.partners)] == []


@each(NO_FUNDER)
def test_who_paid_for_something_else_is_no_funder(text: str):
    assert [read.value for read in page(text).reading.funders] == []


@each_row(COUNTS)
def test_how_many_took_part(sentence: str, number: int | None, hedged: bool):
    found = page(f"Workshop\n\n3 May 2021 – A workshop was held in Peja. {sentence}").reading
    people = found.participants.value if found.participants else None
    assert (people.number if people else None, people.hedged if people else False) == (
        number,
        hedged,
    )


# text; how many came
NOT_IN_THE_ROOM = (
    (
        "Конференција о бунарима\n\nУ Нишу је 10. априла 2025. одржана конференција. Било је око "
        "110 учесника, међу њима и тридесетак чланова породица.",
        110,
    ),
    (
        "Razmena mladih\n\nRazmena je održana od 3. do 7. jula 2023. u Nišu. Na razmeni je "
        "učestvovalo 12 srednjoškolaca iz Peći i 12 iz Niša.",
        24,
    ),
    (
        "Punëtori për puset\n\nPunëtoria u mbajt më 4 maj 2021 në Pejë. Është e katërta nga "
        "gjashtë punëtoritë e parapara me projektin “Puset”.",
        None,
    ),
    (
        "Predstavljanje izveštaja\n\nU Nišu je 4. maja 2021. predstavljen izveštaj. Autorke su "
        "obavile razgovore sa 140 građana. Predstavljanju je prisustvovalo više od 40 novinara.",
        40,
    ),
    (
        "Debat televiziv\n\nMë 4 maj 2021 u mbajt në Pejë debati për puset. Debati u ndoq në "
        "rrjetet sociale nga mbi 11 mijë shikues.",
        None,
    ),
)


@each_row(NOT_IN_THE_ROOM)
def test_those_who_were_asked_or_looked_on_did_not_come(text: str, came: int | None) -> None:
    reading = page(text).reading
    assert (reading.participants.value.number if reading.participants else None) == came


def test_who_pays_for_the_work_of_a_body_or_is_cut_off_is_no_funder() -> None:
    own = page(
        "Punëtori\n\nNë Pejë u mbajt më 4 maj 2021 një punëtori. Punëtoria u financua nga "
        "Ministria Federale e Jashtme e Gjermanisë.\n\nPuna jonë mbështetet nga Suedia."
    )
    assert [each.value for each in own.reading.funders] == [
        "Ministria Federale e Jashtme e Gjermanisë"
    ]
    listed = page(
        "Aktivitete\n\nTrajnim për puset\n4 maj 2021\nTrajnimi u mbajt në Pejë. Trajnimi u "
        "mbështet nga Ambasada e Mbretërisë së... Lexo më shumë\n\nTryezë për lumin\n2 prill 2021\n"
        "Tryeza u mbajt në Pejë me banorë... Lexo më shumë\n"
    )
    assert [each.funders for each in listed.entries] == [(), ()]


def test_names_behind_words_of_support_spoke_not_and_acronyms_lose_their_case() -> None:
    told = page(
        "Trajnim për puset\n\nTrajnimi u mbajt më 4 maj 2021 në Pejë me përkrahjen e GIZ-it. "
        "Shtatë komuna sollën projektet e financuara nga Plani i Lumit.\n"
    ).reading
    assert [each.value for each in told.funders] == ["GIZ"]
    led = page(
        "Radionica o bunarima\n\nU Nišu je 28. marta 2024. održana radionica. Radionicu su vodile "
        "Ana Ilić i Besa Gashi, uz podršku Ambasade Kraljevine Holandije.\n"
    ).reading
    assert [each.value.name for each in led.speakers] == ["Ana Ilić", "Besa Gashi"]
