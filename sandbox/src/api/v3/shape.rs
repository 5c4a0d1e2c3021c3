//! What bodies of the Payments API must look like; xendit-api.md 3.2 and 3.4, and the API reference.
use crate::api::shapes::{CUSTOMER, ITEM, TEXT};
use crate::http::schema::{Shape, optional, required};

const COUNTRY: Shape = Shape::OneOf(&["ID", "PH", "VN", "TH", "SG", "MY", "HK", "MX"]);
const DESCRIPTION: Shape = Shape::Text { min: 1, max: 1000 };

const ADDRESS: Shape = Shape::Object(&[
    required("country", Shape::Text { min: 2, max: 2 }),
    optional("street_line1", TEXT),
    optional("street_line2", TEXT),
    optional("city", TEXT),
    optional("province_state", TEXT),
    optional("postal_code", TEXT),
]);

/// Which of the channel, its properties, the amount and the token there must be depends on the type.
pub(crate) const PAYMENT_REQUEST: Shape = Shape::Object(&[
    required("reference_id", TEXT),
    required("type", Shape::OneOf(&["PAY", "PAY_AND_SAVE", "REUSABLE_PAYMENT_CODE"])),
    required("country", COUNTRY),
    required("currency", TEXT),
    optional("request_amount", Shape::Number),
    optional("channel_code", TEXT),
    optional("channel_properties", Shape::AnyObject),
    optional("payment_token_id", TEXT),
    optional("capture_method", Shape::OneOf(&["AUTOMATIC", "MANUAL"])),
    optional("customer_id", TEXT),
    optional("customer", CUSTOMER),
    optional("description", DESCRIPTION),
    optional("items", Shape::List { of: &ITEM, min: 0 }),
    optional("shipping_information", ADDRESS),
    optional("metadata", Shape::AnyObject),
]);

pub(crate) const PAYMENT_TOKEN: Shape = Shape::Object(&[
    required("reference_id", TEXT),
    required("country", COUNTRY),
    required("currency", TEXT),
    required("channel_code", TEXT),
    required("channel_properties", Shape::AnyObject),
    optional("customer_id", TEXT),
    optional("customer", CUSTOMER),
    optional("description", DESCRIPTION),
    optional("metadata", Shape::AnyObject),
]);

pub(super) const CARD_DETAILS: Shape = Shape::Object(&[
    required("card_number", Shape::Text { min: 12, max: 19 }),
    required("expiry_month", Shape::Text { min: 1, max: 2 }),
    required("expiry_year", Shape::Text { min: 4, max: 4 }),
    optional("cvn", Shape::Text { min: 3, max: 4 }),
    optional("cardholder_first_name", TEXT),
    optional("cardholder_last_name", TEXT),
    optional("cardholder_email", TEXT),
    optional("cardholder_phone_number", TEXT),
]);

/// Members of `channel_properties` that mean something whatever the channel is.
pub(super) const PROPERTIES: Shape = Shape::Object(&[
    optional("success_return_url", Shape::WebUrl),
    optional("failure_return_url", Shape::WebUrl),
    optional("cancel_return_url", Shape::WebUrl),
    optional("expires_at", Shape::DateTime),
    optional("skip_three_ds", Shape::Boolean),
    optional(
        "card_on_file_type",
        Shape::OneOf(&["CUSTOMER_UNSCHEDULED", "MERCHANT_UNSCHEDULED", "RECURRING"]),
    ),
]);

pub(crate) const CAPTURE: Shape =
    Shape::Object(&[optional("capture_amount", Shape::Number), optional("final_capture", Shape::Boolean)]);

pub(crate) const SIMULATION: Shape = Shape::Object(&[optional("amount", Shape::Number)]);
