"""Another id for a record: two editors on two branches gave the same one.

Everything that refers to it by hand follows, all other lines stay. What was released keeps its id.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.ingest import Ingested, ingest
from pipelines.ingest.narrative_rules import cited_by, cited_rows
from pipelines.ingest.records import Draft
from pipelines.scaffold.pair import Pair, pair_of, without_column
from schemas.files import replace_text
from schemas.fingerprint import fingerprint, text_hash
from schemas.narratives import NarrativeSentence
from schemas.problem import CouldNotRun, Place, Problem
from schemas.registry import INDEXED_KEYS, PARENT_ID, TABLES

ALL, NONE = "all", "none"
"""Which of the references that nothing tells apart move with the record."""


@dataclass(frozen=True)
class Edit:
    """A value that becomes another. place: where it stands."""

    place: Place
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.place}: {self.old} -> {self.new}"


@dataclass(frozen=True)
class Renumbered:
    """What a record with another id takes.

    edits: in the order of files and lines; texts: the files after them, by path relative to raw/;
    unclear: references of which nothing tells which of two records they mean: they must be decided
    before anything is written; mentions: texts that name the old id; problems: errors it brings.
    """

    old: str
    new: str
    edits: tuple[Edit, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    unclear: tuple[Place, ...] = ()
    mentions: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether it may be written."""
        return not self.unclear and not self.problems


def renumbered(raw: Path, record: str, at: str = "", moving: Sequence[str] = ()) -> Renumbered:
    """Give a record the next free id of its sequence.

    at: the file, or file:line, of the one that is meant, where two have the id; moving: places of
    references that mean it, `all` of them or `none`, where nothing else tells. Raises CouldNotRun
    for an id that no record has, that is none of a sequence, or that was released.
    """
    found = ingest(raw)
    pair = pair_of(found, raw, record, at)
    edits, unclear = _edits(found, pair, moving)
    texts = applied(raw, edits)
    after = ingest(raw, texts)
    if seals := _seals(found, after, edits):
        edits += seals
        texts = applied(raw, edits)
        after = ingest(raw, texts)
    problems = tuple(_new_errors(found, after))
    return Renumbered(
        record,
        pair.ids[pair.chosen.table, record],
        tuple(sorted(edits, key=lambda each: each.place)),
        texts,
        tuple(sorted(unclear)),
        tuple(_mentions(found, record)),
        problems,
    )


def write(raw: Path, result: Renumbered) -> None:
    """Write the files of a result."""
    for path, text in result.texts.items():
        replace_text(raw / path, text)


def _edits(found: Ingested, pair: Pair, moving: Sequence[str]) -> tuple[list[Edit], list[Place]]:
    """The values that change, and the places of those of which nothing tells whether they do."""
    edits, unclear = [], []
    for draft in found.drafts:
        for column, table in _named_by(draft):
            key = table, draft.values.get(column)
            if key not in pair.ids or column not in draft.places:
                continue
            place, old = draft.places[column], str(key[1])
            means = _means(found, draft, column, pair, moving)
            if means is None:
                unclear.append(place)
            elif means:
                edits.append(Edit(place, old, pair.ids[key]))  # type: ignore[index]
    return edits, unclear


def _named_by(draft: Draft) -> Iterator[tuple[str, str]]:
    """The columns of a row that name a record, each with the table of that."""
    table = TABLES[draft.table]
    if PARENT_ID in table.columns:
        yield PARENT_ID, draft.table
    yield from ((column, to) for column, to in table.foreign_keys.items() if column != PARENT_ID)
    for of, column in (*INDEXED_KEYS, *_OF_REVISIONS.get(draft.table, ())):
        if {of, column} <= set(table.columns):
            yield column, str(draft.values.get(of))


_OF_REVISIONS = {"revisions": (("changed_table", "changed_key"), ("changed_table", "merged_into"))}


def _means(
    found: Ingested, draft: Draft, column: str, pair: Pair, moving: Sequence[str]
) -> bool | None:
    """Whether a value means the record that gets another id; None where nothing tells."""
    if _is_within(draft, pair.chosen):
        return True
    if column == PARENT_ID or (pair.other is not None and _is_within(draft, pair.other)):
        return False
    if not pair.is_ambiguous:
        return True
    told = _by_hash(found, draft, pair)
    return told if told is not None else _by_hand(draft.places[column], moving)


def _is_within(draft: Draft | None, record: Draft) -> bool:
    while draft is not None:
        if draft is record:
            return True
        draft = draft.parent
    return False


def _by_hand(place: Place, moving: Sequence[str]) -> bool | None:
    """Whether somebody said that the reference at a place moves."""
    if ALL in moving or NONE in moving:
        return ALL in moving
    if not moving:
        return None
    own = f"{place.file}:{place.line}"
    return any(f"/{without_column(each)}".endswith(f"/{own}") for each in moving)


def _by_hash(found: Ingested, draft: Draft, pair: Pair) -> bool | None:
    """Which of the two a text was made from, where its hash tells."""
    assert pair.other is not None
    both = (pair.chosen, pair.other)
    if draft.table == "translations":
        texts = [each.values.get(str(draft.values.get("field"))) for each in both]
        is_of = [text_hash(str(text)) == draft.values.get("original") for text in texts]
    elif draft.table == "narrative_citations" and draft.parent is not None:
        is_of = [_is_sealed(found, draft.parent, each) for each in both]
    else:
        return None
    return is_of[0] if is_of[0] != is_of[1] else None


def _is_sealed(found: Ingested, sentence: Draft, record: Draft) -> bool:
    """Whether the seal of a sentence is that of a record, and of what else it cites."""
    rows = cited_rows(found.records)
    own = TABLES[record.table].model.model_construct(**record.values)
    cites = cited_by(found.records)[str(sentence.values.get(PARENT_ID))]
    keys = [(each.cited_table, each.cited_id) for each in cites]
    if any(key not in rows for key in keys):
        return False
    whole = [own if key == (record.table, record.values[PARENT_ID]) else rows[key] for key in keys]
    return sentence.values.get("seen") == fingerprint(whole)


def _seals(found: Ingested, after: Ingested, edits: Iterable[Edit]) -> list[Edit]:
    """The seals of sentences that cite the record: it says the same under another id."""
    edited = {edit.place for edit in edits}
    rows, cites = cited_rows(after.records), cited_by(after.records)
    stood = {row.id: row for row in found.records.of("narrative_sentences", NarrativeSentence)}
    seals = {}
    for draft in found.drafts:
        parent = draft.parent
        is_cite = draft.table == "narrative_citations" and draft.places.get("cited_id") in edited
        if not is_cite or parent is None or "seen" not in parent.places:
            continue
        sentence, place = str(parent.values.get(PARENT_ID)), parent.places["seen"]
        keys = [(each.cited_table, each.cited_id) for each in cites[sentence]]
        if sentence in stood and _was_current(found, parent) and all(key in rows for key in keys):
            new = fingerprint(rows[key] for key in keys)
            seals[place] = Edit(place, str(parent.values["seen"]), new)
    return list(seals.values())


def _was_current(found: Ingested, sentence: Draft) -> bool:
    """Whether the seal of a sentence was right, with any of the records that have the id."""
    cites = cited_by(found.records)[str(sentence.values.get(PARENT_ID))]
    by_key: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in found.drafts:
        by_key[draft.table, str(draft.values.get(PARENT_ID))].append(draft)
    doubled = [draft for each in cites for draft in by_key[each.cited_table, each.cited_id]]
    return any(_is_sealed(found, sentence, draft) for draft in doubled)


def applied(raw: Path, edits: Iterable[Edit]) -> dict[str, str]:
    """The texts of files with edits, by path relative to raw/; nothing is written.

    Raises CouldNotRun where a value stands in its file in another form than as one word.
    """
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.place.file.removeprefix(f"{raw.name}/")].append(edit)
    return {path: _edited(raw / path, changes) for path, changes in by_file.items()}


def _edited(path: Path, edits: Iterable[Edit]) -> str:
    lines = path.read_bytes().decode("utf-8").split("\n")
    for edit in sorted(edits, key=lambda each: each.place, reverse=True):
        line, start = lines[edit.place.line - 1], edit.place.column - 1
        start += line[start : start + 1] in ("'", '"')
        if not line.startswith(edit.old, start):
            raise CouldNotRun(f"{edit.place}: {edit.old} stands there in another form; edit it")
        lines[edit.place.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "\n".join(lines)


def _mentions(found: Ingested, record: str) -> Iterator[Place]:
    """Texts that name the id among other words: a person looks at them."""
    word = re.compile(rf"(?<![\w-]){re.escape(record)}(?![\w-])")
    for draft in found.drafts:
        for column, place in draft.places.items():
            value = draft.values.get(column)
            if isinstance(value, str) and value != record and word.search(value):
                yield place


def _new_errors(before: Ingested, after: Ingested) -> Iterator[Problem]:
    known = {_same(problem) for problem in before.errors}
    yield from (problem for problem in after.errors if _same(problem) not in known)


def _same(problem: Problem) -> tuple[Any, ...]:
    return (problem.what, problem.table, problem.key, problem.field)
