//! One attempt at a time, in all tabs: where another tab is at one, ours is refused without asking the gateway.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gateway::{Answer, Door, fixture};
use crate::page::{Page, outcome};
use crate::submission::answer;

/// What another tab holds while it is at an attempt at the fixtures' session.
const LOCK: &str = "xendit-components-wasm:ps-66f1c0a2b7d94e1f8c3a5d20";

/// As another tab would, until it is given back.
pub(crate) struct Lock {
    release: Function,
    released: Promise,
}

impl Lock {
    pub(crate) async fn take() -> Self {
        let script = "
            let release;
            const held = new Promise((end) => (release = end));
            return new Promise((taken) => {
                const released = navigator.locks.request(name, () => (taken([release, () => released]), held));
            });";
        let take = Function::new_with_args("name", script);
        let taking: Promise = take.call1(&JsValue::NULL, &LOCK.into()).unwrap().unchecked_into();
        let taken = Array::from(&JsFuture::from(taking).await.unwrap());
        let released: Function = taken.get(1).unchecked_into();
        Self {
            release: taken.get(0).unchecked_into(),
            released: released.call0(&JsValue::NULL).unwrap().unchecked_into(),
        }
    }

    pub(crate) async fn give_back(self) {
        self.release.call0(&JsValue::NULL).unwrap();
        JsFuture::from(self.released).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn while_another_tab_is_at_an_attempt_ours_is_refused_and_afterwards_it_is_made() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    let lock = Lock::take().await;
    let refused = outcome(&checkout.submit()).await.unwrap();
    assert_eq!(refused["status"], "refused");
    assert_eq!(refused["errorCode"], "ATTEMPT_IN_ANOTHER_TAB");
    assert_eq!(refused["userMessage"][0], "This payment is under way in another tab.");
    assert_eq!(page.gateway.doors(), [Door::Session, Door::Session], "only the session was asked");
    lock.give_back().await;
    assert_eq!(outcome(&checkout.submit()).await.unwrap()["status"], "completed");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_payment_the_other_tab_has_made_is_the_outcome_here_too() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    let lock = Lock::take().await;
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    assert_eq!(outcome(&checkout.submit()).await.unwrap()["status"], "completed");
    lock.give_back().await;
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_turn_is_over_when_the_attempt_is_and_when_the_checkout_is_unmounted() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    let _ = checkout.submit();
    page.gateway.wait_for(Door::PaymentRequests, 1).await;
    checkout.abort();
    Lock::take().await.give_back().await;

    let _ = checkout.submit();
    page.gateway.wait_for(Door::PaymentRequests, 2).await;
    checkout.unmount();
    Lock::take().await.give_back().await;
}

#[wasm_bindgen_test]
async fn an_attempt_right_after_another_has_its_turn() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/declined"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    for _ in 0..3 {
        assert_eq!(outcome(&checkout.submit()).await.unwrap()["status"], "declined");
    }
    checkout.unmount();
}

fn run(script: &str) {
    Function::new_no_args(script).call0(&JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_pays_as_well() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    run("Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined })");
    let submission = outcome(&checkout.submit()).await;
    run("delete navigator.locks");
    assert_eq!(submission.unwrap()["status"], "completed");
    checkout.unmount();
}
