//! A card field's frame, speaking as Xendit's page in it would (protocol.md C.3).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlIFrameElement, Window};

use crate::package::{get, object};
use crate::page::{frame_url, origin, post, post_whatever, to_json};
use crate::turns::until;

pub(crate) struct CardFrame {
    pub(crate) iframe: HtmlIFrameElement,
}

impl CardFrame {
    pub(crate) fn of(iframe: HtmlIFrameElement) -> Self {
        Self { iframe }
    }

    pub(crate) fn window(&self) -> Window {
        self.iframe.content_window().unwrap()
    }

    /// From now on, what is posted to the frame: the message and the origin it is meant for.
    pub(crate) async fn overhear(&self) -> Overheard {
        let is_there = || {
            let address = self.window().location().href();
            address.is_ok_and(|address| address.starts_with(&frame_url()))
                && get(&get(&self.window(), "document"), "readyState") == "complete"
        };
        until("the frame has loaded", is_there).await;
        Overheard::in_window(&self.window())
    }

    pub(crate) fn says(&self, message: &Json) {
        post(Some(&self.window()), &origin(), message);
    }

    /// A message with a member that holds the message itself, a list that holds itself, and a message that holds itself
    /// so many times over that nobody would live to see it read.
    pub(crate) fn says_what_never_ends(&self) {
        let (message, list, crowd) = (object(&[]), Array::new(), object(&[]));
        Reflect::set(&message, &"itself".into(), &message).unwrap();
        list.push(&list);
        for name in 0..20 {
            Reflect::set(&crowd, &name.into(), &crowd).unwrap();
        }
        for endless in [message, list.into(), crowd] {
            post_whatever(Some(&self.window()), &origin(), &endless);
        }
    }

    pub(crate) fn is_ready(&self, key: &str) {
        self.says(&json!({ "type": "xendit-iframe-ready", "ecdhPublicKey": key }));
    }

    /// The shopper typed something that can be right: its initialisation vectors and ciphertexts.
    pub(crate) fn changes_to(&self, encrypted: &[(&str, &str)]) {
        self.says(&change(encrypted, json!({ "empty": false, "valid": true, "validationErrorCodes": [] })));
    }

    /// The shopper typed something that cannot.
    pub(crate) fn changes_to_invalid(&self, encrypted: &[(&str, &str)], code: &str) {
        let codes = json!([{ "localeKey": code }]);
        self.says(&change(
            encrypted,
            json!({ "empty": false, "valid": false, "validationErrorCodes": codes }),
        ));
    }

    /// The shopper deleted what was in it.
    pub(crate) fn is_emptied(&self) {
        self.says(&change(
            &[("IV", "CT")],
            json!({ "empty": true, "valid": false, "validationErrorCodes": [] }),
        ));
    }

    pub(crate) fn is_entered(&self) {
        self.says(&json!({ "type": "xendit-iframe-focus" }));
    }

    pub(crate) fn is_left(&self) {
        self.says(&json!({ "type": "xendit-iframe-blur" }));
    }

    pub(crate) fn fails(&self) {
        self.says(&json!({ "type": "xendit-iframe-failed-init" }));
    }
}

/// What is posted to a window.
pub(crate) struct Overheard {
    posts: Rc<RefCell<Vec<(Json, String)>>>,
    _post: Closure<dyn Fn(JsValue, String)>,
}

impl Overheard {
    fn in_window(window: &Window) -> Self {
        let posts = Rc::new(RefCell::new(Vec::new()));
        let hearing = posts.clone();
        let post = Closure::<dyn Fn(JsValue, String)>::new(move |message: JsValue, origin| {
            hearing.borrow_mut().push((to_json(&message), origin));
        });
        Reflect::set(window, &"postMessage".into(), post.as_ref()).unwrap();
        Self { posts, _post: post }
    }

    pub(crate) fn posts(&self) -> Vec<(Json, String)> {
        self.posts.borrow().clone()
    }
}

fn change(encrypted: &[(&str, &str)], mut message: Json) -> Json {
    let encrypted: Json = encrypted.iter().map(|(iv, value)| json!({ "iv": iv, "value": value })).collect();
    message["type"] = "xendit-iframe-change".into();
    message["encrypted"] = encrypted;
    message
}
