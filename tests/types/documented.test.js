// What an editor shows of the types: a sentence about everything, examples that compile, and nothing that could be anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { COMPILED, names, nodes, parse, pathOf, shipped } from "./reading.js";

const files = shipped(".d.ts");
const sources = files.map((file) => [file, parse(file)]);
const contract = parse("pkg/index.d.ts");

const place = (file, node) => {
  const source = node.getSourceFile();
  return `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

const isDeclaration = (node) =>
  ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isVariableStatement(node);

/** What is read by name: the constructor nobody may call and the page's own map of events are not. */
const isMember = (node) =>
  ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node) || ts.isMethodSignature(node);

/** What an event tells, and what a method takes: the comment above says all of it. */
const isTold = (node) => ts.findAncestor(node, (above) => ts.isParameter(above) || (ts.isTypeReferenceNode(above) && above.typeName.getText() === "CustomEvent"));

/** The word by which cases of a union are told apart says itself what it is. */
const isTag = (node) => node.type && ts.isLiteralTypeNode(node.type);

test("nothing in the types is any", () => {
  for (const [file, source] of sources) {
    for (const node of nodes(source)) {
      assert.notEqual(node.kind, ts.SyntaxKind.AnyKeyword, place(file, node));
      const isUntyped = (ts.isParameter(node) || isMember(node)) && !ts.isMethodDeclaration(node) && !node.type;
      assert.ok(!isUntyped, `${place(file, node)} has no type`);
    }
  }
});

test("every declaration and every member says what it is", () => {
  let count = 0;
  for (const [file, source] of sources) {
    for (const node of nodes(source)) {
      if (!isDeclaration(node) && !isMember(node)) continue;
      if (isTold(node) || isTag(node) || ts.findAncestor(node, ts.isModuleDeclaration)) continue;
      count += 1;
      assert.ok(ts.getJSDocCommentsAndTags(node).some(ts.isJSDoc), `${place(file, node)} has no comment: ${node.getText().split("\n")[0]}`);
    }
  }
  assert.ok(count > 60, `only ${count} were looked at`);
});

/** What an example may take for given. */
const GIVEN = "host: HTMLElement, checkout: Checkout, componentsSdkKey: string, pay: HTMLButtonElement, say: (text: string) => void";

test("every example compiles", () => {
  const documented = [...nodes(contract)].filter((node) => isDeclaration(node) || isMember(node));
  const examples = documented.flatMap(ts.getJSDocTags).filter((tag) => tag.tagName.text === "example");
  assert.ok(examples.length >= 8, `there are only ${examples.length}`);
  const functions = examples.map((tag, at) => `export async function example${at}(${GIVEN}) {{\n${ts.getTextOfJSDocComment(tag.comment)}\n}}`);
  const imports = `import { ${names.join(", ")} } from "../../pkg/index.js";`;
  assert.deepEqual(diagnose([imports, ...functions].join("\n")), []);
});

/** What the compiler has to say of a module that stands in this folder. */
function diagnose(text) {
  const name = pathOf("tests/types/examples.ts");
  const host = ts.createCompilerHost(COMPILED);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => (path === name ? ts.createSourceFile(path, text, COMPILED.target) : getSourceFile.call(host, path, ...rest));
  host.fileExists = (path) => path === name || ts.sys.fileExists(path);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([name], COMPILED, host));
  return diagnostics.map(({ messageText, start, file }) => {
    const line = file && file.text.slice(0, start).split("\n").length;
    return `${file?.text.split("\n")[line - 1]}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
