// The same as `xendit-components-wasm`, without WebAssembly: for pages whose CSP cannot have `'wasm-unsafe-eval'`.
export * from "./index.js";
