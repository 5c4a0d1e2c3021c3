// The landing page: says "done" to the checkout around it, or goes back to the shop when nothing is around it.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

let visits = 0;

/** Loads the page's script as a browser would, and tells what it did. */
async function visit({ framed, returnUrl }) {
  const did = { posted: [], wentTo: [], message: "You can close this page." };
  const window = { location: { replace: (url) => did.wentTo.push(url) } };
  window.parent = framed ? { postMessage: (message, target) => did.posted.push([message, target]) } : window;
  globalThis.window = window;
  globalThis.document = {
    body: { dataset: returnUrl ? { returnUrl } : {} },
    querySelector: () => ({ set textContent(text) { did.message = text; } }),
  };
  // Each visit is a module of its own: Node keeps those it has loaded.
  visits += 1;
  await import(`../action-landing.js?visit=${visits}`);
  return did;
}

afterEach(() => {
  delete globalThis.window;
  delete globalThis.document;
});

test("framed, it tells the checkout and goes nowhere", async () => {
  const did = await visit({ framed: true, returnUrl: "https://shop.example/" });
  assert.deepEqual(did.posted, [[{ type: "xendit-iframe-action-complete" }, "*"]]);
  assert.deepEqual(did.wentTo, []);
});

test("as a page of its own, it goes back to the shop and says nothing", async () => {
  const did = await visit({ framed: false, returnUrl: "https://shop.example/?component_status=SUCCESS" });
  assert.deepEqual(did.wentTo, ["https://shop.example/?component_status=SUCCESS"]);
  assert.deepEqual(did.posted, []);
});

test("without a shop to go back to, it stays as it is", async () => {
  const did = await visit({ framed: false });
  assert.deepEqual([did.posted, did.wentTo, did.message], [[], [], "You can close this page."]);
});
