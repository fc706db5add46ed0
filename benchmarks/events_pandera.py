"""The same check with pandera on polars; `events.py` calls it in an environment that has them.

python benchmarks/events_pandera.py TABLE.csv RULES.json
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

TYPES = {"str": pl.String, "int": pl.Int64, "float": pl.Float64}
_CONTROL = r"\x00-\x1f\x7f-\x9f"
TEXT = rf"^[^\s{_CONTROL}](?:[^{_CONTROL}]*[^\s{_CONTROL}])?$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def main(path: str, rules_path: str) -> None:
    """Check a table, and print what it took as JSON."""
    rules = json.loads(Path(rules_path).read_text())
    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder:
        start = time.perf_counter()
        good = checked(path, Path(folder), rules)
        seconds = time.perf_counter() - start
    print(json.dumps({"good": good, "seconds": seconds}))


def checked(path: str, out: Path, rules: list[dict[str, Any]]) -> int:
    """From CSV to checked Parquet and CSV, and the bad rows. Returns the number of good rows."""
    table = pl.read_csv(path, infer_schema=False)
    names = {rule["column"]: rule["field"] for rule in rules}
    typed = table.select(cast(rule) for rule in rules)
    bad = failures(typed, rules)

    marked = typed.with_row_index("row")
    good = marked if bad is None else marked.join(bad, on="row", how="anti")
    kept = good.drop("row").rename(names)
    kept.write_parquet(out / "events.parquet")
    kept.write_csv(out / "events.csv")
    if bad is not None:
        table.with_row_index("row").join(bad, on="row", how="semi").write_csv(out / "bad.csv")
    return kept.height


def cast(rule: dict[str, Any]) -> pl.Expr:
    """A column in its type; a number that is none becomes one that no bound allows."""
    column = pl.col(rule["column"])
    if rule["limit"]:
        # A day that the calendar does not have becomes a text that is no day.
        is_day = column.str.to_date("%Y-%m-%d", strict=False).is_not_null()
        return pl.when(is_day | column.is_null()).then(column).otherwise(pl.lit("no day"))
    if rule["type"] == "str":
        return column
    number = column.cast(TYPES[rule["type"]], strict=False)
    none = pl.lit(-(2**40), TYPES[rule["type"]])
    return (
        pl.when(number.is_null() & column.is_not_null())
        .then(none)
        .otherwise(number)
        .alias(rule["column"])
    )


def failures(typed: pl.DataFrame, rules: list[dict[str, Any]]) -> pl.DataFrame | None:
    """The rows in which anything is wrong, by their place."""
    schema = pa.DataFrameSchema({rule["column"]: column(rule) for rule in rules})
    try:
        schema.validate(typed, lazy=True)
    except SchemaErrors as errors:
        rows = errors.failure_cases["index"].drop_nulls().unique()
        return pl.DataFrame({"row": rows.cast(pl.UInt32)})
    return None


def column(rule: dict[str, Any]) -> pa.Column:
    """The rules of a column."""
    checks = []
    if rule["type"] == "str":
        checks.append(pa.Check.str_matches(text(rule)))
        if rule["longest"]:
            checks.append(pa.Check.str_length(max_value=rule["longest"]))
        if rule["limit"]:
            checks.append(pa.Check.le(rule["limit"]))
        if rule["never"] and not rule["pattern"]:
            checks.append(pa.Check.notin(rule["never"]))
    if rule["lowest"] is not None:
        checks.append(pa.Check.in_range(rule["lowest"], rule["highest"]))
    return pa.Column(
        TYPES[rule["type"]],
        checks,
        nullable=rule["nullable"],
        unique=rule["unique"],
        report_duplicates="exclude_first",
    )


def text(rule: dict[str, Any]) -> str:
    """The pattern of a text."""
    if rule["limit"]:
        return DAY
    return f"^(?:{rule['pattern']})$" if rule["pattern"] else TEXT


if __name__ == "__main__":
    main(*sys.argv[1:])
