"""Placing: the site and the releases put where readers reach them, in an order that never misleads.

What is new goes there first, under names that no page tells yet. What replaces something waits
beside the public files until all of it is there, and then takes its place: files, what lists them,
pages, and the page that leads to the languages last of all. Only then goes what is no longer made.
"""

from pipelines.placing.files import File, Release, files_of, size_in_words
from pipelines.placing.opened import opened, without_secrets
from pipelines.placing.placing import Placed, Wishes, place

__all__ = [
    "File",
    "Placed",
    "Release",
    "Wishes",
    "files_of",
    "opened",
    "place",
    "size_in_words",
    "without_secrets",
]
