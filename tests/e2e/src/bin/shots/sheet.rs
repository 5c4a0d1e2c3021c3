//! The contact sheet: a line for each state, a picture for each look.
use std::path::Path;

use anyhow::Result;

use crate::Look;

const STYLE: &str = "body { margin: 24px; font: 14px system-ui; background: #808080; color: #fff }
    th { position: sticky; inset-inline-start: 0; padding: 8px; background: #444; text-align: start }
    td { padding: 4px; vertical-align: top } img { height: 420px }";

/// Writes `index.html` beside the pictures.
pub(crate) fn write(folder: &Path, states: &[&str]) -> Result<()> {
    let mut rows = String::new();
    for state in states {
        rows.push_str(&format!("<tr><th>{state}</th>"));
        for look in Look::all() {
            let file = format!("{state}-{}.png", look.name());
            rows.push_str(&format!(
                r#"<td><a href="{file}"><img src="{file}" alt="{state}, {}" loading="lazy"></a></td>"#,
                look.name()
            ));
        }
        rows.push_str("</tr>\n");
    }
    let page =
        format!("<!doctype html><title>Every state</title><style>{STYLE}</style><table>{rows}</table>");
    Ok(std::fs::write(folder.join("index.html"), page)?)
}
