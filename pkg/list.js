// A list to choose from, for a field of a form.
import { standIn } from "./stand-in.js";

/**
 * A select in front of the checkout's own input, which goes on holding the value. Native, for the sake of keyboards,
 * telephones and screen readers.
 */
export class List {
  /** Whether there is anything to choose from, or to type into. */
  isOpen = false;

  constructor(field, autocomplete = "") {
    this.input = field.querySelector(".xendit-input");
    this.input.autocomplete = autocomplete;
  }

  /**
   * Offers pairs of a value and its name, or takes any text. What was chosen stays if it still can be. `none` is what to call
   * no choice; where one has to be made, that is `null`, and the first is chosen already.
   */
  offer(pairs, none = this.input.placeholder) {
    const { input } = this;
    const wasList = Boolean(this.select);
    const control = this.select ?? input;
    const hadFocus = control.matches(":focus");
    this.leave();
    this.isOpen = true;
    input.readOnly = false;
    if (pairs) this.standIn(none === null ? pairs : [["", none], ...pairs]);
    if (hadFocus) input.focus();
    const isKept = pairs ? pairs.some(([value]) => value === input.value) : !wasList;
    this.choose(isKept ? input.value : this.select?.value ?? "");
  }

  choose(value) {
    const { input, select } = this;
    input.value = value;
    // Two of them may have the same value: it is not for us to choose the first.
    if (select && select.value !== value) select.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  standIn(pairs) {
    const select = (this.select = document.createElement("select"));
    select.className = this.input.className;
    for (const [value, name] of pairs) select.append(new Option(name, value));
    select.addEventListener("input", (event) => {
      event.stopPropagation();
      this.choose(select.value);
    });
    this.takeAway = standIn(this.input, select);
  }

  leave() {
    this.takeAway?.();
    this.takeAway = this.select = undefined;
  }
}
