"""Files are placed: what is missing is sent, takes its turn, and what is no longer made goes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass

from pipelines.making.progress import SILENT, Progress
from pipelines.placing.files import File, is_released
from pipelines.placing.manifest import MANIFEST, Standing, manifest, read_manifest, standing
from pipelines.placing.marker import Clock, Marker, clock
from pipelines.placing.planned import Plan, is_leading, parcel_of, planned, waiting, waves
from pipelines.placing.released import Released, tombstones_of
from pipelines.placing.target import INCOMING, Parcel, Tags, Target
from schemas.problem import CouldNotRun, Passing


@dataclass(frozen=True)
class Wishes:
    """How files are placed.

    home: a word for the folder that is published from, of which there is one publication at a time;
    packs: text is packed where the target says so to browsers; is_dry: nothing is changed there;
    takes_over: another publication that seems to be under way is passed over.
    """

    home: str
    packs: bool = True
    is_dry: bool = False
    takes_over: bool = False


@dataclass(frozen=True)
class Placed:
    """What came of it.

    sent: paths that were, or would be, sent; size: bytes on the way; removed: paths; standing:
    how many files stood there already.
    """

    sent: tuple[str, ...]
    size: int
    removed: tuple[str, ...]
    standing: int


def place(
    files: Sequence[File],
    target: Target,
    wishes: Wishes,
    progress: Progress = SILENT,
    now: Clock = clock,
) -> Placed:
    """Put files where readers reach them.

    files: all that is to stand there, besides releases that are only there; target: where; now: a
    clock. Raises CouldNotRun, with what readers see whole, where the target refuses, does not
    answer or breaks off, holds files of others in the way or other bytes of a release, and while
    another publication is under way.
    """
    marker = Marker(target, wishes.home, now)
    left = marker.left()
    tags, before = target.listed(), read_manifest(target)
    packs = wishes.packs and target.says_headers
    plan = planned(files, target, tags, before, packs, left.paths if left is not None else ())
    gone = (*plan.gone, *_withdrawn(files, plan, Released(target, tags, before)))
    if wishes.is_dry:
        return _placed(plan, sum(len(parcel_of(file, packs).data) for file in plan.to_send), gone)
    there = {*tags} - {*gone}
    kept = [each for path, each in before.items() if is_released(path) and path in there]
    work = _Work(target, marker, packs, tags, progress)
    if left is None and not plan.to_send and not gone and work.is_tidy(kept, plan):
        return _placed(plan, 0, ())
    marker.take(left, [*(file.path for file in files), *gone], wishes.takes_over)
    try:
        if read_manifest(target) != before:
            raise CouldNotRun(f"another publication to {target.place} has just ended; run it again")
        work.all(plan, gone, kept)
    except BaseException as error:
        if not isinstance(error, Passing):  # who does not answer is not asked again
            with suppress(Exception):
                marker.stopped()
        raise
    marker.end()
    return _placed(plan, work.size, gone)


def _withdrawn(files: Sequence[File], plan: Plan, released: Released) -> list[str]:
    """Refuse to replace what was released; what tombstones take away is told."""
    tombstones = tombstones_of(files)
    released.refuse([file for file in plan.replaced if is_released(file.path)], tombstones)
    return list(released.withdrawn(tombstones))


def _placed(plan: Plan, size: int, gone: Sequence[str]) -> Placed:
    sent = tuple(file.path for file in plan.to_send)
    return Placed(sent, size, tuple(gone), len(plan.standing))


class _Work:
    """One publication: sends what its plan says, in its order.

    tags: of what was there at the beginning.
    """

    def __init__(
        self, target: Target, marker: Marker, packs: bool, tags: Tags, progress: Progress
    ) -> None:
        self.size = 0
        self._target = target
        self._marker = marker
        self._packs = packs
        self._tags = tags
        self._progress = progress
        self._stands: dict[str, Standing] = {}

    def all(self, plan: Plan, gone: Sequence[str], kept: Sequence[Standing]) -> None:
        """Send what is new, and beside it what replaces something; let it take its turn; tidy."""
        leading = [file for file in plan.new if is_leading(file.path)]
        others = [file for file in plan.new if not is_leading(file.path)]
        self._progress.begin("send", len(others) + len(plan.replaced))
        for wave in waves(others, plan.new):
            self._each(wave, self._put)
        self._each(plan.replaced, self._lay_by)
        self._progress.begin("take turns", len(leading) + len(plan.replaced))
        replaced = {file.path for file in plan.replaced}
        self._marker.look()
        for wave in waves([*leading, *plan.replaced], plan.new):
            self._each([file for file in wave if file.path not in replaced], self._put)
            self._each([file for file in wave if file.path in replaced], self._take_turn)
        self._list(kept, plan)
        self._tidy(gone, plan.replaced)
        self._progress.end()

    def is_tidy(self, kept: Sequence[Standing], plan: Plan) -> bool:
        """Whether nothing is left by others, and the manifest is the one of what stands."""
        is_same = self._target.read(MANIFEST) == self._manifest(kept, plan).data
        return is_same and not any(path.startswith(f"{INCOMING}/") for path in self._tags)

    def _put(self, file: File) -> int:
        parcel = parcel_of(file, self._packs)
        self._stand(file, parcel, self._target.put(file.path, parcel))
        return len(parcel.data)

    def _lay_by(self, file: File) -> int:
        parcel, beside = parcel_of(file, self._packs), waiting(file.path)
        if self._tags.get(beside) == self._target.tag(parcel):  # an earlier run brought it
            return 0
        self._target.put(beside, parcel)
        return len(parcel.data)

    def _take_turn(self, file: File) -> int:
        parcel = parcel_of(file, self._packs)
        self._stand(file, parcel, self._target.move(waiting(file.path), file.path, parcel))
        return 0

    def _stand(self, file: File, parcel: Parcel, tag: str) -> None:
        headers = str(parcel.headers) if self._target.says_headers else ""
        self._stands[file.path] = standing(file, tag, headers)

    def _list(self, kept: Iterable[Standing], plan: Plan) -> None:
        self._target.put(MANIFEST, self._manifest(kept, plan))

    def _manifest(self, kept: Iterable[Standing], plan: Plan) -> Parcel:
        """The manifest: releases that are only there, what stood, what was sent."""
        found: Mapping[str, Standing] = {
            **{each.path: each for each in kept},
            **{each.path: each for each in plan.standing},
            **self._stands,
        }
        return manifest(found.values())

    def _tidy(self, gone: Iterable[str], replaced: Iterable[File]) -> None:
        """Remove what is no longer made, and what waited for its turn, now or in an earlier run."""
        waited = {waiting(file.path) for file in replaced}
        left = {path for path in self._tags if path.startswith(f"{INCOMING}/")}
        for path in (*gone, *sorted(waited | left)):
            self._target.remove(path)
            self._marker.sign()

    def _each(self, files: Sequence[File], work: Callable[[File], int]) -> None:
        """Do something with each file, several at once where the target takes them.

        work: returns how many bytes it sent.
        """
        with ThreadPoolExecutor(self._target.workers, "publish") as pool:
            under_way = {pool.submit(work, file): file for file in files}
            try:
                for ended in as_completed(under_way):
                    self.size += ended.result()
                    self._progress.step(under_way[ended].path)
                    self._marker.sign()
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
