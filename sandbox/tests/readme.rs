//! README.md: its commands do what it says, and it names every option and every control.
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::harness::local;
use crate::program::{PROGRAM, Running};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The blocks to be pasted into a shell that talk to a running sandbox.
fn curl_blocks(readme: &str) -> Vec<&str> {
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.filter(|block| block.contains("curl ")).collect()
}

#[tokio::test]
async fn its_commands_work_one_after_another() {
    let running = Running::start(&[]);
    let readme = readme();
    let blocks = curl_blocks(&readme);
    assert!(blocks.len() >= 6, "{blocks:#?}");
    let token = r#"{"reference_id": "link-1", "country": "ID", "currency": "IDR", "channel_code": "DANA",
        "channel_properties": {"success_return_url": "https://shop.example/", "failure_return_url": "https://shop.example/"}}"#;
    // What a reader has at that point: a saved payment method, and a curl whose refusals are seen here.
    let before = format!(
        "set -eo pipefail\ncurl() {{ command curl --fail-with-body -S \"$@\"; echo; }}\n\
         token=$(curl -s {api}/v3/payment_tokens -u xnd_development_anything: -H 'content-type: application/json' -d '{token}' \
         | grep -o 'pt-[0-9a-f-]*' | head -1)\n\
         curl -s -X POST {api}/_sandbox/payment_tokens/$token/complete\n",
        api = running.api
    );
    for block in blocks {
        let script = block.replace("http://127.0.0.1:4242", &running.api).replace("pt-…", "'$token'");
        let run = Command::new("bash").arg("-c").arg(format!("{before}{script}")).output();
        let Output { status, stdout, stderr } =
            run.unwrap_or_else(|error| panic!("bash and curl are needed: {error}"));
        assert!(
            status.success(),
            "{block}\n{}\n{}",
            String::from_utf8_lossy(&stdout),
            String::from_utf8_lossy(&stderr)
        );
    }
}

#[test]
fn it_has_a_row_for_every_option() {
    let help = Command::new(PROGRAM).arg("--help").output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let readme = readme();
    let options = help
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--").or(line.trim_start().strip_prefix("-h, --")));
    let mut seen = 0;
    for option in options
        .filter_map(|rest| rest.split([' ', ',']).next())
        .filter(|name| *name != "help" && *name != "version")
    {
        assert!(readme.contains(&format!("\n| `--{option}")), "README.md has no row for --{option}");
        seen += 1;
    }
    assert!(seen > 12, "only {seen} options found in:\n{help}");
}

#[tokio::test]
async fn it_names_every_control() {
    let local = local();
    let (document, readme) = (local.control_get("openapi.json").await, readme());
    let controls =
        document["paths"].as_object().unwrap().iter().filter_map(|(path, methods)| {
            Some((path.strip_prefix("/_sandbox/")?, methods.as_object().unwrap()))
        });
    let is_of_the_page = |path: &str| path.is_empty() || path.starts_with("control") || path == "look.css";
    for (path, methods) in controls.filter(|(path, _)| !is_of_the_page(path)) {
        for method in methods.keys() {
            let named = format!("`{} {}", method.to_uppercase(), path.split("{turn}").next().unwrap());
            assert!(readme.contains(&named), "README.md does not name {named}…`");
        }
    }
}

#[tokio::test]
async fn its_example_of_a_fault_plan_is_one() {
    let readme = readme();
    let plan = readme.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    xendit_sandbox::FaultPlan::parse(plan).unwrap();
}
