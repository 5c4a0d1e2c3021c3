//! How to pay, step by step: a tab for each place it can be done at.

use web_sys::Element;

use crate::desk::Desk;
use crate::element::{Maker, set};
use crate::shown::{Instructions, Part};

pub(crate) fn draw(maker: &Maker, panel: &Element, places: &[Instructions], desk: &Desk) {
    if let [place] = places {
        maker.text(panel, "p", "xendit-place", &place.title);
        draw_steps(maker, panel, place);
    } else if !places.is_empty() {
        let tabs = maker.put(panel, "div", "xendit-tabs");
        for place in places {
            let tab = maker.put(&tabs, "button", "xendit-tab");
            set(&tab, "type", "button");
            tab.set_text_content(Some(&place.title));
            draw_steps(maker, panel, place);
        }
        desk.tabs(&tabs);
    }
}

fn draw_steps(maker: &Maker, panel: &Element, place: &Instructions) {
    let steps_panel = maker.put(panel, "div", "xendit-steps-panel");
    let steps = maker.put(&steps_panel, "ol", "xendit-steps");
    for step in &place.steps {
        let step_element = maker.put(&steps, "li", "");
        for part in step {
            draw_part(maker, &step_element, part);
        }
    }
}

fn draw_part(maker: &Maker, step: &Element, part: &Part) {
    match part {
        Part::Text(text) => marked(maker, step, "p", text),
        Part::Image { address, name } => {
            let image = maker.put(step, "img", "xendit-step-image");
            set(&image, "src", address);
            set(&image, "alt", name);
        }
        Part::Bullets(bullets) => {
            let list = maker.put(step, "ul", "");
            bullets.iter().for_each(|bullet| marked(maker, &list, "li", bullet));
        }
        Part::Form { heading, fields } => {
            maker.text(step, "p", "", heading);
            let list = maker.put(step, "dl", "");
            for (label, value) in fields {
                marked(maker, &list, "dt", label);
                marked(maker, &list, "dd", value);
            }
        }
        Part::Table { headers, rows } => {
            let table = maker.put(step, "table", "");
            draw_row(maker, &table, "th", headers);
            rows.iter().for_each(|row| draw_row(maker, &table, "td", row));
        }
    }
}

fn draw_row(maker: &Maker, table: &Element, cell: &str, texts: &[String]) {
    let row = maker.put(table, "tr", "");
    texts.iter().for_each(|text| marked(maker, &row, cell, text));
}

fn marked(maker: &Maker, parent: &Element, tag: &str, text: &str) {
    let element = maker.put(parent, tag, "");
    maker.marked(&element, text);
}
