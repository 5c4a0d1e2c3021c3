//! How the glue loads the WebAssembly: from bytes, which is the one way `pkg/index.js` asks for. wasm-bindgen writes all
//! the others too, two thirds of a kilobyte of brotli that no shopper needs.
use anyhow::{Result, ensure};

/// Behind here the glue has nothing but ways to load the wasm.
const LOADING: &str = "async function __wbg_load(";
/// Called as wasm-bindgen's own is.
const FROM_BYTES: &str = "\
export default async function ({ module_or_path }) {
    const { instance, module } = await WebAssembly.instantiate(module_or_path, __wbg_get_imports());
    __wbg_finalize_init(instance, module);
}
";

/// The glue, loading from bytes only.
pub fn from_bytes(glue: &str) -> Result<String> {
    let parts: Vec<&str> = glue.split(LOADING).collect();
    let [work, loading] = parts.as_slice() else {
        anyhow::bail!("the glue has {LOADING} otherwise than once");
    };
    let exports = loading.contains("export { initSync, __wbg_init as default };");
    ensure!(exports, "the glue exports its ways of loading otherwise than known here");
    Ok(format!("{work}{FROM_BYTES}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_glue_does_besides_loading_stays() {
        let glue = "export function open() {}\n\nasync function __wbg_load(module, imports) {}\n\nexport { initSync, __wbg_init as default };\n";
        let glue = from_bytes(glue).unwrap();
        assert_eq!(glue, format!("export function open() {{}}\n\n{FROM_BYTES}"));
    }

    #[test]
    fn a_glue_that_loads_otherwise_is_an_error() {
        assert!(from_bytes("async function load(module) {}").is_err());
    }
}
