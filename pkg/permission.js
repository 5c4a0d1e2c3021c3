// Whether the page may compile WebAssembly at all.

/** Throws if not: wherever the wasm came from, it would be of no use. */
export function ensurePermitted() {
  try {
    // The shortest there is.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (cause) {
    throw new Error("the page's CSP needs script-src 'wasm-unsafe-eval', or import xendit-components-wasm/no-wasm", { cause });
  }
}
