//! The glue, with what our page needs of it: it loads the WebAssembly from an answer that is still arriving or from bytes,
//! the two ways `pkg` asks for, and writes texts with `TextEncoder`. wasm-bindgen writes many more ways of doing both: eight tenths of a
//! kilobyte of brotli that no shopper needs.
use anyhow::{Context, Result, ensure};

/// Behind here the glue has nothing but ways to load the wasm.
const LOADING: &str = "async function __wbg_load(";
/// How the glue loads the WebAssembly now. Called as wasm-bindgen's own is.
pub const LOADED: &str = "\
export default async function ({ module_or_path: source }) {
    const instantiate = source.ok ? 'instantiateStreaming' : 'instantiate';
    const { instance, module } = await WebAssembly[instantiate](source, __wbg_get_imports());
    __wbg_finalize_init(instance, module);
}
";
/// A loop that copies ASCII letter by letter, and encodes what is left.
const PASSING: &str = "function passStringToWasm0(";
/// An encoder takes ten times as long for a short text: a session of a thousand channels has fifty thousand of those.
const ENCODED: &str = "\
function passStringToWasm0(arg, malloc) {
    const bytes = /^[\\0-\\x7f]{0,99}$/.test(arg) ? arg : cachedTextEncoder.encode(arg);
    const { length } = bytes;
    const ptr = malloc(length, 1) >>> 0;
    const memory = getUint8ArrayMemory0();
    if (bytes === arg) for (let at = 0; at < length; at++) memory[ptr + at] = arg.charCodeAt(at);
    else memory.set(bytes, ptr);
    WASM_VECTOR_LEN = length;
    return ptr;
}
";
/// Safari's decoder fails behind two gigabytes of text: a checkout does not read that much.
const DECODING: &str = "function decodeText(";
const DECODED: &str = "\
function decodeText(bytes) {
    return cachedTextDecoder.decode(bytes);
}
";
/// A view of the memory, which is another buffer once it has grown.
const VIEWING: &str = "function getDataViewMemory0(";
const VIEWED: &str = "\
function getDataViewMemory0() {
    const { buffer } = wasm.memory;
    if (cachedDataViewMemory0?.buffer !== buffer) cachedDataViewMemory0 = new DataView(buffer);
    return cachedDataViewMemory0;
}
";
/// What the loop needs in browsers that cannot encode into a place.
const POLYFILL: &str = "if (!('encodeInto' in cachedTextEncoder)) {";
/// Ends a declaration.
const END: &str = "\n}\n";

/// The glue, loading these ways only and encoding all texts alike.
pub fn slim(glue: &str) -> Result<String> {
    let parts: Vec<&str> = glue.split(LOADING).collect();
    let [work, loading] = parts.as_slice() else {
        anyhow::bail!("the glue has {LOADING} otherwise than once");
    };
    let exports = loading.contains("export { initSync, __wbg_init as default };");
    ensure!(exports, "the glue exports its ways of loading otherwise than known here");
    for used in [
        "function getUint8ArrayMemory0()",
        "let WASM_VECTOR_LEN",
        "let cachedTextDecoder",
        "let cachedDataViewMemory0",
    ] {
        ensure!(work.contains(used), "the glue has no {used}");
    }
    let work = replace(work, PASSING, ENCODED)?;
    let work = replace(&work, DECODING, DECODED)?;
    let work = replace(&work, VIEWING, VIEWED)?;
    let work = replace(&work, POLYFILL, "")?;
    Ok(format!("{work}{LOADED}"))
}

/// Puts something else in the place of the declaration that begins so.
fn replace(glue: &str, beginning: &str, other: &str) -> Result<String> {
    ensure!(glue.matches(beginning).count() == 1, "the glue has {beginning} otherwise than once");
    let (before, declaration) = glue.split_once(beginning).context("it was there a moment ago")?;
    let (_, after) = declaration.split_once(END).context("a declaration of the glue has no end")?;
    Ok([before, other, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
export function open() {}

function getUint8ArrayMemory0() {}

function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return 0;
    }
    return 1;
}

let cachedDataViewMemory0 = null;

function getDataViewMemory0() {
    return 0;
}

let cachedTextDecoder = new TextDecoder();

function decodeText(bytes) {
    return 1;
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function () {};
}

let WASM_VECTOR_LEN = 0;

async function __wbg_load(module, imports) {}

export { initSync, __wbg_init as default };
";

    #[test]
    fn what_the_glue_does_besides_loading_and_encoding_stays() {
        let expected = format!(
            "export function open() {{}}\n\nfunction getUint8ArrayMemory0() {{}}\n\n{ENCODED}\n\
             let cachedDataViewMemory0 = null;\n\n{VIEWED}\n\
             let cachedTextDecoder = new TextDecoder();\n\n{DECODED}\n\
             const cachedTextEncoder = new TextEncoder();\n\n\n\
             let WASM_VECTOR_LEN = 0;\n\n{LOADED}"
        );
        assert_eq!(slim(GLUE).unwrap(), expected);
    }

    #[test]
    fn a_glue_that_loads_or_encodes_otherwise_is_an_error() {
        for known in
            [LOADING, PASSING, DECODING, VIEWING, POLYFILL, "getUint8ArrayMemory0", "WASM_VECTOR_LEN"]
        {
            assert!(slim(&GLUE.replace(known, "function other(")).is_err(), "{known}");
        }
    }
}
