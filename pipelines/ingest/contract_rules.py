"""The contract that a tree says it follows, held against that of the program."""

from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas import SCHEMA_VERSION, numbers
from schemas.problem import Problem
from schemas.texts import Dataset


def contract_rules(records: Records) -> Iterator[Problem]:
    """A warning for a tree of an older contract, an error for one of a newer."""
    for dataset in records.of("dataset", Dataset):
        if dataset.schema_version != SCHEMA_VERSION:
            yield _other(dataset)


def _other(dataset: Dataset) -> Problem:
    version = dataset.schema_version
    is_newer = version is not None and numbers(version) > numbers(SCHEMA_VERSION)
    return Problem(
        f"the records follow {'a newer' if is_newer else 'an older'} contract",
        "dataset",
        (dataset.id,),
        "schema_version",
        version or "no schema_version",
        SCHEMA_VERSION,
        "get the program of that contract"
        if is_newer
        else "run `dialogue migrate`; docs/schema-changes.md says what changed",
        "error" if is_newer else "warning",
    )
