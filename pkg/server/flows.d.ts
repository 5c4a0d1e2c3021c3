import type { SessionRequest, SessionType } from "./session-request.js";

/** What a flow sets by itself. */
type FlowsOwn = "session_type" | "mode";

/** What the terms may not say. */
type Nothing<Names extends string> = { [Name in Names]?: never };

/** `Omit` forgets the named members where there is an index signature; this does not. */
type Without<Type, Names extends PropertyKey> = { [Name in keyof Type as Name extends Names ? never : Name]: Type[Name] };

/** What a flow needs that other sessions can do without. */
type With<Names extends keyof SessionRequest> = { [Name in Names]: NonNullable<SessionRequest[Name]> };

/** Whose payment method is saved. */
type Whose = With<"customer"> | With<"customer_id">;

/** Where your page is. */
type OnYourPage = With<"components_configuration">;

/** What is yours to say of a one-time payment. */
export type OneTimePaymentTerms = Without<SessionRequest, FlowsOwn> & OnYourPage & Nothing<FlowsOwn>;
/** What is yours to say of saving a payment method. */
export type SavePaymentMethodTerms = Without<SessionRequest, FlowsOwn | "amount"> &
  OnYourPage &
  Whose & Partial<Record<"amount", 0>> & Nothing<FlowsOwn>;
/** What is yours to say of a payment that saves. */
export type PayAndSaveTerms = Without<SessionRequest, FlowsOwn | "allow_save_payment_method"> &
  OnYourPage &
  Whose & Partial<Record<"allow_save_payment_method", "OPTIONAL" | "FORCED">> & Nothing<FlowsOwn>;
/** What is yours to say of a subscription. */
export type SubscriptionTerms = Without<SessionRequest, FlowsOwn> &
  OnYourPage & With<"subscription"> & Nothing<FlowsOwn>;
/** What is yours to say of a payment on Xendit's page. */
export type PaymentLinkTerms = Without<SessionRequest, FlowsOwn> & Partial<Record<"session_type", SessionType>> & Nothing<"mode">;

/** A body that was checked, of a session for your own page. */
export type ComponentsRequest = SessionRequest & Record<"mode", "COMPONENTS">;
/** A body that was checked, of a session for Xendit's page. */
export type PaymentLinkRequest = SessionRequest & Record<"mode", "PAYMENT_LINK">;

/**
 * Somebody pays once, on your page: `PAY`, `COMPONENTS`. Throws `INVALID_REQUEST` for what Xendit would refuse.
 *
 * @example
 * oneTimePayment({
 *   reference_id: order.id,
 *   amount: 125000, // Rp125.000
 *   currency: "IDR",
 *   country: "ID",
 *   components_configuration: { origins: ["https://shop.example"] },
 * });
 */
export function oneTimePayment(terms: OneTimePaymentTerms): ComponentsRequest;

/**
 * Somebody leaves a payment method for another time, and pays nothing: `SAVE`, `COMPONENTS`, amount 0. The webhook
 * `payment_session.completed` brings its `payment_token_id`. Throws `INVALID_REQUEST`.
 */
export function savePaymentMethod(terms: SavePaymentMethodTerms): ComponentsRequest;

/**
 * Somebody pays and has the payment method saved: `PAY`, `COMPONENTS`. With `OPTIONAL`, which it is unless you say `FORCED`,
 * that is the shopper's choice. Throws `INVALID_REQUEST`.
 */
export function payAndSave(terms: PayAndSaveTerms): ComponentsRequest;

/** Somebody pays again and again, by `subscription.schedule`: `SUBSCRIPTION`, `COMPONENTS`. Throws `INVALID_REQUEST`. */
export function subscription(terms: SubscriptionTerms): ComponentsRequest;

/**
 * Somebody pays on Xendit's page, at the `payment_link_url` of the answer: `PAYMENT_LINK`, and `PAY` unless you say
 * otherwise. Throws `INVALID_REQUEST`.
 */
export function paymentLink(terms: PaymentLinkTerms): PaymentLinkRequest;
