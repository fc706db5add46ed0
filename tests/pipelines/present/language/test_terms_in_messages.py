"""The messages use the words of the term list."""

import re
from collections import defaultdict
from functools import cache

from babel.messages.catalog import Message

from tests.each import each
from tests.pipelines.present.language.messages import forms, key, messages
from tests.pipelines.present.language.records import base, terms

LANGUAGE = {"sq": "sq", "sr_Latn": "sr-Latn"}

DEFINITE = "the heading or label is definite in Albanian, the term is not"
CASE = "another case of the month: the contexts `month, genitive` and `month, locative`"
NUMBER = "a heading over a number that a source gives, not over a drawing"

JUSTIFIED = {
    "sq": {
        (None, "Activity", "Aktiviteti"): DEFINITE,
        (None, "Agreement", "Marrëveshja"): DEFINITE,
        (None, "Assessor", "Vlerësuesi"): DEFINITE,
        (None, "Deadline", "Afati"): DEFINITE,
        (None, "Facilitator", "Lehtësuesi"): DEFINITE,
        (None, "Funder", "Financuesi"): DEFINITE,
        (None, "Language", "Gjuha"): DEFINITE,
        (None, "Organiser", "Organizatori"): DEFINITE,
        (None, "Place", "Vendi"): DEFINITE,
        ("column", "Project", "Projekti"): DEFINITE,
        (None, "Table", "Tabela"): DEFINITE,
        (None, "Topic", "Tema"): DEFINITE,
        (None, "Year", "Viti"): DEFINITE,
        (None, "page", "faqja"): DEFINITE,
        ("set-by", "source", "burimi"): DEFINITE,
        ("party", "Kosovo", "Kosova"): DEFINITE,
        ("party", "Serbia", "Serbia"): DEFINITE,
        ("performer", "Kosovo", "Kosova"): DEFINITE,
        ("performer", "Serbia", "Serbia"): DEFINITE,
        ("organisation-kind", "police", "polici"): "kinds are not definite, the topic is",
        (None, "Changed", "E ndryshuar"): "an adjective that stands alone has its article",
        (None, "Figure", "Shifra"): NUMBER,
    },
    "sr_Latn": {
        (None, "Figure", "Podatak"): NUMBER,
        ("organisation-kind", "media", "medij"): "one outlet, not the media as a type",
    },
}
"""Context, message and translation that is no form of the term, with the reason."""


@cache
def by_english(name: str) -> dict[str, set[str]]:
    """English form of each term, in small letters, to its forms in the language of a catalogue."""
    found = defaultdict(set)
    for term in terms().values():
        english, other = term.base("en"), term.base(LANGUAGE[name])
        if english and other:
            found[english.casefold()].add(other)
    return found


def of_terms(name: str) -> list[tuple[Message, set[str]]]:
    """Messages that are the English form of a term, with the forms of the term."""
    known = by_english(name)
    return [
        (message, known[key(message)[1].casefold()])
        for message in messages(name)
        if key(message)[1].casefold() in known
    ]


def is_form(message: Message, allowed: set[str]) -> bool:
    """Whether a translation is the form of the term; a capital goes by that of the message."""
    capital = key(message)[1][:1].isupper()
    return all(
        form in allowed or (capital and form in {text[:1].upper() + text[1:] for text in allowed})
        for form in forms(message)
    )


@each(LANGUAGE)
def test_a_message_that_is_a_term_has_the_form_of_the_term(name: str) -> None:
    found = of_terms(name)
    assert len(found) > 130
    other = {
        (message.context, key(message)[1], *forms(message))
        for message, allowed in found
        if not is_form(message, allowed)
        and message.context not in ("month, genitive", "month, locative")
    }
    assert other == set(JUSTIFIED[name])


@each(LANGUAGE)
def test_a_number_with_a_noun_has_the_plural_forms_of_the_term(name: str) -> None:
    order = ("one", "other") if name == "sq" else ("one", "few", "other")
    nouns = {
        term.forms["en"]["one"]: term.forms[LANGUAGE[name]]
        for term in terms().values()
        if "one" in term.forms.get("en", {})
    }
    checked = 0
    for message in messages(name):
        noun = key(message)[1].removeprefix("%(n)s ")
        if message.pluralizable and noun in nouns:
            checked += 1
            assert forms(message) == tuple(f"%(n)s {nouns[noun][form]}" for form in order)
    assert checked >= 4


def months(name: str, context: str) -> list[str]:
    """The twelve months of a context, in the order of the term list."""
    found = {key(m)[1]: forms(m)[0] for m in messages(name) if m.context == context}
    return [found[base(f"months.{n:02}", "en")] for n in range(1, 13)]


def test_serbian_months_in_the_genitive_are_those_of_the_term_list() -> None:
    listed = [base(f"months_genitive_sr.{n:02}", "sr-Latn") for n in range(1, 13)]
    assert months("sr_Latn", "month, genitive") == listed


def test_serbian_months_in_the_locative_are_those_of_the_term_list() -> None:
    note = terms()["date_formats.note"].note.partition(": u ")[2].rstrip(".")
    assert months("sr_Latn", "month, locative") == re.split(", ", note)


@each(["month, genitive", "month, locative"])
def test_albanian_months_are_the_same_in_every_case(context: str) -> None:
    assert months("sq", context) == months("sq", "month")


AVOIDED = {
    "sq": ("kufitar", "central", "krahin", "të ashtuquajtur", "Republika"),
    "sr_Latn": ("graničn", "centraln", "pokrajin", "takozvan", "Republika", "u Kosovu", "Metohij"),
}
"""Words that the notes of the term list rule out in our own texts."""


@each(LANGUAGE)
def test_no_message_uses_a_word_that_the_term_list_rules_out(name: str) -> None:
    texts = [form for message in messages(name) for form in forms(message)]
    assert [text for text in texts for word in AVOIDED[name] if word.lower() in text.lower()] == []
