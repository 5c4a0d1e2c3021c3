// The rules Xendit documents for the body of POST /sessions, with the error code it would answer to each. Where its own
// sources disagree, or a list can have grown, nothing is refused here: Xendit decides.
import { origin, returnUrl, webUrl } from "./addresses.js";
import { count, forbidden, isObject, list, matching, moment, nullable, number, object, text, word } from "./shapes.js";

const INTERVAL = word("DAY", "WEEK", "MONTH");

// xendit: the newer reference has no limits for the lengths of a customer's members
const CUSTOMER = object(
  { type: word("INDIVIDUAL"), reference_id: text(), individual_detail: object({ given_names: text() }) },
  { email: text(), mobile_number: matching(/^\+[1-9]\d+$/, "a number in E.164, such as +628123456789") },
);

const ITEM = object(
  {
    reference_id: text({ max: 255 }),
    type: word("DIGITAL_PRODUCT", "PHYSICAL_PRODUCT", "DIGITAL_SERVICE", "PHYSICAL_SERVICE", "FEE"),
    name: text({ max: 255 }),
    net_unit_amount: number,
    quantity: count,
    category: text({ min: 0, max: 255 }),
  },
  {
    url: webUrl,
    image_url: webUrl,
    subcategory: text({ min: 0, max: 255 }),
    description: text({ min: 0, max: 255 }),
    metadata: nullable(metadata),
  },
);

const CARDS = object({}, {
  card_details: forbidden("is not taken here: card data never passes through your server"),
  card_on_file_type: word("CUSTOMER_UNSCHEDULED", "MERCHANT_UNSCHEDULED", "RECURRING"),
  mid_label: text(),
});

const SCHEDULE = object(
  { interval: INTERVAL, interval_count: count, anchor_date: moment },
  {
    total_recurrence: count,
    retry_interval: INTERVAL,
    retry_interval_count: count,
    total_retry: count,
    failed_attempt_notifications: list(count),
  },
);

const SESSION = object(
  {
    reference_id: text({ max: 64 }),
    session_type: word("PAY", "SAVE", "SUBSCRIPTION"),
    mode: word("COMPONENTS", "PAYMENT_LINK"),
    amount: number,
    currency: matching(/^[A-Z]{3}$/, "a currency in three capitals, such as IDR", "INVALID_CURRENCY"),
    country: matching(/^[A-Z]{2}$/, "a country in two capitals, such as ID", "INVALID_COUNTRY"),
  },
  {
    customer_id: customerId,
    customer: CUSTOMER,
    allow_save_payment_method: word("DISABLED", "OPTIONAL", "FORCED"),
    capture_method: word("AUTOMATIC", "MANUAL"),
    channel_properties: object({}, { cards: CARDS }),
    allowed_payment_channels: list(text()),
    expires_at: moment,
    locale: matching(/^[a-z]{2}$/, "a language in two small letters, such as id"),
    metadata: nullable(metadata),
    description: text({ max: 1000 }),
    // xendit: its errors say "PAY only"; its demo store sends them with the others too
    items: nullable(list(ITEM)),
    notification_channels: list(word("EMAIL")),
    subscription: nullable(object({ schedule: SCHEDULE }, { failed_cycle_action: word("RESUME", "STOP") })),
    success_return_url: returnUrl,
    cancel_return_url: returnUrl,
    components_configuration: object({}, { origins: list(origin, { min: 1 }), return_url: nullable(returnUrl) }),
    payment_link_configuration: object({}, { primary_payment_channels: list(text()) }),
    internal_metadata: forbidden("is Xendit's own"),
  },
);

/** @type {typeof import("./rules.js").sessionProblems} */
export function sessionProblems(body) {
  /** @type {import("./rules.js").SessionProblem[]} */
  const problems = [];
  /** @type {import("./shapes.js").Refuse} */
  const refuse = (path, message, errorCode = "API_VALIDATION_ERROR") => void problems.push({ path, message, errorCode });
  SESSION(body, "", refuse);
  // Rules between members say nothing of members that are wrong by themselves.
  if (isObject(body) && problems.length === 0) BETWEEN.forEach((rule) => rule(body, refuse));
  return problems;
}

/** @typedef {(body: Record<string, any>, refuse: import("./shapes.js").Refuse) => void} Rule */

/** @type {Rule[]} */
const BETWEEN = [
  function type({ session_type }, refuse) {
    // xendit: one of its pages names this type; the API has never had it
    if (session_type === "PAY_AND_SAVE") {
      refuse("/session_type", "has to be PAY, with allow_save_payment_method OPTIONAL or FORCED");
    }
    if (session_type === "AUTHORIZATION") refuse("/session_type", "cannot be created", "SESSION_TYPE_NOT_SUPPORTED");
  },
  function amount({ session_type, amount, currency }, refuse) {
    const wrong = (/** @type {string} */ message) => refuse("/amount", message, "INVALID_AMOUNT");
    if (session_type === "SAVE" && amount !== 0) wrong("has to be 0: nothing is charged when a payment method is saved");
    else if (amount < 0 || (amount === 0 && /^(PAY|SUBSCRIPTION)$/.test(session_type))) wrong("has to be greater than zero");
    const decimals = DECIMALS[currency];
    if (decimals !== undefined && decimalsOf(amount) > decimals) {
      wrong(decimals === 0 ? `has to be a whole number in ${currency}` : `may have ${decimals} decimals in ${currency}`);
    }
  },
  function customer({ session_type, allow_save_payment_method, customer, customer_id }, refuse) {
    const isSaving = session_type === "SAVE" || /^(OPTIONAL|FORCED)$/.test(allow_save_payment_method);
    if (isSaving && !customer && !customer_id) {
      refuse("/customer", "is missing, and so is customer_id: whose payment method is saved?", "MISSING_CUSTOMER");
    }
  },
  function saving({ session_type, allow_save_payment_method: choice }, refuse) {
    // xendit: its demo store sends DISABLED with every type
    if (/^(SAVE|SUBSCRIPTION)$/.test(session_type) && /^(OPTIONAL|FORCED)$/.test(choice)) {
      refuse("/allow_save_payment_method", `is for session_type PAY; leave it out with ${session_type}`);
    }
  },
  function capture({ session_type, capture_method }, refuse) {
    if (capture_method !== undefined && /^(SAVE|SUBSCRIPTION)$/.test(session_type)) {
      refuse("/capture_method", `is for session_type PAY; leave it out with ${session_type}`, "DISALLOWED_CAPTURE_METHOD");
    }
  },
  function recurring({ channel_properties }, refuse) {
    const cards = channel_properties?.cards;
    if (/^(MERCHANT_UNSCHEDULED|RECURRING)$/.test(cards?.card_on_file_type) && cards.recurring_configuration === undefined) {
      refuse("/channel_properties/cards/recurring_configuration", `is missing, which ${cards.card_on_file_type} needs`);
    }
  },
  function channels({ allowed_payment_channels: allowed, payment_link_configuration }, refuse) {
    if (!allowed?.length) return;
    payment_link_configuration?.primary_payment_channels?.forEach((/** @type {string} */ code, /** @type {number} */ place) => {
      const path = `/payment_link_configuration/primary_payment_channels/${place}`;
      if (!allowed.includes(code)) refuse(path, "has to be among allowed_payment_channels", "INVALID_PRIMARY_PAYMENT_CHANNEL");
    });
  },
  function expiry({ expires_at }, refuse) {
    // xendit: there is a longest life too, and nothing says which
    if (expires_at && Date.parse(expires_at) < Date.now() + 600_000) {
      refuse("/expires_at", "has to be at least 10 minutes from now", "INVALID_EXPIRY_DATE");
    }
  },
  function schedule({ session_type, subscription }, refuse) {
    if (session_type === "SUBSCRIPTION" && !subscription) {
      refuse("/subscription", "is missing, which session_type SUBSCRIPTION needs");
    }
    // The day as it was written, in whatever time zone was meant.
    if (Number(subscription?.schedule.anchor_date.slice(8, 10)) > 28) {
      refuse("/subscription/schedule/anchor_date", "has to be on a day that every month has: the 28th at the latest");
    }
  },
  function place({ mode, components_configuration }, refuse) {
    if (mode === "COMPONENTS" && !components_configuration?.origins) {
      const what = 'the origins of the pages with the checkout, such as ["https://shop.example"]';
      refuse("/components_configuration/origins", `is missing: ${what}`);
    }
  },
];

/**
 * How many decimals an amount may have.
 * @type {Record<string, number | undefined>}
 */
// assumed: that there are limits is documented, which is not; other currencies are for Xendit to judge
const DECIMALS = { IDR: 0, VND: 0, PHP: 2, THB: 2, SGD: 2, MYR: 2, USD: 2, HKD: 2, MXN: 2 };

/** @param {number} amount */
function decimalsOf(amount) {
  const written = String(amount);
  return written.includes("e-") ? Infinity : (written.split(".")[1]?.length ?? 0);
}

/** @type {import("./shapes.js").Shape} */
function customerId(value, path, refuse) {
  if (typeof value !== "string" || !value.startsWith("cust-")) refuse(path, 'has to start with "cust-"', "INVALID_CUSTOMER_ID");
  else if (value.length !== 41) refuse(path, "has to be cust- and a UUID, 41 characters");
}

/** @type {import("./shapes.js").Shape} */
function metadata(value, path, refuse) {
  if (!isObject(value)) return refuse(path, "has to be an object");
  const errorCode = path === "/metadata" ? "INVALID_METADATA" : "INVALID_ITEM_METADATA";
  const wrong = (/** @type {string} */ message, at = path) => refuse(at, message, errorCode);
  // xendit: its errors speak of 20 keys and 80 characters, its schema of 50 and 500; what both refuse is refused here
  if (Object.keys(value).length > 50) wrong("may have 50 keys at most");
  for (const [key, entry] of Object.entries(value)) {
    const at = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (key.length > 40) wrong("has a key of more than 40 characters", at);
    if (typeof entry !== "string") wrong("has to be a text", at);
    else if (entry.length > 500) wrong("may have 500 characters at most", at);
  }
}
