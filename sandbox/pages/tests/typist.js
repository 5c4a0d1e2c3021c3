// Someone who types into an Editor: just enough of an input element to do what browsers do between two events.
import { Editor } from "../card-field/editor.js";

class Input extends EventTarget {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;
  attributes = new Map();

  constructor(document) {
    super();
    this.ownerDocument = document;
  }

  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  setSelectionRange(start, end) {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }

  setRangeText(text, start, end) {
    this.value = this.value.slice(0, start) + text + this.value.slice(end);
    this.setSelectionRange(start + text.length, start + text.length);
  }
}

class Wrapper {
  children = [];

  append(child) {
    this.children.push(child);
  }
}

export class Typist {
  /** Every list of values the editor announced, in order. */
  announced = [];

  constructor(field) {
    const document = { createElement: (name) => (name === "input" ? new Input(document) : new Wrapper()) };
    this.editor = new Editor(document, field);
    this.input = this.editor.input;
    document.activeElement = this.input;
    this.editor.onChange = (values) => this.announced.push(values);
  }

  type(text) {
    for (const character of text) this.#insert("insertText", character);
    return this;
  }

  paste(text) {
    this.#insert("insertFromPaste", text);
    return this;
  }

  left(times) {
    const place = this.input.selectionStart - times;
    this.input.setSelectionRange(place, place);
    return this;
  }

  backspace() {
    return this.#remove("deleteContentBackward", this.caret - 1);
  }

  delete() {
    return this.#remove("deleteContentForward", this.caret);
  }

  /** A keyboard that removes before it asks, as Android's do. */
  backspaceUnasked() {
    this.input.setRangeText("", this.caret - 1, this.caret);
    this.#dispatch("input", { inputType: "deleteContentBackward" });
    return this;
  }

  get caret() {
    return this.input.selectionStart;
  }

  get text() {
    return this.input.value;
  }

  #insert(inputType, data) {
    if (!this.#dispatch("beforeinput", { inputType, data })) return;
    const { value, selectionStart: start, selectionEnd: end } = this.input;
    const room = Number(this.input.attributes.get("maxlength")) - value.length + (end - start);
    this.input.setRangeText(data.slice(0, room), start, end);
    this.#dispatch("input", { inputType, data });
  }

  #remove(inputType, place) {
    if (!this.#dispatch("beforeinput", { inputType, data: null })) return this;
    this.input.setRangeText("", place, place + 1);
    this.#dispatch("input", { inputType, data: null });
    return this;
  }

  #dispatch(type, properties) {
    return this.input.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), properties));
  }
}
