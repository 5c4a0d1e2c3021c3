// The server that the README shows, as it stands there, between the sandbox and a shopper. Only Vite, which gives it a page,
// is left out, and its port is one that is free.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const sandbox = process.env.XENDIT_SANDBOX;
const TOKEN = "token-of-the-shop";
const FILE = new URL("readme.server.js", import.meta.url);
const VITE = 'import { createServer as createVite } from "vite";';
let program;
let lines;
let shop;

async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

const control = (path, body = {}) => fetch(`${sandbox}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });

before(async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const blocks = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code);
  const shown = blocks.find((code) => code.includes('from "xendit-components-wasm/server"'));
  assert.ok(shown.includes(VITE));
  const port = await freePort();
  const code = shown.replace(VITE, "const createVite = async () => ({});").replaceAll("3000", port);
  writeFileSync(FILE, `// Written by readme.test.js.\n${code}`);
  const env = { ...process.env, XENDIT_SECRET_KEY: "xnd_development_any", XENDIT_CALLBACK_TOKEN: TOKEN, XENDIT_API_URL: sandbox };
  program = spawn(process.execPath, [fileURLToPath(FILE)], { env, stdio: ["ignore", "pipe", "inherit"] });
  lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  shop = (await lines.next()).value;
  assert.equal(shop, `http://localhost:${port}`);
  await control("webhooks", { url: `${shop}/webhooks/xendit`, callback_token: TOKEN });
});
after(() => program.kill());

test("the page gets a session's key, and the order is paid when the webhook says so", async () => {
  const answer = await fetch(`${shop}/checkout`, { method: "POST" });
  const { componentsSdkKey, environment } = await answer.json();
  assert.match(componentsSdkKey, /^session-/);
  assert.equal(environment.gatewayUrl, sandbox);
  const [{ session }] = await (await fetch(`${sandbox}/_sandbox/sessions`)).json();
  await control(`sessions/${session.payment_session_id}/complete`);
  const told = [(await lines.next()).value, (await lines.next()).value].toSorted();
  assert.match(told[0], /^payment\.capture order-/);
  assert.match(told[1], /^payment_session\.completed order-\S+ paid$/);
});

test("a webhook of somebody else is refused, and so is what is none", async () => {
  const send = (token, body) => fetch(`${shop}/webhooks/xendit`, { method: "POST", headers: { "x-callback-token": token }, body });
  assert.equal((await send("guessed", "{}")).status, 401);
  assert.equal((await send(TOKEN, "{}")).status, 400);
});
