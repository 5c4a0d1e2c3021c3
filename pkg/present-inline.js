// What a payment is to be made with elsewhere, its WebAssembly inside this script.
import { once } from "./once.js";
import { show } from "./presentation.js";
import { unpack } from "./unpacking.js";
import letters from "./wasm/present.inline.js";

const load = once(() => unpack(import("./wasm/present.js"), letters));

export const present = (body, shown) => show(load, body, shown);
