// The security code: three or four digits, hidden while typing.

export const cvn = {
  inputType: "credit_card_cvn",
  attributes: {
    type: "password",
    placeholder: "123",
    inputmode: "numeric",
    autocomplete: "cc-csc",
    maxlength: "4",
    "aria-label": "Security code",
  },
  separator: null,

  /** What may go in of an insertion; "" refuses it. */
  admit(inserted) {
    const typed = inserted.replace(/\s/g, "");
    return /\D/.test(typed) ? "" : typed;
  },

  arrange(text, caret) {
    return { text: text.slice(0, 4), caret: Math.min(caret, 4) };
  },

  values(text) {
    return [text];
  },

  errors(text) {
    if (/\D/.test(text)) return ["validation.card_cvn_invalid"];
    if (text.length < 3) return ["validation.text_too_short"];
    if (text.length > 4) return ["validation.text_too_long"];
    return [];
  },
};
