//! The command line as a person meets it.
use std::process::{Command, Output};

fn xtask(arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output()
}

#[test]
fn without_a_command_it_lists_all_of_them() {
    let output = xtask(&[]).unwrap();
    let help = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success());
    for command in [
        "setup",
        "build",
        "demo",
        "test",
        "sbom",
        "deny",
        "bench size",
        "bench ready",
        "bench form",
        "bench sandbox",
    ] {
        assert!(help.contains(&format!("\n  {command}")), "{command} is missing in:\n{help}");
    }
}

#[test]
fn an_unknown_command_fails_and_lists_those_there_are() {
    let output = xtask(&["tset"]).unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(complaint.contains("\"tset\"") && complaint.contains("cargo xtask <command>"), "{complaint}");
}

#[test]
fn an_unknown_step_names_the_steps() {
    let output = xtask(&["test", "--only", "unit"]).unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(
        complaint
            .contains("fmt clippy native pages server browser e2e official packages types size doc supply"),
        "{complaint}"
    );
}
