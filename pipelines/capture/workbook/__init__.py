"""Workbooks of partner organisations: out to fill in, and back as candidates."""
