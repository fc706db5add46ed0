"""Whatever is in a page: it gives a Page or a problem, and no value stands outside its text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.capture.reader import Page, candidates, page_json
from tests.each import each
from tests.pipelines.capture.reader.names import KNOWN, page
from tests.pipelines.capture.reader.test_pages import NAMES, PAGES

_WORDS = st.sampled_from(
    [
        *("24 July 2020 –", "on 3 May 2021", "3. maja 2021.", "u Beogradu", "në Prishtinë", "\n\n"),
        *(
            "Lantern Institute",
            "organised",
            "a workshop",
            "funded by",
            "[…]",
            "Read more",
            "“",
            "”",
        ),
        *(
            "around 50 participants",
            "Activity 1:",
            "Target groups:",
            "Љубав",
            "њ",
            "džep",
            "İ",
            "ŉ",
        ),
        *("<p>", "</article>", "<article>", "<h2>", "&#x110000;", "\0", "\ue000", "\ud83d\udce3"),
        *("Speakers:", "Ana Marković,", "Director", "said", "<script type='application/ld+json'>["),
    ]
)
texts = st.lists(_WORDS | st.text(max_size=8), max_size=30).map(" ".join)


def check(found: Page) -> None:
    """Places within the text, and words there; JSON and candidates of it."""
    for reading in (found.reading, *found.entries):
        assert 0 <= reading.start <= reading.end <= len(found.text)
        for name, read in reading.values():
            assert 0 <= read.start <= read.end <= len(found.text), name
            assert 0 <= read.confidence <= 1
    page_json(found)
    candidates([found], names=KNOWN)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.html"]))
def test_any_bytes_give_a_page(data: bytes, name: str):
    found = page(data, name)
    check(found)
    assert found.text.strip() or found.problems or not data.strip() or found.kind_of_page == "none"


@settings(max_examples=120, deadline=None)
@given(texts, st.sampled_from(["x.txt", "x.html"]))
def test_any_words_give_a_page(text: str, name: str):
    check(page(text.encode("utf-8", "surrogatepass"), name))


@each(NAMES)
def test_each_value_stands_in_its_page(name: str):
    found = page((PAGES / name).read_bytes(), name)
    check(found)
    for reading in (found.reading, *found.entries):
        assert all(read.end > read.start for _, read in reading.values())
        if reading.title:
            assert found.text[reading.title.start : reading.title.end] == reading.title.value


@each([b"%PDF-1.7 ...", b"PK\x03\x04", b"\0" * 50, b"\x89PNG\r\n"])
def test_what_is_no_text_is_said(data: bytes):
    assert "no text" in page(data).problems[0]


def test_a_page_beyond_the_limit_is_read_in_part():
    found = page(
        b"Workshop\n\n3 May 2021 - Lantern Institute held a workshop.\n" + b"x" * 5_000_001
    )
    assert found.reading.date is not None
    assert "were read" in found.problems[0]
