"""Where do assessments differ?

    python examples/pandas/differing.py [FOLDER [ANSWER.csv]]

A level is what one assessor says of one performer at one date. Two such positions are compared only
if they speak of the same unit (an agreement or a provision) and performer and lie at most 24 months
apart. Nobody is averaged and nobody is found right. A unit that is not listed is not agreed on: see
how few units can be compared at all, in the second table.
"""

import sys

import dialogue_data as dd

folder = sys.argv[1] if len(sys.argv) > 1 else "build/data"
data = dd.load(folder)

# One row is a pair of positions as of a date. We want the latest date, and pairs that differ;
# `difference` is empty where the two cannot be compared, and 0 where they give the same level.
pairs = data["differences"]
latest = pairs["as_of"].max()
differing = pairs[(pairs["as_of"] == latest) & (pairs["difference"] != 0).fillna(False)]

# same_basis is false where one level was stated by the assessor and the other inferred by us.
unit = ["agreement_id", "provision_id", "performer"]
levels = ["voice_a", "level_a", "voice_b", "level_b", "difference", "same_basis"]
differing = differing[[*unit, *levels]]
print(differing.to_string(index=False))

# Never without this: how many units are spoken of, and how many can be compared.
counts = data["comparability"]
print("\nOf all units:")
print(counts[(counts["as_of"] == latest) & counts["agreement_id"].isna()].T.to_string(header=False))

if len(sys.argv) > 2:
    differing.to_csv(sys.argv[2], index=False)
