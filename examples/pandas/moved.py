"""How did positions move after November 2022?

    python examples/pandas/moved.py [FOLDER [ANSWER.csv]]

Every position with a level, at the end of November 2022 and at the end of the data. It stands until
its assessor says something newer, so "nothing newer said" is silence, not a finding that nothing
changed. "first level" is an assessor who had given none on the unit, not a rise. Movements of
different assessors are listed, never added into one trend.
"""

import sys
from typing import Any

import pandas as pd

import dialogue_data as dd

BEFORE = "2022-11"

folder = sys.argv[1] if len(sys.argv) > 1 else "build/data"
data = dd.load(folder)

# One row for each unit, performer, assessor and month; `level` is empty where there is none.
panel = data["panel_months"]
unit = ["agreement_id", "provision_id", "performer", "assessor_id"]
before = panel[panel["period"] == BEFORE]
after = panel[panel["period"] == panel["period"].max()]
both = after.merge(before, on=unit, how="left", suffixes=("_after", "_before"))
both = both[both["level_after"].notna() | both["level_before"].notna()]


def movement(row: Any) -> str:
    """What became of one position."""
    if pd.isna(row.level_before):
        return "first level"
    if pd.isna(row.level_after):
        return "level gone"
    if row.claim_id_after == row.claim_id_before:
        return "nothing newer said"
    if row.level_basis_after != row.level_basis_before:
        return "other basis"  # one stated by the assessor, one inferred by us: not compared
    if row.level_after == row.level_before:
        return "same level again"
    return "higher" if row.level_after > row.level_before else "lower"


both["movement"] = [movement(row) for row in both.itertuples()]
both["level_basis"] = both["level_basis_after"].fillna(both["level_basis_before"])
moved = both[[*unit, "level_before", "level_after", "level_basis", "movement"]]

# Stated and inferred levels are counted apart.
counts = moved.groupby(["movement", "level_basis"]).size().reset_index(name="positions")
print(counts.to_string(index=False))

is_silent = moved["movement"] == "nothing newer said"
print("\nThe first of those that are not silent:")
print(moved[~is_silent].head(10).to_string(index=False))

if len(sys.argv) > 2:
    moved.to_csv(sys.argv[2], index=False)
