// Whether a session key's public half was signed by Xendit: ECDSA on P-384 with SHA-256 over its DER bytes.

const curve = (name) => ({ name, namedCurve: "P-384" });
const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/**
 * Rejects when the public key is no point on the curve; else resolves with whether one of the JWKs signed it. Which
 * one is not fixed, so all are tried, and one the browser cannot read signs nothing.
 */
export async function verify(publicKey, signature, pinningKeys) {
  const { subtle } = crypto;
  await subtle.importKey("spki", bytes(publicKey), curve("ECDH"), false, []);
  const isSigner = async (jwk) => {
    const key = await subtle.importKey("jwk", jwk, curve("ECDSA"), false, ["verify"]);
    return subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(signature), bytes(publicKey));
  };
  const signed = await Promise.allSettled(pinningKeys.map(isSigner));
  return signed.some(({ value }) => value === true);
}
