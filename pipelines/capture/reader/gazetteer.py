"""Towns of the region and where people meet abroad, that the register of places need not have.

Their forms follow the rules of each language: `u Vranju` names Vranje, `në Gjakovë` and
`i Gjakovës` name Gjakova.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.capture.reader.folding import plain

_KOSOVO = """
Priština|Prishtina|Pristina; Peć|Peja; Prizren|Prizreni; Đakovica|Gjakova; Uroševac|Ferizaji;
Gnjilane|Gjilani; Vučitrn|Vushtrria; Podujevo|Podujeva|Besiana; Suva Reka|Suhareka|Therandë;
Orahovac|Rahoveci; Mališevo|Malisheva; Klina|Klina; Istok|Istogu; Dečani|Deçani; Lipljan|Lipjani;
Glogovac|Drenasi|Gllogoc; Štimlje|Shtimja; Kačanik|Kaçaniku; Vitina|Vitia; Dragaš|Dragashi;
Srbica|Skenderaji; Kosovo Polje|Fushë Kosova; Obilić|Obiliqi|Kastriot; Štrpce|Shtërpca;
Novo Brdo|Novobërda; Gračanica|Graçanica; Ranilug|Ranillugu; Parteš|Parteshi; Klokot|Kllokoti;
Junik|Juniku; Mamuša|Mamusha; Elez Han|Hani i Elezit; Kosovska Kamenica|Kamenica|Dardanë; Kamenica|;
Leposavić|Leposaviqi; Zvečan|Zveçani; Zubin Potok|Zubin Potoku; Brezovica|Brezovica;
Velika Hoča|Hoça e Madhe; Goraždevac|Gorazhdeci; Čaglavica|Çagllavica; Laplje Selo|Llapllasella;
Batlava|Batllava; Bistrica|Bistrica; Merdare|Merdari; Jarinje|Jarinja; Osojane|Osojani;
Prilužje|Priluzhja; Silovo|Shillova; Babin Most|Babimoci; Prevalac|Prevalla; Rugova|Rugova;
Grabovac|Graboci; Priluzje|Priluzha; Banjska|Banjska; Socanica|Soçanica; Sočanica|Soçanica
"""
_SERBIA = """
Beograd|Beogradi|Belgrade; Novi Sad|Novi Sadi; Niš|Nishi|Nis; Kragujevac|Kragujevci;
Kraljevo|Kraleva; Čačak|Çaçaku|Cacak; Novi Pazar|Novi Pazari|Pazari i Ri; Raška|Rashka;
Vranje|Vranja; Leskovac|Leskoci; Bujanovac|Bujanoci; Preševo|Presheva; Medveđa|Medvegja;
Kruševac|Krushevci; Kuršumlija|Kurshumlia; Prokuplje|Prokupla; Zrenjanin|; Vršac|;
Subotica|Subotica; Pančevo|; Zaječar|; Smederevo|; Valjevo|; Užice|Uzhica; Šabac|; Sombor|;
Kikinda|; Pirot|; Bor|; Loznica|; Požarevac|; Jagodina|; Paraćin|; Vlasotince|; Surdulica|;
Sjenica|Senica; Tutin|Tutini; Prijepolje|; Priboj|; Nova Varoš|; Zlatibor|Zllatibori;
Vrnjačka Banja|Vrnjaçka Banja; Sremska Mitrovica|; Ruma|; Inđija|;
Bačka Palanka|; Bečej|; Senta|; Kanjiža|; Apatin|; Aranđelovac|; Topola|; Gornji Milanovac|;
Ivanjica|; Aleksinac|; Knjaževac|; Negotin|; Svilajnac|; Velika Plana|; Smederevska Palanka|;
Mladenovac|; Obrenovac|; Lazarevac|; Zemun|; Kopaonik|Kopaoniku; Tara|; Fruška Gora|;
Soko Banja|; Blace|; Brus|; Trstenik|; Lebane|; Bela Palanka|; Dimitrovgrad|; Vladičin Han|;
Bosilegrad|; Trgovište|; Temerin|; Vrbas|; Ćuprija|; Despotovac|; Petrovac|; Bajina Bašta|;
Niška Banja|; Palić|; Perućac|; Divčibare|; Ečka|; Nova Pazova|; Stara Pazova|; Kovilj|
"""
_ABROAD = """
Podgorica|Podgorica; Ulcinj|Ulqini; Budva|Budva; Bar|; Kotor|Kotorri; Bijelo Polje|;
Kolašin|; Cetinje|Cetina; Rožaje|Rozhaja; Plav|Plava; Herceg Novi|; Tivat|Tivari; Bečići|Beçiqi;
Skoplje|Shkupi|Skopje; Ohrid|Ohri; Tetovo|Tetova; Kumanovo|Kumanova; Bitolj|Manastiri|Bitola;
Struga|Struga; Gostivar|Gostivari; Mavrovo|Mavrova; Strumica|Strumica; Dojran|Dojrani;
Tirana|Tirana; Drač|Durrësi; Skadar|Shkodra; Valona|Vlora; Elbasan|Elbasani; Kukeš|Kukësi;
Pogradec|Pogradeci; Korča|Korça; Saranda|Saranda; Lezhë|Lezha; Berat|Berati; Fier|Fieri;
Sarajevo|Sarajeva; Mostar|Mostari; Banjaluka|; Banja Luka|; Tuzla|; Zenica|; Jahorina|; Trebinje|;
Neum|; Zagreb|Zagrebi; Dubrovnik|Dubrovniku; Split|Spliti; Rijeka|; Pula|; Ljubljana|Lubjana;
Brdo|; Bled|; Budimpešta|Budapesti|Budapest; Beč|Vjena|Vienna; Brisel|Brukseli|Brussels;
Berlin|Berlini; Minhen|Mynihu|Munich; Bern|Berna; Ženeva|Gjeneva|Geneva; Cirih|Cyrihu|Zurich;
Oslo|Osloja; Stokholm|Stokholmi|Stockholm; Kopenhagen|Kopenhaga|Copenhagen;
Prag|Praga|Prague; Varšava|Varshava|Warsaw; Krakov|Krakovi|Krakow; Bratislava|Bratislava;
Sofija|Sofja|Sofia; Solun|Selaniku|Thessaloniki; Atina|Athina|Athens; Istanbul|Stambolli;
Ankara|Ankaraja; Rim|Roma|Rome; Trst|Triesta|Trieste; Pariz|Parisi|Paris; London|Londra;
Strazbur|Strasburgu|Strasbourg; Hag|Haga|The Hague; Lisabon|Lisbona|Lisbon; Dablin|Dublini|Dublin;
Belfast|Belfasti; Grac|Graci|Graz; Hamburg|Hamburgu; Vašington|Uashingtoni|Washington;
Njujork|Nju Jorku|New York; Bukurešt|Bukureshti|Bucharest; Tutzing|; Poznanj|Poznani|Poznan;
Helsinki|Helsinki; Vilnjus|Vilniusi|Vilnius
"""
_HALVES = {
    "-north": (
        ("severnoj mitrovici", "Severna Mitrovica"),
        ("severne mitrovice", "Severna Mitrovica"),
        ("severna mitrovica", "Severna Mitrovica"),
        ("north mitrovica", "North Mitrovica"),
        ("mitrovica north", "Mitrovica North"),
        ("north mitrovice", "North Mitrovica"),
        ("mitrovice e veriut", "Mitrovicë e Veriut"),
        ("mitrovicen e veriut", "Mitrovica e Veriut"),
        ("mitrovica e veriut", "Mitrovica e Veriut"),
        ("mitrovices se veriut", "Mitrovica e Veriut"),
        ("mitrovice te veriut", "Mitrovicë e Veriut"),
        ("mitrovices te veriut", "Mitrovica e Veriut"),
        ("mitrovicen veriore", "Mitrovica Veriore"),
        ("mitrovice veriore", "Mitrovicë Veriore"),
    ),
    "-south": (
        ("juznoj mitrovici", "Južna Mitrovica"),
        ("juzna mitrovica", "Južna Mitrovica"),
        ("south mitrovica", "South Mitrovica"),
        ("mitrovica south", "Mitrovica South"),
        ("mitrovice e jugut", "Mitrovicë e Jugut"),
        ("mitrovicen e jugut", "Mitrovica e Jugut"),
        ("mitrovice te jugut", "Mitrovicë e Jugut"),
        ("mitrovica e jugut", "Mitrovica e Jugut"),
    ),
    "": (
        ("kosovskoj mitrovici", "Kosovska Mitrovica"),
        ("kosovska mitrovica", "Kosovska Mitrovica"),
        ("kosovske mitrovice", "Kosovska Mitrovica"),
        ("mitrovica", "Mitrovica"),
        ("mitrovice", "Mitrovicë"),
        ("mitrovices", "Mitrovica"),
        ("mitrovicen", "Mitrovica"),
        ("mitrovici", "Mitrovica"),
    ),
}
"""The two halves of one town, which each language names in its own ways."""

_COMMON = frozenset(
    [
        *("bar", "bari", "bor", "tara", "tesla", "brus", "plav", "ruma", "split", "hag", "brdo"),
        *("pula", "topola", "topole", "istok", "istoka", "roma", "rim", "bled", "klina", "senta"),
        *("plave", "ruga", "rugove", "fier", "pirota", "blace", "vlora", "bistrica", "vrbas"),
    ]
)
"""Towns that are ordinary words too: these forms of them are not looked for."""
_FLEETING = {"sabac": "Šapc", "cacak": "Čačk", "bec": "Beč"}
_CLUSTER = re.compile(r"([^aeiou])ac$")

Forms = list[tuple[str, str]]
"""Forms in plain small letters, each with the name that it is a form of; the first one counts."""


@cache
def town_forms() -> frozenset[str]:
    """Every form of every town."""
    return frozenset(form for _, forms in gazetteer() for form, _ in forms)


def gazetteer() -> Iterator[tuple[str, Forms]]:
    """Each town with all its forms. The first of a pair is an id of our own."""
    for line in f"{_KOSOVO};{_SERBIA};{_ABROAD}".split(";"):
        serbian, _, rest = line.strip().partition("|")
        names = [name for name in rest.split("|") if name]
        found = [(plain(serbian), serbian)]
        for n, name in enumerate(names):
            found += [(plain(form), form) for form in _indefinite(name)]
            found += [(plain(form), name) for form in _albanian(name)] if n == 0 else []
        found += [(plain(form), serbian) for form in _bent(serbian)]
        yield plain(serbian).replace(" ", "-"), [each for each in found if each[0] not in _COMMON]
    for side, given in _HALVES.items():
        yield f"mitrovica{side}", list(given)


def _indefinite(name: str) -> tuple[str, ...]:
    """`Gjakova` and `Gjakovë`, `Ferizaji` and `Ferizaj`, each as it is written."""
    if name.endswith("a"):
        return name, f"{name[:-1]}ë"
    if name.endswith(("gu", "ku", "hu")):
        return name, name[:-1]
    return (name, name[:-1]) if name.endswith("i") and len(name) > 4 else (name,)


def _albanian(name: str) -> tuple[str, ...]:
    """The bent forms of a definite name."""
    if name.endswith("a"):
        return f"{name[:-1]}ës", f"{name}n", f"{name[:-1]}ën"
    if name.endswith(("i", "u")):
        return f"{name}t", f"{name}n"
    return ()


def _bent(name: str) -> tuple[str, ...]:
    """Locative and genitive of a Serbian name, each of its words."""
    *adjectives, noun = name.split(" ")
    gender = "f" if noun.endswith("a") or noun in ("Varoš",) else "m"
    first = [_adjective(word, gender) for word in adjectives]
    nouns = _noun(noun)
    if not first:
        return nouns
    return tuple(" ".join([*(pair[n] for pair in first), each]) for n, each in enumerate(nouns[:2]))


def _adjective(word: str, gender: str) -> tuple[str, str]:
    """Locative and genitive of the word before a noun."""
    if gender == "f":
        stem = word[:-1]
        return f"{stem}oj", f"{stem}e"
    if word == "Kosovo":
        return "Kosovu", "Kosova"
    stem = word[:-1] if word[-1] in "aeio" else word
    return f"{stem}om", f"{stem}og"


def _noun(name: str) -> tuple[str, ...]:
    """Locative and genitive of a noun."""
    small = plain(name)
    if small in _FLEETING:
        return f"{_FLEETING[small]}u", f"{_FLEETING[small]}a"
    if small.endswith(("ska", "cka", "ka")) and small[-3] in "sc":
        return f"{name[:-1]}oj", f"{name[:-1]}e", f"{name[:-1]}u"
    if small.endswith("a"):
        stem = f"{name[:-2]}c" if small.endswith("ka") else name[:-1]
        return f"{stem}i", f"{name[:-1]}e"
    if small.endswith(("e", "o")):
        return f"{name[:-1]}u", f"{name[:-1]}a"
    if small.endswith("i"):
        return f"{name[:-1]}ima", f"{name[:-1]}a"
    if small == "varos":
        return f"{name}i", f"{name}i"
    stem = name[:-2] + "c" if _CLUSTER.search(small) else name
    return f"{stem}u", f"{stem}a"
