#!/bin/sh
# sav-reader 2.0.8 (npm) gives the first row alone of a compressed SPSS file that pyreadstat 1.3.7 (or
# haven, by the same library) wrote, without an error, though its own header says how many there are.
# Each row there ends with codes 0, which "System File Format" of PSPP says to pass over; sav-reader
# takes the first of them for the end of the data. PSPP reads all rows, and of the same rows not
# compressed sav-reader does too. Seen 2026-12-01 with Python 3.11 and Node 20; exits 1 if that changes:
#   plain.sav: 3 cases in the header, rows a b c
#   packed.sav: 3 cases in the header, rows a
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyreadstat==1.3.7 pandas==3.0.6
cd "$folder"
npm install --silent --no-fund --no-audit sav-reader@2.0.8 >/dev/null
"$folder/venv/bin/python" - <<'PROGRAM'
import pandas as pd
import pyreadstat

frame = pd.DataFrame({"id": ["a", "b", "c"], "level": [0.0, 1.0, 3.0]})
pyreadstat.write_sav(frame, "plain.sav")
pyreadstat.write_sav(frame, "packed.sav", row_compress=True)
PROGRAM
cat >read.js <<'PROGRAM'
const { readFileSync } = require("node:fs");
const { SavBufferReader } = require("sav-reader");

async function read(name) {
  const file = new SavBufferReader(readFileSync(name));
  await file.open();
  const rows = await file.readAllRows();
  return `${name}: ${file.meta.header.n_cases} cases in the header, rows ${rows.map((row) => row.id).join(" ")}`;
}

(async () => {
  const told = [await read("plain.sav"), await read("packed.sav")];
  console.log(told.join("\n"));
  const seen = told[0].endsWith("3 cases in the header, rows a b c") && told[1].endsWith("3 cases in the header, rows a");
  console.log(seen ? "as stated" : "changed");
  process.exit(seen ? 0 : 1);
})();
PROGRAM
node read.js
