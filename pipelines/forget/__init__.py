"""A named person, forgotten: every place where the name stands, and what is done with it."""
