"""Who owes what: obligations past the deadline that their text names.

    python examples/pandas/owed.py [FOLDER [ANSWER.csv]]

An obligation is one provision and one body that it obliges; a provision that binds both sides is
two. It is listed while not every level given is full, so also where nobody says anything
("no-claim"): then nothing is known of it, which is not that it was not carried out. Most
provisions name no deadline and cannot be late. The counts are no rates of implementation.
"""

import sys

import dialogue_data as dd

folder = sys.argv[1] if len(sys.argv) > 1 else "build/data"
data = dd.load(folder)

obligations = data["obligations"]
summaries = data["provisions"][["id", "summary"]].rename(columns={"id": "provision_id"})

# `due` compares the last day of the deadline with the date of the data; `said` sums up in a code
# what positions on the provision say, code_lists.csv explains each.
is_late = (obligations["due"] == "passed") & (obligations["said"] != "said-full")
owed = obligations[is_late].merge(summaries, on="provision_id", validate="many_to_one")
owed = owed.sort_values(["days_past", "provision_id", "number"], ascending=[False, True, True])
owed = owed[["obliged", "body", "provision_id", "deadline", "days_past", "said", "summary"]]

print("All obligations, by who is obliged:")
print(obligations.groupby(["obliged", "due"]).size().unstack(fill_value=0).to_string())

print("\nPast the deadline, by what is said of them:")
print(owed.groupby(["obliged", "said"]).size().unstack(fill_value=0).to_string())

print("\nThe longest past:")
shown = owed[["days_past", "obliged", "provision_id", "said"]]
print(shown.head(10).to_string(index=False))

if len(sys.argv) > 2:
    owed.to_csv(sys.argv[2], index=False)
