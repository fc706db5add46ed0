"""What a PDF may take in: the fonts that are installed with the project, and its own figures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from pipelines.report.html.styles import font_files


class Bundled(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches files of the document, fonts, and data in an address; from nowhere else.

    folder: where the figures of the document lie, or None if it has none. Whatever a record says
    gets into no page as markup, and if it did, no other file of the machine would get into a PDF.
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(allowed_protocols=("file", "data"), fail_on_errors=True)
        self._folder = folder.resolve() if folder is not None else None

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """As the library does. Raises FatalURLFetchingError for another file."""
        if url.lower().startswith("file:") and not self._is_ours(url):
            raise FatalURLFetchingError(f"{url} is no file of the document")
        response: Any = super().fetch(url, headers)
        return response

    def _is_ours(self, url: str) -> bool:
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.netloc not in ("", "localhost"):
            return False
        is_figure = self._folder is not None and path.is_relative_to(self._folder)
        return is_figure or path in font_files()
