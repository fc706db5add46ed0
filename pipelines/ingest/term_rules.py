"""Words of translations: those of the term list, and one form for one name."""

from collections import defaultdict
from collections.abc import Iterator

from pipelines.ingest.name_rules import bodies, persons, places
from pipelines.ingest.records import Origins, Records
from pipelines.ingest.text_places import TextPlaces
from pipelines.ingest.translated_text import IN_LATIN, Finding, Rule, Text, mark, words, written
from pipelines.ingest.translation_rules import key
from schemas.problem import Problem, Severity
from schemas.texts import Term, TermAvoid, TermForm, Translation
from schemas.translatable import key_of, originals

_OF_A_SOURCE = ("official", "in-use")
"""Statuses of wordings that are not ours: what they say stays."""


def term_rules(records: Records, origins: Origins, where: TextPlaces) -> Iterator[Problem]:
    """Words that the term list rules out or misses, and names in the form of another language.

    origins, where: say in which line and column a word stands.
    """
    rules = [avoided(records), wanted(records), persons(records), places(records), bodies(records)]
    for text in _texts(records):
        for rule in rules:
            for finding in rule(text):
                yield _problem(text.row, finding, origins, where)


def _texts(records: Records) -> Iterator[Text]:
    """Translations whose English text is there, but for wordings of sources."""
    english = {each.key: each.text for each in originals(lambda n: records.rows.get(n, ()))}
    for row in records.of("translations", Translation):
        source = english.get(key_of(row))
        if source is not None and row.status not in _OF_A_SOURCE:
            yield Text.of(row, source)


def _problem(row: Translation, finding: Finding, origins: Origins, where: TextPlaces) -> Problem:
    draft = origins.drafts.get(("translations", key(row)))
    start = draft.places.get("text") if draft else None
    return Problem(
        f"{key_of(row)}: {finding.what}",
        "translations",
        key(row),
        "text",
        finding.found,
        hint=f"write {finding.write}" if finding.write else "its note in the term list says more",
        severity=finding.severity,
        place=where.of(start, row.text, finding.at) if start else None,
    )


def avoided(records: Records) -> Rule:
    """Words that the term list rules out, where the English text does not have their like."""
    forms = _forms(records)
    by_language: dict[str, list[tuple[str, TermAvoid]]] = defaultdict(list)
    for row in records.of("term_avoid", TermAvoid):
        by_language[row.language].append((mark(row.text), row))
    sensitive = {row.id for row in records.of("terms", Term) if row.sensitive}

    def rule(text: Text) -> Iterator[Finding]:
        small = text.plain.lower()
        near = [row for sign, row in by_language[text.language] if sign in small]
        for row in near:
            if _has_like(row, text.english):
                continue
            base = forms.get((row.term_id, text.row.language))
            what = f"words that the term list rules out, under {row.term_id}"
            severity: Severity = "error" if row.term_id in sensitive else "warning"
            for match in words(row.text).finditer(text.plain):
                write = row.write or (base.text if base else None)
                yield Finding(*written(text, match), what, write, severity)

    return rule


def _forms(records: Records) -> dict[tuple[str, str], TermForm]:
    """Term and language -> the basic form."""
    rows = records.of("term_forms", TermForm)
    return {(row.term_id, row.language): row for row in rows if row.form == "base"}


def _has_like(row: TermAvoid, english: str) -> bool:
    likes = [like.strip() for like in (row.unless or "").split(",")]
    return any(words(f"{like}*").search(english) for like in likes if like)


def wanted(records: Records) -> Rule:
    """A term that the English text has, and the translation has not in any of its cases."""
    forms = _forms(records)
    english = {term: row.stem for (term, code), row in forms.items() if code == "en" and row.stem}

    def rule(text: Text) -> Iterator[Finding]:
        for term, stem in english.items():
            form = forms.get((term, text.language))
            if form is None or form.stem is None or not words(stem).search(text.english):
                continue
            if not words(form.stem).search(text.row.text.translate(IN_LATIN)):
                what = f"the English text has the term {term}, the translation has not"
                own = forms.get((term, text.row.language), form)
                yield Finding(0, None, what, own.text)

    return rule
