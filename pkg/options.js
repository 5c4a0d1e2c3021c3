// The options of mount() and update(): what is unknown or of the wrong kind is refused, never ignored.
import { XenditComponentsError } from "./error.js";

const MOUNT = ["componentsSdkKey", "allowedOrigins", "channels", "locale", "texts", "appearance", "actionContainer", "signal", "environment"];
const APPEARANCE = ["theme", "variables", "inputStyles", "placeholderStyles", "fontFace"];
const INPUT_STYLES = ["fontFamily", "fontSize", "fontWeight", "lineHeight", "letterSpacing", "color", "backgroundColor"];
const THEMES = ["light", "dark", "auto"];

const isText = (value) => typeof value === "string";
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";

/** `null` is as good as absent: a server's `null` is often passed on as it came. */
function check(value, name, expected, isRight) {
  if (value == null) return undefined;
  if (!isRight(value)) throw invalid(`${name} has to be ${expected}`);
  return value;
}

function members(value, name, known) {
  if (!isObject(value)) throw invalid(`${name} has to be an object`);
  const unknown = Reflect.ownKeys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalid(`unknown member ${String(unknown)} in ${name}; known are ${known.join(", ")}`);
  return value;
}

export function invalid(message) {
  return new XenditComponentsError("INVALID_OPTIONS", message);
}

export function readOptions(options) {
  const { componentsSdkKey, allowedOrigins, channels, locale, texts, appearance, actionContainer, signal, environment } = members(options, "options", MOUNT);
  if (!isText(componentsSdkKey)) {
    throw new XenditComponentsError(
      "INVALID_KEY",
      "componentsSdkKey is missing or not a text; pass components_sdk_key from the answer to POST /sessions",
    );
  }
  return {
    componentsSdkKey,
    allowedOrigins: check(allowedOrigins, "allowedOrigins", "a list of texts", isTexts),
    accepts: readChannels(channels),
    locale: check(locale, "locale", "a text", isText),
    texts: check(texts, "texts", "an object", isObject),
    actionContainer: check(actionContainer, "actionContainer", "an element or a CSS selector", (value) => isText(value) || value instanceof Element),
    signal: check(signal, "signal", "an AbortSignal", (value) => value instanceof AbortSignal),
    environment: environment == null ? undefined : readEnvironment(environment),
    look: readAppearance(appearance ?? {}),
  };
}

/** The members of update(). The card frames' look is fixed once they are mounted. */
export function readChanges(changes) {
  const { appearance, locale } = members(changes, "changes", ["appearance", "locale"]);
  check(locale, "locale", "a text", isText);
  const look = readAppearance(appearance ?? {});
  if (look.frames) throw invalid("the card frames' look cannot be changed once they are mounted; mount() again");
  return { look, locale };
}

/** Of what a preset says, the rest has the last word, variable by variable and style by style. */
function readAppearance(appearance) {
  const { preset, ...own } = members(appearance, "appearance", ["preset", ...APPEARANCE]);
  const look = { ...members(preset ?? {}, "appearance.preset", APPEARANCE) };
  for (const [name, value] of Object.entries(own)) {
    const base = look[name];
    look[name] = isObject(base) && isObject(value) ? { ...base, ...value } : (value ?? base);
  }
  const { theme, variables, ...frames } = look;
  check(theme, "appearance.theme", THEMES.join(" or "), (value) => THEMES.includes(value));
  // They end up in a stylesheet as they are: nothing in them may end their rule.
  const isVariable = ([name, text]) => /^--[\w-]+$/.test(name) && isText(text) && !/[{};]/.test(text);
  const isVariables = (value) => isObject(value) && Object.entries(value).every(isVariable);
  check(variables, "appearance.variables", "an object of CSS values under names that begin with --", isVariables);
  const css = variables && Object.entries(variables).map(([name, text]) => `${name}:${text};`).join("");
  return { theme, variables: css, frames: readFrames(frames) };
}

/** What goes to the card frames as it is: texts under names they know, and styles they do not drop without a word. */
function readFrames({ inputStyles, placeholderStyles, fontFace }) {
  const texts = (value, name, known, isRight = () => true) => {
    for (const [key, text] of Object.entries(members(value ?? {}, name, known)))
      if (!isText(text) || !isRight(key, text)) throw invalid(`${name}.${key} has to be CSS that a card frame takes, without var() or env()`);
  };
  // protocol.md C.10; what else is refused there is not CSS to begin with. The page's variables are not the frame's.
  const isStyle = (key, text) =>
    CSS.supports(key.replace(/[A-Z]/g, "-$&"), text) && !/[<>;{}:@]|&#|\/\*|\*\/|-moz-binding|(var|env)\(/i.test(text);
  texts(inputStyles, "appearance.inputStyles", INPUT_STYLES, isStyle);
  texts(placeholderStyles, "appearance.placeholderStyles", ["color"], isStyle);
  if (fontFace != null) {
    const { source, descriptors } = members(fontFace, "appearance.fontFace", ["source", "descriptors"]);
    if (!isText(source)) throw invalid("appearance.fontFace.source has to be a text");
    texts(descriptors, "appearance.fontFace.descriptors", ["display", "style", "stretch"]);
  }
  return inputStyles || placeholderStyles || fontFace ? { inputStyles, placeholderStyles, fontFace } : undefined;
}

function readChannels(channels) {
  if (channels == null) return () => true;
  if (isText(channels)) return (code) => code === channels;
  if (channels instanceof RegExp) {
    // Without the g and y flags: a pattern that has them goes on where it last stopped.
    const pattern = new RegExp(channels, channels.flags.replace(/[gy]/g, ""));
    return (code) => pattern.test(code);
  }
  check(channels, "channels", "a channel code, a list of them or a RegExp", isTexts);
  return (code) => channels.includes(code);
}

function readEnvironment(environment) {
  const { gatewayUrl, frameUrl, pinningKeys } = members(environment, "environment", ["gatewayUrl", "frameUrl", "pinningKeys"]);
  for (const [name, url] of Object.entries({ gatewayUrl, frameUrl })) {
    if (!isText(url) || !/^https?:\/\/./.test(url)) throw invalid(`environment.${name} has to be an http(s) address`);
  }
  if (!Array.isArray(pinningKeys)) throw invalid("environment.pinningKeys has to be a list of JWKs");
  return { gatewayUrl, frameUrl, pinningKeys };
}
