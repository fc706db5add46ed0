"""How deep a file nests, found without going down: a small file can nest a million lists."""

import yaml

MOST_LEVELS = 100
"""Lists and records in each other; the deepest of raw/REFERENCE.md are six."""

_MOST_BRACKETS = 1000
"""With fewer of them no file can nest deeper than the YAML library goes down safely."""

_NO_SIGNS = bytes(set(range(256)) - set(b"-?\n"))
_AS_ONE = bytes.maketrans(b"?", b"-")


def is_too_deep(text: str, loader: type) -> bool:
    """Whether lists and records of a file nest deeper than any that we read.

    text: of the file; loader: of the YAML library, which is asked only where it may be so.
    """
    return _may_be(text) and _levels(text, loader) > MOST_LEVELS


def _may_be(text: str) -> bool:
    """Fast: each level is a bracket, a `- ` or `? ` on one line, or a column more to the right."""
    if text.count("[") + text.count("{") > _MOST_BRACKETS or " " * (MOST_LEVELS // 2) in text:
        return True
    signs = text.encode().translate(_AS_ONE, _NO_SIGNS)
    return b"-" * (MOST_LEVELS // 2) in signs


def _levels(text: str, loader: type) -> int:
    """The levels of a file as far as it parses, up to one more than we read."""
    depth = most = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                most = max(most, depth)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if most > MOST_LEVELS:
                break
    except yaml.YAMLError:
        pass  # what is wrong with it is told by who reads it
    return most
