"""What search engines and shared links tell of a page: its own first paragraph."""

from pipelines.present.html.tree import Element, words

_LONGEST = 300
"""Letters: more than anybody shows."""

_FILLED = ("description", "og:description")


def first_words(page: Element) -> None:
    """Put the lede of a page, else its first paragraph, into its head."""
    main = next(page.iter("main"))
    listed = [each for each in main.iter("p") if words(each).strip()]
    ledes = [each for each in listed if each.get("class") == "lede"]
    if not listed:
        return
    text = _cut(" ".join(words((ledes or listed)[0]).split()))
    for meta in page.iter("meta"):
        if (meta.get("name") or meta.get("property")) in _FILLED:
            meta.set("content", text)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0].rstrip(",;:") + " …"
