"""Full stops in the HTML of a page."""

import re

_OF_OTHERS = r'<span (?:lang="[^"]*"|class="(?:quote|title)")>[^<]*'
"""Words that are not ours: a quote, the title of a source, a passage in another language."""

_TWO_STOPS = re.compile(rf"({_OF_OTHERS}?(?=\.?<))|(?<!\.)\.((?:</\w+>)*)\.(?!\.)")


def one_stop(text: str) -> str:
    """A text, or HTML, without a full stop after one that a date or a name brings along.

    Words of others stay as they are; after a stop with which they end none follows.
    """
    return _TWO_STOPS.sub(lambda found: found[1] or f".{found[2]}", text)


_STOP_OF_YEAR = re.compile(rf"({_OF_OTHERS}</)|(?<=\b\d{{4}})\.(?=(?:</span>)?[,;:)])")


def without_stops(text: str) -> str:
    """Serbian drops the full stop of a year before another mark; HTML stays HTML.

    Words of others stay as they are.
    """
    return type(text)(_STOP_OF_YEAR.sub(lambda found: found[1] or "", text))
