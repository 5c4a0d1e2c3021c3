import type { ComponentsConfiguration, Customer, SessionRequest, SessionType, Subscription, Word } from "./session-request.js";

/** What a flow sets by itself. */
type Set = "session_type" | "mode";

/** `Omit` forgets the named members where there is an index signature; this does not. */
type Without<Type, Names extends PropertyKey> = { [Name in keyof Type as Name extends Names ? never : Name]: Type[Name] };

/** Whose payment method is saved. */
type Whose = { customer: Customer } | { customer_id: string };

type OnYourPage = { components_configuration: ComponentsConfiguration };

export type OneTimePaymentTerms = Without<SessionRequest, Set> & OnYourPage & { session_type?: never; mode?: never };
export type SavePaymentMethodTerms = Without<SessionRequest, Set | "amount"> &
  OnYourPage &
  Whose & { amount?: 0; session_type?: never; mode?: never };
export type PayAndSaveTerms = Without<SessionRequest, Set | "allow_save_payment_method"> &
  OnYourPage &
  Whose & { allow_save_payment_method?: "OPTIONAL" | "FORCED"; session_type?: never; mode?: never };
export type SubscriptionTerms = Without<SessionRequest, Set> &
  OnYourPage & { subscription: Subscription; session_type?: never; mode?: never };
export type PaymentLinkTerms = Without<SessionRequest, Set> & { session_type?: SessionType; mode?: never };

/** A body that was checked, of a session for your own page. */
export type ComponentsRequest = SessionRequest & { mode: "COMPONENTS" };
/** A body that was checked, of a session for Xendit's page. */
export type PaymentLinkRequest = SessionRequest & { mode: "PAYMENT_LINK" };

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
