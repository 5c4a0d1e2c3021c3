// The same as `xendit-components-wasm`, with the WebAssembly inside the module: nothing is fetched as a `.wasm`.
export * from "./index.js";
