//! WebAssembly inside a script: a text with a letter for each byte. That compresses to 5 % more than the bytes do,
//! where base64 takes 30 % more.
use std::fmt::Write;

/// A module whose default export is the text. It is all ASCII: whatever charset a page reads its scripts in, the letters
/// are these. Nothing in it ends a string, a line or a script element.
///
/// A letter's code is its byte's and one: most bytes are small, and the smallest, 0, is the one control character that
/// tools will not leave in a text.
pub(super) fn module(wasm: &[u8]) -> String {
    let mut module = String::from("export default \"");
    for byte in wasm {
        match byte.wrapping_add(1) {
            b'\n' => module.push_str("\\n"),
            b'\r' => module.push_str("\\r"),
            b'"' => module.push_str("\\\""),
            b'\\' => module.push_str("\\\\"),
            letter @ (0 | b'<' | 0x7f..) => {
                // Writing to a text cannot fail.
                let _ = write!(module, "\\x{letter:02x}");
            }
            letter => module.push(char::from(letter)),
        }
    }
    module.push_str("\";\n");
    module
}

#[cfg(test)]
mod tests {
    use super::module;
    use std::io::Write;
    use std::process::{Command, Stdio};

    /// What a browser makes of it, by the package's own hand.
    fn read_back(module: &str) -> Vec<u8> {
        let unpacking = include_str!("../../../pkg/unpacking.js");
        let bytes = unpacking.lines().find(|line| line.starts_with("export const bytes")).expect("bytes");
        let script = [bytes, module, "process.stdout.write(bytes(letters));"].join("\n");
        let script = script.replace("export const", "const").replace("export default", "const letters =");
        let mut node = Command::new("node")
            .args(["--input-type=module", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node");
        node.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("Node reads it");
        node.wait_with_output().expect("Node").stdout
    }

    #[test]
    fn every_byte_comes_back_whatever_stands_beside_it() {
        let all: Vec<u8> =
            (0..=255).flat_map(|byte| [byte, b'/', byte, b'[', byte, b'w', byte, 0xff]).collect();
        assert_eq!(read_back(&module(&all)), all);
    }

    #[test]
    fn it_is_ascii_on_one_line_and_ends_no_script_element() {
        let all: Vec<u8> = (0..=255).chain(*b";.rbqhos=").collect();
        let module = module(&all);
        assert_eq!(module.lines().count(), 1);
        assert!(module.is_ascii() && !module.contains(['<', '\0', '\r']), "{module}");
    }
}
