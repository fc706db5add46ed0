/* The page of a table: shows its rows in pages, sorted and filtered, and gives them as CSV. */

const AT_ONCE = 50;
const WAIT = 200; /* milliseconds after the last key */
const SHORT = 40; /* letters of a cell that takes no more room than it needs */
const LONG = 160; /* letters of a cell that are shown at once */

const language = document.documentElement.lang;
const root = document.getElementById("preview");
const said = root.dataset;
const [query, column, status, head, body] = ["query", "column", "status", "head", "body"].map(
  (id) => document.getElementById(id),
);
const [before, after, save] = ["before", "after", "save"].map((id) => document.getElementById(id));
const number = new Intl.NumberFormat(language);
const address = new URLSearchParams(location.search);

const state = { sort: null, isDown: false, from: 0, names: [], all: 0, found: 0 };

const reader = new Worker(new URL("./reader.js", import.meta.url), { type: "module" });
const answers = new Map();
let turn = 0;

function ask(work, values) {
  const id = (turn += 1);
  reader.postMessage({ id, work, language, ...values });
  return new Promise((resolve, reject) => answers.set(id, { resolve, reject }));
}

reader.onmessage = ({ data }) => {
  const { resolve, reject } = answers.get(data.id);
  answers.delete(data.id);
  if (data.error) reject(new Error(data.error));
  else resolve(data.result);
};
reader.onerror = (event) => failed(event.message);

function failed(error) {
  status.textContent = said.failed;
  console.error(error);
}

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(pattern, values) {
  return pattern.replace(/%\((\w+)\)s/g, (_, name) => number.format(values[name]));
}

/** The title that the page gives a column, where it says more than its name. */
function titled(name) {
  const title = document.querySelector(`[id="column-${name}"] + dd > .title`)?.textContent ?? "";
  return title === name.replaceAll("_", " ") ? "" : title;
}

function header(name, at) {
  const button = element("button", name, { type: "button" });
  button.addEventListener("click", () => {
    state.isDown = state.sort === at && !state.isDown;
    state.sort = at;
    state.from = 0;
    show();
  });
  return element("th", [button, element("span", titled(name), { lang: "en" })], { scope: "col" });
}

function cell(value) {
  if (value.length <= SHORT) return element("td", value);
  if (value.length <= LONG) return element("td", value, { class: "long" });
  const begun = element("summary", `${value.slice(0, LONG)} …`);
  return element("td", element("details", [begun, value]), { class: "long" });
}

function wanted() {
  const chosen = column.value === "" ? null : Number(column.value);
  return { query: query.value, column: chosen, sort: state.sort, isDown: state.isDown };
}

/** Keep in the address what is shown, so that it can be handed on. */
function remember() {
  const kept = {
    q: query.value,
    in: state.names[column.value] ?? "",
    sort: state.names[state.sort] ?? "",
    down: state.isDown ? "1" : "",
    from: state.from ? String(state.from) : "",
  };
  const told = new URLSearchParams(Object.entries(kept).filter(([, value]) => value)).toString();
  history.replaceState(null, "", told ? `?${told}` : location.pathname);
}

function place(name) {
  const at = state.names.indexOf(name);
  return at < 0 ? null : at;
}

function recall() {
  query.value = address.get("q") ?? "";
  column.value = place(address.get("in")) ?? "";
  state.sort = place(address.get("sort"));
  state.isDown = address.get("down") === "1";
  state.from = Number.parseInt(address.get("from") ?? "0", 10) || 0;
}

async function show() {
  const { count, rows } = await ask("shown", { ...wanted(), from: state.from, count: AT_ONCE });
  state.found = count;
  if (state.from && state.from >= count) {
    state.from = 0;
    await show();
    return;
  }
  body.replaceChildren(...rows.map((row) => element("tr", row.map(cell))));
  for (const [at, each] of [...head.children].entries()) {
    if (at === state.sort) each.setAttribute("aria-sort", state.isDown ? "descending" : "ascending");
    else each.removeAttribute("aria-sort");
  }
  before.disabled = state.from === 0;
  after.disabled = state.from + AT_ONCE >= count;
  save.disabled = count === 0;
  const values = { first: state.from + 1, last: state.from + rows.length, count, all: state.all };
  status.textContent = text(count ? said.shown : said.none, values);
  remember();
}

function turned(by) {
  state.from = Math.max(0, state.from + by);
  show()
    .then(() => root.scrollIntoView({ block: "nearest" }))
    .catch(failed);
}

async function saved() {
  const file = await ask("file", wanted());
  const url = URL.createObjectURL(new Blob([file.text], { type: "text/csv;charset=utf-8" }));
  const name = state.found === state.all ? said.table : `${said.table}-${said.part}`;
  element("a", "", { href: url, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

let waiting;
function later() {
  state.from = 0;
  clearTimeout(waiting);
  waiting = setTimeout(() => show().catch(failed), WAIT);
}

async function begin() {
  document.getElementById("needs").remove();
  root.hidden = false;
  status.textContent = said.reading;
  const { columns, count } = await ask("opened", { url: new URL(said.file, location.href).href });
  state.names = columns;
  state.all = count;
  column.append(...columns.map((name, at) => element("option", name, { value: at })));
  head.append(...columns.map(header));
  recall();
  query.addEventListener("input", later);
  column.addEventListener("change", later);
  before.addEventListener("click", () => turned(-AT_ONCE));
  after.addEventListener("click", () => turned(AT_ONCE));
  save.addEventListener("click", () => saved().catch(failed));
  await show();
}

begin().catch(failed);
