// The README and the guides: all code in them compiles, stands in a file that is run, or is read by a test; links lead somewhere.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { anchors, blocks, documents, prose } from "./markdown.js";
import { COMPILED, nodes, parse, pathOf, read } from "./reading.js";

const all = documents.flatMap(blocks);

test("the README installs the archive that npm packs", () => {
  const { name, version } = JSON.parse(read("pkg/package.json"));
  assert.ok(read("README.md").includes(`${name}-${version}.tgz`));
});

/** What is not held against anything, and why. */
const UNHELD = {
  sh: "what is typed by hand; the words after `cargo xtask` are looked up",
  text: "what somebody says, not code",
};

/** Read by fewer people, and with code of their own kind. */
const OTHERS = ["SECURITY.md", "CHANGELOG.md", "sandbox/README.md", "tests/README.md", "tests/packages/README.md", "www/README.md"];

const isScript = ({ language }) => ["js", "ts"].includes(language);
const scripts = all.filter((block) => isScript(block) && !block.kind);
const unindented = (code) => code.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");

test("every block of code is held against something", () => {
  const fences = documents.flatMap((document) => read(document).match(/^\s*(```|~~~)/gm) ?? []);
  assert.equal(fences.length, 2 * all.length, "a block is indented, or fenced otherwise");
  for (const { place, kind, language } of all) {
    assert.ok(kind || isScript({ language }) || language in UNHELD, `${place}: nothing holds a block of “${language}”`);
  }
});

test("a block that is said to stand in a file does, and one that is read is", () => {
  for (const { place, document, kind, file, code } of all.filter(({ kind }) => kind)) {
    const text = read(file);
    if (kind === "in") assert.ok(unindented(text).includes(unindented(code)), `${place} does not stand in ${file}`);
    else assert.ok(text.includes(document), `${place}: ${file} does not name ${document}`);
  }
});

test("there are as many scripts as it seems", () => assert.ok(scripts.length > 10, `there are only ${scripts.length}`));

test("the guide's Trusted Types are those of the strictest page that takes payments", () => {
  const [, strict] = read("xtask/src/browser/consumers/table.rs").match(/const STRICT: &str = "([^"]*)"/);
  const { code } = blocks("docs/csp.md").find(({ code }) => code.includes("trusted-types"));
  const asked = code.trim().replace("Content-Security-Policy: ", "");
  assert.ok(strict.replace(/\\\n\s*/g, "").includes(asked), strict);
});

test("the element in the guide has the attributes it knows, and all of them are told of", () => {
  const variables = [...nodes(parse("pkg/element.js"))].filter(ts.isVariableDeclaration);
  const known = variables.find(({ name }) => name.text === "ATTRIBUTES").initializer.properties.map(({ name }) => name.text);
  const { code } = blocks("docs/element.md").find(({ language }) => language === "html");
  const [, written] = code.match(/<xendit-checkout([^>]*)>/);
  for (const [, name] of written.matchAll(/ ([\w-]+)=/g)) assert.ok(known.includes(name), name);
  for (const name of known) assert.ok(prose("docs/element.md").includes(`\`${name}\``), name);
});

test("the README's page has what its script looks for", () => {
  const ofReadme = blocks("README.md");
  const { code: page } = ofReadme.find(({ language, code }) => language === "html" && code.includes("<title>"));
  const { code: script } = ofReadme.find(({ language, code }) => language === "js" && code.includes("document.querySelector"));
  const selectors = [...script.matchAll(/querySelector\("([^"]+)"\)/g)].map(([, selector]) => selector);
  assert.ok(selectors.length > 2);
  for (const selector of selectors) assert.ok(page.includes(selector.startsWith("#") ? `id="${selector.slice(1)}"` : `<${selector} `), selector);
  assert.ok(read("README.md").includes("`index.html`, and below it `checkout.js`") && page.includes('src="/checkout.js"'));
});

test("every command of ours in them is one", () => {
  const known = [...read("xtask/src/help.txt").matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  const asked = documents.flatMap((document) => [...read(document).matchAll(/cargo xtask (\w+)/g)].map(([, name]) => name));
  assert.ok(asked.length > 5, asked.join());
  for (const name of asked) assert.ok(known.includes(name), `there is no cargo xtask ${name}`);
});

test("every link leads somewhere", () => {
  for (const document of [...documents, ...OTHERS]) {
    const links = [...prose(document).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g), ...prose(document).matchAll(/src="(?!https?:)([^"]+)"/g)];
    for (const [, path, anchor] of links) {
      const target = path ? join(dirname(document), path) : document;
      assert.ok(existsSync(pathOf(target)), `${document}: there is no ${target}`);
      if (anchor) assert.ok(anchors(target).includes(anchor), `${document}: ${target} has no #${anchor}`);
    }
  }
});

test("the README leads to every guide", () => {
  for (const guide of documents.filter((document) => document.startsWith("docs/"))) assert.ok(read("README.md").includes(`(${guide}`), `README.md does not link to ${guide}`);
});

/** What blocks may take for given: a page's elements, and what its server told it. */
const GIVEN = `
  declare const componentsSdkKey: string;
  declare const options: import("xendit-components-wasm").MountOptions;
  declare const host: HTMLElement;
  declare const pay: HTMLButtonElement;
  declare const checkout: import("xendit-components-wasm").Checkout;
  declare function say(text: string): void;
  declare const process: { env: Record<string, string | undefined> };
`;

/** The scripts, each with what the compiler has to say of it as a module in this folder. JavaScript does not say what it expects the page to hold. */
function compiled(strict) {
  const chosen = scripts.filter(({ language }) => (language === "ts") === strict);
  const texts = new Map(chosen.map(({ language, code }, at) => [pathOf(`tests/types/block-${at}.${language}`), `${code}\nexport {};\n`]));
  const files = [...texts.keys()];
  texts.set(pathOf("tests/types/given.d.ts"), GIVEN);
  const options = { ...COMPILED, strict, allowJs: true, checkJs: true, paths: entries() };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => (texts.has(path) ? ts.createSourceFile(path, texts.get(path), options.target) : getSourceFile.call(host, path, ...rest));
  host.fileExists = (path) => texts.has(path) || ts.sys.fileExists(path);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...texts.keys()], options, host));
  const elsewhere = diagnostics.filter(({ file }) => !files.includes(file?.fileName)).map(said);
  return chosen.map(({ place }, at) => ({ place, errors: [...elsewhere, ...diagnostics.filter(({ file }) => file?.fileName === files[at]).map(said)] }));
}

const said = ({ messageText, start, file }) => `line ${file?.text.slice(0, start).split("\n").length}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;

/** The package's entries, by the names they are imported by. */
function entries() {
  const { name, exports } = JSON.parse(read("pkg/package.json"));
  const typed = Object.entries(exports).filter(([, entry]) => entry.types);
  return Object.fromEntries(typed.map(([entry, { types }]) => [join(name, entry), [pathOf(join("pkg", types))]]));
}

for (const { place, errors } of [true, false].flatMap(compiled)) {
  test(`the script at ${place} compiles`, () => assert.deepEqual(errors, []));
}
