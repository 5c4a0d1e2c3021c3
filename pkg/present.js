// What a payment is to be made with elsewhere, its WebAssembly beside this file. It is fetched when there is something to
// show; most shoppers pay by card and never see any.
import { once } from "./once.js";
import { show } from "./presentation.js";
import { stream } from "./streaming.js";

const load = once(() =>
  stream(import("./wasm/present.js"), () => new URL("./wasm/present_bg.wasm", import.meta.url), () => import("./present-fallback.min.js")),
);

export const present = (body, shown) => show(load, body, shown);
