// A server key is trusted when any listed pinning key signed it, and never otherwise.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { isPinned } from "../card-field/pinning.js";

const ECDSA = { name: "ECDSA", namedCurve: "P-384" };
let serverKey;
let signature;
let signer;
let stranger;

before(async () => {
  const pair = await crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
  const other = await crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
  const server = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-384" }, true, ["deriveBits"]);
  serverKey = new Uint8Array(await crypto.subtle.exportKey("spki", server.publicKey));
  signature = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, serverKey));
  signer = bare(await crypto.subtle.exportKey("jwk", pair.publicKey));
  stranger = bare(await crypto.subtle.exportKey("jwk", other.publicKey));
});

const bare = ({ kty, crv, x, y }) => ({ kty, crv, x, y });

test("any listed key may have signed", async () => {
  assert.equal(await isPinned(serverKey, signature, [signer]), true);
  assert.equal(await isPinned(serverKey, signature, [stranger, signer]), true);
});

test("a key that is not listed does not count", async () => {
  assert.equal(await isPinned(serverKey, signature, [stranger]), false);
  assert.equal(await isPinned(serverKey, signature, []), false);
});

test("random bytes are no signature", async () => {
  assert.equal(await isPinned(serverKey, crypto.getRandomValues(new Uint8Array(96)), [signer]), false);
  assert.equal(await isPinned(serverKey, new Uint8Array(5), [signer]), false);
});

test("one changed byte of the server key is noticed", async () => {
  const changed = serverKey.slice();
  changed[100] ^= 1;
  assert.equal(await isPinned(changed, signature, [signer]), false);
});

test("the sample key of Xendit's documentation verifies against its pinning key", async () => {
  // public values: the sample response for a one-time payment, and the key labelled "prod-dev 1"
  const sample = [
    "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8zNjokzwdcj/11UkV77757+zQCQAc/Hsez5Ue2+UVEVXCKmQlVhpKGBHY1G5TPWIVUs4JdK8xLA9OihdACCRv7Z66B/caBfhU6V+pTXjiZ/OBcCYUP/cm4mkn5qHZ6N8",
    "UQiUzNWiQad32u5F+pHrumyTsAPwCbojrBaEj+kNpsstysk7G6B4i+r7pgTMye860bMB1KVsLbBSMLYRB9gsb7x/5RJV0Y04yQ+sHBzHOLq3ab9g3g+IQ6C2YElXdvWf",
  ].map((text) => Uint8Array.from(Buffer.from(text, "base64")));
  const key = {
    kty: "EC",
    crv: "P-384",
    x: "8Q8MZGlvNdpiEtr9WI8wIWI41D9kFO-SMce5jv7b6xO5QxRmnGCOaLS_9NOfPk4u",
    y: "dzvs6jAZ7nVgSLOJBqsLzisoe4LNKRlPJ_qPbQ63oVAOF5hj_CB1QiFVE_leCCsM",
  };
  assert.equal(await isPinned(sample[0], sample[1], [key]), true);
});
