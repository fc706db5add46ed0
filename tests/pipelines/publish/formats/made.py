"""Tables for the tests of formats: organisations with odd texts, and texts that the data allow."""

from collections.abc import Sequence

from hypothesis import strategies as st

from pipelines.publish.metadata import About, about
from schemas.fields import TEXT
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import table, tiny_tables

ODD = (
    "007",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "-1",
    "1e5",
    "TRUE",
    "2013-04-19",
    "one\ntwo",
    'a "word", and it\'s; done\\',
    "_x0041_",
    "https://example.org/?a=1&b=<2>",
    "ë ç Ë Ç š đ ž č ć Приштина Њ Џ",
    "🙂 👩‍👩‍👧 🇪🇺",
    "x" * 2045,
    "ђ" * 32_767,
)
"""Texts that one format or another is known to take for something else."""


def _allowed(text: str) -> bool:
    return TEXT.fault(text) is None


TEXTS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40),
    st.lists(st.text("a\"'=+;,<&_ë", min_size=1), min_size=1, max_size=3).map("\n".join),
).filter(_allowed)
"""Any text that a record may hold; what is no character of Unicode is left out."""


def info() -> About:
    """The metadata of the tiny tree."""
    return about(tiny_tables())


def organisations(texts: Sequence[str]) -> Tables:
    """A table with a row for each text; every second name in Albanian, no acronyms."""
    rows = [
        {
            "id": f"{number:03}",
            "name": text,
            "name_sq": text if number % 2 else None,
            "kind": "ngo",
            "assessor_type": None if number % 2 else "institution",
            "verified": bool(number % 3),
        }
        for number, text in enumerate(texts)
    ]
    return Tables({"organisations": table("organisations", *rows)})
