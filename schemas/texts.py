"""Translations, terms, and the dataset as a whole."""

from typing import Annotated

from schemas import codes
from schemas.fields import (
    CONTRACT,
    HASH,
    Count,
    Noted,
    Ref,
    Row,
    SiteUrl,
    Slug,
    Text,
    Translated,
    Url,
    Version,
    Wording,
    column,
)

DATA_FOLDER = "data"
"""Where the published files lie, seen from the address of the site."""


class Translation(Row):
    """A text of a record in another language."""

    record_table: Text = column("Table of the record", example="agreements", by="editor")
    record_id: Text = column("Id of the record", example="ibm-2011", by="editor")
    field: Text = column("The field translated", example="title", by="editor")
    language: Annotated[str, codes.LANGUAGE] = column("Language", by="editor")
    text: Text = column("The text in that language")
    status: Annotated[str, codes.TITLE_STATUS] = column("Status of the wording", by="editor")
    review: Annotated[str, codes.REVIEW] | None = column(
        "Who has read it; absent where nobody has", by="editor", default=None
    )
    verified: bool = column("Whether the wording was seen on the page cited", by="editor")
    source_id: Annotated[Slug, Ref("sources")] | None = column("Where it was seen", default=None)
    original: Annotated[str, HASH] | None = column(
        "Hash of the English text that was translated; where that has changed since, the "
        "translation is not printed",
        example="3f9a1c04",
        by="editor",
        default=None,
    )
    note: Text | None = column("Remark", by="editor", default=None)


class TranslationAlternative(Row):
    """Another name of an agreement in another language."""

    agreement_id: Annotated[Slug, Ref("agreements")] = column("The agreement")
    language: Annotated[str, codes.LANGUAGE] = column("Language", by="editor")
    title: Text = column("The other name")
    source_id: Annotated[Slug, Ref("sources")] | None = column("Where it was seen", default=None)


class Term(Row):
    """A term or fixed phrase of the reports."""

    id: Wording = column("Key of the term", example="no_level", by="editor")
    group: Text = column("Where it is used", by="editor")
    sensitive: bool = column("Whether the parties use different words", by="editor")
    note: Text | None = column("Which form to use and why", by="editor", default=None)


class TermForm(Row):
    """A term in one language and form."""

    term_id: Annotated[Wording, Ref("terms")] = column("The term")
    language: Annotated[str, codes.LANGUAGE] = column("Language", by="editor")
    form: Annotated[str, codes.GRAMMAR_FORM] = column("Form", by="editor")
    text: Wording = column("The words", by="editor")
    stem: Text | None = column(
        "How the words begin in every case, * for any letters: where the English text has the stem "
        "of the English form, a translation has this one",
        example="Asociacion*/Bashkësi*",
        by="editor",
        default=None,
    )


class TermAvoid(Row):
    """Words that a translation does not have in the place of a term."""

    term_id: Annotated[Wording, Ref("terms")] = column("The term")
    number: Count = column("Place in the list", by="editor")
    language: Annotated[str, codes.LANGUAGE] = column(
        "Language; what is avoided in Serbian (Latin) is avoided in Cyrillic too", by="editor"
    )
    text: Text = column(
        "The words, whole; * for any letters. Capitals and small letters are one",
        example="Kosov* i Metohij*",
        by="editor",
    )
    write: Text | None = column(
        "What is written instead; absent where it is the term", by="editor", default=None
    )
    unless: Text | None = column(
        "Beginnings of English words, with commas between them: where the English text has one, "
        "the words translate it and may stand",
        example="Metohija",
        by="editor",
        default=None,
    )


class Spelling(Row):
    """A name in Serbian texts that is not turned into Cyrillic letter by letter."""

    latin: Text = column("The name in Latin script", example="Josep Borrell", by="editor")
    cyrillic: Text | None = column(
        "Its Cyrillic spelling; absent where the name stays in Latin script",
        example="Жозеп Борељ",
        by="editor",
        default=None,
    )
    note: Text | None = column("What it names, or why it stays", by="editor", default=None)


class Dataset(Row):
    """The dataset as a whole; the only date that a build knows."""

    id: Slug = column("Id of the dataset", by="editor")
    title: Translated = column("Title", by="editor")
    description: Translated = column("What it holds", by="editor")
    version: Version = column("Data version: year, month, patch", example="2026.11.0", by="editor")
    release_date: Noted = column("Data date, ISO 8601", example="2026-11-21", by="editor")
    schema_version: Annotated[str, CONTRACT] | None = column(
        "Contract that the records follow: `dialogue migrate` writes it",
        by="editor",
        default=None,
    )
    licence: Text = column("Licence of the data, SPDX id", example="CC-BY-4.0", by="editor")
    licence_url: Url = column("Address of the licence", by="editor")
    imprint: Translated = column("Sentence on the status of the dataset", by="editor")
    contact: Text | None = column(
        "Where reports of errors and replies are sent", by="editor", default=None
    )
    site_url: SiteUrl | None = column(
        "Address at which the site is read; absent while it has none",
        example="https://example.org/data/",
        by="editor",
        default=None,
    )

    @property
    def site(self) -> str | None:
        """The address of the site with a slash at its end, to which a path is put."""
        return self.site_url and f"{self.site_url.rstrip('/')}/"


class Creator(Row):
    """Who made or published the dataset."""

    dataset_id: Annotated[Slug, Ref("dataset")] = column("The dataset")
    name: Text = column("Name", by="editor")
    role: Annotated[str, codes.CREATOR_ROLE] = column("Role", by="editor")


class Keyword(Row):
    """A keyword of the dataset."""

    dataset_id: Annotated[Slug, Ref("dataset")] = column("The dataset")
    keyword: Text = column("The keyword", by="editor")


class DatasetPlace(Row):
    """A place that the dataset is about."""

    dataset_id: Annotated[Slug, Ref("dataset")] = column("The dataset")
    name: Text = column("The place, as catalogues of datasets name it", by="editor")


class Bound(Row):
    """How many rows a table holds, or how full a column is, and why."""

    bounded_table: Text = column("The table", by="editor")
    bounded_column: Text | None = column(
        "The column; absent for the rows", by="editor", default=None
    )
    min: float = column(
        "Least rows, or least share filled (0 to 1): fewer is an error", by="editor"
    )
    max: float = column("Most rows, or most share filled: more is a warning", by="editor")
    reason: Text = column("Why these bounds; changed with every move of them", by="editor")
