// Catching what is thrown or rejected, and seeing that it is one of the entry's own errors.
import { assert } from "chai";
import { isXenditServerError, XenditServerError } from "xendit-components-wasm/server";

const seen = (error) => {
  assert.instanceOf(error, XenditServerError);
  assert.isTrue(isXenditServerError(error));
  return error;
};

export function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return seen(error);
  }
  throw new Error("nothing was thrown");
}

export async function rejectedBy(promise) {
  try {
    await promise;
  } catch (error) {
    return seen(error);
  }
  throw new Error("nothing was rejected");
}
