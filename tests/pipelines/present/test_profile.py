"""Report profiles: the values that a person chooses, and what each of them changes."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pipelines.present import Library, columns, words_of
from pipelines.present.colophon import colophon
from pipelines.present.evidence import Section, section
from pipelines.present.language import LANGUAGES
from pipelines.present.method import parties_order
from pipelines.present.profile import FOLDER, Profile, profile
from schemas.codes import PARTIES
from schemas.problem import CouldNotRun
from tests.each import each, each_row
from tests.pipelines.derive.claims import Row
from tests.pipelines.present.language.records import base, terms
from tests.pipelines.present.measured import said, world
from tests.pipelines.tabulate.tables import base_tables, data_date, tiny_tables

USUAL = {
    "footnote_term": "kosovo_footnote",
    "mark_first_mention": True,
    "parties": "alphabetical",
    "places": "both",
    "boundary_term": "border_boundary",
    "party_names": {},
}


def written(folder: Path, **values: Any) -> Path:
    """A profile in a file, with other values than the usual ones; None leaves one out."""

    def toml(value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, dict):
            return "{" + ", ".join(f"{name} = {toml(each)}" for name, each in value.items()) + "}"
        return str(value) if isinstance(value, list) else f'"{value}"'

    lines = [f"{k} = {toml(v)}" for k, v in {**USUAL, **values}.items() if v is not None]
    path = folder / "mine.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def chosen(**values: Any) -> Profile:
    """A profile with other values than the usual ones."""
    return Profile.model_validate({**USUAL, **values})


def test_the_default_profile_is_the_neutral_one() -> None:
    assert profile() == profile("default") == chosen()


def test_every_value_of_a_profile_is_explained_in_the_default_one() -> None:
    text = (FOLDER / "default.toml").read_text(encoding="utf-8")
    for name in Profile.model_fields:
        head = text[: text.index(f"\n{name} = ")]
        assert "#" in head.rpartition("\n\n")[2], name


def test_the_terms_of_the_default_profile_exist_in_every_language() -> None:
    for name in (profile().footnote_term, profile().boundary_term):
        assert set(terms()[name].forms) == set(LANGUAGES)


def test_a_profile_can_be_the_path_of_a_file(tmp_path: Path) -> None:
    path = written(tmp_path, parties=["serbia", "kosovo"], places="page", mark_first_mention=False)
    made = profile(path)
    assert made == profile(str(path))
    assert (made.parties, made.places, made.mark_first_mention) == (
        ("serbia", "kosovo"),
        "page",
        False,
    )


@each_row(
    [
        ({"parties": ["serbia"]}, "parties: "),
        ({"parties": ["serbia", "kosovo", "eu"]}, "parties: "),
        ({"parties": ["serbia", "serbia"]}, 'parties: "alphabetical" or both of kosovo, serbia'),
        ({"parties": ["serbia", "eu"]}, 'parties: "alphabetical" or both of kosovo, serbia'),
        ({"parties": "reversed"}, "parties: "),
        ({"places": "neither"}, "places: Input should be 'both' or 'page'"),
        ({"mark_first_mention": "perhaps"}, "mark_first_mention: "),
        ({"boundary_term": None}, "boundary_term: Field required"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"party_names": "Pristina"}, "party_names: "),
        ({"party_names": {"de": {"serbia": "Serbien"}}}, "party_names: no language or party de"),
        ({"party_names": {"en": {"eu": "EU"}}}, "party_names: no language or party eu"),
    ]
)
def test_a_value_that_is_not_allowed_is_named_with_its_file(
    values: dict[str, Any], fault: str, tmp_path: Path
) -> None:
    path = written(tmp_path, **values)
    with pytest.raises(CouldNotRun, match=re.escape(f"{path}: {fault}")):
        profile(path)


def test_faults_of_one_file_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match=r"places: .*; colour: "):
        profile(written(tmp_path, places="neither", colour="red"))


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"# mine\nname = 'caf\xe9'\n")
    with pytest.raises(CouldNotRun, match=r"mine\.toml:2: not UTF-8; found byte 0xe9"):
        profile(path)


def test_a_file_that_nests_deep_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("a = " + "[" * 3000 + "]" * 3000 + "\n", encoding="utf-8")
    with pytest.raises(CouldNotRun, match=r"mine\.toml: "):
        profile(path)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("parties =", encoding="utf-8")
    with pytest.raises(CouldNotRun, match=rf"{path} is no TOML: "):
        profile(path)


@each(["nobody", "no/such/file.toml"])
def test_an_unknown_profile_is_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(CouldNotRun, match=f"no profile {name}; known: default, or the path of a"):
        profile(name)


def test_a_profile_does_not_change() -> None:
    with pytest.raises(ValidationError):
        profile().places = "page"  # type: ignore[misc]


ORDERS = {
    "en": ["kosovo", "serbia"],
    "sq": ["kosovo", "serbia"],
    "sr-Latn": ["kosovo", "serbia"],
    "sr-Cyrl": ["kosovo", "serbia"],
}


@each(LANGUAGES)
def test_the_parties_stand_in_the_alphabetical_order_of_the_page(code: str) -> None:
    library = Library(base_tables(), words_of(code))
    assert library.party_order(library.words.party) == ORDERS[code]
    assert library.party_order({"kosovo": "Я", "serbia": "А"}) == ["serbia", "kosovo"]


@each_row(product(LANGUAGES, [PARTIES, PARTIES[::-1]]))
def test_a_person_can_choose_the_order_of_the_parties(code: str, order: tuple[str, str]) -> None:
    library = Library(base_tables(), words_of(code), chosen(parties=order))
    names = library.words.party
    assert library.party_order(names) == list(order)
    listed = library.parties_first(["eu", "serbia", "us", "kosovo", "eu"], names)
    assert listed == [*order, "eu", "us"]
    assert library.parties_first(["us", "serbia"], names) == ["serbia", "us"]
    assert list(columns(library).values())[:2] == [(f"party-{party}",) for party in order]


CAPITALS = {"en": {"kosovo": "Pristina", "serbia": "Belgrade"}}


def test_a_person_can_choose_other_names_of_the_parties_in_a_language(tmp_path: Path) -> None:
    choices = profile(written(tmp_path, party_names=CAPITALS))
    english, albanian = (
        Library(base_tables(), words_of(code), choices).words for code in ("en", "sq")
    )
    for listed in (english.party, english.performer):
        assert {code: listed[code] for code in PARTIES} == CAPITALS["en"]
    assert english.party["eu"] == words_of("en").party["eu"]
    assert albanian.party == words_of("sq").party


def test_names_that_are_chosen_for_one_report_are_not_those_of_the_next() -> None:
    Library(base_tables(), words_of("en"), chosen(party_names=CAPITALS))
    assert (
        words_of("en").party["kosovo"] == Library(base_tables()).words.party["kosovo"] == "Kosovo"
    )


def test_the_alphabetical_order_is_that_of_the_names_that_are_printed() -> None:
    library = Library(base_tables(), choices=chosen(party_names=CAPITALS))
    assert library.party_order(library.words.party) == ["serbia", "kosovo"]


@each([PARTIES, PARTIES[::-1]])
def test_the_order_of_the_parties_is_said_in_the_method(order: tuple[str, str]) -> None:
    assert "alphabetical order" in parties_order(Library(base_tables()))
    names = [name.capitalize() for name in order]
    text = parties_order(Library(base_tables(), choices=chosen(parties=order)))
    assert text == f"The parties stand in this order: {names[0]} and {names[1]}."


def ordered(order: tuple[str, str], **rows: list[Row]) -> Section:
    """The section of claims by executives and an institute, with an order of the parties."""
    claims = [
        said(1, "office", "2015", 3),
        said(2, "institute", "2015", 2),
        said(3, "government", "2015", 1),
    ]
    library = world(claims, **rows)
    library.profile = chosen(parties=order)
    return section(library, "one")


@each([PARTIES, PARTIES[::-1]])
def test_positions_stand_in_the_order_of_the_parties(order: tuple[str, str]) -> None:
    named = {"kosovo": "Government", "serbia": "Office"}
    (group,) = ordered(order).groups
    expected = [*(named[party] for party in order), "Institute"]
    assert [row.assessor for row in group.rows] == expected


@each([PARTIES, PARTIES[::-1]])
def test_who_agreed_and_who_is_obliged_stand_in_the_order_of_the_parties(
    order: tuple[str, str],
) -> None:
    listed = ["us", "serbia", "eu", "kosovo"]
    signed = [
        {"id": f"one-p{n}", "agreement_id": "one", "party": party, "act": "signed"}
        for n, party in enumerate(listed)
    ]
    obliged = [
        {"provision_id": "one.1", "number": n, "party": party, "body": body}
        for n, (party, body) in enumerate(
            [*((party, None) for party in listed), ("kosovo", "Agency")], 1
        )
    ]
    made = ordered(order, parties_to_text=signed, provision_obliged=obliged)
    first, second = (name.capitalize() for name in order)
    agreed = dict(made.glance)["Agreed by"]
    assert agreed == f"{first}, {second}, United States, European Union (signed)"
    assert made.provisions[0].obliged.startswith(f"{first}, {second}, ")
    assert sorted(made.provisions[0].obliged.replace(" and", ",").split(", ")[2:]) == [
        "Agency",
        "European Union",
        "United States",
    ]


def place(**values: Any) -> Row:
    """A place with a name in every language."""
    usual: Row = {
        "id": "place",
        "name_en": "Pristina",
        "name_sq": "Prishtinë",
        "name_sq_definite": "Prishtina",
        "name_sr_latn": "Priština",
        "name_sr_cyrl": "Приштина",
        "in_sr_latn": "u Prištini",
        "in_sr_cyrl": "у Приштини",
        "kind": "city",
        "region": "Kosovo",
        "verified": False,
    }
    return {**usual, **values}


LEPOSAVIC = place(
    name_en="Leposavić",
    name_sq="Leposaviq",
    name_sq_definite="Leposaviqi",
    name_sr_latn="Leposavić",
    name_sr_cyrl="Лепосавић",
)
GLOGOVAC = place(
    name_en="Drenas",
    name_sq="Drenas",
    name_sq_definite="Drenasi",
    name_sr_latn="Glogovac",
    name_sr_cyrl="Глоговац",
)
PRIZREN = place(
    name_en="Prizren",
    name_sq="Prizren",
    name_sq_definite="Prizreni",
    name_sr_latn="Prizren",
    name_sr_cyrl="Призрен",
)
BRUSSELS = place(
    name_en="Brussels",
    name_sq="Bruksel",
    name_sq_definite="Brukseli",
    name_sr_latn="Brisel",
    name_sr_cyrl="Брисел",
    region="Belgium",
)
KOSOVO = place(
    name_en="Kosovo",
    name_sq="Kosovë",
    name_sq_definite="Kosova",
    name_sr_latn="Kosovo",
    name_sr_cyrl="Косово",
    kind="region",
)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (place(), ["Pristina", "Prishtina/Priština", "Priština/Prishtina", "Приштина/Prishtina"]),
        (
            LEPOSAVIC,
            [
                "Leposavić/Leposaviqi",
                "Leposaviqi/Leposavić",
                "Leposavić/Leposaviqi",
                "Лепосавић/Leposaviqi",
            ],
        ),
        (
            GLOGOVAC,
            ["Drenas/Glogovac", "Drenasi/Glogovac", "Glogovac/Drenasi", "Глоговац/Drenasi"],
        ),
        (PRIZREN, ["Prizren", "Prizreni", "Prizren", "Призрен"]),
        (BRUSSELS, ["Brussels", "Brukseli", "Brisel", "Брисел"]),
        (KOSOVO, ["Kosovo", "Kosova", "Kosovo", "Косово"]),
        (
            {**GLOGOVAC, "region": "Serbia"},
            ["Drenas/Glogovac", "Drenasi/Glogovac", "Glogovac/Drenasi", "Глоговац/Drenasi"],
        ),
    ],
    ids=[
        *("own English name", "Serbian in English", "Albanian in English", "same"),
        *("abroad", "region", "in Serbia"),
    ],
)
def test_a_place_with_two_names_has_both_the_one_of_the_page_first(
    row: Row, names: list[str]
) -> None:
    tables = base_tables(places=[row])
    assert [Library(tables, words_of(code)).place("place") for code in LANGUAGES] == names


@each_row(
    [
        (place(), ["Pristina", "Prishtina", "Priština", "Приштина"]),
        (LEPOSAVIC, ["Leposavić", "Leposaviqi", "Leposavić", "Лепосавић"]),
    ]
)
def test_a_person_can_choose_the_name_of_the_page_alone(row: Row, names: list[str]) -> None:
    tables, choices = base_tables(places=[row]), chosen(places="page")
    assert [Library(tables, words_of(code), choices).place("place") for code in LANGUAGES] == names


@each_row(
    [
        ("en", "in Pristina"),
        ("sq", "në Prishtinë"),
        ("sr-Latn", "u Prištini"),
        ("sr-Cyrl", "у Приштини"),
    ]
)
def test_a_place_in_a_sentence_has_its_case(code: str, shown: str) -> None:
    assert Library(base_tables(places=[place()]), words_of(code)).in_place("place") == shown


def with_terms(*keys: str) -> Any:
    """Tables with terms of the term list."""
    forms = [
        {"term_id": key, "language": language, "form": form, "text": text}
        for key in keys
        for language, listed in terms()[key].forms.items()
        for form, text in listed.items()
    ]
    rows = [{"id": key, "group": terms()[key].group, "sensitive": False} for key in keys]
    return base_tables(terms=rows, term_forms=forms)


@each_row(product(LANGUAGES, ["border_boundary", "crossing"]))
def test_the_border_or_boundary_is_called_as_a_person_chooses(code: str, name: str) -> None:
    library = Library(with_terms(name), words_of(code), chosen(boundary_term=name))
    assert library.topic("border") == base(name, code)
    assert library.topic("energy") == library.words.topic["energy"]


def test_a_term_that_is_not_in_the_list_is_told_with_its_language() -> None:
    library = Library(with_terms("border_boundary"), words_of("sq"), chosen(boundary_term="line"))
    with pytest.raises(CouldNotRun, match="no term line in sq: add it to raw/translations/terms"):
        library.topic("border")


@each([True, False])
def test_footnote_and_mark_are_those_that_a_person_chooses(is_marked: bool) -> None:
    tables = tiny_tables()
    library = Library(tables, choices=chosen(mark_first_mention=is_marked))
    day = data_date(tables)
    frame = colophon(library, day, day)
    assert (frame.footnote, frame.is_marked) == ("Footnote of the example.", is_marked)
    other = Library(tables, choices=chosen(footnote_term="no-such-term"))
    with pytest.raises(CouldNotRun, match="no term no-such-term in en"):
        colophon(other, day, day)
