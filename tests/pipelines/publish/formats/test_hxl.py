"""An HXL file is the CSV file with a row of hashtags, and libhxl finds nothing in it to say."""

import csv
import subprocess
from pathlib import Path

from schemas.hxl import HXL
from schemas.registry import TABLES
from tests.each import each

HXLVALIDATE = ".venv-cff/bin/hxlvalidate"
"""`make setup-dev` makes it; without it nothing was validated, and the tests here fail."""

TAGS = {
    "#activity",
    "#country",
    "#date",
    "#description",
    "#event",
    "#geo",
    "#loc",
    "#org",
    "#reached",
    "#region",
    "#status",
}
ATTRIBUTES = {
    "code",
    "end",
    "id",
    "impl",
    "ind",
    "lat",
    "lon",
    "name",
    "project",
    "reported",
    "start",
    "type",
    "url",
    "i_en",
    "i_sq",
    "i_sr_cyrl",
    "i_sr_latn",
}
"""Those that are used, of the dictionary of HXL 1.1."""


def validated(checkout: Path, path: Path) -> str:
    """What libhxl says of a file."""
    command = [str(checkout / HXLVALIDATE), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Validating" in done.stdout, done.stderr
    return done.stdout.partition("\n")[2]


def test_libhxl_finds_the_data_valid(checkout: Path, data: tuple[str, Path]):
    for name in HXL:
        told = validated(checkout, data[1] / "hxl" / f"{name}.hxl.csv")
        assert "0 error(s), 0 warnings, 0 suggestions\nValidation succeeded." in told, name


def test_libhxl_notices_a_date_that_is_none(checkout: Path, tiny_data: Path, tmp_path: Path):
    text = (tiny_data / "hxl" / "meetings.hxl.csv").read_text(encoding="utf-8")
    first = text.splitlines()[2].split(",")[1]
    path = tmp_path / "meetings.hxl.csv"
    path.write_text(text.replace(first, "some day"), encoding="utf-8")
    assert "1 error(s)" in validated(checkout, path)


@each(HXL)
def test_it_is_the_csv_file_with_a_row_more(name: str, tiny_data: Path):
    plain = (tiny_data / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    lines = (tiny_data / "hxl" / f"{name}.hxl.csv").read_text(encoding="utf-8")
    assert lines.splitlines(keepends=True)[:1] + lines.splitlines(keepends=True)[2:] == plain
    header, tags = list(csv.reader(lines.splitlines()[:2]))
    assert dict(zip(header, tags, strict=True)) == {
        column: HXL[name].get(column, "") for column in TABLES[name].columns
    }


@each(HXL)
def test_tags_are_of_the_dictionary_and_of_columns_of_the_table(name: str):
    assert set(HXL[name]) <= set(TABLES[name].columns)
    for tag in HXL[name].values():
        word, *attributes = tag.split("+")
        assert word in TAGS
        assert set(attributes) <= ATTRIBUTES
    assert len(set(HXL[name].values())) == len(HXL[name])
