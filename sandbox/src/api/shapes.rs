//! Parts that several request bodies share: customers, items, properties of cards.
use crate::http::schema::{Shape, forbidden, optional, required};

/// Some text. How long it may be is not documented: as long as makes sense.
pub(crate) const TEXT: Shape = Shape::Text { min: 1, max: 255 };

const UP_TO_50: Shape = Shape::Text { min: 1, max: 50 };

/// A customer inside another request; xendit-api.md 2.2.
pub(crate) const CUSTOMER: Shape = Shape::Object(&[
    required("type", Shape::OneOf(&["INDIVIDUAL"])),
    required("reference_id", TEXT),
    optional("email", Shape::Text { min: 4, max: 50 }),
    optional("mobile_number", Shape::PhoneNumber),
    required("individual_detail", INDIVIDUAL_DETAIL),
]);

pub(crate) const INDIVIDUAL_DETAIL: Shape = Shape::Object(&[
    required("given_names", UP_TO_50),
    optional("surname", Shape::Nullable(&UP_TO_50)),
    optional("nationality", Shape::Nullable(&Shape::Text { min: 2, max: 2 })),
    optional("place_of_birth", Shape::Nullable(&Shape::Text { min: 1, max: 60 })),
    optional("date_of_birth", Shape::Nullable(&Shape::Date)),
    optional("gender", Shape::Nullable(&Shape::OneOf(&["MALE", "FEMALE", "OTHER"]))),
]);

pub(crate) const ITEM: Shape = Shape::Object(&[
    required("reference_id", TEXT),
    required(
        "type",
        Shape::OneOf(&["DIGITAL_PRODUCT", "PHYSICAL_PRODUCT", "DIGITAL_SERVICE", "PHYSICAL_SERVICE", "FEE"]),
    ),
    required("name", TEXT),
    required("net_unit_amount", Shape::Number),
    required("quantity", Shape::WholeNumber { min: 1 }),
    required("category", Shape::Text { min: 0, max: 255 }),
    optional("url", Shape::WebUrl),
    optional("image_url", Shape::WebUrl),
    optional("subcategory", Shape::Text { min: 0, max: 255 }),
    optional("description", Shape::Text { min: 0, max: 255 }),
    optional("metadata", Shape::Nullable(&Shape::AnyObject)),
]);

/// `channel_properties.cards` of a session: how cards are to be charged, never a card.
pub(crate) const CARD_PROPERTIES: Shape = Shape::Object(&[
    forbidden("card_details"),
    optional(
        "card_on_file_type",
        Shape::OneOf(&["CUSTOMER_UNSCHEDULED", "MERCHANT_UNSCHEDULED", "RECURRING"]),
    ),
    optional("recurring_configuration", Shape::AnyObject),
    optional("mid_label", TEXT),
    optional("skip_three_ds", Shape::Boolean),
]);
