"""Who organised, helped and paid, and how many came, in words of our own."""

from tests.each import each_row
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
)


@each_row(BODIES)
def test_who_organised_helped_and_paid(
    text: str, organisers: tuple[str, ...], partners: tuple[str, ...], funders: tuple[str, ...]
):
    found = page(text).reading
    assert tuple(read.value for read in found.organisers) == organisers
    assert tuple(read.value for read in found.partners) == partners
    assert tuple(read.value for read in found.funders) == funders


@each_row(COUNTS)
def test_how_many_took_part(sentence: str, number: int | None, hedged: bool):
    found = page(f"Workshop\n\n3 May 2021 – A workshop was held in Peja. {sentence}").reading
    people = found.participants.value if found.participants else None
    assert (people.number if people else None, people.hedged if people else False) == (
        number,
        hedged,
    )
