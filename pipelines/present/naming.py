"""Names of organisations and places in each language, as the records hold them."""

from collections.abc import Callable, Mapping

from pipelines.present.language import Words
from pipelines.present.language.cyrillic import Spelling
from pipelines.present.language.every import of_every_language
from schemas.registers import Organisation, Place

OWN_NAME: Mapping[str, Callable[[Organisation, Spelling], str | None]] = of_every_language(
    __name__,
    "name of an organisation of its own",
    {
        "en": lambda row, spelling: None,
        "sq": lambda row, spelling: row.name_sq,
        "sr-Latn": lambda row, spelling: row.name_sr,
        "sr-Cyrl": lambda row, spelling: spelling.cyrillic(row.name_sr) if row.name_sr else None,
    },
)
"""The name that an organisation has in a language, if the records hold one."""


def _in_english(row: Place) -> tuple[str | None, str | None]:
    albanian, serbian = row.name_sq_definite or row.name_sq, row.name_sr_latn
    if row.name_en not in (albanian, row.name_sq, serbian):
        return row.name_en, None  # an English name of its own
    return row.name_en, albanian if row.name_en == serbian else serbian


FORMS: Mapping[str, Callable[[Place], tuple[str | None, str | None]]] = of_every_language(
    __name__,
    "form of the name of a place",
    {
        "en": _in_english,
        "sq": lambda row: (row.name_sq_definite or row.name_sq, row.name_sr_latn),
        "sr-Latn": lambda row: (row.name_sr_latn, row.name_sq_definite or row.name_sq),
        "sr-Cyrl": lambda row: (row.name_sr_cyrl, row.name_sq_definite or row.name_sq),
    },
)
"""The form of a place on a page, and that of the other party."""

IN_PLACE: Mapping[str, Callable[[Place, Words], str]] = of_every_language(
    __name__,
    "way to say in a place",
    {
        "en": lambda row, words: words.pgettext("place", "in %(place)s", place=row.name_en),
        "sq": lambda row, words: words.pgettext(
            "place", "in %(place)s", place=row.name_sq or row.name_en
        ),
        "sr-Latn": lambda row, words: row.in_sr_latn or "",
        "sr-Cyrl": lambda row, words: row.in_sr_cyrl or "",
    },
)
"""A place as it stands in a sentence."""
