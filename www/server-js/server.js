#!/usr/bin/env node
// The sample store's backend again, in JavaScript: the shop's routes of ../server, on xendit-components-wasm/server.
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import express from "express";
import { Liquid } from "liquidjs";
import * as xendit from "xendit-components-wasm/server";

const { XENDIT_SECRET_KEY: secretKey, XENDIT_CALLBACK_TOKEN: callbackToken, XENDIT_API_URL: apiUrl = "https://api.xendit.co" } = process.env;
if (!secretKey?.startsWith("xnd_development_")) throw new Error("set XENDIT_SECRET_KEY to a key that starts with xnd_development_");
const options = Object.fromEntries(["port", "pkg", "products", "www", "origin"].map((name) => [name, { type: "string" }]));
const { port = "4100", pkg = "pkg", products = "www/products.json", www = dirname(products), origin } = parseArgs({ options }).values;
const [shelf, shop] = [products, `${www}/index.html`].map((file) => readFileSync(file, "utf8"));
const orders = new Map(); // your database
const claims = xendit.memoryClaims(); // your database, too
const refusal = (status, message) => Object.assign(new Error(message), { status });
function priced(cart) { // the browser sends ids and quantities; prices are the shop's
  if (!Array.isArray(cart) || cart.length === 0) throw refusal(cart ? 422 : 415, "there is no cart, or nothing in it; it comes as JSON");
  return Array.from(new Set(cart.map((line) => line.id)), (id) => {
    const { name, category, price } = JSON.parse(shelf).find((product) => product.id === id) ?? {};
    if (!name) throw refusal(422, `there is no product called "${id}"`);
    const quantity = cart.reduce((sum, line) => (line.id !== id ? sum : line.quantity > 0 ? sum + line.quantity : NaN), 0);
    if (!Number.isInteger(quantity) || quantity > 20) throw refusal(422, `${name} can be ordered 1 to 20 at a time`);
    return { reference_id: id, type: "PHYSICAL_PRODUCT", name, category, net_unit_amount: price, quantity };
  });
}

async function open(kind, items = []) {
  const id = `${kind}-${randomUUID().replaceAll("-", "")}`;
  const amount = items.reduce((sum, item) => sum + item.net_unit_amount * item.quantity, 0);
  orders.set(id, { amount, items, status: "waiting", end: kind === "order" ? "paid" : "saved" }); // before a webhook can come
  const customer = { type: "INDIVIDUAL", reference_id: id.replace("-", "_"), individual_detail: { given_names: "Guest" } };
  const home = origin ?? `http://localhost:${server.address().port}`;
  const components_configuration = { origins: [home], return_url: home };
  const terms = { reference_id: id, currency: "IDR", country: "ID", locale: "en", customer, components_configuration };
  const session = kind === "order" ? xendit.oneTimePayment({ ...terms, amount, items }) : xendit.savePaymentMethod(terms);
  return (await xendit.createSession(session, { secretKey, apiUrl }).catch((error) => (orders.delete(id), Promise.reject(error)))).components_sdk_key;
}
function turn(order, { event, data }) { // the only thing that marks an order paid
  if (event === "payment_session.completed" && order?.amount === data.amount && data.currency === "IDR") order.status = order.end;
  if (event === "payment_session.expired" && order?.status === "waiting") order.status = "expired";
}
const environment = async () => // of a sandbox; the package knows Xendit's own addresses
  apiUrl.startsWith("http:") ? fetch(`${apiUrl}/_sandbox/environment`).then((answer) => answer.json(), () => null) : null;
async function policy(_, response, next) { // little more than what the checkout needs
  const { gatewayUrl: gateway, frameUrl } = (await environment()) ?? {};
  const hosts = gateway ?? ["checkout-ui-gateway", "checkout-ui-gateway-prod-dev", "assets"].map((name) => `https://${name}.xendit.co`).join(" ");
  const importmap = createHash("sha256").update(/"importmap">(.*?)<\/script>/s.exec(shop)[1]).digest("base64");
  const own = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'";
  const others = `connect-src 'self' ${hosts}; img-src 'self' ${hosts}; frame-src ${frameUrl ? new URL(frameUrl).origin : "https:"};`;
  next(void response.set("content-security-policy", `${own} 'sha256-${importmap}'; ${others}`));
}

const files = { index: false, redirect: false, cacheControl: false, root: resolve(www) };
const rupiah = (amount) => `Rp${amount.toLocaleString("id-ID")}`;
const app = express().set("views", www).engine("html", new Liquid({ outputEscape: "escape" }).express());
app.use((_, response, next) => next(void response.set({ "x-content-type-options": "nosniff", "cache-control": "no-cache" })));
app.post("/checkout", express.json(), async ({ body }, response) => response.json({ components_sdk_key: await open("order", priced(body?.cart)) }));
app.post("/cards", async (_, response) => response.json({ components_sdk_key: await open("card") }));
app.post("/webhooks/xendit", express.raw({ type: () => true }), async ({ headers, body }, response) => {
  const webhook = await xendit.readWebhook(headers, body, { callbackToken });
  await xendit.once(claims, webhook.idempotencyKey, () => turn(orders.get(webhook.data.reference_id), webhook));
  response.end();
});
app.get("/", policy, (_, response) => response.type("html").send(shop));
app.get("/environment", async (_, response) => response.json(await environment()));
app.get("/orders/:id", policy, ({ params: { id } }, response) => {
  const { items = [], amount = 0, status } = orders.get(id) ?? {};
  const lines = items.map((item) => ({ ...item, total: rupiah(item.quantity * item.net_unit_amount) }));
  response.status(status ? 200 : 404).render("order.html", { number: id.slice(-8), status, total: rupiah(amount), lines: lines.length > 0 && lines });
});
app.get("/orders/:id/status", ({ params: { id } }, response) => response.status(orders.has(id) ? 200 : 404).json({ status: orders.get(id)?.status }));
app.get("/products.json", (_, response) => response.type("json").send(shelf));
app.get(/^\/(store|wording|cart|order)\.js$|^\/(look|store|order)\.css$/, ({ path }, response) => response.sendFile(path, files));
app.use("/art", express.static(`${www}/art`, files)).use("/xendit-components-wasm", express.static(pkg, files));
const STATUS = { WRONG_CALLBACK_TOKEN: 401, INVALID_WEBHOOK: 400, REFUSED: 502, NETWORK: 502, UNREADABLE: 502 };
app.use((error, _, response, _next) => response.status(STATUS[error.code] ?? error.status ?? 500).json({ error: error.message }));
const server = app.listen(Number(port), "localhost", () => console.log(`store ready: http://localhost:${server.address().port}`));
