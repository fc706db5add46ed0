"""Documents speak one language: no word of the interface is left in English, no word in Latin."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from babel.messages.pofile import read_po

from pipelines.present import Library, plain, words_of
from pipelines.present.language import LANGUAGES
from pipelines.present.language.catalogue import FOLDER
from pipelines.present.language.cyrillic import KEPT
from schemas.claims import Assessment
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.report import markup
from tests.pipelines.report.conftest import SECTIONS
from tests.pipelines.report.documents import OTHERS, printed, prints, whole
from tests.pipelines.tabulate.tables import checkout_tables

FORMATS = ("pdf", "docx")
OUT = Path("out")


def messages() -> list[str]:
    """The messages of the catalogue, in English, one for each plural form."""
    with (FOLDER / "sq.po").open("rb") as handle:
        listed = [each.id for each in read_po(handle) if each.id]
    return [one for ids in listed for one in (ids if isinstance(ids, tuple) else (ids,))]


def parts(message: str) -> Iterator[str]:
    """What stands between the places of a message, where it is more than one word."""
    for part in re.split(r"%\(\w+\)s|%%", message):
        words = " ".join(part.split()).strip(" .,;:()“”·")
        if len(re.findall(r"[^\W\d_]+", words)) > 1:
            yield words


ENGLISH = frozenset(part for message in messages() for part in parts(message))


def found(phrases: frozenset[str], text: str) -> list[str]:
    """The phrases that stand in a text as whole words."""
    there = (one for one in sorted(phrases) if one in text)  # quick, and few are
    return [one for one in there if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)]


def interface(html: str, language: str) -> str:
    """The words of a page that are its own: no finding, and nothing that a source is called."""
    text = markup.own_text(html, language, without=("title", "url"))
    for publisher in publishers():
        text = text.replace(f"{publisher}: ", "")
    return text


@cache
def publishers() -> frozenset[str]:
    """Who published a source, as recorded."""
    rows = checkout_tables().rows("sources")
    return frozenset(row["publisher"] for row in rows if row["publisher"])


def test_the_catalogue_is_read():
    assert len(ENGLISH) > 300
    assert {"State of implementation", "How to cite", "Data version"} <= ENGLISH


@each(SECTIONS)
def test_english_words_would_be_found(section: str):
    text = interface(printed(whole("en"), f"evidence/{section}").html, "en")
    assert len(found(ENGLISH, text)) > 40


@each(OTHERS)
def test_no_word_of_the_interface_is_english(language: str):
    text = "\n".join(interface(job.html, language) for job in prints(whole(language)))
    assert found(ENGLISH, text) == []


@each_row(product(OTHERS, SECTIONS))
def test_the_headings_are_those_of_the_english_page_in_the_words_of_the_language(
    language: str, section: str
):
    words = words_of(language)
    english, own = (
        [text for _, text in markup.headings(printed(whole(code), f"evidence/{section}").html)]
        for code in ("en", language)
    )
    assert own[1:] == [words.gettext(text) for text in english[1:]]
    assert len(own) > 6
    assert own[0] != english[0]


@each(OTHERS)
def test_a_translation_says_that_a_machine_made_it(language: str):
    said = words_of(language).gettext(MACHINE)
    for job in prints(whole(language)):
        assert markup.own_text(job.html, language).count(said) == 1, job.path


MACHINE = next(message for message in messages() if "no person has reviewed" in message)


def test_the_english_page_is_no_translation():
    for job in prints(whole("en")):
        assert MACHINE not in markup.own_text(job.html, "en"), job.path


@each(LANGUAGES)
def test_a_page_says_its_language(language: str):
    for job in prints(whole(language)):
        assert f'<html lang="{language}">' in job.html


@each_row(product(OTHERS, SECTIONS))
def test_a_finding_is_translated_or_english_and_says_so(language: str, section: str):
    html = printed(whole(language), f"evidence/{section}").html
    english = {markup.text(each) for each in markup.having(html, lang="en")}
    library = Library(checkout_tables(), words_of(language))
    targets = {
        row["claim_id"]
        for row in checkout_tables().rows("assessment_targets")
        if row["agreement_id"] == section
    }
    page, seen = " ".join(markup.text(markup.body(html)).split()), 0
    for claim in library.all(Assessment):
        if claim.id in targets:
            said = library.text(claim, "finding")
            text = " ".join(plain(said).split()).rstrip(".")
            assert text in page if isinstance(said, str) else f"{text}." in english, claim.id
            seen += isinstance(said, str)
    assert seen > 3


def latin() -> frozenset[str]:
    """Words that stand in Latin script on a Cyrillic page: names, numbers of provisions, ids."""
    tables = checkout_tables()
    names = [
        *KEPT,
        *(row["latin"] for row in tables.rows("spellings") if row["cyrillic"] is None),
        *TABLES,
        *(row["number"] for row in tables.rows("provisions")),
        *(row["speaker_name"] for row in tables.rows("assessments") if row["speaker_name"]),
        *(row["name"] for row in tables.rows("parties_to_text") if row["name"]),
        *(row["name"] for row in tables.rows("creators")),
        *(row[form] for row in tables.rows("places") for form in ALBANIAN if row[form]),
        tables.rows("dataset")[0]["id"],
        *("E.164", "E.212", "EXIM"),
        *("R1", "R2", "R3", "R4"),  # rules of the method
    ]
    return frozenset(word for name in names for word in LETTERS.findall(name))


ALBANIAN = ("name_sq", "name_sq_definite")
LETTERS = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(
    r"\S+\.(?:com|org|info|net|rs|eu|it|hr|mk|me|al|be|media)\b(?:/\S*)?"
    r"|\b(?:sections|evidence)/[a-z0-9-]+|\S+-c\d{3}\b|\S+_\S+|[a-z0-9-]+-\d{4}\b"
)
NOT_SERBIAN = re.compile(r"[qwxyëçöüø]|([bcdfghklmnprstvz])\1|ch|gj", re.IGNORECASE)
"""What no Serbian word has: one with it is a foreign name and keeps its spelling."""
LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ž]")
ROMAN = re.compile(r"[IVX]+")


def test_a_cyrillic_page_has_no_latin_word_but_names():
    allowed, left = latin(), Counter[str]()
    for job in prints(whole("sr-Cyrl")):
        text = markup.own_text(job.html, "sr-Cyrl", without=("sources", "url"))
        for word in LETTERS.findall(ADDRESS.sub(" ", text)):
            if LATIN.search(word) and not _is_name(word, allowed):
                left[word] += 1
    assert left == {}


def _is_name(word: str, allowed: frozenset[str]) -> bool:
    return bool({word, word.lower()} & allowed) or bool(
        NOT_SERBIAN.search(word) or ROMAN.fullmatch(word)
    )


NOT_A_SERBIAN_SPELLING = re.compile(
    r"\w*(?:([бгдзклмнпрстфхцчш])\1|цх|схт|схи\b|огуе|гх|\bТхе\b)\w*"
)
"""Serbian writes no consonant twice, and spells foreign names by sound: Ричард, not Рицхард."""


def test_a_cyrillic_page_spells_no_foreign_name_letter_by_letter():
    text = "\n".join(markup.own_text(job.html, "sr-Cyrl") for job in prints(whole("sr-Cyrl")))
    assert sorted({each.group() for each in NOT_A_SERBIAN_SPELLING.finditer(text)}) == []


def test_no_letter_of_another_script_stands_inside_a_word():
    mixed = re.compile(r"[А-Яа-яЂ-џ]+[A-Za-z]+|[A-Za-z]+[А-Яа-яЂ-џ]+")
    text = "\n".join(markup.own_text(job.html, "sr-Cyrl") for job in prints(whole("sr-Cyrl")))
    assert sorted(set(mixed.findall(text))) == []


@each(["en", "sq", "sr-Latn"])
def test_no_word_of_a_latin_page_is_cyrillic(language: str):
    for job in prints(whole(language)):
        text = markup.own_text(job.html, language, without=("sources",))
        assert re.findall(r"\w*[Ѐ-ӿ]\w*", text) == [], job.path


@each(LANGUAGES)
def test_every_document_carries_the_footnote(language: str):
    forms = {
        row["language"]: " ".join(row["text"].split())
        for row in checkout_tables().rows("term_forms")
        if row["term_id"] == "kosovo_footnote"
    }
    for job in prints(whole(language)):
        assert f"* {forms[language]}" in markup.text(markup.body(job.html)), job.path


def test_every_language_has_the_same_documents():
    names = [[job.path.relative_to(f"out/{c}") for job in prints(whole(c))] for c in LANGUAGES]
    assert all(each == names[0] for each in names)
