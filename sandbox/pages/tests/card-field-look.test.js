// The card field's input as Xendit's looks, before a merchant's `inputStyles`; protocol.md C.7 and C.10.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../card-field.css", import.meta.url), "utf8");

/** The declarations of the only rule for `selector`, by property. */
function rule(selector) {
  const [, declarations] = css.split(`\n${selector} {`);
  const lines = declarations.slice(0, declarations.indexOf("}")).matchAll(/^\s*([\w-]+): (.+);$/gm);
  return Object.fromEntries([...lines].map(([, property, value]) => [property, value]));
}

test("the input has the letters, the line and the padding of Xendit's", () => {
  const { font, padding, width, border, outline } = rule("#secure-iframe-input");
  assert.equal(font, '14px / 16px "Proxima Nova", sans-serif');
  assert.deepEqual([padding, width, border, outline], ["12px", "100%", "0", "0"]);
});

test("no device gets another size", () => {
  assert.doesNotMatch(css, /@media/);
});

test("what is not typed yet is grey until the merchant says otherwise", () => {
  assert.match(css, /:root \{\s*--xendit-iframe-placeholder-color: #7d7d7d;/);
  assert.equal(rule("#secure-iframe-input::placeholder").color, "var(--xendit-iframe-placeholder-color)");
});
