// What the browser tests take from the package. It is bundled before they are compiled: the server that wasm-bindgen's
// test runner has built in leaves requests unanswered when a page asks for many files at once.
export { mount, isXenditComponentsError } from "../../pkg/index.js";
export { pinningKeys } from "../../pkg/release.js";
export { verify } from "../../pkg/pinning.js";
// What the package fetches when it is needed; no server has it made small here.
export { showPage, showPresentation } from "../../pkg/action.js";
export { offer } from "../../pkg/google-pay.js";
export { draw as drawPhone } from "../../pkg/phone.js";
export { draw as drawPiece } from "../../pkg/pieces.js";
export { draw as drawPlans } from "../../pkg/plans.js";
export { show as showTestCards } from "../../pkg/test-cards.js";
