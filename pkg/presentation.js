// What a payment is to be made with elsewhere: a code, an account number, a link, whichever way its WebAssembly comes.
import { copy, say } from "./copying.js";
import { make } from "./make.js";
import { money } from "./money.js";
import { adopt } from "./sheet.js";
import { ready } from "./named.js";

/** Pixels a module, in a saved picture. */
const SCALE = 8;

/** What only the page can do for a shopper; the WebAssembly calls it. */
class Desk {
  listeners = new AbortController();

  constructor(body, simulate, words) {
    Object.assign(this, { body, simulate, words });
  }

  say(element, name, attribute) {
    this.words.say(element, name, undefined, attribute);
  }

  /** A button that says the same as others is told apart by what it is for. */
  nameCopy(button, figure) {
    this.words.say(button, "copyThis", () => this.words.phrase(figure), "aria-label");
  }

  onPress(element, pressed) {
    element.addEventListener("click", pressed, { signal: this.listeners.signal });
  }

  /** As lists of tabs are on every desktop: arrow keys go from one to the next, Tab goes into the panel. */
  tabs(list) {
    const tabs = [...list.children];
    const panels = [...list.parentElement.querySelectorAll(".xendit-steps-panel")];
    const name = `${this.body.closest("[id]").id}-place`;
    const choose = (chosen) => {
      for (const [at, tab] of tabs.entries()) {
        tab.setAttribute("aria-selected", tab === chosen);
        tab.tabIndex = tab === chosen ? 0 : -1;
        panels[at].hidden = tab !== chosen;
      }
    };
    list.setAttribute("role", "tablist");
    for (const [at, tab] of tabs.entries()) {
      const panel = Object.assign(panels[at], { id: `${name}-${at}-steps`, tabIndex: 0 });
      tab.id = `${name}-${at}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      this.onPress(tab, () => choose(tab));
    }
    const press = (event) => {
      const step = getComputedStyle(list).direction === "rtl" ? -1 : 1;
      const at = tabs.indexOf(event.target);
      const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1 }[event.key];
      const tab = tabs.at(to % tabs.length);
      if (to === undefined || !tab) return;
      event.preventDefault();
      choose(tab);
      tab.focus();
    };
    list.addEventListener("keydown", press, { signal: this.listeners.signal });
    choose(tabs[0]);
  }

  copy(text, button) {
    copy(text, button, this.words, button.previousElementSibling);
  }

  save(path, side, name) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side * SCALE;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#000";
    pen.fill(new Path2D(path));
    canvas.toBlob((blob) => {
      const href = URL.createObjectURL(blob);
      Object.assign(document.createElement("a"), { href, download: `${name}.png` }).click();
      // Not at once: browsers differ in when they begin to read it.
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    });
  }

  /** Real money is looked for; a test payment is made by saying so. */
  affirm(button) {
    say(button, this.words, "checking");
    if (this.simulate) this.simulate().catch((error) => console.warn(error.message));
    else look(this.body);
  }
}

/** Has the gateway asked at once. */
function look(body) {
  body.dispatchEvent(new Event("xendit-affirmed"));
}

/** How the gateway is told that a test payment was made with what is shown; protocol.md B.6. */
function simulation(body, { simulationUrl, channelCode, fail }, signal) {
  const payload = encodeURIComponent(JSON.stringify({ channel_code: channelCode }));
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  return async () => {
    const answer = await fetch(simulationUrl, { method: "POST", headers, body: `payload=${payload}`, signal }).catch((cause) => {
      throw signal.aborted ? fail("NOT_ALLOWED", "what was to be simulated is not shown any more") : fail("NETWORK", `the gateway could not be reached: ${cause}`);
    });
    if (!answer.ok) throw fail("GATEWAY", `the gateway answered ${answer.status}: ${await answer.text().catch(() => "")}`);
    look(body);
  };
}

/** A moment as one reads it: the shopper's own clock, the checkout's language. */
function write(moment, language) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
}

/** Puts our styles beside the checkout's. Where the browser has no constructable stylesheets, what is shown is plain. */
function dress(scope, css) {
  let sheet;
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  } catch {
    return undefined;
  }
  return adopt(scope, sheet);
}

/**
 * Shows in `body` what the gateway's `action` says, for a payment of `amount` to `merchant`; an app's name in place of an
 * action has the shopper look there, and `expiresAt`, ISO 8601, is said to be the last moment. Dispatches `xendit-affirmed` on `body` when it may have been paid. Resolves with
 * functions: `leave` lets go of it, `simulate` pays it where that can be done.
 * `load` resolves with the glue once its wasm is there.
 */
export async function show(load, body, shown) {
  const { amount, currency, merchant, words } = shown;
  const action = typeof shown.action === "string" ? { descriptor: "IN_APP", value: shown.action } : shown.action;
  const [glue] = await Promise.all([load(), ready(words)]);
  const leaving = new AbortController();
  const simulate = shown.simulationUrl && simulation(body, shown, leaving.signal);
  const desk = new Desk(body, simulate, words);
  const fileName = ["payment", merchant, currency, amount].filter(Boolean).join("-").replace(/[^\w-]+/g, "-");
  const undress = dress(body.getRootNode(), glue.styles());
  body.replaceChildren();
  const facts = { amount: amount ? money(amount, currency) : "", plainAmount: String(amount), fileName };
  const panel = glue.present(body, { action, ...facts }, desk);
  if (shown.expiresAt) {
    const deadline = make("p", "xendit-present-deadline");
    words.say(deadline, "payBefore", () => write(shown.expiresAt, words.spoken.lang));
    body.querySelector(".xendit-affirm").before(deadline);
  }
  const leave = () => {
    leaving.abort();
    desk.listeners.abort();
    panel.free();
    undress?.();
  };
  return { leave, simulate };
}
