//! The npm package, as a merchant's page imports it. Where its loader asks for wasm-pack's output it is given the
//! WebAssembly of these tests, which has the browser crate in it: what is mounted here is what ships.

use std::panic;
use std::sync::OnceLock;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Element, Node, window};

/// What `cargo xtask test` makes of `package.js`.
const BUNDLE: &str = "/tests/browser/package.bundle.js";

#[wasm_bindgen(module = "/tests/browser/package.bundle.js")]
extern "C" {
    #[wasm_bindgen(js_name = mount, catch)]
    async fn mount_checkout(host: &JsValue, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = isXenditComponentsError)]
    fn is_xendit_components_error(error: &JsValue) -> bool;

    #[wasm_bindgen(thread_local_v2, js_name = pinningKeys)]
    pub(crate) static PINNING_KEYS: Array;
    /// Whether one of the keys signed; rejects when the public key is none.
    #[wasm_bindgen(js_name = verify, catch)]
    pub(crate) async fn verify(
        public_key: &str,
        signature: &str,
        pinning_keys: &Array,
    ) -> Result<JsValue, JsValue>;

    /// The nearest language to a tag.
    pub(crate) fn nearest(tag: &str) -> String;
    /// A sum as shoppers read it.
    pub(crate) fn money(sum: f64, currency: &str) -> String;

    #[wasm_bindgen(js_name = showTestCards, catch)]
    pub(crate) async fn show_test_cards(root: &Element) -> Result<JsValue, JsValue>;
    /// A part of a form with lists and banners.
    #[wasm_bindgen(js_name = drawPiece)]
    pub(crate) fn draw_piece(place: &Element, account: &JsValue, signal: &AbortSignal);
    /// The country beside a telephone number.
    #[wasm_bindgen(js_name = drawPhone)]
    pub(crate) fn draw_phone(field: &Element, account: &JsValue, signal: &AbortSignal);
    /// The same of forms that ask how many payments to make.
    #[wasm_bindgen(js_name = drawPlans)]
    pub(crate) fn draw_plans(
        field: &Element,
        account: &JsValue,
        left: &AbortSignal,
        session_url: &str,
    ) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// A mounted checkout, in the merchant's hands.
    #[wasm_bindgen(extends = Object)]
    #[derive(Clone, Debug)]
    pub(crate) type Checkout;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn session(this: &Checkout) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn channels(this: &Checkout) -> Array;
    #[wasm_bindgen(method, getter, js_name = currentChannel)]
    pub(crate) fn current_channel(this: &Checkout) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn state(this: &Checkout) -> String;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn completion(this: &Checkout) -> Promise;
    #[wasm_bindgen(method, getter, js_name = savedToken)]
    pub(crate) fn saved_token(this: &Checkout) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn submit(this: &Checkout) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn abort(this: &Checkout);
    #[wasm_bindgen(method, catch, js_name = selectChannel)]
    pub(crate) fn select_channel(this: &Checkout, channel_code: Option<&str>) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = showValidationErrors)]
    pub(crate) fn show_validation_errors(this: &Checkout) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = pollImmediately)]
    pub(crate) fn poll_immediately(this: &Checkout) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = simulatePayment)]
    pub(crate) fn simulate_payment(this: &Checkout) -> Promise;
    #[wasm_bindgen(method, catch)]
    pub(crate) fn update(this: &Checkout, changes: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    pub(crate) fn unmount(this: &Checkout);
}

impl Checkout {
    /// What each method that wants an open session throws or rejects with; `None` where it does as it is told.
    pub(crate) async fn refusals(&self) -> [Option<Refusal>; 5] {
        let thrown = |called: Result<(), JsValue>| called.err().map(|error| Refusal::of(&error));
        let rejected = async |called: Promise| thrown(JsFuture::from(called).await.map(drop));
        [
            thrown(self.select_channel(Some("CARDS"))),
            thrown(self.show_validation_errors()),
            thrown(self.poll_immediately()),
            rejected(self.submit()).await,
            rejected(self.simulate_payment()).await,
        ]
    }

    /// Asserts that each method that wants an open session gives this code.
    pub(crate) async fn is_over(&self, code: &str) {
        let codes = self.refusals().await.map(|refusal| refusal.expect("nothing is silent").code);
        assert_eq!(codes, [code; 5]);
    }
}

/// What a rejection or a throw says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) cause: JsValue,
}

impl Refusal {
    pub(crate) fn of(error: &JsValue) -> Self {
        assert!(is_xendit_components_error(error), "not one of the package's own errors: {error:?}");
        Self { code: text(error, "code"), message: text(error, "message"), cause: get(error, "cause") }
    }
}

/// `mount()`, with whatever it rejects with.
pub(crate) async fn mount(host: &JsValue, options: &JsValue) -> Result<Checkout, JsValue> {
    // Without a mention of it the linker would leave the browser crate out.
    std::hint::black_box(xendit_components_wasm::js::open as fn(_, _, _, _) -> _);
    map_the_wasm();
    // The package's panic hook, which its first checkout installs, would keep the tests' own from saying what failed.
    let hook = HAS_MOUNTED.get().is_none().then(panic::take_hook);
    let mounted = mount_checkout(host, options).await.map(JsCast::unchecked_into);
    if let Some(hook) = hook {
        panic::set_hook(hook);
    }
    if mounted.is_ok() {
        HAS_MOUNTED.get_or_init(|| ());
    }
    mounted
}

static HAS_MOUNTED: OnceLock<()> = OnceLock::new();

/// `mount()` of a copy of the loader that has loaded nothing yet. `name` tells the copies apart; `wasm_glue` is the
/// address of what this copy takes for wasm-pack's output.
pub(crate) async fn mount_of_fresh_loader(name: &str, wasm_glue: &str) -> Function {
    fresh_mount(name, &[(GLUE, wasm_glue)]).await
}

/// The same of one that finds `instead` where the script is that opens dialogs.
pub(crate) async fn mount_without_dialogs(name: &str, instead: &str) -> Function {
    fresh_mount(name, &[(GLUE, &test_glue()), (ACTION, instead)]).await
}

async fn fresh_mount(name: &str, stand_ins: &[(&str, &str)]) -> Function {
    // A rule for an address that was asked for already is ignored: the common one has to be there first.
    map_the_wasm();
    let loader = format!("{}?{name}", bundle());
    for (file, instead) in stand_ins {
        let scope = object(&[(&asked_for(file), (*instead).into())]);
        add_import_map(&object(&[("scopes", object(&[(&loader, scope)]))]));
    }
    let import = Function::new_with_args("address", "return import(address)");
    let module = import.call1(&JsValue::NULL, &loader.into()).unwrap();
    let module = JsFuture::from(module.unchecked_into::<Promise>()).await.unwrap();
    get(&module, "mount").unchecked_into()
}

/// The address of the JavaScript that goes with the WebAssembly of these tests.
pub(crate) fn test_glue() -> String {
    let scripts = resources().into_iter().filter(|address| !address.contains("/snippets/"));
    scripts.into_iter().find(|address| address.ends_with("/wasm-bindgen-test")).expect("the tests' own glue")
}

/// The address of the WebAssembly of these tests.
pub(crate) fn test_wasm() -> String {
    resources().into_iter().find(|address| address.ends_with("_bg.wasm")).expect("the tests' own wasm")
}

/// What only the build makes: the glue, and what is fetched later.
fn map_the_wasm() {
    let mut imports = vec![(asked_for(GLUE), test_glue())];
    for file in [ACTION, "google-pay.min.js", "languages.min.js", "money.min.js", "staging.min.js"] {
        imports.push((asked_for(file), bundle()));
    }
    // The others cannot be fetched.
    for language in ["ar", "en", "id"] {
        let module = format!("data:text/javascript,export{{{language} as default}}from\"{}\"", bundle());
        imports.push((asked_for(&format!("locale/{language}.min.js")), module));
    }
    let imports: Vec<_> = imports.iter().map(|(asked, given)| (&**asked, given.into())).collect();
    add_import_map(&object(&[("imports", object(&imports))]));
}

/// What the loader calls wasm-pack's output.
const GLUE: &str = "wasm/xendit.js";
/// What it fetches for an attempt.
const ACTION: &str = "action.min.js";

/// The address at which the bundle looks for a file beside it.
fn asked_for(file: &str) -> String {
    bundle().replace("package.bundle.js", file)
}

fn bundle() -> String {
    resources().into_iter().find(|address| address.ends_with(BUNDLE)).expect("the package")
}

/// Adding a map again, or one that says the same, changes nothing.
fn add_import_map(map: &JsValue) {
    let document = window().unwrap().document().unwrap();
    let script = document.create_element("script").unwrap();
    script.set_attribute("type", "importmap").unwrap();
    script.set_text_content(Some(&String::from(js_sys::JSON::stringify(map).unwrap())));
    let head: Node = document.query_selector("head").unwrap().unwrap().into();
    head.append_child(&script).unwrap();
    script.remove();
}

/// The addresses of everything the page has loaded.
fn resources() -> Vec<String> {
    let performance = get(&js_sys::global(), "performance");
    let list: Function = get(&performance, "getEntriesByType").unchecked_into();
    let entries = Array::from(&list.call1(&performance, &"resource".into()).unwrap());
    entries.iter().map(|entry| text(&entry, "name")).collect()
}

/// A plain object.
pub(crate) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &JsValue::from_str(name), value).unwrap();
    }
    object.into()
}

pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap()
}

/// A member that is a text.
pub(crate) fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_else(|| panic!("{name} is no text"))
}
