//! The same crates as JavaScript, for pages that may not compile WebAssembly. wasm-bindgen is told to do without reference
//! types and without several results at once, of which no JavaScript can be made; wasm-opt lowers the other newer
//! instructions, and wasm2js translates what is left.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::part::WASM_FEATURES;
use crate::dead_places;
use crate::glue;
use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;
use crate::short_names;
use crate::wasm::{Bytes, CUSTOM, IMPORTS, rewrite, write_name, write_number};

/// What wasm-bindgen makes no use of when the section about it does not name it.
const UNTRANSLATABLE: [&[u8]; 2] = [b"multivalue", b"reference-types"];
/// Where wasm-bindgen leaves an import that it forgets to replace when there are no reference types.
const FORGOTTEN: &str = "__wbindgen_externref_xform__";

/// One crate's.
pub(super) struct Translation {
    name: &'static str,
    /// What rustc made of it.
    compiled: PathBuf,
    /// Where what is in between is kept.
    folder: PathBuf,
    glue: PathBuf,
    code: PathBuf,
}

impl Translation {
    pub(super) fn of(project: &Project, name: &'static str, compiled: &str) -> Self {
        let output = project.package().join("wasm");
        Self {
            name,
            compiled: project.target.join("wasm32-unknown-unknown").join("browser").join(compiled),
            folder: project.target.join("xtask-translation"),
            glue: output.join(format!("{name}.translated.js")),
            code: output.join(format!("{name}_bg.translated.js")),
        }
    }

    /// What is built.
    pub(super) fn files(&self) -> [PathBuf; 2] {
        [self.glue.clone(), self.code.clone()]
    }

    /// The crate has to be compiled already.
    pub(super) fn build(&self, toolchain: &Toolchain) -> Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let wasm = self.folder.join(format!("{}.wasm", self.name));
        let compiled = std::fs::read(&self.compiled)
            .with_context(|| format!("{} is not where cargo puts it", self.compiled.display()))?;
        std::fs::write(&wasm, without_untranslatable(&compiled)?)?;
        shell::run(
            Command::new(toolchain.wasm_bindgen.program())
                .args(["--target", "web", "--no-typescript", "--out-name", self.name, "--out-dir"])
                .arg(&self.folder)
                .arg(&wasm),
        )?;
        let wasm = self.folder.join(format!("{}_bg.wasm", self.name));
        self.lower(toolchain, &wasm)?;
        let glue = std::fs::read_to_string(self.folder.join(format!("{}.js", self.name)))?;
        let glue = self.glue_to_a_script(&glue::slim(&glue)?).context("the glue cannot be changed")?;
        let renamed = with_imports_from(&format!("./{}_bg.js", self.name), &std::fs::read(&wasm)?)?;
        let (renamed, glue) = short_names::shorten(self.name, &renamed, &glue)?;
        std::fs::write(&wasm, renamed)?;
        self.translate(toolchain, &wasm)?;
        std::fs::write(&self.glue, glue)?;
        Ok(())
    }

    fn lower(&self, toolchain: &Toolchain, wasm: &Path) -> Result<()> {
        std::fs::write(wasm, dead_places::clear(&std::fs::read(wasm)?)?)?;
        shell::run(
            toolchain
                .npm
                .wasm_opt()?
                .args([
                    "--signext-lowering",
                    "--llvm-nontrapping-fptoint-lowering",
                    "--llvm-memory-copy-fill-lowering",
                    "--merge-similar-functions",
                    "-Oz",
                    "--low-memory-unused",
                    "--strip-producers",
                    "--strip-target-features",
                ])
                .args(WASM_FEATURES)
                .arg(wasm)
                .arg("-o")
                .arg(wasm),
        )
    }

    fn translate(&self, toolchain: &Toolchain, wasm: &Path) -> Result<()> {
        shell::run(
            toolchain
                .npm
                .wasm2js()?
                // a function that makes an instance, where it would otherwise make one when it is imported
                .args(["-Oz", "--emscripten"])
                .args(WASM_FEATURES)
                .arg(wasm)
                .arg("-o")
                .arg(&self.code),
        )?;
        let code = std::fs::read_to_string(&self.code)?;
        std::fs::write(&self.code, format!("{code}\nexport {{ instantiate }};\n"))?;
        Ok(())
    }

    /// The glue of an instance that a function makes.
    fn glue_to_a_script(&self, glue: &str) -> Result<String> {
        // The places that objects never take: 1024, and four for constants.
        ensure!(glue.contains("heap = new Array(1024)"), "the glue's objects begin at another place");
        ensure!(glue.contains("heap.push(undefined, null, true, false);"), "the glue has other constants");
        let mut glue = glue.to_owned();
        let beginning = format!("import * as import1 from \"{FORGOTTEN}\"\n");
        let script = format!("import {{ instantiate }} from \"./{}_bg.translated.js\";\n", self.name);
        swap(&mut glue, &beginning, &script)?;
        swap(&mut glue, &format!("        \"{FORGOTTEN}\": import1,\n"), "")?;
        swap(
            &mut glue,
            "    const import0 = {\n",
            "    const import0 = {\n        __wbindgen_externref_statics_end: () => 1028,\n",
        )?;
        swap(&mut glue, glue::LOADED, LOADED)?;
        // A memory that has grown is another one, and nobody tells those who look at the old.
        swap(&mut glue, BYTES_ARE_STALE, "cachedUint8ArrayMemory0?.buffer !== wasm.memory.buffer")?;
        if glue.contains(REVIVED) {
            swap(&mut glue, REVIVED, "wasmInstance = { exports: instantiate(__wbg_get_imports()) };")?;
            // There is none: it would fill the table of references.
            swap(&mut glue, "    wasm.__wbindgen_start();\n", "")?;
        }
        ensure!(!glue.contains("WebAssembly"), "the glue still speaks of WebAssembly");
        Ok(glue)
    }
}

/// Called as wasm-bindgen's own is, though there is nothing to wait for.
const LOADED: &str = "\
export default async function () {
    __wbg_finalize_init({ exports: instantiate(__wbg_get_imports()) });
}
";
const BYTES_ARE_STALE: &str = "cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0";
const REVIVED: &str = "wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());";

/// Puts something else in the one place where the glue has this.
fn swap(glue: &mut String, old: &str, new: &str) -> Result<()> {
    ensure!(glue.matches(old).count() == 1, "the glue has {old:?} otherwise than once");
    *glue = glue.replace(old, new);
    Ok(())
}

/// The same module, which does not say that it could have what cannot be translated.
fn without_untranslatable(wasm: &[u8]) -> Result<Vec<u8>> {
    rewrite(wasm, |id, section| {
        let mut input = Bytes(section);
        if id != CUSTOM || input.name()? != "target_features" {
            return Ok(section.to_vec());
        }
        let mut kept = Vec::new();
        for _ in 0..input.number()? {
            let (sign, length) = (input.byte()?, input.number()?);
            kept.push((sign, input.take(length)?));
        }
        kept.retain(|(_, feature)| !UNTRANSLATABLE.contains(feature));
        let mut output = Vec::new();
        write_name(&mut output, "target_features");
        write_number(&mut output, kept.len());
        for (sign, feature) in kept {
            output.push(sign);
            write_number(&mut output, feature.len());
            output.extend(feature);
        }
        Ok(output)
    })
}

/// The same module, with the forgotten import where all others are.
fn with_imports_from(module: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    rewrite(wasm, |id, section| {
        if id != IMPORTS {
            return Ok(section.to_vec());
        }
        let (mut input, mut output) = (Bytes(section), Vec::new());
        let count = input.number()?;
        write_number(&mut output, count);
        for _ in 0..count {
            let (from, name) = (input.name()?, input.name()?);
            write_name(&mut output, if from == FORGOTTEN { module } else { from });
            write_name(&mut output, name);
            output.extend(input.description()?);
        }
        Ok(output)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let mut wasm = BEGINNING.to_vec();
        wasm.push(id);
        write_number(&mut wasm, content.len());
        wasm.extend(content);
        wasm
    }

    #[test]
    fn features_that_cannot_be_translated_are_not_named() {
        let features = |list: &[&str]| {
            let mut content = Vec::new();
            write_name(&mut content, "target_features");
            write_number(&mut content, list.len());
            for feature in list {
                content.push(b'+');
                write_name(&mut content, feature);
            }
            section(CUSTOM, &content)
        };
        let wasm = features(&["bulk-memory", "multivalue", "reference-types", "sign-ext"]);
        assert_eq!(without_untranslatable(&wasm).unwrap(), features(&["bulk-memory", "sign-ext"]));
    }

    #[test]
    fn other_sections_stay_as_they_are() {
        let mut content = Vec::new();
        write_name(&mut content, "name");
        content.extend([1, 2, 3]);
        let wasm = section(CUSTOM, &content);
        assert_eq!(without_untranslatable(&wasm).unwrap(), wasm);
        assert_eq!(with_imports_from("./xendit_bg.js", &wasm).unwrap(), wasm);
    }

    #[test]
    fn the_forgotten_import_comes_from_where_the_others_do() {
        let imports = |module: &str| {
            let mut content = vec![2];
            for (module, name) in [("./xendit_bg.js", "a"), (module, "b")] {
                write_name(&mut content, module);
                write_name(&mut content, name);
                content.extend([0, 3]);
            }
            section(IMPORTS, &content)
        };
        assert_eq!(
            with_imports_from("./xendit_bg.js", &imports(FORGOTTEN)).unwrap(),
            imports("./xendit_bg.js")
        );
    }

    #[test]
    fn a_glue_that_is_otherwise_than_known_is_an_error() {
        let mut glue = "once twice twice".to_owned();
        assert!(swap(&mut glue, "once", "").is_ok());
        assert!(swap(&mut glue, "twice", "").is_err());
        assert!(swap(&mut glue, "never", "").is_err());
    }
}
