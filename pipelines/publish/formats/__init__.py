"""The open data in the formats of the tools that people use, a module each: docs/formats.md."""
