// No secret in a browser: what a page can import never leads to the server's half, which in turn needs nothing but itself.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PACKAGE = new URL("../../pkg/", import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL("package.json", PACKAGE), "utf8"));

/** Everything in quotes that names a script: import, import(), export from, new URL(). The built one is read as its source. */
const named = (code) => [...code.matchAll(/["'`]((?:\.{1,2}\/|node:)[^"'`\s]*|[@\w][\w/.-]*)["'`]/g)].map(([, name]) => name);
const isScript = (name) => /^\.{1,2}\/.*\.js$/.test(name);
const source = (url) => new URL(url.href.replace(/\.min\.js$/, ".js"));

/** The scripts that are reached from one. */
function reachedFrom(entry) {
  const reached = new Map();
  const waiting = [new URL(entry, PACKAGE)];
  while (waiting.length > 0) {
    const url = source(waiting.pop());
    // What is not there is yet to be built, of sources that are looked at.
    if (reached.has(url.href) || !existsSync(url)) continue;
    const code = readFileSync(url, "utf8");
    reached.set(url.href, code);
    waiting.push(...named(code).filter(isScript).map((name) => new URL(name, url)));
  }
  return reached;
}

const isServers = (href) => href.startsWith(new URL("server/", PACKAGE).href);
const targets = (target) => (typeof target === "object" ? Object.values(target).flatMap(targets) : [target]);
const written = (url) => readdirSync(url).filter((name) => name.endsWith(".js") && !name.endsWith(".min.js"));

test("no entry for a page leads to the server's half", () => {
  const pages = Object.entries(exports).filter(([name]) => name !== "./server");
  for (const target of pages.flatMap(([, target]) => targets(target)).filter(isScript)) {
    assert.deepEqual([...reachedFrom(target).keys()].filter(isServers), [], target);
  }
  assert.ok(reachedFrom(exports["."].default).size > 3);
});

test("no script beside it names it either", () => {
  for (const name of written(PACKAGE)) {
    assert.doesNotMatch(readFileSync(new URL(name, PACKAGE), "utf8"), /["'`](\.\/|xendit-components-wasm\/)server/, name);
  }
});

test("the server's half is reached whole from its entry, and reaches nothing else", () => {
  const reached = [...reachedFrom(exports["./server"].default).keys()];
  const all = written(new URL("server/", PACKAGE)).map((name) => new URL(`server/${name}`, PACKAGE).href);
  assert.deepEqual(reached.toSorted(), all.toSorted());
});

test("it imports neither modules of Node's nor packages, and names no runtime", () => {
  for (const code of reachedFrom(exports["./server"].default).values()) {
    const imported = [...code.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(([, name]) => name);
    assert.ok(imported.every((name) => name.startsWith("./")), imported.join());
    assert.doesNotMatch(code, /\b(require|process|Buffer|Deno|Bun)\b[.(]/);
  }
});

test("what it exports is what its types say", async () => {
  const types = [...reachedTypes("server/index.d.ts")].flatMap((code) =>
    [...code.matchAll(/^export (?:function|class|const) (\w+)/gm)].map(([, name]) => name),
  );
  const entry = await import("xendit-components-wasm/server");
  assert.deepEqual(Object.keys(entry).toSorted(), [...new Set(types)].toSorted());
});

function* reachedTypes(file, seen = new Set()) {
  if (seen.has(file)) return;
  seen.add(file);
  const code = readFileSync(new URL(file, PACKAGE), "utf8");
  yield code;
  for (const [, name] of code.matchAll(/from "\.\/([\w-]+)\.js"/g)) yield* reachedTypes(`server/${name}.d.ts`, seen);
}
