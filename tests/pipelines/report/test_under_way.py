"""Documents are made while others are still being composed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pipelines.making.progress import SILENT
from pipelines.making.store import Store
from pipelines.report.jobs import Show
from pipelines.report.plan import Plan
from pipelines.report.under_way import UnderWay


def page(folder: Path, name: str) -> Show:
    """A page for a browser."""
    return Show(f"<p>{name}</p>", folder / f"{name}.html")


def test_the_first_part_of_a_plan_is_begun_before_the_rest_is_composed(tmp_path: Path):
    plan, told = Plan(), list[str]()

    def composing() -> Iterator[None]:
        for name in ("report", "section"):
            told.append(f"composed {name}")
            plan.documents.append(page(tmp_path, name))
            yield

    def run(work: Callable[[Any], Any], jobs: Iterable[Any]) -> list[Any]:
        told.extend(f"begun {job.path.stem}" for job in jobs)
        return [work(job) for job in jobs]

    made = UnderWay(plan, run, Store(None), lambda failed: [], SILENT, tmp_path)
    made.all(composing())
    assert told == ["composed report", "begun report", "composed section", "begun section"]
    assert (made.count, made.gaps) == (2, [])
    assert {path.name for path in tmp_path.iterdir()} == {"report.html", "section.html"}


def test_nothing_is_begun_of_a_plan_that_is_empty(tmp_path: Path):
    made = UnderWay(Plan(), map, Store(None), lambda failed: [], SILENT, tmp_path)
    made.all(iter(()))
    assert made.count == 0
