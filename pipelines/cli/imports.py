"""`dialogue import`: a command for each kind of file that others make."""

from cyclopts import App

from pipelines.cli import import_events, import_pax
from pipelines.cli.at import Below, add, epilogue

_COMMANDS = (
    Below(import_events.events, "events", import_events.EXAMPLE),
    Below(import_pax.pax, "pax", import_pax.EXAMPLE),
)

app = App(
    name="import",
    help="Data of others: compared with ours, checked, or candidates in the inbox.",
    help_epilogue=epilogue("\n".join(each.example for each in _COMMANDS)),
    sort_key=9.8,
)
add(app, _COMMANDS)
