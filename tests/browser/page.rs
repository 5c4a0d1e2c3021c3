//! A merchant's page: an element to mount in, what the page hears, and a shopper's hands.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JSON, Promise, Reflect};
use serde_json::Value as Json;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, Document, Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement,
    MessageEvent, MessageEventInit, Window,
};

use crate::card_frame::CardFrame;
use crate::clock::Clock;
use crate::gateway::{Answer, Door, GATEWAY_URL, Gateway, fixture};
use crate::package::{self, Checkout, PINNING_KEYS, Refusal, object};
use crate::turns::until;

/// The documented sample, moved to the sandbox: the host id is not signed.
pub(crate) fn sandbox_key() -> String {
    ONE_TIME_PAYMENT.replacen("-pl-", "-sandbox-", 1)
}

pub(crate) const ONE_TIME_PAYMENT: &str = include_str!("../fixtures/keys/one-time-payment.txt");
pub(crate) const PAY_AND_SAVE: &str = include_str!("../fixtures/keys/pay-and-save.txt");
pub(crate) const SESSION_AUTH_KEY: &str = "session-907388bd5ccd790edb241bed00c80000";

pub(crate) const NUMBER: &str = "card_details.card_number";
pub(crate) const EXPIRY: &str = "card_details.expiry_month__card_details.expiry_year";
pub(crate) const CVN: &str = "card_details.cvn";
pub(crate) const FIRST_NAME: &str = "card_details.cardholder_first_name";
pub(crate) const EMAIL: &str = "card_details.cardholder_email";
pub(crate) const PHONE: &str = "card_details.cardholder_phone_number";

/// Every event of the package's.
const EVENTS: [&str; 20] = [
    "init",
    "submission-ready",
    "submission-not-ready",
    "submission-requested",
    "submission-begin",
    "submission-end",
    "payment-request-created",
    "payment-token-created",
    "payment-request-discarded",
    "payment-token-discarded",
    "action-begin",
    "action-end",
    "session-complete",
    "session-expired-or-canceled",
    "session-pending",
    "session-not-pending",
    "session-expiring",
    "submission-resume",
    "will-redirect",
    "frame-failed",
];

type Heard = Rc<RefCell<Vec<(String, Json)>>>;

/// The page, with a gateway behind it that knows one open session, and with its clock stopped.
pub(crate) struct Page {
    pub(crate) gateway: Gateway,
    pub(crate) clock: Clock,
    pub(crate) host: HtmlElement,
    heard: Heard,
    listener: Closure<dyn Fn(CustomEvent)>,
}

impl Page {
    pub(crate) fn open() -> Self {
        let sheets = js_sys::Function::new_no_args("return document.adoptedStyleSheets.length");
        assert_eq!(
            sheets.call0(&JsValue::NULL).unwrap(),
            0,
            "a test before this one has left a checkout behind"
        );
        let gateway = Gateway::new();
        gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-with-cards"))]);
        gateway.answers(Door::CardInfo, [Answer::of(fixture!("card_info/undecided"))]);
        let host: HtmlElement = document().create_element("section").unwrap().unchecked_into();
        host.set_text_content(Some("the merchant's own"));
        body().append_child(&host).unwrap();
        let heard = Heard::default();
        let hearing = heard.clone();
        let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            let name = event.type_().trim_start_matches("xendit:").to_string();
            hearing.borrow_mut().push((name, to_json(&event.detail())));
        });
        // On the page, not on the host: the events bubble.
        for name in EVENTS {
            let name = format!("xendit:{name}");
            body().add_event_listener_with_callback(&name, listener.as_ref().unchecked_ref()).unwrap();
        }
        Self { gateway, clock: Clock::stopped(), host, heard, listener }
    }

    /// The options of a sandbox's checkout.
    pub(crate) fn options(&self) -> JsValue {
        let environment = object(&[
            ("gatewayUrl", GATEWAY_URL.into()),
            ("frameUrl", frame_url().into()),
            ("pinningKeys", PINNING_KEYS.with(|keys| keys.clone().into())),
        ]);
        object(&[("componentsSdkKey", sandbox_key().into()), ("environment", environment)])
    }

    /// Those options with a further one, or another value for one.
    pub(crate) fn options_with(&self, name: &str, value: impl Into<JsValue>) -> JsValue {
        let options = self.options();
        Reflect::set(&options, &name.into(), &value.into()).unwrap();
        options
    }

    pub(crate) async fn mount(&self) -> Checkout {
        let mounted = package::mount(&self.host, &self.options()).await;
        mounted.unwrap_or_else(|error| panic!("not mounted: {:?}", Refusal::of(&error)))
    }

    /// Mounts what must not be mounted; the host has to be as it was afterwards.
    pub(crate) async fn refusal(&self, options: &JsValue) -> Refusal {
        let before = self.looks();
        let refused = package::mount(&self.host, options).await.expect_err("mounted");
        assert_eq!(self.looks(), before, "the host is as it was");
        Refusal::of(&refused)
    }

    /// The host as it stands on the page, with how many stylesheets the page has adopted.
    pub(crate) fn looks(&self) -> (String, u32) {
        let adopted = Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap();
        (self.host.outer_html(), Array::from(&adopted).length())
    }

    /// The names of what the page heard so far.
    pub(crate) fn events(&self) -> Vec<String> {
        self.heard.borrow().iter().map(|(name, _)| name.clone()).collect()
    }

    /// The detail of the last event of that name.
    pub(crate) fn detail(&self, name: &str) -> Json {
        let heard = self.heard.borrow();
        let found = heard.iter().rev().find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("{name} was not heard")).1.clone()
    }

    pub(crate) fn forget_events(&self) {
        self.heard.borrow_mut().clear();
    }

    pub(crate) async fn wait_for_event(&self, name: &str) {
        until(&format!("{name} is heard"), || self.events().iter().any(|heard| heard == name)).await;
    }

    /// The first element in the host that a selector matches.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.host.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    pub(crate) fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("there is no {selector}"))
    }

    pub(crate) fn field(&self, name: &str) -> HtmlElement {
        self.get(&field_selector(name))
    }

    /// What the shopper is told about a field.
    pub(crate) fn error_of(&self, name: &str) -> String {
        self.get(&format!("{} .xendit-error", field_selector(name))).text_content().unwrap()
    }

    pub(crate) fn status(&self) -> String {
        self.get(".xendit-status").text_content().unwrap()
    }

    pub(crate) fn card_frame(&self, name: &str) -> CardFrame {
        CardFrame::of(self.get(&format!("{} iframe", field_selector(name))).unchecked_into())
    }

    /// What a shopper types into a field of the page's own.
    pub(crate) fn type_into(&self, name: &str, text: &str) -> HtmlInputElement {
        let input: HtmlInputElement = self.get(&format!("{} input", field_selector(name))).unchecked_into();
        input.set_value(text);
        dispatch(&input, "input");
        input
    }

    /// A shopper who gets everything right. The ciphertexts are those of the fixtures.
    pub(crate) fn fill_in(&self) {
        for (name, key) in [(NUMBER, "KEY1"), (EXPIRY, "KEY2"), (CVN, "KEY3")] {
            self.card_frame(name).is_ready(key);
        }
        self.card_frame(NUMBER).changes_to(&[("IV1", "CT1")]);
        self.card_frame(EXPIRY).changes_to(&[("IV2", "CT2"), ("IV3", "CT3")]);
        self.card_frame(CVN).changes_to(&[("IV4", "CT4")]);
        self.type_into(FIRST_NAME, "Rani");
        self.type_into(EMAIL, "rani@example.org");
        self.type_into(PHONE, "+62 812 3456 789");
    }

    /// A checkout whose form is complete, and a page that has forgotten what it heard on the way.
    pub(crate) async fn mount_filled_in(&self) -> Checkout {
        let checkout = self.mount().await;
        self.fill_in();
        assert_eq!(self.events().last().map(String::as_str), Some("submission-ready"));
        self.forget_events();
        checkout
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        for name in EVENTS {
            let name = format!("xendit:{name}");
            body()
                .remove_event_listener_with_callback(&name, self.listener.as_ref().unchecked_ref())
                .unwrap();
        }
        self.host.remove();
    }
}

fn field_selector(name: &str) -> String {
    format!(".xendit-field[data-name=\"{name}\"]")
}

/// A card frame document that is not there: an address of the page's own server, where nothing runs.
pub(crate) fn frame_url() -> String {
    format!("{}/no-card-frame.html", origin())
}

pub(crate) fn origin() -> String {
    window().location().origin().unwrap()
}

pub(crate) fn window() -> Window {
    web_sys::window().unwrap()
}

pub(crate) fn document() -> Document {
    window().document().unwrap()
}

pub(crate) fn body() -> Element {
    document().query_selector("body").unwrap().unwrap()
}

/// An event of the browser's own making, as far as anybody can tell from its name.
pub(crate) fn dispatch(target: &EventTarget, name: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    target.dispatch_event(&event).unwrap();
    event
}

/// A message to the page.
pub(crate) fn post(source: Option<&Window>, origin: &str, message: &Json) {
    post_whatever(source, origin, &to_js(message));
}

/// A message to the page that need not be JSON: one can hold itself, say.
pub(crate) fn post_whatever(source: Option<&Window>, origin: &str, message: &JsValue) {
    let init = MessageEventInit::new();
    init.set_data(message);
    init.set_origin(origin);
    init.set_source_opt_window(source);
    let event = MessageEvent::new_with_event_init_dict("message", &init).unwrap();
    window().dispatch_event(&event).unwrap();
}

pub(crate) fn to_js(json: &Json) -> JsValue {
    JSON::parse(&json.to_string()).unwrap()
}

/// What JavaScript holds, without what JSON cannot say.
pub(crate) fn to_json(value: &JsValue) -> Json {
    match JSON::stringify(value) {
        Ok(text) if text.is_string() => serde_json::from_str(&String::from(text)).unwrap(),
        _ => Json::Null,
    }
}

/// What a promise comes to.
pub(crate) async fn outcome(promise: &Promise) -> Result<Json, Refusal> {
    JsFuture::from(promise.clone()).await.map(|value| to_json(&value)).map_err(|error| Refusal::of(&error))
}
