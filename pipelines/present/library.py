"""The tables as a library to read from in a language: rows by id, children, and their texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import pyarrow as pa

from pipelines.present.by import By
from pipelines.present.language import Printed, Words, words_of
from pipelines.present.language.cyrillic import Spelling
from pipelines.present.language.text import sentence
from pipelines.present.naming import FORMS, IN_PLACE, OWN_NAME
from pipelines.present.profile import Profile, profile
from pipelines.present.relations import (
    TERM_FORMS_OF_TERM,
    TITLES_OF_AGREEMENT,
    TRANSLATED_TITLES_OF_AGREEMENT,
)
from schemas import texts
from schemas.agreements import Agreement, Provision
from schemas.claims import Assessment, AssessmentTarget
from schemas.codebook import Column, columns
from schemas.codes import PARTIES
from schemas.evidence import Citation, Doubt, DoubtRecord, Source
from schemas.fields import Row
from schemas.fingerprint import text_hash
from schemas.problem import CouldNotRun
from schemas.registers import Organisation, Place
from schemas.tables import AnyRow, Tables, table_of
from schemas.texts import Dataset, TermForm, Translation

_TWO_NAMES = ("Kosovo", "Serbia")
"""Regions in which places can have an Albanian and a Serbian name."""


Cites = tuple[Citation | Source, ...]
"""What a text rests on: citations of a record, or documents as a whole. Numbers come later."""


class Translated(NamedTuple):
    """A translation, and the hash of the English text that was translated, if it is known."""

    text: str
    original: str | None


class Target(NamedTuple):
    """What a claim speaks of, and the claim."""

    row: AssessmentTarget
    claim: Assessment


def record(row: Row) -> tuple[str, str]:
    """The table and the id of a record, by which others name it."""
    table = table_of(type(row))
    return table.name, table.name_of(row.__dict__)


class Library:
    """Looks rows up by id and by parent, and reads their texts in its language.

    words: of the language; choices: the profile.
    """

    def __init__(
        self, tables: Tables, words: Words | None = None, choices: Profile | None = None
    ) -> None:
        self._tables = tables
        self.profile = choices or profile()
        plain_words = words or words_of("en")
        names = self.profile.party_names.get(plain_words.code)
        self.words = plain_words.naming(names) if names else plain_words
        self._by_id: dict[type[Row], dict[str, Any]] = {}
        self._children: dict[By[Any], dict[object, list[Any]]] = {}

    def all(self, model: type[AnyRow]) -> Sequence[AnyRow]:
        """All rows of a table, in its order.

        model: that of the table in the registry.
        """
        return self._tables.of(model)

    def table(self, name: str) -> pa.Table:
        """A table as it is."""
        return self._tables[name]

    def codebook(self) -> Sequence[Column]:
        """Every column of every table, with what the rows hold in it."""
        return columns(self._tables)

    def sizes(self) -> dict[str, int]:
        """The number of rows of each table, in the order of the registry."""
        return {name: self._tables[name].num_rows for name in self._tables}

    def one(self, model: type[AnyRow], row_id: str) -> AnyRow:
        """The row of an id. Raises KeyError if there is none."""
        if model not in self._by_id:
            name_of = table_of(model).name_of
            self._by_id[model] = {name_of(row.__dict__): row for row in self.all(model)}
        return self._by_id[model][row_id]  # type: ignore[no-any-return]

    def children(self, by: By[AnyRow], value: object) -> Sequence[AnyRow]:
        """The rows that belong to a value, in order."""
        if by not in self._children:
            grouped: dict[object, list[AnyRow]] = defaultdict(list)
            for row in self.all(by.model):
                grouped[by.key(row)].append(row)
            self._children[by] = grouped
        return self._children[by].get(value, [])

    def cites(self, *rows: Row) -> Cites:
        """The citations of records, each once."""
        return tuple(dict.fromkeys(cited for row in rows for cited in self.citations(row)))

    def documents(self, source_ids: Iterable[str]) -> Cites:
        """Documents that are cited as a whole."""
        return tuple(self.one(Source, each) for each in source_ids)

    def citations(self, row: Row) -> Sequence[Citation]:
        """The citations of a record."""
        return self._citations.get(record(row), [])

    def doubts(self, row: Row) -> Sequence[Doubt]:
        """The open doubts about a record."""
        return self._doubts.get(record(row), [])

    def text(self, row: Row, field: str) -> Printed:
        """A text of a record: its translation, else the English text, said to be English.

        Raises KeyError for a field that the registry does not call translatable.
        """
        table = table_of(type(row))
        if field not in table.translatable:
            raise KeyError(f"{table.name}.{field} is not translatable: see schemas/")
        english = str(row.__dict__[field])
        translated = self._translations.get((*record(row), field))
        if translated is None or translated.original not in (None, text_hash(english)):
            return self.words.english(english)
        return translated.text

    def noted(self, row: Row, field: str) -> Printed | None:
        """The same of a field that may be empty."""
        return None if row.__dict__[field] is None else self.text(row, field)

    def sentence(self, row: Row, field: str) -> Printed | None:
        """The same as a sentence, with its capital and its stop."""
        text = self.noted(row, field)
        return None if text is None else sentence(text)

    def name(self, organisation_id: str) -> Printed:
        """The name of an organisation: its own, else a translation, else English."""
        row = self.one(Organisation, organisation_id)
        own = OWN_NAME[self.words.code](row, self._spelling)
        return own or self.text(row, "name")

    def person(self, name: str) -> str:
        """The name of a person, in the script of the language."""
        return self._spelling.person(name) if self.words.code == "sr-Cyrl" else name

    def title(self, agreement_id: str) -> Printed:
        """The short title of an agreement."""
        return self.text(self.one(Agreement, agreement_id), "short_title")

    def other_titles(self, agreement_id: str) -> list[Printed]:
        """Other names of an agreement: those in the language, else the English ones."""
        code = self.words.code
        rows = self.children(TRANSLATED_TITLES_OF_AGREEMENT, agreement_id)
        own: list[Printed] = [row.title for row in rows if row.language == code]
        if not own and code == "sr-Cyrl":
            turn = self._spelling.cyrillic
            own = [turn(row.title) for row in rows if row.language == "sr-Latn"]
        english = self.children(TITLES_OF_AGREEMENT, agreement_id)
        return own or [self.words.english(row.title) for row in english]

    def number(self, provision_id: str) -> str:
        """The number of a provision."""
        return str(self.one(Provision, provision_id).number)

    def place(self, place_id: str) -> str:
        """The name of a place, with the other party's form where the profile asks for both."""
        row = self.one(Place, place_id)
        own, other = self._names(row)
        is_double = self.profile.places == "both" and row.region in _TWO_NAMES
        return f"{own}/{other}" if is_double and other and row.kind != "region" else own

    def _names(self, row: Place) -> tuple[str, str | None]:
        """The form of the page, and that of the other language where the two names differ."""
        own, other = FORMS[self.words.code](row)
        own = own or row.name_en
        return own, None if row.name_sq == row.name_sr_latn or other == own else other

    def in_place(self, place_id: str) -> str:
        """A place as it stands in a sentence: in Brussels, u Briselu."""
        return IN_PLACE[self.words.code](self.one(Place, place_id), self.words)

    def topic(self, code: str) -> str:
        """A topic as a label; the border/boundary as the profile calls it."""
        return self.term(self.profile.boundary_term) if code == "border" else self.words.topic[code]

    def parties_first(self, codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
        """Codes of parties and others in printed order: the parties, then all others as given."""
        listed = list(dict.fromkeys(codes))
        parties = [code for code in self.party_order(names) if code in listed]
        return parties + [code for code in listed if code not in parties]

    def party_order(self, names: Mapping[str, str]) -> list[str]:
        """The parties as the profile orders them.

        names: code of each party -> its name on the page.
        """
        if self.profile.parties == "alphabetical":
            return self.words.sorted(PARTIES, key=lambda code: names[code])
        return list(self.profile.parties)

    def term(self, key: str) -> str:
        """A fixed phrase of the term list. Raises CouldNotRun if it is missing."""
        code = self.words.code
        for form in self.children(TERM_FORMS_OF_TERM, key):
            if form.language == code and form.form == "base":
                return str(form.text)
        raise CouldNotRun(f"no term {key} in {code}: add it to raw/translations/terms.yml")

    def body(self, text: str) -> Printed:
        """The name of a body as a record gives it: in the words of the term list, else English."""
        return self._terms_by_english.get(text) or self.words.english(text)

    @cached_property
    def dataset(self) -> Dataset:
        """The dataset as a whole."""
        return self.all(Dataset)[0]

    @cached_property
    def targets(self) -> Mapping[str, list[Target]]:
        """Claims on each agreement: what each speaks of, with the claim."""
        grouped: dict[str, list[Target]] = defaultdict(list)
        for row in self.all(AssessmentTarget):
            grouped[row.agreement_id].append(Target(row, self.one(Assessment, row.claim_id)))
        return grouped

    def claims_on(self, agreement_id: str) -> list[Assessment]:
        """The claims on an agreement or a provision of it, each once."""
        found = {claim.id: claim for _, claim in self.targets.get(agreement_id, [])}
        return list(found.values())

    @cached_property
    def _translations(self) -> Mapping[tuple[str, str, str], Translated]:
        """Table, id and field to the text; Cyrillic is made from Latin where there is none."""
        code = self.words.code
        by_language: dict[str, dict[tuple[str, str, str], Translated]] = defaultdict(dict)
        for row in self.all(Translation):
            key = row.record_table, row.record_id, row.field
            by_language[row.language][key] = Translated(row.text, row.original)
        if code != "sr-Cyrl":
            return by_language[code]
        made = {
            key: each._replace(text=self._spelling.cyrillic(each.text))
            for key, each in by_language["sr-Latn"].items()
        }
        return {**made, **by_language[code]}

    @cached_property
    def _spelling(self) -> Spelling:
        """How the names in the records stand in Cyrillic."""
        return Spelling({row.latin: row.cyrillic for row in self.all(texts.Spelling)})

    @cached_property
    def _terms_by_english(self) -> Mapping[str, str]:
        """English form of each term of the term list -> its form in the language."""
        forms = [row for row in self.all(TermForm) if row.form == "base"]
        english = {row.term_id: row.text for row in forms if row.language == "en"}
        return {
            english[row.term_id]: row.text
            for row in forms
            if row.language == self.words.code and row.term_id in english
        }

    @cached_property
    def _citations(self) -> Mapping[tuple[str, str], list[Citation]]:
        grouped: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for row in self.all(Citation):
            grouped[row.cited_table, row.cited_id].append(row)
        return grouped

    @cached_property
    def _doubts(self) -> Mapping[tuple[str, str], list[Doubt]]:
        grouped: dict[tuple[str, str], list[Doubt]] = defaultdict(list)
        for row in self.all(DoubtRecord):
            doubt = self.one(Doubt, row.doubt_id)
            if doubt.resolution is None:
                grouped[row.record_table, row.record_id].append(doubt)
        return grouped
