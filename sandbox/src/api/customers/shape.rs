//! What the body of `POST /customers` must look like, by the API reference.
use crate::api::shapes::{INDIVIDUAL_DETAIL, TEXT};
use crate::http::schema::{Shape, optional, required};

const UP_TO_50: Shape = Shape::Text { min: 1, max: 50 };
const COUNTRY: Shape = Shape::Text { min: 2, max: 2 };
const NUMBER: Shape = Shape::Nullable(&Shape::Text { min: 7, max: 15 });

const BUSINESS_DETAIL: Shape = Shape::Object(&[
    required("business_name", UP_TO_50),
    optional("trading_name", Shape::Nullable(&UP_TO_50)),
    optional(
        "business_type",
        Shape::OneOf(&[
            "SOLE_PROPRIETOR",
            "PARTNERSHIP",
            "COOPERATIVE",
            "TRUST",
            "NON_PROFIT",
            "GOVERNMENT",
            "CORPORATION",
        ]),
    ),
    optional("nature_of_business", Shape::Nullable(&UP_TO_50)),
    optional("business_domicile", Shape::Nullable(&TEXT)),
    optional("date_of_registration", Shape::Nullable(&Shape::Date)),
]);

const ADDRESS: Shape = Shape::Object(&[
    required("country", COUNTRY),
    optional("street_line1", TEXT),
    optional("street_line2", TEXT),
    optional("city", TEXT),
    optional("province_state", TEXT),
    optional("postal_code", TEXT),
    optional("category", Shape::OneOf(&["HOME", "WORK", "PROVINCIAL"])),
    optional("is_primary", Shape::Boolean),
]);

const KYC_DOCUMENT: Shape = Shape::Object(&[
    required("country", COUNTRY),
    optional(
        "type",
        Shape::OneOf(&[
            "BIRTH_CERTIFICATE",
            "BANK_STATEMENT",
            "DRIVING_LICENSE",
            "IDENTITY_CARD",
            "PASSPORT",
            "VISA",
            "BUSINESS_REGISTRATION",
            "BUSINESS_LICENSE",
        ]),
    ),
    optional(
        "sub_type",
        Shape::OneOf(&[
            "NATIONAL_ID",
            "CONSULAR_ID",
            "VOTER_ID",
            "POSTAL_ID",
            "RESIDENCE_PERMIT",
            "TAX_ID",
            "STUDENT_ID",
            "MILITARY_ID",
            "MEDICAL_ID",
            "OTHERS",
        ]),
    ),
    optional("document_name", TEXT),
    optional("document_number", TEXT),
    optional("expires_at", Shape::Nullable(&TEXT)),
    optional("holder_name", TEXT),
    optional("document_images", Shape::List { of: &TEXT, min: 0 }),
]);

/// Which of the two details there must be depends on `type`.
pub(crate) const CUSTOMER: Shape = Shape::Object(&[
    required("reference_id", TEXT),
    required("type", Shape::OneOf(&["INDIVIDUAL", "BUSINESS"])),
    optional("individual_detail", INDIVIDUAL_DETAIL),
    optional("business_detail", BUSINESS_DETAIL),
    optional("mobile_number", NUMBER),
    optional("phone_number", NUMBER),
    optional("email", Shape::Nullable(&UP_TO_50)),
    optional("addresses", Shape::Nullable(&Shape::List { of: &ADDRESS, min: 0 })),
    optional("kyc_documents", Shape::Nullable(&Shape::List { of: &KYC_DOCUMENT, min: 0 })),
    optional("description", Shape::Nullable(&Shape::Text { min: 2, max: 500 })),
    optional("date_of_registration", Shape::Nullable(&Shape::Date)),
    optional("domicile_of_registration", Shape::Nullable(&COUNTRY)),
    optional("metadata", Shape::Nullable(&Shape::AnyObject)),
]);
