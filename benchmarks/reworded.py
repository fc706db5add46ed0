"""Tables in which one claim finds something else, for what is timed where little changed."""

from dataclasses import replace

from pipelines.run.edition import Records, edition
from schemas.tables import Tables, arrow_table


def reworded(records: Records) -> Tables:
    """The tables of records, with one word more in the finding of one claim."""
    rows = records.base.rows("assessments")
    rows[0] = {**rows[0], "finding": f"{rows[0]['finding']} Changed."}
    changed = {"assessments": arrow_table("assessments", rows)}
    return edition(replace(records, base=records.base.with_tables(changed))).tables
