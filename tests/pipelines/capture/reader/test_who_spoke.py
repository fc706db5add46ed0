"""Who spoke: each text is a way in which pages tell it, in words of our own."""

from tests.each import each_row
from tests.pipelines.capture.reader.names import page

LEAD = "Workshop on neighbours\n\n3 May 2021 – Lantern Institute held a workshop in Peja. "

# text behind the lead; names of those who spoke
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Ana Marković, director of the institute, opened the event.", ("Ana Marković",)),
    (
        "Former judge Petrit Dema described the courts, while Luan Berisha, a researcher, asked "
        "about the statute.",
        ("Petrit Dema", "Luan Berisha"),
    ),
    (
        "The discussion was moderated by journalist Vlora Syla and by the Head of Office, "
        "Jan Holm.",
        ("Vlora Syla", "Jan Holm"),
    ),
    ("Trainers Arta Dobra and Marko Savić worked with the groups.", ("Arta Dobra", "Marko Savić")),
    ("“We read it twice,” said Rina Hyseni, programme manager.", ("Rina Hyseni",)),
    ("It deals with the process led by the EU envoy Peter Sund.", ()),
    ("The hall of the Konrad Adenauer Foundation was full.", ()),
    (
        "Govorili su advokatica Ivana Perić, Nenad Tomić, bivši policajac, i Fatljum Zeka.",
        ("Ivana Perić", "Nenad Tomić", "Fatljum Zeka"),
    ),
    (
        "Razgovor je vodila direktorka Horizonta Maja Antić.",
        ("Maja Antić",),
    ),
    (
        "Učesnici su od pravnice Sanije Nikolić saznali kako se podnosi zahtev. Učesnici su pitali "
        "i za troškove koje je ta pravnica pomenula na početku.",
        ("Sanija Nikolić",),
    ),
    (
        "На трибини су говорили Милена Стојковић, директорка форума, и историчар Вељко Нешић.",
        ("Милена Стојковић", "Вељко Нешић"),
    ),
    (
        "Folën Shpresa Kabashi, eksperte për vetëqeverisje, Zoran Ilić, këshilltar, dhe "
        "Driton Meta.",
        ("Shpresa Kabashi", "Zoran Ilić", "Driton Meta"),
    ),
    (
        "Fjalën hyrëse e mbajti znj. Valdete Rexhepi, koordinatore e projektit.",
        ("Valdete Rexhepi",),
    ),
    ("Konferenca u hap nga Nazmije Thaçi, kryetare e organizatës.", ("Nazmije Thaçi",)),
    (
        "\n\nSpeakers:\n• Agron Shala, member of parliament\n• Dr Biljana Đorić (University)\n\n"
        "Contact:\nSanja Ilić, assistant",
        ("Agron Shala", "Biljana Đorić"),
    ),
    (
        "\n\n10:00 – 10:15 Opening: Jelena Radović, programme coordinator\n"
        "10:15 – 11:00 What the law says – Merita Syla, lawyer\n11:00 Lunch",
        ("Jelena Radović", "Merita Syla"),
    ),
    (
        "\n\nNë promovim do të flasin:\n• Mimoza Kelmendi, drejtoreshë\n• Faton Ibrahimi, redaktor",
        ("Mimoza Kelmendi", "Faton Ibrahimi"),
    ),
    ("Farmacistja Besa Gashi tha se barnat mungojnë.", ("Besa Gashi",)),
    ("Presenter Mina Ilić asked the first question.", ("Mina Ilić",)),
    ("Geodetkinja Fatime Zeka pokazala je karte.", ("Fatime Zeka",)),
    ("Водник Петар Лазић говорио је о послу.", ("Петар Лазић",)),
    (
        "Milica Tomić opened the event, and Viktor Savić closed it.",
        ("Milica Tomić", "Viktor Savić"),
    ),
    ("Director of Open Window Jelena Ristić said that it was late.", ("Jelena Ristić",)),
    ("Minister Dejan Ilić praised the authors, Mina Savić and Arta Zeka.", ("Dejan Ilić",)),
    ("Gazetarët Arta Zeka dhe Petar Ilić folën për rrugën.", ("Arta Zeka", "Petar Ilić")),
    ("O priručniku je govorio Eko klub „Ibarski Kolašin“ iz Leposavića.", ()),
)


@each_row(CASES)
def test_who_spoke(text: str, names: tuple[str, ...]):
    found = page(LEAD + text)
    speakers = found.reading.speakers
    assert tuple(read.value.name for read in speakers) == names
    for read in speakers:
        assert read.value.name.split()[-1] in found.text[read.start : read.end]
