// The input element: lets in what its field admits, arranges it, and says when the value has changed.

export class Editor {
  #field;
  #text = "";
  #announced = null;

  /** Called with the field's values whenever they differ from the last ones. */
  onChange = () => {};

  constructor(document, field) {
    this.#field = field;
    this.input = document.createElement("input");
    this.input.id = "secure-iframe-input";
    for (const [name, value] of Object.entries(field.attributes)) this.input.setAttribute(name, value);
    this.input.spellcheck = false;
    this.wrapper = document.createElement("div");
    this.wrapper.className = "input-wrapper";
    this.wrapper.append(this.input);
    this.input.addEventListener("beforeinput", (event) => this.#beforeInput(event));
    this.input.addEventListener("input", (event) => this.#settle(isDeletion(event)));
    // some browsers fill in a saved card with no more than a change event
    this.input.addEventListener("change", () => this.#settle(false));
  }

  /** Puts a value in as it stands, without arranging it. */
  fill(text) {
    this.input.value = text;
    this.#announce();
  }

  #beforeInput(event) {
    const { value: text, selectionStart: start, selectionEnd: end } = this.input;
    if (isDeletion(event)) {
      const caret = start === end ? this.#stepOver(event.inputType, text, start) : null;
      if (caret === null) return;
      event.preventDefault();
      this.input.setSelectionRange(caret, caret);
      return;
    }
    const inserted = event.data ?? event.dataTransfer?.getData("text/plain");
    if (!inserted) return;
    const admitted = this.#field.admit(inserted, { text, start, end });
    if (admitted === inserted) return;
    event.preventDefault();
    if (admitted === "") return;
    this.input.setRangeText(admitted, start, end, "end");
    this.#settle(false);
  }

  // deleting a separator only moves past it: it would come back at once
  #stepOver(inputType, text, caret) {
    const { separator } = this.#field;
    if (separator === null) return null;
    if (inputType === "deleteContentBackward" && text[caret - 1] === separator) return caret - 1;
    if (inputType === "deleteContentForward" && text[caret] === separator) return caret + 1;
    return null;
  }

  #settle(deleting) {
    const { value, selectionStart: start, selectionEnd: end } = this.input;
    const { text, caret } = this.#field.arrange(value, start, { deleting });
    if (text !== value) {
      this.input.value = text;
      // Android keyboards delete the separator without asking first: then the caret stays where they left it
      const place = deleting && text === this.#text ? start : caret;
      // a caret set in an input without focus would pull the focus there in Safari
      if (start === end && this.input.ownerDocument.activeElement === this.input) this.input.setSelectionRange(place, place);
    }
    this.#announce();
  }

  #announce() {
    this.#text = this.input.value;
    const values = this.#field.values(this.#text);
    const written = JSON.stringify(values);
    if (written === this.#announced) return;
    this.#announced = written;
    this.onChange(values);
  }
}

function isDeletion(event) {
  return event.inputType?.startsWith("delete") ?? false;
}
