"""What the search is made from: plain words, names that stand for the same, and their index."""

import json
import re
import shutil
from pathlib import Path

import pytest

from pipelines.present import Library, words_of
from pipelines.site.search.indexing import FOLDER, MADE_FROM, Files, Read, index
from pipelines.site.search.names import Names, names
from pipelines.site.search.texts import searched
from pipelines.site.search.words import HIDDEN, folded
from schemas.problem import CouldNotRun
from tests.pipelines.tabulate.tables import checkout_tables

NOBODY = Names([])


@pytest.mark.parametrize(
    "forms",
    [
        ("Dačić", "Dacic", "Дачић", "DAČIĆ", "Daçiq"),
        ("Đurić", "Djuric", "Ђурић", "Duric"),
        ("Mitrovicë", "Mitrovice"),
        ("Митровица", "Mitrovica"),
        ("Љиљана", "Ljiljana"),
        ("Leposaviq", "Leposavić"),
    ],
)
def test_a_word_is_the_same_in_any_script_and_without_accents(forms: tuple[str, ...]) -> None:
    assert len({folded(form) for form in forms}) == 1


def page(body: str) -> str:
    """A page of the site, without its frame."""
    return f"<main id=main>{body}</main>"


def words(text: str) -> list[str]:
    """The words of a text for Pagefind, the hidden ones with a mark."""
    return re.sub("<[^>]*>", " ", text).replace(HIDDEN, "+").split()


def test_a_word_is_found_by_its_plain_letters_and_shown_as_it_is() -> None:
    assert words(searched(page("<p>rekao je Đurić.</p>"), NOBODY)) == [
        *("rekao", "je", "Đurić.", "+duric")
    ]
    assert words(searched(page("<p>рекао</p>"), NOBODY)) == ["рекао", "+rekao"]


def test_what_pagefind_folds_itself_is_not_said_twice() -> None:
    assert words(searched(page("<p>Mitrovicë Dačić</p>"), NOBODY)) == ["Mitrovicë", "Dačić"]


def test_a_name_in_any_case_is_found_by_the_others() -> None:
    known = Names([["Pristina", "Prishtinë", "Priština"], ["KCSS", "QKSS", "Security Centre"]])
    assert words(searched(page("<p>në Prishtinës</p>"), known)) == [
        *("në", "Prishtinës", "+pristina", "+prishtine")
    ]
    found = words(searched(page("<p>KCSS said; the Security Centre's</p>"), known))
    assert {"+ckss", "+security", "+centre"} <= set(found[: found.index("said;")])
    assert words(searched(page("<p>kcss</p>"), known)) == ["kcss"]


def test_a_name_without_others_changes_nothing() -> None:
    text = "<p><b>Zeri</b>, 2017</p>"
    assert "<b>Zeri</b>," in searched(page(text), Names([["Zeri"], ["Danas", "Danas"]]))


def test_a_name_is_said_once_in_a_text() -> None:
    known = Names([["Brussels", "Bruxelles"]])
    found = words(searched(page("<p>Brussels and Brussels</p>"), known))
    assert found.count("+bruxelles") == 1


def test_what_nobody_looks_for_is_left_out_and_an_address_is_hidden() -> None:
    text = searched(
        page(
            "<h1>One</h1><nav>way</nav> behind<p>said<sup><a>3</a></sup> so</p><pre>x = 1</pre>"
            '<div class="claim" id="a-c001"><a class="address" href="#a-c001">#a-c001</a></div>'
        ),
        NOBODY,
        ["Also Called"],
    )
    assert words(text) == ["One", "+also", "+called", "behind", "said", "so", "+ac001"]
    assert 'id="a-c001"' in text


def test_a_name_and_its_value_are_not_one_word() -> None:
    text = searched(page("<dl><div><dt>Claims</dt><dd>3</dd></div></dl>"), NOBODY)
    assert "<dt>Claims: </dt><dd>3</dd>" in text


def test_every_place_is_found_by_each_of_its_names() -> None:
    known = names(Library(checkout_tables(), words_of("sq")))
    for form in ("Mitrovica", "Mitrovicë", "Mitrovicës", "Mitrovicën"):
        assert words(searched(page(f"<p>{form}</p>"), known))[0] == form
    for form in ("Prishtinë", "Prishtinës", "Prishtinën", "Priština", "Приштини", "Pristina"):
        found = {each.strip("+") for each in words(searched(page(f"<p>{form}</p>"), known))}
        assert {folded(each) for each in found} & {"pristina"}, form
        assert {folded(each) for each in found} & {"prishtine", "prishtina"}, form


PAGES = {"a.html": page("<h1>One</h1><p>Mitrovicë</p>")}


def made(read: Read, pages: dict[str, str] = PAGES) -> Files:
    """The index of these pages."""
    return index("sq", pages, NOBODY, {}, read)


def nothing(_: str) -> None:
    """No site was made before."""


def test_an_index_is_the_same_when_it_is_made_again() -> None:
    first = made(nothing)
    assert first == made(nothing)
    assert list(first)[-1] == f"{FOLDER}/sq/{MADE_FROM}"
    entry = json.loads(first[f"{FOLDER}/sq/pagefind-entry.json"])
    assert entry["languages"]["sq"]["page_count"] == 1


def test_an_index_of_the_same_texts_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(nothing)
    monkeypatch.setattr("pipelines.site.search.indexing._made", stopped)
    assert made(first.get) == first
    with pytest.raises(AssertionError, match="made again"):
        made(first.get, {"a.html": page("<p>other</p>")})


@pytest.mark.parametrize("harm", [b"damaged", None])
def test_an_index_that_was_damaged_is_made_again(harm: bytes | None) -> None:
    first = made(nothing)
    for path in first:
        assert made(lambda each, p=path: harm if each == p else first[each]) == first


def stopped(*_: object) -> None:
    raise AssertionError("made again")


def test_it_says_so_where_pagefind_does_not_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pipelines.site.search.indexing.get_executable", lambda: tmp_path / "none")
    with pytest.raises(CouldNotRun, match="Pagefind does not run on this machine: "):
        made(nothing)
    false = Path(shutil.which("false") or "")
    monkeypatch.setattr("pipelines.site.search.indexing.get_executable", lambda: false)
    with pytest.raises(CouldNotRun, match="Pagefind made no index"):
        made(nothing)
