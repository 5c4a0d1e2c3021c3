// A control in front of a checkout's own input, which goes on holding the value.

const COPIED = ["id", "required", "disabled", "autocomplete", "aria-label", "aria-describedby", "aria-invalid"];

/**
 * Puts `place`, with `control` in it, where `input` was. The field's label names the control now, and what is said of the input
 * is said of the control. Returns what takes it away again.
 */
export function standIn(input, control, place = control) {
  const hadFocus = input.matches(":focus");
  const copy = () => {
    for (const name of COPIED) {
      if (input.hasAttribute(name)) control.setAttribute(name, input.getAttribute(name));
      else if (name !== "id") control.removeAttribute(name);
    }
  };
  copy();
  const observer = new MutationObserver(copy);
  observer.observe(input, { attributes: true });
  input.removeAttribute("id");
  input.before(place);
  input.focus = () => control.focus();
  if (hadFocus) {
    // The shopper leaves nothing by that.
    input.parentNode.addEventListener("blur", (event) => event.stopPropagation(), { capture: true, once: true });
    control.focus();
  }
  control.addEventListener("blur", () => input.dispatchEvent(new Event("blur")));
  input.hidden = true;
  return () => {
    observer.disconnect();
    input.id = control.id;
    delete input.focus;
    input.hidden = false;
    place.remove();
  };
}
