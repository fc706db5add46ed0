"""Events near places that an agreement names, in the year after it was agreed.

    cd examples/events
    dialogue import events made-up.csv --map made-up.toml --out my-events
    python run.py my-events ../../build/data [ANSWER.csv]

The second folder is that of the data. What the answer says and does not say stands on top of
near_agreements.sql beside this file. The events in made-up.csv are made up: none of them happened.
"""

import sys
from pathlib import Path

import duckdb

here = Path(__file__).parent
events = Path(sys.argv[1]).resolve() / "events.parquet"
folder = sys.argv[2] if len(sys.argv) > 2 else "build/data"

database = duckdb.connect()
database.execute("SET file_search_path = ?", [folder])
database.read_parquet(str(events)).create_view("events")
database.execute((here / "near_agreements.sql").read_text(encoding="utf-8"))

answer = database.sql("""
    SELECT agreement_id, place_id, date_agreed, date, days_after, km, dataset, event_id, kind
    FROM events_near_agreements
    WHERE days_after BETWEEN 0 AND 365
    ORDER BY agreement_id, date, dataset, event_id
""")
answer.show(max_width=200)
if len(sys.argv) > 3:
    answer.write_csv(sys.argv[3])
