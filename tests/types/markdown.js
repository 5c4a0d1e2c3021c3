// The README and the guides, read for what can be held against the rest: code, links, tables.
import { readdirSync } from "node:fs";
import { pathOf, read } from "./reading.js";

/** What merchants read. */
export const documents = ["README.md", "pkg/README.md", ...readdirSync(pathOf("docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];

const FENCED = /(?:^<!-- (?<kind>in|read by) (?<file>\S+) -->\n)?^```(?<language>\w*)\n(?<code>.*?)^```$/gms;

/** The code in it, each with where it begins, and what a comment above it names: the file it stands in, or who reads it. */
export function blocks(document) {
  const text = read(document);
  return [...text.matchAll(FENCED)].map(({ groups, index }) => {
    const line = text.slice(0, index).split("\n").length;
    return { document, place: `${document}:${line}`, ...groups };
  });
}

/** The text without its code. */
export const prose = (document) => read(document).replace(FENCED, "");

/** What links to a heading are called: as GitHub makes them. */
export function anchors(document) {
  const headings = [...prose(document).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  return headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-"));
}

/** A table's rows, below a heading: of each the cells. */
export function rows(document, heading) {
  const [, below] = read(document).split(`\n${heading}\n`);
  const table = below.split(/\n#+ /)[0];
  const lines = table.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => line.slice(2, -2).split(/ \| /));
}

/** The words in backticks that are written like a code. */
export const codes = (text) => [...text.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code]) => code);
