"""Lines that read a table, to be pasted; docs/formats.md has the same ones, and says more."""

LINES = {
    "Python": (
        "import pandas\n\n"
        'positions = pandas.read_parquet("positions.parquet", dtype_backend="pyarrow")'
    ),
    "R": 'positions <- arrow::read_parquet("positions.parquet")',
    "DuckDB": "SELECT * FROM 'positions.parquet'",
    "Stata": "use stata/positions",
}
"""Tool -> what is typed there, in the folder of the data."""
