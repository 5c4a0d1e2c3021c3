// What a payment is to be made with elsewhere: a code, an account number, a link. Its WebAssembly is fetched when there
// is something to show; most shoppers pay by card and never see any.
import { copy, say } from "./copying.js";
import * as glue from "./wasm/present.js";

/** Pixels a module, in a saved picture. */
const SCALE = 8;

let loading;

/** Loads the WebAssembly once; a load that failed is tried again on the next call. */
function load() {
  loading ??= fetchAndCompile().catch((cause) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function fetchAndCompile() {
  const url = new URL("./wasm/present_bg.wasm", import.meta.url);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}; check that your bundler copied the file`);
  await glue.default({ module_or_path: await answer.arrayBuffer() });
}

/** What only the page can do for a shopper; the WebAssembly calls it. */
class Desk {
  listeners = new AbortController();

  constructor(body) {
    this.body = body;
  }

  onPress(element, pressed) {
    element.addEventListener("click", pressed, { signal: this.listeners.signal });
  }

  copy(text, button, copied) {
    copy(text, button, copied, button.previousElementSibling);
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
      URL.revokeObjectURL(href);
    });
  }

  affirm(button, checking) {
    say(button, checking);
    this.body.dispatchEvent(new Event("xendit-affirmed"));
  }
}

/** Puts our styles beside the checkout's. Where the browser has no constructable stylesheets, what is shown is plain. */
function dress(scope) {
  let sheet;
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(glue.styles());
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  } catch {
    return () => {};
  }
  return () => {
    scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/**
 * Shows in `body` what the gateway's `action` says, for a payment of `amount` to `merchant`. Dispatches
 * `xendit-affirmed` on `body` when the shopper says that it is paid. Resolves with a function that lets go of it.
 */
export async function present(body, { action, amount, currency, merchant }) {
  await load();
  const desk = new Desk(body);
  const sum = new Intl.NumberFormat("en", { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  const fileName = ["payment", merchant, currency, amount].filter(Boolean).join("-").replace(/[^\w-]+/g, "-");
  const undress = dress(body.getRootNode());
  body.replaceChildren();
  const facts = { amount: amount ? sum.format(amount) : "", plainAmount: String(amount), merchant: merchant ?? "", fileName };
  const panel = glue.present(body, { action, ...facts }, desk);
  return () => {
    desk.listeners.abort();
    panel.free();
    undress();
  };
}
