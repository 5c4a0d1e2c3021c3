//! What the shopper sees: the shop, the order page, and the files both are made of.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::extract;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::{Environment, context};
use serde_json::{Value, json};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::order::{OrderId, Purpose};
use crate::policy::{Addresses, PLAIN_POLICY, checkout_policy, importmap};
use crate::store::Store;

/// The files of www/ that a browser may ask for; its neighbours are nobody's business.
const FILES: [&str; 7] =
    ["store.js", "wording.js", "cart.js", "order.js", "look.css", "store.css", "order.css"];

/// The pages, read at the start.
#[derive(Debug)]
pub struct Pages {
    shop: String,
    theming: String,
    templates: Environment<'static>,
    folder: PathBuf,
    products: PathBuf,
}

/// Why there is no page to show.
#[derive(Debug, thiserror::Error)]
pub enum PagesError {
    /// A file is not there.
    #[error(
        "cannot read the page {path}: {source}; start the store in the repository's top folder or name its pages with --www"
    )]
    Unreadable {
        /// Which.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The order page is not a template.
    #[error("order.html: {0}")]
    Template(#[from] minijinja::Error),
}

impl Pages {
    /// Reads the pages in `folder`; `products` is shown to the browser beside them.
    ///
    /// # Errors
    /// When one is missing or the order page is not a template.
    pub fn read(folder: &Path, products: &Path) -> Result<Self, PagesError> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path)
                .map_err(|source| PagesError::Unreadable { path: path.display().to_string(), source })
        };
        let mut templates = Environment::new();
        templates.add_template_owned("order.html", read("order.html")?)?;
        Ok(Self {
            shop: read("index.html")?,
            theming: read("theming.html")?,
            templates,
            folder: folder.to_owned(),
            products: products.to_owned(),
        })
    }

    pub(crate) fn theming(&self) -> &str {
        &self.theming
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

pub(crate) async fn shop(State(store): State<Arc<Store>>) -> Response {
    with_checkout(&store, &store.pages.shop).await
}

/// A page with a checkout in it, under the policy a checkout needs.
pub(crate) async fn with_checkout(store: &Store, page: &str) -> Response {
    let environment = store.xendit.environment().await;
    let policy = checkout_policy(importmap(page), &Addresses::of(environment.as_ref()));
    ([(header::CONTENT_SECURITY_POLICY, policy)], Html(page.to_owned())).into_response()
}

/// What `mount` takes as `environment`: a sandbox's addresses, or nothing.
pub(crate) async fn environment(State(store): State<Arc<Store>>) -> Json<Option<Value>> {
    Json(store.xendit.environment().await)
}

pub(crate) async fn order(
    State(store): State<Arc<Store>>,
    extract::Path(id): extract::Path<OrderId>,
) -> Response {
    let found = store.orders().find(&id).cloned();
    let lines: Vec<_> = match found.as_ref().map(|order| &order.purpose) {
        Some(Purpose::Buy(lines)) => lines
            .iter()
            .map(|line| context! { name => &line.product.name, quantity => line.quantity, total => line.total.to_string() })
            .collect(),
        Some(Purpose::SaveCard) | None => Vec::new(),
    };
    let shown = context! {
        number => id.short(),
        status => found.as_ref().map(|order| order.status.word()),
        total => found.as_ref().map(|order| order.amount().to_string()),
        lines,
    };
    let page = store.pages.templates.get_template("order.html").and_then(|template| template.render(shown));
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    match page {
        Ok(page) => (status, [(header::CONTENT_SECURITY_POLICY, PLAIN_POLICY)], Html(page)).into_response(),
        Err(error) => {
            eprintln!("order.html: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

pub(crate) async fn order_status(
    State(store): State<Arc<Store>>,
    extract::Path(id): extract::Path<OrderId>,
) -> Response {
    match store.orders().find(&id) {
        Some(order) => Json(json!({ "status": order.status.word() })).into_response(),
        None => (StatusCode::NOT_FOUND, Json(json!({ "error": "there is no such order" }))).into_response(),
    }
}

pub(crate) fn files(pages: &Pages) -> Router<Arc<Store>> {
    let files = FILES.iter().fold(Router::new(), |router, name| {
        router.route_service(&format!("/{name}"), ServeFile::new(pages.folder.join(name)))
    });
    files
        .route_service("/products.json", ServeFile::new(&pages.products))
        .nest_service("/art", folder(&pages.folder.join("art")))
}

pub(crate) fn folder(path: &Path) -> ServeDir {
    ServeDir::new(path).append_index_html_on_directories(false)
}

/// Sets a header on every answer that does not say otherwise.
pub(crate) fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}
