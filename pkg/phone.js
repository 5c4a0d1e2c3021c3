// The country beside a telephone number. Fetched when a form asks for one; without it a number is as good with its `+`.
import { followCard } from "./card-country.js";
import { make } from "./make.js";
import { ready, whenSpoken } from "./named.js";
import { codes, countryOf, rules, toE164 } from "./numbering.js";
import { standIn } from "./stand-in.js";

/** What was drawn already: a field that is shown again keeps its country. */
const drawn = new WeakSet();

/** Where numbers are from while nobody says otherwise. */
// assumed: a session without a country is of Xendit's own
const HOME = "ID";

/** By language: the list, to be copied. A session may ask for several numbers. */
const lists = new Map();

/** Draws the list of countries into `field`. What is listened to ends with `signal`. */
export function draw(field, _, signal, __, words) {
  if (drawn.has(field)) return;
  drawn.add(field);
  const input = field.querySelector(".xendit-input");
  const form = field.closest("form");
  const { country } = form.dataset;
  const { lang } = field.closest("[lang]");
  const chosen = chooser(lang);
  const number = new PhoneNumber(input, chosen, codes.has(country) ? country : HOME);
  // What the number is called, until it is known what to call its country.
  chosen.select.ariaLabel = field.querySelector("label").textContent;
  ready(words).then(() => words.say(chosen.select, "callingCode", undefined, "aria-label"), () => {});
  whenSpoken(field, signal, (lang) => {
    chosen.select.replaceChildren(countries(lang));
    chosen.select.value = number.country;
  });
  // xendit: a card's country is followed as long as there is no number
  followCard(form, signal, (country) => number.typed || !codes.has(country) || number.moveTo(country));
}

/** What stands in for `input`, which holds the whole number: a country, and the number as it is dialled there. */
class PhoneNumber {
  constructor(input, { place, face, select }, country) {
    Object.assign(this, { input, face, select });
    const { selectionStart, selectionEnd } = input;
    const tel = (this.tel = document.createElement("input"));
    Object.assign(tel, { type: "tel", value: input.value });
    Object.assign(tel.style, { flex: "auto", minWidth: 0, border: 0, outline: 0, background: "none", color: "inherit" });
    select.disabled = input.disabled;
    place.append(tel);
    tel.addEventListener("input", (event) => {
      event.stopPropagation();
      // A number that comes whole may be of another country; of one that is typed that is known only later.
      if (!event.inputType?.startsWith("delete") && event.data?.length !== 1) this.move();
      this.tell();
    });
    // Before what says that the field was left.
    tel.addEventListener("blur", () => this.move() && this.tell());
    select.addEventListener("input", (event) => {
      event.stopPropagation();
      this.moveTo(select.value);
    });
    this.show(country);
    const isTyping = input.matches(":focus");
    standIn(input, tel, place);
    if (isTyping) tel.setSelectionRange(selectionStart, selectionEnd);
    else this.move();
    this.tell();
  }

  get typed() {
    return this.tel.value.trim();
  }

  /** What was typed stays: only where it is dialled changes. */
  moveTo(country) {
    this.show(country);
    this.tell();
  }

  show(country) {
    this.country = this.select.value = country;
    this.face.textContent = `${country} +${codes.get(country)}`;
    this.tel.placeholder = rules[country]?.example ?? "";
  }

  /** Takes the country out of a number that begins with one; says whether there was one. */
  move() {
    const found = countryOf(this.typed, this.country);
    if (!found?.rest) return false;
    this.tel.value = found.rest;
    this.show(found.country);
    return true;
  }

  /** Nothing typed is no number: what is optional is empty again. */
  tell() {
    const { input, typed, country } = this;
    const found = /^(?:\+|00)/.test(typed) ? countryOf(typed, country) : { country, rest: typed };
    // What cannot be a number begins like none.
    input.value = typed && ((found && toE164(found.rest, found.country)) ?? `?${typed}`);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** A select that shows less than it lists: no name of a country fits beside a number on a telephone. */
function chooser(lang) {
  // Numbers are written from the left everywhere.
  const place = Object.assign(make("div", "xendit-input"), { dir: "ltr" });
  place.style.gap = "12px";
  const box = make("span");
  Object.assign(box.style, { position: "relative", display: "flex", flex: "none", alignItems: "center", gap: "6px" });
  const face = make("span");
  const arrow = make("span");
  Object.assign(arrow.style, { width: "7px", height: "7px", margin: "0 2px 4px", border: "solid var(--soft)", borderWidth: "0 2px 2px 0", rotate: "45deg" });
  for (const shown of [face, arrow]) shown.setAttribute("aria-hidden", "true");
  const select = Object.assign(make("select"), { autocomplete: "tel-country-code" });
  // Above what is shown, and not seen itself. iOS zooms the page into a select whose text is smaller.
  Object.assign(select.style, { position: "absolute", inset: "-18px auto auto -12px", width: "calc(100% + 18px)", height: "calc(100% + 18px)", opacity: 0, fontSize: "16px" });
  select.append(countries(lang));
  select.addEventListener("focus", () => (face.style.textDecoration = "underline"));
  select.addEventListener("blur", () => face.style.removeProperty("text-decoration"));
  place.addEventListener("focusin", () => (place.dataset.focus = ""));
  place.addEventListener("focusout", () => delete place.dataset.focus);
  box.append(face, arrow, select);
  place.append(box);
  return { place, face, select };
}

function countries(lang) {
  let list = lists.get(lang);
  if (!list) {
    const names = new Intl.DisplayNames(lang, { type: "region" });
    const { compare } = new Intl.Collator(lang);
    const lines = [...codes].map(([country, code]) => [country, names.of(country), code]);
    lines.sort(([, one], [, other]) => compare(one, other));
    lists.set(lang, (list = document.createDocumentFragment()));
    // The mark keeps the plus before the digits where names are written from the right.
    for (const [country, name, code] of lines) list.append(new Option(`${name} (\u200e+${code})`, country));
  }
  return list.cloneNode(true);
}
