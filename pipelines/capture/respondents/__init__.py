"""Answers of respondents, counted on this machine: only counts leave it, and no small ones."""
