//! What the body of `POST /sessions` must look like; xendit-api.md 2.2. Rules between fields are in `rules`.
use crate::http::schema::{Shape, forbidden, optional, required};

const URL: Shape = Shape::Text { min: 1, max: 2048 };

const CUSTOMER: Shape = Shape::Object(&[
    required("type", Shape::OneOf(&["INDIVIDUAL"])),
    required("reference_id", Shape::Text { min: 1, max: 255 }),
    optional("email", Shape::Text { min: 4, max: 50 }),
    optional("mobile_number", Shape::PhoneNumber),
    required(
        "individual_detail",
        Shape::Object(&[
            required("given_names", Shape::Text { min: 1, max: 50 }),
            optional("surname", Shape::Nullable(&Shape::Text { min: 1, max: 50 })),
            optional("nationality", Shape::Text { min: 2, max: 2 }),
            optional("place_of_birth", Shape::Text { min: 1, max: 60 }),
            optional("date_of_birth", Shape::Text { min: 10, max: 10 }),
            optional("gender", Shape::OneOf(&["MALE", "FEMALE", "OTHER"])),
        ]),
    ),
]);

const ITEM: Shape = Shape::Object(&[
    required("reference_id", Shape::Text { min: 1, max: 255 }),
    required(
        "type",
        Shape::OneOf(&["DIGITAL_PRODUCT", "PHYSICAL_PRODUCT", "DIGITAL_SERVICE", "PHYSICAL_SERVICE", "FEE"]),
    ),
    required("name", Shape::Text { min: 1, max: 255 }),
    required("net_unit_amount", Shape::Number),
    required("quantity", Shape::WholeNumber { min: 1 }),
    required("category", Shape::Text { min: 0, max: 255 }),
    optional("url", URL),
    optional("image_url", URL),
    optional("subcategory", Shape::Text { min: 0, max: 255 }),
    optional("description", Shape::Text { min: 0, max: 255 }),
    optional("metadata", Shape::Nullable(&Shape::AnyObject)),
]);

const CARDS_PROPERTIES: Shape = Shape::Object(&[
    forbidden("card_details"),
    optional(
        "card_on_file_type",
        Shape::OneOf(&["CUSTOMER_UNSCHEDULED", "MERCHANT_UNSCHEDULED", "RECURRING"]),
    ),
    optional("recurring_configuration", Shape::AnyObject),
    optional("mid_label", Shape::Text { min: 1, max: 255 }),
    optional("skip_three_ds", Shape::Boolean),
]);

/// `mode` is only text here: an unknown one has an error code of its own.
pub(crate) const SESSION: Shape = Shape::Object(&[
    required("reference_id", Shape::Text { min: 1, max: 64 }),
    required("currency", Shape::Text { min: 1, max: 255 }),
    required("amount", Shape::Number),
    required("country", Shape::Text { min: 1, max: 255 }),
    required("session_type", Shape::OneOf(&["SAVE", "PAY", "SUBSCRIPTION", "AUTHORIZATION"])),
    required("mode", Shape::Text { min: 1, max: 255 }),
    optional("customer_id", Shape::Text { min: 1, max: 255 }),
    optional("customer", CUSTOMER),
    optional("allow_save_payment_method", Shape::OneOf(&["DISABLED", "OPTIONAL", "FORCED"])),
    optional("capture_method", Shape::OneOf(&["AUTOMATIC", "MANUAL"])),
    optional("channel_properties", Shape::Object(&[optional("cards", CARDS_PROPERTIES)])),
    optional("allowed_payment_channels", Shape::List { of: &Shape::Text { min: 1, max: 255 }, min: 0 }),
    optional("expires_at", Shape::DateTime),
    optional("locale", Shape::Text { min: 2, max: 2 }),
    optional("metadata", Shape::Nullable(&Shape::AnyObject)),
    optional("description", Shape::Text { min: 1, max: 1000 }),
    optional("items", Shape::Nullable(&Shape::List { of: &ITEM, min: 0 })),
    optional("notification_channels", Shape::List { of: &Shape::OneOf(&["EMAIL"]), min: 0 }),
    optional("success_return_url", URL),
    optional("cancel_return_url", URL),
    optional(
        "components_configuration",
        Shape::Object(&[
            required("origins", Shape::List { of: &Shape::Text { min: 1, max: 2048 }, min: 1 }),
            optional("return_url", Shape::Nullable(&URL)),
        ]),
    ),
    optional(
        "payment_link_configuration",
        Shape::Object(&[optional(
            "primary_payment_channels",
            Shape::List { of: &Shape::Text { min: 1, max: 255 }, min: 0 },
        )]),
    ),
    forbidden("internal_metadata"),
]);
