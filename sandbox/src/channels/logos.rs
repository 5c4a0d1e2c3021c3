//! Logos of brands, icons of groups and banners, drawn for the sandbox, so that a page needs nothing from the network.
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minijinja::{Environment, context};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::brand;
use super::catalogue::Catalogue;
use super::group::Group;
use crate::http::problem::Problem;

/// Those drawn by hand; the others are made of the brand's name and colour.
#[derive(RustEmbed)]
#[folder = "logos/"]
#[include = "*.svg"]
struct Logos;

const BRAND: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32" role="img" aria-label="{{ name }}"><rect width="48" height="32" rx="4" fill="{{ color }}"/><g fill="#fff" font-family="Arial,Helvetica,sans-serif" font-size="{{ size }}" font-weight="700" text-anchor="middle">{% for line in lines %}<text x="24" y="{{ line.y }}">{{ line.text }}</text>{% endfor %}</g></svg>"##;

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" role="img" aria-label="{{ label }}"><path fill="none" stroke="#5a6678" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" d="{{ path }}"/></svg>"##;

const FLAG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" role="img" aria-label="{{ name }}"><circle cx="12" cy="12" r="12" fill="{{ color }}"/><text x="12" y="16" fill="#fff" font-family="Arial,Helvetica,sans-serif" font-size="11" font-weight="700" text-anchor="middle">{{ name }}</text></svg>"##;

const BANNER: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 970 100" role="img" aria-label="{{ text }}"><rect width="970" height="100" rx="12" fill="{{ color }}"/><text x="485" y="60" fill="#fff" font-family="Arial,Helvetica,sans-serif" font-size="30" text-anchor="middle">{{ text }}</text></svg>"##;

pub(crate) fn router(catalogue: Arc<Catalogue>) -> Router {
    Router::new()
        .route("/logos/{name}", get(logo))
        // Where Xendit keeps them, which its web SDK knows by heart.
        .route("/payment-session/logos/{name}", get(logo))
        .route("/payment-session/flags/circle/{name}", get(flag))
        .with_state(catalogue)
}

/// The address of a channel's or a card brand's logo.
pub(crate) fn of_channel(origin: &str, code: &str) -> String {
    format!("{origin}/logos/{}.svg", in_path(code))
}

pub(super) fn of_group(origin: &str, id: &str) -> String {
    format!("{origin}/logos/group-{}.svg", in_path(id))
}

pub(super) fn banner(origin: &str, code: &str) -> String {
    format!("{origin}/logos/banner-{}.svg", in_path(code))
}

fn in_path(code: &str) -> String {
    code.to_lowercase().replace('_', "-")
}

async fn logo(
    State(catalogue): State<Arc<Catalogue>>,
    Path(file): Path<String>,
) -> Result<Response, Problem> {
    let file = file.to_lowercase();
    let drawn = Logos::get(&file).map(|EmbeddedFile { data, .. }| data.into_owned());
    let svg = drawn
        .or_else(|| made(&catalogue, file.strip_suffix(".svg")?).map(String::into_bytes))
        .ok_or_else(|| Problem::not_found("There is no such logo"))?;
    Ok(picture(svg))
}

/// No flag, but the letters of a country: flags are drawn in more detail than a sandbox needs.
async fn flag(Path(file): Path<String>) -> Result<Response, Problem> {
    let country = file
        .strip_suffix(".svg")
        .filter(|name| name.len() == 2 && name.bytes().all(|part| part.is_ascii_alphabetic()));
    let flag = country
        .map(str::to_uppercase)
        .and_then(|name| drawing(FLAG, context! { color => brand::color(&name), name }));
    flag.map(|svg| picture(svg.into_bytes())).ok_or_else(|| Problem::not_found("There is no such flag"))
}

fn picture(svg: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "max-age=3600"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
    ];
    (headers, svg).into_response()
}

fn made(catalogue: &Catalogue, name: &str) -> Option<String> {
    if let Some(id) = name.strip_prefix("group-") {
        let group = Group::ALL.into_iter().find(|group| in_path(group.id()) == id)?;
        return drawing(ICON, context! { label => group.label(), path => group.icon() });
    }
    let channel = |name: &str| catalogue.channels.iter().find(|channel| in_path(&channel.code) == name);
    if let Some(channel) = name.strip_prefix("banner-").and_then(channel) {
        let banner = channel.family.banner.as_ref()?;
        return drawing(BANNER, context! { text => banner.alt_text, color => &channel.brand_color });
    }
    let channel = channel(name)?;
    let (lines, size) = lettering(&channel.brand_name);
    drawing(BRAND, context! { name => &channel.brand_name, color => &channel.brand_color, lines, size })
}

fn drawing(template: &str, with: minijinja::Value) -> Option<String> {
    // The name ends in .xml: that is what turns escaping on.
    Environment::new().render_named_str("logo.xml", template, with).ok()
}

/// A name in one line, or in two when it is long and has a space, with the size at which it fits.
fn lettering(name: &str) -> (Vec<minijinja::Value>, String) {
    const WIDTH: f32 = 42.0;
    /// How wide a bold capital is, at size one.
    const LETTER: f32 = 0.68;
    let middle = name.chars().count() / 2;
    let split = name
        .match_indices(' ')
        .map(|(at, _)| at)
        .min_by_key(|at| name.get(..*at).map_or(0, |first| first.chars().count()).abs_diff(middle))
        .filter(|_| middle > 4);
    let texts: Vec<&str> = match split.and_then(|at| name.split_at_checked(at)) {
        Some((first, second)) => vec![first, second.trim_start()],
        None => vec![name],
    };
    let longest = texts.iter().map(|text| text.chars().count()).max().unwrap_or(1).max(1);
    #[allow(clippy::cast_precision_loss, reason = "names are short")]
    let size = (WIDTH / (LETTER * longest as f32)).min(12.0);
    let baseline = 16.0 + size * 0.35;
    let step = size * 1.15;
    let lines = match texts.as_slice() {
        [first, second] => vec![(*first, baseline - step / 2.0), (*second, baseline + step / 2.0)],
        _ => vec![(name, baseline)],
    };
    let lines = lines.into_iter().map(|(text, y)| context! { text, y => format!("{y:.1}") }).collect();
    (lines, format!("{size:.1}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_is_made_for_every_channel_and_an_icon_for_every_group() {
        let catalogue = Catalogue::embedded().unwrap();
        for channel in &catalogue.channels {
            let svg = made(&catalogue, &in_path(&channel.code)).unwrap();
            assert!(svg.starts_with("<svg") && svg.contains(&channel.brand_color), "{svg}");
            assert!(!svg.contains("{{") && !svg.contains("&amp;amp;"), "{svg}");
        }
        for group in Group::ALL {
            assert!(made(&catalogue, &format!("group-{}", in_path(group.id()))).is_some());
        }
        assert!(made(&catalogue, "banner-cimb-fpx-business").is_some());
        assert!(made(&catalogue, "nobody").is_none());
    }
}
