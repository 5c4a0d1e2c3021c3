//! A store that talks to a stand-in, and a browser's or Xendit's way of asking it.
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;
use url::Url;
use xendit_store::pages::Pages;
use xendit_store::product::Shelf;
use xendit_store::webhook::CallbackToken;
use xendit_store::xendit::{SecretKey, Xendit};
use xendit_store::{Store, app};

use crate::running::Running;
use crate::stand_in::StandIn;

/// Names a backend to start in the place of this package's: the same is asked of it.
const OTHER_BACKEND: &str = "XENDIT_STORE_BACKEND";

pub(crate) const ORIGIN: &str = "http://localhost:4100";
pub(crate) const TOKEN: &str = "the-callback-token";
const KEY: &str = "xnd_development_secret";

fn www() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

enum Backend {
    Ours(Router),
    Other(Running),
}

/// A store under test.
pub(crate) struct Shop {
    backend: Backend,
    pub(crate) xendit: StandIn,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) response: Response<()>,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Shop {
    pub(crate) async fn open() -> Self {
        Self::with(StandIn::obliging().await, Some(TOKEN))
    }

    pub(crate) fn with(xendit: StandIn, token: Option<&str>) -> Self {
        let address = xendit.address.clone();
        Self::at(&address, xendit, token)
    }

    /// A store that looks for Xendit at another address than the stand-in's.
    pub(crate) fn at(address: &str, xendit: StandIn, token: Option<&str>) -> Self {
        let backend = match std::env::var_os(OTHER_BACKEND) {
            None => Backend::Ours(Self::ours(address, token)),
            Some(program) => Backend::Other(Self::other(&program, address, token)),
        };
        Self { backend, xendit }
    }

    fn other(program: &OsString, address: &str, token: Option<&str>) -> Running {
        let www = www();
        let options = ["--port", "0", "--origin", ORIGIN, "--products"].map(OsString::from);
        let paths = [www.join("products.json").into(), "--pkg".into(), www.join("art").into()];
        let environment = [
            ("XENDIT_SECRET_KEY", KEY),
            ("XENDIT_API_URL", address),
            ("XENDIT_CALLBACK_TOKEN", token.unwrap_or("")),
        ];
        Running::start(program, options.into_iter().chain(paths), environment)
    }

    fn ours(address: &str, token: Option<&str>) -> Router {
        let www = www();
        let products = www.join("products.json");
        let key = SecretKey::parse(KEY).unwrap();
        let store = Store::new(
            ORIGIN.to_owned(),
            Shelf::read(&products).unwrap(),
            Xendit::new(Url::parse(address).unwrap(), key).unwrap(),
            token.and_then(CallbackToken::parse),
            Pages::read(www, &products).unwrap(),
            www.join("art"),
        );
        app(Arc::new(store))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Xendit delivers a webhook.
    pub(crate) async fn deliver(&self, webhook_id: &str, body: &Value) -> Answer {
        let request = Request::post("/webhooks/xendit")
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-callback-token", TOKEN)
            .header("webhook-id", webhook_id);
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub(crate) async fn status_of(&self, order: &str) -> String {
        let answer = self.get(&format!("/orders/{order}/status")).await;
        answer.json()["status"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let app = match &self.backend {
            Backend::Ours(app) => app,
            Backend::Other(running) => return running.ask(request).await,
        };
        let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, response: Response::from_parts(parts, ()), text }
    }
}
