// The default way in: the wasm stands beside this file and is compiled while it arrives.
import { open } from "./mount.js";
import { once } from "./once.js";
import { stream } from "./streaming.js";
import * as glue from "./wasm/xendit.js";

export { Checkout, XenditComponentsError, isXenditComponentsError } from "./mount.js";

const way = {
  load: once(() => stream(glue, () => new URL("./wasm/xendit_bg.wasm", import.meta.url), () => import("./fallback.min.js"))),
  present: () => import("./present.min.js"),
};

export const mount = (host, options) => open(way, host, options);
