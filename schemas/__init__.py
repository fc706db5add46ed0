"""What a record is: row models, code lists, the table registry.

The one place where a field is defined. Imports nothing of ours from outside this package.
"""

SCHEMA_VERSION = "1.0.0"
"""Semantic version of the table structure; a breaking change raises the first number."""
