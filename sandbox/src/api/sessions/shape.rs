//! What the body of `POST /sessions` must look like; xendit-api.md 2.2. Rules between fields are in `rules`.
use crate::api::shapes::{CARD_PROPERTIES, CUSTOMER, ITEM, TEXT};
use crate::http::schema::{Shape, forbidden, optional, required};

const RETURN_URL: Shape = Shape::Text { min: 1, max: 2048 };

const INTERVAL: Shape = Shape::OneOf(&["DAY", "WEEK", "MONTH"]);

const COUNT: Shape = Shape::WholeNumber { min: 1 };

const SUBSCRIPTION: Shape = Shape::Object(&[
    required(
        "schedule",
        Shape::Object(&[
            required("anchor_date", Shape::DateTime),
            required("interval", INTERVAL),
            required("interval_count", COUNT),
            optional("total_recurrence", COUNT),
            optional("retry_interval", INTERVAL),
            optional("retry_interval_count", COUNT),
            optional("total_retry", COUNT),
            optional("failed_attempt_notifications", Shape::List { of: &COUNT, min: 0 }),
        ]),
    ),
    optional("payment_link_for_failed_attempt", Shape::Boolean),
    optional("failed_cycle_action", Shape::OneOf(&["RESUME", "STOP"])),
]);

/// `mode`, `currency` and `country` are only text here: an unknown one has an error code of its own.
pub(crate) const SESSION: Shape = Shape::Object(&[
    required("reference_id", Shape::Text { min: 1, max: 64 }),
    required("currency", TEXT),
    required("amount", Shape::Number),
    required("country", TEXT),
    // AUTHORIZATION is no type of the schema, but its refusal has an error code of its own.
    required("session_type", Shape::OneOf(&["SAVE", "PAY", "SUBSCRIPTION", "AUTHORIZATION"])),
    required("mode", TEXT),
    optional("customer_id", TEXT),
    optional("customer", CUSTOMER),
    optional("allow_save_payment_method", Shape::OneOf(&["DISABLED", "OPTIONAL", "FORCED"])),
    optional("capture_method", Shape::OneOf(&["AUTOMATIC", "MANUAL"])),
    optional("channel_properties", Shape::Object(&[optional("cards", CARD_PROPERTIES)])),
    optional("allowed_payment_channels", Shape::List { of: &TEXT, min: 0 }),
    optional("expires_at", Shape::DateTime),
    optional("locale", Shape::Text { min: 2, max: 2 }),
    optional("metadata", Shape::Nullable(&Shape::AnyObject)),
    optional("description", Shape::Text { min: 1, max: 1000 }),
    optional("items", Shape::Nullable(&Shape::List { of: &ITEM, min: 0 })),
    optional("notification_channels", Shape::List { of: &Shape::OneOf(&["EMAIL"]), min: 0 }),
    optional("subscription", Shape::Nullable(&SUBSCRIPTION)),
    optional("success_return_url", RETURN_URL),
    optional("cancel_return_url", RETURN_URL),
    optional(
        "components_configuration",
        Shape::Object(&[
            required("origins", Shape::List { of: &RETURN_URL, min: 1 }),
            optional("return_url", Shape::Nullable(&RETURN_URL)),
        ]),
    ),
    optional(
        "payment_link_configuration",
        Shape::Object(&[optional("primary_payment_channels", Shape::List { of: &TEXT, min: 0 })]),
    ),
    forbidden("internal_metadata"),
]);
