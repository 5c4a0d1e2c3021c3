// What a merchant may say about the input's looks, and what is dropped without a word.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appearanceFrom, fontFaceArguments, inputStyles, placeholderStyles, sanitized } from "../card-field/appearance.js";

// whether a value is CSS is the browser's question; here it always says yes
const YES = () => true;

test("no parameter means no appearance", () => {
  assert.deepEqual(appearanceFrom(null), {});
  assert.deepEqual(appearanceFrom("null"), {});
});

test("a parameter that is not JSON stops the field", () => {
  assert.throws(() => appearanceFrom("{color:red}"), { code: "appearance param is not json" });
});

test("a percent sign stops the field, unless JSON hides it", () => {
  assert.throws(() => appearanceFrom('{"inputStyles":{"fontSize":"110%"}}'), { code: "appearance param is not json" });
  assert.deepEqual(appearanceFrom('{"inputStyles":{"fontSize":"110\\u0025"}}'), { inputStyles: { fontSize: "110%" } });
});

test("all seven properties pass, and nothing else", () => {
  const styles = {
    fontFamily: "Inter, sans-serif",
    fontSize: "1.1rem",
    fontWeight: "600",
    lineHeight: "120%",
    letterSpacing: "0.02em",
    color: "hsl(210 40% 20% / 0.9)",
    backgroundColor: "#fffA",
    border: "1px solid red",
    position: "fixed",
  };
  assert.deepEqual(
    inputStyles({ inputStyles: styles }, YES).map(([property]) => property),
    ["font-family", "font-size", "font-weight", "line-height", "letter-spacing", "color", "background-color"],
  );
});

for (const value of [
  "url(https://evil.example)",
  "URL(x)",
  "javascript:alert(1)",
  "vbscript:x",
  "data:text/html,x",
  "expression(1)",
  "behavior:x",
  "@import 'x'",
  "-moz-binding:x",
  "<b>",
  "a>b",
  "&#106;",
  "red/* */",
  "*/",
  "red;",
  "{",
  "}",
  "",
]) {
  test(`${JSON.stringify(value)} is unset`, () => assert.equal(sanitized("color", value, YES), ""));
}

for (const value of [16, true, null, undefined, {}, ["red"]]) {
  test(`${JSON.stringify(value)} is not a value`, () => assert.equal(sanitized("color", value, YES), ""));
}

test("what the browser does not parse is unset", () => {
  assert.equal(sanitized("font-size", "16", () => false), "");
});

test("structures of another shape are ignored", () => {
  for (const appearance of [null, 7, "x", [], { inputStyles: "red" }, { inputStyles: null }, { placeholderStyles: 1 }]) {
    assert.deepEqual(inputStyles(appearance, YES), []);
    assert.deepEqual(placeholderStyles(appearance, YES), []);
    assert.equal(fontFaceArguments(appearance), null);
  }
});

test("the placeholder takes a colour only", () => {
  assert.deepEqual(placeholderStyles({ placeholderStyles: { color: "#999", fontSize: "40px" } }, YES), [["color", "#999"]]);
});

test("a font face gets defaults for what it leaves out", () => {
  assert.deepEqual(fontFaceArguments({ fontFace: { source: "url(https://fonts.example/a.woff2)" } }), [
    "xendit-iframe-custom-font",
    "url(https://fonts.example/a.woff2)",
    { display: "auto", style: "normal", stretch: "normal", weight: "normal" },
  ]);
});
