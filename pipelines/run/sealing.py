"""Seals: the hash of what a sentence rests on, written into the file of its narrative."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipelines.ingest import Ingested, ingest
from pipelines.ingest.narrative_rules import cited_by, cited_rows
from schemas import near
from schemas.files import replace_text
from schemas.fingerprint import fingerprint
from schemas.narratives import Narrative, NarrativeSentence
from schemas.problem import CouldNotRun, ProblemsFound

_ID = re.compile(r"(?P<indent>\s*(?:- )?)id:\s*['\"]?(?P<id>[a-z0-9-]+)['\"]?\s*$")
_SEEN = re.compile(r"\s*seen:\s")


def sealed(raw: Path, chosen: Sequence[str] = ()) -> dict[Path, int]:
    """Write the hash of the records cited into each sentence of narratives.

    raw: folder of the records; chosen: ids of agreements, none for all. Returns each file that
    changed with the number of its sentences that did. Raises ProblemsFound for errors in the data
    other than those of seals, and CouldNotRun for an agreement without a narrative.
    """
    found = ingest(raw)
    errors = [each for each in found.problems if each.severity == "error"]
    if any(each.field != "seen" for each in errors):
        raise ProblemsFound(found.problems)
    there = [row.id for row in found.records.of("narratives", Narrative)]
    for each in chosen:
        if each not in there:
            hint = near.hint(each, there) or f"one of {', '.join(there) or 'none yet'}"
            raise CouldNotRun(f"no narrative of {each}; {hint}")
    return _written(raw, _hashes(found), chosen or there)


def _hashes(found: Ingested) -> Mapping[str, Mapping[str, str]]:
    """Narrative -> sentence -> hash of what it rests on today."""
    rows, cites = cited_rows(found.records), cited_by(found.records)
    hashes: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence in found.records.of("narrative_sentences", NarrativeSentence):
        own = [rows[each.cited_table, each.cited_id] for each in cites[sentence.id]]
        hashes[sentence.narrative_id][sentence.id] = fingerprint(own)
    return hashes


def _written(
    raw: Path, hashes: Mapping[str, Mapping[str, str]], narratives: Sequence[str]
) -> dict[Path, int]:
    changed: dict[Path, int] = {}
    for narrative in narratives:
        path = raw / "narratives" / f"{narrative}.yml"
        before = path.read_text(encoding="utf-8").splitlines()
        after = with_seals(before, hashes[narrative])
        if after != before:
            replace_text(path, "\n".join(after) + "\n")
            changed[path] = sum(line not in before for line in after)
    return changed


def with_seals(lines: Sequence[str], hashes: Mapping[str, str]) -> list[str]:
    """The lines of a file with a line `seen:` after the id of each sentence.

    hashes: by the id of the sentence. Whatever else stands in the file stays as it is.
    """
    sealed_lines: list[str] = []
    for line in lines:
        named = _ID.match(line)
        if _SEEN.match(line):
            continue
        sealed_lines.append(line)
        if named and named["id"] in hashes:
            indent = " " * len(named["indent"])
            sealed_lines.append(f"{indent}seen: '{hashes[named['id']]}'")
    return sealed_lines
