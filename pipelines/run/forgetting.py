"""A person, forgotten: found in the records and in the inbox, and taken out where told to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

import yaml

from pipelines.forget.edits import edited
from pipelines.forget.inbox import InFile, in_inbox
from pipelines.forget.names import Person, person
from pipelines.forget.places import named
from pipelines.forget.plan import Step, plan
from pipelines.forget.revisions import IsReleased, revisions, with_revisions
from pipelines.ingest import Records, ingest
from pipelines.ingest.listing import listed
from pipelines.present.language.cyrillic import Spelling
from pipelines.release.ledger import EMPTY, Ledger
from pipelines.release.ledger_file import order, read_ledger, versions
from schemas import texts
from schemas.changes import Revision
from schemas.codes import LANGUAGE
from schemas.files import replace_text
from schemas.fingerprint import text_hash
from schemas.problem import CouldNotRun

_REVISIONS = "revisions.yml"


@dataclass(frozen=True)
class Forgotten:
    """What was found, and done where it was told to be.

    steps: in the records; inbox: its files; ledgers: files of releases with the name, which stay;
    revisions: how many were, or would be, written.
    """

    steps: tuple[Step, ...]
    inbox: tuple[InFile, ...]
    ledgers: tuple[str, ...]
    revisions: int

    @property
    def by_hand(self) -> int:
        """Places that a person has to see to."""
        own = sum(step.act == "by hand" for step in self.steps)
        return own + sum(each.new is None for each in self.inbox) + len(self.ledgers)


def roles_of(given: Sequence[str]) -> dict[str, str]:
    """What stands in the place of the name, by language.

    given: texts in English, or `sq=...` for another language. Raises CouldNotRun for a language
    that is none, and two of one language.
    """
    found: dict[str, str] = {}
    for each in given:
        code, sign, text = each.partition("=")
        code, text = (code, text) if sign else ("en", each)
        if code not in LANGUAGE.codes:
            raise CouldNotRun(f"no language {code}; allowed: {', '.join(LANGUAGE.codes)}")
        if code in found or not text.strip():
            raise CouldNotRun(f"give one role in {code}: --as 'a participant' or --as sq=...")
        found[code] = text.strip()
    return found


def forgotten(
    raw: Path,
    inbox: Path,
    name: str,
    roles: Sequence[str] = (),
    is_done: bool = False,
    today: date | None = None,
) -> Forgotten:
    """Find a person, and take the name out if told to.

    is_done: whether anything is changed; each file is written whole or not at all, and all are
    made before the first is written. Raises CouldNotRun for a single word, for a role that holds
    the name, and for released data whose next version is not named.
    """
    given = roles_of(roles)
    records = ingest(raw).records
    spelled = [(row.latin, row.cyrillic) for row in records.of("spellings", texts.Spelling)]
    who = person(name, spelled, Spelling(dict(spelled)).cyrillic)
    if any(who.case.search(role) for role in given.values()):
        raise CouldNotRun("the role holds the name; name an office or a part in the event")
    kinds = listed(raw).files
    text = {file: (raw / file).read_text("utf-8", "replace") for file in kinds}
    found = [each for file in text for each in named(text[file], file, kinds[file], who)]
    ledger = _ledger(raw)
    steps = _lasting(plan(found, who, given, _languages(text)), who, ledger)
    steps = [*steps, *_hashes(steps)]
    added = _revisions(raw, records, ledger, steps, today or date.today())
    in_files = tuple(in_inbox(inbox, who, given.get("en")))
    if is_done:
        _write(raw, text, steps, added)
        for each in in_files:
            if each.new is not None:
                replace_text(each.path, each.new)
    return Forgotten(tuple(steps), in_files, tuple(_in_ledgers(raw, who)), len(added))


def _languages(files: Mapping[str, str]) -> dict[str, str]:
    """File -> its language, of translations."""
    found = {}
    for file in files:
        folder, *rest = PurePosixPath(file).parts
        if folder == "translations" and len(rest) == 2:
            found[file] = rest[0]
    return found


def _lasting(steps: Sequence[Step], who: Person, ledger: Ledger | None) -> list[Step]:
    """A record that was released under a key with the name is left to a person."""
    why = "its key holds the name, and a revision would tell it; see docs/forget.md"
    return [
        replace(step, act="by hand", new=None, why=why)
        if step.at.record.table.name != "spellings"
        and step.act != "by hand"
        and who.case.search(step.at.record.key)
        and _is_released(ledger)(step.at.record.table.name, step.at.record.key, None)
        else step
        for step in steps
    ]


def _hashes(steps: Sequence[Step]) -> list[Step]:
    """Translations that lost the name too are of the English text as it is now."""
    new = {
        (step.at.record.table.name, step.at.record.key.replace("|", "."), step.at.field): step.new
        for step in steps
        if step.act == "replace"
    }
    found = []
    for step in steps:
        record = step.at.record
        key = tuple(record.values.get(name, "") for name in ("record_table", "record_id", "field"))
        if record.table.name == "translations" and step.act == "replace" and key in new:
            found += _hash(step, text_hash(str(new[key])))
    return found


def _hash(step: Step, value: str) -> list[Step]:
    pairs = step.at.record.node.value
    nodes = [(name, node) for name, node in pairs if name.value == "original"]
    return [
        Step(replace(step.at, field="original", name=name, value=node), "replace", value)
        for name, node in nodes
        if isinstance(node, yaml.ScalarNode)
    ]


def _ledger(raw: Path) -> Ledger | None:
    there = versions(raw)
    return read_ledger(raw, there[-1]) if there else None


def _is_released(ledger: Ledger | None) -> IsReleased:
    def is_there(table: str, key: str, field: str | None) -> bool:
        if ledger is None or key not in ledger.rows.get(table, {}):
            return False
        if field is None:
            return True
        return field in ledger.columns[table] and ledger.mark(table, key, field) != EMPTY

    return is_there


def _revisions(
    raw: Path, records: Records, ledger: Ledger | None, steps: Sequence[Step], day: date
) -> list[Revision]:
    version = str(records.of("dataset", texts.Dataset)[0].version)
    before = [int(row.id.lstrip("r")) for row in records.of("revisions", Revision)]
    first = max(before, default=0) + 1
    made = list(revisions(steps, _is_released(ledger), first, version, day))
    if made and ledger is not None and order(version) <= order(ledger.version):
        raise CouldNotRun(
            f"{version} is released; give raw/dataset.yml the next version, which the revisions "
            "will be of"
        )
    return made


def _write(
    raw: Path, text: Mapping[str, str], steps: Sequence[Step], added: Sequence[Revision]
) -> None:
    after: dict[str, str] = {}
    for file in dict.fromkeys(step.at.file for step in steps):
        own = [step for step in steps if step.at.file == file and step.act != "by hand"]
        if own:
            after[file] = edited(text[file], own)
    if added:
        after[_REVISIONS] = with_revisions(after.get(_REVISIONS, text.get(_REVISIONS)), added)
    for file, new in after.items():
        replace_text(raw / file, new)


def _in_ledgers(raw: Path, who: Person) -> list[str]:
    """Files of releases that hold the name: they are what was published, and stay."""
    return [
        path.relative_to(raw.parent).as_posix()
        for path in sorted((raw / "releases").rglob("*"))
        if path.is_file() and who.case.search(path.read_text("utf-8", "replace"))
    ]
