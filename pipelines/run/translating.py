"""Translations: how far they are, out to a translator, and back into raw/translations."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pipelines.ingest import Ingested, ingest
from pipelines.ingest.term_rules import term_rules
from pipelines.ingest.text_places import TextPlaces
from pipelines.present.language.cyrillic import Spelling
from pipelines.run.answers import as_csv, as_json, known
from pipelines.translating import po, workbook
from pipelines.translating.counts import Count, counts
from pipelines.translating.judging import Change, Judged, judged, misplaced
from pipelines.translating.lines import Line, Only, chosen, lines
from pipelines.translating.returned import Fault, Returned, absent
from pipelines.translating.workbook import TermLine
from pipelines.translating.yaml_text import edited, items
from schemas import texts
from schemas.codes import LANGUAGE
from schemas.files import beside, replace_text
from schemas.problem import CouldNotRun, Problem, ProblemsFound
from schemas.texts import Term, TermAvoid, TermForm, Translation
from schemas.translatable import MADE_FROM, OTHERS, TextKey, by_text, key_of, originals

_READ: Mapping[str, Callable[[bytes, str], tuple[str, list[Returned]]]] = {
    ".xlsx": workbook.read,
    ".po": po.read,
}
"""Ending of a file -> what reads it."""

_FOLDER = "translations"


@dataclass(frozen=True)
class Exported:
    """What a file for a translator holds: how many texts, and how many words in English."""

    texts: int
    words: int


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do.

    written: file -> how many translations of it; rows: how many came back; faults: what is wrong
    with rows of which nothing was written; remarks: warnings about what was.
    """

    rows: int
    written: Mapping[Path, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


def status(raw: Path, languages: Sequence[str] = ()) -> list[Count]:
    """How far the translations into some languages are, or into all.

    Raises CouldNotRun for a language that nothing is translated into, and ProblemsFound for errors
    in the data other than those of translations.
    """
    for language in languages:
        known("language", language, OTHERS)
    found = _read(raw)
    return [
        count
        for language in languages or OTHERS
        for count in counts(_lines(found, language), language)
    ]


def exported(raw: Path, language: str, out: Path, only: Only, tables: Sequence[str]) -> Exported:
    """Write a file for a translator.

    out: its ending says of which form. Raises as `status` does, and CouldNotRun for a table without
    texts to translate, where there is no text of that kind, for another ending, and for a file that
    is there already.
    """
    known("language", language, OTHERS)
    ending = _ending(out)
    if out.exists():
        raise CouldNotRun(f"{out} is there, perhaps with somebody's work; give another name")
    found = _read(raw)
    every = _lines(found, language)
    for table in tables:
        known("table", table, list(dict.fromkeys(line.key.table for line in every)))
    asked = chosen(every, only, tables)
    if not asked:
        raise CouldNotRun(f"no text is {only} in {language}; `dialogue translations status` counts")
    if ending == ".xlsx":
        data = workbook.written(asked, _terms(found, language), language)
    else:
        data = po.written(asked, language)
    out.parent.mkdir(parents=True, exist_ok=True)
    with beside(out) as fresh:
        fresh.write_bytes(data)
        fresh.replace(out)
    return Exported(len(asked), sum(line.original.words for line in asked))


def imported(raw: Path, file: Path, language: str, is_dry: bool = False) -> Imported:
    """Take over what a translator did: good rows are written, the others are told.

    is_dry: nothing is written. Raises as `status` does, and CouldNotRun for a file that cannot be
    read.
    """
    known("language", language, OTHERS)
    read = _READ[_ending(file)]
    of, rows = read(file.read_bytes(), file.name)
    if of != language:
        return Imported(len(rows), faults=(misplaced(file.name, of, language),))
    found = _read(raw)
    every = _lines(found, language)
    result = judged(rows, every, language)
    words = _words(raw, found, result, rows)
    bad = {key for key, fault in words if fault.problem.severity == "error"}
    good = [change for change in result.changes if key_of(change.after) not in bad]
    written = _written(raw, language, good, found, is_dry)
    faults = [*result.faults, *(fault for key, fault in words if key in bad)]
    remarks = tuple(fault for key, fault in words if key not in bad)
    return Imported(len(rows), written, (*faults, *absent(rows, file.name)), remarks)


def _words(
    raw: Path, found: Ingested, result: Judged, rows: Sequence[Returned]
) -> list[tuple[TextKey, Fault]]:
    """What the rules of terms and names say of the texts that would be written."""
    fresh = {
        (key_of(change.after), change.after.language): change.after for change in result.changes
    }
    if not fresh:
        return []
    before = by_text(found.records.of("translations", Translation))
    after = replace(
        found.records,
        rows={**found.records.rows, "translations": tuple({**before, **fresh}.values())},
    )
    by_key = {row.key: row for row in rows}
    return [
        (row.key, Fault(row.places.get("text", row.where), problem))
        for problem in term_rules(after, found.origins, TextPlaces(raw))
        if (TextKey(*problem.key[:3]), problem.key[3]) in fresh
        for row in [by_key[TextKey(*problem.key[:3])]]
    ]


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in _READ:
        raise CouldNotRun(f"{path}: a file with the ending {' or '.join(_READ)} is wanted")
    return ending


def _read(raw: Path) -> Ingested:
    """The records, which may have faults in translations: those are what people come to mend."""
    found = ingest(raw)
    if any(not _is_of_translations(each) for each in found.errors):
        raise ProblemsFound(found.problems)
    return found


def _is_of_translations(problem: Problem) -> bool:
    """Whether a fault is one of a translation that could be read: of its record or its words."""
    return problem.table == "translations" and problem.check in ("references", "translations")


def _lines(found: Ingested, language: str) -> list[Line]:
    rows = found.records.rows
    translations = by_text(found.records.of("translations", Translation))
    spelled = {row.latin: row.cyrillic for row in found.records.of("spellings", texts.Spelling)}
    turned = Spelling(spelled).cyrillic if language in MADE_FROM else str
    every = originals(lambda name: rows.get(name, ()))
    return lines(every, language, translations, turned)


def _terms(found: Ingested, language: str) -> list[TermLine]:
    """The terms that have a form in English and in the language."""
    forms = {
        (row.term_id, row.language): row.text
        for row in found.records.of("term_forms", TermForm)
        if row.form == "base"
    }
    avoided: dict[str, list[str]] = defaultdict(list)
    for avoid in found.records.of("term_avoid", TermAvoid):
        if avoid.language == MADE_FROM.get(language, language):
            avoided[avoid.term_id].append(avoid.text)
    return [
        TermLine(
            forms[row.id, "en"],
            forms[row.id, language],
            "; ".join(avoided[row.id]),
            row.note or "",
        )
        for row in found.records.of("terms", Term)
        if (row.id, "en") in forms and (row.id, language) in forms
    ]


def _written(
    raw: Path, language: str, given: Sequence[Change], found: Ingested, is_dry: bool
) -> dict[Path, int]:
    """Write the changes into their files. Returns how many each has."""
    folder = raw / _FOLDER / language
    there = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    order = _order(found)
    after: dict[Path, str] = {}
    by_file = _by_file(folder, there, given)
    for path, changes in by_file.items():
        after[path] = edited(there.get(path, ""), changes, order, str(path.relative_to(raw)))
    if not is_dry:  # all are made before the first is written
        for path, text in after.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(path, text)
    return {path: len(changes) for path, changes in by_file.items()}


def _order(found: Ingested) -> dict[TextKey, int]:
    rows = found.records.rows
    every = originals(lambda name: rows.get(name, ()))
    return {original.key: place for place, original in enumerate(every)}


def _by_file(
    folder: Path, there: Mapping[Path, str], changes: Sequence[Change]
) -> dict[Path, list[Change]]:
    """The changes by the file of each: where it stands, else where most of its like do.

    A new field of a record without such a file goes into a file with the name of the table.
    """
    holding: dict[TextKey, Path] = {}
    like: dict[tuple[str, str], Counter[Path]] = defaultdict(Counter)
    for path, text in there.items():
        for item in items(text, path.name):
            holding[item.key] = path
            like[item.key.table, item.key.field][path] += 1
    found: dict[Path, list[Change]] = defaultdict(list)
    for change in changes:
        key = key_of(change.after)
        most = like[key.table, key.field].most_common(1)
        usual = most[0][0] if most else folder / f"{key.table}.yml"
        found[holding.get(key, usual)].append(change)
    return dict(found)


_HEADS = ("texts", "translated", "stale", "missing", "words", "reviewed")


def as_table(rows: Sequence[Count]) -> str:
    """Counts in columns of numbers, a part for each language; `words` are those missing."""
    names = {row.language: f"{row.language}, {LANGUAGE.labels[row.language]}" for row in rows}
    width = max(map(len, [*names.values(), *(row.field for row in rows)]))
    parts = []
    for code, name in names.items():
        head = "  ".join([name.ljust(width), *_HEADS])
        body = [_table_line(row, width) for row in rows if row.language == code]
        parts.append("\n".join([head, "-" * len(head), *body]) + "\n")
    return "\n".join(parts)


def _table_line(row: Count, width: int) -> str:
    numbers = (row.texts, row.translated, row.stale, row.missing, row.words_missing, row.reviewed)
    cells = [str(number).rjust(len(head)) for number, head in zip(numbers, _HEADS, strict=True)]
    return "  ".join([row.field.ljust(width), *cells])


def as_lines(rows: Sequence[Count]) -> list[dict[str, str]]:
    """Counts as lines of plain text, as other answers have them."""
    return [
        {name.replace("_", " "): str(value) for name, value in asdict(row).items()} for row in rows
    ]


FORMATS: Mapping[str, Callable[[Sequence[Count]], str]] = {
    "table": as_table,
    "csv": lambda rows: as_csv(as_lines(rows)),
    "json": lambda rows: as_json(as_lines(rows)),
}
