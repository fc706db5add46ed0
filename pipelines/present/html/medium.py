"""A medium: where pages are read, with templates of its own and what is done to their trees."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from pipelines.present import Words
from pipelines.present.html import mention, stops
from pipelines.present.html.environment import environment, spoken
from pipelines.present.html.tree import Element, parsed, serialised

Step = Callable[[Element], None]
"""Changes the tree of a page."""


@dataclass(frozen=True, eq=False)
class Medium:
    """Where pages are read.

    templates: where they are found; said: what they know besides, by name; steps: on the tree of a
    page, in their order; like: the medium that shows parts of the report in the same way, so that
    they are rendered once for both.
    """

    templates: BaseLoader
    said: dict[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    like: "Medium | None" = None
    environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "environment", environment(self.templates, self.said))

    @property
    def of_parts(self) -> "Medium":
        """The medium that parts are rendered for."""
        return self.like or self

    def piece(self, words: Words, name: str, **context: Any) -> Markup:
        """Render a template in a language, as a piece of a page.

        context: plain values. An undefined name is an error.
        """
        template = self.environment.get_template(name)
        return Markup(template.render({**spoken(words), **context}))

    def fragment(self, words: Words, name: str, is_marked: bool, **context: Any) -> Markup:
        """Render a template as a piece that stands alone, with what is done to the text of pages.

        is_marked, context: as of a page.
        """
        page = parsed(f"<html><body>{self.piece(words, name, **context)}</body></html>")
        body = self._worded(words, page, name, is_marked)
        held = serialised(body, doctype=None)
        return Markup(held.partition(">")[2].rpartition("</body>")[0].strip())

    def page(self, words: Words, name: str, is_marked: bool, **context: Any) -> str:
        """Render the template of a whole page.

        is_marked: whether the first mention of Kosovo after the title gets the asterisk of the
        footnote; context: plain values. An undefined name is an error.
        """
        page = parsed(self.piece(words, name, **context))
        self._worded(words, page, name, is_marked)
        for step in self.steps:
            step(page)
        return serialised(page)

    @staticmethod
    def _worded(words: Words, page: Element, name: str, is_marked: bool) -> Element:
        """The body of a page, with the stops of its language and its asterisk."""
        body = page.find("body")
        if body is None:
            raise ValueError(f"{name}: a page without a body")
        stops.one_only(body)
        if words.code.startswith("sr"):
            stops.without_those_of_years(body)
        if is_marked:
            mention.mark(body, words.code)
        return body
