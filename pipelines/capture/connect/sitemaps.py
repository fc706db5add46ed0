"""Pages of a map of a site (sitemaps.org), and the further maps that an index names."""

import zlib

from lxml import etree

from pipelines.capture.connect.entries import Found, Unreadable, absolute, once, page

MOST_BYTES = 50 * 2**20
"""What the format allows for one map, unpacked."""

_SPACE = "{*}"


def entries(data: bytes, base: str) -> Found:
    """The pages of a map, newest first where it says when they changed.

    data: XML, also packed with gzip; base: its address. Raises Unreadable for anything else.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_unpacked(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"no XML: {error}") from error
    name = etree.QName(root).localname
    if name == "sitemapindex":
        maps = [absolute(base, link) for link in _newest_first(root, "sitemap")]
        return Found(more=tuple(each for each in maps if each is not None))
    if name != "urlset":
        raise Unreadable(f"no map of a site, but {name}")
    return Found(once(page(base, link) for link in _newest_first(root, "url")))


def _newest_first(root: etree._Element, item: str) -> list[str | None]:
    found = [
        (each.findtext(f"{_SPACE}lastmod") or "", each.findtext(f"{_SPACE}loc"))
        for each in root.iterfind(f"{_SPACE}{item}")
    ]
    return [link for _, link in sorted(found, key=lambda pair: pair[0].strip(), reverse=True)]


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacking.decompress(data, MOST_BYTES)
    except zlib.error as error:
        raise Unreadable(f"no gzip: {error}") from error
    if unpacking.unconsumed_tail:
        raise Unreadable(f"a map of more than {MOST_BYTES:,} bytes")
    return plain
