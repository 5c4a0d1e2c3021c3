// The card number: groups of four while typing, bare digits to the server.

const MAX_DIGITS = 19;
const SEPARATORS = /[\s.\-\u2010-\u2015]/g;

export const number = {
  inputType: "credit_card_number",
  attributes: {
    type: "text",
    placeholder: "1234 1234 1234 1234",
    inputmode: "numeric",
    autocomplete: "cc-number",
    maxlength: "23",
    "aria-label": "Card number",
  },
  separator: " ",

  /** What may go in of an insertion; "" refuses it. A number copied with hyphens is still that number. */
  admit(inserted) {
    const bare = inserted.replace(SEPARATORS, "");
    return /\D/.test(bare) ? "" : bare;
  },

  /** The text as it is shown, and where the caret stands in it. */
  arrange(text, caret) {
    return { text: grouped(digitsOf(text)), caret: grouped(digitsOf(text.slice(0, caret))).length };
  },

  values(text) {
    return [digitsOf(text)];
  },

  errors(text) {
    const digits = text.replace(/\s/g, "");
    const valid = /^\d{12,19}$/.test(digits) && passesLuhn(digits);
    return valid ? [] : ["validation.card_number_invalid"];
  },
};

function digitsOf(text) {
  return text.replace(/\D/g, "").slice(0, MAX_DIGITS);
}

// xendit: four groups of four for every brand, the rest in one piece; a complete group brings its space at once
function grouped(digits) {
  const head = digits.slice(0, 16).replace(/\d{4}/g, "$& ");
  return head + digits.slice(16);
}

function passesLuhn(digits) {
  let sum = 0;
  [...digits].reverse().forEach((digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}
