// Key agreement and encryption against the known vector, and against a server of this test's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64, toBase64 } from "../card-field/base64.js";
import { FieldCipher } from "../card-field/cipher.js";

const CURVE = { name: "ECDH", namedCurve: "P-384" };

// the vector of the protocol notes: the server's private scalar is 48 bytes of 0x11, the field's 48 of 0x22
const SESSION = "ps-0123456789abcdef01234567";
const SERVER_KEY =
  "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEOG52fqXLcWyc1iD/c0ISnIkqb8zv5hIUDIC/9Z6UNGgBndoW5QebDB2QAdI6Yktt0IjQw4JjlBlHh0A+in0H5eIvfpwLjoD6H6/10otLtZeyZ/C4cCPKYfyEVL3e/S4O";
const FIELD_KEY =
  "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAETyvaf9IQX4Rn4h9FIjrViGP/pMCEgy2fbGT/xH/dUZcnq1PLcfnEDeJLZKzeYfAvx9zhMLYS+l28rJRXOiNU/QBdjpyu/cX95IMER0cIu9gvd+H9LGML6iNvb43MwWeO";
const IV = Uint8Array.from({ length: 48 }, (_, place) => place);

async function fieldPair() {
  const point = fromBase64(FIELD_KEY).slice(-96);
  const url = (bytes) => Buffer.from(bytes).toString("base64url");
  const jwk = { kty: "EC", crv: "P-384", x: url(point.slice(0, 48)), y: url(point.slice(48)), d: url(new Uint8Array(48).fill(0x22)) };
  return {
    privateKey: await crypto.subtle.importKey("jwk", jwk, CURVE, false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("spki", fromBase64(FIELD_KEY), CURVE, true, []),
  };
}

test("the known vector comes out byte for byte", async () => {
  const cipher = await FieldCipher.agree(fromBase64(SERVER_KEY), SESSION, await fieldPair());
  assert.equal(cipher.publicKey, FIELD_KEY);
  assert.deepEqual(await cipher.encrypt("4000000000001000", IV), {
    iv: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v",
    value: "2KSb2Xzu4jP/2nXOepFWEx1lPD9hRQbv+lVaa2GJrL4=",
  });
});

test("the server can read what the field encrypts", async () => {
  const server = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", server.publicKey));
  const cipher = await FieldCipher.agree(spki, SESSION);
  const { iv, value } = await cipher.encrypt("12");

  const field = await crypto.subtle.importKey("spki", fromBase64(cipher.publicKey), CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: field }, server.privateKey, 384);
  const session = new TextEncoder().encode(SESSION);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: session };
  const bits = await crypto.subtle.deriveBits(derivation, material, 256);
  const key = await crypto.subtle.importKey("raw", bits, "AES-GCM", false, ["decrypt"]);
  const gcm = { name: "AES-GCM", iv: fromBase64(iv), additionalData: await crypto.subtle.digest("SHA-256", session) };
  const plain = await crypto.subtle.decrypt(gcm, key, fromBase64(value));
  assert.equal(new TextDecoder().decode(plain), "12");
});

test("two fields have two keys, and no IV is used twice", async () => {
  const first = await FieldCipher.agree(fromBase64(SERVER_KEY), SESSION);
  const second = await FieldCipher.agree(fromBase64(SERVER_KEY), SESSION);
  assert.notEqual(first.publicKey, second.publicKey);
  const ivs = await Promise.all([1, 2, 3].map(async () => (await first.encrypt("123")).iv));
  assert.equal(new Set(ivs).size, 3);
  assert.equal(fromBase64(ivs[0]).length, 48);
});

test("base64 survives the round trip", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, place) => place);
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  assert.throws(() => fromBase64("not base64!"));
});
