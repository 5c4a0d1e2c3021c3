// Languages other than the English that is built in, and the merchant's own texts. Fetched for checkouts that need them.

/** One import each, spelled out: bundlers follow no other. */
const languages = {
  ar: () => import("./locale/ar.min.js"),
  en: () => import("./locale/en.min.js"),
  es: () => import("./locale/es.min.js"),
  fil: () => import("./locale/fil.min.js"),
  id: () => import("./locale/id.min.js"),
  ms: () => import("./locale/ms.min.js"),
  th: () => import("./locale/th.min.js"),
  vi: () => import("./locale/vi.min.js"),
  zh: () => import("./locale/zh.min.js"),
};

/** The nearest language to a BCP 47 tag: `id-ID`, and its old name `in`, are `id`; `en` is what we have no words for. */
export function nearest(tag) {
  try {
    const { language } = new Intl.Locale(tag.replace(/_/g, "-"));
    return Object.hasOwn(languages, language) ? language : "en";
  } catch {
    return "en";
  }
}

const PLACE = /{\w+}/g;

/** The nearest language's words, with the merchant's own among them. `invalid` makes the error of those that cannot be said. */
export async function load(tag, own, invalid) {
  const language = nearest(tag);
  const dir = language === "ar" ? "rtl" : "ltr";
  const [{ default: ours }] = await Promise.all([languages[language](), own && check(own, invalid)]);
  const named = { ...ours, ...own };
  // A name or a sum that runs the other way would drag what stands beside it along.
  if (dir === "rtl") for (const name in named) named[name] = named[name].replace(PLACE, "\u2068$&\u2069");
  return { lang: language === "zh" ? "zh-Hans" : language, dir, named, texts: Object.values(named) };
}

/** Says everything again in another language. What cannot be fetched changes nothing. */
export async function change(words, tag) {
  const wanted = (words.wanted = {});
  const spoken = await load(tag, words.texts).catch((cause) => words.warn(cause));
  // Another may be wanted by now.
  if (!spoken || words.wanted !== wanted) return;
  words.spoken = spoken;
  for (const root of words.roots) {
    words.dress(root);
    repeat(words, root);
    // What was heard of a field is known, in whatever language.
    for (const error of root.querySelectorAll(".xendit-error")) error.told &&= error.textContent;
    root.querySelector(".xendit-status:not([data-tone])")?.replaceChildren();
  }
}

/** Says everything in an element again. */
function repeat(words, root) {
  const nodes = document.createTreeWalker(root);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    for (const attribute in node[words.said]) if (!attribute || node.hasAttribute(attribute)) words.repeat(node, attribute);
  }
}

/** Throws for texts of unknown names, and for those with other places for what is told at the time than ours have. */
async function check(own, invalid) {
  const { default: ours } = await languages.en();
  for (const [name, text] of Object.entries(own)) {
    const problem = complain(text, ours[name]);
    if (problem) throw invalid(`texts.${name} ${problem}`);
  }
}

function complain(text, ours) {
  const places = (text) => (text.match(PLACE) ?? []).sort().join(" ");
  if (!ours) return "is no text of this checkout; TextName in index.d.ts lists them";
  if (typeof text !== "string" || !text.trim()) return "has to be a text";
  if (places(text) === places(ours)) return undefined;
  return places(ours) ? `has to have ${places(ours)} in it, and nothing else in braces` : "cannot have anything in braces";
}
