// What only some forms have: lists to choose from, the banner of a brand. Fetched when a form has one.
import { followCard } from "./card-country.js";
import { List } from "./list.js";
import { whenSpoken } from "./named.js";
import { countries, provinces } from "./places.js";

/** What was drawn already: a field that is shown again keeps its list. */
const drawn = new WeakSet();

/** Draws what the gateway's `account` describes into `place`. What is listened to ends with `signal`. */
export function draw(place, account, signal) {
  if (drawn.has(place)) return;
  drawn.add(place);
  if (account.image_url) drawBanner(place, account);
  else if (account.name === "dropdown") new List(place).offer(options(account));
  else if (account.name === "country") drawCountries(place, signal);
  else drawProvinces(place, signal);
}

function drawBanner(place, { image_url: src, alt_text: alt, link_url: href, aspect_ratio: ratio }) {
  const picture = Object.assign(document.createElement("img"), { src, alt });
  // Not a style attribute: a page's CSP may forbid those.
  Object.assign(picture.style, { display: "block", width: "100%", margin: "0 0 12px", aspectRatio: ratio ?? "auto" });
  place.append(picture);
  if (!/^https?:/.test(href)) return;
  const link = Object.assign(document.createElement("a"), { href, target: "_blank", rel: "noopener" });
  picture.replaceWith(link);
  link.append(picture);
}

/** A native select has one line for each. What has no value cannot be chosen. */
function options({ options }) {
  const known = Array.isArray(options) ? options.filter((option) => typeof option?.value === "string") : [];
  return known.map(({ label, subtitle, value }) => [value, subtitle ? `${label} – ${subtitle}` : label ?? value]);
}

function drawCountries(field, signal) {
  const list = new List(field, "country");
  const offer = (lang) => {
    const names = new Intl.DisplayNames(lang, { type: "region" });
    const pairs = countries.map((code) => [code, names.of(code)]);
    pairs.sort(([, one], [, other]) => one.localeCompare(other, lang));
    list.offer(pairs);
  };
  offer(field.closest("[lang]").lang);
  whenSpoken(field, signal, offer);
  followCard(field.closest("form"), signal, (country) => countries.includes(country) && list.choose(country));
}

/** Those of the country in the field before it, or of the session's; any text where we have no list of them. */
function drawProvinces(field, signal) {
  const form = field.closest("form");
  const list = new List(field, "address-level1");
  let offered;
  const follow = () => {
    const asked = [...form.querySelectorAll(".xendit-field:not([hidden])")];
    const country = asked[asked.indexOf(field) - 1]?.querySelector("select[autocomplete=country]");
    const known = provinces[country?.value || form.dataset.country];
    if (known === offered && list.isOpen) return;
    // First: what is offered is told as an answer of the shopper's, and heard here.
    offered = known;
    list.offer(known);
  };
  form.addEventListener("input", follow, { signal });
  follow();
}
