"""`dialogue translations`: its three commands."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from pipelines.cli import offers
from pipelines.cli.at import Below, Here, Texts, add, epilogue, option, options, quickly
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn

MORE = epilogue(
    """dialogue translations status
    dialogue translations export --lang sq --out sq.xlsx
    dialogue translations import sq.xlsx --lang sq"""
)


def status(
    *,
    lang: Annotated[
        Texts, options("Only these languages.", "L", "all but English", offers.others)
    ] = (),
    format: Annotated[
        Literal["table", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    at: Here,
) -> int:
    """How far the translations are.

    A line for each field: its texts, how many are translated, stale (the English text has changed
    since) and missing, how many words are missing, and how many translations were reviewed.
    """
    from pipelines.run.translating import FORMATS
    from pipelines.run.translating import status as counted

    rows = quickly(lambda: counted(at.raw, lang))
    tell(FORMATS[format](rows), end="")
    return GOOD


def export(
    *,
    lang: Annotated[str, option("Into which language.", "L", offer=offers.others)],
    out: Annotated[Path, option("The file: .xlsx for Excel, .po for Poedit and others.", "FILE")],
    only: Annotated[
        Literal["missing", "stale", "all"], option("Only texts of this state.", "STATE", True)
    ] = "all",
    table: Annotated[
        Texts, options("Only texts of these tables.", "TABLE", "all", offers.tables)
    ] = (),
    at: Here,
) -> int:
    """Write a file for a translator.

    A workbook has a line for each text, with the English text, the translation that there is and
    a cell for a new one; its second sheet lists the terms of the language. What is grey is read
    again at the import and must stay as it is.
    """
    from pipelines.run.translating import exported

    made = quickly(lambda: exported(at.raw, lang, out, only, table))
    at.say(f"{out}: {made.texts} texts, {made.words} words in English")
    return GOOD


def import_(
    file: Annotated[Path, Parameter(help="The file that came back.")],
    *,
    lang: Annotated[str, option("Of which language it is.", "L", offer=offers.others)],
    dry_run: Annotated[bool, option("Write nothing, only say what would be written.")] = False,
    at: Here,
) -> int:
    """Take over what a translator did.

    Good rows are written into raw/translations. A row with a fault is listed and changes nothing:
    its text, or the English one, may have changed in the meantime. What a person translated and
    gave no status becomes `our-translation`.
    """
    from pipelines.run.translating import imported

    done = quickly(lambda: imported(at.raw, file, lang, dry_run))
    for remark in done.remarks:
        warn(f"{remark.where}: warning: {remark.problem.sentence()}")
    for fault in done.faults:
        warn(f"{fault.where}: {fault.problem.sentence()}")
    would = "would be written" if dry_run else "written"
    for path, count in done.written.items():
        at.say(f"{path.relative_to(at.root)}: {count} translations {would}")
    count = sum(done.written.values())
    at.say(f"{done.rows} rows: {count} translations {would}, {len(done.faults)} problems")
    return PROBLEMS if done.faults else GOOD


HELP = "Translations: how far they are, out to a translator and back."

app = App(name="translations", help=HELP, help_epilogue=MORE, sort_key=9.5)
_COMMANDS = (
    Below(status, "status", "dialogue translations status --lang sq --format json"),
    Below(
        export,
        "export",
        """dialogue translations export --lang sq --out sq.xlsx --only missing
        dialogue translations export --lang sr-Latn --out sr.po --table provisions""",
    ),
    Below(import_, "import", "dialogue translations import sq.xlsx --lang sq --dry-run"),
)
add(app, _COMMANDS)
