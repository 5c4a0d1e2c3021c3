// The one error class of the server entry: every rejection and every throw has a code of a closed list.

export class XenditServerError extends Error {
  /**
   * @param {import("./error.js").ServerErrorCode} code
   * @param {string} message
   * @param {import("./error.js").ServerErrorDetails} details
   */
  constructor(code, message, { cause, ...more } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "XenditServerError";
    this.code = code;
    Object.assign(this, more);
  }
}

/** @type {typeof import("./error.js").isXenditServerError} */
export function isXenditServerError(error) {
  return error instanceof Error && error.name === "XenditServerError" && "code" in error;
}
