/* Words as they are looked for: folded as the index was, and cut to what stays in every case. */

import { LETTERS } from "./letters.js";

/** A text in plain small letters; đ is written dj by who has no such letter, and ć is q in Albanian. */
export function fold(text) {
  const letters = Array.from(text.normalize("NFC"), (letter) => LETTERS[letter] ?? letter);
  return letters.join("").toLowerCase().replaceAll("dj", "d").replaceAll("q", "c");
}

/** The words of a text, without what stands between them. */
export function parts(text) {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/* Words that stand on every page. */
const EVERYWHERE = {
  en: "a an and by for from in of on the to who",
  sq: "dhe e i ka ku me ne nga nje per qe se si te",
  sr: "da i iz je ko na o od po sa se su u za",
};

/* Endings of Albanian nouns, folded; Pagefind knows those of English and Serbian. */
const ENDINGS = {
  sq: "ave eve ive ove at et it in ut un es en se ne ve a e i u s n t".split(" "),
};
const SHORTEST = 4;

function based(word, language) {
  const known = ENDINGS[language] ?? [];
  const ending = known.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST);
  return ending ? word.slice(0, -ending.length) : word;
}

/* The id of a record, such as ibm-2011-c001: one word in the index. */
const ID = /^#?[a-z0-9]+(?:-[a-z0-9]+)*-[a-z]+[0-9]+$/;

/**
 * What is asked of the index: plain words without those that stand everywhere. Albanian words are
 * cut to their base, since the index finds every word that begins with what is asked.
 */
export function asked(query, code) {
  const language = code.split("-")[0];
  const all = parts(fold(query));
  if (ID.test(query.trim())) return [all.join("")];
  const everywhere = (EVERYWHERE[language] ?? "").split(" ");
  const telling = all.filter((word) => !everywhere.includes(word));
  return (telling.length ? telling : all).map((word) => based(word, language));
}

/** Whether a word of a page is what was asked for, and not only a word that begins alike. */
export function fits(word, wanted) {
  return parts(fold(word)).some((part) => {
    let same = 0;
    while (same < wanted.length && part[same] === wanted[same]) same += 1;
    return same >= Math.min(wanted.length, Math.max(3, wanted.length - 3));
  });
}
