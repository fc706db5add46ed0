"""Translations between the repository and translators: what goes out, and what may come in."""
