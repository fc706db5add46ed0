"""A bucket of a storage that speaks S3 as a target, by way of fsspec's `s3fs`."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import s3fs
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from pipelines.placing.target import Parcel
from schemas.problem import CouldNotRun, Passing

SAFE = 64
"""Letters of a code of the storage that a message shows."""

BUSY = 500
"""From here on a status says that the storage is at fault, not we."""


@dataclass(frozen=True)
class Patience:
    """How long a storage is waited for.

    attempts: of each request, with longer and longer breaks between them; connect, read: seconds
    without an answer.
    """

    attempts: int = 5
    connect: float = 10.0
    read: float = 60.0


PATIENT = Patience()


@dataclass(frozen=True)
class Access:
    """How a storage is reached.

    endpoint: its address, None for that of Amazon; key, secret, token: what it asks for, None where
    the library is to find them in its own way (a profile, the role of a machine).
    """

    endpoint: str | None = None
    region: str | None = None
    key: str | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)


class Bucket:
    """A bucket, or what lies below a prefix in it.

    name: of the bucket; prefix: without strokes around it, may be empty.
    """

    workers = 8
    says_headers = True

    def __init__(
        self, name: str, prefix: str, access: Access, patience: Patience = PATIENT
    ) -> None:
        self._name = name
        self._prefix = f"{prefix}/" if prefix else ""
        self._attempts = patience.attempts
        self._storage = _storage(access, patience)

    @property
    def place(self) -> str:
        """Its address."""
        return f"s3://{self._name}/{self._prefix}".rstrip("/")

    def listed(self) -> dict[str, str]:
        """Every file, with the tag that the storage gave it."""
        with self._telling():
            found = self._storage.find(self.place.removeprefix("s3://"), detail=True)
        start = len(f"{self._name}/{self._prefix}")
        return {
            name[start:]: _bare(info.get("ETag"))
            for name, info in found.items()
            if info["type"] == "file" and len(name) > start
        }

    def tag(self, parcel: Parcel) -> str:
        """The MD5 of its bytes, which most storages call what came in one piece."""
        return parcel.md5

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, packed where they lie so."""
        with self._telling():
            try:
                data: bytes = self._storage.cat_file(f"{self._name}/{self._prefix}{path}")
            except FileNotFoundError:
                return None
        return data

    def put(self, path: str, parcel: Parcel) -> str:
        """Send a file in one piece; the storage refuses what does not agree with its MD5."""
        with self._telling():
            answer = self._storage.call_s3(
                "put_object",
                **self._named(path),
                **_headers(parcel),
                Body=parcel.data,
                ContentMD5=_base64(parcel.md5),
            )
        return self._compared(path, parcel, _bare(answer.get("ETag")))

    def move(self, source: str, path: str, parcel: Parcel) -> str:
        """Let the storage copy a file to its place; the copy goes with the others at the end."""
        with self._telling():
            answer = self._storage.call_s3(
                "copy_object",
                **self._named(path),
                **_headers(parcel),
                CopySource={"Bucket": self._name, "Key": f"{self._prefix}{source}"},
                MetadataDirective="REPLACE",
            )
        tag = _bare(answer.get("CopyObjectResult", {}).get("ETag"))
        return self._compared(path, parcel, tag)

    def remove(self, path: str) -> None:
        """Remove a file."""
        with self._telling():
            self._storage.call_s3("delete_object", **self._named(path))

    def _compared(self, path: str, parcel: Parcel, tag: str) -> str:
        """Compare what arrived: by its tag, and where a storage makes its own, by reading it."""
        if tag != parcel.md5 and self.read(path) != parcel.data:
            raise Passing(f"{self.place}/{path} is not what was sent; publish again")
        return tag

    def _named(self, path: str) -> dict[str, str]:
        return {"Bucket": self._name, "Key": f"{self._prefix}{path}"}

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what went wrong in words of our own: those of a library may hold anything."""
        try:
            yield
        except (OSError, ClientError, BotoCoreError) as error:
            raise self._told(error) from None

    def _told(self, error: Exception) -> CouldNotRun:
        code, status = _answer(error)
        where = f"the storage of {self.place}"
        if _cause(error, NoCredentialsError) is not None:
            return CouldNotRun(
                f"no keys for {where}; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
            )
        if code == "NoSuchBucket" or isinstance(error, FileNotFoundError):
            return CouldNotRun(f"{where} has no bucket {self._name}; make it there, or correct it")
        if status == 0:
            return Passing(
                f"{where} does not answer, or broke off ({type(error).__name__}, tried "
                f"{self._attempts} times); publish again: what has arrived is not sent again"
            )
        said = f"{where} answered {status} {code}".rstrip()
        if status >= BUSY or code in ("SlowDown", "RequestTimeout"):
            return Passing(f"{said} (tried {self._attempts} times); publish again later")
        return CouldNotRun(
            f"{said}: it refuses; look at the keys and at what they may do there: list, read, "
            "write and delete"
        )


def _storage(access: Access, patience: Patience) -> Any:
    """The storage as fsspec gives it: nothing remembered, and one that tries again, not two."""
    config: dict[str, Any] = {
        "connect_timeout": patience.connect,
        "read_timeout": patience.read,
        "retries": {"mode": "standard", "total_max_attempts": patience.attempts},
        # Others than Amazon do not know its newer checksums; each file has its MD5 with it.
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
    }
    if access.endpoint is not None:  # the name of the bucket is no host there
        config["s3"] = {"addressing_style": "path"}
    storage = s3fs.S3FileSystem(
        key=access.key,
        secret=access.secret,
        token=access.token,
        endpoint_url=access.endpoint,
        client_kwargs={"region_name": access.region} if access.region else {},
        config_kwargs=config,
        use_listings_cache=False,
        skip_instance_cache=True,
    )
    storage.retries = 1
    return storage


def _headers(parcel: Parcel) -> dict[str, str]:
    said = parcel.headers
    found = {"ContentType": said.type, "CacheControl": said.cache}
    return found if said.encoding is None else {**found, "ContentEncoding": said.encoding}


def _base64(digest: str) -> str:
    return b64encode(bytes.fromhex(digest)).decode("ascii")


def _bare(tag: str | None) -> str:
    return (tag or "").strip('"')


def _cause(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    """The error of a kind among those that led to this one."""
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


def _answer(error: Exception) -> tuple[str, int]:
    """What a storage answered: its code, of plain letters, if it gave one, and the status, or 0."""
    answered = _cause(error, ClientError)
    if not isinstance(answered, ClientError):
        return "", 0
    code = str(answered.response.get("Error", {}).get("Code", ""))
    status = answered.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return "".join(letter for letter in code if letter.isalpha())[:SAFE], int(status)
