// What draws things to pay with, inside a script, where the .wasm could not be had.
import { replace } from "./unpacking.js";
import letters from "./wasm/present.inline.js";

export const source = (reason) => replace(letters, reason);
