"""What stages share of their work: the store of what was made before, and how far it is."""
