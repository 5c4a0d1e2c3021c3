//! The sandbox as a whole: what it was told at start, its clock, and the world behind one lock.
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::InvalidHeaderValue;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::api::idempotency::Answers;
use crate::api::rate_limit::RateLimits;
use crate::channels::catalogue::{Catalogue, CatalogueError};
use crate::channels::channel::Channel;
use crate::channels::profile::{Profile, ProfileError};
use crate::clock::{Clock, StepTooLong};
use crate::faults::Faults;
use crate::faults::plan::FaultPlan;
use crate::http::request_log::RequestLog;
use crate::keeper::{HeldWorld, Keeper};
use crate::options::HostId;
use crate::router;
use crate::store::file::{DataFile, DataFileError};
use crate::store::row::Row;
use crate::values::ids::{Ids, PaymentSessionId};
use crate::values::keys::{PinningKey, SigningKeyError};
use crate::values::quirk::Quirk;
use crate::webhooks::target::{KeptTargets, Targets, WebhookUrl};
use crate::world::World;
use crate::world::attempt::AttemptId;
use crate::world::terms::Mode;

/// Where it stood when this was built. It need not be there any more.
const PACKAGE_OF_THIS_WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../pkg");

/// What a sandbox is started with.
#[derive(Clone)]
pub struct Config {
    /// The origin the API and the gateway are reached at, without a trailing slash.
    pub api_origin: String,
    /// The origin card frames and 3DS pages are reached at, without a trailing slash.
    pub frame_origin: String,
    /// The origin payment links lead to, without a trailing slash.
    pub checkout_origin: String,
    /// The npm package the hosted payment page is built with; pkg/ of this workspace when absent.
    pub package: Option<PathBuf>,
    /// The host id in every `components_sdk_key`.
    pub host_id: HostId,
    /// A private JWK to sign session keys with; a new key when absent.
    pub signing_key: Option<String>,
    /// Where webhooks go. Without an address they are only logged.
    pub webhook_urls: Vec<WebhookUrl>,
    /// Sent as `x-callback-token` with every webhook.
    pub callback_token: String,
    /// How long a webhook's receiver may take to answer.
    pub webhook_patience: Duration,
    /// Divides the webhook retry schedule.
    pub speed: u32,
    /// Makes ids and keys repeatable.
    pub seed: Option<u64>,
    /// The business there is; `Profile::default()` has every channel.
    pub profile: Profile,
    /// Where everything is kept, so that a restart loses nothing.
    pub data: Option<PathBuf>,
    /// How many requests a minute are answered for each endpoint and account; any number without it.
    pub rate_limit: Option<u32>,
    /// Where the documentation disagrees with itself, the readings that are not the default.
    pub quirks: Vec<Quirk>,
    /// The clock stands still at this time until it is let run.
    pub clock: Option<Timestamp>,
    /// What goes wrong from the start on.
    pub faults: FaultPlan,
}

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The signing key cannot sign.
    #[error(transparent)]
    SigningKey(#[from] SigningKeyError),
    /// The callback token cannot be sent.
    #[error("the callback token must be text that fits into a header")]
    CallbackToken(#[from] InvalidHeaderValue),
    /// The data file cannot be used.
    #[error(transparent)]
    Data(#[from] DataFileError),
    /// The client that delivers webhooks could not be built.
    #[error("cannot deliver webhooks: {0}")]
    Http(#[from] reqwest::Error),
    /// The channels could not be read.
    #[error(transparent)]
    Channels(#[from] CatalogueError),
    /// The profile asks for what there is not.
    #[error(transparent)]
    Profile(#[from] ProfileError),
}

/// A running sandbox, shared by everything that answers requests.
pub struct Sandbox {
    pub(crate) config: Config,
    pub(crate) clock: Arc<Clock>,
    pub(crate) requests: Arc<RequestLog>,
    pub(crate) pinning_key: PinningKey,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) http: reqwest::Client,
    pub(crate) rate_limits: RateLimits,
    pub(crate) answers: Answers,
    /// Rung when there may be a webhook to send, or the clock was moved.
    pub(crate) bell: Notify,
    pub(crate) keeper: Keeper,
    world: Mutex<World>,
    faults: Mutex<Faults>,
    targets: Mutex<Targets>,
}

const CLOCK: &str = "clock";
const TARGETS: &str = "webhook_targets";

impl Sandbox {
    /// Makes a sandbox: with what is in the data file, if there is one, or with nothing in it yet.
    ///
    /// # Errors
    /// When the signing key or the data file cannot be read or no HTTP client can be built.
    pub fn new(config: Config) -> Result<Arc<Self>, StartError> {
        let file = config.data.as_deref().map(DataFile::open).transpose()?;
        let mut restored = file.as_ref().map(World::restore).transpose()?.flatten();
        if let Some(world) = &mut restored {
            // Not written down: it is this start's business.
            world.ids = world.ids.clone().spelled(&config.quirks);
        }
        let mut ids = match &restored {
            // From the start again, where the pinning key was drawn.
            Some(world) => world.ids.rewound(),
            None => Ids::new(config.seed).spelled(&config.quirks),
        };
        let pinning_key = match &config.signing_key {
            Some(jwk) => PinningKey::parse(jwk)?,
            None => PinningKey::new(ids.secret_key()),
        };
        let mut catalogue = Catalogue::embedded()?;
        config.profile.apply(&mut catalogue)?;
        let mut world = restored.unwrap_or_else(|| World::new(ids));
        let clock = Arc::new(Clock::new(config.clock));
        if let Some(movement) = file.as_ref().map(|file| file.read_only(CLOCK)).transpose()?.flatten() {
            clock.take_up(movement);
        }
        let targets = targets(&config, file.as_ref())?;
        let keeper = Keeper::new(file);
        if config.data.is_some() {
            world.watch();
            keeper.keep(world.take_changes());
        }
        // A provider may already be there when several sandboxes share a process; either will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .timeout(config.webhook_patience)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Arc::new(Self {
            requests: Arc::new(RequestLog::new(Arc::clone(&clock))),
            clock,
            pinning_key,
            catalogue: Arc::new(catalogue),
            http,
            rate_limits: RateLimits::default(),
            answers: Answers::default(),
            bell: Notify::new(),
            keeper,
            world: Mutex::new(world),
            faults: Mutex::new(Faults::planned(&config.faults)),
            targets: Mutex::new(targets),
            config,
        }))
    }

    /// Xendit's API, the components gateway and the controls.
    pub fn api(self: &Arc<Self>) -> Router {
        router::api_origin(self)
    }

    /// Card frames and 3DS pages.
    pub fn frames(self: &Arc<Self>) -> Router {
        router::frame_origin(self)
    }

    /// The name shoppers see.
    pub(crate) fn merchant(&self) -> &str {
        self.config.profile.name()
    }

    /// The channel an attempt is made with.
    pub(crate) fn channel_of(&self, world: &World, id: &AttemptId) -> Option<&Channel> {
        let attempt = world.attempt(id)?;
        let order = &attempt.order;
        self.catalogue.find(attempt.channel_code.as_str(), &order.country, order.currency.code)
    }

    /// The hosted payment page.
    pub fn checkout(self: &Arc<Self>) -> Router {
        router::checkout_origin(self)
    }

    /// Where the shopper of a PAYMENT_LINK session is sent.
    pub(crate) fn payment_link(&self, mode: &Mode, id: &PaymentSessionId) -> Option<String> {
        let is_linked = matches!(mode, Mode::PaymentLink { .. });
        is_linked.then(|| format!("{}/sessions/{}", self.config.checkout_origin, id.as_ref()))
    }

    /// The host id in a session's `components_sdk_key`.
    pub(crate) fn host_id(&self, mode: &Mode) -> &'static str {
        match mode {
            Mode::Components { .. } => self.config.host_id.code(),
            // The hosted page's checkout is the sandbox's own, whatever Xendit's hosts merchants' pages look for.
            Mode::PaymentLink { .. } => HostId::Sandbox.code(),
        }
    }

    /// The folder of the npm package the hosted payment page is built with.
    pub(crate) fn package(&self) -> &Path {
        self.config.package.as_deref().unwrap_or(Path::new(PACKAGE_OF_THIS_WORKSPACE))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The world as it is now: sessions whose time has come are expired before anybody looks.
    pub(crate) fn world(&self) -> HeldWorld<'_> {
        // A poisoned lock would mean a panic elsewhere; the data is still whole, every change is made in one go.
        let world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        let mut world = HeldWorld { world, keeper: &self.keeper };
        if world.expire_due(self.now()) {
            self.bell.notify_one();
        }
        world
    }

    /// Stops the clock or lets it run, if told to, and moves it ahead.
    pub(crate) fn change_clock(&self, freeze: Option<bool>, advance_seconds: i64) -> Result<(), StepTooLong> {
        self.clock.change(freeze, advance_seconds)?;
        self.keeper.keep(Row::only(CLOCK, &self.clock.current()));
        self.bell.notify_one();
        Ok(())
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn targets(&self) -> Targets {
        self.targets.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_targets(&self, targets: Targets) {
        self.keeper.keep(Row::only(TARGETS, &targets.kept()));
        *self.targets.lock().unwrap_or_else(PoisonError::into_inner) = targets;
    }

    /// Forgets everything but the pinning key and where webhooks go. Clock and fault plan are as at the start; with a
    /// seed, ids start again from it, except those of webhooks.
    pub(crate) fn reset(&self) {
        self.clock.reset();
        self.requests.clear();
        let mut world = self.world();
        let mut ids = world.ids.clone();
        if self.config.seed.is_some() {
            ids = ids.rewound();
            if self.config.signing_key.is_none() {
                // Drawn and dropped, so that ids after a reset are those after a start.
                let _ = ids.secret_key();
            }
        }
        let begun_again = world.begun_again(ids);
        *world = begun_again;
        if self.config.data.is_some() {
            world.watch();
            let mut rows = world.take_changes();
            rows.extend(Row::only(TARGETS, &self.targets().kept()));
            self.keeper.keep_only(rows);
        }
        *self.faults() = Faults::planned(&self.config.faults);
        self.rate_limits.forget();
        self.answers.forget();
        drop(world);
        self.bell.notify_one();
    }

    /// What `MountOptions.environment` of the browser package wants.
    pub(crate) fn environment(&self) -> Value {
        json!({
            "gatewayUrl": self.config.api_origin,
            "frameUrl": format!("{}/components/secure-iframe-v0.0.24.html", self.config.frame_origin),
            "pinningKeys": [self.pinning_key.public_jwk()],
        })
    }
}

/// What was asked for at start comes before what is in the file.
fn targets(config: &Config, file: Option<&DataFile>) -> Result<Targets, StartError> {
    let asked = Targets::new(&config.webhook_urls, HeaderValue::from_str(&config.callback_token)?);
    let Some(file) = file.filter(|_| config.webhook_urls.is_empty()) else { return Ok(asked) };
    let kept: Option<KeptTargets> = file.read_only(TARGETS)?;
    Ok(kept.map(Targets::restored).transpose()?.unwrap_or(asked))
}
