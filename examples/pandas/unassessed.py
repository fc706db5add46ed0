"""Which provisions did nobody assess?

    python examples/pandas/unassessed.py [FOLDER [ANSWER.csv]]

Provisions of which no claim speaks. A claim on the whole agreement does not count: it says nothing
of each provision. That nothing was found is no statement on whether the provision is carried out,
and the provisions listed are all of the text only where `complete` (table provision_sets) is yes.
"""

import sys

import dialogue_data as dd

folder = sys.argv[1] if len(sys.argv) > 1 else "build/data"
data = dd.load(folder)

# A claim may speak of several provisions: each is a row of assessment_targets.
provisions = data["provisions"].rename(columns={"id": "provision_id"})
assessed = data["assessment_targets"]["provision_id"].dropna()
is_assessed = provisions["provision_id"].isin(assessed)
unassessed = provisions.loc[~is_assessed, ["agreement_id", "provision_id", "summary"]]

print(f"{len(unassessed)} of {len(provisions)} provisions listed; by agreement:")
counts = provisions.assign(unassessed=~is_assessed).groupby("agreement_id")["unassessed"]
print(counts.agg(["size", "sum"]).sort_values("sum", ascending=False).head(10).to_string())

print("\nThe first of them:")
print(unassessed.head(5).to_string(index=False))

if len(sys.argv) > 2:
    unassessed.to_csv(sys.argv[2], index=False)
