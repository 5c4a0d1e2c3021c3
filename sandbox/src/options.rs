//! The command line.
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use jiff::Timestamp;

use crate::values::quirk::Quirk;
use crate::webhooks::target::WebhookUrl;

/// A local Xendit to build and test a checkout against. Takes test keys only; no money ever moves.
#[derive(Parser)]
#[command(name = "xendit-sandbox", version)]
pub struct Options {
    /// Port of the API and the gateway; 0 picks a free one
    #[arg(long, default_value_t = 4242)]
    pub port: u16,
    /// Port of card frames and 3DS pages; 0 picks a free one
    #[arg(long, default_value_t = 4243)]
    pub frame_port: u16,
    /// Port of the hosted payment page; 0 picks a free one
    #[arg(long, default_value_t = 4244)]
    pub checkout_port: u16,
    /// The npm package the hosted payment page is built with; without it, pkg/ of this workspace
    #[arg(long, value_name = "DIR")]
    pub package: Option<PathBuf>,
    /// Host id in every components_sdk_key
    #[arg(long, value_enum, default_value_t = HostId::Sandbox)]
    pub host_id: HostId,
    /// Private P-384 JWK that signs session keys; a new one at each start without it
    #[arg(long, value_name = "JWK-FILE")]
    pub signing_key: Option<PathBuf>,
    /// Serve https with a certificate made at start
    #[arg(long)]
    pub tls: bool,
    /// Where webhooks are sent, all of them or those of one topic (payment, payment_request, payment_token,
    /// payment_session.completed, payment_session.expired, refund); may be given several times. Without it they are only
    /// kept for GET /_sandbox/webhooks
    #[arg(long = "webhook-url", value_name = "[TOPIC=]URL")]
    pub webhook_urls: Vec<WebhookUrl>,
    /// Sent as x-callback-token with every webhook
    #[arg(long, value_name = "TOKEN", default_value = "sandbox-callback-token")]
    pub callback_token: String,
    /// Divides the webhook retry schedule (15 min, 1 h, 3 h, 6 h, 12 h, 24 h)
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub speed: u32,
    /// A merchant's profile, TOML or JSON: its name, its channels and their limits
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Keep everything in this SQLite file, so that a restart loses nothing; made when it does not exist
    #[arg(long, value_name = "FILE")]
    pub data: Option<PathBuf>,
    /// Makes ids and keys the same at each start
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Refuses what is over N requests a minute for each endpoint and account; Xendit's test mode has 60
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub rate_limit: Option<u32>,
    /// Reads the documentation the other way where it disagrees with itself; several with commas, or again
    #[arg(long = "quirk", value_name = "QUIRK", value_enum, value_delimiter = ',')]
    pub quirks: Vec<Quirk>,
    /// Starts with the clock standing still at this time, as 2026-01-31T12:00:00Z
    #[arg(long, value_name = "TIMESTAMP")]
    pub clock: Option<Timestamp>,
    /// JSON list of faults to start with, each as POST /_sandbox/next takes it
    #[arg(long, value_name = "FILE")]
    pub faults: Option<PathBuf>,
}

/// Which environment a `components_sdk_key` says it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HostId {
    /// This sandbox.
    Sandbox,
    /// Xendit's production, test mode.
    Pd,
    /// Xendit's production, live.
    Pl,
    /// Xendit's staging, test mode.
    Sd,
    /// Xendit's staging, live.
    Sl,
}

impl HostId {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Pd => "pd",
            Self::Pl => "pl",
            Self::Sd => "sd",
            Self::Sl => "sl",
        }
    }
}
