"""What files are, by the endings of their names."""

MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".cff": "application/yaml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".do": "text/plain",
    ".dta": "application/x-stata-dta",
    ".duckdb": "application/vnd.duckdb",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rdf": "application/rdf+xml",
    ".ris": "application/x-research-info-systems",
    ".sav": "application/x-spss-sav",
    ".sql": "application/sql",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".zip": "application/zip",
}
"""Ending -> type. Here and not from the machine, whose list is another one on the next machine."""

TEXTS = frozenset(
    {
        ".atom",
        ".bib",
        ".cff",
        ".css",
        ".csv",
        ".do",
        ".geojson",
        ".html",
        ".js",
        ".json",
        ".jsonl",
        ".jsonld",
        ".md",
        ".mjs",
        ".rdf",
        ".ris",
        ".sql",
        ".svg",
        ".ttl",
        ".txt",
        ".webmanifest",
        ".xml",
        ".yaml",
        ".yml",
    }
)
"""Endings of texts, all of which are written in UTF-8."""

NAMED = {"SHA256SUMS": "text/plain", "LICENSE": "text/plain"}
"""Texts whose names have no ending."""
