// What a payment is to be made with elsewhere, for pages that may not compile WebAssembly.
import { once } from "./once.js";
import { show } from "./presentation.js";
import { start } from "./translated.js";

const load = once(() => start(import("./wasm/present.translated.js")));

export const present = (body, shown) => show(load, body, shown);
