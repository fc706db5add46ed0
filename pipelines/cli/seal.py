"""`dialogue seal`."""

from typing import Annotated

from cyclopts import Parameter

from pipelines.cli import offers
from pipelines.cli.at import Here, epilogue
from pipelines.run.screen import GOOD

MORE = epilogue("dialogue seal ibm-2011\ndialogue seal")


def seal(
    *agreements: Annotated[
        str,
        Parameter(
            help="Ids of agreements; all of them if none is given.", completer=offers.agreements
        ),
    ],
    at: Here,
) -> int:
    """Say that narratives were read against their records.

    Writes into each sentence of raw/narratives the hash of the records that it cites. When one of
    them changes later, the sentence is left out of the reports until it is read and sealed again.
    """
    from pipelines.run.sealing import sealed

    for path, count in sealed(at.raw, agreements).items():
        at.say(f"{path.relative_to(at.root)}: {count} sentences sealed")
    return GOOD
