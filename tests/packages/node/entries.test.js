// On a server every way in is inert: importing it asks for nothing, calling it says why it cannot work there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { createContext, runInContext } from "node:vm";

const folder = new URL("../../../pkg/", import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL("package.json", folder)));
const expected = ["Checkout", "XenditComponentsError", "isXenditComponentsError", "mount"];

/** Refuses to work with an error of the package's own. */
async function refuses({ mount, isXenditComponentsError }) {
  const refusal = await mount("#checkout", { componentsSdkKey: "session-1" }).then(assert.fail, (error) => error);
  assert.equal(refusal.code, "NOT_ALLOWED");
  assert.match(refusal.message, /browser/);
  assert.ok(isXenditComponentsError(refusal));
}

for (const name of [".", "./inline", "./no-wasm"]) {
  test(`${name} is inert, and has no top-level await`, async () => {
    const { WebAssembly, fetch } = globalThis;
    // Whoever touches them is found out.
    delete globalThis.WebAssembly;
    globalThis.fetch = () => assert.fail("something was fetched");
    try {
      // With a top-level await it could not be required.
      const entry = createRequire(import.meta.url)(new URL(exports[name].default, folder).pathname);
      assert.deepEqual(Object.keys(entry).sort(), expected);
      await refuses(entry);
    } finally {
      Object.assign(globalThis, { WebAssembly, fetch });
    }
  });
}

test("the plain script is inert, and makes one global", async () => {
  const page = createContext({});
  runInContext(readFileSync(new URL("global.min.js", folder), "utf8"), page);
  assert.deepEqual(Object.keys(page), ["XenditComponents"]);
  assert.deepEqual(Object.keys(page.XenditComponents).sort(), expected);
  const { mount } = page.XenditComponents;
  const refusal = await mount("#checkout", { componentsSdkKey: "session-1" }).then(assert.fail, (error) => error);
  assert.equal(refusal.code, "NOT_ALLOWED");
});

/** A script as it is; what is wrong with one is not shown, it is long. */
const script = (name) => readFileSync(new URL(`${name}.min.js`, folder), "latin1");

test("scripts with WebAssembly or its translation inside are the same in any charset, and in a page's own markup", () => {
  for (const name of ["inline", "present-inline", "fallback", "present-fallback", "no-wasm", "present-no-wasm", "global"]) {
    assert.ok(!/[^\0-\x7f]|<\/script/i.test(script(name)), name);
  }
});

test("the translation evaluates no text and compiles nothing", () => {
  for (const name of ["no-wasm", "present-no-wasm"]) {
    assert.ok(!/\beval\b|\bFunction\(|WebAssembly\b(?! is not available)/.test(script(name)), name);
  }
});

test("after a defect the translation begins anew", async () => {
  const glue = await import(new URL("wasm/xendit.translated.js", folder));
  await glue.default();
  glue.revive();
  // Whatever is called next has a fresh instance.
  glue.revive();
});
