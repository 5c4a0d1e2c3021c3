// Every way in has the same exports, of the same types.
import * as standard from "xendit-components-wasm";
import * as inline from "xendit-components-wasm/inline";
import * as noWasm from "xendit-components-wasm/no-wasm";

export const entries: readonly (typeof standard)[] = [inline, noWasm];
export const checkout: Promise<standard.Checkout> = inline.mount("#checkout", { componentsSdkKey: "session-…" });
