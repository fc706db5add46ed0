"""The names `schemas` and `pipelines` are generic: they must be those of this checkout."""

from pathlib import Path

import pytest

import pipelines
import schemas


@pytest.mark.parametrize("package", [schemas, pipelines], ids=lambda package: package.__name__)
def test_a_package_is_that_of_the_checkout(package: object, checkout: Path) -> None:
    file = getattr(package, "__file__")  # noqa: B009
    assert Path(file).resolve() == checkout / getattr(package, "__name__") / "__init__.py"  # noqa: B009
