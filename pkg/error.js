// The one error class of this package. It lives outside the wasm so that it exists before the wasm does.

/** Every rejection and every throw: `code` is for your code, `message` for you, neither for the shopper. */
export class XenditComponentsError extends Error {
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "XenditComponentsError";
    this.code = code;
  }
}

/** Works across two copies of this package, where `instanceof` would not. */
export function isXenditComponentsError(error) {
  return error instanceof Error && error.name === "XenditComponentsError" && typeof error.code === "string";
}
