"""Contexts to pages: templates say what they can, steps on the tree of a page do the rest."""

from jinja2 import PackageLoader

from pipelines.present.html.medium import Medium

__all__ = ["SHARED", "Medium"]

SHARED = PackageLoader("pipelines.present", "html/templates")
"""The building blocks that pages of every room take."""
