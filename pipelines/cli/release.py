"""`dialogue release`."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from pipelines.cli import offers
from pipelines.cli.at import At, Here, Texts, epilogue, option, options
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn

MORE = epilogue(
    """dialogue release --candidate --lang en --without codebook
    dialogue release
    dialogue release --rebuild 2026.11.0
    dialogue release --reissue 2026.11.0 --from ../old/build/releases/2026.11.0-candidate"""
)


def release(
    *,
    candidate: Annotated[bool, option("Try it: no ledger, may be made again.")] = False,
    rebuild: Annotated[
        str | None, option("Make an older release again from its tag.", "VERSION")
    ] = None,
    reissue: Annotated[
        str | None,
        option("Put files without personal data in the place of released ones.", "VERSION"),
    ] = None,
    from_: Annotated[
        Path | None, Parameter(name="--from", help="These files.", show_default=False)
    ] = None,
    lang: Annotated[
        Texts, options("Languages of the reports.", "LANG", "all", offers.languages)
    ] = (),
    without: Annotated[Texts, options("Leave out: codebook.", "ID")] = (),
    at: Here,
) -> int:
    """Make the release of the version in dataset.yml.

    A folder and an archive in build/releases, and the ledger in raw/releases to be committed. A
    version is released once.
    """
    if rebuild is not None:
        return _rebuilt(rebuild, at)
    if reissue is not None or from_ is not None:
        return _reissued(reissue, from_, at)
    from pipelines.present.language import LANGUAGES
    from pipelines.run.answers import known
    from pipelines.run.releasing import EXTRA
    from pipelines.run.releasing import release as make

    for name in without:
        known("such document", name, EXTRA)
    extra = [name for name in EXTRA if name not in without]
    made = make(at.root, candidate, at.say, lang or LANGUAGES, extra, at.progress)
    at.say(f"Release in {made.folder}, packed as {made.archive}")
    if made.ledger is not None:
        at.say(f"Now commit {made.ledger} and tag the commit v{made.folder.name}")
    return GOOD


def _reissued(version: str | None, source: Path | None, at: At) -> int:
    from pipelines.run.reissuing import reissue
    from schemas.problem import CouldNotRun

    if version is None or source is None:
        raise CouldNotRun("--reissue VERSION and --from DIR go together")
    made = reissue(at.root, version, source)
    at.say(f"{made.files} files replaced in {made.folder}, packed as {made.archive}")
    at.say("Their tombstone stands beside them; `dialogue publish` puts both in their place")
    return GOOD


def _rebuilt(version: str, at: At) -> int:
    from pipelines.run.releasing import rebuild

    out = at.build / "rebuilt"
    differing = rebuild(at.root, version, out)
    for name in differing:
        warn(f"{name}: not the file that was released")
    said = f"{out / version}: {len(differing)} files differ from the ledger"
    (tell if differing else at.say)(said)
    return PROBLEMS if differing else GOOD
