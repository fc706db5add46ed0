"""What somebody is reported to have said within a sentence: it tells of other things than the page.

`She recalled that elections were held with the help of X` says nothing on who held what is told.
"""

import re

from pipelines.capture.reader.speaking import SPOKE

_REACH = 220
_SAID_THAT = re.compile(
    rf"(?<![\w-])(?:{SPOKE})(?: (?:je|su|se))?(?: [\w'-]+){{0,5}} (?:that|se|da|kako|how)\b"
    r"[^.;\n\"]*$|"
    r"(?<![\w-])(?:said|stated|noted|recalled|stressed|added|argued|claimed|explained|warned|"
    r"underlined|reminded)[^.;\n\"]{0,110},? that\b[^.;\n\"]*$"
)


def is_reported(text: str, at: int) -> bool:
    """Whether a place in a plain text lies in the clause that tells what somebody said."""
    before = text[max(0, at - _REACH) : at].rpartition("\n")[2]
    return _SAID_THAT.search(before) is not None
