// The security code: digits only, three or four.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cvn } from "../card-field/cvn.js";
import { Typist } from "./typist.js";

test("the security code is hidden and never longer than four", () => {
  const { attributes } = new Typist(cvn).input;
  assert.equal(attributes.get("type"), "password");
  assert.equal(attributes.get("autocomplete"), "cc-csc");
  assert.equal(new Typist(cvn).type("12345").text, "1234");
});

test("typing emits each new value once", () => {
  assert.deepEqual(new Typist(cvn).type("1a23").announced, [["1"], ["12"], ["123"]]);
});

test("a code pasted with blanks around it goes in", () => {
  assert.equal(new Typist(cvn).paste(" 123 ").text, "123");
});

test("letters are refused", () => {
  assert.equal(new Typist(cvn).type("x").paste("12x").text, "");
});

for (const valid of ["123", "1234"]) {
  test(`${valid} is valid`, () => assert.deepEqual(cvn.errors(valid), []));
}

for (const [text, code] of [
  ["", "validation.text_too_short"],
  ["1", "validation.text_too_short"],
  ["12", "validation.text_too_short"],
  ["12345", "validation.text_too_long"],
  ["123456", "validation.text_too_long"],
  ["12a", "validation.card_cvn_invalid"],
  ["1-3", "validation.card_cvn_invalid"],
]) {
  test(`${JSON.stringify(text)} is refused as ${code}`, () => assert.deepEqual(cvn.errors(text), [code]));
}
