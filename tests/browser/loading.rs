//! Loading the WebAssembly: what is asked for at the same time, and what a failure leaves behind.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gateway::{Answer, Door, fixture};
use crate::package::{Checkout, Refusal, mount_of_fresh_loader, test_glue};
use crate::page::Page;
use crate::turns::quiet;

const WASM: &str = "\0asm\u{1}\0\0\0";

async fn called(mount: &js_sys::Function, page: &Page) -> Result<Checkout, JsValue> {
    let mounting = mount.call2(&JsValue::UNDEFINED, &page.host, &page.options()).unwrap();
    JsFuture::from(mounting.unchecked_into::<js_sys::Promise>()).await.map(JsCast::unchecked_into)
}

#[wasm_bindgen_test]
async fn a_load_that_failed_is_forgotten_so_that_the_next_mount_succeeds() {
    let page = Page::open();
    let mount = mount_of_fresh_loader("a-load-that-failed", &test_glue()).await;
    let before = page.looks();
    page.gateway.answers(
        Door::Wasm,
        [
            Answer::of(fixture!("problems/html")),
            Answer::of(fixture!("problems/ok-but-html")),
            Answer::Unreachable,
            Answer::Body(200, "application/wasm", WASM.into()),
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
async fn wasm_under_the_wrong_content_type_loads_all_the_same() {
    let page = Page::open();
    page.gateway.answers(Door::Wasm, [Answer::Body(200, "text/plain", WASM.into())]);
    let mount = mount_of_fresh_loader("wrong-content-type", &test_glue()).await;
    called(&mount, &page).await.unwrap().unmount();
}

#[wasm_bindgen_test]
async fn the_session_is_asked_for_while_the_wasm_is_on_its_way() {
    let page = Page::open();
    page.gateway.answers(Door::Wasm, [Answer::Silence]);
    let mount = mount_of_fresh_loader("side-by-side", &test_glue()).await;
    mount.call2(&JsValue::UNDEFINED, &page.host, &page.options()).unwrap();
    page.gateway.wait_for(Door::Session, 1).await;
    quiet().await;
    assert!(page.find(".xendit-checkout").is_none(), "without the wasm nothing is drawn");
}
