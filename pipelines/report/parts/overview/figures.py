"""The figure of the overview: how much of each agreement is spoken of."""

from pipelines.present.figures.figure import Bars, Figure
from pipelines.present.figures.telling import FEWEST, described
from pipelines.present.language import plain
from pipelines.present.library import Library
from pipelines.present.relations import POSITIONS_OF_AGREEMENT, PROVISIONS_OF_AGREEMENT
from schemas.agreements import Agreement


def coverage_figure(library: Library, source: str) -> Figure | None:
    """Provisions of each agreement: with a level, spoken of without one, not spoken of."""
    words = library.words
    counts = {row.id: _covered(library, row.id) for row in library.all(Agreement)}
    counts = {key: count for key, count in counts.items() if sum(count)}
    if len(counts) < FEWEST:
        return None
    order = words.sorted(counts, key=lambda key: plain(library.title(key)))
    names = tuple(plain(library.title(key)) for key in order)
    level, spoken, silent = (sum(count[part] for count in counts.values()) for part in range(3))
    labels = (
        words.gettext("with a level"),
        words.gettext("spoken of, no level"),
        words.gettext("nobody found to speak of them"),
    )
    return Figure(
        id="coverage",
        language=words.code,
        title=words.gettext(
            "Provisions listed: %(total)s; spoken of: %(spoken)s, with a level: %(level)s",
            total=level + spoken + silent,
            spoken=level + spoken,
            level=level,
        ),
        alt=described(
            words.gettext("Bars by agreement, in three parts."),
            [
                f"{name}: "
                + ", ".join(f"{label} {n}" for label, n in zip(labels, counts[key], strict=True))
                for name, key in zip(names, order, strict=True)
            ],
            most=len(names),
        ),
        source=source,
        header=("agreement", *labels),
        rows=tuple((name, *counts[key]) for name, key in zip(names, order, strict=True)),
        drawing=Bars(
            names,
            tuple(
                (label, tuple(float(counts[key][part]) for key in order))
                for part, label in enumerate(labels)
            ),
            is_lying=True,
            unit=words.gettext("provisions"),
        ),
    )


def _covered(library: Library, agreement_id: str) -> tuple[int, int, int]:
    """Provisions with a position that has a level, otherwise spoken of, and not spoken of."""
    listed = {row.id for row in library.children(PROVISIONS_OF_AGREEMENT, agreement_id)}
    rows = library.children(POSITIONS_OF_AGREEMENT, agreement_id)
    level = {row.provision_id for row in rows if row.kind == "level"} & listed
    spoken = {target.provision_id for target, _ in library.targets.get(agreement_id, [])} & listed
    return len(level), len(spoken - level), len(listed - spoken - level)
