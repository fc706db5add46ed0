"""Names in translations: each in the one form that it has in the language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from pipelines.ingest.records import Records
from pipelines.ingest.translated_text import Finding, Rule, Text, written
from schemas.registers import Organisation, OrganisationName, Place
from schemas.texts import Spelling, Translation

_SHORTEST = 4
"""Letters of a name that is no other word by chance."""

_CASES = 2
"""Letters at the end of a name that its cases change."""

_PLACE_NAMES: Mapping[str, Callable[[Place], tuple[str, ...]]] = {
    "sq": lambda place: (place.name_sq, place.name_sq_definite),
    "sr-Latn": lambda place: (place.name_sr_latn,),
}

_OWN_NAME: Mapping[str, Callable[[Organisation], str | None]] = {
    "sq": lambda body: body.name_sq,
    "sr-Latn": lambda body: body.name_sr,
}

_SMALL = {
    **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)),
    **{"љ": "lj", "њ": "nj", "џ": "dž"},
}
_LETTERS = {**_SMALL, **{one.upper(): other.capitalize() for one, other in _SMALL.items()}}


def persons(records: Records) -> Rule:
    """Names of persons in Serbian texts in Latin script, which keep their own spelling.

    The adapted form of each is that of its Cyrillic spelling.
    """
    adapted = dict(_adapted(records.of("spellings", Spelling)))

    def rule(text: Text) -> Iterator[Finding]:
        if text.row.language != "sr-Latn":
            return
        for wrong, own in adapted.items():
            if own not in text.english:
                continue
            for match in _case_forms(wrong).finditer(text.plain):
                if not match[0].startswith(own):
                    what = "a name that is not in its own spelling"
                    yield Finding(*written(text, match), what, own)

    return rule


def _adapted(rows: Iterable[Spelling]) -> Iterator[tuple[str, str]]:
    """Each word of a name as Serbian spells it, with its own spelling, where they differ."""
    for row in rows:
        latin, cyrillic = row.latin.split(), (row.cyrillic or "").split()
        if len(latin) == len(cyrillic):
            for own, other in zip(latin, cyrillic, strict=True):
                wrong = "".join(_LETTERS.get(letter, letter) for letter in other)
                if wrong != own and len(wrong) >= _SHORTEST and wrong[0].isupper():
                    yield wrong, own


@cache
def _case_forms(name: str) -> re.Pattern[str]:
    """A name with the ending of a case, or none."""
    return re.compile(rf"(?<!\w){re.escape(name)}\w{{0,{_CASES}}}(?!\w)")


def places(records: Records) -> Rule:
    """Places in their English form, or in that of the other language, where the own one differs."""
    rows = records.of("places", Place)
    by_language = {code: dict(_strange(rows, code)) for code in _PLACE_NAMES}
    kept = _names_kept(records)

    def rule(text: Text) -> Iterator[Finding]:
        if text.row.record_table == "organisations":  # a name may have a place in any form
            return
        strange = by_language.get(text.row.language, {})
        plain = _without(text.plain, kept)
        for wrong, own in strange.items():
            if wrong in plain:
                for match in _alone(wrong).finditer(plain):
                    yield Finding(*written(text, match), "a place in another language", own)

    return rule


def _strange(rows: Iterable[Place], language: str) -> Iterator[tuple[str, str]]:
    """Forms of places that no text of the language has, with the own one."""
    rows = list(rows)
    right = {name for row in rows for name in _PLACE_NAMES[language](row)}
    for row in rows:
        own = _PLACE_NAMES[language](row)
        others = {row.name_en} | {
            name for code, names in _PLACE_NAMES.items() if code != language for name in names(row)
        }
        for wrong in sorted(others - right):
            if len(wrong) >= _SHORTEST and not any(_is_case(wrong, name) for name in own):
                yield wrong, own[0]


def _is_case(name: str, own: str) -> bool:
    """Whether a name may be a case of another: Kosova is the genitive of Kosovo."""
    stem = max(_SHORTEST - 1, len(own) - _CASES)
    return name[:stem] == own[:stem] and len(name) <= len(own) + _CASES


@cache
def _alone(name: str) -> re.Pattern[str]:
    """A name that stands alone: not in a pair of names, and no part of another."""
    return re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])")


def bodies(records: Records) -> Rule:
    """Organisations by their name in another language, where they have one in the own."""
    names = _names_of_bodies(records)
    by_language = {code: dict(_strange_bodies(names, code)) for code in _OWN_NAME}
    own_names = {code: _in_language(names, code) for code in _OWN_NAME}

    def rule(text: Text) -> Iterator[Finding]:
        code = text.row.language
        if text.row.record_table == "organisations" or code not in own_names:
            return
        plain = _without(text.plain, own_names[code])
        for wrong, name in by_language[code].items():
            if wrong in plain:
                for match in _alone(wrong).finditer(plain):
                    yield Finding(*written(text, match), "a body in another language", name)

    return rule


def _names_of_bodies(records: Records) -> list[dict[str, str]]:
    """Language -> name, of each organisation: its own name, else a translation."""
    translated = {
        (row.record_id, row.language): row.text
        for row in records.of("translations", Translation)
        if (row.record_table, row.field) == ("organisations", "name")
    }
    found = []
    for row in records.of("organisations", Organisation):
        names = {"en": row.name}
        for code, own_name in _OWN_NAME.items():
            if name := own_name(row) or translated.get((row.id, code)):
                names[code] = name
        found.append(names)
    return found


def _in_language(bodies: Iterable[Mapping[str, str]], language: str) -> tuple[str, ...]:
    """What each body is called in texts of a language; long names first."""
    names = {names.get(language, names["en"]) for names in bodies}
    return tuple(sorted((name for name in names if " " in name), key=len, reverse=True))


def _strange_bodies(
    bodies: Iterable[Mapping[str, str]], language: str
) -> Iterator[tuple[str, str]]:
    """Names of several words that no text of the language has, with the own one."""
    for names in bodies:
        own = names.get(language)
        for wrong in names.values() if own else ():
            if own and " " in wrong and wrong not in own:
                yield wrong, own


def _names_kept(records: Records) -> tuple[str, ...]:
    """Names of bodies, in which a place may have any form; long ones first."""
    rows = records.of("organisations", Organisation)
    names = {name for row in rows for name in (row.name, row.name_sq, row.name_sr) if name}
    names |= {row.name for row in records.of("organisation_names", OrganisationName)}
    return tuple(sorted((name for name in names if " " in name), key=len, reverse=True))


def _without(text: str, names: Iterable[str]) -> str:
    """A text with blanks in the place of names."""
    for name in names:
        if name in text:
            text = text.replace(name, " " * len(name))
    return text
