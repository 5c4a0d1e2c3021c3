// What the types promise, what the Rust side says and what the JavaScript side has, each read from its source.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = new URL("../../", import.meta.url);

export const read = (path) => readFileSync(new URL(path, root), "utf8");

export const pathOf = (path) => fileURLToPath(new URL(path, root));

/** The package's files with that ending; what the build makes is left out. */
export function shipped(ending) {
  const folders = ["pkg/", "pkg/server/"];
  const files = folders.flatMap((folder) => readdirSync(new URL(folder, root)).map((file) => folder + file));
  return files.filter((file) => file.endsWith(ending) && !file.endsWith(".min.js"));
}

/** How modules of merchants are compiled here. */
export const COMPILED = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

/** One file's syntax. */
export function parse(path) {
  return ts.createSourceFile(pathOf(path), read(path), ts.ScriptTarget.Latest, true);
}

/** Every node below one, itself first. */
export function* nodes(node) {
  yield node;
  const children = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodes(child);
}

const contract = parse("pkg/index.d.ts");

/** A declaration of `index.d.ts`. */
export function declared(name) {
  return contract.statements.find((statement) => statement.name?.text === name);
}

/** The names of all of them. */
export const names = contract.statements.flatMap((statement) => (ts.isModuleDeclaration(statement) ? [] : (statement.name?.text ?? [])));

/** A declaration's doc comment, as it is written. */
export function doc(node) {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).map((comment) => comment.getText()).join("\n");
}

/** The members of an interface, a class or an object type, with their types as they are written. */
export function members(node) {
  const named = node.members.filter((member) => member.name);
  return Object.fromEntries(named.map((member) => [member.name.text ?? member.name.getText(), member.type?.getText() ?? ""]));
}

/** A member of an interface, as an object type. */
export function member(node, name) {
  return node.members.find((member) => member.name?.getText() === name).type;
}

/** The texts of a union of them. */
export function words(type) {
  return [...nodes(type)].filter(ts.isStringLiteral).map((literal) => literal.text);
}

/** The cases of a union of object types. */
export const cases = (alias) => alias.type.types;

/** All that a pattern's first group, or its groups, matches in Rust. */
export function found(path, pattern) {
  return [...read(path).matchAll(pattern)].map((match) => (match.length > 2 ? match.slice(1) : match[1]));
}

/** The body of a Rust function, without what stands after it. */
export function body(path, name) {
  return read(path).split(`fn ${name}(`)[1].split("\n}\n")[0];
}

export const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** The functions that Rust imports from a JavaScript class, by their names there: the parameters' names and types. */
export function imported(path) {
  const pattern = /#\[wasm_bindgen\(method([^\]]*)\)\]\s*(?:pub\(super\) )?fn (\w+)\(\s*this: &Shell,?([^)]*)\)/g;
  return Object.fromEntries(
    found(path, pattern).map(([attributes, name, parameters]) => [
      attributes.match(/js_name = (\w+)/)?.[1] ?? camel(name),
      {
        isGetter: attributes.includes("getter"),
        parameters: parameters.split(/,\s*/).filter((text) => text.trim()).map((text) => text.trim().split(/: /)),
      },
    ]),
  );
}
