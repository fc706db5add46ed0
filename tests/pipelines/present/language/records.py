"""The records in raw/translations as they are written, for tests of the language package."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tests.pipelines.present.language.messages import ROOT

FOLDER = ROOT / "raw/translations"
SERBIAN = ("sr-Latn", "sr-Cyrl")


@dataclass(frozen=True)
class Term:
    """A fixed phrase: its forms by language, then by form."""

    id: str
    group: str
    note: str
    forms: dict[str, dict[str, str]]

    def base(self, language: str) -> str | None:
        """The form in which it stands alone."""
        return self.forms.get(language, {}).get("base")


@cache
def terms() -> dict[str, Term]:
    """The term list, by key."""
    found = {}
    for row in _read("terms.yml")["terms"]:
        forms: dict[str, dict[str, str]] = {}
        for form in row.get("forms", []):
            forms.setdefault(form["language"], {})[form["form"]] = form["text"]
        found[row["id"]] = Term(row["id"], row["group"], row.get("note", ""), forms)
    return found


def base(key: str, language: str) -> str:
    """The form of a term in which it stands alone."""
    form = terms()[key].base(language)
    assert form is not None
    return form


@cache
def translations(language: str) -> dict[tuple[str, str, str], str]:
    """Table, record and field to the text, of all files of a language."""
    return {
        (row["record_table"], row["record_id"], row["field"]): row["text"]
        for path in sorted((FOLDER / language).glob("*.yml"))
        for row in _read(f"{language}/{path.name}")["translations"]
    }


def serbian_pairs() -> Iterator[tuple[str, str, str]]:
    """Name, Latin and Cyrillic of everything that is recorded in both scripts."""
    for term in terms().values():
        latin, cyrillic = (term.forms.get(script, {}) for script in SERBIAN)
        for form in latin.keys() & cyrillic.keys():
            yield f"{term.id}.{form}", latin[form], cyrillic[form]
    recorded = translations("sr-Cyrl")
    for key, text in translations("sr-Latn").items():
        if key in recorded:
            yield ".".join(key), text, recorded[key]


@cache
def spellings() -> dict[str, str | None]:
    """Names in Latin script -> their Cyrillic spelling, None where they stay."""
    return {row["latin"]: row.get("cyrillic") for row in _read("cyrillic.yml")["spellings"]}


def places_with_two_names() -> list[tuple[str, str, str]]:
    """Serbian in Latin and in Cyrillic, and Albanian, of each place where the two differ."""
    return [
        (row["name_sr_latn"], row["name_sr_cyrl"], row["name_sq_definite"])
        for row in _read("../places.yml")["places"]
        if row["name_sr_latn"] not in (row["name_sq"], row["name_sq_definite"])
    ]


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), loader)
