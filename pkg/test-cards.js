// Test cards to copy, beside the card fields of a test session. Fetched in test sessions only: shoppers who pay never do.
import { copy } from "./copying.js";
import { make } from "./make.js";
import { ready } from "./named.js";

// Of Xendit's list, without those that are for one country only.
const CARDS = [
  ["4000000000001000", "testCardPaid", "Visa"],
  ["5200000000001005", "testCardPaid", "Mastercard"],
  ["378282246310005", "testCardPaidFourDigits", "American Express"],
  ["4000000000002503", "testCardAsks", "Visa"],
  ["5200000000002151", "testCardAsks", "Mastercard"],
  ["340000000002534", "testCardAsksFourDigits", "American Express"],
  ["4440000009900010", "testCardChooses", "Visa"],
  ["5123450000000008", "testCardChooses", "Mastercard"],
];

// A finger wants more than a line.
const air = matchMedia("(pointer: coarse)").matches ? 12 : 2;
const CLOSED = { position: "absolute", insetBlockStart: `${-air}px`, insetInlineEnd: 0, marginBottom: 0 };
const OPENED = { position: "static", gridColumn: "1 / -1", order: 2, marginBottom: "16px" };

/** Puts the list into each form in `root` that has card fields and no list yet. */
export async function show(root, words) {
  await ready(words);
  for (const form of root.querySelectorAll("form:not(:has(.xendit-test-cards))")) {
    // The fields are frames of Xendit's: we can tell what to type, and not type it.
    const group = form.querySelector(".xendit-fields:has(iframe)");
    if (!group) continue;
    group.style.position = "relative";
    group.append(list(words));
  }
}

function list(words) {
  const details = make("details", "xendit-test-cards xendit-instructions");
  // Closed it lies in the title's line, so that nothing moves when it comes; opened it is the group's last line.
  const place = () => {
    Object.assign(details.style, details.open ? OPENED : CLOSED);
  };
  details.addEventListener("toggle", place);
  place();
  const [summary, hint] = [make("summary"), make("p")];
  summary.style.padding = `${air}px 0`;
  words.say(summary, "testCards");
  words.say(hint, "testCardsHint");
  details.append(summary, hint);
  for (const [number, story, brand] of CARDS) {
    const groups = number.length === 15 ? /(.{4})(.{6})/ : /(.{4})(.{4})(.{4})/;
    const button = make("button", "xendit-retry", number.replace(groups, (...parts) => `${parts.slice(1, -2).join(" ")} `));
    button.type = "button";
    button.addEventListener("click", () => copy(number, button, words, button));
    button.dir = "ltr";
    Object.assign(button.style, { flex: "0 1 12em", textAlign: "start" });
    const [row, told] = [make("div"), make("span")];
    Object.assign(row.style, { display: "flex", flexWrap: "wrap", columnGap: "8px", alignItems: "center" });
    told.style.flex = "1 1 120px";
    words.say(told, story, brand);
    row.append(button, " ", told);
    details.append(row);
  }
  return details;
}
