"""Columns are as wide as what they hold."""

import re

import pytest

from pipelines.report.html.columns import widths
from tests.pipelines.present.html.pages import changed

LONG = "a sentence of many words that is much longer than a number " * 3
HEAD = "<thead><tr><th>Name</th><th>What</th><th>n</th></tr></thead>"


def test_columns_are_as_wide_as_what_they_hold():
    body = f"<tr><th>ferry</th><td>{LONG}</td><td>1</td></tr><tr><th colspan=3>{LONG}</th></tr>"
    made = changed(f"<table>{HEAD}<tbody>{body}</tbody></table>", widths)
    found = [float(each) for each in re.findall(r'<col style="width:([\d.]+)%">', made)]
    assert sum(found) == pytest.approx(100, abs=0.2)
    assert found[1] > 3 * found[0] > 3 * found[2]


def test_columns_stand_between_caption_and_head():
    made = changed(f"<table><caption>a</caption>{HEAD}</table>", widths)
    assert re.search(r"</caption><colgroup>(?:<col [^>]*>){3}</colgroup><thead>", made)


def test_a_table_without_a_head_is_left_to_itself():
    body = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    assert changed(body, widths) == body
