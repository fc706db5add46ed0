"""Run one of the questions beside this file on a folder of the data, with DuckDB.

    python examples/duckdb/run.py QUESTION [FOLDER [ANSWER.csv]]

Questions: differing, moved, unassessed, owed. Each is a file of plain SQL.
"""

import sys
from pathlib import Path

import duckdb

here = Path(__file__).parent
question = sys.argv[1] if len(sys.argv) > 1 else "differing"
folder = sys.argv[2] if len(sys.argv) > 2 else "build/data"

database = duckdb.connect()
database.execute("SET file_search_path = ?", [folder])  # where 'differences.parquet' is looked for
database.execute((here / "tables.sql").read_text(encoding="utf-8"))

for statement in duckdb.extract_statements((here / f"{question}.sql").read_text(encoding="utf-8")):
    answer = database.sql(statement.query)
    if answer is not None:
        answer.show(max_width=200)

# Each question ends up in a view of its name.
if len(sys.argv) > 3:
    database.sql(f"SELECT * FROM {question}").write_csv(sys.argv[3])
