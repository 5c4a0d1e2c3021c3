// What the field is told by its URL, and what it says when something is missing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parametersFrom } from "../card-field/parameters.js";

const ALL = {
  input_type: "credit_card_number",
  embedder: "https://shop.example",
  session_id: "ps-1",
  pk: "a+b/c=",
  sig: "d+e",
};
const url = (query, fragment = {}) =>
  new URL(`https://frames.example/f.html?${new URLSearchParams(query)}#${new URLSearchParams(fragment)}`);

test("parameters come from the query", () => {
  const parameters = parametersFrom(url({ ...ALL, appearance: '{"a":"110%"}' }));
  assert.equal(parameters.publicKey, "a+b/c=");
  assert.equal(parameters.signature, "d+e");
  assert.equal(parameters.appearance, '{"a":"110%"}');
});

test("parameters may also come in the fragment", () => {
  const { input_type, embedder, ...secret } = ALL;
  const parameters = parametersFrom(url({ input_type, embedder }, secret));
  assert.equal(parameters.sessionId, "ps-1");
  assert.equal(parameters.publicKey, "a+b/c=");
  assert.equal(parameters.appearance, null);
});

for (const name of Object.keys(ALL)) {
  test(`without ${name} the code names it`, () => {
    const { [name]: _, ...rest } = ALL;
    assert.throws(() => parametersFrom(url(rest)), { code: `missing qs ${name}` });
  });
}

test("an embedder without an origin is refused", () => {
  assert.throws(() => parametersFrom(url({ ...ALL, embedder: "null" })), { code: "null embedder origin" });
});
