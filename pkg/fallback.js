// The checkout's WebAssembly inside a script, where its own file could not be had.
import { replace } from "./unpacking.js";
import letters from "./wasm/xendit.inline.js";

export const source = (reason) => replace(letters, reason);
