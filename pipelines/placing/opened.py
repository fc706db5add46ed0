"""A target by its address: a folder, or a bucket of a storage that speaks S3."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from pipelines.placing.folder import Folder
from pipelines.placing.target import Target
from schemas.problem import CouldNotRun

SECRETS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
"""Variables whose values stand in no message."""

ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def opened(address: str, environment: Mapping[str, str], endpoint: str | None = None) -> Target:
    """The target of an address.

    address: a folder, `file:` or `s3://BUCKET/PREFIX`; environment: holds the keys, and where the
    storage is if `endpoint` does not say it. Raises CouldNotRun for an address of another kind, and
    for one with a password in it, which others could read in a list of processes.
    """
    if "://" not in address:
        return Folder(Path(address.removeprefix("file:")))
    parts = _split(address)
    if parts.scheme == "file":
        return Folder(Path(parts.path))
    if parts.scheme != "s3":
        raise CouldNotRun(
            f"no target of the kind {parts.scheme[:20]}; name a folder or s3://BUCKET/PREFIX"
        )
    bucket = parts.netloc
    if _BUCKET.fullmatch(bucket) is None or parts.query or parts.fragment:
        raise CouldNotRun("no address of a bucket; write s3://BUCKET or s3://BUCKET/PREFIX")
    from pipelines.placing.s3 import Access, Bucket  # what speaks S3 takes a second to import

    where = endpoint or _first(environment, ENDPOINTS)
    access = Access(
        where and _endpoint(where),
        _first(environment, REGIONS),
        *(environment.get(name) or None for name in SECRETS),
    )
    return Bucket(bucket, parts.path.strip("/"), access)


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        has_password = parts.username is not None or parts.password is not None
    except ValueError:
        raise CouldNotRun("the address cannot be read; write s3://BUCKET/PREFIX") from None
    if has_password:
        raise CouldNotRun(
            "an address has a name or a password in it; keys come from the environment alone: "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        )
    return parts


def _endpoint(text: str) -> str:
    """Where the storage is. Raises CouldNotRun for what is no http or https address."""
    parts = _split(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CouldNotRun(
            "--endpoint-url or AWS_ENDPOINT_URL is no http or https address; write "
            "https://HOST or http://HOST:PORT"
        )
    return text


def _first(environment: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((environment[name] for name in names if environment.get(name)), None)


def without_secrets(text: str, environment: Mapping[str, str]) -> str:
    """A message without the values of secrets, whatever a library or a server put into it."""
    for name in SECRETS:
        value = environment.get(name, "")
        if len(value) >= 4:
            text = text.replace(value, "***")
    return text
