// Test cards to copy, beside the card fields of a test session. Fetched in test sessions only: shoppers who pay never do.
import { copy } from "./copying.js";

// Of Xendit's list, without those that are for one country only.
const CARDS = [
  ["4000000000001000", "Visa, paid at once"],
  ["5200000000001005", "Mastercard, paid at once"],
  ["378282246310005", "American Express, paid at once; its code has four digits"],
  ["4000000000002503", "Visa, asks for a code; a wrong one is declined"],
  ["5200000000002151", "Mastercard, asks for a code; a wrong one is declined"],
  ["340000000002534", "American Express, asks for a code; its own has four digits"],
  ["4440000009900010", "Visa, lets you choose how it ends"],
  ["5123450000000008", "Mastercard, lets you choose how it ends"],
];

/** Puts the list into each form in `root` that has card fields and no list yet. */
export function show(root) {
  for (const form of root.querySelectorAll("form:not(:has(.xendit-test-cards))")) {
    // The fields are frames of Xendit's: we can tell what to type, and not type it.
    const last = [...form.querySelectorAll(".xendit-field:has(iframe)")].pop();
    last?.closest(".xendit-fields").after(list());
  }
}

function list() {
  const details = make("details", "xendit-test-cards xendit-instructions");
  details.style.marginBottom = "16px";
  const hint = "No money moves in this session. Press a number to copy it; any expiry date to come will do, and any security code.";
  details.append(make("summary", "", "Test cards"), make("p", "", hint));
  for (const [number, story] of CARDS) {
    const groups = number.length === 15 ? /(.{4})(.{6})/ : /(.{4})(.{4})(.{4})/;
    const button = make("button", "xendit-retry", number.replace(groups, (...parts) => `${parts.slice(1, -2).join(" ")} `));
    button.type = "button";
    button.addEventListener("click", () => copy(number, button, "Copied", button));
    const row = make("p");
    row.append(button, ` ${story}`);
    details.append(row);
  }
  return details;
}

function make(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
