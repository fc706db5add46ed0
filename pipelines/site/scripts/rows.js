/* Rows of a table: which of them are asked for, in which order, and how they stand in a CSV file. */

import { ORDER } from "./alphabets.js";
import { fold } from "./words.js";

/** One value as it stands in a file (schemas/csv_text.py has the same). */
export function told(value) {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/* A spreadsheet would run a text that begins so; apostrophes count, so that the guard can be undone. */
const RUN = /^'*[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

function cell(value) {
  const text = typeof value === "string" && RUN.test(value) ? `'${value}` : told(value);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a CSV file, header first. */
export function csv(columns, rows) {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** The rows that hold a text, in one column or, where none is named, in any; capitals, accents and
 * scripts make no difference. */
export function holding(rows, query, column) {
  const wanted = fold(query.trim());
  if (!wanted) return rows;
  const holds = (value) => fold(told(value)).includes(wanted);
  return rows.filter((row) => (column === null ? row.some(holds) : holds(row[column])));
}

/** Gives the key of a value: of a text, one that the order of Unicode sorts as the language does. */
function keyed(code) {
  const own = ORDER[code] ?? {};
  const letters = Object.keys(own).sort((a, b) => b.length - a.length);
  if (!letters.length) return (value) => value;
  const any = new RegExp(letters.join("|"), "g");
  const key = (text) => text.normalize("NFC").toLowerCase().replace(any, (letter) => own[letter]);
  return (value) => (typeof value === "string" ? key(value) : value);
}

/** Rows by a column, in the order of letters of a language; empty cells last either way. */
export function sorted(rows, column, isDown, code) {
  const key = keyed(code);
  const { compare } = new Intl.Collator(code, { numeric: true });
  const empty = rows.filter((row) => told(row[column]) === "");
  const filled = rows
    .filter((row) => told(row[column]) !== "")
    .map((row) => ({ row, key: key(row[column]) }));
  const sign = isDown ? -1 : 1;
  filled.sort(({ key: a }, { key: b }) => {
    if (typeof a === "string") return sign * compare(a, b);
    return a < b ? -sign : a > b ? sign : 0;
  });
  return [...filled.map(({ row }) => row), ...empty];
}
