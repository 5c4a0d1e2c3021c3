// Real checkouts against the sandbox, each brought to a state of its own.
import { mount } from "xendit-components-wasm";

const QRIS = "QRIS";
const WALLET = "DANA";
const ACCOUNT = "BNI_VIRTUAL_ACCOUNT";

/** `acts` are what a scene can show, by the names of their buttons; the first is shown first. */
export const SCENES = [
  { id: "card", title: "Card form", hasFields: true, hasButton: true, acts: {
    "Empty": (stage) => stage.mount({ channels: "CARDS" }),
    "Incomplete": async (stage) => (await stage.mount({ channels: "CARDS" })).showValidationErrors(),
    "Saving a card": (stage) => stage.mount({ channels: "CARDS" }, "saving"),
    "Test cards": async (stage) => {
      await stage.mount({ channels: "CARDS" });
      (await stage.drawn(".xendit-test-cards")).open = true;
    },
    "Fields that fail": (stage) => stage.mount({ channels: "CARDS" }, "open", (sandbox) => ({ ...sandbox, frameUrl: `${sandbox.frameUrl}/gone` })),
  } },
  { id: "picker", title: "Picker", hasFields: true, hasButton: true, acts: {
    "Every channel": (stage) => stage.mount({}),
    "E-wallets": async (stage) => (await stage.mount({})).selectChannel("DANA"),
    "Above a limit": async (stage) => (await stage.mount({}, "costly")).selectChannel("GOPAY"),
  } },
  { id: "action", title: "Something to do", acts: {
    "QR code": (stage) => stage.pay(QRIS, { actionContainer: stage.container }),
    "Account number": (stage) => stage.pay(ACCOUNT, { actionContainer: stage.container }),
    "Payment code": (stage) => stage.pay("ALFAMART", { actionContainer: stage.container }, "open", "Ani"),
    "In an app": (stage) => stage.pay("OVO", { actionContainer: stage.container }, "open", "812 3456 7890"),
    "Link into an app": (stage) => stage.pay("KBANK_MOBILE_BANKING", { actionContainer: stage.container }, "thailand"),
    "Bank's page": (stage) => stage.pay(WALLET, { actionContainer: stage.container }), // as 3-D Secure comes, too
    "In a dialog": (stage) => stage.pay(QRIS),
  } },
  { id: "way", title: "On the way", acts: {
    "Loading": async (stage) => {
      while (!stage.signal.aborted) {
        await stage.mount({ channels: QRIS }, "silent").catch((problem) => {
          if (problem.code !== "NETWORK") throw problem; // a checkout waits half a minute, then this one begins again
        });
      }
    },
    "Paying": (stage) => stage.pay(QRIS, {}, "busy"),
    "Confirming": async (stage) => {
      await stage.pay(WALLET, { actionContainer: stage.container }, "mute");
      // What the package says to the checkout when the bank's page is done. After two answers in vain there is a way out.
      stage.host.querySelector(".xendit-checkout").dispatchEvent(new Event("xendit-completed"));
    },
    "Waiting": (stage) => stage.pay("MAYB2E_FPX_BUSINESS", {}, "approval"),
    "Declined": async (stage) => {
      const checkout = await stage.pay(QRIS, { actionContainer: stage.container });
      await stage.turn("fail");
      checkout.pollImmediately();
    },
    "Paid": async (stage) => {
      const checkout = await stage.pay(QRIS, { actionContainer: stage.container });
      await stage.turn("complete");
      checkout.pollImmediately();
    },
    "Saved": async (stage) => {
      const checkout = await stage.pay(WALLET, { actionContainer: stage.container }, "saving");
      await stage.turn("complete");
      checkout.pollImmediately();
    },
    "Expired": (stage) => stage.end("expire"),
    "Canceled": (stage) => stage.end("cancel"),
    "Nothing to pay with": (stage) => stage.mount({ channels: [] }),
  } },
  { id: "question", title: "Other questions", hasFields: true, hasButton: true, acts: {
    "Telephone number": (stage) => stage.mount({ channels: "OVO" }),
    "Choice": (stage) => stage.mount({ channels: "KTB_DIRECT_DEBIT" }, "thailand"),
    "Name": (stage) => stage.mount({ channels: "ALFAMART" }),
  } },
];

let environment;

async function ask(path, body) {
  const answer = await fetch(path, {
    method: body === undefined && path === "/environment" ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(JSON.parse(text).error);
  return text && JSON.parse(text);
}

/** One place on the page with one checkout, which is taken down and set up again as often as need be. */
export class Stage {
  #leaving = new AbortController();
  #act;
  checkout = null;

  /** `place` is where the checkout goes, `manner()` says how it looks and speaks, and `complain` hears what goes wrong. */
  constructor(scene, place, manner, complain) {
    this.scene = scene;
    this.place = place;
    this.manner = manner;
    this.complain = complain;
    [this.#act] = Object.keys(scene.acts);
  }

  /** Shows an act, or the last one again. */
  async show(act = this.#act) {
    this.#act = act;
    this.#leaving.abort();
    this.checkout = null;
    const { signal } = (this.#leaving = new AbortController());
    const [host, container] = ["host", "container"].map((part) => {
      const made = document.createElement("div");
      made.id = `${this.scene.id}-${part}`;
      return made;
    });
    const showing = new Showing(this, signal, host, container);
    this.place.replaceChildren(host, container, ...(this.scene.hasButton ? [showing.button()] : []), showing.word);
    try {
      await this.scene.acts[act](showing);
    } catch (problem) {
      if (!signal.aborted) this.complain(problem.message);
    }
  }

  /** What can be changed while it stands. */
  update(manner) {
    this.checkout?.update(manner);
  }
}

/** One showing of one act. */
class Showing {
  constructor(stage, signal, host, container) {
    Object.assign(this, { stage, signal, host, container });
    this.word = Object.assign(document.createElement("p"), { className: "outcome", role: "status" });
  }

  /** As a merchant's page has one, for what somebody types. */
  button() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "primary", textContent: "Pay", disabled: true });
    this.host.addEventListener("xendit:submission-ready", () => (button.disabled = false));
    this.host.addEventListener("xendit:submission-not-ready", () => (button.disabled = true));
    button.addEventListener("click", () => this.submit());
    this.host.addEventListener("xendit:submission-requested", () => this.submit());
    return button;
  }

  submit() {
    this.word.textContent = "";
    const tell = ({ status, userMessage }) => (this.word.textContent = userMessage?.join(" ") ?? (status === "aborted" ? "Called off." : ""));
    this.stage.checkout.submit().then(tell).catch((problem) => this.signal.aborted || this.stage.complain(problem.message));
  }

  /** Turns the session by one of the sandbox's controls. */
  turn(end) {
    return ask(`/theming/sessions/${this.stage.checkout.session.paymentSessionId}/${end}`);
  }

  /** Ends the session, and lets the checkout find out. */
  async end(end) {
    const checkout = await this.mount({ channels: QRIS });
    await this.turn(end);
    checkout.submit().catch(() => {}); // it ends as it is to be seen
  }

  /** What matches in the checkout, once it is drawn. */
  drawn(css) {
    return new Promise((found) => {
      const look = () => {
        const element = this.host.querySelector(css);
        if (element) found(element);
        return element;
      };
      if (look()) return;
      const observer = new MutationObserver(() => look() && observer.disconnect());
      observer.observe(this.host, { childList: true, subtree: true });
    });
  }

  async mount(options, scene = "open", change = (sandbox) => sandbox) {
    environment ??= ask("/environment");
    const { components_sdk_key: componentsSdkKey } = await ask("/theming/sessions", { scene });
    const sandbox = change(await environment);
    const manner = this.stage.manner();
    const checkout = await mount(this.host, { ...options, ...manner, componentsSdkKey, environment: sandbox, signal: this.signal });
    return (this.stage.checkout = checkout);
  }

  /** Resolves once there is something to see of the attempt. */
  async pay(channels, options = {}, scene = "open", answer = "") {
    const heard = new Promise((done) => {
      for (const name of ["action-begin", "session-pending"]) this.host.addEventListener(`xendit:${name}`, done, { once: true });
    });
    const checkout = await this.mount({ channels, ...options }, scene);
    if (answer) await this.type(answer);
    this.submit();
    await heard;
    return checkout;
  }

  /** Answers the form's only question. */
  async type(answer) {
    const ready = new Promise((done) => this.host.addEventListener("xendit:submission-ready", done, { once: true }));
    const input = this.host.querySelector("input");
    input.value = answer;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await ready;
  }
}
