//! Codes as pictures: SVG on the page, PNG in the shopper's downloads.

use web_sys::Element;

use crate::code::{code128, qr};
use crate::element::{Maker, set};

/// The light margin the standards want: modules around a QR code, and on both sides of a barcode.
const QR_MARGIN: usize = 4;
const BARCODE_MARGIN: usize = 10;
const BARCODE_HEIGHT: usize = 60;

/// A drawing that was put on the page.
pub(crate) struct Picture {
    pub(crate) element: Element,
    /// Its dark part, one unit a module.
    pub(crate) path: String,
    /// Its width in modules, margins included.
    pub(crate) side: usize,
}

/// Draws a QR code. `None` when the text fits none.
pub(crate) fn draw_qr(maker: &Maker, parent: &Element, text: &str) -> Option<Picture> {
    let modules = qr(text);
    let side = modules.len().isqrt();
    if side == 0 {
        return None;
    }
    let mut path = String::new();
    for (row, modules) in modules.chunks(side).enumerate() {
        let mut column = QR_MARGIN;
        for run in modules.chunk_by(|a, b| a == b) {
            if run.first() == Some(&1) {
                bar(&mut path, column, row + QR_MARGIN, run.len(), 1);
            }
            column += run.len();
        }
    }
    let side = side + 2 * QR_MARGIN;
    Some(draw(maker, parent, "xendit-qr", [side, side], path))
}

/// Draws a barcode. `None` when the text holds what none can.
pub(crate) fn draw_barcode(maker: &Maker, parent: &Element, text: &str) -> Option<Picture> {
    let widths = code128(text);
    if widths.is_empty() {
        return None;
    }
    let (mut path, mut x) = (String::new(), BARCODE_MARGIN);
    for (place, width) in widths.into_iter().map(usize::from).enumerate() {
        if place.is_multiple_of(2) {
            bar(&mut path, x, 0, width, BARCODE_HEIGHT);
        }
        x += width;
    }
    Some(draw(maker, parent, "xendit-barcode", [x + BARCODE_MARGIN, BARCODE_HEIGHT], path))
}

fn bar(path: &mut String, x: usize, y: usize, width: usize, height: usize) {
    let [x, y, width, height] = [x, y, width, height].map(|number| number.to_string());
    path.push_str(&["M", &x, " ", &y, "h", &width, "v", &height, "H", &x, "z"].concat());
}

/// Dark on light in every theme: scanners want it so.
fn draw(maker: &Maker, parent: &Element, class: &str, size: [usize; 2], path: String) -> Picture {
    let picture = maker.drawing(parent, "svg");
    let [width, height] = size.map(|number| number.to_string());
    set(&picture, "class", class);
    set(&picture, "viewBox", &["0 0 ", &width, " ", &height].concat());
    set(&picture, "shape-rendering", "crispEdges");
    set(&picture, "role", "img");
    let light = maker.drawing(&picture, "path");
    set(&light, "fill", "var(--xendit-qr-background-color, #fff)");
    set(&light, "d", &["M0 0H", &width, "V", &height, "H0z"].concat());
    let dark = maker.drawing(&picture, "path");
    set(&dark, "fill", "var(--xendit-qr-foreground-color, #000)");
    set(&dark, "d", &path);
    Picture { element: picture, path, side: size[0] }
}
