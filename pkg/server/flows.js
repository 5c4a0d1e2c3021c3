// The flows of Xendit's guides, each as the body of POST /sessions: the members that make the flow, and yours.
import { checked } from "./checked.js";

/** @type {typeof import("./flows.js").oneTimePayment} */
export const oneTimePayment = (terms) => checked({ ...terms, session_type: "PAY", mode: "COMPONENTS" });

/** @type {typeof import("./flows.js").savePaymentMethod} */
export const savePaymentMethod = (terms) => checked({ ...terms, amount: terms.amount ?? 0, session_type: "SAVE", mode: "COMPONENTS" });

/** @type {typeof import("./flows.js").payAndSave} */
export const payAndSave = (terms) =>
  checked({ ...terms, allow_save_payment_method: terms.allow_save_payment_method ?? "OPTIONAL", session_type: "PAY", mode: "COMPONENTS" });

/** @type {typeof import("./flows.js").subscription} */
export const subscription = (terms) => checked({ ...terms, session_type: "SUBSCRIPTION", mode: "COMPONENTS" });

/** @type {typeof import("./flows.js").paymentLink} */
export const paymentLink = (terms) => checked({ ...terms, session_type: terms.session_type ?? "PAY", mode: "PAYMENT_LINK" });
