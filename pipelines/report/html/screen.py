"""Pages for a browser: each in a folder beside that of its figures, tables scroll by themselves."""

from pipelines.present.html.medium import Medium
from pipelines.present.html.scrolling import scrolling
from pipelines.report.html.figures import lying_in
from pipelines.report.html.print import PRINT
from pipelines.report.html.styles import screen_style
from pipelines.report.html.templates import templates

SCREEN = Medium(
    templates("screen"), {"style": screen_style}, (lying_in("../figures"), scrolling), like=PRINT
)
"""What a browser shows."""
