"""Serbian Latin to Cyrillic: letter by letter, with what stays and what is an exception."""

import re
import time

from hypothesis import assume, given
from hypothesis import strategies as st

from pipelines.present.language import cyrillic as program
from pipelines.present.language.cyrillic import APART, KEPT, Spelling
from tests.each import each, each_row
from tests.pipelines.present.language.messages import forms, messages
from tests.pipelines.present.language.records import (
    SERBIAN,
    places_with_two_names,
    serbian_pairs,
    spellings,
    terms,
    translations,
)

OURS = Spelling(spellings())
cyrillic, person = OURS.cyrillic, OURS.person
NAMES = {latin: own for latin, own in spellings().items() if own is not None}
STAY = sorted({*KEPT, *(latin for latin, own in spellings().items() if own is None)})

DIFFERENT = {"sorting.base": "each script has its own order of letters"}
"""Pairs that are no transliteration of each other, with the reason."""

CAPITALS = "ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ"
LATIN = CAPITALS + CAPITALS.lower()
LATIN_LETTER = re.compile("[A-Za-zČčĆćĐđŠšŽž]")
SERBIAN_MESSAGES = [forms(message) for message in messages("sr_Latn")]


def test_everything_recorded_in_both_scripts_is_transliterated_as_recorded() -> None:
    pairs = {name: (latin, recorded) for name, latin, recorded in serbian_pairs()}
    assert len(pairs) > 500
    odd = {name for name, (latin, recorded) in pairs.items() if cyrillic(latin) != recorded}
    assert odd == set(DIFFERENT)


def test_every_title_and_term_that_is_recorded_in_one_script_is_recorded_in_both() -> None:
    keys = {script: set(translations(script)) for script in SERBIAN}
    titles = {key for key in keys["sr-Latn"] if key[2] in ("title", "short_title")}
    assert keys["sr-Cyrl"] == {key for key in titles if key[0] == "agreements"}
    for term in terms().values():
        latin, recorded = (term.forms.get(script, {}).keys() for script in SERBIAN)
        assert latin == recorded, term.id


@each_row(
    [
        ("Azbuka", "Азбука"),
        ("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш"),
        (CAPITALS, "АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ"),
        ("Ljubljana, njiva, džep", "Љубљана, њива, џеп"),
        ("LJUBLJANA, NJIVA, DŽEP", "ЉУБЉАНА, ЊИВА, ЏЕП"),
        ("Ljubav Njegoš Džamija", "Љубав Његош Џамија"),
        ("EU, SAD, UN, NVO", "ЕУ, САД, УН, НВО"),
        ("19. april 2013.", "19. април 2013."),
        ("„navod“ – 12%", "„навод“ – 12%"),
        ("Beograd/Priština", "Београд/Приштина"),
        ("", ""),
    ]
)
def test_serbian_is_turned_letter_by_letter(latin: str, expected: str) -> None:
    assert cyrillic(latin) == expected


@each_row(
    [
        ("injekcija", "инјекција"),
        ("Injekcije", "Инјекције"),
        ("konjugacija", "конјугација"),
        ("konjunktura", "конјунктура"),
        ("Tanjug", "Танјуг"),
        ("anjon", "анјон"),
        ("nadživeti", "надживети"),
        ("odžaliti", "оджалити"),
        ("podžanr", "поджанр"),
        ("konj", "коњ"),
        ("tanjir", "тањир"),
        ("odžak", "оџак"),
        ("podnjiv", "подњив"),
        ("nadživljavanje", "надживљавање"),
        ("NADŽIVLJAVANJE", "НАДЖИВЉАВАЊЕ"),
        ("nadžnjevanje", "наджњевање"),
        ("odživljen", "одживљен"),
        ("odžvaljivanje", "оджваљивање"),
        ("odžarivanje", "оджаривање"),
        ("predživot", "предживот"),
        ("podžupan", "поджупан"),
        ("nenadživljen", "ненадживљен"),
        ("injekt", "инјект"),
        ("injektiranje", "инјектирање"),
        ("autoinjektor", "аутоинјектор"),
        ("injunkcija", "инјункција"),
        ("rekonjugovanje", "реконјуговање"),
        ("vanjezički", "ванјезички"),
        ("izvanjezični", "изванјезични"),
        ("panjelinski", "панјелински"),
        ("Netanjahu", "Нетанјаху"),
        ("konjski", "коњски"),
        ("konjušnica", "коњушница"),
        ("vanjski", "вањски"),
        ("izvanjac", "извањац"),
        ("panjevi", "пањеви"),
        ("manjina", "мањина"),
        ("Odžaci", "Оџаци"),
        ("hodža", "хоџа"),
        ("nadžak", "наџак"),
        ("budžet", "буџет"),
        ("Nadžaf", "Наџаф"),
    ]
)
def test_two_letters_are_not_one_where_a_word_is_put_together(latin: str, expected: str) -> None:
    assert cyrillic(latin) == expected


endings = st.text(CAPITALS.lower(), max_size=6)


def joined(word: str) -> str:
    """A word with dž, lj and nj as one letter each, wherever they stand."""
    for two, one in {"dž": "џ", "lj": "љ", "nj": "њ"}.items():
        word = word.replace(two, one)
    return "".join(cyrillic(letter) for letter in word)


@given(st.sampled_from(APART), st.sampled_from(["", "ne", "iz", "re", "auto"]), endings)
def test_only_the_seam_of_a_prefix_parts_two_letters(beginning: str, before: str, end: str) -> None:
    word = f"{before}{beginning}{end}"
    assume(not DOUBLED.search(word))
    seam = len(before) + min(beginning.find(two) for two in ("dž", "nj") if two in beginning) + 1
    assert cyrillic(word) == joined(word[:seam]) + joined(word[seam:])


@given(st.lists(st.sampled_from(["dž", "lj", "nj", *CAPITALS.lower()]), min_size=1).map("".join))
def test_in_a_word_with_no_such_seam_they_are_one(word: str) -> None:
    assume(not DOUBLED.search(word) and not any(each in word for each in APART))
    assert cyrillic(word) == joined(word)


def test_no_exception_hits_a_word_of_the_reports_in_which_the_letters_are_one() -> None:
    """Words that begin like an exception are looked at by hand: in these they are two letters."""
    texts = [*translations("sr-Latn").values(), *(text for m in SERBIAN_MESSAGES for text in m)]
    words = {word.lower() for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    assert len(words) > 3000
    assert {word for word in words if word.startswith(APART)} == {"tanjug", "tanjuga"}
    assert cyrillic("Tanjug, Tanjuga") == "Танјуг, Танјуга"


@each_row(
    [
        ("%(n)s odredba", "%(n)s одредба"),
        ("%(names)s (%(act)s)", "%(names)s (%(act)s)"),
        ("interval od 95%%", "интервал од 95%%"),
        ("{ime} i prezime", "{ime} и презиме"),
        ("<b lang='sr'>da</b>&nbsp;ne", "<b lang='sr'>да</b>&nbsp;не"),
        ("vidi https://example.org/put?a=b, dalje", "види https://example.org/put?a=b, даље"),
        ("na www.example.org/a piše", "на www.example.org/a пише"),
        ("na dialogue-info.com piše", "на dialogue-info.com пише"),
        ("datoteka podaci/tabela.csv", "датотека podaci/tabela.csv"),
        ("tabela coding_disagreements podataka", "табела coding_disagreements података"),
        ("poglavlje IV, VIII i XXIII", "поглавље IV, VIII и XXIII"),
        ("Aneks III", "Анекс III"),
        ("I ovo i ono", "И ово и оно"),
        ("pišite na ime.prezime@ured.gov.rs, hvala", "пишите на ime.prezime@ured.gov.rs, хвала"),
        ("na consilium.europa.eu/sr/press piše", "на consilium.europa.eu/sr/press пише"),
        ("ftp://primer.rs/put ili putem", "ftp://primer.rs/put или путем"),
        (
            "datoteka podaci.geojson ili zbirka.parquet",
            "датотека podaci.geojson или zbirka.parquet",
        ),
        ("u /home/podaci/tabela.csv.", "у /home/podaci/tabela.csv."),
        ("doi:10.1234/abc-d kaže", "doi:10.1234/abc-d каже"),
        ("@kurir piše", "@kurir пише"),
        ("19.maj 2013.", "19.мај 2013."),
        ("I", "I"),
        ("V", "V"),
        ("I.1", "I.1"),
        ("I/2020", "I/2020"),
        ("Aneks I", "Анекс I"),
        ("ANEKS I", "АНЕКС I"),
        ("tačka V, stav I.", "тачка V, став I."),
        ("deo (I)", "део (I)"),
        ("faze I i II", "фазе I и II"),
        ("protokoli I–III", "протоколи I–III"),
        ("Aleksandar I Karađorđević", "Александар I Карађорђевић"),
        ("BEOGRAD I PRIŠTINA", "БЕОГРАД И ПРИШТИНА"),
        ("PROTOKOL I ANEKS I", "ПРОТОКОЛ И АНЕКС I"),
        ("I faza, V kolo", "I фаза, V коло"),
        ("I-1", "I-1"),
        ("Rekao je: „I ja“. I on", "Рекао је: „И ја“. И он"),
        ("I. Dačić i V. Orban", "И. Дачић и В. Орбан"),
        ("V.d. direktora", "В.д. директора"),
    ]
)
def test_places_tags_addresses_and_numerals_stay(text: str, expected: str) -> None:
    assert cyrillic(text) == expected


@each(STAY)
def test_a_kept_name_stays_in_a_sentence_and_alone(name: str) -> None:
    assert cyrillic(name) == name
    assert cyrillic(f"po {name}, kao pre") == f"по {name}, као пре"


@each_row(
    [
        ("PDFovi", "ПДФови"),
        ("alphabeta", "алпхабета"),
        ("DOInt", "ДОИнт"),
    ]
)
def test_a_kept_name_inside_a_word_is_no_name(text: str, expected: str) -> None:
    assert cyrillic(text) == expected


@each(["Wolf", "Quint", "Xhemajl", "Ylli", "Kosovë", "Çollaku", "Özdemir", "Jørgensen"])
def test_a_word_with_a_letter_that_serbian_lacks_stays_whole(word: str) -> None:
    assert cyrillic(word) == word
    assert cyrillic(f"kaže {word} danas") == f"каже {word} данас"


@each_row(NAMES.items())
def test_a_name_with_a_spelling_of_its_own_has_it_in_a_text_and_alone(
    latin: str, recorded: str
) -> None:
    assert person(latin) == recorded
    assert cyrillic(f"kaže {latin}, premijer") == f"каже {recorded}, премијер"
    assert not LATIN_LETTER.search(recorded)


def test_the_spellings_of_persons_are_those_of_the_term_list() -> None:
    rule = "names_of_persons.sr-cyrl-examples."
    recorded = {term.note for term in terms().values() if term.id.startswith(rule)}
    assert len(recorded) > 8
    assert recorded == {name for name in NAMES.values() if " " in name and name.istitle()}


def test_a_name_is_the_programs_or_of_the_records() -> None:
    assert len(KEPT) == len(set(KEPT)) and all(KEPT)
    assert not {*KEPT} & spellings().keys()


def test_the_messages_need_no_name_of_the_records() -> None:
    texts = [text for message in SERBIAN_MESSAGES for text in message]
    assert [text for text in texts if program.cyrillic(text) != cyrillic(text)] == []


def test_without_names_of_the_records_a_name_is_turned_as_a_word() -> None:
    assert program.cyrillic("Isa Mustafa u Skenderaju") == "Иса Мустафа у Скендерају"
    assert program.cyrillic("Josep Borrell, PDF") == "Јосеп Borrell, PDF"


def test_a_longer_name_goes_before_the_one_it_begins_with() -> None:
    made = Spelling({"Ana": "Ена", "Ana Marija": "Ана-Марија", "Ana Lis": None})
    assert made.cyrillic("Ana, Ana Marija, Ana Lis") == "Ена, Ана-Марија, Ana Lis"


@each_row(
    [
        ("Ivica Dačić", "Ивица Дачић"),
        ("Marko Đurić", "Марко Ђурић"),
        ("Petar Petković", "Петар Петковић"),
        ("Peter Stano", "Peter Stano"),
        ("Federica Mogherini", "Федерика Могерини"),
        ("Bekim Çollaku", "Bekim Çollaku"),
    ]
)
def test_a_person_has_a_serbian_spelling_or_keeps_the_own_one(name: str, shown: str) -> None:
    assert person(name) == shown


DOUBLED = re.compile("ll|rr|ss|tt|nn|mm|ff|pp|cc|gg|ch|gj", re.IGNORECASE)
"""Pairs that mark a foreign name, which stays in its own script."""
words_of_letters = st.text(LATIN, min_size=1, max_size=14).filter(
    lambda word: not DOUBLED.search(word)
)


@given(st.lists(words_of_letters, min_size=1, max_size=6).map(" ".join))
def test_no_latin_letter_is_left_of_ordinary_words(text: str) -> None:
    numeral = re.compile("[IV]|[IVX]{2,}|L[IV]{2,}")
    assume(not any(word in STAY or numeral.fullmatch(word) for word in text.split()))
    assert not LATIN_LETTER.search(cyrillic(text))


@given(st.text(max_size=40))
def test_cyrillic_stays_as_it_is(text: str) -> None:
    once = cyrillic(text)
    assert cyrillic(re.sub(LATIN_LETTER, "", once)) == re.sub(LATIN_LETTER, "", once)


@given(words_of_letters.filter(lambda word: not re.search("[IVX]{2}", word)))
def test_a_word_can_be_turned_back(word: str) -> None:
    lower = word.lower()
    back = {"љ": "lj", "њ": "nj", "џ": "dž"}
    for latin in CAPITALS.lower():
        back[cyrillic(latin)] = latin
    assume(lower not in STAY and not DOUBLED.search(lower))
    assert "".join(back[letter] for letter in cyrillic(lower)) == lower


@each(["a", "a-", "a.", "a_", "a/", "a@", "I ", "www", "a.b_c-d/"])
def test_a_long_text_without_a_break_takes_no_longer_than_another(part: str) -> None:
    """Found: an expression that tried every division of `a_a_a_a…`, for ever."""
    start = time.process_time()
    assert cyrillic(part * 1_500)
    assert time.process_time() - start < 2


FOREIGN = re.compile(
    r"\w*(?:лл|тт|сс|рр|фф|гг|пп|ццх|цх|тх(?!од)|пх|сх(?!в|ем|од|ум)|ичх)\w*", re.IGNORECASE
)
"""Letters beside each other that stem from Latin ones of another language."""


def test_no_foreign_name_is_turned_letter_by_letter() -> None:
    """Found: `Приштина/Присхтина`, `Хуггинг Фаце`, `Рицхарда Гренелла`."""
    texts = [*translations("sr-Latn").values(), *(text for m in SERBIAN_MESSAGES for text in m)]
    odd = {word for text in texts for word in FOREIGN.findall(cyrillic(text))}
    assert odd == set()


@each_row(
    [
        ("članak u Lex localis", "чланак у Lex localis"),
        ("Hugging Face (domaćin", "Hugging Face (домаћин"),
        ("Projekat Big Deal", "Пројекат Big Deal"),
        ("Projekat Visegrad Support for Dialogue", "Пројекат Visegrad Support for Dialogue"),
        ("ad hoc uslove", "ад хок услове"),
        ("(telecom-dial-code-383-2016)", "(telecom-dial-code-383-2016)"),
        ("Srbica/Skenderaj", "Србица/Skenderaj"),
        ("Brđani/Kroi i Vitakut", "Брђани/Kroi i Vitakut"),
    ]
)
def test_foreign_names_and_ids_of_the_records_stay_whole(latin: str, expected: str) -> None:
    """Found: `Hugging Фаце`, `Lex лоцалис`, `Висеград Support фор Диалогуе`."""
    assert any(latin in text for text in translations("sr-Latn").values())
    assert cyrillic(latin) == expected


def test_the_albanian_name_of_a_place_keeps_its_letters_beside_the_serbian_one() -> None:
    """As where a place is printed: `Приштина/Prishtina`."""
    pairs = places_with_two_names()
    assert len(pairs) > 10
    odd = {
        f"{serbian}/{albanian}": cyrillic(f"{serbian}/{albanian}")
        for serbian, turned, albanian in pairs
        if any(f"{serbian}/{albanian}" in text for text in translations("sr-Latn").values())
        and cyrillic(f"{serbian}/{albanian}") != f"{turned}/{albanian}"
    }
    assert odd == {}


def test_no_latin_letter_is_left_of_the_messages_but_what_is_kept() -> None:
    kept = re.compile("|".join(rf"\b{re.escape(name)}" for name in sorted(KEPT, key=len)[::-1]))
    left: set[str] = set()
    for texts in SERBIAN_MESSAGES:
        for text in texts:
            bare = re.sub(
                r"%\(\w+\)s|<[^<>]+>|\b\w+\.(?:csv|json)\b|\b\w+_\w+\b|\b[IVX]{2,}\b",
                "",
                cyrillic(text),
            )
            left |= set(re.findall(r"[^\W\d_]*[A-Za-zČčĆćĐđŠšŽž][^\W\d_]*", kept.sub("", bare)))
    assert left == set()
