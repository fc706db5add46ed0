"""Reviews by persons: copies to read, sheets that come back, and how far the narratives are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipelines.making.progress import SILENT, Progress
from pipelines.present import Library, plain, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report import Made, Moment, Wanted, report
from pipelines.report.parts.reading import READING, reading_copy
from pipelines.review import Answers, Asked, Known, answers_in, merged, with_reviews, write_sheet
from pipelines.review.merging import Origin, Received
from pipelines.run.answers import Line, known
from pipelines.run.documents import put_into
from pipelines.run.edition import edition, read
from pipelines.run.pool import processes
from schemas.codes import REVIEW_BASIS
from schemas.fields import DAY
from schemas.files import replace_text
from schemas.narratives import Narrative, NarrativeSentence
from schemas.problem import CouldNotRun, Problem
from schemas.reviews import Review, ReviewSheet, ReviewState
from schemas.tables import Tables

ANSWERS = "-answers.xlsx"
"""How the name of an answer sheet ends, behind the id of the agreement."""


def copies(
    raw: Path,
    out: Path,
    agreements: Sequence[str],
    languages: Sequence[str] = (),
    store: Path | None = None,
    progress: Progress = SILENT,
) -> Made:
    """Make reading copies, as PDF and Word, and an answer sheet for each.

    raw: folder of the records; out: where `<language>/reading/` goes; agreements: ids; languages:
    none for all; store: folder of what was made before; progress: told of each file. Raises
    CouldNotRun for an agreement without a narrative and an unknown language, ProblemsFound for
    errors in the data.
    """
    for language in languages:
        known("language", language, LANGUAGES)
    records = read(raw)
    written = [row.id for row in records.base.of(Narrative)]
    if not agreements:
        raise CouldNotRun("no agreement is named; name one or more that have a narrative")
    for agreement in agreements:
        known("narrative of", agreement, written)
    tables, chosen = edition(records).tables, tuple(languages) or LANGUAGES
    moment = Moment(records.data_date, records.data_date)
    sections = [f"{READING}/{each}" for each in agreements]
    wanted = Wanted(chosen, sections, moment=moment, tidies=False)

    def make(folder: Path) -> Made:
        made = report(tables, folder, processes, wanted, store, progress)
        sheets = [_sheet(tables, folder, each, code) for code in chosen for each in agreements]
        return replace(made, paths=sorted([*made.paths, *sheets]))

    return put_into(out, make)


def _sheet(tables: Tables, folder: Path, agreement: str, language: str) -> Path:
    """Write the answer sheet that goes with a reading copy."""
    library = Library(tables, words_of(language))
    copy = reading_copy(library, agreement)
    path = folder / language / READING / f"{agreement}{ANSWERS}"
    path.parent.mkdir(parents=True, exist_ok=True)
    asked = Asked(
        narrative_id=agreement,
        title=plain(library.words.gettext("Answer sheet: %(title)s", title=copy.title)),
        text_hash=copy.text_hash,
        sentences=[(each.id, plain(each.text)) for each in copy.sentences],
        made=library.dataset.release_date,
    )
    write_sheet(path, library.words, asked)
    return path


@dataclass(frozen=True)
class TakenReview:
    """A review that was written: where, and whether it is of the text as it stands."""

    path: Path
    review: Review
    is_older: bool


@dataclass(frozen=True)
class Taken:
    """What came of sheets: the reviews that were written, and what is wrong with the others."""

    reviews: list[TakenReview] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def taken(raw: Path, files: Sequence[Path], origin: Origin) -> Taken:
    """Take filled answer sheets: those of one text become one review, in counts.

    raw: folder of the records; files: the sheets; origin: where they come from. A sheet with
    anything wrong is left out, and all that is wrong is told; nothing that stands in raw/ is
    changed. Raises CouldNotRun for an origin that does not fit, ProblemsFound for errors in raw/.
    """
    if not files:
        raise CouldNotRun("no answer sheet is named; name one or more")
    records = read(raw)
    base = records.base
    _check_origin(base, origin)
    states = edition(records).tables.of(ReviewState)
    hashes = {(row.narrative_id, row.language): row.text_hash for row in states}
    good, problems = _read_all(files, hashes, base)
    reviews = merged(good, origin, [row.id for row in base.of(Review)])
    written = _write(raw, reviews)
    return Taken(
        [
            TakenReview(written[each.review.narrative_id], each.review, _is_older(each, hashes))
            for each in reviews
        ],
        problems,
    )


def _is_older(each: Received, hashes: dict[tuple[str, str], str]) -> bool:
    review = each.review
    return hashes[review.narrative_id, review.language] != review.text_hash


def _check_origin(base: Tables, origin: Origin) -> None:
    known("basis", origin.basis, list(REVIEW_BASIS.codes))
    if origin.activity_id is not None:
        known("activity", origin.activity_id, base["activities"]["id"].to_pylist())
    if origin.survey_id is not None:
        known("survey", origin.survey_id, base["surveys"]["id"].to_pylist())
    if origin.activity_id is not None and origin.basis != "workshop":
        raise CouldNotRun("--activity goes with --basis workshop")
    if origin.survey_id is not None and origin.basis != "survey":
        raise CouldNotRun("--survey goes with --basis survey")
    if fault := DAY.fault(origin.received):
        raise CouldNotRun(f"--received {origin.received}: {fault}; allowed: {DAY.allowed}")


def _read_all(
    files: Sequence[Path], hashes: dict[tuple[str, str], str], base: Tables
) -> tuple[list[Answers], list[Problem]]:
    """The good sheets, and what is wrong with the others; one that is there twice counts once."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for row in base.of(NarrativeSentence):
        sentences[row.narrative_id].append(row.id)
    before = {row.sheet for row in base.of(ReviewSheet)}
    good: list[Answers] = []
    problems: list[Problem] = []
    for path in files:
        answers, found = answers_in(path, Known(hashes, sentences, before))
        problems += found
        if answers is not None:
            before.add(answers.sheet)
            good.append(answers)
    return good, problems


def _write(raw: Path, reviews: Sequence[Received]) -> dict[str, Path]:
    """Add reviews to the files of their narratives. Returns the file of each narrative."""
    by_narrative: dict[str, list[Received]] = defaultdict(list)
    for each in reviews:
        by_narrative[each.review.narrative_id].append(each)
    paths = {narrative: raw / "reviews" / f"{narrative}.yml" for narrative in by_narrative}
    texts = {  # all of them before the first is written
        narrative: with_reviews(_text_of(paths[narrative]), own)
        for narrative, own in by_narrative.items()
    }
    for narrative, text in texts.items():
        paths[narrative].parent.mkdir(exist_ok=True)
        replace_text(paths[narrative], text)
    return paths


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def status(raw: Path) -> tuple[list[Line], str]:
    """How far narratives are reviewed: a line for each text that anybody read, and the others.

    raw: folder of the records. Raises ProblemsFound for errors in the data.
    """
    states = edition(read(raw)).tables.of(ReviewState)
    lines = [_line(row) for row in states if row.persons or row.earlier_persons]
    return lines, _unread(states)


def _line(row: ReviewState) -> Line:
    return {
        "narrative": row.narrative_id,
        "language": row.language,
        "state": row.state,
        "readers": str(row.persons),
        "earlier": str(row.earlier_persons),
        "open": str(row.open_comments),
    }


def _unread(states: Sequence[ReviewState]) -> str:
    """How many texts nobody read, in each language."""
    counted = dict.fromkeys(LANGUAGES, 0)
    for row in states:
        counted[row.language] += row.state == "not-reviewed"
    told = ", ".join(f"{number} in {code}" for code, number in counted.items())
    return f"not reviewed as they stand: {told}"


def today() -> str:
    """The day on which a command runs: sheets that are taken arrive then, unless told otherwise."""
    return date.today().isoformat()
