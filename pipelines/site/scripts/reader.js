/* Reads a table beside the page: a Parquet file, in a thread of its own, so that the page is never
 * held up, however long the table is. */

import { decompress } from "./vendor/fzstd.js";
import { parquetMetadataAsync, parquetSchema } from "./vendor/hyparquet/metadata.js";
import { parquetRead } from "./vendor/hyparquet/read.js";
import { csv, holding, sorted, told } from "./rows.js";

let columns = [];
let rows = [];
let asked = "";
let found = []; /* the rows that were asked for last, in their order */

async function opened({ url }) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const file = await answer.arrayBuffer();
  const metadata = await parquetMetadataAsync(file);
  columns = parquetSchema(metadata).children.map((child) => child.element.name);
  rows = await new Promise((onComplete, reject) => {
    const compressors = { ZSTD: (input) => decompress(input) };
    parquetRead({ file, metadata, compressors, onComplete }).catch(reject);
  });
  found = rows;
  return { columns, count: rows.length };
}

function ask({ query, column, sort, isDown, language }) {
  const asking = JSON.stringify([query, column, sort, isDown]);
  if (asking === asked) return;
  const held = holding(rows, query, column);
  found = sort === null ? held : sorted(held, sort, isDown, language);
  asked = asking;
}

function shown(wanted) {
  ask(wanted);
  const page = found.slice(wanted.from, wanted.from + wanted.count);
  return { count: found.length, rows: page.map((row) => row.map(told)) };
}

function file(wanted) {
  ask(wanted);
  return { text: csv(columns, found) };
}

const WORK = { opened, shown, file };

onmessage = async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await WORK[data.work](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};
