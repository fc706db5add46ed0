"""Where the templates of a medium of the report are found."""

from jinja2 import ChoiceLoader, PackageLoader

from pipelines.present.html import SHARED


def templates(medium: str) -> ChoiceLoader:
    """In the folder of the medium, then of all media, of the parts, and of every room."""
    folders = (f"templates/{medium}", "templates", "parts")
    own = [PackageLoader("pipelines.report", folder) for folder in folders]
    return ChoiceLoader([*own, SHARED])
