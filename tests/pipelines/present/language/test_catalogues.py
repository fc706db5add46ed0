"""The catalogues hold the messages of the code, each with a translation that fits it."""

import re
from collections import Counter

import pytest
from babel.messages.catalog import Message
from babel.messages.plurals import get_plural

from pipelines.present.language import LANGUAGES, MissingTranslation, words_of
from pipelines.present.language.catalogue import FOLDER, catalogue
from pipelines.present.language.cyrillic import cyrillic
from schemas.problem import CouldNotRun
from tests.each import each, each_row
from tests.pipelines.present.language.messages import (
    catalogue_of,
    forms,
    in_code,
    key,
    messages,
)

FILES = ("sq", "sr_Latn")

SAME = {
    "sq": {
        "Formula: %(formula)s.",
        "Media",
        "Serbia",
        "media",
        "minimal",
        "panel",
        "partner",
        "person",
        "seminar",
        "video",
    },
    "sr_Latn": {
        "Format",
        "Formula: %(formula)s.",
        "Interval",
        "Kosovo",
        "panel",
        "partner",
        "seminar",
    },
}
"""Messages that are the same word in English and the language."""

PLACE = re.compile(r"%\((\w+)\)s")


def places(text: str) -> set[str]:
    """The names of the places of a message."""
    return set(PLACE.findall(text))


def is_only_places(text: str) -> bool:
    """Whether there is no word in a message to translate."""
    return not re.search(r"[^\W\d_]", PLACE.sub("", text))


def test_there_is_a_catalogue_for_each_language_that_is_not_made_from_another() -> None:
    assert {path.name for path in FOLDER.glob("*")} == {f"{name}.po" for name in FILES}
    assert {*FILES, "en", "sr_Cyrl"} == {code.replace("-", "_") for code in LANGUAGES}


def test_the_extraction_finds_messages_of_modules_and_of_templates() -> None:
    folders = Counter(file.split("/")[0] for files in in_code().values() for file in files)
    assert folders["present"] > 200
    assert folders["report"] > 200


@each(FILES)
def test_a_catalogue_holds_exactly_the_messages_of_the_code(name: str) -> None:
    found = [key(message) for message in messages(name)]
    assert len(found) == len(set(found))
    assert set(found) == set(in_code())


@each(FILES)
def test_no_message_is_empty_or_waits_for_somebody_to_look_at_it(name: str) -> None:
    found = messages(name)
    assert [m.id for m in found if not all(form.strip() for form in forms(m))] == []
    assert [m.id for m in found if m.fuzzy] == []
    assert not catalogue_of(name).obsolete


@each(FILES)
def test_a_translation_has_the_places_of_its_message(name: str) -> None:
    odd = [
        (message.id, form)
        for message in messages(name)
        for form in forms(message)
        if places(form) != places(key(message)[2] or key(message)[1])
    ]
    assert odd == []


@each(FILES)
def test_a_percent_sign_is_a_place_or_a_doubled_one(name: str) -> None:
    texts = [text for m in messages(name) for text in (*forms(m), *(key(m)[1:])) if text]
    assert [text for text in texts if "%" in PLACE.sub("", text).replace("%%", "")] == []


def ends(text: str) -> tuple[bool, bool, str]:
    """How a text begins and ends."""
    return text[:1].isspace(), text[-1:].isspace(), text[-1:] if text[-1:] in ".:;,?" else ""


@each(FILES)
def test_a_translation_begins_and_ends_with_the_marks_of_its_message(name: str) -> None:
    """Sentences are put together from messages. In Serbian dates end in a stop, `acc.` in none."""
    odd = [
        (message.context, form)
        for message in messages(name)
        for form in forms(message)
        if ends(form) != ends(key(message)[1])
    ]
    dates = {("date", "."), ("date in a span", ".")} if name == "sr_Latn" else set()
    words = {("positions", "i")} if name == "sr_Latn" else set()
    assert {(context, form[-1]) for context, form in odd} == dates | words


@each(FILES)
def test_a_message_that_goes_by_a_number_has_every_plural_form(name: str) -> None:
    catalog = catalogue_of(name)
    assert (catalog.num_plurals, catalog.plural_expr) == tuple(get_plural(name.split("_")[0]))[:2]
    plural = [message for message in messages(name) if message.pluralizable]
    assert len(plural) > 15
    assert {len(forms(message)) for message in plural} == {catalog.num_plurals}


def test_a_serbian_noun_behind_a_number_has_more_than_one_form() -> None:
    """Where the number stands behind the noun, or before `od njih`, nothing follows it."""
    plural = [message for message in messages("sr_Latn") if message.pluralizable]
    behind = [m for m in plural if re.search(r"%\(n\)s (?!od njih)", forms(m)[0])]
    assert len(behind) > 10
    assert [m.id for m in behind if len(set(forms(m))) == 1] == []


@each(FILES)
def test_a_message_is_translated_and_not_copied(name: str) -> None:
    same = {
        key(message)[1]
        for message in messages(name)
        if {*forms(message)} & {text for text in key(message)[1:] if text}
    }
    assert {text for text in same if not is_only_places(text)} == SAME[name]


@each(FILES)
def test_a_message_is_translated_once_in_each_context(name: str) -> None:
    """A catalogue knows a message by its context and singular: two plurals would be one."""
    assert max(Counter(found[:2] for found in in_code()).values()) == 1


@each([code for code in LANGUAGES if code != "en"])
def test_a_missing_message_stops_the_report_and_says_which(code: str) -> None:
    words = words_of(code)
    calls = [
        lambda: words.gettext("no such message"),
        lambda: words.pgettext("level", "no such message"),
        lambda: words.ngettext("no such message", "no such messages", 3),
        lambda: words.npgettext("by", "no such message", "no such messages", 1),
        lambda: words.pgettext("no such context", "minimal"),
    ]
    for call in calls[:4]:
        with pytest.raises(MissingTranslation, match=rf"{code}: 'no such message'; run `make"):
            call()
    with pytest.raises(MissingTranslation, match="'minimal'"):
        calls[4]()


def test_a_missing_message_is_told_without_a_traceback() -> None:
    assert issubclass(MissingTranslation, CouldNotRun)


def test_a_language_without_a_catalogue_is_told_what_to_do() -> None:
    with pytest.raises(MissingTranslation, match=r"no catalogue of x-y: .*translate x_y\.po$"):
        catalogue("x-y")


def test_english_needs_no_catalogue() -> None:
    words = words_of("en")
    assert words.gettext("no such message") == "no such message"
    assert words.ngettext("%(n)s thing", "%(n)s things", 1) == "1 thing"
    assert words.ngettext("%(n)s thing", "%(n)s things", 0) == "0 things"


def in_script(message: Message, code: str) -> tuple[str, ...]:
    """The forms of a message as a language has them when asked for each number."""
    context, one, other = key(message)
    known = catalogue(code)
    if other is None:
        text = known.gettext(one) if context is None else known.pgettext(context, one)
        return (text,)
    numbers = (1, 2, 5) if code.startswith("sr") else (1, 2)
    if context is None:
        return tuple(known.ngettext(one, other, n) for n in numbers)
    return tuple(known.npgettext(context, one, other, n) for n in numbers)


@each_row([("sq", "sq"), ("sr-Latn", "sr_Latn"), ("sr-Cyrl", "sr_Latn")])
def test_each_language_answers_with_the_forms_of_its_catalogue(code: str, name: str) -> None:
    for message in messages(name):
        recorded = forms(message)
        expected = tuple(map(cyrillic, recorded)) if code == "sr-Cyrl" else recorded
        assert in_script(message, code) == expected


@each_row([("sq", "5 vlerësues"), ("sr-Latn", "5 ocenjivača"), ("sr-Cyrl", "5 оцењивача")])
def test_a_message_with_a_number_is_looked_up_in_its_context(code: str, shown: str) -> None:
    assert words_of(code).npgettext("by", "%(n)s assessor", "%(n)s assessors", 5) == shown


@each_row(
    [
        ("odredba", (1, 21, 31, 101, 121, 1001)),
        ("odredbe", (2, 3, 4, 22, 34, 102, 1002)),
        ("odredaba", (0, 5, 10, 11, 12, 13, 14, 19, 20, 25, 111, 112, 114, 1011)),
    ]
)
def test_serbian_nouns_follow_the_last_digits_of_a_number(
    shown: str, numbers: tuple[int, ...]
) -> None:
    words = words_of("sr-Latn")
    for number in numbers:
        text = words.ngettext("%(n)s provision", "%(n)s provisions", number)
        assert text == f"{words.number(number)} {shown}"


@each_row([(0, "0 dispozita"), (1, "1 dispozitë"), (2, "2 dispozita")])
def test_albanian_nouns_stand_in_the_singular_after_one_only(number: int, shown: str) -> None:
    assert words_of("sq").ngettext("%(n)s provision", "%(n)s provisions", number) == shown
