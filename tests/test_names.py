"""The names `schemas` and `pipelines` are generic: they must be those of this checkout."""

from pathlib import Path

import pipelines
import schemas
from tests.each import each_row


@each_row([("schemas", schemas.__file__), ("pipelines", pipelines.__file__)])
def test_a_package_is_that_of_the_checkout(name: str, file: str, checkout: Path) -> None:
    assert Path(file).resolve() == checkout / name / "__init__.py"
