"""The names `schemas` and `pipelines` are generic: they must be those of this checkout."""

from pathlib import Path

import pytest

import pipelines
import schemas


@pytest.mark.parametrize(
    ("name", "file"),
    [("schemas", schemas.__file__), ("pipelines", pipelines.__file__)],
)
def test_a_package_is_that_of_the_checkout(name: str, file: str, checkout: Path) -> None:
    assert Path(file).resolve() == checkout / name / "__init__.py"
