// The expiry date: MM/YY while typing, a month and a four-digit year to the server.

export const expiry = {
  inputType: "credit_card_expiry",
  attributes: {
    type: "text",
    placeholder: "MM/YY",
    inputmode: "numeric",
    autocomplete: "cc-exp",
    maxlength: "5",
    "aria-label": "Expiry date, month and year",
  },
  separator: "/",

  /** What may go in of an insertion; "" refuses it. The slash comes by itself, but may be typed. */
  admit(inserted, { text, start, end }) {
    const typed = shortYear(inserted.replace(/\s/g, "").replace(/-/g, "/"));
    if (!/^\d*\/?\d*$/.test(typed)) return "";
    if (typed.includes("/")) {
      const remaining = text.slice(0, start) + text.slice(end);
      if (remaining.includes("/")) return "";
      if (start === 0 && typed.startsWith("/")) return "";
    }
    return typed;
  },

  /** The text as it is shown, and where the caret stands in it. */
  arrange(text, caret, { deleting }) {
    // "1/" means January; after a deletion the same two characters are only a rest
    const shift = !deleting && /^\d\//.test(text) ? 1 : 0;
    const full = "0".repeat(shift) + text;
    return { text: slashed(full), caret: slashed(full.slice(0, caret + shift)).length };
  },

  /** The month as typed and the year in four digits. */
  values(text) {
    const [month = "", year = ""] = text.split("/").map((part) => part.trim());
    return [month, year.length === 2 ? `20${year}` : year];
  },

  errors(text, now) {
    return isCurrent(text, now) ? [] : ["validation.card_expiry_invalid"];
  },
};

// a pasted or autofilled "12/2034" would be cut to "12/20" by maxlength: another year
function shortYear(text) {
  return text.replace(/^(\d{1,2}\/|\d{2})20(\d{2})$/, "$1$2");
}

function slashed(text) {
  const digits = text.replace(/\D/g, "").slice(0, 4);
  return digits.length < 2 ? digits : `${digits.slice(0, 2)}/${digits.slice(2)}`;
}

function isCurrent(text, now) {
  if (!/^\s*\d{1,2}\s*\/\s*(\d{2}|\d{4})\s*$/.test(text)) return false;
  const [month, year] = expiry.values(text).map(Number);
  if (month < 1 || month > 12 || year < 2000 || year > 2099) return false;
  return year * 12 + month >= now.getFullYear() * 12 + now.getMonth() + 1;
}
