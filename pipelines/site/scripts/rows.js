/* Rows of a table: which of them are asked for, in which order, and how they stand in a CSV file. */

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

function compared(a, b, collator) {
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows by a column, in the order of letters of a language; empty cells last either way. */
export function sorted(rows, column, isDown, collator) {
  const filled = rows.filter((row) => told(row[column]) !== "");
  const empty = rows.filter((row) => told(row[column]) === "");
  const sign = isDown ? -1 : 1;
  filled.sort((a, b) => sign * compared(a[column], b[column], collator));
  return [...filled, ...empty];
}
