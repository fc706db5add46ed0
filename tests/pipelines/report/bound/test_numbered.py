"""Numbers of pages stand where the styles have them, in their size, face and grey."""

import re
from pathlib import Path

from pipelines.report import bound
from pipelines.report.bound.numbered import FACE, GREY, SIZE, UPRIGHT, WIDE, Margin

STYLES = Path(bound.__file__).parents[1] / "styles"


def margin(rule: str) -> Margin:
    """The margins of pages of a kind, from the styles. rule: how it begins."""
    text = (STYLES / "page.css").read_text(encoding="utf-8")
    found = re.search(rf"{rule} {{\s*size: [^;]*; margin: \S+mm (\d+)mm (\d+)mm", text)
    assert found is not None
    return Margin(*map(float, found.groups()))


def test_the_margins_are_those_of_the_styles() -> None:
    assert margin("@page") == UPRIGHT
    assert margin("@page wide") == WIDE


def test_the_letters_are_those_of_the_styles() -> None:
    text = (STYLES / "page.css").read_text(encoding="utf-8")
    found = re.search(r"@bottom-right {[^}]*font: ([\d.]+)pt (\w+); color: var\(--(\w+)\)", text)
    assert found is not None
    size, face, colour = found.groups()
    assert (float(size), f"+{face}") == (SIZE, FACE)
    variables = (STYLES / "variables.css").read_text(encoding="utf-8")
    grey = re.search(rf"--{colour}: #(\w\w)(\w\w)(\w\w);", variables)
    assert grey is not None
    assert " ".join(f"{int(part, 16) / 255:.6f}" for part in grey.groups()) == GREY
