//! The options of `mount()` and `update()`, read member by member: what is unknown or of the wrong kind is refused.

use js_sys::{Array, Function, JSON, Object, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, Url};

use crate::dom::Appearance;
use crate::domain::failure::{ErrorCode, Failure};
use crate::runtime::ChannelFilter;

/// The options of `mount()`.
pub(super) struct MountOptions {
    pub(super) components_sdk_key: String,
    pub(super) allowed_origins: Option<Vec<String>>,
    pub(super) channels: ChannelFilter,
    pub(super) locale: Option<String>,
    pub(super) look: Look,
    pub(super) signal: Option<AbortSignal>,
    pub(super) environment: Option<Environment>,
}

/// What `appearance` says, for the page and for the card frames.
#[derive(Default)]
pub(super) struct Look {
    pub(super) appearance: Appearance,
    /// JSON for the frames (protocol.md C.10).
    pub(super) frames: Option<String>,
}

/// Where a sandbox key goes.
pub(super) struct Environment {
    pub(super) gateway_url: String,
    pub(super) frame_url: String,
    pub(super) pinning_keys: Array,
}

const MOUNT_OPTIONS: &[&str] =
    &["componentsSdkKey", "allowedOrigins", "channels", "locale", "appearance", "signal", "environment"];
const APPEARANCE: &[&str] = &["theme", "variables", "inputStyles", "placeholderStyles", "fontFace"];
/// What goes to the card frames as it is.
const FRAME_APPEARANCE: &[&str] = &["inputStyles", "placeholderStyles", "fontFace"];

impl MountOptions {
    pub(super) fn read(options: &JsValue) -> Result<Self, Failure> {
        let options = Members::of(options, "options", MOUNT_OPTIONS)?;
        let key = options.get("componentsSdkKey");
        let Some(components_sdk_key) = key.as_string() else {
            return Err(Failure::new(
                ErrorCode::InvalidKey,
                "componentsSdkKey is missing or not a text; pass components_sdk_key from the answer to POST /sessions",
            ));
        };
        let signal = options.present("signal").map(|signal| {
            signal.dyn_into::<AbortSignal>().map_err(|_| invalid("signal has to be an AbortSignal"))
        });
        Ok(Self {
            components_sdk_key,
            allowed_origins: options
                .present("allowedOrigins")
                .map(|list| texts(&list, "allowedOrigins"))
                .transpose()?,
            channels: channel_filter(options.get("channels"))?,
            locale: options.text("locale")?,
            look: options
                .present("appearance")
                .map(|look| Look::read(&look))
                .transpose()?
                .unwrap_or_default(),
            signal: signal.transpose()?,
            environment: options.present("environment").map(|place| Environment::read(&place)).transpose()?,
        })
    }
}

impl Look {
    pub(super) fn read(appearance: &JsValue) -> Result<Self, Failure> {
        let members = Members::of(appearance, "appearance", APPEARANCE)?;
        let theme = members.text("theme")?;
        if theme.as_deref().is_some_and(|theme| !["light", "dark", "auto"].contains(&theme)) {
            return Err(invalid("appearance.theme has to be \"light\", \"dark\" or \"auto\""));
        }
        let variables =
            members.present("variables").map(|variables| read_variables(&variables)).transpose()?;
        let frames = Object::new();
        for name in FRAME_APPEARANCE {
            if let Some(value) = members.present(name) {
                let _ = Reflect::set(&frames, &JsValue::from_str(name), &value);
            }
        }
        let is_for_frames = Object::keys(&frames).length() > 0;
        let frames =
            is_for_frames.then(|| JSON::stringify(&frames).ok().and_then(|json| json.as_string())).flatten();
        Ok(Self { appearance: Appearance { theme, variables: variables.unwrap_or_default() }, frames })
    }
}

impl Environment {
    fn read(environment: &JsValue) -> Result<Self, Failure> {
        let members = Members::of(environment, "environment", &["gatewayUrl", "frameUrl", "pinningKeys"])?;
        let address = |name: &str| {
            let text = members.get(name).as_string().unwrap_or_default();
            let is_page =
                Url::new(&text).is_ok_and(|url| ["http:", "https:"].contains(&url.protocol().as_str()));
            if is_page {
                Ok(text)
            } else {
                Err(invalid(&["environment.", name, " has to be an http(s) address"].concat()))
            }
        };
        let pinning_keys = members.get("pinningKeys").dyn_into::<Array>();
        Ok(Self {
            gateway_url: address("gatewayUrl")?,
            frame_url: address("frameUrl")?,
            pinning_keys: pinning_keys
                .map_err(|_| invalid("environment.pinningKeys has to be a list of JWKs"))?,
        })
    }
}

/// An object whose members are all known.
struct Members<'a>(&'a JsValue);

impl<'a> Members<'a> {
    fn of(value: &'a JsValue, name: &str, known: &[&str]) -> Result<Self, Failure> {
        if !value.is_object() {
            return Err(invalid(&[name, " has to be an object"].concat()));
        }
        let keys = Reflect::own_keys(value).unwrap_or_default();
        let unknown =
            keys.iter().find(|key| key.as_string().is_none_or(|key| !known.contains(&key.as_str())));
        match unknown {
            None => Ok(Self(value)),
            Some(key) => {
                let key = key.as_string().unwrap_or_else(|| "a symbol".into());
                Err(invalid(
                    &["unknown member ", &key, " in ", name, "; known are ", &known.join(", ")].concat(),
                ))
            }
        }
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(self.0, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
    }

    /// `null` and `undefined` are as good as absent: a server's `null` is often passed on as it came.
    fn present(&self, name: &str) -> Option<JsValue> {
        Some(self.get(name)).filter(|value| !value.is_undefined() && !value.is_null())
    }

    fn text(&self, name: &str) -> Result<Option<String>, Failure> {
        let text = self.present(name).map(|value| value.as_string());
        text.map(|text| text.ok_or_else(|| invalid(&[name, " has to be a text"].concat()))).transpose()
    }
}

/// Reads the members of `update()`: the new look, if there is one. Every language we know is English so far.
pub(super) fn read_changes(changes: &JsValue) -> Result<Option<Appearance>, Failure> {
    let members = Members::of(changes, "changes", &["appearance", "locale"])?;
    members.text("locale")?;
    let Some(look) = members.present("appearance").map(|look| Look::read(&look)).transpose()? else {
        return Ok(None);
    };
    if look.frames.is_some() {
        return Err(invalid(
            "the card frames' appearance cannot be changed yet once they are mounted; mount() again",
        ));
    }
    Ok(Some(look.appearance))
}

fn channel_filter(channels: JsValue) -> Result<ChannelFilter, Failure> {
    if channels.is_undefined() || channels.is_null() {
        return Ok(Box::new(|_| true));
    }
    if let Some(code) = channels.as_string() {
        return Ok(Box::new(move |channel| channel == code));
    }
    if let Some(pattern) = channels.dyn_ref::<RegExp>().cloned() {
        return Ok(Box::new(move |channel| {
            // A pattern with the g flag goes on where it last stopped.
            pattern.set_last_index(0);
            pattern.test(channel)
        }));
    }
    let codes = texts(&channels, "channels")?;
    Ok(Box::new(move |channel| codes.iter().any(|code| code == channel)))
}

fn read_variables(variables: &JsValue) -> Result<Vec<(String, String)>, Failure> {
    let object = variables.dyn_ref::<Object>().filter(|object| !object.is_instance_of::<Function>());
    let object = object.ok_or_else(|| invalid("appearance.variables has to be an object"))?;
    let entries = Object::entries(object);
    let pairs = entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        match (entry.get(0).as_string(), entry.get(1).as_string()) {
            (Some(name), Some(value)) if name.starts_with("--") => Ok((name, value)),
            _ => Err(invalid("appearance.variables maps names that begin with -- to texts")),
        }
    });
    pairs.collect()
}

fn texts(list: &JsValue, name: &str) -> Result<Vec<String>, Failure> {
    let wrong = || invalid(&[name, " has to be a list of texts"].concat());
    if !Array::is_array(list) {
        return Err(wrong());
    }
    Array::from(list).iter().map(|text| text.as_string().ok_or_else(wrong)).collect()
}

fn invalid(message: &str) -> Failure {
    Failure::new(ErrorCode::InvalidOptions, message)
}
