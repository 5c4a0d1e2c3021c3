// The card number: grouping, caret, what may go in, and which numbers are valid.
import assert from "node:assert/strict";
import { test } from "node:test";
import { number } from "../card-field/number.js";
import { Typist } from "./typist.js";

const NOW = new Date(2026, 10, 15);

test("the number input asks for digits and offers autofill", () => {
  const { attributes } = new Typist(number).input;
  assert.equal(attributes.get("inputmode"), "numeric");
  assert.equal(attributes.get("autocomplete"), "cc-number");
  assert.equal(attributes.get("maxlength"), "23");
  assert.ok(attributes.get("aria-label"));
});

test("typing groups the number in fours and emits bare digits", () => {
  const typist = new Typist(number).type("4111111111111111");
  assert.equal(typist.text, "4111 1111 1111 1111 ");
  assert.deepEqual(typist.announced.at(-1), ["4111111111111111"]);
});

test("nineteen digits end in a group of three", () => {
  assert.equal(new Typist(number).type("6250941006528599123").text, "6250 9410 0652 8599 123");
});

test("typing in the middle keeps the caret beside what was typed", () => {
  const typist = new Typist(number).type("41111111").left(3).type("22");
  assert.equal(typist.text, "4111 1122 11");
  assert.equal(typist.caret, 10);
});

for (const pasted of ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", " 4111‑1111 1111.1111\n"]) {
  test(`pasting ${JSON.stringify(pasted)} gives the number`, () => {
    const typist = new Typist(number).paste(pasted);
    assert.equal(typist.text, "4111 1111 1111 1111 ");
    assert.deepEqual(typist.announced, [["4111111111111111"]]);
  });
}

test("letters are refused, typed or pasted", () => {
  const typist = new Typist(number).type("4a1b").paste("1111x");
  assert.equal(typist.text, "41");
});

test("backspace after a space only moves the caret", () => {
  const typist = new Typist(number).type("1234");
  assert.equal(typist.backspace().text, "1234 ");
  assert.equal(typist.caret, 4);
  assert.equal(typist.backspace().text, "123");
});

test("delete before a space only moves the caret", () => {
  const typist = new Typist(number).type("12345").left(2);
  assert.equal(typist.delete().text, "1234 5");
  assert.equal(typist.caret, 5);
});

test("a keyboard that removes the space unasked does not get stuck on it", () => {
  const typist = new Typist(number).type("1234").backspaceUnasked();
  assert.equal(typist.text, "1234 ");
  assert.equal(typist.backspaceUnasked().text, "123");
});

test("moving over a space announces nothing", () => {
  assert.equal(new Typist(number).type("1234").backspace().announced.length, 4);
});

test("filling in a scenario keeps the raw value", () => {
  const typist = new Typist(number);
  typist.editor.fill("4000000000002503");
  assert.equal(typist.text, "4000000000002503");
  assert.deepEqual(typist.announced, [["4000000000002503"]]);
});

for (const valid of ["4000 0000 0000 1000 ", "378282246310005", "340000000002708", "3337000000000008", "1889800000000171"]) {
  test(`${valid} is valid`, () => assert.deepEqual(number.errors(valid, NOW), []));
}

for (const invalid of ["", "4111 1111 1111 1112", "41111111111", "40000000000000000000", "4111x1111", "４１１１１１１１１１１１１１１１"]) {
  test(`${JSON.stringify(invalid)} is not a card number`, () => {
    assert.deepEqual(number.errors(invalid, NOW), ["validation.card_number_invalid"]);
  });
}

test("UnionPay is not exempt from Luhn", () => {
  assert.deepEqual(number.errors("6212345678901234", NOW), ["validation.card_number_invalid"]);
});
