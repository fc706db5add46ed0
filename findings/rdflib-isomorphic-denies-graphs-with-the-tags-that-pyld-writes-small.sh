#!/bin/sh
# The same literal with the tag sr-Latn, out of Turtle by rdflib and out of JSON-LD by PyLD: PyLD writes
# the tag in small letters, and rdflib takes the two literals for equal, with the same hash, as tags are
# the same in any case. Yet rdflib.compare.isomorphic denies that the two graphs are the same, while
# graph_diff finds nothing in which they differ. So a multilingual description in both forms cannot be
# compared with isomorphic; sets of canonical statements can. Seen 2026-12-01 with Python 3.11, rdflib
# 7.6.0 and PyLD 3.3.0; exits 1 if that changes:
#   tag by PyLD: sr-latn; literals equal: True; isomorphic: False; statements that differ: 0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check rdflib==7.6.0 pyld==3.3.0
cd "$folder"
"$folder/venv/bin/python" - <<'PROGRAM'
import sys

from pyld import jsonld
from rdflib import Graph
from rdflib.compare import graph_diff, isomorphic

THING, TITLE = "https://example.org/data", "http://purl.org/dc/terms/title"

turtle = Graph().parse(data=f'<{THING}> <{TITLE}> "Podaci"@sr-Latn .', format="turtle")
said = {"@id": THING, TITLE: [{"@value": "Podaci", "@language": "sr-Latn"}]}
quads = jsonld.to_rdf(said, {"format": "application/n-quads"})
json = Graph().parse(data=quads, format="nt")

(one,), (other,) = turtle.objects(), json.objects()
_, first, second = graph_diff(turtle, json)
tag = quads.rsplit("@", 1)[1].split()[0]
equal = one == other and hash(one) == hash(other)
same, differing = isomorphic(turtle, json), len(first) + len(second)
print(f"tag by PyLD: {tag}; literals equal: {equal}; isomorphic: {same}; statements that differ: {differing}")
seen = (tag, equal, same, differing) == ("sr-latn", True, False, 0)
print("as stated" if seen else "changed")
sys.exit(not seen)
PROGRAM
