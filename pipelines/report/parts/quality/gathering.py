"""The quality of the data in print: what is covered, balanced, recent, verified and checked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.present.language import Printed, Words
from pipelines.present.language.text import strung
from pipelines.present.library import Library
from pipelines.present.overview import columns, in_order
from pipelines.present.relations import QUALITY_BY_MEASURE
from schemas.measures import Coverage
from schemas.quality import CheckResult, QualityCount
from schemas.registry import TABLES

BLANK = "–"


@dataclass(frozen=True)
class Grid:
    """A table of counts: heads of its columns, then lines with a name and a cell for each head."""

    heads: list[str]
    lines: list[tuple[Printed, list[str]]]


@dataclass(frozen=True)
class Share:
    """A count with its total and its share."""

    name: Printed
    count: str
    total: str
    percent: str


@dataclass(frozen=True)
class CheckText:
    """What a check came to."""

    code: Printed
    meaning: str
    examined: str
    errors: str
    warnings: str


def quality_summary(library: Library) -> Printed:
    """How much of the whole grid of agreements and assessors is blank, in one breath."""
    words, rows = library.words, library.all(Coverage)
    filled = sum(bool(row.positions) for row in rows)
    text = words.gettext(
        "Agreements and assessors make %(pairs)s pairs; for %(filled)s of them a claim was found, "
        "and %(blank)s are blank.",
        pairs=words.number(len(rows)),
        filled=words.number(filled),
        blank=words.number(len(rows) - filled),
    )
    spoken = {row.agreement_id for row in rows if row.positions}
    silent = [library.title(each) for each in in_order(library) if each not in spoken]
    if not silent:
        return text
    listed = strung(silent, "; ")
    none = words.gettext("No claim was found on: %(listed)s.", listed=listed)
    return strung([text, none], " ")


def covered(library: Library) -> Grid:
    """Assessors by agreement and heading of the overview; a dash is a blank."""
    words, groups = library.words, columns(library)
    counts: dict[tuple[str, str], int] = Counter()
    for row in _measure(library, "coverage"):
        counts[row.item, row.part] += row.count
    totals = {row.part: row.total for row in _measure(library, "coverage")}
    heads = [
        strung([head, f"({sum(totals.get(kind, 0) for kind in kinds)})"], " ")
        for head, kinds in groups.items()
    ]
    lines = [
        (
            library.title(agreement),
            [_cell(words, sum(counts[agreement, kind] for kind in k)) for k in groups.values()],
        )
        for agreement in in_order(library)
    ]
    return Grid(heads, lines)


def _measure(library: Library, measure: str) -> Sequence[QualityCount]:
    return library.children(QUALITY_BY_MEASURE, measure)


def _cell(words: Words, count: int) -> str:
    return words.number(count) if count else BLANK


def balance(library: Library) -> Grid:
    """Claims by type of assessor and by whom they speak of."""
    words = library.words
    return _grid(library, "balance", words.assessor_type, words.performer)


def ages(library: Library) -> Grid:
    """Positions with a level by type of assessor and age."""
    words = library.words
    return _grid(library, "age", words.assessor_type, words.position_age)


def levels(library: Library) -> Grid:
    """Claims by type of assessor, with a level by its basis or without one by the reason."""
    words = library.words
    return _grid(library, "level", words.assessor_type, {**words.basis, **words.no_level})


def wordings(library: Library) -> Grid:
    """Translated texts by language and status."""
    words = library.words
    return _grid(library, "translation", words.language_name, words.wording_status)


def translated(library: Library) -> Grid:
    """Texts that can be translated, by language and state."""
    words = library.words
    return _grid(library, "translation-state", words.language_name, words.translation_state)


def translated_words(library: Library) -> Grid:
    """Words of these texts in English, by language and state of the translation."""
    words = library.words
    return _grid(library, "translation-words", words.language_name, words.translation_state)


def _grid(
    library: Library, measure: str, items: Mapping[str, str], parts: Mapping[str, str]
) -> Grid:
    """Counts with the sum of each line; codes that do not occur are left out."""
    words, rows = library.words, _measure(library, measure)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row.item][row.part] = row.count
    shown = [part for part in parts if any(part in cells for cells in found.values())]
    heads = [*(parts[part] for part in shown), words.pgettext("column", "In all")]
    named = [(items[item], found[item]) for item in items if item in found]
    lines = [(name, _line(words, cells, shown)) for name, cells in named]
    return Grid(heads, [*lines, (words.pgettext("line", "In all"), _sums(words, rows, shown))])


def _line(words: Words, cells: Mapping[str, int], shown: Iterable[str]) -> list[str]:
    counts = [cells.get(part, 0) for part in shown]
    return [_cell(words, count) for count in [*counts, sum(counts)]]


def _sums(words: Words, rows: Sequence[QualityCount], shown: Iterable[str]) -> list[str]:
    sums = Counter[str]()
    for row in rows:
        sums[row.part] += row.count
    return _line(words, sums, shown)


def verified(library: Library) -> list[Share]:
    """Records that rest on a page that was seen, by table."""
    words = library.words
    return [
        _share(words, words.english(row.item), row)
        for row in sorted(_measure(library, "verified"), key=lambda row: _place(row.item))
    ]


def _place(table: str) -> int:
    return list(TABLES).index(table)


def addresses(library: Library) -> list[Share]:
    """Where sources can be opened, and how they were seen."""
    words = library.words
    parts = {**words.source_address, **words.seen_as}
    rows = {row.part: row for row in [*_measure(library, "address"), *_measure(library, "seen")]}
    return [_share(words, parts[part], rows[part]) for part in parts if part in rows]


def _share(words: Words, name: Printed, row: QualityCount) -> Share:
    percent = BLANK if row.percent is None else words.percent(row.percent)
    return Share(name, words.number(row.count), words.number(row.total), percent)


def checks(library: Library) -> list[CheckText]:
    """Every check of the build with what it came to, in the order in which they run."""
    words = library.words
    rows = {row.check: row for row in library.all(CheckResult)}
    return [
        CheckText(
            code=words.english(check),
            meaning=meaning,
            examined=words.number(rows[check].examined),
            errors=words.number(rows[check].errors),
            warnings=words.number(rows[check].warnings),
        )
        for check, meaning in words.check.items()
        if check in rows
    ]
