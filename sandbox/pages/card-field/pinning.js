// Is this server key one of Xendit's? A pinning key must have signed it; any listed one will do.

const SIGNATURE = { name: "ECDSA", hash: "SHA-256" };

/** `serverKey`: SPKI bytes; `signature`: 96 bytes r||s; `pinningKeys`: P-384 JWKs. */
export async function isPinned(serverKey, signature, pinningKeys) {
  for (const jwk of pinningKeys) {
    const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-384" }, false, ["verify"]);
    if (await crypto.subtle.verify(SIGNATURE, key, signature, serverKey)) return true;
  }
  return false;
}
