//! Points on which Xendit's own sources disagree. A quirk switches from the documented default to the other reading.
use clap::ValueEnum;

/// A reading other than the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Quirk {
    /// Absent members of a session are null, as in the API reference's example; default: left out, as in the guides'
    NullMembers,
    /// metadata may hold 50 keys and texts of 500 characters, as the schema says; default: 20 and 80, as its errors say
    SchemaMetadata,
    /// SAVE and SUBSCRIPTION sessions take items, as Xendit's demo store sends them; default: `ITEMS_NOT_SUPPORTED`
    ItemsEverywhere,
    /// HK, MX, HKD and MXN are accepted in sessions, as Xendit's demo store sends them; default: not documented, refused
    HongKongAndMexico,
    /// An unknown mode is an API_VALIDATION_ERROR, as the schema's enum says; default: `MODE_NOT_SUPPORTED`
    EnumMode,
    /// Only https in origins and return URLs, as documented; default: http on localhost as well
    HttpsOnly,
    /// disabled, optional and forced are understood in lower case, as an overview prints them; default: upper case only
    LowerCaseSave,
    /// CUSTOMER_NOT_FOUND, SESSION_NOT_FOUND and 403 INELIGIBLE_SESSION_REQUEST, as until January 2026
    HistoricErrors,
    /// Ids of tokens start with ptkn-, as in the Sessions reference; default: pt-, as everywhere else
    PtknTokens,
    /// Ids of captures start with cap-, as in the Payments reference; default: cptr-, as in live samples
    CapCaptures,
    /// Paying with a token takes a channel_code too, as the schema says; default: it may be left out, as the guide says
    TokenWithChannel,
}
