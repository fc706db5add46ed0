"""What a record is: row models, code lists, the table registry.

The one place where a field is defined. Imports nothing of ours from outside this package.
"""

SCHEMA_VERSION = "1.3.0"
"""Version of the contract: files of raw/ and published tables.

What breaks a reader of the data raises the first number, anything else the second.
docs/schema-changes.md has an entry for each; `dialogue migrate` brings old files to it.
"""


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, by which versions are compared. version: as `1.3.0`."""
    return tuple(int(part) for part in version.split("."))
