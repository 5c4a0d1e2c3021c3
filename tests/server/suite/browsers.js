// In a browser, what takes a secret refuses; on a server it does not take anything for a browser.
import { createSession, isCallbackToken, oneTimePayment, readWebhook, sessionProblems } from "xendit-components-wasm/server";
import { assert } from "chai";
import { ORDER } from "./bodies.js";
import { rejectedBy } from "./refusals.js";

/** Runs `work` where these globals are what they are in a browser. */
async function where(globals, work) {
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true });
  try {
    await work();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
  }
}

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const BROWSERS = { page: { document: {}, navigator: { userAgent: CHROME } }, worker: { navigator: { userAgent: CHROME } } };

const takingASecret = {
  createSession: () => createSession(oneTimePayment(ORDER), { secretKey: "xnd_development_secret" }),
  isCallbackToken: () => isCallbackToken("token", "token"),
  readWebhook: () => readWebhook({ "x-callback-token": "token" }, { event: "x", data: {} }, { callbackToken: "token" }),
};

const refusals = Object.entries(BROWSERS).flatMap(([place, globals]) =>
  Object.entries(takingASecret).map(([name, call]) => [
    `${name}_refuses_in_a_browsers_${place}`,
    () =>
      where(globals, async () => {
        const error = await rejectedBy(call());
        assert.equal(error.code, "NOT_ALLOWED");
        assert.include(error.message, "revoke it");
      }),
  ]),
);

export default {
  ...Object.fromEntries(refusals),

  async what_takes_no_secret_works_anywhere() {
    await where(BROWSERS.page, () => assert.deepEqual(sessionProblems(oneTimePayment(ORDER)), []));
  },

  async this_is_no_browser() {
    assert.isTrue(await isCallbackToken("token", "token"));
  },
};
