// WebAssembly out of a script: a letter a byte.
import { ensurePermitted } from "./permission.js";

/** The bytes of a text that the build made of them. */
export const bytes = (letters) => Uint8Array.from(letters, (letter) => letter.charCodeAt() - 1);

/** Resolves with the glue once its wasm is there. */
export async function unpack(importing, letters) {
  ensurePermitted();
  const glue = await importing;
  await glue.default({ module_or_path: bytes(letters) });
  return glue;
}

/** The bytes where the wasm's own file could not be had; whoever looks after the page is told why. */
export function replace(letters, reason) {
  console.warn(
    `xendit-components-wasm: a script takes the place of ${reason}. Check that your bundler or server copied the file, and connect-src in the page's CSP; or import xendit-components-wasm/inline.`,
  );
  return bytes(letters);
}
