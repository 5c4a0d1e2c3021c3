// The types are written by hand; here they are held against the Rust and JavaScript they describe, in both directions.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { Checkout } from "../../pkg/checkout.js";
import { readChanges, readOptions } from "../../pkg/options.js";
import { Shell } from "../../pkg/shell.js";
import { codes, rows } from "./markdown.js";
import { body, COMPILED, camel, cases, declared, doc, found, imported, member, members, nodes, parse, pathOf, read, shipped, words } from "./reading.js";

const SHELL = "src/js/shell.rs";
const OUTCOME = "src/js/outcome.rs";
const ANNOUNCEMENT = "src/js/announcement.rs";

const GUIDE = "docs/errors.md";

const sorted = (names) => [...new Set(names)].sort();
const unquoted = (names) => names.map((name) => name.replaceAll('"', ""));

/** The codes in the first column of the guide's table below this heading. */
const firsts = (heading) => sorted(rows(GUIDE, heading).flatMap(([first]) => codes(first)));

/** Rust's type as TypeScript has to say it. */
const TYPES = { "&str": "string", f64: "number", "Option<&str>": "string | null", "Option<f64>": "number | null" };

test("every entry exports the values its types promise", () => {
  const { exports } = JSON.parse(read("pkg/package.json"));
  const entries = Object.entries(exports).filter(([, entry]) => entry.types);
  assert.ok(entries.length > 0);
  for (const [name, entry] of entries) {
    const file = (path) => `pkg/${path.replace("./", "").replace(".min.js", ".js")}`;
    const [types, script] = [file(entry.types), file(entry.default)];
    const program = ts.createProgram([types, script].map(pathOf), { ...COMPILED, allowJs: true });
    const checker = program.getTypeChecker();
    const values = (path) => {
      const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(pathOf(path))));
      const flags = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags;
      return sorted(symbols.filter((symbol) => flags(symbol) & ts.SymbolFlags.Value).map((symbol) => symbol.name));
    };
    assert.deepEqual(values(types), values(script), name);
  }
});

test("a checkout has the members its type has", () => {
  const promises = { completion: Promise.resolve(), savedToken: Promise.resolve() };
  const checkout = new Checkout({}, { promises });
  const own = [...Object.keys(checkout), ...Object.getOwnPropertyNames(Checkout.prototype).filter((name) => name !== "constructor")];
  // Where the engine has it.
  if (Symbol.dispose) assert.ok(Symbol.dispose in checkout);
  const typed = Object.keys(members(declared("Checkout"))).filter((name) => name !== "[Symbol.dispose]");
  assert.deepEqual(sorted(typed), sorted(own));
});

test("an element has the options of mount(), and the members its type has", () => {
  const declaration = (path) => parse(path).statements.find((statement) => statement.name?.text === "XenditCheckoutElement");
  const typed = Object.keys(members(declaration("pkg/element.d.ts")));
  const [, list] = read("pkg/element.js").match(/const PROPERTIES = (\[.*?\])/s);
  const properties = JSON.parse(list);
  const browsers = /^#|^observedAttributes$|Callback$/;
  const own = Object.keys(members(declaration("pkg/element.js"))).filter((name) => !browsers.test(name));
  assert.deepEqual(sorted(typed), sorted([...properties, ...own]));
  const options = Object.keys(members(declared("MountOptions")));
  assert.deepEqual(sorted(properties), sorted([...options.filter((name) => name !== "signal"), "theme"]));
});

test("options are read by the names their types have", () => {
  const known = (read) => {
    try {
      read();
    } catch ({ message }) {
      const [, names] = message.match(/(?:known are|takes under) (.*)$/);
      return sorted(names.split(", "));
    }
    throw new Error("an unknown member was taken");
  };
  const option = (option) => () => readOptions({ componentsSdkKey: "", ...option });
  const keys = (type) => sorted(Object.keys(members(type)));
  const appearance = declared("Appearance");
  assert.deepEqual(known(option({ no: 1 })), keys(declared("MountOptions")));
  assert.deepEqual(known(option({ environment: { no: 1 } })), keys(declared("Environment")));
  assert.deepEqual(known(option({ appearance: { no: 1 } })), keys(appearance));
  for (const name of ["inputStyles", "placeholderStyles", "fontFace"]) {
    assert.deepEqual(known(option({ appearance: { [name]: { no: 1 } } })), keys(member(appearance, name)), name);
  }
  const descriptors = member(member(appearance, "fontFace"), "descriptors");
  assert.deepEqual(known(option({ appearance: { fontFace: { source: "", descriptors: { no: 1 } } } })), keys(descriptors));
  const changes = declared("Checkout").members.find((one) => one.name?.getText() === "update").parameters[0].type;
  assert.deepEqual(known(() => readChanges({ no: 1 })), keys(changes));
});

test("the languages that can be asked for are those there are", () => {
  const locale = declared("MountOptions").members.find((one) => one.name.text === "locale");
  const [, list] = doc(locale).match(/There are ([^.]*)\./);
  const files = readdirSync(pathOf("pkg/locale")).filter((file) => !file.endsWith(".min.js"));
  assert.deepEqual(sorted([...list.matchAll(/`(\w+)`/g)].map(([, tag]) => tag)), sorted(files.map((file) => file.replace(".js", ""))));
});

test("the themes are those of the type", () => {
  const refusal = /has to be (.*)$/;
  assert.throws(() => readOptions({ componentsSdkKey: "", appearance: { theme: "no" } }), ({ message }) => {
    assert.deepEqual(message.match(refusal)[1].split(" or "), words(member(declared("Appearance"), "theme")));
    return true;
  });
});

test("what Rust hands over arrives under the names and with the types that are promised", () => {
  const shell = new Shell();
  const makers = { session: "PaymentSession", channel: "Channel", completion: "PaymentCompletion", savedToken: "SavedToken" };
  for (const [maker, type] of Object.entries(makers)) {
    const { parameters } = imported(SHELL)[maker];
    const plain = parameters.filter(([, rust]) => rust in TYPES);
    // Each argument is its own name, so that one in another's place shows.
    const handed = shell[maker](...parameters.map(([name, rust]) => (rust in TYPES ? camel(name) : [camel(name)])));
    const typed = members(declared(type));
    assert.deepEqual(Object.keys(handed), Object.keys(typed), type);
    for (const [name, rust] of plain) {
      assert.equal(handed[camel(name)], camel(name), `${type}.${camel(name)}`);
      const expected = typed[camel(name)].startsWith('"') ? "string" : typed[camel(name)];
      assert.equal(expected, TYPES[rust], `${type}.${camel(name)} is ${rust} in Rust`);
    }
    // What Rust has not is null, not undefined.
    const without = shell[maker](...parameters.map(([, rust]) => (rust.startsWith("Option") ? undefined : rust in TYPES ? "" : [])));
    for (const [name] of plain.filter(([, rust]) => rust.startsWith("Option"))) assert.equal(without[camel(name)], null, `${type}.${camel(name)}`);
  }
  const brands = shell.channel("", "", "", "", undefined, undefined, undefined, ["VISA"], ["logo"]).cardBrands;
  assert.deepEqual(Object.keys(brands[0]), [...nodes(member(declared("Channel"), "cardBrands"))].filter(ts.isPropertySignature).map((one) => one.name.text));
});

test("the kinds of session and the states are those Rust knows", () => {
  const types = [...body("src/js/snapshot.rs", "session_type").matchAll(/=> "(\w+)"/g)].map(([, word]) => word);
  assert.deepEqual(sorted(words(member(declared("PaymentCompletion"), "sessionType"))), sorted(types));
  const states = found("src/checkout/state.rs", /Self::\w+(?:\([_.]+\))? => "([a-z]+)"/g);
  assert.deepEqual(sorted(words(declared("CheckoutState").type)), sorted(states));
});

test("every outcome has the members that Rust gives it, and each is one that Rust gives", () => {
  const endings = found(OUTCOME, /plain\("([a-z-]+)", "(\w*)", (?:"(\w*)")?/g);
  const told = new Map(endings.map(([status]) => [status, {}]));
  for (const [status, name, value] of endings) {
    if (name) (told.get(status)[name] ??= new Set()).add(value);
  }
  const typed = new Map(cases(declared("SubmissionOutcome")).map((one) => [words(member(one, "status"))[0], one]));
  assert.deepEqual(sorted(typed.keys()), sorted(told.keys()));
  // Those with something to tell the shopper, and the one that made an attempt at all.
  const further = { declined: ["userMessage", "paymentRequestId", "paymentTokenId"], refused: ["userMessage"] };
  for (const [status, type] of typed) {
    const given = told.get(status);
    assert.deepEqual(sorted(Object.keys(members(type))), sorted(["status", ...Object.keys(given), ...(further[status] ?? [])]), status);
    for (const [name, values] of Object.entries(given)) {
      const closed = words(member(type, name));
      if (closed.length > 0) assert.deepEqual(sorted(closed), sorted(values), `${status}.${name}`);
    }
  }
});

test("every event that is dispatched is typed and told of, with its detail, and each that is typed is dispatched", () => {
  const plain = found(ANNOUNCEMENT, /\("([a-z-]+)", "(\w*)"/g).map(([name, detail]) => [name, detail ? [detail] : []]);
  const attempts = found(ANNOUNCEMENT, /PaymentEntityId::(Payment\w+)\(_\) => "([a-z-]+)"/g);
  const ids = Object.fromEntries(found(OUTCOME, /PaymentEntityId::(Payment\w+)\(id\) => \("(\w+)"/g));
  const end = ["submission-end", ["reason", "userErrorMessage", "developerErrorMessage"]];
  assert.match(read("pkg/shell.js"), /tell\("submission-end", \{ reason, \.\.\.\(type && \{ userErrorMessage, developerErrorMessage \}\) \}\)/);
  const own = found("pkg/host.js", /tell\("([a-z-]+)"\)/g).map((name) => [name, []]);
  const dispatched = new Map([...plain, ...own, end, ...attempts.map(([kind, name]) => [name, [ids[kind]]])]);
  const events = declared("XenditEventMap");
  assert.deepEqual(sorted(unquoted(Object.keys(members(events)))), sorted([...dispatched.keys()].map((name) => `xendit:${name}`)));
  const guide = read("docs/events.md");
  for (const [name, detail] of dispatched) {
    const [typed] = events.members.find((one) => one.name.text === `xendit:${name}`).type.typeArguments;
    assert.deepEqual(typed.members ? Object.keys(members(typed)) : [], detail, name);
    assert.ok(guide.includes(`\`${name}\``), `docs/events.md does not tell of ${name}`);
  }
});

test("the end of an attempt gives the reasons and kinds that are told of", () => {
  const reasons = found(OUTCOME, /"([A-Z]+(?:_[A-Z]+)+)"/g).filter((word) => /^(SESSION|PAYMENT|REQUEST|ACTION)_/.test(word));
  const end = declared("XenditEventMap").members.find((one) => one.name.text === "xendit:submission-end");
  for (const reason of reasons) assert.ok(doc(end).includes(`\`${reason}\``), `${reason} is not told of`);
  const [, ...mentioned] = doc(end).split("`reason`");
  const listed = [...mentioned.join("").matchAll(/`([A-Z_]{5,}[A-Z])`/g)].map(([, word]) => word);
  for (const word of listed.filter((word) => /^(SESSION|PAYMENT|REQUEST|ACTION)_/.test(word))) assert.ok(reasons.includes(word), `nothing ends by ${word}`);
  const kinds = found(OUTCOME, /Some\(\("([A-Z_]+)"/g);
  assert.deepEqual(sorted(words(member(end.type.typeArguments[0], "developerErrorMessage")).filter((word) => word !== "code")), sorted(kinds));
});

test("the error codes are those Rust knows, each explained to editors and in the guide", () => {
  const known = sorted(found("src/domain/failure.rs", /Self::\w+ => "([A-Z_]+)"/g));
  const declaration = declared("ErrorCode");
  assert.deepEqual(sorted(words(declaration.type)), known);
  assert.deepEqual(firsts("## Codes"), known);
  for (const code of known) assert.ok(doc(declaration).includes(`- \`${code}\`: `), `ErrorCode's comment does not explain ${code}`);
});

test("the guide explains the words for an attempt's end that are ours", () => {
  // In capitals, but no reason of an event's, no kind, and no status of a session's.
  const elsewhere = /^(SESSION|PAYMENT|REQUEST|ACTION)_|^(ERROR|FAILURE|EXPIRED|CANCELED)$/;
  const ours = found(OUTCOME, /"([A-Z][A-Z_]{4,})"/g).filter((word) => !elsewhere.test(word));
  const table = rows(GUIDE, "## Outcomes that are no errors").flatMap(([first]) => codes(first));
  assert.deepEqual(sorted(table), sorted(ours));
});

test("the guide explains every failure that there are words for", () => {
  const named = [...read("pkg/locale/en.js").matchAll(/^ {2}([A-Z_]+):/gm)].map(([, code]) => code);
  assert.deepEqual(firsts("## Failure codes"), sorted(named));
});

test("the guide explains every error of a server", () => {
  const type = parse("pkg/server/error.d.ts").statements.find((statement) => statement.name?.text === "ServerErrorCode").type;
  assert.deepEqual(firsts("## Codes of your server"), sorted(words(type)));
});

test("JavaScript makes errors of those codes only", () => {
  const known = words(declared("ErrorCode").type);
  const made = shipped(".js").flatMap((file) => found(file, /(?:XenditComponentsError|error|fail)\(\s*"([A-Z_]+)"/g));
  assert.ok(made.length > 5, made.join());
  for (const code of made) assert.ok(known.includes(code), code);
});

test("JavaScript calls what the WebAssembly exports, and all of it", () => {
  const exported = found("src/js/checkout.rs", /\n    #\[wasm_bindgen\(([^\]]*)\)\]\n    pub fn (\w+)|\n    pub fn (\w+)\(&self/g).map(
    ([attributes = "", name, plain]) => attributes.match(/js_name = (\w+)/)?.[1] ?? camel(name ?? plain),
  );
  const called = shipped(".js").flatMap((file) => found(file, /(?<![-\w])wasm\??\.(\w+)/g)).concat(found("pkg/checkout.js", /#wasm\.(\w+)/g));
  assert.deepEqual(sorted(called), sorted(exported));
});

test("the shell has what Rust calls, and takes as much", () => {
  const shell = new Shell();
  const methods = parse("pkg/shell.js").statements.find((statement) => statement.name?.text === "Shell").members;
  const calls = Object.entries(imported(SHELL)).filter(([, { isGetter }]) => !isGetter);
  assert.ok(calls.length > 15, calls.length);
  for (const [name, { parameters }] of calls) {
    const method = methods.find((method) => method.name?.text === name);
    // One that is handed to the shell is a member of its own.
    if (method) assert.equal(method.parameters.length, parameters.length, `Shell.${name}`);
    else assert.ok(name in shell, `Shell has no ${name}`);
  }
});
