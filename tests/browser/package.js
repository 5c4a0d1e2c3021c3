// What the browser tests take from the package. It is bundled before they are compiled: the server that wasm-bindgen's
// test runner has built in leaves requests unanswered when a page asks for many files at once.
export { isXenditComponentsError } from "../../pkg/mount.js";
export { verify } from "../../pkg/pinning.js";
// What the package fetches when it is needed; no server has it made small here.
export { ready, showPage, showPresentation } from "../../pkg/action.js";
export { offer } from "../../pkg/google-pay.js";
export { draw as drawPiece } from "../../pkg/pieces.js";
export { load, change, nearest } from "../../pkg/languages.js";
export { hosts, pinningKeys } from "../../pkg/staging.js";
export { money } from "../../pkg/money.js";
export { default as ar } from "../../pkg/locale/ar.js";
export { en, id };

import en from "../../pkg/locale/en.js";
import id from "../../pkg/locale/id.js";
import { open } from "../../pkg/mount.js";
import { once } from "../../pkg/once.js";
import { draw as drawPhoneNumber } from "../../pkg/phone.js";
import { draw } from "../../pkg/plans.js";
import { stream } from "../../pkg/streaming.js";
import { show } from "../../pkg/test-cards.js";
import { Words } from "../../pkg/words.js";

// As in pkg/index.js; but the glue is these tests' own, which needs this script to be there first.
const wasm = () => new URL("./wasm/xendit_bg.wasm", import.meta.url);
const way = {
  load: once(() => stream(import("./wasm/xendit.js"), wasm, () => import("./fallback.min.js"))),
  present: () => import("./present.min.js"),
};
export const mount = (host, options) => open(way, host, options);

const words = new Words();
words.spoken = { lang: "en", dir: "ltr", named: en, texts: Object.values(en) };
export const drawPhone = (field, account, signal) => drawPhoneNumber(field, account, signal, "", words);
export const drawPlans = (...what) => draw(...what, words);
export const showTestCards = (root) => show(root, words);
