/* The page of the search: asks the index of its language, and shows pages with what fits on them. */

import { asked, fits } from "./words.js";

const HIDDEN = "\u2063"; /* stands before words that are found and not shown */
const AT_ONCE = 10;
const PLACES = 3;
const LEAD = 8; /* words from the head of a place: of a claim who says it */
const AROUND = 14; /* words on either side of one that was found */
const WAIT = 200; /* milliseconds after the last key */

const code = document.documentElement.lang;
const root = document.getElementById("search");
const said = root.dataset;
const input = document.getElementById("query");
const status = document.getElementById("status");
const list = document.getElementById("results");
const more = document.getElementById("more");
const number = new Intl.NumberFormat(code);

let index; /* begins to load with the first key */
let turn = 0;

function opened() {
  index ??= import(`../search/${code}/pagefind.js`).then(async (pagefind) => {
    const made = pagefind.createInstance({ noWorker: true });
    await made.init();
    return made;
  });
  return index;
}

/** A text of the page with numbers in the places of its pattern. */
function text(pattern, values) {
  return pattern.replace(/%\((\w+)\)s/g, (_, name) => number.format(values[name]));
}

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The words of a page, and those of them that were asked for. */
function read(found, wanted) {
  const tokens = found.raw_content.split(/\s+/);
  const marked = new Map(); /* place of a shown word -> which wanted words it is */
  for (const { location } of found.weighted_locations) {
    const fitting = wanted.flatMap((word, at) => (fits(tokens[location] ?? "", word) ? [at] : []));
    let shown = location;
    while (shown > 0 && tokens[shown]?.startsWith(HIDDEN)) shown -= 1;
    if (fitting.length) marked.set(shown, new Set([...(marked.get(shown) ?? []), ...fitting]));
  }
  return { tokens, marked };
}

/** Words from one place to another, with the marked ones as such. */
function excerpt({ tokens, marked }, from, to) {
  const pieces = [];
  for (let at = from; at < to; at += 1) {
    if (tokens[at].startsWith(HIDDEN)) {
      const sign = tokens[at].match(/[.,;:!?)]+$/)?.[0]; /* of the shown word before it */
      if (sign && pieces.at(-1) === " ") pieces.splice(-1, 1, sign, " ");
      continue;
    }
    pieces.push(marked.has(at) ? element("mark", tokens[at]) : tokens[at], " ");
  }
  return pieces;
}

/** The places of a page that have the most of what was asked for. */
function places(found, page, wanted) {
  const anchors = found.anchors
    .filter((each) => each.id && each.element !== "main")
    .sort((a, b) => a.location - b.location);
  const listed = anchors.map((anchor, at) => {
    const end = anchors[at + 1]?.location ?? page.tokens.length;
    const hits = [...page.marked].filter(([place]) => place >= anchor.location && place < end);
    const words = new Set(hits.flatMap(([, which]) => [...which]));
    return { anchor, end, hits: hits.map(([place]) => place), words: words.size };
  });
  const most = Math.max(0, ...listed.map((each) => each.words));
  return listed
    .filter((each) => each.words && (each.words === most || each.words === wanted.length))
    .sort((a, b) => b.hits.length - a.hits.length || a.anchor.location - b.anchor.location);
}

/** The head of a place, and what stands around what was found in it. */
function around(page, hits, start, end) {
  const first = hits.length ? Math.min(...hits) : start;
  const to = Math.min(end, first + 2 * AROUND);
  if (first - start <= LEAD + AROUND) return excerpt(page, start, to);
  return [...excerpt(page, start, start + LEAD), "… ", ...excerpt(page, first - AROUND, to)];
}

function entry(found, wanted) {
  const page = read(found, wanted);
  if (!wanted.every((_, at) => [...page.marked.values()].some((which) => which.has(at)))) return null;
  const address = found.raw_url.replace(/^\//, "");
  const title = found.meta.title.split(/\s+/).filter((word) => !word.startsWith(HIDDEN)).join(" ");
  const item = element("li", element("h2", element("a", title, { href: address })));
  const inside = places(found, page, wanted);
  if (inside.length) {
    const shown = inside.slice(0, PLACES).map(({ anchor, end, hits }) => {
      const words = around(page, hits, anchor.location, end);
      return element("li", element("a", words, { href: `${address}#${anchor.id}` }));
    });
    item.append(element("ul", shown));
  } else {
    item.append(element("p", around(page, [...page.marked.keys()], 0, page.tokens.length)));
  }
  if (inside.length > PLACES) {
    item.append(element("p", text(said.places, { count: inside.length }), { class: "legend" }));
  }
  return item;
}

/** Show the next pages; the first of them is given back. */
async function show(results, wanted, mine) {
  const next = results.splice(0, AT_ONCE);
  const pages = await Promise.all(next.map((each) => each.data()));
  if (mine !== turn) return null;
  const items = pages.map((found) => entry(found, wanted)).filter(Boolean);
  list.append(...items);
  more.hidden = results.length === 0;
  more.onclick = async () => {
    const first = await show(results, wanted, mine);
    first?.querySelector("a").focus();
  };
  return items[0] ?? null;
}

async function search() {
  const query = input.value.trim();
  const mine = (turn += 1);
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  const wanted = asked(query, code);
  if (!wanted.length) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = said.searching;
  try {
    const { results } = await (await opened()).search(wanted.join(" "));
    if (mine !== turn) return;
    const count = results.length;
    list.replaceChildren();
    more.hidden = true;
    const first = await show([...results], wanted, mine);
    if (mine !== turn) return;
    if (!first) more.hidden = true;
    status.textContent = first ? text(said.found, { count }) : said.none;
  } catch (error) {
    index = undefined;
    status.textContent = said.failed;
    console.error(error);
  }
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, WAIT);
});
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  clearTimeout(waiting);
  search();
});
document.getElementById("go").addEventListener("click", search);

document.getElementById("needs").remove();
root.hidden = false;
input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) search();
