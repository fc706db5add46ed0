"""The site on a web server of this machine: to look at it before it is published."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from schemas.problem import CouldNotRun

HOST = "127.0.0.1"
_ANOTHER = "name another with --port, 0 for one that is free"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".duckdb": "application/vnd.duckdb",
    ".dta": "application/x-stata-dta",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".sav": "application/x-spss-sav",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What files are, where Python does not know, or leaves out in which letters a text is written."""


class _Files(SimpleHTTPRequestHandler):
    """Gives the files of the site, and no lists of folders. It says nothing on the screen."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012

    def list_directory(self, path: object) -> None:
        """A folder without a first page is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """A page is asked for again each time: it may have been made anew."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what was read is of no interest."""


@contextmanager
def served(folder: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """A server for a folder; who has it lets it work (`serve_forever`). It ends with the block.

    port: 0 for any that is free. Raises CouldNotRun where the port is taken or not to be had.
    """
    handler = partial(_Files, directory=str(folder))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise CouldNotRun(_refused(port, error)) from error
    except OverflowError as error:
        raise CouldNotRun(f"port {port}: allowed are 0 to 65535; {_ANOTHER}") from error
    with server:
        yield server


def address(server: ThreadingHTTPServer) -> str:
    """Where the site is found."""
    return f"http://{HOST}:{server.server_port}/"


def _refused(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; {_ANOTHER}"
    why = error.strerror or error
    return f"port {port} cannot be used ({why}); {_ANOTHER}"
