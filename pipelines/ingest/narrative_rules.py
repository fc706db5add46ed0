"""Rules of narratives: every sentence rests on records, and says what they say today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipelines.ingest.records import Records
from schemas.fields import Row
from schemas.fingerprint import fingerprint
from schemas.narratives import NarrativeCitation, NarrativeSentence
from schemas.problem import Problem

CITABLE = (
    "agreements",
    "parties_to_text",
    "provisions",
    "assessments",
    "challenges",
    "benefits",
    "milestones",
    "figures",
    "discrepancies",
    "discrepancy_versions",
    "meetings",
)
"""Tables whose records a sentence may rest on."""

FEWEST_WORDS, MOST_WORDS = 150, 450
"""Words of a narrative that is neither too thin nor too long for two pages."""

SEAL = "run `dialogue seal` when the sentence says what the records say"


def narrative_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule of narratives, errors and warnings."""
    cited, found = cited_by(records), cited_rows(records)
    for sentence in records.of("narrative_sentences", NarrativeSentence):
        yield from _sentence(sentence, cited[sentence.id], found)
    yield from _citations(records)
    yield from _lengths(records)


def _sentence(
    sentence: NarrativeSentence,
    cited: Sequence[NarrativeCitation],
    rows: Mapping[tuple[str, str], Row],
) -> Iterator[Problem]:
    key = (sentence.id,)
    if not cited:
        what, allowed = "a sentence without a citation", "at least one record in `cites`"
        yield Problem(what, "narrative_sentences", key, allowed=allowed)
        return
    there = [rows.get((each.cited_table, each.cited_id)) for each in cited]
    whole = [row for row in there if row is not None]
    if len(whole) < len(cited):
        return  # a reference to nothing is an error of its own
    now = fingerprint(whole)
    if sentence.seen is None:
        what = "a sentence of which nobody says that its records were read"
        yield Problem(what, "narrative_sentences", key, "seen", allowed=now, hint=SEAL)
    elif sentence.seen != now:
        what = "a record cited has changed since the sentence was written; it is not printed"
        yield Problem(
            what, "narrative_sentences", key, "seen", sentence.seen, now, SEAL, severity="warning"
        )


def _citations(records: Records) -> Iterator[Problem]:
    for row in records.of("narrative_citations", NarrativeCitation):
        if row.cited_table not in CITABLE:
            key, allowed = (row.sentence_id, row.number), ", ".join(CITABLE)
            what = "a table whose records no narrative rests on"
            yield Problem(what, "narrative_citations", key, "cited_table", row.cited_table, allowed)


def _lengths(records: Records) -> Iterator[Problem]:
    words: dict[str, int] = defaultdict(int)
    for sentence in records.of("narrative_sentences", NarrativeSentence):
        words[sentence.narrative_id] += len(sentence.text.split())
    for narrative, count in words.items():
        if not FEWEST_WORDS <= count <= MOST_WORDS:
            yield Problem(
                "a narrative of an unusual length",
                "narratives",
                (narrative,),
                found=f"{count} words",
                allowed=f"{FEWEST_WORDS} to {MOST_WORDS} words",
                severity="warning",
            )


def cited_rows(records: Records) -> dict[tuple[str, str], Row]:
    """Table and id -> the record, of all that may be cited."""
    return {
        (table, str(row.__dict__["id"])): row
        for table in CITABLE
        for row in records.rows.get(table, ())
    }


def cited_by(records: Records) -> Mapping[str, Sequence[NarrativeCitation]]:
    """Sentence -> its citations, in order."""
    cited = defaultdict[str, list[NarrativeCitation]](list)
    for citation in records.of("narrative_citations", NarrativeCitation):
        cited[citation.sentence_id].append(citation)
    return cited
