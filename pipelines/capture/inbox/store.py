"""The inbox: candidates as files, each written whole or not at all, until a person decides."""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from schemas import near
from schemas.candidates import Candidate, State
from schemas.files import folder_at, replace_text
from schemas.problem import CouldNotRun, plain
from schemas.sites import Decision

PLACE = "DIALOGUE_INBOX"
"""The variable of the environment that names another folder."""

SHORTEST = 4
"""Letters of a key that are enough where no other key begins so."""

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


def inbox_folder(build: Path) -> Path:
    """Where the inbox lies: `inbox` in build/, or where the environment says."""
    told = os.environ.get(PLACE, "").strip()
    return Path(told).expanduser() if told else build / "inbox"


@dataclass(frozen=True)
class Counts:
    """What became of candidates that were put in: each is counted once.

    decided: decided before, and not asked again.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    decided: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.decided + other.decided,
        )


class Inbox:
    """The candidates of a folder.

    folder: made where it is not there; decisions: those of raw/, by key of the candidate. With
    them, they alone say what is decided, whatever the files say.
    """

    def __init__(self, folder: Path, decisions: Mapping[str, Decision] | None = None) -> None:
        self.folder = folder
        self._decisions = decisions

    def put(self, candidates: Iterable[Candidate]) -> Counts:
        """Put candidates in. One that is known is compared with what it was.

        What was rejected stays so; of what changed, the earlier reading is kept beside it. Raises
        CouldNotRun for a key that is no name of a file.
        """
        with self._held():
            return sum(map(self._put, candidates), Counts())

    def _put(self, candidate: Candidate) -> Counts:
        before = self._read(self._path(candidate.key))
        if before is None:
            fresh = self._as_decided(candidate)
            self._write(fresh)
            return Counts(new=1) if fresh.state == "waiting" else Counts(decided=1)
        if before.state == "rejected":
            return Counts(decided=1)
        after = candidate.model_copy(
            update={
                "state": before.state,
                "reason": before.reason,
                "record_id": before.record_id,
                "decided_on": before.decided_on,
            }
        )
        if _says_the_same(before, after):
            return Counts(unchanged=1)
        if not self._earlier(candidate.key).exists():
            self._write(before, self._earlier(candidate.key))
        self._write(after)
        return Counts(changed=1)

    def all(self) -> list[Candidate]:
        """Every candidate that can be read, the oldest first."""
        found = filter(None, map(self._read, self._files()))
        return sorted(found, key=lambda each: (each.origin.seen_on, each.key))

    def damaged(self) -> list[str]:
        """A sentence for each file that cannot be read: it stays, and is of no use."""
        return [
            f"{path}: no candidate can be read from it; restore it from a copy or remove it"
            for path in self._files()
            if self._read(path) is None
        ]

    def one(self, key: str) -> Candidate:
        """The candidate of a key, or of the beginning of one.

        Raises CouldNotRun where there is none, or more than one.
        """
        keys = [path.stem for path in self._files()]
        meant = [key] if key in keys else [each for each in keys if each.startswith(key)]
        if len(meant) == 1 and (key in keys or len(key) >= SHORTEST):
            found = self._read(self._path(meant[0]))
            if found is not None:
                return found
            raise CouldNotRun(f"candidate {meant[0]} cannot be read; restore it or remove it")
        if meant and len(key) >= SHORTEST:
            raise CouldNotRun(f"{len(meant)} candidates begin with {key}: {', '.join(meant[:5])}")
        hint = near.hint(key, keys) or "`dialogue inbox list` shows them"
        raise CouldNotRun(f"no candidate {plain(key)}; {hint}")

    def earlier(self, key: str) -> Candidate | None:
        """What a candidate was before its page changed, if it did."""
        return self._read(self._earlier(key))

    def edited(self, key: str) -> str | None:
        """The record of a candidate as a person wrote it, in YAML, if one did."""
        try:
            return self._edited(key).read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError):
            return None

    def edit(self, key: str, text: str) -> None:
        """Keep the record of a candidate as a person wrote it; later readings leave it alone."""
        with self._held():
            folder_at(self.folder / "edited")
            replace_text(self._edited(key), text)

    def decide(
        self,
        key: str,
        state: State,
        day: date,
        reason: str | None = None,
        record_id: str | None = None,
    ) -> Candidate:
        """Note what was decided on a candidate; nothing of it is lost.

        day: today; reason: of a rejection; record_id: of the record that it became.
        """
        with self._held():
            update = {"state": state, "reason": reason, "record_id": record_id, "decided_on": day}
            decided = self.one(key).model_copy(update=update)
            self._write(decided)
            self._earlier(decided.key).unlink(missing_ok=True)
            return decided

    def _as_decided(self, candidate: Candidate) -> Candidate:
        """A candidate with what raw/ says of it."""
        if self._decisions is None:
            return candidate
        decision = self._decisions.get(candidate.key)
        if decision is None:
            update: dict[str, object] = dict.fromkeys(("reason", "record_id", "decided_on"))
            return candidate.model_copy(update={**update, "state": "waiting"})
        return candidate.model_copy(
            update={
                "state": decision.decision,
                "reason": decision.reason,
                "record_id": decision.accepted_id,
                "decided_on": date.fromisoformat(decision.decided_on),
            }
        )

    def _files(self) -> list[Path]:
        return sorted((self.folder / "candidates").glob("*.json"))

    def _read(self, path: Path) -> Candidate | None:
        try:
            found = Candidate.model_validate_json(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValidationError, UnicodeDecodeError):
            return None
        return self._as_decided(found)

    def _write(self, candidate: Candidate, path: Path | None = None) -> None:
        target = path or self._path(candidate.key)
        folder_at(target.parent)
        replace_text(target, candidate.model_dump_json(indent=2) + "\n")

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise CouldNotRun(f"{plain(key)!r} is no key of a candidate: {_KEY.pattern}")
        return self.folder / "candidates" / f"{key}.json"

    def _earlier(self, key: str) -> Path:
        return self.folder / "earlier" / f"{key}.json"

    def _edited(self, key: str) -> Path:
        return self.folder / "edited" / f"{key}.yml"

    @contextmanager
    def _held(self) -> Iterator[None]:
        """One at a time: the night puts in while a person decides."""
        with (folder_at(self.folder) / ".lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two readings give the same record from the same words."""
    return _said(one) == _said(other)


def _said(candidate: Candidate) -> tuple[object, ...]:
    words = [(each.field, each.value, each.text) for each in candidate.evidence]
    return candidate.kind, candidate.record, words, candidate.truncated
