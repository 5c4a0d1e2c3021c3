/**
 * Whether a webhook's `x-callback-token` is the one of Xendit's dashboard (Settings, Webhooks). It takes equally long for a
 * token that is nearly right as for any other. A token that is not configured, or empty, matches nothing.
 *
 * {@link readWebhook} does this, and reads the webhook too.
 */
export function isCallbackToken(given: string | null | undefined, configured: string | null | undefined): Promise<boolean>;
