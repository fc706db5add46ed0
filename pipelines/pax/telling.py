"""What a comparison came to: for a person on a terminal, as CSV, and as JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from pydantic import JsonValue

from pipelines.pax import Compared
from pipelines.pax.differing import Difference
from pipelines.pax.entries import Entry
from pipelines.pax.matching import BY_CROSSWALK, BY_DATE_AND_TITLE, OnlyTheirs, Pair
from pipelines.pax.ours import Ours
from schemas.csv_text import guarded, quoted_line
from schemas.problem import plain

WIDTH = 80

ONLY_THEIRS, ONLY_OURS, ABSENT = "only in PA-X", "only ours", "in the crosswalk, not in this file"

HEADS: Mapping[str, str] = {
    f"by {BY_CROSSWALK}": f"{'MATCHED BY THE CROSSWALK':<57}  differs in",
    f"by {BY_DATE_AND_TITLE}": f"{'MATCHED BY DATE AND TITLE':<57}  differs in",
    ONLY_THEIRS: "ONLY IN PA-X",
    ONLY_OURS: "ONLY OURS",
    ABSENT: "IN THE CROSSWALK, NOT IN THIS FILE",
}
"""Group -> the line above it on a terminal."""

Decided = Mapping[str, str]
"""AgtId -> what a person decided on an entry as a proposal, in words."""


@dataclass(frozen=True)
class Line:
    """A line of the table of matches: an entry, an agreement, or both; nothing is an empty text."""

    group: str
    agt_id: str = ""
    date: str = ""
    title: str = ""
    status: str = ""
    process: str = ""
    place: str = ""
    agreement_id: str = ""
    our_date: str = ""
    our_title: str = ""
    our_form: str = ""
    match: str = ""
    title_likeness: str = ""
    differs_in: str = ""
    near: str = ""
    decided: str = ""


def lines(found: Compared, decided: Decided) -> list[Line]:
    """Every entry and agreement once for each match, in groups."""
    by_pair: dict[tuple[str, str], list[str]] = {}
    for each in found.differences:
        by_pair.setdefault((each.entry_id, each.agreement_id), []).append(each.field)
    pairs = sorted(found.matched.pairs, key=lambda pair: pair.by != BY_CROSSWALK)
    return [
        *(_of_pair(pair, by_pair.get((pair.entry.id, pair.ours.id), [])) for pair in pairs),
        *(_of_theirs(each, decided) for each in found.matched.theirs),
        *(Line(ONLY_OURS, **_our_side(each)) for each in found.matched.ours),
        *(
            Line(ABSENT, agt_id=each.identifier, agreement_id=each.agreement_id, match=each.match)
            for each in found.matched.absent
        ),
    ]


def _of_pair(pair: Pair, differs: Sequence[str]) -> Line:
    return Line(
        f"by {pair.by}",
        **_their_side(pair.entry),
        **_our_side(pair.ours),
        match=pair.joined.match if pair.joined else "",
        title_likeness=str(pair.score),
        differs_in="; ".join(differs),
    )


def _of_theirs(each: OnlyTheirs, decided: Decided) -> Line:
    return Line(
        ONLY_THEIRS,
        **_their_side(each.entry),
        near="; ".join(near.sentence for near in each.near),
        decided=decided.get(each.entry.id, ""),
    )


def _their_side(entry: Entry) -> dict[str, str]:
    return {
        "agt_id": entry.id,
        "date": entry.date or "",
        "title": entry.title or "",
        "status": entry.status or "",
        "process": entry.process or "",
        "place": str(entry.place),
    }


def _our_side(ours: Ours) -> dict[str, str]:
    return {
        "agreement_id": ours.id,
        "our_date": ours.date or "",
        "our_title": ours.title,
        "our_form": ours.form,
    }


def matches_csv(found: Compared, decided: Decided) -> str:
    """The lines as CSV."""
    names = [each.name for each in fields(Line)]
    return _csv(names, (asdict(line).values() for line in lines(found, decided)))


def differences_csv(found: Compared) -> str:
    """The differences as CSV."""
    names = [each.name for each in fields(Difference)]
    return _csv(names, (asdict(each).values() for each in found.differences))


def _csv(names: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    return quoted_line(names) + "".join(quoted_line(map(_cell, row)) for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else guarded(str(value))


def as_json(found: Compared, decided: Decided) -> str:
    """All of it: the file, the lines, the differences, the corrections and the problems."""
    header = found.download.header
    tree: dict[str, JsonValue] = {
        "file": found.download.file,
        "version": header.version,
        "nearest_version": header.nearest,
        "columns_more": list(header.more),
        "columns_fewer": list(header.fewer),
        "columns_unknown": list(header.unknown),
        "rows": found.rows,
        "entries": len(found.entries),
        "matches": [asdict(line) for line in lines(found, decided)],
        "differences": [asdict(each) for each in found.differences],
        "corrections_applied": [f"{each.id} {each.column}" for each in found.applied],
        "corrections_not_in_this_file": [f"{each.id} {each.column}" for each in found.absent],
        "problems": [
            {"place": str(each.place), "severity": each.severity, "problem": each.sentence()}
            for each in found.problems
        ],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def verdict(found: Compared) -> list[str]:
    """What it comes to, in a few lines."""
    header, matches = found.download.header, found.matched
    by_crosswalk = sum(pair.by == BY_CROSSWALK for pair in matches.pairs)
    noted = sum(each.is_noted for each in found.differences)
    said = [
        f"{found.download.file}: {found.rows:,} rows, {len(found.entries)} of the dialogue; "
        f"{header.sentence()}",
        f"matched: {by_crosswalk} by crosswalk, {len(matches.pairs) - by_crosswalk} by date and "
        f"title; only in PA-X: {len(matches.theirs)}; only ours: {len(matches.ours)}; in the "
        f"crosswalk, not in this file: {len(matches.absent)}",
        f"differences: {len(found.differences)}, of which the crosswalk notes {noted}",
    ]
    if header.unknown:
        said.append(f"columns that no known version has, kept out: {', '.join(header.unknown)}")
    for each in found.applied:
        said.append(f"corrected: {each.column} of {each.id}, {each.expect} read as {each.value}")
    for each in found.absent:
        said.append(f"not in this file: {each.id}, whose {each.column} a correction mends")
    return [line for text in said for line in _wrapped(text)]


def as_text(found: Compared, decided: Decided) -> str:
    """The whole for a terminal of 80 columns."""
    said = [*verdict(found)]
    group = ""
    for line in lines(found, decided):
        if line.group != group:
            group = line.group
            said += ["", HEADS[group]]
        said += _told(line)
    if found.differences:
        said += ["", "DIFFER"]
    said += [text for each in found.differences for text in _differing(each)]
    return "\n".join(said) + "\n"


def _told(line: Line) -> Iterator[str]:
    start = f"{line.agt_id:>5}  {line.date or line.our_date:<10}  "
    if line.group == ONLY_THEIRS:
        yield from _hanging(start, line.title or "(no title)")
        more = [*line.near.split("; "), line.decided]
        yield from (text for each in more if each for text in _hanging(" " * len(start), each))
    elif line.differs_in:
        yield f"{start}{line.agreement_id:<38}  {line.differs_in.replace('; ', ', ')}"
    else:
        yield f"{start}{line.agreement_id}"


def _differing(each: Difference) -> Iterator[str]:
    yield from _hanging(f"{each.entry_id:>5}  ", f"{each.agreement_id}: {each.field}")
    yield from _hanging("       PA-X: ", each.theirs or "nothing")
    yield from _hanging("       ours: ", each.ours or "nothing")
    if each.note:
        yield from _hanging("       ", f"({each.note})")


def _hanging(start: str, text: str) -> list[str]:
    return textwrap.wrap(
        plain(text), WIDTH, initial_indent=start, subsequent_indent=" " * len(start)
    ) or [start.rstrip()]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(plain(text), WIDTH, subsequent_indent="  ")
