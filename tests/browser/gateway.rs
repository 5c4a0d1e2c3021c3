//! A stand-in for the gateway: takes the place of the page's `fetch`, answers from fixtures and remembers what was
//! asked.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Error, Function, Promise, Reflect, Uint8Array, decode_uri_component};
use serde_json::Value as Json;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, Request, RequestMode, Response, ResponseInit};

use crate::package::get;
use crate::turns::until;

/// Where the tests' gateway is said to be. Nothing listens there.
pub(crate) const GATEWAY_URL: &str = "https://gateway.test";
/// Where Xendit's staging is, for keys of test mode.
const STAGING_URL: &str = "https://checkout-ui-gateway-dev.stg.tidnex.dev";
/// What the loader fetches beside the session.
const WASM: &str = "/wasm/xendit_bg.wasm";

/// The text of a fixture in `tests/fixtures`.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", $name, ".json"))
    };
}
pub(crate) use fixture;

/// The answer in a fixture, to be changed before it is given.
pub(crate) fn json(fixture: &str) -> Json {
    let mut fixture: Json = serde_json::from_str(fixture).unwrap();
    fixture["response"]["body"].take()
}

/// What a request comes to.
#[derive(Clone)]
pub(crate) enum Answer {
    /// A status and a body with its content type.
    Body(u16, &'static str, String),
    /// The WebAssembly at this address, without the sections for debuggers: with them it is larger than what
    /// Chromium instantiates in one go.
    Wasm(String),
    /// Nobody is there.
    Unreachable,
    /// Somebody is there and does not allow this origin to read what it says.
    RefusedByCors,
    /// Nobody answers until the caller hangs up.
    Silence,
}

impl Answer {
    /// What a fixture says. A body that is a text stands for a page.
    pub(crate) fn of(fixture: &str) -> Self {
        let mut fixture: Json = serde_json::from_str(fixture).unwrap();
        let status = u16::try_from(fixture["response"]["status"].as_u64().unwrap()).unwrap();
        match fixture["response"]["body"].take() {
            Json::String(page) => Self::Body(status, "text/html", page),
            body => Self::Body(status, "application/json", body.to_string()),
        }
    }

    pub(crate) fn ok(body: &Json) -> Self {
        Self::Body(200, "application/json", body.to_string())
    }
}

/// The gateway's doors, and the loader's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    Session,
    PaymentRequests,
    PaymentTokens,
    Poll,
    CardInfo,
    PaymentOptions,
    Wasm,
    /// The session's, at Xendit's staging.
    Staging,
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) door: Door,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) is_probe: bool,
    pub(crate) body: String,
    /// Says whether the caller has hung up.
    pub(crate) signal: AbortSignal,
}

impl Asked {
    /// What the one form field of the body holds.
    pub(crate) fn payload(&self) -> Json {
        let encoded = self.body.strip_prefix("payload=").expect("one field named payload");
        assert!(!encoded.contains('&'), "more than one field: {encoded}");
        let text = decode_uri_component(&encoded.replace('+', " ")).unwrap();
        serde_json::from_str(&String::from(text)).unwrap()
    }
}

#[derive(Default)]
struct Counter {
    original: RefCell<Function>,
    answers: RefCell<Vec<(Door, VecDeque<Answer>)>>,
    asked: RefCell<Vec<Asked>>,
}

/// In place of `fetch` until it is dropped.
pub(crate) struct Gateway {
    counter: Rc<Counter>,
    _fetch: Closure<dyn Fn(JsValue, JsValue) -> Promise>,
}

impl Gateway {
    /// One that serves the loader and knows of no session yet.
    pub(crate) fn new() -> Self {
        let counter = Rc::new(Counter::default());
        let original: Function = get(&js_sys::global(), "fetch").unchecked_into();
        counter.original.replace(original.clone());
        let answering = counter.clone();
        let fetch = Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(move |input: JsValue, init| {
            let request: Request = match input.dyn_into() {
                Ok(request) => request,
                Err(address) => {
                    let constructor: Function = get(&js_sys::global(), "Request").unchecked_into();
                    let arguments = Array::of2(&address, &init);
                    Reflect::construct(&constructor, &arguments).unwrap().unchecked_into()
                }
            };
            if request.signal().aborted() {
                return Promise::reject(&hung_up());
            }
            match door(&request.url()) {
                Some(door) => future_to_promise(answering.clone().answer(door, request)),
                None => original.call1(&js_sys::global(), &request).unwrap().unchecked_into(),
            }
        });
        Reflect::set(&js_sys::global(), &"fetch".into(), fetch.as_ref()).unwrap();
        let gateway = Self { counter, _fetch: fetch };
        // The eight bytes every wasm begins with are all the loader looks at when an instance is there already.
        gateway.answers(Door::Wasm, [Answer::Body(200, "application/wasm", "\0asm\u{1}\0\0\0".into())]);
        gateway
    }

    /// From now on this door gives these answers, one after the other and then the last for good.
    pub(crate) fn answers(&self, door: Door, answers: impl IntoIterator<Item = Answer>) {
        let mut doors = self.counter.answers.borrow_mut();
        doors.retain(|(known, _)| *known != door);
        doors.push((door, answers.into_iter().collect()));
    }

    /// What was asked at this door so far.
    pub(crate) fn asked(&self, door: Door) -> Vec<Asked> {
        self.counter.asked.borrow().iter().filter(|asked| asked.door == door).cloned().collect()
    }

    /// The doors that were knocked on, in order, without the loader's.
    pub(crate) fn doors(&self) -> Vec<Door> {
        self.counter
            .asked
            .borrow()
            .iter()
            .map(|asked| asked.door)
            .filter(|door| *door != Door::Wasm)
            .collect()
    }

    /// Waits for this many requests at a door and hands over the last.
    pub(crate) async fn wait_for(&self, door: Door, count: usize) -> Asked {
        until(&format!("{door:?} was asked {count} times"), || self.asked(door).len() >= count).await;
        self.asked(door).pop().unwrap()
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        Reflect::set(&js_sys::global(), &"fetch".into(), &self.counter.original.borrow()).unwrap();
    }
}

fn door(url: &str) -> Option<Door> {
    if url.ends_with(WASM) {
        return Some(Door::Wasm);
    }
    if url.starts_with(STAGING_URL) {
        return Some(Door::Staging);
    }
    let path = url.strip_prefix(GATEWAY_URL)?.strip_prefix("/api/sessions/")?.split('?').next()?;
    Some(match path.rsplit('/').next()? {
        "payment_requests" => Door::PaymentRequests,
        "payment_tokens" => Door::PaymentTokens,
        "poll" => Door::Poll,
        "card_info" => Door::CardInfo,
        "payment_options" => Door::PaymentOptions,
        _ => Door::Session,
    })
}

impl Counter {
    async fn answer(self: Rc<Self>, door: Door, request: Request) -> Result<JsValue, JsValue> {
        let signal = request.signal();
        let asked = asked(door, &request).await;
        let is_probe = asked.is_probe;
        self.asked.borrow_mut().push(asked);
        match self.next(door) {
            Answer::Body(status, content_type, body) => {
                if signal.aborted() {
                    return Err(hung_up());
                }
                let init = ResponseInit::new();
                init.set_status(status);
                let headers = web_sys::Headers::new()?;
                headers.set("content-type", content_type)?;
                init.set_headers(&headers);
                Response::new_with_opt_str_and_init(Some(&body), &init).map(Into::into)
            }
            Answer::Wasm(address) => {
                let answer = self.original.borrow().call1(&js_sys::global(), &address.into())?;
                let answer: Response =
                    JsFuture::from(answer.unchecked_into::<Promise>()).await?.unchecked_into();
                let bytes = Uint8Array::new(&JsFuture::from(answer.array_buffer()?).await?).to_vec();
                let mut bytes = without_custom_sections(&bytes);
                Response::new_with_opt_u8_array(Some(&mut bytes)).map(Into::into)
            }
            Answer::RefusedByCors if is_probe => Response::new().map(Into::into),
            Answer::RefusedByCors | Answer::Unreachable => {
                Err(js_sys::TypeError::new("Failed to fetch").into())
            }
            Answer::Silence => {
                let hangs_up = Promise::new(&mut |resolve, _| {
                    signal.add_event_listener_with_callback("abort", &resolve).unwrap();
                });
                JsFuture::from(hangs_up).await?;
                Err(hung_up())
            }
        }
    }

    fn next(&self, door: Door) -> Answer {
        let mut doors = self.answers.borrow_mut();
        let (_, answers) = doors
            .iter_mut()
            .find(|(known, _)| *known == door)
            .unwrap_or_else(|| panic!("nobody expected a request at {door:?}"));
        if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() }.unwrap()
    }
}

fn hung_up() -> JsValue {
    let error = Error::new("The user aborted a request.");
    error.set_name("AbortError");
    error.into()
}

async fn asked(door: Door, request: &Request) -> Asked {
    let url = web_sys::Url::new(&request.url()).unwrap();
    let body = JsFuture::from(request.clone().unwrap().text().unwrap()).await.unwrap();
    let entries = Array::from(&request.headers());
    let headers = entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        (entry.get(0).as_string().unwrap(), entry.get(1).as_string().unwrap())
    });
    Asked {
        door,
        method: request.method(),
        path: url.pathname(),
        query: url.search().trim_start_matches('?').into(),
        headers: headers.collect(),
        is_probe: request.mode() == RequestMode::NoCors,
        body: body.as_string().unwrap(),
        signal: request.signal(),
    }
}

/// A wasm module is eight bytes and then sections: an id, a length in LEB128, and as many bytes. Custom ones have id 0.
fn without_custom_sections(module: &[u8]) -> Vec<u8> {
    let (head, mut rest) = module.split_at(8);
    let mut kept = head.to_vec();
    while !rest.is_empty() {
        let digits = rest[1..].iter().position(|byte| byte & 0x80 == 0).unwrap() + 1;
        let length =
            rest[1..=digits].iter().rev().fold(0, |length, byte| length << 7 | usize::from(byte & 0x7f));
        let (section, others) = rest.split_at(1 + digits + length);
        if section[0] != 0 {
            kept.extend(section);
        }
        rest = others;
    }
    kept
}
