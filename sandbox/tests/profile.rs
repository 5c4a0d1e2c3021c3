//! A merchant's profile: read from a file, seen by shoppers, and refused when it is not right.
use std::fs;
use std::path::PathBuf;

use serde_json::json;
use xendit_sandbox::{Config, Profile, Sandbox};

use crate::harness::{changed, config, order, with};
use crate::shopper::{bootstrap, channel, codes, create};

/// A file that is gone when the test is.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xendit-sandbox-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The example of the README.
fn example() -> String {
    let readme = include_str!("../README.md");
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[tokio::test]
async fn the_readmes_example_is_a_profile_and_shoppers_see_it() {
    let file = File::new("example.toml", &example());
    let local = with(Config { profile: Profile::read(&file.0).unwrap(), ..config() });
    let session = local.open(order()).await;
    let start = bootstrap(&local, &session).await;
    assert_eq!(
        (&start["business"]["name"], &start["business"]["merchant_profile_picture_url"]),
        (&json!("Kopi Senja"), &json!("https://kopi.example/us.png"))
    );
    assert_eq!(codes(&start), ["CARDS", "DANA", "QRIS"]);
    let dana = channel(&start, "DANA").unwrap();
    assert_eq!((&dana["min_amount"], &dana["max_amount"]), (&json!(5_000), &json!(1_000_000)));
    let attempt = create(&local, &session, "payment_requests", "DANA", json!({}), json!({})).await.json();
    assert_eq!(attempt["actions"][0]["iframe_capable"], false);

    let malaysian = json!({ "country": "MY", "currency": "MYR", "amount": 100 });
    assert_eq!(local.create(changed(order(), malaysian)).await.error_code(), "INVALID_PAYMENT_CHANNEL");
}

#[test]
fn a_profile_may_be_json() {
    let file =
        File::new("profile.json", r#"{ "name": "Kopi", "channels": [{ "code": "OVO", "active": false }] }"#);
    assert!(Profile::read(&file.0).is_ok());
}

#[test]
fn a_profile_that_is_not_right_is_an_error_that_names_file_and_fault() {
    let mistaken = File::new("mistaken.toml", "nam = \"Kopi\"\n");
    let message = Profile::read(&mistaken.0).unwrap_err().to_string();
    assert!(message.contains("mistaken.toml") && message.contains("nam"), "{message}");
    let missing = Profile::read(&PathBuf::from("/no/such/profile.toml")).unwrap_err().to_string();
    assert!(missing.contains("/no/such/profile.toml"), "{missing}");

    let unknown = File::new("unknown.toml", "only = [\"CARDZ\"]\n");
    let started = Sandbox::new(Config { profile: Profile::read(&unknown.0).unwrap(), ..config() });
    assert!(started.err().unwrap().to_string().contains("CARDZ"));
}
