#!/bin/sh
# WeasyPrint 70.0 writes the files that it attaches to a PDF into the name tree /EmbeddedFiles in the
# order in which it was given them. ISO 32000 wants the names of a tree sorted, since readers look for a
# name by halves: qpdf, through pikepdf 10.17.0, does not find an attachment that is there, unless the
# files were given in order. Seen 2026-11-30 with Python 3.11; exits 1 if that changes:
#   names in the file: ['survey.csv', 'meetings.csv', 'agreements.csv']
#   found by name: {'survey.csv': False, 'meetings.csv': False, 'agreements.csv': False}
#   given in order: {'survey.csv': True, 'meetings.csv': True, 'agreements.csv': True}
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check weasyprint==70.0 pikepdf==10.17.0
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import sys
from io import BytesIO

import pikepdf
from weasyprint import HTML, Attachment

NAMES = ["survey.csv", "meetings.csv", "agreements.csv"]


def written(names):
    attached = [Attachment(string="a,b\n1,2\n", name=name) for name in names]
    return pikepdf.open(BytesIO(HTML(string="<p>Data</p>").write_pdf(attachments=attached)))


def found(file):
    tree = pikepdf.NameTree(file.Root.Names.EmbeddedFiles)
    return {name: name in tree for name in NAMES}


file = written(NAMES)
order = [str(name) for name in list(file.Root.Names.EmbeddedFiles.Names)[::2]]
by_name, in_order = found(file), found(written(sorted(NAMES)))
print("names in the file:", order)
print("found by name:", by_name)
print("given in order:", in_order)
seen = order == NAMES and not all(by_name.values()) and all(in_order.values())
print("as stated" if seen else "changed")
sys.exit(not seen)
END
