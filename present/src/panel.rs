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
use crate::words::{Word, english};

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
                maker.text(&panel, "p", "xendit-present-subtitle", english(Word::ConfirmInApp));
            }
            Kind::VirtualAccount => self.figure(&panel, Word::AccountNumber, &shown.value, &shown.value),
            Kind::PaymentCode => {
                let name = english(Word::Barcode);
                let picture = draw_barcode(&maker, &panel, &shown.value, name);
                self.or_excuse(&panel, picture);
                self.figure(&panel, Word::PaymentCode, &shown.value, &shown.value);
            }
        }
        if !shown.amount.is_empty() {
            self.figure(&panel, Word::Amount, &shown.amount, &shown.plain_amount);
        }
        maker.text(&panel, "p", "xendit-present-merchant", &shown.merchant);
        let desk = self.desk.clone();
        let word = if shown.kind == Kind::InApp { Word::Confirmed } else { Word::Paid };
        self.button(&panel, "xendit-affirm", word, move |button| {
            desk.affirm(button, english(Word::Checking));
        });
        instructions::draw(&maker, &panel, &shown.instructions);
    }

    fn qr(&mut self, panel: &Element, shown: &Shown) {
        let picture = draw_qr(&self.maker, panel, &shown.value, english(Word::QrCode));
        if let Some(nmid) = nmid(&shown.value) {
            self.maker.text(panel, "p", "xendit-present-nmid", &["NMID: ", nmid].concat());
        }
        if let Some(Picture { path, side }) = self.or_excuse(panel, picture) {
            let (desk, name) = (self.desk.clone(), shown.file_name.clone());
            self.button(panel, "xendit-save", Word::SaveQrCode, move |_| desk.save(&path, side, &name));
        }
    }

    /// On a phone the link opens the app; elsewhere a phone scans the same link.
    fn link(&mut self, panel: &Element, shown: &Shown) {
        let link = self.maker.put(panel, "a", "xendit-open-app");
        link.set_text_content(Some(english(Word::OpenApp)));
        set(&link, "href", &shown.value);
        let elsewhere = self.maker.put(panel, "div", "xendit-elsewhere");
        let drawn = draw_qr(&self.maker, &elsewhere, &shown.value, english(Word::QrCode)).is_some();
        if drawn {
            self.maker.text(&elsewhere, "p", "", english(Word::ScanToOpen));
        }
    }

    /// A number or a sum with a button that copies it.
    fn figure(&mut self, panel: &Element, name: Word, figure: &str, copied: &str) {
        let row = self.maker.put(panel, "div", "xendit-figure");
        self.maker.text(&row, "span", "xendit-figure-name", english(name));
        self.maker.text(&row, "strong", "xendit-figure-value", figure);
        let (desk, copied) = (self.desk.clone(), copied.to_owned());
        let copy = self.button(&row, "xendit-copy", Word::Copy, move |button| {
            desk.copy(&copied, button, english(Word::Copied));
        });
        set(&copy, "aria-label", &[english(Word::Copy), ": ", english(name)].concat());
    }

    fn button(
        &mut self,
        parent: &Element,
        class: &str,
        word: Word,
        pressed: impl Fn(&Element) + 'static,
    ) -> Element {
        let button = self.maker.put(parent, "button", class);
        set(&button, "type", "button");
        button.set_text_content(Some(english(word)));
        let itself = button.clone();
        let press = Closure::<dyn Fn()>::new(move || pressed(&itself));
        self.desk.on_press(&button, press.as_ref());
        self.presses.push(press);
        button
    }

    fn or_excuse(&self, panel: &Element, picture: Option<Picture>) -> Option<Picture> {
        if picture.is_none() {
            self.maker.text(panel, "p", "xendit-error", english(Word::NoPicture));
        }
        picture
    }
}
