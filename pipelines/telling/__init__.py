"""What a run comes to, told to people: one report in three forms, a history of runs, messages."""
