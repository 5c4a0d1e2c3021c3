// The few looks a merchant may give the input, and the gate every value passes (protocol.md C.10).
import { InitFailure } from "./failure.js";

const INPUT_PROPERTIES = new Map([
  ["fontFamily", "font-family"],
  ["fontSize", "font-size"],
  ["fontWeight", "font-weight"],
  ["lineHeight", "line-height"],
  ["letterSpacing", "letter-spacing"],
  ["color", "color"],
  ["backgroundColor", "background-color"],
]);
const PLACEHOLDER_PROPERTIES = new Map([["color", "color"]]);
const DANGEROUS =
  /url\(|javascript:|vbscript:|data:|expression\(|behavior:|@import|-moz-binding|<|>|&#|\/\*|\*\/|[;{}]/i;
const FONT = "xendit-iframe-custom-font";

/** The appearance parameter as an object; absent means none, anything but a JSON object is an `InitFailure`. */
export function appearanceFrom(text) {
  if (!text) return {};
  try {
    // xendit: decoded once more than it should be; a % in it stops the field
    return JSON.parse(decodeURIComponent(text)) ?? {};
  } catch {
    throw new InitFailure("appearance param is not json");
  }
}

/** A value that is safe to set, or "", which unsets the property. `parses` asks the browser whether it is CSS. */
export function sanitized(property, value, parses = browserParses) {
  if (typeof value !== "string" || value === "" || DANGEROUS.test(value)) return "";
  return parses(property, value) ? value : "";
}

/** The styles out of an untrusted object, as CSS property names and safe values; what is not listed is dropped. */
export function inputStyles(appearance, parses) {
  return safeStyles(appearance?.inputStyles, INPUT_PROPERTIES, parses);
}

/** As `inputStyles`, for the placeholder: its colour only. */
export function placeholderStyles(appearance, parses) {
  return safeStyles(appearance?.placeholderStyles, PLACEHOLDER_PROPERTIES, parses);
}

/** Arguments for `FontFace`, or null when there is no font to load. */
export function fontFaceArguments(appearance) {
  const { source, descriptors } = appearance?.fontFace ?? {};
  if (typeof source !== "string" || source === "") return null;
  const { display = "auto", style = "normal", stretch = "normal" } = descriptors ?? {};
  return [FONT, source, { display, style, stretch, weight: "normal" }];
}

/** Dresses the input. Through the CSSOM, because the document's policy forbids style attributes. */
export function applyAppearance(appearance, input) {
  for (const [property, value] of inputStyles(appearance)) input.style.setProperty(property, value);
  const root = input.ownerDocument.documentElement;
  for (const [, value] of placeholderStyles(appearance)) root.style.setProperty("--xendit-iframe-placeholder-color", value);
  const font = fontFaceArguments(appearance);
  if (!font) return;
  const face = new FontFace(...font);
  input.ownerDocument.fonts.add(face);
  input.style.fontFamily = `${FONT}, sans-serif`;
  input.style.fontWeight = "normal";
  // a font that does not load leaves the fallback standing
  face.load().catch(() => {});
}

function safeStyles(styles, properties, parses) {
  if (typeof styles !== "object" || styles === null) return [];
  return [...properties]
    .map(([name, property]) => [property, sanitized(property, styles[name], parses)])
    .filter(([, value]) => value !== "");
}

// Typed OM is missing in Firefox; `CSS.supports` answers the same question everywhere it does not exist
function browserParses(property, value) {
  if (typeof CSSStyleValue === "undefined") return CSS.supports(property, value);
  try {
    CSSStyleValue.parse(property, value);
    return true;
  } catch {
    return false;
  }
}
