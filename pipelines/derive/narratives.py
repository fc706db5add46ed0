"""Narratives: which sentences still say what the records say at the dates spoken of."""

from collections import defaultdict

from schemas.claims import Assessment
from schemas.fields import Row
from schemas.fingerprint import fingerprint
from schemas.narratives import NarrativeCitation, NarrativeSentence, NarrativeState
from schemas.registry import TABLES
from schemas.tables import Tables


def narrative_states(tables: Tables) -> list[NarrativeState]:
    """The state of each sentence: rows of the table `narrative_states`.

    tables: with narratives and all that they cite, as they stood.
    """
    cited: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for citation in tables.of(NarrativeCitation):
        cited[citation.sentence_id].append((citation.cited_table, citation.cited_id))
    rows = _rows(tables, {table for pairs in cited.values() for table, _ in pairs})
    corrected = {row.corrects_id for row in tables.of(Assessment) if row.verified}
    return [
        NarrativeState(
            sentence_id=sentence.id,
            words=len(sentence.text.split()),
            state=_state(sentence, cited[sentence.id], rows, corrected),
        )
        for sentence in tables.of(NarrativeSentence)
    ]


def _state(
    sentence: NarrativeSentence,
    cited: list[tuple[str, str]],
    rows: dict[tuple[str, str], Row],
    corrected: set[str | None],
) -> str:
    there = [rows[pair] for pair in cited if pair in rows]
    is_current = (
        len(there) == len(cited)
        and fingerprint(there) == sentence.seen
        and not any(record in corrected for _, record in cited)
    )
    return "current" if is_current else "stale"


def _rows(tables: Tables, names: set[str]) -> dict[tuple[str, str], Row]:
    return {
        (name, str(row.__dict__["id"])): row
        for name in names
        for row in tables.of(TABLES[name].model)
    }
