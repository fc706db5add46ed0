"""The last runs as lines, for `dialogue runs`."""

from collections.abc import Sequence

from pipelines.telling.values import Night

Line = dict[str, str]


def run_lines(runs: Sequence[Night]) -> list[Line]:
    """A line for each run, the last one last. Times are in UTC."""
    return [
        {
            "when": f"{night.at:%Y-%m-%d %H:%M}",
            "status": night.status,
            "seconds": f"{sum(night.seconds.values()):.1f}",
            "changed": night.changed,
            "failing": "; ".join(f"{each.key} since {each.since}" for each in night.failing),
        }
        for night in runs
    ]
