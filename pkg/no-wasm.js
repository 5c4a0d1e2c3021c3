// The way in for pages that may not compile WebAssembly: it was translated to JavaScript when this package was built.
import { open } from "./mount.js";
import { once } from "./once.js";
import { start } from "./translated.js";

export { Checkout, XenditComponentsError, isXenditComponentsError } from "./mount.js";

const way = {
  load: once(() => start(import("./wasm/xendit.translated.js"))),
  present: () => import("./present-no-wasm.min.js"),
};

export const mount = (host, options) => open(way, host, options);
