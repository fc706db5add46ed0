#!/bin/sh
# python-calamine 0.9.1 gives a cell that holds an error (#N/A, #DIV/0!) as an empty text, the same as
# an empty cell: who compares or imports a workbook by it loses the difference. openpyxl 3.1.5 gives
# the error as its text. Seen 2026-11-30 with Python 3.11; exits 1 if that changes:
#   openpyxl: ['participants', '#N/A', '#DIV/0!', None]
#   calamine: ['participants', '', '', '']
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import sys

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

book = Workbook()
book.active.append(["id", "participants"])
book.active.append(["a", "#N/A"])
book.active.append(["b", "#DIV/0!"])
book.active.append(["c", None])
for row in (2, 3):
    book.active.cell(row, 2).data_type = "e"  # an error, not a text that looks like one
book.save("workshop.xlsx")

plain = [cell.value for cell in load_workbook("workshop.xlsx").active["B"]]
fast = [row[1] for row in CalamineWorkbook.from_path("workshop.xlsx").get_sheet_by_index(0).to_python()]
print("openpyxl:", plain)
print("calamine:", fast)
seen = plain == ["participants", "#N/A", "#DIV/0!", None] and fast == ["participants", "", "", ""]
print("as stated" if seen else "changed")
sys.exit(not seen)
END
