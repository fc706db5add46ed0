"""Posts that the REST interface of WordPress lists (`/wp-json/wp/v2/posts`)."""

import json
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pipelines.capture.connect.entries import Found, Unreadable, once, page


def entries(data: bytes, base: str) -> Found:
    """The posts of a list. data: JSON; base: its address. Raises Unreadable for anything else."""
    try:
        posts = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"no JSON: {error}") from error
    if not isinstance(posts, list):
        raise Unreadable("no list of posts")
    links = [post.get("link") for post in posts if isinstance(post, dict)]
    found = once(page(base, link) for link in links)
    return Found(found, (_next(base),) if found else ())


def _next(base: str) -> str:
    """The address of the next page of the list; the last of them is answered with 400."""
    parts = urlsplit(base)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    number = query.get("page", "1")
    query["page"] = str(int(number) + 1) if number.isdecimal() and len(number) < 9 else "2"
    return urlunsplit(parts._replace(query=urlencode(query)))
