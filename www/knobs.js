// Everything about a checkout's look that can be set, and a few looks that set some of it.
import * as presets from "xendit-components-wasm/presets";

/** Set by `update()`, at once. Those with `isFramed` also reach into the card fields, and those are dressed when they mount. */
export const VARIABLES = [
  { legend: "Colours", knobs: [
    { name: "color-primary", kind: "color" },
    { name: "color-text", kind: "color", isFramed: true },
    { name: "color-text-secondary", kind: "color" },
    { name: "color-text-placeholder", kind: "color", isFramed: true },
    { name: "color-danger", kind: "color" },
    { name: "color-border", kind: "color" },
    { name: "color-background", kind: "color" },
    { name: "color-disabled", kind: "color" },
    { name: "color-icon-primary", kind: "color" },
    { name: "color-icon-secondary", kind: "color" },
  ] },
  { legend: "Type and shape", knobs: [
    { name: "font-family", kind: "text", property: "font-family", hint: "Georgia, serif" },
    { name: "radius-1", kind: "text", property: "border-radius", hint: "8px" },
  ] },
  { legend: "Shadows and motion", knobs: [
    { name: "focus-shadow", kind: "text", property: "box-shadow", hint: "0 0 0 3px #1762ee55" },
    { name: "card-shadow", kind: "text", property: "box-shadow", hint: "0 2px 8px #0003" },
    { name: "dialog-shadow", kind: "text", property: "box-shadow", hint: "0 16px 48px #0006" },
    { name: "animation-duration", kind: "text", property: "transition-duration", hint: "0.2s" },
    { name: "animation-ease", kind: "text", property: "transition-timing-function", hint: "ease-in-out" },
    { name: "z-index-focus", kind: "text", property: "z-index", hint: "2" },
  ] },
  { legend: "Codes to scan", knobs: [
    { name: "qr-foreground-color", kind: "color" },
    { name: "qr-background-color", kind: "color" },
  ] },
];

/** Fixed once a checkout is mounted. */
export const FRAMES = [
  { legend: "Inside the card fields", note: "Fixed once mounted: a change mounts the checkouts again.", knobs: [
    { member: "inputStyles", name: "fontFamily", kind: "text", hint: "monospace" },
    { member: "inputStyles", name: "fontSize", kind: "text", hint: "16px" },
    { member: "inputStyles", name: "fontWeight", kind: "text", hint: "500" },
    { member: "inputStyles", name: "lineHeight", kind: "text", hint: "1.5" },
    { member: "inputStyles", name: "letterSpacing", kind: "text", hint: "0.05em" },
    { member: "inputStyles", name: "color", kind: "color" },
    { member: "inputStyles", name: "backgroundColor", kind: "color" },
    { member: "placeholderStyles", name: "color", kind: "color" },
    { member: "fontFace", name: "source", kind: "text", hint: `url("${location.origin}/till.woff2")` },
  ] },
];

/** A preset is nothing but an appearance: the package's, and this shop's. */
export const PRESETS = {
  plain: { theme: "auto" },
  ...presets,
  Senja: {
    theme: "light",
    variables: {
      "--xendit-font-family": "Palatino, Georgia, serif",
      "--xendit-color-primary": "#a8452c",
      "--xendit-color-text": "#2a2320",
      "--xendit-color-text-secondary": "#6d6058",
      "--xendit-color-border": "#c9b9a4",
      "--xendit-color-background": "#fffdf9",
      "--xendit-radius-1": "14px",
    },
    inputStyles: { fontFamily: "Palatino, Georgia, serif" },
  },
  Receipt: {
    theme: "light",
    variables: {
      "--xendit-font-family": "monospace",
      "--xendit-color-primary": "#111111",
      "--xendit-color-border": "#111111",
      "--xendit-radius-1": "0px",
      "--xendit-focus-shadow": "4px 4px 0 #111",
      "--xendit-animation-duration": "0s",
    },
    inputStyles: { letterSpacing: "0.02em" },
    placeholderStyles: { color: "#5a5a5a" },
    fontFace: { source: `url("${location.origin}/till.woff2")` },
  },
};

/** What a checkout speaks, by tag. */
export const LANGUAGES = {
  en: "English",
  id: "Bahasa Indonesia",
  ms: "Bahasa Melayu",
  fil: "Filipino",
  es: "Español",
  vi: "Tiếng Việt",
  th: "ไทย",
  zh: "中文",
  ar: "العربية",
};
