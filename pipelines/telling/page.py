"""The report as a page by itself, to be read on any screen."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipelines.telling.sections import headline, sections
from pipelines.telling.values import Report

PAGE_FILE = "run.html"


def page(report: Report) -> str:
    """The whole report in HTML, without script and without anything from elsewhere."""
    environment = Environment(
        loader=PackageLoader("pipelines.telling"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = {"report": report, "headline": headline(report), "sections": sections(report)}
    return environment.get_template("run.html.j2").render(said)
