"""Pages as WeasyPrint takes them, with the sketches of their figures."""

from pipelines.present.html.medium import Medium
from pipelines.report.html.figures import lying_in
from pipelines.report.html.styles import print_style
from pipelines.report.html.templates import templates
from pipelines.report.jobs import SKETCHES

PRINT = Medium(templates("print"), {"style": print_style}, (lying_in(f"figures/{SKETCHES}"),))
"""What is printed as PDF."""
