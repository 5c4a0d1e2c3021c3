// SHA-256 of a text, by the Web Crypto that every server runtime has.

/** @param {string} text */
export async function digest(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
