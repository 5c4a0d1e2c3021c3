// The way in for whoever cannot serve a .wasm: it is inside this module, and the other one inside the script that needs it.
import { open } from "./mount.js";
import { once } from "./once.js";
import { unpack } from "./unpacking.js";
import letters from "./wasm/xendit.inline.js";

export { Checkout, XenditComponentsError, isXenditComponentsError } from "./mount.js";

const way = {
  load: once(() => unpack(import("./wasm/xendit.js"), letters)),
  present: () => import("./present-inline.min.js"),
};

export const mount = (host, options) => open(way, host, options);
