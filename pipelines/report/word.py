"""HTML to Word, by pandoc: real headings, tables, captions, and figures with their description."""

import pypandoc

from pipelines.report.html.word import regional
from pipelines.report.jobs import REFERENCES, Write
from schemas.problem import CouldNotRun


class WordProblem(CouldNotRun):
    """A Word file could not be made: what the converter said, and of which document."""


def written(job: Write) -> None:
    """Write one Word file.

    The date of SOURCE_DATE_EPOCH stands in it. Raises WordProblem with what pandoc warned of.
    """
    reference = REFERENCES / f"{'landscape' if job.wide else 'portrait'}.docx"
    try:
        pypandoc.convert_text(
            job.html,
            "docx",
            format="html",
            outputfile=str(job.path),
            extra_args=[
                f"--reference-doc={reference}",
                f"--resource-path={job.base}",
                "--shift-heading-level-by=-1",  # the first heading becomes the title
                f"--metadata=author:{job.author}",
                f"--metadata=lang:{regional(job.language)}",
                "--fail-if-warnings",
            ],
        )
    except RuntimeError as error:
        raise WordProblem(f"{job.path.name}: {error}") from None
