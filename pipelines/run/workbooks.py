"""Workbooks of partners: made from the schemas, and read back as candidates."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.capture.inbox.store import Counts, Inbox
from pipelines.capture.workbook import annotated as copies
from pipelines.capture.workbook import importing, reading, writing
from pipelines.capture.workbook.likeness import Other, table_of, with_likenesses
from pipelines.capture.workbook.values import Known, folded
from pipelines.ingest import Records, ingest
from pipelines.present import words_of
from pipelines.present.language import LANGUAGES
from pipelines.present.language.cyrillic import Spelling
from pipelines.present.naming import FORMS, OWN_NAME
from pipelines.run.answers import known
from schemas import texts
from schemas.activities import (
    Activity,
    ActivityOrganisation,
    Project,
    ProjectOrganisation,
)
from schemas.candidates import Candidate
from schemas.files import beside
from schemas.meetings import Meeting
from schemas.problem import CouldNotRun
from schemas.registers import Organisation, OrganisationName, Place, PlaceAlias
from schemas.surveys import Survey

_EXAMPLE_DAY = "2020-02-03"
_UNREAD = (
    "it was not read; copy its rows into a sheet of the workbook, or put back its hidden first row"
)

REFUSED = "refused"
"""The folder of an inbox for rows that their partner has to mend."""


def new(raw: Path, language: str, out: Path, organisation: str | None = None) -> Path:
    """Write a workbook for a partner.

    raw: folder of the records, whose organisations and places are offered; language: of its words;
    organisation: id or name of who fills it in. Raises CouldNotRun for an unknown language or
    organisation, another ending than .xlsx, and a file that is there already.
    """
    known("language", language, LANGUAGES)
    if out.suffix.lower() != ".xlsx":
        raise CouldNotRun(f"{out}: a file with the ending .xlsx is wanted")
    if out.exists():
        raise CouldNotRun(f"{out} is there, perhaps with somebody's work; give another name")
    records = ingest(raw).records
    asked = writing.Asked(
        file_id=secrets.token_hex(6),
        organisation=_named(records, organisation),
        offered=_offered(records, language),
        example_day=words_of(language).day(_EXAMPLE_DAY) or _EXAMPLE_DAY,
    )
    _write(out, writing.written(words_of(language), asked))
    return out


def _write(out: Path, data: bytes) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with beside(out) as fresh:
        fresh.write_bytes(data)
        fresh.replace(out)


def _named(records: Records, organisation: str | None) -> str:
    """The name of an organisation of the register, or nothing."""
    if organisation is None:
        return ""
    rows = {row.id: row.name for row in records.of("organisations", Organisation)}
    known("organisation", organisation, list(rows))
    return rows[organisation]


def _offered(records: Records, language: str) -> dict[str, list[str]]:
    """The names to choose from, in the order of the language."""
    words, spelling = words_of(language), _spelling(records)
    organisations = records.of("organisations", Organisation)
    names = {
        "organisations": [OWN_NAME[language](row, spelling) or row.name for row in organisations],
        "places": [FORMS[language](row)[0] or row.name_en for row in records.of("places", Place)],
        "projects": [row.title for row in records.of("projects", Project)],
        "activities": [],
    }
    return {register: words.sorted(set(each)) for register, each in names.items()}


def _spelling(records: Records) -> Spelling:
    return Spelling({row.latin: row.cyrillic for row in records.of("spellings", texts.Spelling)})


def registers(records: Records) -> dict[str, dict[str, str]]:
    """Register -> name, folded -> id; a name that two records have is left out."""
    named: dict[str, list[tuple[str | None, str]]] = {
        "organisations": _organisations(records),
        "places": _places(records),
        "projects": [(n, r.id) for r in records.of("projects", Project) for n in (r.id, r.title)],
        "activities": [
            (n, r.id) for r in records.of("activities", Activity) for n in (r.id, r.title)
        ],
    }
    return {register: _by_name(pairs) for register, pairs in named.items()}


def _organisations(records: Records) -> list[tuple[str | None, str]]:
    spelling = _spelling(records)
    other = records.of("organisation_names", OrganisationName)
    return [
        *((row.name, row.organisation_id) for row in other),
        *(
            (name, row.id)
            for row in records.of("organisations", Organisation)
            for name in (row.id, row.name, row.acronym, *_own_names(row, spelling))
        ),
    ]


def _own_names(row: Organisation, spelling: Spelling) -> Iterable[str | None]:
    return (own(row, spelling) for own in OWN_NAME.values())


def _places(records: Records) -> list[tuple[str | None, str]]:
    return [
        *((row.name, row.place_id) for row in records.of("place_aliases", PlaceAlias)),
        *(
            (name, row.id)
            for row in records.of("places", Place)
            for name in (row.id, row.name_sq, *(form(row)[0] for form in FORMS.values()))
        ),
    ]


def _by_name(pairs: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, record_id in pairs:
        if name:
            found.setdefault(folded(name), set()).add(record_id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


@dataclass(frozen=True)
class Update:
    """A candidate that came again and says something else than before."""

    old: Candidate
    new: Candidate


@dataclass(frozen=True)
class Imported:
    """What an import did.

    rows: that were filled in; counts: of candidates; updates: of candidates that were there; alike:
    candidates that may be the same as something else; refused: what is wrong with rows, in English;
    open: candidates that leave something for an editor.
    """

    rows: int
    counts: Counts
    updates: tuple[Update, ...]
    alike: tuple[Candidate, ...]
    refused: tuple[str, ...]
    remarks: tuple[str, ...]
    copy: Path
    open: tuple[Candidate, ...] = field(default=())


def imported(
    raw: Path, inbox: Path, file: Path, out: Path | None = None, today: date | None = None
) -> Imported:
    """Take a workbook that came back: good rows become candidates, bad ones go back in a copy.

    inbox: where candidates wait; out: the copy, by default beside the file. Raises CouldNotRun for
    a file that is no workbook, and a copy that would take the place of the file.
    """
    copy = out or file.with_name(f"{file.stem}-read.xlsx")
    if copy.resolve() == file.resolve():
        raise CouldNotRun(f"{copy} is the workbook itself; give the copy another name")
    data = file.read_bytes()
    filled = reading.read(data, file.name)
    known("language", filled.language, LANGUAGES)
    records = ingest(raw).records
    words = words_of(filled.language)
    languages = (words_of("en"), *(words_of(code) for code in LANGUAGES if code != "en"))
    knows = Known(languages, registers(records), today or date.today())
    found = importing.candidates(filled, file.name, data, words, knows)
    before = {each.key: each for each in Inbox(inbox).all()}
    counts, good = kept(inbox, found.good, found.bad, records)
    _write(copy, copies.annotated(data, file.name, filled, found.told, words))
    return Imported(
        rows=found.rows,
        counts=counts,
        updates=tuple(_updates(before, good)),
        alike=tuple(each for each in good if each.likenesses),
        refused=(
            *_refused(file.name, found.told, languages[0]),
            *(f"{file.name}, sheet {title}: {_UNREAD}" for title in filled.unread),
        ),
        remarks=found.remarks,
        copy=copy,
        open=tuple(each for each in good if each.problems),
    )


def kept(
    inbox: Path, read: Sequence[Candidate], bad: Sequence[Candidate], records: Records
) -> tuple[Counts, list[Candidate]]:
    """Put rows into the inbox: good ones to decide on, bad ones in a folder beside.

    records: that a row may be the same as. Returns the good ones with what they are like.
    """
    there = [
        Other("candidates", each.key, each.kind, each.record)
        for each in Inbox(inbox).all()
        if each.state == "waiting"
    ]
    good = with_likenesses(read, [*_others(records), *there])
    counts = Inbox(inbox).put(good)
    Inbox(inbox / REFUSED).put(bad)
    for each in good:
        (inbox / REFUSED / "candidates" / f"{each.key}.json").unlink(missing_ok=True)
    return counts, good


def _updates(before: Mapping[str, Candidate], after: Iterable[Candidate]) -> Iterable[Update]:
    for each in after:
        old = before.get(each.key)
        if old is not None and old.record != each.record:
            yield Update(old, each)


def _refused(file: str, told: Sequence[importing.Told], english: Any) -> Iterable[str]:
    for row in told:
        for fault in row.faults:
            yield f"{file}, {row.title}!{fault.sentence(english)}"


def _others(records: Records) -> list[Other]:
    """The records that a row may be the same as."""
    bodies: dict[str, dict[str, list[str]]] = {}
    for row in records.of("activity_organisations", ActivityOrganisation):
        named = bodies.setdefault(row.activity_id, {})
        named.setdefault(f"{row.role}s", []).append(row.organisation_id)
    for part in records.of("project_organisations", ProjectOrganisation):
        named = bodies.setdefault(part.project_id, {})
        named.setdefault(f"{part.role}s", []).append(part.organisation_id)
    rows: Mapping[str, Sequence[Any]] = {
        "activity": records.of("activities", Activity),
        "meeting": records.of("meetings", Meeting),
        "project": records.of("projects", Project),
        "survey": records.of("surveys", Survey),
    }
    return [
        Other(table_of(kind), row.id, kind, {**row.model_dump(), **bodies.get(row.id, {})})
        for kind, listed in rows.items()
        for row in listed
    ]
