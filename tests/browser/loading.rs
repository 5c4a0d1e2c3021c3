//! Loading the WebAssembly: what is asked for at the same time, and what a failure leaves behind.

use js_sys::{Array, Promise, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::gateway::{Answer, Door, fixture};
use crate::package::{Checkout, Refusal, mount_of_fresh_loader, test_glue, test_wasm};
use crate::page::{Page, window};
use crate::turns::{is_settled, quiet, until};

const WASM: &str = "\0asm\u{1}\0\0\0";

pub(crate) async fn called(mount: &js_sys::Function, page: &Page) -> Result<Checkout, JsValue> {
    let mounting = mount.call2(&JsValue::UNDEFINED, &page.host, &page.options()).unwrap();
    JsFuture::from(mounting.unchecked_into::<Promise>()).await.map(JsCast::unchecked_into)
}

#[wasm_bindgen_test]
async fn a_load_that_failed_is_forgotten_so_that_the_next_mount_succeeds() {
    let page = Page::open();
    // One that has not compiled anything yet: it looks at what comes. There is no script to take the wasm's place here.
    let glue = format!("{}?a-load-that-failed", test_glue());
    let mount = mount_of_fresh_loader("a-load-that-failed", &glue).await;
    let before = page.looks();
    page.gateway.answers(
        Door::Wasm,
        [
            Answer::of(fixture!("problems/html")),
            Answer::of(fixture!("problems/ok-but-html")),
            Answer::Unreachable,
            Answer::Wasm(test_wasm()),
        ],
    );
    for _ in 0..3 {
        let refusal = Refusal::of(&called(&mount, &page).await.unwrap_err());
        assert_eq!(refusal.code, "WASM_UNAVAILABLE", "{}", refusal.message);
        assert!(refusal.message.contains("xendit_bg.wasm"), "{}", refusal.message);
        assert_eq!(page.looks(), before);
    }
    called(&mount, &page).await.unwrap().unmount();
    called(&mount, &page).await.unwrap().unmount();
    assert_eq!(page.gateway.asked(Door::Wasm).len(), 4, "what is loaded is not loaded again");
}

#[wasm_bindgen_test]
async fn the_session_is_asked_for_while_the_wasm_is_on_its_way() {
    let page = Page::open();
    page.gateway.answers(Door::Wasm, [Answer::Silence]);
    let mount = mount_of_fresh_loader("side-by-side", &test_glue()).await;
    let controller = AbortController::new().unwrap();
    let options = page.options_with("signal", controller.signal());
    mount.call2(&JsValue::UNDEFINED, &page.host, &options).unwrap();
    page.gateway.wait_for(Door::Session, 1).await;
    quiet().await;
    assert_eq!(outline(&page), "116px", "what is to come can be seen without the wasm");
    assert_eq!(page.get(".xendit-checkout").child_element_count(), 0);
    controller.abort();
    assert!(page.find(".xendit-checkout").is_none());
}

#[wasm_bindgen_test]
async fn an_outline_is_to_be_seen_until_the_form_is() {
    let page = Page::open();
    page.gateway
        .answers(Door::Session, [Answer::Silence, Answer::of(fixture!("sessions/active-with-cards"))]);
    let mount = mount_of_fresh_loader("outline", &test_glue()).await;
    let controller = AbortController::new().unwrap();
    let options = page.options_with("signal", controller.signal());
    page.gateway.answers(Door::Wasm, [Answer::Body(200, "application/wasm", WASM.into())]);
    mount.call2(&JsValue::UNDEFINED, &page.host, &options).unwrap();
    until("something is said", || page.find(".xendit-status[data-tone=waiting]").is_some()).await;
    assert_eq!(outline(&page), "116px");
    controller.abort();
    let checkout = page.mount().await;
    assert_eq!(outline(&page), "auto", "the form is there instead");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_outline_is_a_cards_only_where_a_card_may_be_wanted() {
    for (number, (channels, has_lines)) in [
        (JsValue::UNDEFINED, true),
        ("CARDS".into(), true),
        (Array::of1(&"CARDS".into()).into(), true),
        ("QRIS".into(), false),
        (RegExp::new("VIRTUAL_ACCOUNT$", "").into(), false),
    ]
    .into_iter()
    .enumerate()
    {
        let page = Page::open();
        page.gateway.answers(Door::Wasm, [Answer::Silence]);
        page.gateway.answers(Door::Session, [Answer::Silence]);
        let mount = mount_of_fresh_loader(&format!("outline-{number}"), &test_glue()).await;
        let controller = AbortController::new().unwrap();
        let options = page.options_with("signal", controller.signal());
        Reflect::set(&options, &"channels".into(), &channels).unwrap();
        mount.call2(&JsValue::UNDEFINED, &page.host, &options).unwrap();
        assert_eq!(outline(&page), "116px", "{channels:?}");
        assert_eq!(outlines(&page, "background-image") != "none", has_lines, "{channels:?}");
        controller.abort();
    }
}

/// How high the outline is that stands for the form.
fn outline(page: &Page) -> String {
    outlines(page, "height")
}

fn outlines(page: &Page, property: &str) -> String {
    let style = window().get_computed_style_with_pseudo_elt(&page.get(".xendit-checkout"), "::before");
    style.unwrap().unwrap().get_property_value(property).unwrap()
}

#[wasm_bindgen_test]
async fn a_signal_that_fires_while_the_wasm_is_on_its_way_rejects_at_once_and_hangs_up() {
    let endless_glue = "data:text/javascript,await new Promise(() => {})";
    for (name, glue, wasm) in [
        ("endless-wasm", test_glue().as_str(), Answer::Silence),
        ("endless-glue", endless_glue, Answer::Body(200, "application/wasm", WASM.into())),
    ] {
        let page = Page::open();
        let before = page.looks();
        page.gateway.answers(Door::Wasm, [wasm]);
        page.gateway.answers(Door::Session, [Answer::Silence]);
        let mount = mount_of_fresh_loader(name, glue).await;
        let controller = AbortController::new().unwrap();
        let options = page.options_with("signal", controller.signal());
        let mounting = mount.call2(&JsValue::UNDEFINED, &page.host, &options).unwrap();
        let mounting = mounting.unchecked_into::<Promise>();
        let asked = page.gateway.wait_for(Door::Session, 1).await;
        page.gateway.wait_for(Door::Wasm, 1).await;
        let reason = JsValue::from("the shopper went back");
        controller.abort_with_reason(&reason);
        assert!(asked.signal.aborted(), "{name}: the session is not asked for any more");
        assert!(is_settled(&mounting).await, "{name}: nobody waits for the load");
        assert_eq!(JsFuture::from(mounting).await.unwrap_err(), reason, "{name}");
        assert_eq!((page.looks(), page.clock.waiting()), (before, 0), "{name}");
    }
}
