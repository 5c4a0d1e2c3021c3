//! The panel: what is to be paid with, in big, and everything a shopper may want to do with it.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use crate::desk::Desk;
use crate::element::{Maker, set};
use crate::emv::nmid;
use crate::instructions;
use crate::picture::{Picture, draw_barcode, draw_qr};
use crate::shown::{Kind, Shown};

/// What is shown. Dropping it leaves the elements to whoever owns `body`, and listens no more.
#[wasm_bindgen]
pub struct Panel {
    _presses: Vec<Closure<dyn Fn()>>,
}

/// Draws what an action presents into `body`; `shown` holds the members of `Shown`.
#[wasm_bindgen]
pub fn present(body: &HtmlElement, shown: &JsValue, desk: &Desk) -> Result<Panel, JsValue> {
    let document = body.owner_document().ok_or("the element is in no document")?;
    let mut drawing = Drawing { maker: Maker(document), desk: desk.clone(), presses: Vec::new() };
    drawing.draw(body, &Shown::read(shown));
    Ok(Panel { _presses: drawing.presses })
}

/// The styles of what is shown, to be put beside the checkout's own.
#[wasm_bindgen]
pub fn styles() -> String {
    include_str!("style.css").into()
}

struct Drawing {
    maker: Maker,
    desk: Desk,
    presses: Vec<Closure<dyn Fn()>>,
}

impl Drawing {
    fn draw(&mut self, body: &Element, shown: &Shown) {
        let maker = self.maker.clone();
        let panel = maker.put(body, "div", "xendit-present");
        maker.text(&panel, "p", "xendit-present-title", &shown.title);
        maker.text(&panel, "p", "xendit-present-subtitle", &shown.subtitle);
        match shown.kind {
            Kind::Qr => self.qr(&panel, shown),
            Kind::Deeplink => self.link(&panel, shown),
            Kind::InApp => {
                maker.text(&panel, "p", "xendit-present-title", &shown.value);
                self.say(&panel, "p", "xendit-present-subtitle", "confirmInApp");
            }
            Kind::VirtualAccount => self.figure(&panel, "accountNumber", &shown.value, &shown.value),
            Kind::PaymentCode => {
                let picture = draw_barcode(&maker, &panel, &shown.value);
                self.name(&panel, picture, "barcode");
                self.figure(&panel, "paymentCode", &shown.value, &shown.value);
            }
        }
        if !shown.amount.is_empty() {
            self.figure(&panel, "amountToPay", &shown.amount, &shown.plain_amount);
        }
        let desk = self.desk.clone();
        let text = if shown.kind == Kind::InApp { "haveConfirmed" } else { "havePaid" };
        self.button(&panel, "xendit-affirm", text, move |button| desk.affirm(button));
        instructions::draw(&maker, &panel, &shown.instructions, &self.desk);
    }

    fn qr(&mut self, panel: &Element, shown: &Shown) {
        let picture = draw_qr(&self.maker, panel, &shown.value);
        let picture = self.name(panel, picture, "qrCode");
        if let Some(nmid) = nmid(&shown.value) {
            self.maker.text(panel, "p", "xendit-present-nmid", &["NMID: ", nmid].concat());
        }
        if let Some(Picture { path, side, .. }) = picture {
            let (desk, name) = (self.desk.clone(), shown.file_name.clone());
            self.button(panel, "xendit-save", "saveQrCode", move |_| desk.save(&path, side, &name));
        }
    }

    /// On a phone the link opens the app; elsewhere a phone scans the same link.
    fn link(&mut self, panel: &Element, shown: &Shown) {
        let link = self.say(panel, "a", "xendit-open-app", "openApp");
        set(&link, "href", &shown.value);
        let elsewhere = self.maker.put(panel, "div", "xendit-elsewhere");
        if let Some(picture) = draw_qr(&self.maker, &elsewhere, &shown.value) {
            self.desk.say(&picture.element, "qrCode", Some("aria-label"));
            self.say(&elsewhere, "p", "", "scanToOpen");
        }
    }

    /// A number or a sum with a button that copies it.
    fn figure(&mut self, panel: &Element, name: &str, figure: &str, copied: &str) {
        let row = self.maker.put(panel, "div", "xendit-figure");
        self.say(&row, "span", "xendit-figure-name", name);
        self.maker.text(&row, "bdi", "xendit-figure-value", figure);
        let (desk, copied) = (self.desk.clone(), copied.to_owned());
        let copy = self.button(&row, "xendit-copy", "copy", move |button| desk.copy(&copied, button));
        self.desk.name_copy(&copy, name);
    }

    fn button(
        &mut self,
        parent: &Element,
        class: &str,
        text: &str,
        pressed: impl Fn(&Element) + 'static,
    ) -> Element {
        let button = self.say(parent, "button", class, text);
        set(&button, "type", "button");
        let itself = button.clone();
        let press = Closure::<dyn Fn()>::new(move || pressed(&itself));
        self.desk.on_press(&button, press.as_ref());
        self.presses.push(press);
        button
    }

    /// An element with a text of ours in it.
    fn say(&self, parent: &Element, tag: &str, class: &str, text: &str) -> Element {
        let element = self.maker.put(parent, tag, class);
        self.desk.say(&element, text, None);
        element
    }

    /// Names a picture for those who cannot see it; where there is none, says so.
    fn name(&self, panel: &Element, picture: Option<Picture>, name: &str) -> Option<Picture> {
        match &picture {
            Some(picture) => self.desk.say(&picture.element, name, Some("aria-label")),
            None => drop(self.say(panel, "p", "xendit-error", "noPicture")),
        }
        picture
    }
}
