// The expiry date: the slash that comes by itself, the two values, and which dates are valid.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expiry } from "../card-field/expiry.js";
import { Typist } from "./typist.js";

const NOW = new Date(2026, 10, 15);
const INVALID = ["validation.card_expiry_invalid"];

test("the expiry input says its format and offers autofill", () => {
  const { attributes } = new Typist(expiry).input;
  assert.equal(attributes.get("placeholder"), "MM/YY");
  assert.equal(attributes.get("autocomplete"), "cc-exp");
  assert.equal(attributes.get("maxlength"), "5");
});

test("typing 1234 shows 12/34 and emits month and full year", () => {
  const typist = new Typist(expiry).type("1234");
  assert.equal(typist.text, "12/34");
  assert.deepEqual(typist.announced.at(-1), ["12", "2034"]);
});

test("a month alone is announced as two values", () => {
  assert.deepEqual(new Typist(expiry).type("12").announced, [["1", ""], ["12", ""]]);
});

test("inserting in the middle moves the slash on", () => {
  const typist = new Typist(expiry).type("123").left(3).type("4");
  assert.equal(typist.text, "14/23");
  assert.equal(typist.caret, 2 + 1);
});

test("deleting in the middle pulls the slash back", () => {
  const typist = new Typist(expiry).type("1234").left(4).delete();
  assert.equal(typist.text, "13/4");
});

test("deleting the first digit does not turn the rest into another month", () => {
  const typist = new Typist(expiry).type("1234").left(5).delete();
  assert.equal(typist.text, "23/4");
});

for (const pasted of ["1234", "12/34", "12-34", "12 / 34", "12/2034", "122034"]) {
  test(`pasting ${pasted} shows 12/34`, () => {
    const typist = new Typist(expiry).paste(pasted);
    assert.equal(typist.text, "12/34");
    assert.deepEqual(typist.announced, [["12", "2034"]]);
  });
}

test("letters, a leading slash and a second slash are refused", () => {
  assert.equal(new Typist(expiry).type("/1a2//3b4/").text, "12/34");
});

test("a slash after one digit makes it a month, and announces it", () => {
  const typist = new Typist(expiry).type("1/");
  assert.equal(typist.text, "01/");
  assert.equal(typist.caret, 3);
  assert.deepEqual(typist.announced.at(-1), ["01", ""]);
  assert.equal(typist.type("23").text, "01/23");
});

test("pasting 1/23 pads the month", () => {
  assert.equal(new Typist(expiry).paste("1/23").text, "01/23");
});

test("backspace over the slash moves the caret to 2", () => {
  const typist = new Typist(expiry).type("12").backspace();
  assert.equal(typist.text, "12/");
  assert.equal(typist.caret, 2);
});

test("delete over the slash moves the caret to 3", () => {
  const typist = new Typist(expiry).type("1234").left(3).delete();
  assert.equal(typist.text, "12/34");
  assert.equal(typist.caret, 3);
});

for (const valid of ["11/26", "12/26", "01/27", "1/27", "12/99", "12/2034"]) {
  test(`${valid} is valid in November 2026`, () => assert.deepEqual(expiry.errors(valid, NOW), []));
}

for (const invalid of ["", "12", "12/", "00/30", "13/30", "10/26", "ab/cd", "12/1999", "12/2100", "12/034", "1/2/30"]) {
  test(`${JSON.stringify(invalid)} is not an expiry date`, () => assert.deepEqual(expiry.errors(invalid, NOW), INVALID));
}
