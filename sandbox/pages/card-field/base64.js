// Standard base64 (with + and /, padded) to bytes and back.

/** Throws on anything that is not base64. */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Takes a `Uint8Array` or an `ArrayBuffer`. */
export function toBase64(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
