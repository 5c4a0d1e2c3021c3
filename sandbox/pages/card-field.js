// The card field's beginning: checks where it is, agrees on a key with the server, then shows its one input.
import { appearanceFrom, applyAppearance } from "./card-field/appearance.js";
import { fromBase64 } from "./card-field/base64.js";
import { FieldCipher } from "./card-field/cipher.js";
import { cvn } from "./card-field/cvn.js";
import { Editor } from "./card-field/editor.js";
import { Embedder } from "./card-field/embedder.js";
import { expiry } from "./card-field/expiry.js";
import { InitFailure, showFailure } from "./card-field/failure.js";
import { number } from "./card-field/number.js";
import { parametersFrom } from "./card-field/parameters.js";
import { isPinned } from "./card-field/pinning.js";
import { scenarioValue } from "./card-field/simulation.js";

const FIELDS = new Map([number, expiry, cvn].map((field) => [field.inputType, field]));

async function open() {
  const { default: pinningKeys = [] } = await import("./pinning-keys.js").catch(() => ({ default: [] }));
  if (pinningKeys.length === 0) throw new InitFailure("missing pinning keys");
  if (window.origin === "null") throw new InitFailure("null origin");
  if (!globalThis.crypto?.subtle) throw new InitFailure("crypto unsupported");

  const parameters = parametersFrom(location);
  const field = FIELDS.get(parameters.inputType);
  if (!field) throw new InitFailure("unknown input_type");
  const serverKey = fromBase64(parameters.publicKey);
  if (!(await isPinned(serverKey, fromBase64(parameters.signature), pinningKeys))) throw new InitFailure("pin failure");

  const cipher = await FieldCipher.agree(serverKey, parameters.sessionId);
  const embedder = new Embedder(window, parameters.embedder);
  // xendit: "ready" goes out before the input exists (protocol.md C.2), so a bad appearance fails after it
  embedder.post({ type: "xendit-iframe-ready", ecdhPublicKey: cipher.publicKey });

  const appearance = appearanceFrom(parameters.appearance);
  const editor = new Editor(document, field);
  applyAppearance(appearance, editor.input);
  document.body.replaceChildren(alone(editor.wrapper));

  let announced = Promise.resolve();
  editor.onChange = (values) => {
    // encryption takes its time; a chain keeps the messages in the order of the keystrokes
    announced = announced.then(async () => {
      const errors = field.errors(editor.input.value, new Date());
      embedder.post(await change(cipher, values, errors));
    });
  };
  editor.input.addEventListener("focus", () => embedder.post({ type: "xendit-iframe-focus" }));
  editor.input.addEventListener("blur", () => embedder.post({ type: "xendit-iframe-blur" }));
  embedder.listen({
    "xendit-iframe-focus": () => editor.input.focus(),
    "xendit-iframe-populate-for-simulation": ({ scenario }) => editor.fill(scenarioValue(scenario, field.inputType)),
  });
}

/** In a form of its own, which browsers ask of a hidden field; it has nowhere to go when somebody presses Enter. */
function alone(field) {
  const form = document.createElement("form");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(field);
  return form;
}

async function change(cipher, values, errors) {
  return {
    type: "xendit-iframe-change",
    encrypted: await Promise.all(values.map((value) => cipher.encrypt(value))),
    empty: values.every((value) => value === ""),
    valid: errors.length === 0,
    validationErrorCodes: errors.map((localeKey) => ({ localeKey })),
  };
}

open().catch((problem) => showFailure(window, problem));
