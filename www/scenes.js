// Real checkouts against the sandbox, each brought to a state of its own.
import { mount } from "xendit-components-wasm";

const QRIS = "QRIS";
const ACCOUNT = "BNI_VIRTUAL_ACCOUNT";

/** `acts` are what a scene can show, by the names of their buttons; the first is shown first. */
export const SCENES = [
  { id: "card", title: "Card form", hasFrames: true, acts: {
    "Empty": (stage) => stage.mount({ channels: "CARDS" }),
    "Incomplete": async (stage) => (await stage.mount({ channels: "CARDS" })).showValidationErrors(),
  } },
  { id: "picker", title: "Picker", hasFrames: true, acts: {
    "Every channel": (stage) => stage.mount({}),
    "E-wallets": async (stage) => (await stage.mount({})).selectChannel("DANA"),
  } },
  { id: "action", title: "Something to do", acts: {
    "QR code": (stage) => stage.pay(QRIS, { actionContainer: stage.container }),
    "Account number": (stage) => stage.pay(ACCOUNT, { actionContainer: stage.container }),
    "In a dialog": (stage) => stage.pay(QRIS),
  } },
  { id: "way", title: "On the way", acts: {
    "Loading": (stage) => stage.mount({ channels: QRIS }, "silent"),
    "Waiting": (stage) => stage.pay("MAYB2E_FPX_BUSINESS", {}, "approval"),
    "Paid": async (stage) => {
      const checkout = await stage.pay(QRIS, { actionContainer: stage.container });
      await ask(`/theming/sessions/${checkout.session.paymentSessionId}/complete`);
      checkout.pollImmediately();
    },
    "Expired": async (stage) => {
      const checkout = await stage.mount({ channels: QRIS });
      await ask(`/theming/sessions/${checkout.session.paymentSessionId}/expire`);
      checkout.submit().catch(() => {}); // it ends as it is to be seen
    },
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
    this.place.replaceChildren(host, container);
    try {
      await this.scene.acts[act](new Showing(this, signal, host, container));
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
  }

  async mount(options, scene = "open") {
    environment ??= ask("/environment");
    const { components_sdk_key: componentsSdkKey } = await ask("/theming/sessions", { scene });
    const sandbox = await environment;
    const manner = this.stage.manner();
    const checkout = await mount(this.host, { ...options, ...manner, componentsSdkKey, environment: sandbox, signal: this.signal });
    return (this.stage.checkout = checkout);
  }

  /** Resolves once there is something to see of the attempt. */
  async pay(channels, options = {}, scene) {
    const heard = new Promise((done) => {
      for (const name of ["action-begin", "session-pending"]) this.host.addEventListener(`xendit:${name}`, done, { once: true });
    });
    const checkout = await this.mount({ channels, ...options }, scene);
    checkout.submit().catch((problem) => this.signal.aborted || this.stage.complain(problem.message));
    await heard;
    return checkout;
  }
}
