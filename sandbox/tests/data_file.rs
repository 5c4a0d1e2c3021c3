//! What `--data` promises: nothing that was answered is lost, whenever the sandbox ends.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::harness::{SHOP, changed, client, order};
use crate::program::{Running, refused};
use crate::receiver::Receiver;
use crate::sealing::CardFrame;

/// Nothing listens there.
const NOWHERE: &str = "http://127.0.0.1:9/hook";

/// A file that is gone when the test is.
struct Kept(PathBuf);

impl Kept {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("xendit-sandbox-{}-{}.db", process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        Self(env::temp_dir().join(name))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(Path::new(&format!("{}{end}", self.path())));
        }
    }
}

/// Talks to a sandbox over its sockets, and stops talking when it no longer answers.
#[derive(Clone)]
struct Caller {
    client: Client,
    api: String,
}

impl Caller {
    fn of(running: &Running) -> Self {
        Self { client: client().build().unwrap(), api: running.api.clone() }
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.client.get(format!("{}{path}", self.api));
        answer(request).await.unwrap().1
    }

    async fn post(&self, path: &str, body: Value) -> Option<(u16, Value)> {
        let request = self.client.post(format!("{}{path}", self.api)).header("origin", SHOP);
        answer(request.body(body.to_string())).await
    }

    async fn create(&self, reference_id: &str) -> Option<(u16, Value)> {
        let customer = changed(crate::harness::customer(), json!({ "reference_id": reference_id }));
        let body = changed(order(), json!({ "reference_id": reference_id, "customer": customer }));
        self.post("/sessions", body).await
    }

    /// Pays as the shop's page does; None when nobody answers any more.
    async fn pay(&self, session: &Value) -> Option<(u16, Value)> {
        let key = session["components_sdk_key"].as_str().unwrap();
        let frame = CardFrame::new(key, session["payment_session_id"].as_str().unwrap());
        let card = frame.card("4000000000001000", "12", "2099", "123");
        let payload = json!({
            "session_id": key.get(..40).unwrap(),
            "channel_code": "CARDS",
            "channel_properties": { "card_details": card },
        });
        self.post("/api/sessions/payment_requests", payload).await
    }

    /// The ids of all webhooks by the event they tell of.
    async fn webhooks(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in self.get("/_sandbox/webhooks").await.as_array().unwrap() {
            let text = |name: &str| entry[name].as_str().unwrap().to_owned();
            ids.entry(text("event")).or_default().insert(text("id"));
        }
        ids
    }
}

async fn answer(request: RequestBuilder) -> Option<(u16, Value)> {
    let response = request.basic_auth("xnd_development_test", Some("")).send().await.ok()?;
    let status = response.status().as_u16();
    let text = response.text().await.ok()?;
    Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
}

/// What was answered about one session before nothing was answered any more.
struct Told {
    session: Value,
    payment: Option<Value>,
}

/// Creates sessions and pays them for as long as somebody answers.
async fn shop_until_the_end(caller: Caller, shopper: usize, answers: Arc<AtomicUsize>) -> Vec<Told> {
    let mut told = Vec::new();
    loop {
        let Some((_, session)) = caller.create(&format!("order-{shopper}-{}", told.len())).await else {
            return told;
        };
        answers.fetch_add(1, Ordering::SeqCst);
        let payment = caller.pay(&session).await.map(|(_, payment)| payment);
        let is_over = payment.is_none();
        told.push(Told { session, payment });
        answers.fetch_add(1, Ordering::SeqCst);
        if is_over {
            return told;
        }
    }
}

#[tokio::test]
async fn a_kill_in_the_middle_of_a_stream_of_requests_loses_nothing_that_was_answered() {
    let kept = Kept::new();
    let mut killed = Running::start(&["--data", kept.path(), "--webhook-url", NOWHERE]);
    let caller = Caller::of(&killed);
    let environment = caller.get("/_sandbox/environment").await;
    caller.post("/_sandbox/clock", json!({ "advance_seconds": 86_400 })).await.unwrap();
    let advanced = caller.get("/_sandbox/clock").await;
    let answers = Arc::new(AtomicUsize::new(0));
    let mut shoppers = JoinSet::new();
    for shopper in 0..4 {
        shoppers.spawn(shop_until_the_end(caller.clone(), shopper, Arc::clone(&answers)));
    }
    while answers.load(Ordering::SeqCst) < 60 {
        tokio::task::yield_now().await;
    }
    killed.kill();
    let told: Vec<Told> = shoppers.join_all().await.into_iter().flatten().collect();

    let receiver = Receiver::replying(&[]).await;
    let running = Running::start(&["--data", kept.path(), "--webhook-url", &receiver.url]);
    let caller = Caller::of(&running);
    let pinned = caller.get("/_sandbox/environment").await;
    assert_eq!(pinned["pinningKeys"], environment["pinningKeys"]);
    assert!(
        *caller.get("/_sandbox/clock").await["now"].as_str().unwrap() > *advanced["now"].as_str().unwrap()
    );
    let mut completed = 0;
    for Told { session, payment } in &told {
        let id = session["payment_session_id"].as_str().unwrap();
        let now = caller.get(&format!("/sessions/{id}")).await;
        for name in ["reference_id", "customer_id", "created", "expires_at", "business_id", "amount"] {
            assert_eq!(now[name], session[name], "{id} {name}");
        }
        match payment {
            Some(payment) => {
                assert_eq!(payment["status"], "SUCCEEDED");
                assert_eq!(now["status"], "COMPLETED");
                assert_eq!(now["payment_request_id"], payment["payment_request_id"]);
            }
            // The payment nobody was told of may have been made, but not half.
            None => assert_eq!(now["payment_id"].is_string(), now["status"] == "COMPLETED"),
        }
        completed += usize::from(now["status"] == "COMPLETED");
    }
    let webhooks = caller.webhooks().await;
    assert!(webhooks["payment_session.completed"].len() >= completed && completed > 0);
    all_arrive(receiver, &caller, webhooks.into_values().flatten().collect()).await;

    let (_, new) = caller.create("order-after").await.unwrap();
    assert!(told.iter().all(|told| told.session["payment_session_id"] != new["payment_session_id"]));
    let (_, paid) = caller.pay(&new).await.unwrap();
    assert_eq!(paid["status"], "SUCCEEDED");
}

/// Webhooks that were queued before a restart go out after it.
async fn all_arrive(mut receiver: Receiver, caller: &Caller, mut awaited: BTreeSet<String>) {
    // What was tried before waits for its first retry.
    caller.post("/_sandbox/clock", json!({ "advance_seconds": 15 * 60 })).await.unwrap();
    while !awaited.is_empty() {
        let arrived = receiver.next().await;
        awaited.remove(arrived.headers["webhook-id"].to_str().unwrap());
    }
}

#[tokio::test]
async fn a_session_goes_on_where_it_was() {
    let kept = Kept::new();
    let mut killed = Running::start(&["--data", kept.path()]);
    let (_, session) = Caller::of(&killed).create("order-1").await.unwrap();
    killed.kill();
    let running = Running::start(&["--data", kept.path()]);
    let (_, paid) = Caller::of(&running).pay(&session).await.unwrap();
    assert_eq!(paid["status"], "SUCCEEDED");
}

#[tokio::test]
async fn a_reset_empties_the_file_but_keeps_the_pinning_key() {
    let kept = Kept::new();
    let mut killed = Running::start(&["--data", kept.path()]);
    let caller = Caller::of(&killed);
    let environment = caller.get("/_sandbox/environment").await;
    caller.create("order-1").await.unwrap();
    caller.post("/_sandbox/webhooks", json!({ "url": NOWHERE })).await.unwrap();
    caller.post("/_sandbox/reset", json!({})).await.unwrap();
    let (_, session) = caller.create("order-2").await.unwrap();
    killed.kill();
    let running = Running::start(&["--data", kept.path()]);
    let caller = Caller::of(&running);
    let sessions = caller.get("/_sandbox/sessions").await;
    assert_eq!(sessions.as_array().unwrap().len(), 1);
    assert_eq!(sessions[0]["session"]["payment_session_id"], session["payment_session_id"]);
    assert_eq!(caller.get("/_sandbox/environment").await["pinningKeys"], environment["pinningKeys"]);
}

#[cfg(unix)]
#[tokio::test]
async fn what_cannot_be_written_is_not_told_as_done() {
    let kept = Kept::new();
    let mut cramped = Running::start_with_little_room(256, &["--data", kept.path()]);
    let caller = Caller::of(&cramped);
    let mut told = Vec::new();
    let refusal = loop {
        match caller.create(&format!("order-{}", told.len())).await.unwrap() {
            (201, session) => told.push(session),
            refused => break refused,
        }
    };
    assert_eq!((refusal.0, &refusal.1["error_code"]), (500, &json!("SERVER_ERROR")));
    cramped.kill();
    let running = Running::start(&["--data", kept.path()]);
    let caller = Caller::of(&running);
    for session in told {
        let id = session["payment_session_id"].as_str().unwrap();
        assert_eq!(caller.get(&format!("/sessions/{id}")).await, session);
    }
}

#[test]
fn a_file_of_something_else_is_refused_and_left_alone() {
    let kept = Kept::new();
    fs::write(kept.path(), "my diary, page one\n".repeat(100)).unwrap();
    let before = fs::read(kept.path()).unwrap();
    let message =
        refused(&["--port", "0", "--frame-port", "0", "--checkout-port", "0", "--data", kept.path()]);
    assert!(message.contains(kept.path()), "{message}");
    assert_eq!(fs::read(kept.path()).unwrap(), before);
}

#[test]
fn a_file_that_another_sandbox_has_open_is_refused() {
    let kept = Kept::new();
    let _running = Running::start(&["--data", kept.path()]);
    let message =
        refused(&["--port", "0", "--frame-port", "0", "--checkout-port", "0", "--data", kept.path()]);
    assert!(message.contains("in use"), "{message}");
}
