#!/bin/sh
# A Croissant description says that the columns of a CSV file are texts (sc:Text), and mlcroissant 1.1.1
# still lets pandas guess them: 007 becomes 7, and a year beside a gap becomes 2013.0. So ids with zeros
# in front and years or dates of mixed precision come out as other texts than those in the file, which
# `mlcroissant validate` calls good. Of a Parquet file they come as they are. Seen 2026-12-01 with Python
# 3.11; exits 1 if that changes:
#   t.csv: code 7, year 2013.0
#   t.parquet: code 007, year 2013
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check mlcroissant==1.1.1 pandas==3.1.1 pyarrow==26.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PROGRAM'
import hashlib
import json
import sys
from pathlib import Path

import mlcroissant
import pandas

rows = pandas.DataFrame({"code": ["007", "012"], "year": ["2013", None]})
rows.to_csv("t.csv", index=False)
rows.to_parquet("t.parquet")
KINDS = {"t.csv": "text/csv", "t.parquet": "application/x-parquet"}
CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/", "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo", "recordSet": "cr:recordSet", "field": "cr:field",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "source": "cr:source",
    "fileObject": "cr:fileObject", "extract": "cr:extract", "column": "cr:column",
}


def field(file, name):
    source = {"fileObject": {"@id": file}, "extract": {"column": name}}
    return {"@type": "cr:Field", "@id": f"t/{name}", "name": name, "dataType": "sc:Text", "source": source}


def first(file):
    """The first row of a file, as texts."""
    described = {
        "@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "t", "description": "Two columns of text", "url": "https://example.org/",
        "license": "https://creativecommons.org/licenses/by/4.0/", "version": "1.0.0",
        "distribution": [{
            "@type": "cr:FileObject", "@id": file, "name": file, "contentUrl": file,
            "encodingFormat": KINDS[file], "sha256": hashlib.sha256(Path(file).read_bytes()).hexdigest(),
        }],
        "recordSet": [{
            "@type": "cr:RecordSet", "@id": "t", "name": "t",
            "field": [field(file, "code"), field(file, "year")],
        }],
    }
    Path("croissant.json").write_text(json.dumps(described))
    row = next(iter(mlcroissant.Dataset(jsonld="croissant.json").records(record_set="t")))
    return row["t/code"].decode(), row["t/year"].decode()


found = {file: first(file) for file in KINDS}
for file, (code, year) in found.items():
    print(f"{file}: code {code}, year {year}")
seen = found == {"t.csv": ("7", "2013.0"), "t.parquet": ("007", "2013")}
print("as stated" if seen else "changed")
sys.exit(not seen)
PROGRAM
