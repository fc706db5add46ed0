"""Known errors of a download, mended as it is read: each with a guard that tells when it is over.

A correction says what it expects to find. Where PA-X has mended the error, or says a third thing,
the correction fails and is to be taken out or looked at again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from pipelines.ingest.read import Listing, Scalar, Value, parse
from pipelines.ingest.read import Mapping as Fields
from pipelines.pax.columns import ID, READ
from pipelines.pax.entries import value
from pipelines.pax.reading import Download, Row
from schemas import near
from schemas.problem import CouldNotRun, Place, Problem, ProblemsFound, show

FIELDS = ("id", "column", "expect", "value", "reason", "source")
MAY_CHANGE = tuple(column for column in READ if column != ID)
NAME = "corrections.yml"


@dataclass(frozen=True)
class Correction:
    """One cell that is known to be wrong.

    id: AgtId of the entry; column: its name; expect: what stands there, on one line; value: what is
    read instead; reason: in a sentence; source: where that was seen; place: in the file.
    """

    id: str
    column: str
    expect: str
    value: str
    reason: str
    source: str
    place: Place


@dataclass(frozen=True)
class Corrected:
    """Rows after the corrections.

    applied: those that were; absent: those of entries that are not in this file.
    """

    rows: tuple[Row, ...]
    applied: tuple[Correction, ...] = ()
    absent: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_corrections(path: Path | None = None) -> tuple[Correction, ...]:
    """The corrections of a file, by default those of this project.

    Raises ProblemsFound with all that is wrong with the file.
    """
    if path is None:
        return of_file(files(__package__).joinpath(NAME).read_bytes(), f"pipelines/pax/{NAME}")
    if not path.is_file():
        raise CouldNotRun(f"no such file: {path}")
    return of_file(path.read_bytes(), path.name)


def of_file(data: bytes, file: str) -> tuple[Correction, ...]:
    """The corrections in the bytes of a file. Raises ProblemsFound."""
    tree, found = parse(data, file)
    problems = list(found)
    listed = tree.items.get("corrections") if tree is not None else None
    items = listed.items if isinstance(listed, Listing) else ()
    if tree is not None and not isinstance(listed, Listing):
        problems.append(_no_list(tree.place))
    made = [_correction(each, problems) for each in items]
    good = [each for each in made if each is not None]
    problems += _again(good)
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsFound(tuple(problems))
    return tuple(good)


def _no_list(place: Place) -> Problem:
    hint = "write `corrections: []` where there is none"
    return Problem("no list of corrections", allowed="corrections: a list", hint=hint, place=place)


def _correction(item: Value, problems: list[Problem]) -> Correction | None:
    if not isinstance(item, Fields):
        allowed = ", ".join(FIELDS)
        problems.append(Problem("not a correction", allowed=allowed, place=item.place))
        return None
    faults = [*_strange(item), *_lacking(item), *_misplaced(item)]
    problems += faults
    return None if faults else Correction(**_texts(item), place=item.place)


def _texts(item: Fields) -> dict[str, str]:
    """The fields that are texts that say something."""
    texts = {
        name: " ".join(str(found.value).split())
        for name, found in item.items.items()
        if name in FIELDS and isinstance(found, Scalar) and isinstance(found.value, str)
    }
    return {name: text for name, text in texts.items() if text or name in ("expect", "value")}


def _strange(item: Fields) -> Iterable[Problem]:
    for name, place in item.keys.items():
        if name not in FIELDS:
            yield _not_allowed("no field of a correction", name, FIELDS, place)


def _lacking(item: Fields) -> Iterable[Problem]:
    for name in FIELDS:
        if name not in _texts(item):
            place = item.keys.get(name, item.place)
            hint = "a number or a date is written in quotes"
            yield Problem(f"no text for {name}", allowed="a text", hint=hint, place=place)


def _misplaced(item: Fields) -> Iterable[Problem]:
    column = _texts(item).get("column")
    if column is not None and column not in MAY_CHANGE:
        yield _not_allowed("a column that is not read", column, MAY_CHANGE, item.keys["column"])


def _not_allowed(what: str, found: str, allowed: Sequence[str], place: Place) -> Problem:
    hint = near.hint(found, allowed)
    return Problem(what, found=show(found), allowed=", ".join(allowed), hint=hint, place=place)


def _again(corrections: Sequence[Correction]) -> Iterable[Problem]:
    seen: dict[tuple[str, str], Correction] = {}
    for each in corrections:
        first = seen.setdefault((each.id, each.column), each)
        if first is not each:
            found = f"{each.column} of {each.id}, first in line {first.place.line}"
            yield Problem("a cell that is corrected twice", found=found, place=each.place)


def corrected(download: Download, corrections: Iterable[Correction]) -> Corrected:
    """The rows of a download with what is known to be wrong mended."""
    rows = list(download.rows)
    at: dict[str | None, int] = {}
    for number, row in enumerate(rows):
        at.setdefault(value(row.cells.get(ID)), number)  # of two rows with one id the first counts
    applied: list[Correction] = []
    absent: list[Correction] = []
    problems: list[Problem] = []
    for each in corrections:
        if each.id not in at:
            absent.append(each)
            continue
        row = rows[at[each.id]]
        fault = _fault(each, download, row)
        if fault is None:
            rows[at[each.id]] = replace(row, cells={**row.cells, each.column: each.value})
            applied.append(each)
        else:
            problems.append(fault)
    return Corrected(tuple(rows), tuple(applied), tuple(absent), tuple(problems))


def _fault(correction: Correction, download: Download, row: Row) -> Problem | None:
    """Why a correction cannot be applied: the guard."""
    what = f"{correction.column} of {correction.id}"
    if correction.column not in row.cells:
        hint = "this file has no such column; take the correction out, or read another version"
        return Problem(f"{what} cannot be corrected", hint=hint, place=correction.place)
    found = " ".join(row.cells[correction.column].split())
    if found == correction.expect:
        return None
    there = download.place(row, correction.column)
    if found == correction.value:
        what += " is mended by PA-X"
        hint = f"take the correction out; the cell stands at {there}"
    else:
        what += " is neither what was expected nor mended"
        hint = f"look at it again, at {there}; the cell is read as it is"
    return Problem(
        what,
        found=show(found or None),
        allowed=show(correction.expect or None),
        hint=hint,
        place=correction.place,
    )
