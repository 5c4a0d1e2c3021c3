//! Channels and their groups as the gateway describes them to a checkout; protocol.md B.2.3.
use serde_json::{Value, json};

use super::catalogue::TWINS;
use super::channel::Channel;
use super::family::Asks;
use super::logos;
use super::offer::Demand;
use crate::cards::brand::BRANDS;
use crate::http::members::Members;
use crate::world::terms::SessionTerms;

/// `api` is the origin the pictures are on.
pub(crate) fn channel(channel: &Channel, terms: &SessionTerms, api: &str) -> Value {
    let demand = Demand::of(terms);
    let only_saves = TWINS.iter().any(|(_, saving)| *saving == channel.code);
    let instructions =
        channel.family.instructions.map(|sentence| sentence.replace("{brand}", &channel.brand_name));
    let mut view = Members::default();
    view.put("channel_code", &channel.code);
    view.put("brand_name", &channel.brand_name);
    view.put("brand_logo_url", logos::of_channel(api, &channel.code));
    view.put("brand_color", &channel.brand_color);
    view.put("pm_type", channel.family.payment_method_type);
    view.put("ui_group", channel.family.group.id());
    view.put("allow_pay_without_save", !only_saves);
    view.put("allow_save", channel.can_save() && demand.saves());
    view.put("min_amount", channel.limits.min);
    view.put_some("max_amount", channel.limits.max);
    view.put("requires_customer_details", channel.asks_payers_name());
    if channel.family.asks == Asks::CardCheck {
        view.put("card", json!({ "brands": brands(&terms.country, api) }));
    }
    view.put("form", channel.form());
    if let Some(banner) = &channel.family.banner {
        view.put(
            "banner",
            json!({
                "image_url": logos::banner(api, &channel.code),
                "alt_text": banner.alt_text,
                "aspect_ratio": banner.aspect_ratio,
            }),
        );
    }
    view.put("instructions", instructions);
    view.into()
}

fn brands(country: &str, api: &str) -> Vec<Value> {
    let accepted = BRANDS.iter().filter(|brand| brand.is_accepted_in(country));
    accepted
        .map(|brand| json!({ "name": brand.code(), "logo_url": logos::of_channel(api, brand.code()) }))
        .collect()
}

/// The groups some channels are in, in the order they are shown.
pub(crate) fn ui_groups(channels: &[&Channel], api: &str) -> Value {
    let mut groups: Vec<_> = channels.iter().map(|channel| channel.family.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let view = |id: &str, label| json!({ "id": id, "label": label, "icon_url": logos::of_group(api, id) });
    groups.into_iter().map(|group| view(group.id(), group.label())).collect()
}

/// `succeeded_channel` of the gateway.
pub(crate) fn succeeded(code: &str, api: &str) -> Value {
    json!({ "channel_code": code, "logo_url": logos::of_channel(api, code) })
}
