"""What is to be done: what is new, what is replaced, what stands already, what goes; in waves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipelines.placing.files import SUMS, File, is_released
from pipelines.placing.headers import Headers, cache_of, is_packable, packed, type_of
from pipelines.placing.manifest import MANIFEST, Standing
from pipelines.placing.marker import MARKER
from pipelines.placing.target import INCOMING, Parcel, Tags, Target
from schemas.problem import CouldNotRun

OWN = (MANIFEST, MARKER)
LISTS = (SUMS, "datapackage.json")
"""Files that name others, and are no pages."""

FEEDS = (".atom", ".xml", ".rss")


@dataclass(frozen=True)
class Plan:
    """What is to be done.

    new: nothing has their names yet; replaced: other bytes have; standing: what is there already;
    gone: paths that are to be removed at the end.
    """

    new: tuple[File, ...]
    replaced: tuple[File, ...]
    standing: tuple[Standing, ...]
    gone: tuple[str, ...]

    @property
    def to_send(self) -> tuple[File, ...]:
        """All that is not there."""
        return (*self.new, *self.replaced)


def planned(
    files: Sequence[File],
    target: Target,
    tags: Tags,
    before: Mapping[str, Standing],
    packs: bool,
    ours: Iterable[str],
) -> Plan:
    """What is to be done so that the files stand at the target.

    tags: of what is there; before: what the manifest says of it; packs: whether text is packed;
    ours: paths that publications put there, also one that did not end. Raises CouldNotRun where
    files of others would be replaced.
    """
    new, replaced, standing = list[File](), list[File](), list[Standing]()
    for file in files:
        there = _standing(file, target, tags, before, packs)
        if there is not None:
            standing.append(there)
        else:
            (replaced if file.path in tags else new).append(file)
    own = {*ours, *before}
    _refuse_strangers([file.path for file in replaced if file.path not in own], target)
    made = {file.path for file in files}
    gone = sorted(path for path in own - made - {*OWN} if path in tags and not is_released(path))
    return Plan(tuple(new), tuple(replaced), tuple(standing), tuple(gone))


def _refuse_strangers(paths: Sequence[str], target: Target) -> None:
    if paths:
        named = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
        raise CouldNotRun(
            f"{target.place} holds files that no publication put there and that would be replaced: "
            f"{named}; name an empty place, or remove them"
        )


def parcel_of(file: File, packs: bool) -> Parcel:
    """A file as it is sent. packs: whether text is packed."""
    data, encoding = packed(file.path, file.data()) if packs else (file.data(), None)
    return Parcel(data, Headers(type_of(file.path), cache_of(file.path), encoding))


def _standing(
    file: File, target: Target, tags: Tags, before: Mapping[str, Standing], packs: bool
) -> Standing | None:
    """What stands there of a file, if it is the same and is said to be the same.

    Where the manifest knows the bytes by their tag, they need not be made and compared again.
    """
    tag, known = tags.get(file.path), before.get(file.path)
    if tag is None:
        return None
    if known is not None and known.tag == tag and known.sha256 == file.sha256:
        return known if not target.says_headers or _says(known, file, packs) else None
    parcel = parcel_of(file, packs)
    if tag != target.tag(parcel):
        return None
    return Standing(
        path=file.path,
        sha256=file.sha256,
        size=file.size,
        tag=tag,
        headers=str(parcel.headers) if target.says_headers else "",
    )


def _says(known: Standing, file: File, packs: bool) -> bool:
    """Whether a file was sent with the headers of today."""
    if packs and is_packable(file.path):
        return known.headers == str(parcel_of(file, packs).headers)
    return known.headers == str(Headers(type_of(file.path), cache_of(file.path)))


def waves(files: Iterable[File], new: Iterable[File]) -> Iterator[list[File]]:
    """Files in the order in which readers may see them; those of one wave in any order.

    new: those to which no page leads that readers see. What names others comes after them: lists
    after files, pages after all files; new pages before those that lead to them, deep ones before
    the overviews, feeds then, the first page of each language, and last what leads to the
    languages.
    """
    fresh = {file.path for file in new}
    places: dict[tuple[int, int], list[File]] = {}
    for file in files:
        places.setdefault(_place(file.path, file.path in fresh), []).append(file)
    for place in sorted(places):
        yield places[place]


def _place(path: str, is_new: bool) -> tuple[int, int]:
    name = PurePosixPath(path)
    depth = len(name.parts)
    if name.suffix == ".html":
        if name.name == "index.html" and depth <= 2:
            return (6, 0) if depth == 1 else (5, 0)
        return (2 if is_new else 3, -depth)
    if name.suffix in FEEDS and not is_released(path):
        return (4, 0)
    return (1, 0) if name.name in LISTS else (0, 0)


def is_leading(path: str) -> bool:
    """Whether a file leads readers to others: a page, a feed, a map of the site."""
    return _place(path, True) > (1, 0)


def waiting(path: str) -> str:
    """Where a file waits for its turn."""
    return f"{INCOMING}/{path}"
