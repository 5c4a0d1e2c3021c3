// Encrypts what is typed so that only the server behind the SDK key can read it (protocol.md C.5).
import { toBase64 } from "./base64.js";

const CURVE = { name: "ECDH", namedCurve: "P-384" };
// xendit: 48 bytes, not GCM's usual 12; the server takes the counter block from a hash over all of them
const IV_BYTES = 48;

/** One key for the life of the field; a fresh IV for every value. */
export class FieldCipher {
  #key;
  #associated;

  constructor(publicKey, key, associated) {
    /** The field's own public key: base64 of its SPKI. */
    this.publicKey = publicKey;
    this.#key = key;
    this.#associated = associated;
  }

  /** Agrees with `serverKey` (SPKI bytes); `own` is a fresh key pair unless one is given. */
  static async agree(serverKey, sessionId, own) {
    const pair = own ?? (await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]));
    const server = await crypto.subtle.importKey("spki", serverKey, CURVE, false, []);
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, pair.privateKey, 384);
    const session = new TextEncoder().encode(sessionId);
    const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: session };
    const key = await crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const publicKey = toBase64(await crypto.subtle.exportKey("spki", pair.publicKey));
    return new FieldCipher(publicKey, key, await crypto.subtle.digest("SHA-256", session));
  }

  /** One text as `{iv, value}`, both base64; the tag stands at the end of `value`. */
  async encrypt(text, iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))) {
    const gcm = { name: "AES-GCM", iv, additionalData: this.#associated, tagLength: 128 };
    const value = await crypto.subtle.encrypt(gcm, this.#key, new TextEncoder().encode(text));
    return { iv: toBase64(iv), value: toBase64(value) };
  }
}
