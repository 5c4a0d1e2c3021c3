// Messages between the field and the page around it: one origin, one window.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Embedder } from "../card-field/embedder.js";
import { InitFailure, showFailure } from "../card-field/failure.js";

const SHOP = "https://shop.example";
let view;
let posted;
let focused;

beforeEach(() => {
  posted = [];
  focused = 0;
  view = new EventTarget();
  view.parent = { postMessage: (message, target) => posted.push([message, target]) };
  new Embedder(view, SHOP).listen({ "xendit-iframe-focus": () => (focused += 1) });
});

const hear = (origin, source, data) => view.dispatchEvent(Object.assign(new Event("message"), { origin, source, data }));

test("the embedder's own message is heard", () => {
  hear(SHOP, view.parent, { type: "xendit-iframe-focus" });
  assert.equal(focused, 1);
});

test("another origin is not heard, however similar", () => {
  for (const origin of ["https://shop.example.evil", "https://shop.example:444", "http://shop.example", "null", ""]) {
    hear(origin, view.parent, { type: "xendit-iframe-focus" });
  }
  assert.equal(focused, 0);
});

test("another window of the right origin is not heard", () => {
  hear(SHOP, {}, { type: "xendit-iframe-focus" });
  hear(SHOP, null, { type: "xendit-iframe-focus" });
  assert.equal(focused, 0);
});

test("unknown and shapeless messages are ignored", () => {
  for (const data of [null, undefined, "xendit-iframe-focus", 7, {}, { type: "toString" }, { type: "constructor" }]) {
    hear(SHOP, view.parent, data);
  }
  assert.equal(focused, 0);
});

test("everything posted names the embedder's origin", () => {
  new Embedder(view, SHOP).post({ type: "xendit-iframe-blur" });
  assert.deepEqual(posted, [[{ type: "xendit-iframe-blur" }, SHOP]]);
});

function failingView() {
  const lines = [];
  view.document = {
    createElement: () => ({ setAttribute() {} }),
    body: { replaceChildren: (line) => lines.push(line.textContent) },
  };
  return lines;
}

test("a failure shows its code and tells the parent", () => {
  const lines = failingView();
  showFailure(view, new InitFailure("pin failure"));
  assert.deepEqual(lines, ["✕ pin failure"]);
  assert.deepEqual(posted, [[{ type: "xendit-iframe-failed-init" }, "*"]]);
});

test("a failure nobody foresaw shows no more than the word error", () => {
  const lines = failingView();
  showFailure(view, new TypeError("with details"));
  assert.deepEqual(lines, ["✕ error"]);
});
