//! A defect of our own: every open promise ends, the host is as it was, and the next `mount()` works. It happens in a
//! second instance of the WebAssembly, because an instance does not survive it.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::developer::{Console, Uncaught};
use crate::gateway::{Answer, Door};
use crate::package::{Checkout, Refusal, get, mount_of_fresh_loader, object, test_glue, test_wasm, text};
use crate::page::{EMAIL, NUMBER, Page, dispatch, origin, outcome, post};
use crate::turn_taking::Lock;
use crate::turns::quiet;

/// What the other instance is asked to do.
#[wasm_bindgen(js_name = panicOnPurpose)]
#[allow(unreachable_pub, reason = "exports have to be public")]
pub fn panic_on_purpose() {
    panic!("on purpose");
}

async fn called(mount: &Function, page: &Page, options: &JsValue) -> Checkout {
    let mounting = mount.call2(&JsValue::UNDEFINED, &page.host, options).unwrap();
    JsFuture::from(mounting.unchecked_into::<Promise>()).await.unwrap().unchecked_into()
}

async fn panic_in(glue: &str) {
    let import = Function::new_with_args("address", "return import(address)");
    let glue = import.call1(&JsValue::NULL, &glue.into()).unwrap();
    let glue = JsFuture::from(glue.unchecked_into::<Promise>()).await.unwrap();
    let panic_on_purpose: Function = get(&glue, "panicOnPurpose").unchecked_into();
    assert!(panic_on_purpose.call0(&JsValue::NULL).is_err());
}

#[wasm_bindgen_test]
async fn a_panic_ends_every_promise_empties_the_host_and_the_next_mount_works() {
    let page = Page::open();
    let before = page.looks();
    page.gateway.answers(Door::Wasm, [Answer::Wasm(test_wasm())]);
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let other_glue = format!("{}?another-instance", test_glue());
    let mount = mount_of_fresh_loader("panicking", &other_glue).await;
    let controller = AbortController::new().unwrap();
    let checkout = called(&mount, &page, &page.options_with("signal", controller.signal())).await;
    page.fill_in();
    let submission = checkout.submit();
    let frame_window = page.card_frame(NUMBER).window();
    let input = page.type_into(EMAIL, "rani@example.org");
    page.gateway.wait_for(Door::PaymentRequests, 1).await;
    page.forget_events();

    let console = Console::listen("error");
    panic_in(&other_glue).await;
    let [report] = console.texts().try_into().unwrap();
    let named = report.starts_with("xendit-components-wasm panicked: on purpose at tests/browser/panic.rs:");
    assert!(named, "{report}");
    drop(console);

    for promise in [&submission, &checkout.completion(), &checkout.saved_token()] {
        assert_eq!(outcome(promise).await.unwrap_err().code, "INTERNAL");
    }
    assert_eq!(page.looks(), before, "the host is as it was, and the page's styles are");
    // Other tabs have their turn again.
    Lock::take().await.give_back().await;
    post(Some(&frame_window), &origin(), &serde_json::json!({ "type": "xendit-iframe-failed-init" }));
    dispatch(&input, "input");
    dispatch(&input, "blur");
    // The browser's clock knows nothing of the panic. Nobody may let an old timer loose on a new instance: wasm-bindgen
    // refuses old closures, but not before the new instance is there.
    for thrown in page.clock.advance_whatever_is_thrown(60_000.0) {
        assert_ne!(text(&thrown, "name"), "RuntimeError", "{thrown:?}");
    }
    quiet().await;
    assert_eq!(page.events(), [""; 0]);
    checkout.is_over("INTERNAL").await;
    assert_eq!(Refusal::of(&checkout.update(&object(&[])).unwrap_err()).code, "INTERNAL");
    checkout.abort();
    let uncaught = Uncaught::listen();
    controller.abort();
    assert_eq!(uncaught.messages(), [""; 0], "nothing is left to unmount");
    checkout.unmount();

    let again = called(&mount, &page, &page.options()).await;
    assert_eq!(again.state(), "choosing");
    page.fill_in();
    assert_eq!(page.events().last().map(String::as_str), Some("submission-ready"));
    again.unmount();
    assert_eq!(page.looks(), before);
}

#[wasm_bindgen_test]
async fn a_panic_ends_every_promise_of_a_checkout_whose_host_has_left_the_page() {
    let page = Page::open();
    let before = page.looks().1;
    page.gateway.answers(Door::Wasm, [Answer::Wasm(test_wasm())]);
    let glue = format!("{}?a-third-instance", test_glue());
    let mount = mount_of_fresh_loader("panicking off the page", &glue).await;
    let checkout = called(&mount, &page, &page.options()).await;
    page.host.remove();
    panic_in(&glue).await;
    for promise in [&checkout.completion(), &checkout.saved_token()] {
        assert_eq!(outcome(promise).await.unwrap_err().code, "INTERNAL");
    }
    assert_eq!(page.looks().1, before, "the page's styles are as they were");
}
