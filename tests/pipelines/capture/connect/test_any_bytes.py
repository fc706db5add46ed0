"""Any bytes give entries of the web or the one error that says what they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.capture.connect.entries import Unreadable
from pipelines.capture.connect.stripped import stripped
from pipelines.capture.connect.visiting import CONNECTORS

BASE = "https://site.example.org/news/"
BEGINNINGS = (
    *(b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b", b"<html><a href='", b"BEGIN:VCALENDAR\r\n"),
    *(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nURL:", b'[{"link": "', b"<rss><channel><item><link>"),
    *(b"<?xml version='1.0' encoding='x'?>", b"<urlset><url><loc>", b"<feed><entry><link href='"),
)
ENDINGS = (
    b"",
    b"'>x</a>",
    b'"}]',
    b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    b"</loc></url></urlset>",
)


@pytest.mark.parametrize("connector", CONNECTORS)
@given(
    beginning=st.sampled_from(BEGINNINGS),
    middle=st.binary(max_size=60)
    | st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")),
    ending=st.sampled_from(ENDINGS),
)
def test_a_connector_takes_anything(
    connector: str, beginning: bytes, middle: bytes, ending: bytes
) -> None:
    try:
        found = CONNECTORS[connector](beginning + middle + ending, BASE)
    except Unreadable as error:
        assert str(error).startswith(("no ", "a map of more"))
        return
    for entry in found.entries:
        assert entry.address.startswith(("http://", "https://"))
        assert not any(map(str.isspace, entry.address)) and "/" not in entry.name


@given(st.binary(max_size=300))
def test_stripping_takes_anything_and_is_done_once(data: bytes) -> None:
    once = stripped(data)
    assert stripped(once) == once
