//! A sandbox to test, driven through its routers without a socket.
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use xendit_sandbox::{Config, FaultPlan, HostId, Profile, Quirk, Sandbox};

use crate::sealing::CardFrame;

pub(crate) const SHOP: &str = "https://shop.example";
// "xnd_development_test:"
const KEY: &str = "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6";

pub(crate) struct Local {
    pub(crate) sandbox: Arc<Sandbox>,
    pub(crate) api: Router,
    pub(crate) frames: Router,
    pub(crate) checkout: Router,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

/// A session as its two clients know it.
pub(crate) struct Opened {
    pub(crate) id: String,
    pub(crate) auth_key: String,
    pub(crate) frame: CardFrame,
}

pub(crate) fn config() -> Config {
    Config {
        api_origin: "http://api.test".into(),
        frame_origin: "http://frames.test".into(),
        checkout_origin: "http://checkout.test".into(),
        package: None,
        host_id: HostId::Sandbox,
        signing_key: None,
        webhook_urls: Vec::new(),
        callback_token: "token-of-the-shop".into(),
        webhook_patience: Duration::from_secs(30),
        speed: 1,
        seed: Some(1),
        profile: Profile::default(),
        data: None,
        rate_limit: None,
        quirks: Vec::new(),
        clock: None,
        faults: FaultPlan::default(),
    }
}

pub(crate) fn local() -> Local {
    with(config())
}

pub(crate) fn with(config: Config) -> Local {
    let sandbox = Sandbox::new(config).unwrap();
    Local { api: sandbox.api(), frames: sandbox.frames(), checkout: sandbox.checkout(), sandbox }
}

/// A sandbox that reads the documentation another way.
pub(crate) fn reading(quirk: Quirk) -> Local {
    with(Config { quirks: vec![quirk], ..config() })
}

pub(crate) async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Answer { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn error_code(&self) -> String {
        self.json()["error_code"]
            .as_str()
            .unwrap_or_else(|| panic!("no error_code: {}", self.text))
            .to_owned()
    }
}

pub(crate) fn order() -> Value {
    json!({
        "reference_id": "order-1",
        "session_type": "PAY",
        "mode": "COMPONENTS",
        "amount": 125_000,
        "currency": "IDR",
        "country": "ID",
        "customer": customer(),
        "components_configuration": { "origins": [SHOP] },
    })
}

pub(crate) fn customer() -> Value {
    json!({
        "reference_id": "rani",
        "type": "INDIVIDUAL",
        "email": "rani@example.org",
        "mobile_number": "+628123456789",
        "individual_detail": { "given_names": "Rani", "surname": "Wijaya" },
    })
}

pub(crate) fn payment_link() -> Value {
    changed(
        order(),
        json!({
            "mode": "PAYMENT_LINK",
            "components_configuration": null,
            "success_return_url": "https://shop.example/thanks",
            "cancel_return_url": "https://shop.example/cart",
        }),
    )
}

pub(crate) fn subscription() -> Value {
    let schedule = json!({ "anchor_date": "2099-01-15T00:00:00Z", "interval": "MONTH", "interval_count": 1 });
    changed(order(), json!({ "session_type": "SUBSCRIPTION", "subscription": { "schedule": schedule } }))
}

pub(crate) fn card_to_save() -> Value {
    changed(order(), json!({ "session_type": "SAVE", "amount": 0 }))
}

/// `body` with some members replaced; null removes one.
pub(crate) fn changed(mut body: Value, changes: Value) -> Value {
    let members = body.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            members.shift_remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
    body
}

impl Local {
    /// A call of the merchant's server.
    pub(crate) async fn merchant(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let request = Request::builder().method(method).uri(path).header("authorization", KEY);
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        send(&self.api, request.header("content-type", "application/json").body(body).unwrap()).await
    }

    /// A call of the merchant's server with one more header.
    pub(crate) async fn merchant_with(
        &self,
        (name, value): (&str, &str),
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Answer {
        let request = Request::builder().method(method).uri(path).header("authorization", KEY);
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        send(&self.api, request.header(name, value).body(body).unwrap()).await
    }

    pub(crate) async fn create(&self, body: Value) -> Answer {
        self.merchant(Method::POST, "/sessions", Some(body)).await
    }

    pub(crate) async fn session(&self, id: &str) -> Value {
        self.merchant(Method::GET, &format!("/sessions/{id}"), None).await.json()
    }

    pub(crate) async fn open(&self, body: Value) -> Opened {
        let answer = self.create(body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let session = answer.json();
        let key = session["components_sdk_key"].as_str().unwrap();
        let id = session["payment_session_id"].as_str().unwrap().to_owned();
        let auth_key = key.splitn(3, '-').take(2).collect::<Vec<_>>().join("-");
        Opened { frame: CardFrame::new(key, &id), id, auth_key }
    }

    /// A call of the shop's page.
    pub(crate) async fn page_get(&self, path: &str) -> Answer {
        send(&self.api, Request::get(path).header("origin", SHOP).body(Body::empty()).unwrap()).await
    }

    /// A call of the shop's page, as the web SDK spells it: a form with one field.
    pub(crate) async fn page_post(&self, path: &str, payload: &Value) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("payload", &payload.to_string())
            .finish();
        let request = Request::post(path)
            .header("origin", SHOP)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body));
        send(&self.api, request.unwrap()).await
    }

    pub(crate) async fn pay(&self, session: &Opened, number: &str) -> Answer {
        let cvn = if number.starts_with('3') && number.len() == 15 { "1234" } else { "123" };
        self.attempt(session, "payment_requests", session.frame.card(number, "12", "2099", cvn), json!({}))
            .await
    }

    pub(crate) async fn save(&self, session: &Opened, number: &str) -> Answer {
        self.attempt(session, "payment_tokens", session.frame.card(number, "12", "2099", "123"), json!({}))
            .await
    }

    pub(crate) async fn attempt(
        &self,
        session: &Opened,
        kind: &str,
        card_details: Value,
        more: Value,
    ) -> Answer {
        let payload = json!({
            "session_id": session.auth_key,
            "channel_code": "CARDS",
            "channel_properties": { "card_details": card_details },
        });
        self.page_post(&format!("/api/sessions/{kind}"), &changed(payload, more)).await
    }

    pub(crate) async fn poll(&self, session: &Opened, attempt: &Value) -> Value {
        let token_request_id = attempt["session_token_request_id"].as_str().unwrap();
        let path = format!("/api/sessions/{}/poll?token_request_id={token_request_id}", session.auth_key);
        self.page_get(&path).await.json()
    }

    /// What the shopper sends from the bank's page an attempt led to.
    pub(crate) async fn answer_bank(&self, attempt: &Value, form: &'static str) -> Answer {
        self.frame_post(&bank_path(attempt), form).await
    }

    pub(crate) async fn frame_post(&self, path: &str, form: &'static str) -> Answer {
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        send(&self.frames, request.body(Body::from(form)).unwrap()).await
    }

    pub(crate) async fn frame(&self, path: &str) -> Answer {
        send(&self.frames, Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn control(&self, path: &str, body: Value) -> Answer {
        send(
            &self.api,
            Request::post(format!("/_sandbox/{path}")).body(Body::from(body.to_string())).unwrap(),
        )
        .await
    }

    pub(crate) async fn control_get(&self, path: &str) -> Value {
        send(&self.api, Request::get(format!("/_sandbox/{path}")).body(Body::empty()).unwrap()).await.json()
    }

    pub(crate) async fn advance(&self, seconds: i64) {
        let answer = self.control("clock", json!({ "advance_seconds": seconds })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
}

/// For tests over real sockets. reqwest wants to know how to do TLS before it does anything.
pub(crate) fn client() -> reqwest::ClientBuilder {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy()
}

/// The path of the bank's page an attempt leads to.
pub(crate) fn bank_path(attempt: &Value) -> String {
    let url = attempt["actions"][0]["value"].as_str().unwrap_or_else(|| panic!("no action: {attempt}"));
    url.strip_prefix("http://frames.test").unwrap().to_owned()
}
